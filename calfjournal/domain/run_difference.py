"""Figures in which a run of the journal and the same run of a file differ, and taking them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from msgspec.structs import replace

from calfjournal.domain.import_choice import RunFigure
from calfjournal.domain.run import Run
from calfjournal.domain.same_run import UNNAMED, distances_agree, times_agree, times_alike

ALIKE_BPM: Final = 2.0
ALIKE_SPM: Final = 2.0
"""Means of one run differ by no more than this between a device's own and those of samples;
calfjournal defaults (a watch counts steps in twos)."""

_TAKEN: Final = {
    RunFigure.DISTANCE: ("distance_m",),
    RunFigure.TIME: ("duration_s", "elapsed_s"),
    RunFigure.HEART_RATE: ("avg_hr", "max_hr"),
    RunFigure.CADENCE: ("cadence",),
    RunFigure.SPORT: ("sport", "sub_sport"),
}
"""The fields of a run that belong to a figure."""


def differing(mine: Run, theirs: Run) -> tuple[RunFigure, ...]:
    """Return the figures that the file and the journal both know, and tell otherwise."""
    found = {
        RunFigure.DISTANCE: distances_agree(mine, theirs) is False,
        RunFigure.TIME: _other_time(mine, theirs),
        RunFigure.HEART_RATE: _apart(mine.avg_hr, theirs.avg_hr, ALIKE_BPM),
        RunFigure.CADENCE: _apart(mine.cadence.spm, theirs.cadence.spm, ALIKE_SPM),
        RunFigure.SPORT: mine.sport != theirs.sport and theirs.sport not in UNNAMED,
    }
    return tuple(figure for figure, differs in found.items() if differs)


def lacking(mine: Run, theirs: Run) -> tuple[RunFigure, ...]:
    """Return the figures that the file knows and the journal does not: nobody's value is lost.

    A cadence is one of running, so a run under another sport lacks none.
    """
    return tuple(
        figure
        for figure in RunFigure
        if figure_of(mine, figure) is None
        and figure_of(theirs, figure) is not None
        and (mine.is_running or figure is not RunFigure.CADENCE)
    )


def figure_of(run: Run, figure: RunFigure) -> float | str | None:
    """Return a figure of a run in its unit: metres, seconds, bpm, spm, or the word of a sport."""
    match figure:
        case RunFigure.DISTANCE:
            return run.distance_m
        case RunFigure.TIME:
            return run.duration_s or run.elapsed_s
        case RunFigure.HEART_RATE:
            return run.avg_hr
        case RunFigure.CADENCE:
            return run.cadence.spm
        case RunFigure.SPORT:
            return run.sport


def taking(mine: Run, theirs: Run, figures: Collection[RunFigure]) -> Run:
    """Return the journal's run with these figures of the file's."""
    fields: dict[str, Any] = {
        name: getattr(theirs, name) for figure in figures for name in _TAKEN[figure]
    }
    return replace(mine, **fields)


def _other_time(mine: Run, theirs: Run) -> bool:
    """Tell times apart: those of one format, and of two that both know what was paused.

    Others are told apart where not even the time on the wall agrees.
    """
    if times_agree(mine, theirs) is False:
        return True
    one, other = mine.duration_s or mine.elapsed_s, theirs.duration_s or theirs.elapsed_s
    if one is None or other is None or times_alike(one, other):
        return False
    return mine.source == theirs.source or (_has_timer(mine) and _has_timer(theirs))


def _has_timer(run: Run) -> bool:
    timer, whole = run.duration_s, run.elapsed_s
    return timer is not None and whole is not None and not times_alike(timer, whole)


def _apart(mine: float | None, theirs: float | None, most: float) -> bool:
    return mine is not None and theirs is not None and abs(mine - theirs) > most
