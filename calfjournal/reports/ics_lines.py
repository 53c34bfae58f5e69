"""The lines of a calendar file (RFC 5545): events, the texts in them, and how they are folded.

Whatever a person typed stays inside its property: a text can begin no line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from msgspec import Struct

LINE_OCTETS: Final = 75
"""The longest line, without its end (RFC 5545, 3.1)."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = re.compile(r"[\\;,]")


class CalendarEvent(Struct, frozen=True):
    """One event; ``uid`` names it for ever.

    Hours are local and without a zone (RFC 5545, 3.3.5, form 1: the same on every clock); of days
    the first and, after the last, the end. ``off`` tells that it does not take place, ``rings``
    when its alarm does, seen from its beginning; None = never.
    """

    uid: str
    start: datetime | date
    end: datetime | date
    title: str
    off: bool = False
    rings: timedelta | None = None


def calendar(
    events: Iterable[CalendarEvent], *, program: str, stamp: datetime, sequence: int
) -> Iterator[str]:
    """Yield the lines of a calendar, made by a version of ours at an instant (aware)."""
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//calfjournal//calfjournal {program}//EN"
    yield "CALSCALE:GREGORIAN"
    for event in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{text(event.uid)}"
        yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%S}Z"
        yield f"SEQUENCE:{sequence}"
        yield f"DTSTART{_moment(event.start)}"
        yield f"DTEND{_moment(event.end)}"
        yield from _about(event)
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _about(event: CalendarEvent) -> Iterator[str]:
    said = text(event.title)
    yield f"SUMMARY:{said}"
    yield "STATUS:CANCELLED" if event.off else "STATUS:CONFIRMED"
    if not isinstance(event.start, datetime):
        yield "TRANSP:TRANSPARENT"
    if event.rings is not None:
        minutes = event.rings // timedelta(minutes=1)
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{said}"
        yield f"TRIGGER:{'-' if minutes < 0 else ''}PT{abs(minutes)}M"
        yield "END:VALARM"


def _moment(at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f":{at:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{at:%Y%m%d}"


def text(value: str) -> str:
    """Return a text as a property holds it (RFC 5545, 3.3.11); control characters are left out."""
    lines = (_CONTROLS.sub("", line) for line in _BREAKS.split(value))
    return r"\n".join(_ESCAPED.sub(r"\\\g<0>", line) for line in lines)


def document(lines: Iterable[str]) -> bytes:
    """Return the file: every line folded and ended with CR and LF."""
    return b"".join(part + b"\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[bytes]:
    """Yield a line in parts of at most 75 octets; those that follow begin with a space.

    No character is cut: some programs unfold after they decoded.
    """
    part = bytearray()
    for character in line:
        octets = character.encode("utf-8")
        if len(part) + len(octets) > LINE_OCTETS:
            yield bytes(part)
            part = bytearray(b" ")
        part += octets
    yield bytes(part)
