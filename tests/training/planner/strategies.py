"""Random athletes, calendars and histories for the property tests of the planner."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Side
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.history import History

START = date(2027, 1, 4)
KILOMETRES = st.one_of(st.none(), st.integers(0, 130).map(float))
DISTANCES = st.sampled_from((None, 5.0, 10.0, 15.0, 21.1, 42.195, 80.0))


@st.composite
def athletes(draw: st.DrawFn) -> Athlete:
    born = draw(st.sampled_from((None, date(1985, 6, 1), date(1950, 1, 1), date(2011, 3, 3))))
    return Athlete(
        born=born,
        experience=draw(st.sampled_from(Experience)),
        weekly_km=draw(KILOMETRES),
        equipment=draw(st.one_of(*[st.none()] * 4, st.frozensets(st.sampled_from(EQUIPMENT)))),
        sore_side=draw(st.sampled_from((None, Side.LEFT))),
        sore_site=draw(st.sampled_from((None, None, Site.MIDPORTION, Site.INSERTION))),
    )


@st.composite
def wishes(
    draw: st.DrawFn, *, races: bool = True, blocked: bool = True, program: str = "calf_foundation"
) -> Wishes:
    start = START + timedelta(draw(st.integers(0, 20)))
    weeks = draw(st.one_of(*[st.integers(4, 26)] * 3, st.integers(27, 60), st.none()))
    span = (weeks or 52) * 7
    runs = draw(_RUNS)
    days_of_races = draw(_races(start, span)) if races else ()
    minor = draw(st.sets(st.sampled_from(days_of_races))) if days_of_races else set()
    days = draw(
        st.one_of(
            st.sampled_from(((), (5, 6))), st.lists(st.integers(0, 6), unique=True).map(tuple)
        )
    )
    a_week = st.lists(st.integers(0, 6), unique=True, min_size=1).map(tuple)
    turns = st.one_of(st.just(()), st.lists(a_week, max_size=2).map(tuple))
    return Wishes(
        program=program,
        start=start,
        weeks=weeks,
        days=days,
        other_weeks=draw(turns) if days else (),
        sessions_per_week=draw(st.one_of(st.none(), st.integers(1, 4))),
        start_time=draw(st.sampled_from(("06:30", "12:15", "18:00", "21:45"))),
        run_days=tuple(runs.items()),
        other_run_weeks=draw(st.lists(_RUNS.map(_items), max_size=2).map(tuple)),
        weekly_km=draw(KILOMETRES),
        races=days_of_races,
        b_races=tuple(sorted(day for day, _ in minor)),
        blocked=draw(_blocked(start, span)) if blocked else (),
    )


_RUNS = st.dictionaries(
    st.integers(0, 6), st.sampled_from(("easy", "quality", "long", "race")), max_size=6
)


def _items(runs: dict[int, str]) -> tuple[tuple[int, str], ...]:
    return tuple(runs.items())


@st.composite
def _races(draw: st.DrawFn, start: date, span: int) -> tuple[tuple[date, float | None], ...]:
    days = draw(st.lists(st.integers(-5, span + 5), max_size=3, unique=True))
    return tuple((start + timedelta(day), draw(DISTANCES)) for day in days)


@st.composite
def _blocked(draw: st.DrawFn, start: date, span: int) -> tuple[tuple[date, date, str], ...]:
    found = []
    for day in draw(st.lists(st.integers(-10, span), max_size=3, unique=True)):
        first = start + timedelta(day)
        found.append((first, first + timedelta(draw(st.integers(0, 24))), "holiday"))
    return tuple(found)


@st.composite
def histories(draw: st.DrawFn, start: date) -> History:
    """Up to two sessions just done before the start, perhaps tests."""
    done = [
        Session(
            start - timedelta(days),
            SessionKind.PLYOMETRIC,
            "Earlier",
            id=900 + days,
            type_id="earlier",
            phase=PhaseKind.PLYOMETRIC,
            status=SessionStatus.DONE,
            start_time=draw(st.sampled_from(("07:00", "18:00", "23:59"))),
            load_class=draw(st.integers(0, 5)),
        )
        for days in draw(st.lists(st.integers(1, 4), max_size=2, unique=True))
    ]
    return History(
        today=start,
        sessions=tuple(done),
        assessments=draw(st.one_of(st.just(()), tests(start - timedelta(2)).map(lambda a: (a,)))),
    )


@st.composite
def tests(draw: st.DrawFn, day: date) -> Assessment:
    centimetres, reps = st.integers(4, 16), st.integers(3, 40)
    return Assessment(
        day,
        (
            Result(Measure.KNEE_TO_WALL, Side.LEFT, draw(centimetres)),
            Result(Measure.KNEE_TO_WALL, Side.RIGHT, draw(centimetres)),
            Result(Measure.HEEL_RISE, Side.LEFT, draw(reps)),
            Result(Measure.HEEL_RISE, Side.RIGHT, draw(reps)),
        ),
    )
