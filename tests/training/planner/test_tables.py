"""Mileage, taper and week contents against the tables of the domain notes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.exercise import LEGS, Category
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages import in_words
from calfjournal.thresholds import load_thresholds
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal, make_plan
from calfjournal.training.planner.mileage import Mileage
from tests.training.planner.checker import CUT, Case

MONDAY = date(2027, 1, 4)
RACE = date(2027, 3, 14)
"""A Sunday in week 10: the strength phase."""


def plan(
    program: Program,
    library: Library,
    athlete: Athlete | None = None,
    history: History | None = None,
    wishes: Wishes | None = None,
) -> Proposal:
    asked = wishes or Wishes(program.id, MONDAY)
    return make_plan(program, athlete or Athlete(), asked, history or History(asked.start), library)


def week(proposal: Proposal, kind: PhaseKind, number: int) -> list[Session]:
    first = next(p for p in proposal.plan.phases if p.kind is kind)
    return [s for s in proposal.sessions if first.start <= s.day <= first.end and s.week == number]


def case(proposal: Proposal, program: Program, library: Library) -> Case:
    return Case(program, Athlete(), proposal.plan.wishes, (), library, proposal)


# ------------------------------------------------------------------------- rule 7.4


@pytest.mark.parametrize(
    ("km", "sessions", "factor", "novice", "experienced"),
    [
        (0, 3, 1.0, 40, 60),
        (14.9, 3, 1.0, 40, 60),
        (15, 3, 1.0, 60, 80),
        (40, 3, 1.0, 60, 80),
        (41, 3, 0.85, 60, 80),
        (65, 3, 0.85, 60, 80),
        (66, 2, 0.75, 50, 70),
        (90, 2, 0.75, 50, 70),
        (91, 2, 0.65, 40, 60),
        (140, 2, 0.65, 40, 60),
    ],
)
def test_mileage_table(
    km: float, sessions: int, factor: float, novice: int, experienced: int
) -> None:
    """Sessions, set multiplier and contact caps follow the table to its borders."""
    mileage = Mileage(km, km)
    assert mileage.sessions(10) == sessions
    assert mileage.sets_factor(10) == factor
    assert mileage.contacts(10, Experience.NOVICE) == novice
    assert mileage.contacts(10, Experience.EXPERIENCED) == experienced


@pytest.mark.parametrize(
    ("planned", "factor"), [(30, 1.0), (33, 1.0), (33.1, 0.85), (39, 0.85), (39.1, 0.70)]
)
def test_more_running_than_usual_takes_sets(planned: float, factor: float) -> None:
    """Above 1.10 times the usual week sets go to 0.85, above 1.30 to 0.70, for four weeks."""
    mileage = Mileage(30, planned)
    assert mileage.sets_factor(0) == factor
    assert mileage.sets_factor(3) == factor
    assert mileage.sets_factor(4) == 1.0


@pytest.mark.parametrize(("km", "expected"), [(40.0, 3), (60.0, 3), (70.0, 2), (100.0, 2)])
def test_sessions_a_week_by_volume(
    foundation: Program, library: Library, km: float, expected: int
) -> None:
    """The plan holds as many sessions in a full strength week as the table allows."""
    proposal = plan(foundation, library, wishes=Wishes(foundation.id, MONDAY, weekly_km=km))
    assert len(week(proposal, PhaseKind.STRENGTH, 3)) == expected


def test_the_third_session_is_short_strength_above_40_km(
    foundation: Program, library: Library
) -> None:
    """Between 41 and 65 km it holds down to half the sets: never the first week's mobility."""
    proposal = plan(foundation, library, wishes=Wishes(foundation.id, MONDAY, weekly_km=55))
    for kind in (PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC):
        sessions = week(proposal, kind, 3)
        assert SessionKind.MOBILITY not in [s.kind for s in sessions]
        (short,) = (s for s in sessions if s.type_id.endswith("_short"))
        assert short.kind is SessionKind.STRENGTH
        judged = case(proposal, foundation, library)
        full, written = judged.cut(short)
        assert judged.sets(short, *CUT) <= max(full / 2 + 0.5, written)


def test_the_week_shrinks_by_degrees_from_40_km_on() -> None:
    """One kilometre more takes a few percent of the third session, not all of it."""
    shares = [Mileage(km, km).third_share(0) for km in (40, 41, 45, 53, 65)]
    assert shares[0] == 1.0
    assert 0.9 < shares[1] < 1.0
    assert shares == sorted(shares, reverse=True)
    assert shares[3:] == [0.5, 0.5]


