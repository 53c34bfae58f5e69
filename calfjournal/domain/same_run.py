"""When two recordings are of one run: the rule that keeps an import from counting it twice."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from calfjournal.domain.run import Run

SAME_START: Final = timedelta(seconds=2)
"""Recordings of one run by two devices, formats or exports start this close together; calfjournal
default: a start is to the second in every format, and two watches are not pressed at once."""

ALIKE_M: Final = 50.0
ALIKE_S: Final = 60.0
ALIKE_SHARE: Final = 0.02
"""Distances and times differ by no more than this, or by this share of the larger, between two
devices on one body; calfjournal defaults."""

UNNAMED: Final = frozenset({"", "generic", "unknown"})
"""Sports of a file that names none."""


class Twin(StrEnum):
    """What two recordings that start together are to each other."""

    SAME_RUN = "same_run"
    SAME_SECOND = "same_second"


def twin(one: Run, other: Run) -> Twin | None:
    """Return what two recordings are to each other; None when they are two runs.

    One body runs once at a time, so a start within `SAME_START` is the mark of one run, and which
    figures agree says how sure that is. A figure missing on either side says nothing.

    - The same sport (or one of them unnamed), distance or time agreeing: one run. So a distance
      edited on a site or in the journal, whatever it became, does not make a second run, nor does
      an export that lost its time or distance.
    - The same sport, neither agreeing: two runs cannot be told from a recording that was cut.
      They only share their second, and the athlete is asked.
    - Another sport: one run under another name when all that is known of both agrees, and
      something is. Otherwise two: a bicycle computer started with the watch.
    """
    if abs(one.start - other.start) > SAME_START:
        return None
    agree = [_distances_agree(one, other), _times_agree(one, other)]
    if one.sport == other.sport or UNNAMED & {one.sport, other.sport}:
        return Twin.SAME_SECOND if agree == [False, False] else Twin.SAME_RUN
    return Twin.SAME_RUN if True in agree and False not in agree else None


def same_figures(one: Run, other: Run) -> bool:
    """True when sport, distance and time of two recordings agree as far as they are known."""
    agree = _distances_agree(one, other), _times_agree(one, other)
    return one.sport == other.sport and False not in agree


def _distances_agree(one: Run, other: Run) -> bool | None:
    if one.distance_m is None or other.distance_m is None:
        return None
    return _alike(one.distance_m, other.distance_m, ALIKE_M)


def _times_agree(one: Run, other: Run) -> bool | None:
    """Compare timer and elapsed time crosswise: formats without a timer call the whole time so."""
    pairs = [
        (mine, theirs)
        for mine in (one.duration_s, one.elapsed_s)
        for theirs in (other.duration_s, other.elapsed_s)
        if mine is not None and theirs is not None
    ]
    return any(_alike(mine, theirs, ALIKE_S) for mine, theirs in pairs) if pairs else None


def _alike(one: float, other: float, least: float) -> bool:
    return abs(one - other) <= max(least, ALIKE_SHARE * max(one, other))
