"""The one sentence of a day and what is to be done first, state by state."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment, RedFlag, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Light,
    PhaseQuestion,
    SessionChange,
    Verdict,
)
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.message import say
from calfjournal.domain.morning import Morning
from calfjournal.domain.plan import Phase, Plan, Race, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Advice, PlannedRun, RunAdvice, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.views.day_lead import DayState, FirstStep, first_step, sentence, state_of
from calfjournal.views.today import OpenFlag, TodayFacts, TodayRun, TodaySession

TODAY = date(2026, 11, 28)
READING = TendonReading(TODAY, Moment.MORNING, Side.LEFT, pain=0)
TOLD = Morning(CheckIn(TODAY, resting_hr=49, at=datetime(2026, 11, 28, 7, tzinfo=UTC)), (READING,))
ILL = Morning(CheckIn(TODAY, resting_hr=49, tags=("illness",)), (READING,))
PHASE = Phase(PhaseKind.STRENGTH, "Strength", TODAY - timedelta(20), TODAY + timedelta(20), 6)
PLAN = Plan(1, "p", "Plan", PHASE.start, PHASE.end, (PHASE,), Wishes("p", PHASE.start))
WAY = Adjustment(AdjustmentKind.REDUCE, "Less", changes=(SessionChange(1),))
FLARE = FlareNow((Side.RIGHT,), TODAY - timedelta(2), TODAY, 1, 4, say("values.amount"), None, 6)


def session(status: SessionStatus = SessionStatus.PLANNED) -> TodaySession:
    """Return a session of the day as the page shows it."""
    made = Session(TODAY, SessionKind.STRENGTH, "Raises", 1, planned_minutes=45, status=status)
    return TodaySession(made, ())


def run(run_id: int | None = None, kind: RunKind = RunKind.EASY) -> TodayRun:
    """Return a planned run of the day."""
    return TodayRun(PlannedRun(TODAY, kind, km=8.0, minutes=46, run_id=run_id))


def facts(light: Light = Light.GREEN, **more: Any) -> TodayFacts:  # noqa: ANN401
    """Return a day on which everything is as planned but for what is given."""
    ways, runs = more.pop("ways", ()), more.pop("advice", ())
    verdict = Verdict(TODAY, light, 0, "2", "The verdict says so.", (), ways, (), runs)
    given = {
        "day": TODAY,
        "today": TODAY,
        "plan": PLAN,
        "race": None,
        "morning": TOLD,
        "hints": None,
        "sessions": (),
        "next_session": None,
        "flags": (),
        "week": (),
        "lately": (),
        "is_new": False,
    }
    return TodayFacts(verdict=verdict, **{**given, **more})


def advice(said: Advice) -> tuple[RunAdvice, ...]:
    """Return what a morning says of today's run."""
    return (RunAdvice(TODAY, said, "", "", "", RunKind.EASY, 8.0),)


FLAG = OpenFlag(RedFlag(TODAY, "RF1"), "A snap", "Go and have it looked at.")
NEXT = Session(TODAY + timedelta(1), SessionKind.MOBILITY, "Ankles")
LATER = Session(TODAY + timedelta(3), SessionKind.MOBILITY, "Ankles")
UNTOLD: dict[str, Any] = {"morning": None}
NEW: dict[str, Any] = {"plan": None, "is_new": True}
ENDED = replace(PLAN, end=TODAY - timedelta(1))
TESTS = TodaySession(Session(TODAY, SessionKind.RETEST, "Tests", 1, start_time="17:00"), ())
GATE = PhaseQuestion(WAY, PHASE, PHASE)
DONE = SessionStatus.DONE

