"""A researched program stays as it was written: only the load goes up."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from calfjournal.domain.dose import DoseStep
from calfjournal.domain.exercise import Side, Tempo, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import SetLine
from calfjournal.training.exposures import Exposure
from calfjournal.training.library import load_library
from calfjournal.training.progression import Circumstances, DoseProposal, next_dose
from calfjournal.training.when_asked import WhenAsked
from tests.training.mornings import MONDAY


def proposed(item: Prescription, done: int, kg: float | None = None) -> DoseProposal:
    """The next dose after two sessions of three sets, answered green."""
    sets = tuple(
        SetLine(item.exercise, 0, number, Side.BOTH, item.unit, done, done=done, done_kg=kg)
        for number in (1, 2, 3)
    )
    past = [Exposure(MONDAY - timedelta(days=ago), sets, State.GREEN) for ago in (4, 2)]
    asked = WhenAsked(as_published=partial(bool, 1))
    return next_dose(item, past, Circumstances(MONDAY, asked=asked), load_library())


def test_a_researched_program_keeps_its_repetitions_and_tempo() -> None:
    """More load at the same repetitions, and nothing where none is lifted."""
    heavy = Prescription(
        "seated_calf_raise", 3, (15, 15), Unit.REPS, 150, tempo=Tempo(3, 0, 3, 0), load_kg=40
    )
    more = proposed(heavy, 15, 40)
    assert (more.change, more.dose.amount) == (DoseStep.LOAD, (15, 15))
    assert more.dose.tempo == heavy.tempo
    bare = Prescription("calf_raise_floor", 3, (12, 12), Unit.REPS, 60)
    assert proposed(bare, 12).change is DoseStep.KEEP
    assert proposed(replace(bare, amount=(10, 15)), 12).dose.amount == (13, 15), "its own range"
