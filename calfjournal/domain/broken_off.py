"""Recordings that break off: what was read of them is there, and a longer one may follow."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.message import Message, Words
from calfjournal.domain.run import Run
from calfjournal.domain.same_run import SAME_START, UNNAMED, length_s

_BREAKS_OFF: Final = frozenset({"importers.breaks_off", "importers.breaks_off_at_once"})


def breaks_off(said: Words) -> bool:
    """True where a message, or one of those it puts together, says that a file breaks off."""
    if not isinstance(said, Message):
        return False
    if said.key in _BREAKS_OFF:
        return True
    parts = said.values.get("parts")
    return isinstance(parts, tuple | list) and any(
        breaks_off(part) for part in parts if isinstance(part, Message)
    )


def is_stump_of(stump: Run, whole: Run, first_s: float = 0.0) -> bool:
    """True where a run of a file that broke off is the beginning of a longer recording.

    Its sport is the same or was not read, and so is its start, within what formats round; a file
    without its summary starts at its first sample, ``first_s`` seconds after the whole one.
    """
    late = (stump.start - whole.start).total_seconds()
    least = SAME_START.total_seconds()
    return (
        breaks_off(stump.warning)
        and (stump.sport == whole.sport or stump.sport in UNNAMED)
        and min(abs(late), abs(late - first_s)) <= least
        and length_s(stump) < length_s(whole)
    )
