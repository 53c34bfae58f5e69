"""Gates tell met from not met from no data, and only ever propose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.finding import AdjustmentKind, State
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import GateState, PhaseKind, SessionKind
from calfjournal.domain.run import Run, RunKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.training.facts import Facts, build_facts
from calfjournal.training.gates import gate_status, phase_proposal, program_gates
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.measures import MEASURES
from calfjournal.training.programs import load_programs
from calfjournal.training.tendon_days import green_row

LIBRARY = load_library()
PROGRAM = load_programs(library=LIBRARY).programs["calf_foundation"]
TODAY = date(2026, 11, 25)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_set(
    exercise: str,
    done: int,
    side: Side = Side.BOTH,
    *,
    number: int = 1,
    pain: int | None = 1,
    full: bool | None = True,
    unit: Unit = Unit.REPS,
) -> SetLine:
    return SetLine(exercise, 0, number, side, unit, done, done=done, pain=pain, full_height=full)


def a_session(day: date, *sets: SetLine, kind: SessionKind = SessionKind.STRENGTH) -> Session:
    return Session(
        day, kind, "Test", id=day.toordinal(), status=SessionStatus.DONE, sets=tuple(sets)
    )


def a_run(day: date, minutes: float = 35, **more: object) -> Run:
    start = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    values: dict[str, object] = {"kind": RunKind.EASY, "duration_s": minutes * 60, **more}
    return Run(start, day, **values)  # type: ignore[arg-type]


def battery(day: date, *results: Result) -> Assessment:
    return Assessment(day, results)


def figures(
    history: History, tendon: Mapping[date, State] | None = None, norm: float | None = None
) -> Facts:
    return build_facts(history, tendon or {}, LIBRARY, norm)


def test_an_empty_journal_has_no_data_and_says_how_to_get_some() -> None:
    """Nothing is met or failed by silence, except work that is counted from 0."""
    for status in program_gates(PROGRAM, figures(History(TODAY))):
        assert status.state is not GateState.MET
        for criterion in status.criteria:
            if criterion.value is None:
                assert criterion.state is GateState.NO_DATA
                assert in_words(criterion.text).startswith("No figure yet: ")


def test_mobility_to_strength_is_met_by_what_rule_8_3_asks() -> None:
    """14 days without red, 3 x 15 at pain 2 or less, knee-to-wall measured, stiffness low."""
    sets = [a_set("calf_raise_floor", 15, number=n, pain=2) for n in (1, 2, 3)]
    history = History(
        TODAY,
        sessions=(a_session(ago(3), *sets),),
        assessments=(
            battery(
                ago(10),
                Result(Measure.KNEE_TO_WALL, Side.LEFT, 9.5),
                Result(Measure.KNEE_TO_WALL, Side.RIGHT, 10.0),
            ),
        ),
        readings=tuple(
            TendonReading(ago(n), Moment.MORNING, Side.LEFT, 1, minutes)
            for n, minutes in ((0, 5), (1, 15), (2, 0))
        ),
    )
    tendon = {ago(n): State.GREEN for n in range(14)}
    status = gate_status(PROGRAM, "mobility_to_strength", figures(history, tendon))
    assert status.state is GateState.MET
    assert [c.value for c in status.criteria] == [14, 3, 2, 15]
    assert in_words(status.text) == "Ready for strength: all 4 criteria met."


def test_what_stands_for_sets_that_were_not_done_is_told() -> None:
    """Fifteen raises on each leg stand for 3 x 15 on two, and it is said; done, the sets are."""
    twelve = [a_set("calf_raise_floor", 12, number=n) for n in (1, 2)]
    raises = [
        a_set("sl_calf_raise_floor", done, leg) for leg, done in zip(LEGS, (18, 16), strict=True)
    ]
    short = History(TODAY, sessions=(a_session(ago(3), *twelve), a_session(ago(1), *raises)))
    status = gate_status(PROGRAM, "mobility_to_strength", figures(short))
    told = {c.criterion.id: in_words(c.text) for c in status.criteria}
    assert told["two_leg_raises"] == "16 raises on one leg stand for it."
    sets = [a_set("calf_raise_floor", 15, number=n) for n in (1, 2, 3)]
    done = History(TODAY, sessions=(a_session(ago(3), *sets), a_session(ago(1), *raises)))
    status = gate_status(PROGRAM, "mobility_to_strength", figures(done))
    told = {c.criterion.id: in_words(c.text) for c in status.criteria}
    assert told["two_leg_raises"] == "3 sets; at least 3 needed."


def test_a_gate_says_what_is_missing() -> None:
    """One unmet criterion makes the gate not met, and the words say how far it is."""
    facts = Facts(TODAY, {"single_leg_reps": 12, "iso_hold_s": 45, "lsi": 79.6})
    status = gate_status(PROGRAM, "light_plyo", facts)
    assert status.state is GateState.NOT_MET
    texts = {c.criterion.id: (c.state, in_words(c.text)) for c in status.criteria}
    assert texts["single_leg_raises"] == (GateState.NOT_MET, "12 of 15 reps; 3 to go.")
    assert texts["hold"] == (GateState.MET, "45 s; at least 45 needed.")
    assert texts["symmetry"] == (GateState.NOT_MET, "79 of 80 %; 1 to go.")
    assert texts["strength_weeks"][0] is GateState.NO_DATA
    assert in_words(status.text).startswith(
        "Ready for light plyometrics: 1 of 4 criteria met. Open: 15 s"
    )


@given(
    st.dictionaries(
        st.sampled_from(sorted(MEASURES)), st.floats(0, 1000, allow_nan=False), max_size=14
    )
)
def test_a_gate_is_met_exactly_when_every_border_is(values: dict[str, float]) -> None:
    """The state follows from the borders alone, whatever the figures are."""
    facts = Facts(TODAY, values)
    for status in program_gates(PROGRAM, facts):
        met, unmet = True, False
        for criterion in status.gate.criteria:
            value = values.get(criterion.measure)
            low, high = criterion.at_least, criterion.at_most
            fits = value is not None and (low is None or value >= low)
            fits = fits and (high is None or (value is not None and value <= high))
            met = met and fits
            unmet = unmet or (value is not None and not fits)
        expected = GateState.MET if met else GateState.NOT_MET if unmet else GateState.NO_DATA
        assert status.state is expected


# ---------------------------------------------------------------------------- figures


def test_days_without_red_count_from_the_last_red_and_need_answers() -> None:
    """Half the days must have an answer, else it cannot be told."""
    tendon = {ago(n): State.GREEN for n in range(20)}
    assert figures(History(TODAY), tendon).value("days_without_red") == 20
    assert figures(History(TODAY), tendon | {ago(6): State.RED}).value("days_without_red") == 6
    assert figures(History(TODAY), {TODAY: State.RED}).value("days_without_red") == 0
    assert figures(History(TODAY), {ago(20): State.GREEN}).value("days_without_red") is None


def test_stiffness_needs_three_mornings() -> None:
    """Two mornings are not a week."""
    readings = tuple(TendonReading(ago(n), Moment.MORNING, Side.RIGHT, 0, 20) for n in range(3))
    assert figures(History(TODAY, readings=readings[:2])).value("stiffness_min") is None
    assert figures(History(TODAY, readings=readings)).value("stiffness_min") == 20


@pytest.mark.parametrize(
    ("pain", "full", "expected"),
    [(2, True, 16), (3, True, None), (None, True, None), (1, False, None), (1, None, 16)],
)
def test_single_leg_raises_count_only_with_pain_known_and_no_height_lost(
    pain: int | None, full: bool | None, expected: float | None
) -> None:
    """A set without pain is no proof, nor one whose height was lost."""
    sets = (
        a_set("sl_calf_raise_floor", 18, Side.LEFT),
        a_set("sl_calf_raise_floor", 16, Side.RIGHT, pain=pain, full=full),
    )
    facts = figures(History(TODAY, sessions=(a_session(ago(2), *sets),)))
    assert facts.value("single_leg_reps") == expected


def test_pain_entered_for_the_session_stands_for_its_sets() -> None:
    """The reading during the session counts where sets have none."""
    session = a_session(
        ago(1), *(a_set("sl_calf_raise_floor", 15, s, pain=None) for s in (Side.LEFT, Side.RIGHT))
    )
    reading = TendonReading(ago(1), Moment.DURING, Side.LEFT, 4, session_id=session.id)
    calm = TendonReading(ago(1), Moment.DURING, Side.BOTH, 1, session_id=session.id)
    both = History(TODAY, sessions=(session,), readings=(calm,))
    assert figures(both).value("single_leg_reps") == 15
    sore = History(TODAY, sessions=(session,), readings=(calm, reading))
    assert figures(sore).value("single_leg_reps") is None


def test_symmetry_of_sets_compares_legs_in_one_session() -> None:
    """A leg that was too sore to count on one day is not compared with the other's best of it."""
    even = a_session(
        ago(9), *(a_set("sl_calf_raise_floor", 15, s) for s in (Side.LEFT, Side.RIGHT))
    )
    left = a_session(ago(2), a_set("sl_calf_raise_floor", 25, Side.LEFT))
    assert figures(History(TODAY, sessions=(even, left))).value("lsi") == 100


