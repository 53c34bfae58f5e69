"""What a session asks of a leg, and what the invented runner does of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Category, Exercise, Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.training.strength import body_share
from tests.simulation.runners import Traits

PEAK_BW = (0.0, 0.8, 2.0, 3.8, 5.5, 7.0)
"""Peak tendon force in body weights by load class: the middles of domain table 6.1."""
REPS_OF = {
    Unit.REPS: 1.0,
    Unit.CONTACTS: 1.0,
    Unit.SECONDS: 1 / 6,
    Unit.METRES: 0.5,
    Unit.MINUTES: 5.0,
}
"""Repetitions that one unit counts for: a slow repetition takes six seconds (Beyer 2015)."""
_LOADS = (Category.ISOMETRIC, Category.STRENGTH, Category.ECCENTRIC)
_SPRINGS = (Category.PLYOMETRIC, Category.TECHNIQUE)
_TWO_SHARE = {Side.BOTH: 0.5, Side.LEFT: 1.0, Side.RIGHT: 1.0}
MOST_REPS = 60


def load_of(line: SetLine, amount: int, exercise: Exercise | None, mass_kg: float) -> float:
    """Return the calf load of a set per leg that does it: repetitions x peak force in body weights.

    Kilograms add to the force in shares of the body's mass, half of them a leg in two-leg work.
    Stretches and what trains other muscles count nothing.
    """
    if exercise is None or exercise.category not in (*_LOADS, *_SPRINGS):
        return 0.0
    kg = line.done_kg if line.done_kg is not None else line.target_kg or 0.0
    force = PEAK_BW[exercise.load_class]
    if force and exercise.category in _LOADS:
        force += kg / mass_kg * _TWO_SHARE[line.side]
    return amount * REPS_OF[line.unit] * force


def loads(
    lines: Iterable[SetLine], exercises: Mapping[str, Exercise], mass_kg: float
) -> dict[Side, float]:
    """Return the calf load of each leg in the sets that were done."""
    found = dict.fromkeys(LEGS, 0.0)
    for line in lines:
        if line.done:
            load = load_of(line, line.done, exercises.get(line.exercise), mass_kg)
            for leg in line.side.legs:
                found[leg] += load
    return found


def planned_load(
    lines: Iterable[SetLine], exercises: Mapping[str, Exercise], mass_kg: float
) -> float:
    """Return the calf load of both legs if every set is done to the top of its range."""
    return sum(
        load_of(line, line.target_high or line.target, exercises.get(line.exercise), mass_kg)
        * len(line.side.legs)
        for line in lines
    )


class Muscles:
    """The calf muscles of both legs, and the weights the runner is used to."""

    def __init__(self, traits: Traits, exercises: Mapping[str, Exercise]) -> None:
        self._traits = traits
        self._exercises = exercises
        strong = max(1.2, traits.one_leg_max)
        self.one_leg_max = dict.fromkeys(LEGS, strong)
        self.one_leg_max[Side.RIGHT] *= 0.97
        self._most = 1.6 * strong
        self._used_kg: dict[str, float] = {}

    @property
    def strength(self) -> float:
        """What both legs lift once, mean, in body weights."""
        return sum(self.one_leg_max.values()) / len(LEGS)

    def heel_rises(self, leg: Side) -> int:
        """Single-leg heel rises to fatigue."""
        return self._able(self._exercises["sl_calf_raise_floor"], 0.0, leg)

    def do(self, line: SetLine, *, grow: bool = True) -> SetLine:
        """Return a set as it was done: to the top of its range, where the strength is there."""
        exercise = self._exercises.get(line.exercise)
        wanted = line.target_high or line.target
        if exercise is None or exercise.category not in _LOADS or line.unit is not Unit.REPS:
            return replace(line, done=wanted, done_kg=self._kg(line, exercise))
        kg = self._kg(line, exercise)
        able = min(self._able(exercise, kg or 0.0, leg) for leg in line.side.legs)
        done = max(1, min(wanted, able))
        if grow:
            self._grow(line, exercise, done / max(able, 1))
        left = max(0, min(able - done, 8))
        return replace(line, done=done, done_kg=kg, done_rir=left, full_height=True)

    def _kg(self, line: SetLine, exercise: Exercise | None) -> float | None:
        """The planned weight, else the one used before, else one that leaves some in reserve."""
        if exercise is None or "weight" not in exercise.needs:
            return line.target_kg
        kg = line.target_kg
        if kg is None:
            kg = self._used_kg.get(exercise.id)
        if kg is None:
            kg = self._first_kg(line, exercise)
        self._used_kg[exercise.id] = kg
        return kg

    def _first_kg(self, line: SetLine, exercise: Exercise) -> float:
        """The heaviest weight, in steps of 2.5 kg, that leaves what is to stay in reserve."""
        if line.unit is not Unit.REPS:
            return 10.0
        wanted = (line.target_high or line.target) + (line.target_rir or 2) + 2
        most = 0.5 * self._traits.mass_kg
        kg = 0.0
        while kg < most and self._enough(exercise, kg + 2.5, wanted, line.side):
            kg += 2.5
        return kg

    def _enough(self, exercise: Exercise, kg: float, reps: int, side: Side) -> bool:
        return all(self._able(exercise, kg, leg) >= reps for leg in side.legs)

    def _able(self, exercise: Exercise, kg: float, leg: Side) -> int:
        """Repetitions to fatigue, by Epley's line turned round."""
        share = body_share(exercise)
        legs = 1 if exercise.laterality.sides == LEGS else 2
        if share is None:
            most, load = 0.9 * self.one_leg_max[leg], kg / legs / self._traits.mass_kg
            if exercise.category is Category.ECCENTRIC:
                load += 0.75
        else:
            most, load = self.one_leg_max[leg], share + kg / legs / self._traits.mass_kg
        if load <= most / 3:
            return MOST_REPS
        return max(0, min(MOST_REPS, math.floor(30 * (most / load - 1))))

    def _grow(self, line: SetLine, exercise: Exercise, effort: float) -> None:
        if exercise.load_class == 0 or effort < 0.4:
            return
        for leg in line.side.legs:
            room = 1 - self.one_leg_max[leg] / self._most
            self.one_leg_max[leg] *= 1 + self._traits.strength_gain * effort * room
