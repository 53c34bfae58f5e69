"""Gates lived with: reachable from inside the plan, and holding (domain rule 8.3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import AdjustmentKind
from calfjournal.domain.plan import Phase, Wishes
from calfjournal.domain.program import GateState, PhaseKind
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.verbs.calm_life import RUNS, START, CalmLife

HOPS = {"pogo_double", "line_hops_lateral", "hops_fwd_double"}
FAST = {"hill_strides", "accel_short"}
WEEK = timedelta(days=7)


def phase(life: CalmLife, kind: PhaseKind) -> Phase:
    plan = life.journal.plans.active()
    assert plan is not None
    return next(p for p in plan.phases if p.kind is kind)


def state(life: CalmLife, gate: str) -> GateState:
    return next(s.state for s in life.journal.gates.all() if s.gate.id == gate)


def exercises(session: Session) -> set[str]:
    return {line.exercise for line in session.sets}


def ahead(life: CalmLife) -> list[Session]:
    """The sessions of the two weeks from today."""
    today = life.clock.today()
    return life.journal.sessions.between(today, today + 2 * WEEK)


def test_a_calm_runner_with_thirty_raises_is_through_at_the_planned_week(journal: Journal) -> None:
    """Each gate is met in time, and the first round holds hops, hills, bounds and accelerations."""
    life = CalmLife(journal)
    for kind in (PhaseKind.MOBILITY, PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC):
        planned = phase(life, kind)
        life.live(planned.end)
        assert journal.gates.phase_proposal(planned.end) is None
        assert planned.gate is None or state(life, planned.gate) is GateState.MET
    springs = [s for s in life.done if s.phase is PhaseKind.PLYOMETRIC]
    assert len(springs) == len(
        [s for s in life.plan_sessions if s.phase is PhaseKind.PLYOMETRIC and s.day <= planned.end]
    )
    met = set().union(*map(exercises, life.done))
    assert met >= HOPS | FAST | {"alt_bounds", "strides_flat"}
    third = [s for s in springs if s.week == 3]
    assert any("hill_strides" in exercises(s) for s in third), "hills in their planned week"


def test_no_hop_is_asked_for_before_its_gate_is_met(journal: Journal) -> None:
    """In the week of the small test hops are out until it was done, and back the same day."""
    life = CalmLife(journal)
    strength = phase(life, PhaseKind.STRENGTH)
    life.live(strength.end - WEEK)
    held = [s for s in ahead(life) if s.type_id in ("s7_springs", "p1_springs")]
    assert len(held) == 3
    assert not any(exercises(s) & HOPS for s in held)
    assert all(in_words(s.title).endswith("(a part waits)") for s in held)
    small = next(s for s in ahead(life) if s.type_id == "s7_heavy")
    life.live(small.day)
    given = {s.type_id: s for s in ahead(life)}
    assert exercises(given["s7_springs"]) & HOPS
    assert exercises(given["p1_springs"]) & HOPS
    assert in_words(given["s7_springs"].title) == "Heavy and slow, first hops"
    assert given["s7_springs"].load_class == 4


def test_what_waits_comes_back_as_it_was_planned(journal: Journal) -> None:
    """Taken out and given back, a session holds the sets, minutes and name it was laid with."""
    life = CalmLife(journal)
    laid = {s.key: s for s in life.plan_sessions}
    strength = phase(life, PhaseKind.STRENGTH)
    life.live(strength.end)
    for session in (s for s in ahead(life) if s.type_id == "p1_springs"):
        planned = laid[session.key]
        assert [(x.item, x.exercise, x.number, x.target) for x in session.sets] == [
            (x.item, x.exercise, x.number, x.target) for x in planned.sets
        ]
        assert (session.title, session.planned_minutes, session.load_class) == (
            planned.title,
            planned.planned_minutes,
            planned.load_class,
        )


def test_planning_again_while_something_waits_changes_nothing(journal: Journal) -> None:
    """What stays out of the days ahead is no change of the plan."""
    life = CalmLife(journal, raises=12)
    life.live(phase(life, PhaseKind.STRENGTH).end - 6 * timedelta(days=1))
    before = [(s.day, in_words(s.title), exercises(s)) for s in ahead(life)]
    proposal = journal.planning.propose_again()
    # The runs that were run are shorter than planned, so the next ones grow from those.
    told = [line for line in proposal.diff if line.key != "running.runs_change"]
    assert [in_words(line) for line in told] == []
    journal.planning.accept(proposal)
    assert [(s.day, in_words(s.title), exercises(s)) for s in ahead(life)] == before


def test_the_runners_word_opens_a_gate_and_takes_it_back(journal: Journal) -> None:
    """Hops that nothing shows to be ready for are done all the same when the runner says so."""
    life = CalmLife(journal, raises=12)
    life.live(phase(life, PhaseKind.STRENGTH).end - 2 * timedelta(days=1))
    assert not any(exercises(s) & HOPS for s in ahead(life))
    journal.gates.open("light_plyo")
    assert any(exercises(s) & HOPS for s in ahead(life))
    assert journal.gates.opened(life.clock.today()) == {"light_plyo"}
    journal.gates.close("light_plyo")
    assert not any(exercises(s) & HOPS for s in ahead(life))
    journal.undo()
    assert any(exercises(s) & HOPS for s in ahead(life))
    with pytest.raises(InputError, match="gate"):
        journal.gates.open("nothing")


def test_a_phase_waits_for_the_runners_word(journal: Journal) -> None:
    """Unmet, its gate is asked about until it is answered, also after the days of the next came."""
    life = CalmLife(journal, raises=12)
    strength = phase(life, PhaseKind.STRENGTH)
    life.live(strength.end)
    asked = journal.gates.phase_proposal()
    assert asked is not None
    assert asked.kind is AdjustmentKind.EXTEND_PHASE
    life.at(strength.end + 3 * timedelta(days=1))
    still = journal.gates.phase_proposal()
    assert still == asked
    journal.planning.accept_phase(still, journal.planning.propose_phase(still))
    longer = phase(life, PhaseKind.STRENGTH)
    assert (longer.weeks, longer.end) == (strength.weeks + 1, strength.end + WEEK)
    assert phase(life, PhaseKind.PLYOMETRIC).start == strength.end + WEEK + timedelta(days=1)
    assert journal.gates.phase_proposal() is None


def test_a_phase_that_was_declined_to_last_longer_begins(journal: Journal) -> None:
    """The runner's word is enough: nothing is asked when the next phase comes."""
    life = CalmLife(journal, raises=12)
    strength = phase(life, PhaseKind.STRENGTH)
    life.live(strength.end)
    asked = journal.gates.phase_proposal()
    assert asked is not None
    journal.recovery.decline(life.clock.today(), asked)
    life.at(strength.end + timedelta(days=1))
    assert journal.gates.phase_proposal() is None


