"""The answers of the welcome: what they would lead to, and what a journal keeps of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.athlete import Athlete, Experience, Tendon, summed_up
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.domain.plan import Race, Wishes
from calfjournal.domain.program import SessionKind
from calfjournal.errors import NoLayout
from calfjournal.journal import Journal
from calfjournal.tasks import lay_first_year


def _answers(today: date) -> FirstAnswers:
    tendons = {leg: Tendon(leg) for leg in LEGS}
    tendons[Side.RIGHT] = Tendon(Side.RIGHT, usual_pain=2, site=Site.INSERTION)
    athlete = Athlete("Ada", experience=Experience.EXPERIENCED, weekly_km=32)
    runs = ((1, "easy"), (3, "quality"), (6, "long"))
    start = today + timedelta(days=(7 - today.weekday()) % 7)
    return FirstAnswers(
        summed_up(athlete, tendons),
        tendons,
        Wishes("calf_foundation", start, days=(0, 2, 5), run_days=runs, weekly_km=32),
        Race(start + timedelta(weeks=20, days=6), distance_km=21.1),
        tuple(Result(Measure.HEEL_RISE, leg, 24, bpm=60, surface="flat") for leg in LEGS),
    )


def test_what_is_shown_before_there_is_a_journal_is_what_is_kept(journal: Journal) -> None:
    """The plan of the strip and the plan of the journal are one, to the last session and run."""
    answers = _answers(journal.today())
    shown = lay_first_year(answers, journal.today()).proposal
    journal.beginning.begin(answers, with_plan=True)
    plan = journal.plans.active()
    assert plan is not None
    kept = [(s.day, s.type_id) for s in journal.planning.sessions_of(plan)]
    assert kept == [(s.day, s.type_id) for s in shown.sessions]
    assert [(p.kind, p.start, p.end) for p in plan.phases] == [
        (p.kind, p.start, p.end) for p in shown.plan.phases
    ]
    runs = journal.planned_runs.between(plan.start, plan.end)
    assert [(r.day, r.kind) for r in runs] == [(r.day, r.kind) for r in shown.runs]
    assert plan.reasons == shown.reasons


def test_everything_that_was_told_is_kept_as_one_edit(journal: Journal) -> None:
    """Kept after each step, changed and kept again: one undo takes all of it back."""
    answers = _answers(journal.today())
    empty = journal.dump()
    journal.beginning.keep(replace(answers, race=Race(journal.today(), distance_km=5)))
    journal.beginning.keep(answers)
    journal.beginning.begin(answers, with_plan=True)
    assert journal.athlete.get().name == "Ada"
    assert journal.athlete.tendons()[Side.RIGHT].site is Site.INSERTION
    assert [race.distance_km for race in journal.plans.races()] == [21.1]
    found = journal.assessments.latest(Measure.HEEL_RISE, Side.LEFT)
    assert found is not None
    assert found[1].value == 24
    journal.undo()
    assert journal.undo_label is None
    assert journal.dump()["race"] == empty["race"] == []
    assert journal.plans.active() is None


@pytest.mark.parametrize(("wanted", "planned"), [(True, 1), (False, 0)])
def test_tests_nobody_knows_are_the_first_thing_to_do(
    journal: Journal, wanted: bool, planned: int
) -> None:
    """A session of tests stands on the first day, unless that is not wanted."""
    answers = replace(_answers(journal.today()), tests=(), tests_first=wanted)
    journal.beginning.begin(answers, with_plan=False)
    kinds = [session.kind for session in journal.sessions.on(journal.today())]
    assert kinds == [SessionKind.RETEST] * planned


def test_wishes_that_cannot_be_met_keep_nothing_more(journal: Journal) -> None:
    """No plan, no session: what was kept before stays as it is."""
    answers = _answers(journal.today())
    journal.beginning.keep(answers)
    before = journal.dump()
    start = answers.wishes.start
    away = ((start, start + timedelta(weeks=40), "parental leave"),)
    impossible = replace(answers, wishes=replace(answers.wishes, blocked=away))
    with pytest.raises(NoLayout):
        journal.beginning.begin(impossible, with_plan=True)
    assert journal.dump() == before