@pytest.mark.parametrize(("km", "factor"), [(55.0, 0.85), (80.0, 0.75), (120.0, 0.65)])
def test_strength_sets_by_volume(
    foundation: Program, library: Library, km: float, factor: float
) -> None:
    """Strength sets stay within the multiplier and within one set of it."""
    full = plan(foundation, library)
    scaled = plan(foundation, library, wishes=Wishes(foundation.id, MONDAY, weekly_km=km))
    strong = (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)
    before = case(full, foundation, library)
    after = case(scaled, foundation, library)
    heavy = {s.type_id: s for s in week(full, PhaseKind.STRENGTH, 3)}
    for session in week(scaled, PhaseKind.STRENGTH, 3):
        if session.kind is SessionKind.STRENGTH:
            short = session.type_id.endswith("_short")
            written = heavy[session.type_id.removesuffix("_short")]
            most = before.sets(written, *strong) * factor
            assert after.sets(session, *strong) <= most
            assert short or most - 1 < after.sets(session, *strong)


def test_usual_kilometres_come_from_the_last_four_full_weeks(
    foundation: Program, library: Library
) -> None:
    """Runs of the last four full weeks count before what the athlete once said."""
    runs = tuple(
        Run(
            start=datetime(2026, 12, 1, 7, tzinfo=UTC),
            day=MONDAY - timedelta(days=n),
            distance_m=10_000.0,
        )
        for n in range(1, 29)
    )
    history = History(MONDAY, runs=runs)
    assert history.weekly_km == 70.0
    proposal = plan(foundation, library, Athlete(weekly_km=20), history)
    assert any(in_words(reason).startswith("At 70 km a week") for reason in proposal.reasons)


# ------------------------------------------------------------------------- rules 7.2, 8.2, 8.4


def test_default_lengths_make_two_rounds_and_maintenance(
    foundation: Program, library: Library
) -> None:
    """Without tests a year is 5 + 7 + 5 + 1 weeks twice, with maintenance after each round."""
    lengths = [(p.kind, p.weeks) for p in plan(foundation, library).plan.phases]
    cycle = [
        (PhaseKind.MOBILITY, 5),
        (PhaseKind.STRENGTH, 7),
        (PhaseKind.PLYOMETRIC, 5),
        (PhaseKind.REASSESS, 1),
        (PhaseKind.MAINTENANCE, 8),
    ]
    assert lengths == cycle * 2


def test_week_contents_of_the_default_plan(foundation: Program, library: Library) -> None:
    """Week k of each phase holds what the program lists for it."""
    proposal = plan(foundation, library)
    for template in foundation.phases[:3]:
        weeks = template.weeks_range[1]
        for number in range(1, weeks + 1):
            types = sorted(s.type_id for s in week(proposal, template.kind, number))
            assert types == sorted(template.weeks[number - 1].sessions), (template.kind, number)


@pytest.mark.parametrize("kind", [PhaseKind.MOBILITY, PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC])
def test_the_fourth_week_is_a_deload(
    foundation: Program, library: Library, kind: PhaseKind
) -> None:
    """Week four of a phase has 30 to 50 % fewer sets, the same loads and no tests."""
    proposal = plan(foundation, library)
    sessions, judged = week(proposal, kind, 4), case(proposal, foundation, library)
    assert sessions
    assert all(s.deload for s in sessions)
    assert not any(s.deload for s in week(proposal, kind, 3))
    for session in sessions:
        full, _lines = judged.cut(session)
        assert 0.5 * full <= judged.sets(session, *CUT) <= 0.7 * full
    assert not any(
        line.target_rir is not None and line.target_rir < 4 for s in sessions for line in s.sets
    )


def test_contacts_of_a_springs_deload_fall_by_40_percent(
    foundation: Program, library: Library
) -> None:
    """The springs session of the fourth week keeps 36 of its 60 contacts."""
    proposal = plan(foundation, library)
    judged = case(proposal, foundation, library)
    springs = [
        s for s in week(proposal, PhaseKind.PLYOMETRIC, 4) if s.kind is SessionKind.PLYOMETRIC
    ]
    assert [judged.contacts(s) for s in springs] == [36]


def test_a_novice_begins_springs_with_at_most_40_contacts(
    foundation: Program, library: Library
) -> None:
    """The first springs week holds 30 to 40 contacts a session for novices, 45 otherwise."""
    for experience, low, high in ((Experience.NOVICE, 30, 40), (Experience.EXPERIENCED, 40, 50)):
        proposal = plan(foundation, library, Athlete(experience=experience))
        judged = case(proposal, foundation, library)
        for session in week(proposal, PhaseKind.PLYOMETRIC, 1):
            if session.kind is SessionKind.PLYOMETRIC:
                assert low <= judged.contacts(session) <= high


