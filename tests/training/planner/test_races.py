"""Races, from the words of domain rule 8.6: what is new, B races, and phases that end with them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Category, Exercise
from calfjournal.domain.message import Message
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind
from calfjournal.domain.session import Session
from calfjournal.errors import NoLayout
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal, make_plan
from calfjournal.training.planner.races import FREE, RaceDay

MONDAY = date(2027, 1, 4)
DAY = timedelta(days=1)
RACES = st.tuples(
    st.integers(30, 250), st.sampled_from((5.0, 10.0, 21.1, 42.195, None)), st.booleans()
)


def raced(
    foundation: Program,
    library: Library,
    *races: tuple[int, float | None, bool],
    weeks: int | None = 40,
) -> Proposal:
    """A plan with races some days after its start; True for a B race."""
    wishes = Wishes(
        foundation.id,
        MONDAY,
        weeks=weeks,
        races=tuple((MONDAY + days * DAY, km) for days, km, _ in races),
        b_races=tuple(MONDAY + days * DAY for days, _, minor in races if minor),
    )
    return make_plan(foundation, Athlete(), wishes, History(MONDAY), library)


def exercises(session: Session) -> set[str]:
    return {line.exercise for line in session.sets}


def hops(session: Session, library: Library) -> bool:
    """True when the feet leave the ground: heel raises with a quick rebound count contacts too."""
    found = (library.exercises[each] for each in exercises(session))
    return any(exercise.counts_contacts and exercise.load_class >= 4 for exercise in found)


def is_range(exercise: Exercise) -> bool:
    return exercise.category in (Category.MOBILITY, Category.RECOVERY) and exercise.load_class <= 1


def would_be_new(session: Session) -> tuple[str, ...]:
    """The names that its reason says wait until after the race."""
    assert isinstance(session.reason, Message)
    dose = session.reason.values.get("dose", ())
    assert isinstance(dose, tuple)
    waits = (s for s in dose if isinstance(s, Message) and s.key == "planner.new_waits")
    return tuple(
        str(name) for said in waits for name in cast("tuple[str, ...]", said.values["names"])
    )


@settings(max_examples=25, deadline=None)
@given(races=st.lists(RACES, min_size=1, max_size=2, unique_by=lambda race: race[0]))
def test_nothing_is_new_shortly_before_a_race(
    foundation: Program, library: Library, races: list[tuple[int, float | None, bool]]
) -> None:
    """No first hops within 14 days and no new exercise within 10; four days before a B race."""
    proposal = raced(foundation, library, *races)
    met: set[str] = set()
    hopped = False
    for session in sorted(proposal.sessions, key=lambda s: (s.day, s.start_time)):
        for days, _, minor in races:
            left = (MONDAY + days * DAY - session.day).days
            if 0 < left <= (4 if minor else 14):
                assert hopped or not hops(session, library), session.day
            if 0 < left <= (4 if minor else 10) and not exercises(session) <= met:
                assert not exercises(session) & met, session.day
                assert all(is_range(library.exercises[e]) for e in exercises(session))
        met |= exercises(session)
        hopped = hopped or hops(session, library)


@pytest.mark.parametrize("start", range(10, 130, 13))
def test_what_is_left_before_a_race_is_called_by_its_name(
    foundation: Program, library: Library, start: int
) -> None:
    """No session is called hops without any, nor strength work where only light work is left."""
    own = {foundation.says(kind.title) for kind in foundation.session_types.values()}
    by_name = {exercise.name: exercise for exercise in library.exercises.values()}
    race = MONDAY + start * DAY
    for session in raced(foundation, library, (start, 21.1, False), weeks=20).sessions:
        if not 0 < (race - session.day).days <= 14:
            continue
        gone = [by_name[name] for name in would_be_new(session)]
        assert (session.title in own) == all(map(is_range, gone)), session.day
        if session.title not in own and session.load_class <= 1:
            assert session.kind is SessionKind.MOBILITY
        if session.title not in own and session.load_class < 4:
            assert session.kind is not SessionKind.PLYOMETRIC


@pytest.mark.parametrize("start", [*range(60, 100, 7), 90, 91, 92, 93])
def test_first_hops_wait_for_the_race(foundation: Program, library: Library, start: int) -> None:
    """Wherever the race falls, what waits is named in the session."""
    proposal = raced(foundation, library, (start, 21.1, False), weeks=20)
    told = [in_words(s.reason) for s in proposal.sessions if "would be new" in in_words(s.reason)]
    first = min(s.day for s in proposal.sessions if hops(s, library))
    race = MONDAY + start * DAY
    assert not 0 <= (race - first).days <= 14
    assert all("so close before a race" in sentence for sentence in told)


def test_a_b_race_takes_four_days(foundation: Program, library: Library) -> None:
    """Sessions up to the fifth day before are what they are without it; then mobility only."""
    day = MONDAY + 69 * DAY
    without = {s.day: s for s in raced(foundation, library).sessions}
    proposal = raced(foundation, library, (69, 10.0, True))
    for session in proposal.sessions:
        left = (day - session.day).days
        if left > 7:
            assert exercises(session) == exercises(without[session.day])
            assert len(session.sets) == len(without[session.day].sets)
        if 0 < left < 4:
            assert session.load_class <= 1
            assert session.kind is SessionKind.MOBILITY
        assert not -3 < left <= 0
    assert any("a B race: the plan goes on" in in_words(reason) for reason in proposal.reasons)


@pytest.mark.parametrize("km", [10.0, 21.1, 42.195])
@pytest.mark.parametrize("week", range(10, 34, 2))
def test_a_phase_ends_with_the_race(
    foundation: Program, library: Library, week: int, km: float
) -> None:
    """Laid backwards: the phase of the race ends with it or with the way back from it."""
    day = MONDAY + week * 7 * DAY - DAY
    proposal = raced(foundation, library, ((day - MONDAY).days, km, False))
    phase = proposal.plan.phase_on(day)
    assert phase is not None
    rest = {10.0: 3, 21.1: 7, 42.195: 14}[km]
    assert (phase.end - day).days <= rest + 7 + 6
    assert phase.kind is not PhaseKind.REASSESS


def test_the_retest_moves_after_the_race(foundation: Program, library: Library) -> None:
    """In the week that would hold it there is a race: the tests come when legs are back."""
    plain = raced(foundation, library)
    test = next(p for p in plain.plan.phases if p.kind is PhaseKind.REASSESS)
    race = test.start + 6 * DAY
    proposal = raced(foundation, library, ((race - MONDAY).days, 10.0, False))
    tests = [s.day for s in proposal.sessions if s.kind is SessionKind.RETEST]
    assert min(tests) >= race + 10 * DAY
    minor = raced(foundation, library, ((race - MONDAY).days, 10.0, True))
    assert [p.start for p in minor.plan.phases] == [p.start for p in plain.plan.phases]


@settings(max_examples=60, deadline=None)
@example(races=[(102, 5.0, False), (126, 42.195, False)])
@example(races=[(102, 5.0, False), (126, 5.0, False), (150, 10.0, False)])
@given(races=st.lists(RACES, min_size=1, max_size=3, unique_by=lambda race: race[0]))
def test_no_retest_vanishes_behind_races(
    foundation: Program, library: Library, races: list[tuple[int, float | None, bool]]
) -> None:
    """Each re-test of a plan has a day; only races close together may starve a phase."""
    try:
        proposal = raced(foundation, library, *races)
    except NoLayout:
        assert len(races) > 1
        return
    tests = [s.day for s in proposal.sessions if s.kind is SessionKind.RETEST]
    kinds = [phase.kind for phase in proposal.plan.phases]
    assert PhaseKind.REASSESS in kinds
    for phase in proposal.plan.phases:
        if phase.kind is PhaseKind.REASSESS:
            assert any(phase.start <= day <= phase.end for day in tests), phase.start


@pytest.mark.parametrize("km", [10.0, 21.1, 42.195])
@pytest.mark.parametrize("week", range(6, 51, 4))
def test_an_a_race_is_come_to_with_strength(
    foundation: Program, library: Library, week: int, km: float
) -> None:
    """From the sixth week on no A race falls into mobility or a re-test, which hold none."""
    day = MONDAY + week * 7 * DAY - DAY
    proposal = raced(foundation, library, ((day - MONDAY).days, km, False), weeks=None)
    phase = proposal.plan.phase_on(day)
    assert phase is not None
    assert phase.kind not in (PhaseKind.MOBILITY, PhaseKind.REASSESS)
    heavy = [s for s in proposal.sessions if 7 <= (day - s.day).days <= 13]
    assert any(s.kind is SessionKind.STRENGTH for s in heavy)


@settings(max_examples=40, deadline=None)
@given(races=st.lists(RACES, min_size=1, max_size=2, unique_by=lambda race: race[0]))
def test_the_way_back_from_a_race_stands_in_the_plan(
    foundation: Program, library: Library, races: list[tuple[int, float | None, bool]]
) -> None:
    """After the rest a session comes within ten days, unless the next race does."""
    proposal = raced(foundation, library, *races)
    for days, km, _ in races:
        rest = {5.0: 3, 10.0: 3, 42.195: 14}.get(km or 0.0, 7)
        back = MONDAY + (days + rest) * DAY
        near = [MONDAY + other * DAY for other, _, _ in races if other > days]
        if any((other - back).days < 24 for other in near) or back + 10 * DAY > proposal.plan.end:
            continue
        first = min(s.day for s in proposal.sessions if s.day >= back)
        assert (first - back).days <= 10


@pytest.mark.parametrize("km", [5.0, 10.0, 21.1, 42.195, None])
def test_a_race_counts_until_everything_is_as_without_it(km: float | None) -> None:
    """The day after the last careful one allows all."""
    race = RaceDay(MONDAY, km)
    assert race.allowance(race.counts_until).after_race
    assert race.allowance(race.counts_until + DAY) is FREE