def test_symmetry_compares_tests_made_the_same_way() -> None:
    """22 and 28 reps are 78.6 %; other surface or beat is another test."""
    left = Result(Measure.HEEL_RISE, Side.LEFT, 22, 1, 60, "incline10")
    right = Result(Measure.HEEL_RISE, Side.RIGHT, 28, 1, 60, "incline10")
    flat = Result(Measure.HEEL_RISE, Side.RIGHT, 40, 1, 60, "flat")
    facts = figures(
        History(TODAY, assessments=(battery(ago(9), left, right), battery(ago(2), flat))),
        norm=29.2,
    )
    assert facts.value("lsi") == pytest.approx(78.571, abs=0.001)
    assert facts.value("norm_share") == pytest.approx(100 * 22 / 29.2)
    assert facts.value("heel_rise_goal") == pytest.approx(110)


def test_share_of_the_norm_opens_the_high_gate_without_twenty_reps() -> None:
    """80 % of the reference is enough for those whose reference is low."""
    results = [
        Result(Measure.HEEL_RISE, side, 12, 0, 60, "incline10") for side in (Side.LEFT, Side.RIGHT)
    ]
    history = History(TODAY, assessments=(battery(ago(2), *results),))
    assert figures(history, norm=14).value("heel_rise_goal") == pytest.approx(100 * 12 / 14 / 0.8)
    assert figures(history).value("heel_rise_goal") == 60