def test_one_heavy_session_stays_through_springs(foundation: Program, library: Library) -> None:
    """Every springs week holds one strength session, also with two sessions a week."""
    for wished in (None, 2):
        wishes = Wishes(foundation.id, MONDAY, sessions_per_week=wished)
        proposal = plan(foundation, library, wishes=wishes)
        for number in range(1, 6):
            kinds = [s.kind for s in week(proposal, PhaseKind.PLYOMETRIC, number)]
            assert kinds.count(SessionKind.STRENGTH) == 1, (wished, number)


# ------------------------------------------------------------------------- rule 8.6


def raced(foundation: Program, library: Library, km: float | None) -> Proposal:
    wishes = Wishes(foundation.id, MONDAY, races=((RACE, km),))
    return plan(foundation, library, wishes=wishes)


@pytest.mark.parametrize(("km", "days"), [(5.0, 3), (10.0, 3), (21.1, 7), (None, 7), (42.195, 14)])
def test_rest_after_a_race(
    foundation: Program, library: Library, km: float | None, days: int
) -> None:
    """Calf work starts again 3, 7 or 14 days after 10 km, half and full marathon."""
    after = [s.day for s in raced(foundation, library, km).sessions if s.day >= RACE]
    assert days <= (min(after) - RACE).days <= days + 2


def test_taper_before_a_race(foundation: Program, library: Library) -> None:
    """Two weeks before sets fall by 40 %; the last heavy session stands 7 to 10 days before."""
    proposal = raced(foundation, library, 21.1)
    judged = case(proposal, foundation, library)
    sessions = [s for s in proposal.sessions if 0 < (RACE - s.day).days <= 14]
    heavy = [(RACE - s.day).days for s in sessions if s.kind is SessionKind.STRENGTH]
    assert heavy
    assert 7 <= min(heavy) <= 10
    for session in sessions:
        full, _lines = judged.cut(session)
        assert judged.sets(session, *CUT) <= 0.6 * full + 0.5
    assert all(s.load_class <= 1 for s in sessions if (RACE - s.day).days < 4)


def test_loads_stay_through_taper_and_deload(foundation: Program, library: Library) -> None:
    """The load of a set is that of the last done set, deload or not."""
    plain = raced(foundation, library, 21.1)
    done = replace(
        next(s for s in plain.sessions if s.type_id == "s1_heavy"),
        day=MONDAY - timedelta(20),
        id=1,
        status=SessionStatus.DONE,
    )
    done = replace(
        done,
        sets=tuple(replace(line, done=line.target, done_kg=12.5) for line in done.sets),
    )
    wishes = Wishes(foundation.id, MONDAY, races=((RACE, 21.1),))
    again = plan(foundation, library, history=History(MONDAY, sessions=(done,)), wishes=wishes)
    loads = {
        line.target_kg
        for s in again.sessions
        for line in s.sets
        if line.exercise == "seated_calf_raise"
    }
    assert loads == {12.5}


def test_an_unknown_distance_is_said(foundation: Program, library: Library) -> None:
    """A race without a distance counts as a half marathon, and the reasons say so."""
    wishes = Wishes(foundation.id, MONDAY, races=((RACE, None),))
    reasons = plan(foundation, library, wishes=wishes).reasons
    assert any("counts as a half marathon" in in_words(reason) for reason in reasons)


@pytest.mark.parametrize(
    ("measure", "sides", "norm", "number", "value"),
    [
        (Measure.KNEE_TO_WALL, (10.0, 11.8), None, "reach.gap_amber", 1.5),
        (Measure.KNEE_TO_WALL, (12.5, 13.7), None, "reach.gap_info", 1.0),
        (Measure.HEEL_RISE, (20.0, 21.0), 24.0, "raise.typical", 90.0),
        (Measure.HEEL_RISE, (22.0, 24.0), 24.0, "raise.symmetry", 95.0),
    ],
)
def test_phases_are_as_long_as_the_numbers_in_force_ask(
    foundation: Program,
    library: Library,
    measure: Measure,
    sides: tuple[float, float],
    norm: float | None,
    number: str,
    value: float,
) -> None:
    """Gap, share and symmetry are those of the table of rules, also where they were changed."""
    results = tuple(Result(measure, side, sides[n]) for n, side in enumerate(LEGS))
    history = History(MONDAY, assessments=(Assessment(MONDAY - timedelta(days=3), results),))
    shipped = load_thresholds()

    def weeks(numbers: Thresholds) -> tuple[int, ...]:
        proposal = make_plan(
            foundation,
            Athlete(),
            Wishes("calf_foundation", MONDAY),
            history,
            library,
            norm_reps=norm,
            numbers=numbers,
        )
        return tuple(phase.weeks for phase in proposal.plan.phases[:2])

    assert weeks(shipped.with_own({number: value})) != weeks(shipped)