def test_a_runner_of_weekends_comes_through_too(journal: Journal) -> None:
    """With one session a week the weeks of strength count, and the small test is among them."""
    life = CalmLife(journal, Wishes("calf_foundation", START, days=(5, 6), run_days=RUNS))
    strength = phase(life, PhaseKind.STRENGTH)
    life.live(strength.end)
    assert state(life, "mobility_to_strength") is not GateState.NOT_MET
    assert state(life, "light_plyo") is GateState.MET
    assert journal.gates.phase_proposal() is None


def test_a_calm_round_ends_with_the_next_one_a_level_higher(journal: Journal) -> None:
    """Good tests, gates met and calm mornings together raise the exercises (rule 7.3)."""
    life = CalmLife(journal)
    tested = phase(life, PhaseKind.REASSESS).end
    life.live(tested - timedelta(days=1))
    life.test(tested)
    assert "one exercise level higher" in in_words(journal.planning.propose_again().decided)
    for back in range(7):
        day = tested - timedelta(days=back)
        sore = [TendonReading(day, Moment.MORNING, leg, 2, 0) for leg in LEGS]
        journal.mornings.keep(CheckIn(day, resting_hr=50, sleep_hours=7.6), sore)
    assert "mornings rose" in in_words(journal.planning.propose_again().decided)


def test_gates_hold_without_a_morning_or_an_answer(journal: Journal) -> None:
    """Who only ticks sessions off gets no hop before its gate, and none is left there."""
    life = CalmLife(journal)
    strength = phase(life, PhaseKind.STRENGTH)
    for session in life.plan_sessions:
        if session.day < strength.end - WEEK:
            life.at(session.day, 19)
            journal.sessions.finish(session.key)
    assert state(life, "light_plyo") is not GateState.MET
    assert not any(exercises(s) & HOPS for s in ahead(life))


def test_hops_go_with_the_test_that_let_them_in(journal: Journal) -> None:
    """A test that is deleted, and a small test that is reopened, are none; undone, they are."""
    life = CalmLife(journal)
    life.live(phase(life, PhaseKind.STRENGTH).end - WEEK)
    small = next(s for s in ahead(life) if s.type_id == "s7_heavy")
    life.live(small.day)
    assert any(exercises(s) & HOPS for s in ahead(life))
    for assessment in journal.assessments.all():
        journal.assessments.delete(assessment.id or 0)
    journal.sessions.reopen(small.key)
    assert state(life, "light_plyo") is not GateState.MET
    assert not any(exercises(s) & HOPS for s in ahead(life))
    journal.undo()
    assert any(exercises(s) & HOPS for s in ahead(life))
