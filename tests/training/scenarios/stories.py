"""The scripted athletes."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Experience, Sex
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Wishes
from tests.training.scenarios.year import Morning, Script

START = date(2027, 1, 4)
"""A Monday."""

RUNNER = Athlete(name="Robin", born=date(1985, 5, 17), sex=Sex.MALE, weekly_km=40.0)
RUNS = ((1, "easy"), (2, "quality"), (4, "easy"), (6, "long"))
WISHES = Wishes(
    program="calf_foundation", start=START, run_days=RUNS, runs_per_week=4, weekly_km=40.0
)


def week(number: int, weekday: int = 0) -> date:
    """A day of the plan: weeks count from 1, weekdays from Monday as 0."""
    return START + timedelta(weeks=number - 1, days=weekday)


def tests(day: date, ankle: tuple[float, float], raises: tuple[int, int]) -> Assessment:
    """A test battery of both sides."""
    return Assessment(
        day,
        (
            Result(Measure.KNEE_TO_WALL, Side.LEFT, ankle[0]),
            Result(Measure.KNEE_TO_WALL, Side.RIGHT, ankle[1]),
            Result(Measure.HEEL_RISE, Side.LEFT, raises[0], bpm=60, surface="incline10"),
            Result(Measure.HEEL_RISE, Side.RIGHT, raises[1], bpm=60, surface="incline10"),
        ),
    )


def calm(day: date) -> Morning:
    """A quiet morning; resting heart rate and sleep vary a little, always in the same way."""
    turn = (day - START).days
    return Morning(
        resting_hr=50 + (0, 1, -1, 0, 1, 0, -1)[turn % 7],
        sleep_hours=7.6 + (0, 0.2, -0.2, 0.1, -0.1, 0.4, 0.3)[turn % 7],
        stiffness=0,
    )


def flaring(day: date) -> Morning:
    """The right tendon flares in week 9 and calms down over three weeks."""
    since = (day - week(9, 1)).days
    pains = (3, 4, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 0)
    if not 0 <= since < len(pains):
        return calm(day)
    return replace(calm(day), pain=pains[since], stiffness=5 * pains[since])


def overreached(day: date) -> Morning:
    """Too much of everything in weeks 12 to 14: resting heart rate up, sleep short, tired."""
    since = (day - week(12, 2)).days
    if not 0 <= since < 14:
        return calm(day)
    rise = (3, 5, 7, 8, 8, 9, 8, 8, 7, 6, 5, 4, 3, 2)[since]
    return replace(
        calm(day),
        resting_hr=calm(day).resting_hr + rise,
        sleep_hours=6.1 if since < 9 else 7.2,
        fatigue=6 if since < 10 else 4,
    )


def ill(day: date) -> Morning:
    """Twelve days of illness without fever from the Tuesday of week 13."""
    since = (day - week(13, 1)).days
    if not 0 <= since < 12:
        return calm(day)
    return replace(
        calm(day),
        resting_hr=calm(day).resting_hr + (6 if since < 8 else 3),
        fatigue=6 if since < 8 else 4,
        tags=("illness",),
        trains=False,
        runs=False,
    )


def better(day: date) -> Assessment:
    """Tests that reached what the next round asks for."""
    return tests(day, (11.5, 11.0), (29, 28))


def so_so(day: date) -> Assessment:
    """Tests with the right side still behind."""
    return tests(day, (11.0, 10.0), (27, 22))


BASELINE = tests(START - timedelta(2), (10.0, 9.5), (24, 23))

SCRIPTS: dict[str, Script] = {
    "calm": Script("A calm year", RUNNER, WISHES, BASELINE, calm, better),
    "flare": Script(
        "A flare in week 9",
        RUNNER,
        WISHES,
        BASELINE,
        flaring,
        so_so,
    ),
    "overreaching": Script(
        "Overreaching, with resting heart rate up", RUNNER, WISHES, BASELINE, overreached, better
    ),
    "ill": Script("Ill for twelve days", RUNNER, WISHES, BASELINE, ill, better),
    "race": Script(
        "A half marathon in week 20",
        RUNNER,
        replace(WISHES, races=((week(20, 6), 21.1),)),
        BASELINE,
    ),
    "insertional": Script(
        "Sore where the tendon meets the heel",
        replace(RUNNER, sore_side=Side.LEFT, sore_site=Site.INSERTION),
        WISHES,
        BASELINE,
    ),
    "masters": Script(
        "Fifty-eight years old",
        replace(RUNNER, born=date(1968, 9, 3), weekly_km=30.0),
        replace(WISHES, weekly_km=30.0),
        BASELINE,
    ),
    "strong": Script(
        "Thirty heel rises to begin with",
        replace(RUNNER, experience=Experience.EXPERIENCED),
        WISHES,
        tests(START - timedelta(2), (12.5, 12.0), (31, 30)),
    ),
    "weekends": Script(
        "Only weekends free",
        replace(RUNNER, weekly_km=20.0),
        replace(
            WISHES,
            days=(5, 6),
            start_time="10:00",
            run_days=((1, "easy"), (6, "long")),
            runs_per_week=2,
            weekly_km=20.0,
        ),
        tests(START - timedelta(2), (8.5, 8.0), (20, 16)),
    ),
    "hundred_km": Script(
        "100 km a week",
        replace(RUNNER, experience=Experience.EXPERIENCED, weekly_km=100.0),
        replace(
            WISHES,
            run_days=(
                (0, "easy"),
                (1, "quality"),
                (2, "easy"),
                (3, "easy"),
                (4, "quality"),
                (5, "easy"),
                (6, "long"),
            ),
            runs_per_week=7,
            weekly_km=100.0,
        ),
        tests(START - timedelta(2), (13.0, 12.5), (31, 30)),
    ),
    "marathon": Script(
        "A marathon in week 30 and a B race of 10 km seven weeks before",
        replace(RUNNER, weekly_km=55.0),
        replace(
            WISHES,
            weekly_km=55.0,
            races=((week(23, 6), 10.0), (week(30, 6), 42.195)),
            b_races=(week(23, 6),),
        ),
        BASELINE,
    ),
    "race_soon": Script(
        "A half marathon in three weeks",
        RUNNER,
        replace(WISHES, races=((week(3, 6), 21.1),)),
        BASELINE,
    ),
    "two_runs": Script(
        "Two runs a week",
        replace(RUNNER, weekly_km=14.0),
        replace(WISHES, weekly_km=14.0, run_days=((2, "easy"), (6, "long")), runs_per_week=2),
        BASELINE,
    ),
    "shifts": Script(
        "Three weeks of shifts by turns",
        replace(RUNNER, weekly_km=30.0),
        replace(
            WISHES,
            weekly_km=30.0,
            days=(0, 2, 4),
            other_weeks=((1, 3, 5), (5, 6)),
            run_days=((2, "quality"), (6, "long")),
            other_run_weeks=(((4, "easy"), (6, "long")), ((1, "quality"), (3, "easy"))),
            runs_per_week=2,
        ),
        BASELINE,
    ),
}
