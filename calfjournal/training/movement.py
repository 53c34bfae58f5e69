"""One repetition as a drawing moves: over and over, at the tempo of the exercise."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Category, Exercise, Laterality, Unit
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score
from calfjournal.training.playing import of_tempo

QUICK_S: Final = 0.35
"""Seconds of a step or hop one way: about 170 steps a minute [calfjournal default]."""
WALK_S: Final = 0.5
"""Seconds of a step where metres or minutes are walked [calfjournal default]."""
SLOW_S: Final = 1.5
"""Seconds one way where nothing else is known: 3 s a circle [calfjournal default]."""
STAY_S: Final = 3.0
"""Seconds a hold is shown [calfjournal default]."""
REST_S: Final = 1.0
"""Seconds before a hold begins anew, and after a jump [calfjournal default]."""
_QUICK: Final = frozenset({Category.PLYOMETRIC, Category.TECHNIQUE})
_WALKED: Final = frozenset({Unit.METRES, Unit.MINUTES})
_HELD: Final = frozenset({Category.MOBILITY, Category.ISOMETRIC, Category.STRENGTH})
"""What is done for some seconds is held, of these."""


def movement(exercise: Exercise, *, starts_over: bool) -> Score:
    """Return what is shown again and again; ``starts_over`` of what does not go back the same way.

    A tempo is kept where there is one. Holds go there, stay and come back.
    """
    there_s = _one_way_s(exercise)
    there = Passage(Cue.RISE, _ns(there_s), 1, begins_at=0.0, ends_at=1.0)
    back = Passage(Cue.LOWER, _ns(there_s), 1, begins_at=1.0, ends_at=0.0)
    if starts_over:
        steps = exercise.laterality is Laterality.ALTERNATING or _amount_unit(exercise) in _WALKED
        return Score.of([there, _stay(1.0, 0.0 if steps else REST_S)])
    if exercise.tempo is not None and exercise.tempo.seconds:
        one = of_tempo(exercise.tempo, lowers_first=exercise.lowers_first)
        return Score.of(
            Passage(cue, lasts, 1, begins_at=begins, ends_at=ends)
            for cue, lasts, begins, ends in one
        )
    if _amount_unit(exercise) is Unit.SECONDS and exercise.category in _HELD:
        return Score.of([there, _stay(1.0, STAY_S), back, _stay(0.0, REST_S)])
    return Score.of([there, back])


def _one_way_s(exercise: Exercise) -> float:
    if exercise.category in _QUICK:
        return QUICK_S
    return WALK_S if _amount_unit(exercise) in _WALKED else SLOW_S


def _amount_unit(exercise: Exercise) -> Unit | None:
    return exercise.dose.unit if exercise.dose is not None else None


def _stay(where: float, seconds: float) -> Passage:
    return Passage(Cue.HOLD, _ns(seconds), 1, begins_at=where, ends_at=where)


def _ns(seconds: float) -> int:
    return round(seconds * SECOND_NS)
