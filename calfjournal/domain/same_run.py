"""When two recordings are of one run: the rule that keeps an import from counting it twice."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from calfjournal.domain.run import Run

SAME_START: Final = timedelta(seconds=2)
"""Recordings of one run by two formats or exports start this close together; calfjournal default:
a start is to the second in every format."""

OVERLAP_SHARE: Final = 0.8
"""Two recordings that share this much of the shorter one's time, pauses included, are of one time;
calfjournal default: a second device, a first fix or a typed start is some minutes off, and one body
does not run twice at once."""

CLOCK_OFF_MIN: Final = 60
"""Minutes that a clock is off by summer time, beside the whole offset of a local time that is taken
for UTC."""

ALIKE_M: Final = 50.0
ALIKE_S: Final = 60.0
ALIKE_SHARE: Final = 0.02
"""Distances and times differ by no more than this, or by this share of the larger, between two
devices on one body; calfjournal defaults."""

UNNAMED: Final = frozenset({"", "generic", "unknown"})
"""Sports of a file that names none."""


class Twin(StrEnum):
    """What two recordings of one time are to each other."""

    SAME_RUN = "same_run"
    SAME_SECOND = "same_second"
    OVERLAPPING = "overlapping"


def twin(one: Run, other: Run) -> Twin | None:
    """Return what two recordings are to each other; None when they are two runs.

    One body runs once at a time, so a start within `SAME_START`, or a time of which
    `OVERLAP_SHARE` is common, is the mark of one run, and which figures agree says how sure that
    is. A figure missing on either side says nothing.

    - The same sport (or one of them unnamed), the same start, distance or time agreeing: one run.
      So a distance edited on a site or in the journal, whatever it became, does not make a second
      run, nor does an export that lost its time or distance.
    - The same sport, the same start, neither agreeing: two runs cannot be told from a recording
      that was cut. They only share their second, and the athlete is asked.
    - The same sport, times that overlap, distance or time agreeing: one run. So a second device, a
      format that begins at the first fix or one that loses its pauses makes no second run.
      Otherwise, of half a run, the athlete is asked.
    - Another sport: one run under another name when all that is known of both agrees, and
      something is. Otherwise two: a bicycle computer started with the watch.
    - Another time: one run when the clocks differ by an hour or by a whole zone, to the second,
      and sport, distance and time agree, in files from different sources.
    """
    agree = (distances_agree(one, other), times_agree(one, other))
    alike = one.sport == other.sport or bool(UNNAMED & {one.sport, other.sport})
    starts = abs(one.start - other.start) <= SAME_START
    if not starts and overlap(one, other) < OVERLAP_SHARE:
        off = alike and agree == (True, True) and _clock_is_off(one, other)
        return Twin.SAME_RUN if off else None
    if not alike:
        return Twin.SAME_RUN if True in agree and False not in agree else None
    if starts:
        return Twin.SAME_SECOND if agree == (False, False) else Twin.SAME_RUN
    return Twin.SAME_RUN if True in agree else Twin.OVERLAPPING


def length_s(run: Run) -> float:
    """Return the seconds from start to end as far as they are known, else 0."""
    return max(run.elapsed_s or 0.0, run.duration_s or 0.0)


def overlap(one: Run, other: Run) -> float:
    """Return the common time of two recordings as a share of the shorter one, 0 to 1."""
    shorter = min(length_s(one), length_s(other))
    if shorter <= 0:
        return 0.0
    later = (other.start - one.start).total_seconds()
    common = min(length_s(one), later + length_s(other)) - max(0.0, later)
    return max(0.0, min(common / shorter, 1.0))


def shifts_of(run: Run) -> frozenset[int]:
    """Return the minutes that its clock may be off."""
    return frozenset({CLOCK_OFF_MIN, abs(run.utc_offset_min or CLOCK_OFF_MIN)})


def _clock_is_off(one: Run, other: Run) -> bool:
    apart = abs(one.start - other.start)
    return one.source != other.source and any(
        abs(apart - timedelta(minutes=shift)) <= SAME_START
        for shift in shifts_of(one) | shifts_of(other)
    )


def distances_agree(one: Run, other: Run) -> bool | None:
    """Return whether two distances are of one run; None where one is unknown."""
    if one.distance_m is None or other.distance_m is None:
        return None
    return metres_alike(one.distance_m, other.distance_m)


def metres_alike(one: float, other: float) -> bool:
    """True for two distances in metres that may be of one run."""
    return _alike(one, other, ALIKE_M)


def times_agree(one: Run, other: Run) -> bool | None:
    """Return whether two times are of one run; None where one is unknown.

    Timer and elapsed time are compared crosswise: formats without a timer call the whole time so.
    """
    pairs = [
        (mine, theirs)
        for mine in (one.duration_s, one.elapsed_s)
        for theirs in (other.duration_s, other.elapsed_s)
        if mine is not None and theirs is not None
    ]
    return any(times_alike(mine, theirs) for mine, theirs in pairs) if pairs else None


def times_alike(one: float, other: float) -> bool:
    """True for two times in seconds that may be of one run."""
    return _alike(one, other, ALIKE_S)


def _alike(one: float, other: float, least: float) -> bool:
    return abs(one - other) <= max(least, ALIKE_SHARE * max(one, other))