def test_strength_weeks_have_two_sessions() -> None:
    """A week with one session is not a week of strength."""
    monday = ago(TODAY.weekday() + 21)
    days = [monday, monday + timedelta(2), monday + timedelta(7), monday + timedelta(14)]
    days.append(monday + timedelta(16))
    history = History(TODAY, sessions=tuple(a_session(day) for day in days))
    assert figures(history).value("strength_weeks") == 2


def test_a_week_of_strength_may_be_one_session_where_the_plan_has_no_more() -> None:
    """Who trains once a week by plan does four weeks of strength too; half of two is none."""
    monday = ago(TODAY.weekday() + 21)
    only = [replace(a_session(monday + timedelta(7 * n)), plan_id=1) for n in range(3)]
    assert figures(History(TODAY, sessions=tuple(only))).value("strength_weeks") == 3
    left_out = replace(only[0], day=monday + timedelta(2), status=SessionStatus.SKIPPED)
    history = History(TODAY, sessions=(*only, left_out))
    assert figures(history).value("strength_weeks") == 2


def test_weeks_of_hops_need_green_mornings_after_each() -> None:
    """One amber or unknown morning after takes the week away."""
    monday = ago(TODAY.weekday() + 14)
    hops = a_set("pogo_double", 15, unit=Unit.CONTACTS)
    days = [monday, monday + timedelta(3), monday + timedelta(7)]
    history = History(TODAY, sessions=tuple(a_session(day, hops) for day in days))
    green = {day + timedelta(1): State.GREEN for day in days}
    assert figures(history, green).value("two_leg_plyo_weeks") == 2
    amber = green | {days[1] + timedelta(1): State.AMBER}
    assert figures(history, amber).value("two_leg_plyo_weeks") == 1
    assert figures(history, {days[0] + timedelta(1): State.GREEN}).value("two_leg_plyo_weeks") == 0


