"""What an import says of doubted figures and of runs that are there already.

All are reasons of a file: one line, without a full stop, a number always with its unit and what
it is compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from calfjournal.domain.import_choice import RunFigure
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE, LIMITS
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plausible import Doubt, Doubtful
from calfjournal.domain.run import Run

_NAMES: Final = {
    RunFigure.DISTANCE: LIMITS[Kind.RUN]["distance_m"].name,
    RunFigure.TIME: LIMITS[Kind.RUN]["duration_s"].name,
    RunFigure.HEART_RATE: LIMITS[Kind.RUN]["avg_hr"].name,
    RunFigure.CADENCE: CADENCE["spm"].name,
    RunFigure.SPORT: say("importers.name_sport"),
}

DELETED: Final = say("importers.deleted")


def together(*parts: Words) -> Words:
    """Return several reasons as one, "" for none; those that are empty are left out."""
    told = tuple(part for part in parts if part)
    if len(told) < 2:
        return told[0] if told else ""
    return say("importers.several", parts=told)


def doubted(found: Mapping[Run, tuple[Doubtful, ...]], reason: Words) -> Words:
    """Return why a file is asked about: what is doubted of its runs, then its other ``reason``."""
    told = [
        _DOUBTS[doubt.what](run, doubt)
        for run, doubts in found.items()
        for doubt in _telling(doubts)
    ]
    if len(found) > 1:
        told[0] = say("importers.of_its_runs", runs=len(found), doubt=told[0])
    return together(*dict.fromkeys(told), reason)


def beside(there: Run, found: Run, figures: Collection[RunFigure]) -> Message:
    """Return that a run is in the journal, with both values of a figure in which they differ."""
    if not figures:
        return say("importers.already_there", day=there.day)
    mine, theirs = _told(there, found, figures)
    return say("importers.stays", day=there.day, mine=mine, theirs=theirs)


def filled_in(there: Run, figures: Collection[RunFigure]) -> Message:
    """Return that a run takes figures of a file that it has none of its own of."""
    names = [_NAMES[figure] for figure in figures]
    return say("importers.figures_filled_in", day=there.day, figures=names)


def same_second(there: Run, found: Run) -> Message:
    """Return that two runs start together and nothing of them agrees."""
    mine, theirs = _figures(there, found)
    return say("importers.same_second", day=there.day, mine=mine, theirs=theirs)


def overlapping(there: Run, found: Run) -> Message:
    """Return that two runs are of one time and of two lengths."""
    mine, theirs = _figures(there, found)
    return say("importers.overlaps", day=there.day, mine=mine, theirs=theirs)


def walk_or_run(found: Run) -> Message:
    """Return that a cadence is a walk's as well as a run's."""
    return say("importers.walk_or_run", day=found.day, cadence=found.cadence.spm)


def _telling(doubts: tuple[Doubtful, ...]) -> list[Doubtful]:
    """Leave the distance out where the speed tells of it."""
    fast = any(doubt.what is Doubt.SPEED for doubt in doubts)
    return [doubt for doubt in doubts if not (fast and doubt.what is Doubt.DISTANCE)]


_OF_SUMMARY: Final = frozenset({RunFigure.SPORT, RunFigure.DISTANCE, RunFigure.TIME})


def _told(there: Run, found: Run, figures: Collection[RunFigure]) -> tuple[Message, Message]:
    if _OF_SUMMARY & set(figures):
        return _figures(there, found)
    figure = RunFigure.HEART_RATE if RunFigure.HEART_RATE in figures else RunFigure.CADENCE
    return _sample_figure(there, figure), _sample_figure(found, figure)


def _sample_figure(run: Run, figure: RunFigure) -> Message:
    if figure is RunFigure.HEART_RATE:
        if run.avg_hr is None:
            return say("importers.figure_no_heart_rate")
        return say("importers.figure_heart_rate", rate=run.avg_hr)
    if run.cadence.spm is None:
        return say("importers.figure_no_cadence")
    return say("importers.figure_cadence", cadence=run.cadence.spm)


def _figures(there: Run, found: Run) -> tuple[Message, Message]:
    if there.sport != found.sport:
        return _sport_and_figures(there), _sport_and_figures(found)
    return _only_figures(there), _only_figures(found)


def _sport_and_figures(run: Run) -> Message:
    sport, distance, time = run.sport, run.km, _time(run)
    if distance is not None and time is not None:
        return say(
            "importers.figure_sport_distance_time", sport=sport, distance=distance, time=time
        )
    if distance is not None:
        return say("importers.figure_sport_distance", sport=sport, distance=distance)
    if time is not None:
        return say("importers.figure_sport_time", sport=sport, time=time)
    return say("importers.figure_sport", sport=sport)


def _only_figures(run: Run) -> Message:
    distance, time = run.km, _time(run)
    if distance is not None and time is not None:
        return say("importers.figure_distance_time", distance=distance, time=time)
    if time is not None:
        return say("importers.figure_time", time=time)
    if distance is None:
        return say("importers.figure_none")
    return say("importers.figure_distance", distance=distance)


def _time(run: Run) -> float | None:
    return run.duration_s or run.elapsed_s


def _speed(run: Run, doubt: Doubtful) -> Message:
    return say(
        "importers.speed",
        distance=run.km,
        time=_time(run),
        speed=doubt.value * 3.6,
        most=doubt.bound * 3.6,
    )


def _distance(_run: Run, doubt: Doubtful) -> Message:
    distance, bound = doubt.value / 1000, doubt.bound / 1000
    if distance > bound:
        return say("importers.too_far", distance=distance, bound=bound)
    return say("importers.not_far", distance=distance, bound=bound)


def _duration(_run: Run, doubt: Doubtful) -> Message:
    time, bound = doubt.value, doubt.bound / 3600
    if doubt.value > doubt.bound:
        return say("importers.lasts_too_long", time=time, bound=bound)
    return say("importers.lasts_too_short", time=time, bound=bound)


def _cadence(_run: Run, doubt: Doubtful) -> Message:
    if doubt.value > doubt.bound:
        return say("importers.cadence_high", cadence=doubt.value, bound=doubt.bound)
    return say("importers.cadence_low", cadence=doubt.value, bound=doubt.bound)


def _heart_rate(_run: Run, doubt: Doubtful) -> Message:
    if doubt.value > doubt.bound:
        return say("importers.heart_rate_high", rate=doubt.value, bound=doubt.bound)
    return say("importers.heart_rate_low", rate=doubt.value, bound=doubt.bound)


def _future(run: Run, _doubt: Doubtful) -> Message:
    return say("importers.still_to_come", day=run.day)


_DOUBTS: Final[dict[Doubt, Callable[[Run, Doubtful], Message]]] = {
    Doubt.SPEED: _speed,
    Doubt.DISTANCE: _distance,
    Doubt.DURATION: _duration,
    Doubt.CADENCE: _cadence,
    Doubt.HEART_RATE: _heart_rate,
    Doubt.FUTURE: _future,
}
