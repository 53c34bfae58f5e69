"""A year against the year before, line by line."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.comparison import Change
from calfjournal.messages import formats, tr
from calfjournal.views.year import Against


class AgainstLine(Struct, frozen=True):
    """What is compared, how it is now and was then, and the change.

    ``beyond`` is the change where it is more than noise, else 0.
    """

    title: str
    now: str
    then: str
    change: str
    beyond: float = 0.0


def against_span(found: Against) -> str:
    """Return which days are compared: ``1 January to 29 November, beside the days …``."""
    first, last = formats.day_in_month(found.first), formats.day_in_month(found.last)
    return tr("{first} to {last}, beside the days 52 weeks before", first=first, last=last)


def against_lines(found: Against) -> tuple[AgainstLine, ...]:
    """Return what is compared; with nothing kept then there is nothing to compare with."""
    now, then = found.done
    return (
        AgainstLine(
            tr("Sessions done"),
            formats.number(now, 0),
            formats.number(then, 0),
            _signed(now - then),
        ),
        _painful(found),
        _raises(found),
    )


def _signed(change: float) -> str:
    return formats.signed(change, 0)


def _painful(found: Against) -> AgainstLine:
    (now, then), (of_now, of_then) = found.painful, found.mornings
    return AgainstLine(
        tr("Mornings with pain ≥ {pain}", pain=found.pain_from),
        _of(now, of_now),
        _of(then, of_then),
        _signed(now - then) if of_now and of_then else formats.UNKNOWN,
    )


def _of(count: int, all_of: int) -> str:
    return tr("{count} of {all}", count=count, all=all_of) if all_of else formats.UNKNOWN


def _raises(found: Against) -> AgainstLine:
    now, then = (formats.number(reps, 0) for reps in found.raises)
    change = found.change
    return AgainstLine(
        tr("Single-leg raises, weaker side"),
        now,
        then,
        _change(change, tested=None not in found.raises),
        change.value if change is not None and change.real else 0.0,
    )


def _change(change: Change | None, *, tested: bool) -> str:
    if change is None:
        return tr("tested in another way") if tested else formats.UNKNOWN
    if change.real:
        return tr("{change:+0}, beyond ±{noise:0}", change=change.value, noise=change.noise)
    return tr("{change:+0}, within ±{noise:0}", change=change.value, noise=change.noise)