def test_easy_runs_of_thirty_minutes_in_one_go_count_when_green() -> None:
    """Long pauses, quality runs, rides and mornings that rose do not count."""
    runs = (
        a_run(ago(8)),
        a_run(ago(6), 29),
        a_run(ago(5), kind=RunKind.QUALITY),
        a_run(ago(4), elapsed_s=60 * 60.0),
        a_run(ago(3), sport="cycling"),
        a_run(ago(2)),
    )
    tendon = {ago(n): State.GREEN for n in range(10)}
    facts = figures(History(TODAY, runs=runs), tendon)
    assert facts.value("easy_runs_30_green") == 2
    assert facts.value("run_mornings_not_green") == 0
    worse = figures(History(TODAY, runs=runs), tendon | {ago(1): State.AMBER})
    assert worse.value("easy_runs_30_green") == 1
    assert worse.value("run_mornings_not_green") == 1


# ---------------------------------------------------------------------------- tendon days


def test_green_rows_end_at_a_gap() -> None:
    """Four days without an answer end a row of calm ones."""
    green = {ago(n): State.GREEN for n in (0, 1, 4, 9)}
    assert green_row(green, TODAY) == 3


# ---------------------------------------------------------------------------- proposals

MET = Facts(
    TODAY,
    {"days_without_red": 20, "two_leg_floor_sets": 3, "knee_to_wall_sides": 2, "stiffness_min": 5},
)


def a_plan(start: date, weeks: int) -> Plan:
    template = PROGRAM.phases[0]
    end = start + timedelta(days=7 * weeks - 1)
    phase = Phase(
        PhaseKind.MOBILITY, template.title, start, end, weeks, gate="mobility_to_strength"
    )
    return Plan(1, PROGRAM.id, "", start, end, (phase,), Wishes(PROGRAM.id, start))


def test_going_on_early_is_proposed_after_the_shortest_length() -> None:
    """With the gate met after 4 of 6 weeks the next phase may start; changes come by planning."""
    proposal = phase_proposal(PROGRAM, a_plan(ago(28), 6), MET)
    assert proposal is not None
    assert proposal.kind is AdjustmentKind.NEXT_PHASE
    assert proposal.rule == "gate.mobility_to_strength"
    assert proposal.changes == ()
    assert "Mon 30 Nov" in in_words(proposal.text)
    assert phase_proposal(PROGRAM, a_plan(ago(20), 6), MET) is None


def test_staying_longer_is_proposed_in_the_last_week() -> None:
    """Unmet or unknown criteria at the end ask for one more week, up to the longest length."""
    unmet = Facts(TODAY, {"days_without_red": 3})
    proposal = phase_proposal(PROGRAM, a_plan(ago(30), 5), unmet)
    assert proposal is not None
    assert proposal.kind is AdjustmentKind.EXTEND_PHASE
    assert in_words(proposal.text) == "Stay in Mobility one week longer (6 of at most 6)."
    assert phase_proposal(PROGRAM, a_plan(ago(20), 5), unmet) is None
    longest = phase_proposal(PROGRAM, a_plan(ago(37), 6), unmet)
    assert longest is not None
    assert "longest length of 6 weeks" in in_words(longest.text)


def test_no_word_is_needed_when_the_gate_is_met_on_time() -> None:
    """A phase that ends this week with its gate met just ends; outside a plan there is none."""
    assert phase_proposal(PROGRAM, a_plan(ago(30), 5), MET) is None
    assert phase_proposal(PROGRAM, a_plan(ago(300), 5), MET) is None


def test_symmetry_compares_legs_tested_close_to_each_other() -> None:
    """A leg of today is not divided by the other of weeks ago; by that of last week it is."""
    left, right = (Result(Measure.HEEL_RISE, side, 20, 1, 60, "flat") for side in LEGS)
    weaker = Result(Measure.HEEL_RISE, Side.RIGHT, 10, 1, 60, "flat")
    for days, share in ((6, 50), (20, 100)):
        tests = (battery(ago(1 + days), left, right), battery(ago(1), weaker))
        assert figures(History(TODAY, assessments=tests)).value("lsi") == share
