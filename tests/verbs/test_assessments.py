"""The athlete and test batteries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Side
from calfjournal.domain.program import GateState
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, an_assessment

WEEK = timedelta(days=7)
WALL = Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0)


def test_athlete_comes_back_as_saved(journal: Journal) -> None:
    """A new journal has an unknown athlete; what is saved is read back equal."""
    assert journal.athlete.get() == Athlete()
    athlete = Athlete("Ana", date(1990, 1, 2), equipment=frozenset(), weekly_km=30.0)
    assert journal.athlete.save(athlete).value == athlete
    assert journal.athlete.get() == athlete
    journal.athlete.save(replace(athlete, equipment=None))
    assert journal.athlete.get().equipment is None
    with pytest.raises(InputError) as caught:
        journal.athlete.save(replace(athlete, usual_pain=12))
    assert caught.value.field == "usual_pain"


def test_assessment_comes_back_as_saved(journal: Journal) -> None:
    """A battery is read back equal, results in the order they were given."""
    saved = journal.assessments.save(an_assessment()).value
    bare = replace(saved, id=None, results=tuple(replace(r, id=None) for r in saved.results))
    assert bare == an_assessment()
    assert journal.assessments.all() == [saved]
    assert journal.assessments.between(DAY, DAY) == [saved]
    assert journal.assessments.between(DAY + WEEK, DAY + WEEK) == []


def test_changing_keeps_ids_and_drops_what_is_gone(journal: Journal) -> None:
    """Saving again keeps results by id, adds new ones and removes those left out."""
    saved = journal.assessments.save(an_assessment()).value
    new = Result(Measure.ISO_HOLD, Side.LEFT, 45.0)
    changed = replace(saved, results=(replace(saved.results[0], value=10.0), new))
    again = journal.assessments.save(changed).value
    assert again.results[0].id == saved.results[0].id
    assert [(r.measure, r.value) for r in again.results] == [
        (Measure.KNEE_TO_WALL, 10.0),
        (Measure.ISO_HOLD, 45.0),
    ]
    assert in_words(journal.undo_label or "") == "Change test"


def test_latest_result(journal: Journal) -> None:
    """The latest result of a measure and side comes with its day."""
    journal.assessments.save(an_assessment(DAY + WEEK))
    journal.assessments.save(replace(an_assessment(), results=an_assessment().results[:1]))
    latest = journal.assessments.latest(Measure.KNEE_TO_WALL, Side.LEFT)
    assert latest is not None
    assert latest[0] == DAY + WEEK
    assert journal.assessments.latest(Measure.VISA_A, Side.LEFT) is None


@pytest.mark.parametrize(
    ("results", "field"),
    [
        ((Result(Measure.HEEL_RISE, Side.LEFT, -1.0),), "results[0].value"),
        ((Result(Measure.VISA_A, Side.LEFT, 101.0),), "results[0].value"),
        ((Result(Measure.HEEL_RISE, Side.LEFT, float("nan")),), "results[0].value"),
        ((Result(Measure.HEEL_RISE, Side.LEFT, 5.0, pain=11),), "results[0].pain"),
        ((Result(Measure.HEEL_RISE, Side.LEFT, 5.0),) * 2, "results[1]"),
        ((WALL, replace(WALL, ended=StopRule.HEIGHT, side=Side.RIGHT)), "results[1].ended"),
        ((replace(WALL, bpm=60),), "results[0].bpm"),
        ((replace(WALL, surface="flat"),), "results[0].surface"),
    ],
)
def test_bad_results_name_their_field(
    journal: Journal, results: tuple[Result, ...], field: str
) -> None:
    """A result that cannot be is refused with its place."""
    with pytest.raises(InputError) as caught:
        journal.assessments.save(Assessment(DAY, results))
    assert caught.value.field == field
    assert journal.assessments.all() == []


def test_deleting_takes_the_results_along(journal: Journal) -> None:
    """A deleted battery is gone with its results, and back with undo."""
    saved = journal.assessments.save(an_assessment()).value
    journal.assessments.delete(saved.key)
    assert not any(journal.dump().values())
    with pytest.raises(InputError, match="no longer"):
        journal.assessments.delete(saved.key)
    with pytest.raises(InputError, match="no longer"):
        journal.assessments.save(saved)
    journal.undo()
    assert journal.assessments.get(saved.key) == saved


def test_a_leg_joins_the_test_of_the_day(journal: Journal) -> None:
    """Each leg is an edit with its name; what the day has already begins a test of its own."""
    left = Result(Measure.HEEL_RISE, Side.LEFT, 20.0, bpm=60, surface="flat")
    first = journal.assessments.add((left,)).value
    assert in_words(journal.undo_label or "") == "Log test: Single-leg heel raises, left"
    both = journal.assessments.add((replace(left, side=Side.RIGHT),), first.id).value
    assert both.id == first.id
    assert [(r.side, r.value) for r in both.results] == [(Side.LEFT, 20.0), (Side.RIGHT, 20.0)]
    score = journal.assessments.add((Result(Measure.VISA_A, Side.BOTH, 80.0),)).value
    assert score.id == first.id
    assert in_words(journal.undo_label or "") == "Log test: VISA-A total"
    again = journal.assessments.add((left,)).value
    assert again.id != first.id
    for _ in range(4):
        journal.undo()
    assert journal.assessments.all() == []
    journal.redo()
    assert journal.assessments.all() == [first]


def test_one_measure_of_a_test_is_deleted_alone(journal: Journal) -> None:
    """The rest of the day stays; the last measure takes the test along."""
    saved = journal.assessments.save(Assessment(DAY, (WALL, a_hold()))).value
    journal.assessments.remove(saved.key, Measure.KNEE_TO_WALL)
    assert in_words(journal.undo_label or "").endswith(": Knee to wall")
    (left,) = journal.assessments.all()
    assert [r.measure for r in left.results] == [Measure.ISO_HOLD]
    with pytest.raises(InputError, match="no longer"):
        journal.assessments.remove(saved.key, Measure.KNEE_TO_WALL)
    journal.assessments.remove(saved.key, Measure.ISO_HOLD)
    assert journal.assessments.all() == []
    journal.undo()
    journal.undo()
    assert journal.assessments.get(saved.key) == saved


def a_hold() -> Result:
    return Result(Measure.ISO_HOLD, Side.LEFT, 45.0)


def test_best_or_mean_is_chosen_once(journal: Journal) -> None:
    """The choice stands in the journal, is taken back by name, and is no number of a verdict."""
    tries = (10.0, 11.0, 12.5)
    assert journal.assessments.of_tries(Measure.KNEE_TO_WALL, tries) == 12.5
    version = journal.recovery.thresholds().version
    journal.recovery.set_threshold("reach.mean", 1)
    assert journal.assessments.keeps_mean()
    assert journal.assessments.of_tries(Measure.KNEE_TO_WALL, tries) == 11.2
    assert journal.recovery.thresholds().version == version
    journal.undo()
    assert not journal.assessments.keeps_mean()


def test_hops_wait_for_their_gate_without_a_plan_too(journal: Journal) -> None:
    """A new journal names what is missing."""
    status = journal.gates.before_hops(journal.today())
    assert status is not None
    assert status.gate.id == "light_plyo"
    assert status.state is not GateState.MET