STATES: list[tuple[TodayFacts, DayState, str, FirstStep]] = [
    (facts(flags=(FLAG,)), DayState.STOPPED, "The verdict says so.", FirstStep.NONE),
    (facts(Light.STOP, ways=(WAY,)), DayState.STOPPED, "The verdict says so.", FirstStep.NONE),
    (facts(Light.RED, ways=(WAY,)), DayState.WARNED, "The verdict says so.", FirstStep.DECIDE),
    (facts(Light.AMBER, **UNTOLD), DayState.WARNED, "The verdict says so.", FirstStep.CHECK_IN),
    (
        facts(Light.AMBER, sessions=(session(),)),
        DayState.WARNED,
        "The verdict says so.",
        FirstStep.NONE,
    ),
    (
        facts(Light.RED, sessions=(replace(session(), must_end=True),)),
        DayState.WARNED,
        "The verdict says so.",
        FirstStep.END,
    ),
    (
        facts(**UNTOLD, **NEW),
        DayState.ASKED,
        "Start with the morning check-in: half a minute, and the day gets its verdict.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD, sessions=(session(),), runs=(run(),)),
        DayState.ASKED,
        "Check in first; then strength, 45 min, at 18:00; 8 km easy run.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD),
        DayState.ASKED,
        "Check in first; nothing else is asked of you today.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD, sessions=(session(DONE),)),
        DayState.ASKED,
        "Done for today: strength; only the check-in is open.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD, today=TODAY + timedelta(1)),
        DayState.ASKED,
        "There was no check-in on this day. It can still be filled in.",
        FirstStep.CHECK_IN,
    ),
    (facts(today=TODAY + timedelta(1)), DayState.PAST, "The verdict says so.", FirstStep.NONE),
    (
        facts(ways=(WAY,), sessions=(session(),)),
        DayState.DECIDING,
        "One decision comes first; then strength, 45 min, at 18:00.",
        FirstStep.DECIDE,
    ),
    (
        facts(**UNTOLD, ways=(WAY,)),
        DayState.ASKED,
        "Check in first; then one decision waits.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD, ways=(WAY,), sessions=(session(),)),
        DayState.ASKED,
        "Check in first; then one decision waits, and strength, 45 min, at 18:00.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(**UNTOLD, flare=FLARE),
        DayState.FLARE,
        "Day 3 of the flare: check in first.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(Light.AMBER, flare=FLARE, sessions=(session(),)),
        DayState.FLARE,
        "Day 3 of the flare, and not calm: no more than the rung leaves.",
        FirstStep.START,
    ),
    (
        facts(Light.RED, flare=FLARE, sessions=(session(),)),
        DayState.FLARE,
        "Day 3 of the flare, and not calm: no more than the rung leaves.",
        FirstStep.NONE,
    ),
    (
        facts(Light.RED, flare=FLARE, ways=(WAY,)),
        DayState.FLARE,
        "Day 3 of the flare: one decision comes first.",
        FirstStep.DECIDE,
    ),
    (
        facts(flare=FLARE, sessions=(session(),)),
        DayState.FLARE,
        "Day 3 of the flare, and calm: go on with the rung.",
        FirstStep.START,
    ),
    (
        facts(morning=ILL, sessions=(session(),)),
        DayState.ILL,
        "Rest today: the check-in tells of illness.",
        FirstStep.NONE,
    ),
    (
        facts(question=GATE, sessions=(session(),)),
        DayState.WAITING,
        "Strength waits for its gate: stay longer, or begin all the same?",
        FirstStep.NONE,
    ),
    (
        facts(sessions=(session(),), runs=(run(),), advice=advice(Advice.EASY)),
        DayState.AHEAD,
        "Strength, 45 min, at 18:00; today's run easy and flat.",
        FirstStep.START,
    ),
    (
        facts(sessions=(session(), session())),
        DayState.AHEAD,
        "2 sessions, the first at 18:00.",
        FirstStep.START,
    ),
    (facts(runs=(run(),)), DayState.AHEAD, "Easy run, 8 km, about 46 min.", FirstStep.RUN),
    (
        facts(runs=(run(),), advice=advice(Advice.NONE)),
        DayState.AHEAD,
        "No run today.",
        FirstStep.NONE,
    ),
    (
        facts(race=Race(TODAY, "Autumn run", 10.0), runs=(run(kind=RunKind.RACE),)),
        DayState.AHEAD,
        "Race day: Autumn run.",
        FirstStep.RUN,
    ),
    (
        facts(race=Race(TODAY, "", 42.195)),
        DayState.AHEAD,
        "Race day: marathon.",
        FirstStep.NONE,
    ),
    (
        facts(sessions=(session(DONE),), runs=(run(run_id=4),)),
        DayState.DONE,
        "Done for today: strength and 8 km easy run.",
        FirstStep.NONE,
    ),
    (
        facts(sessions=(session(SessionStatus.SKIPPED),), next_session=NEXT),
        DayState.LEFT,
        "Nothing is left for today; next is mobility tomorrow.",
        FirstStep.NONE,
    ),
    (
        facts(next_session=LATER),
        DayState.REST,
        "Rest day; next is mobility on Tue 1 Dec.",
        FirstStep.NONE,
    ),
    (facts(), DayState.REST, "Rest day.", FirstStep.NONE),
    (
        facts(plan=ENDED),
        DayState.OVER,
        "The plan is over: time to make the next one.",
        FirstStep.PLAN,
    ),
    (
        facts(**UNTOLD, plan=ENDED),
        DayState.ASKED,
        "Check in first; then make the next plan, this one is over.",
        FirstStep.CHECK_IN,
    ),
    (
        facts(sessions=(TESTS,)),
        DayState.AHEAD,
        "Re-test, at 17:00.",
        FirstStep.TEST,
    ),
    (facts(**NEW), DayState.FREE, "Nothing is planned for today.", FirstStep.PLAN),
]


@pytest.mark.parametrize(
    ("day", "state", "said", "step"),
    STATES,
    ids=[f"{n} {s[1].value}" for n, s in enumerate(STATES)],
)
def test_each_state_has_its_sentence_and_its_first_step(
    day: TodayFacts, state: DayState, said: str, step: FirstStep
) -> None:
    """The gravest counts; nobody is asked to start where something speaks against it."""
    assert state_of(day) is state
    assert sentence(day).replace("\N{NO-BREAK SPACE}", " ") == said
    assert first_step(day) is step
