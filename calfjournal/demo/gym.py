"""Sessions as the invented runner did them, and the tests between."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from calfjournal.demo.story import Story
from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.exercise import Exercise, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine

SKIPPED = 0.045
EFFORT = {
    SessionKind.MOBILITY: 3,
    SessionKind.STRENGTH: 6,
    SessionKind.PLYOMETRIC: 6,
    SessionKind.RETEST: 5,
}
MINUTES = {
    SessionKind.MOBILITY: 26,
    SessionKind.STRENGTH: 40,
    SessionKind.PLYOMETRIC: 34,
    SessionKind.RETEST: 30,
}
NOTES = (
    "Heel height on the right dropped on the last two reps.",
    "Felt springy. Could have done one more set.",
    "Kept the tempo with the beat this time.",
    "Short of time, rests cut a little.",
)
HEEL_RISE_BPM = 60


def as_done(story: Story, session: Session, exercises: dict[str, Exercise]) -> Session:
    """The session as it went; days still to come stay planned."""
    if session.day >= story.last:
        return session
    dice = story.dice("session", session.day)
    if story.is_ill(session.day):
        return replace(session, status=SessionStatus.SKIPPED, note="Ill.")
    if dice.random() < SKIPPED:
        return replace(session, status=SessionStatus.SKIPPED, note="")
    sore = story.flare_on(session.day) is not None
    partly = sore and dice.random() < 0.6
    minutes = (session.planned_minutes or MINUTES[session.kind]) + dice.randint(-4, 6)
    begun = datetime.combine(session.day, time.fromisoformat(session.start_time), UTC)
    return replace(
        session,
        status=SessionStatus.PARTLY if partly else SessionStatus.DONE,
        minutes=minutes,
        rpe=min(
            max((session.planned_rpe or EFFORT[session.kind]) + dice.choice((-1, 0, 0, 0, 1)), 1),
            10,
        ),
        surface=dice.choice(("gym floor", "home", "home", "track"))
        if session.kind is not SessionKind.PLYOMETRIC
        else dice.choice(("grass", "track")),
        note=dice.choice(NOTES) if dice.random() < 0.08 else "",
        finished_at=begun + timedelta(minutes=minutes),
        sets=tuple(_set(story, session, line, exercises, dice, sore) for line in session.sets),
    )


def _set(
    story: Story,
    session: Session,
    line: SetLine,
    exercises: dict[str, Exercise],
    dice: random.Random,
    sore: bool,
) -> SetLine:
    if sore and line.number > 2:
        return line
    top = line.target_high or line.target
    reach = line.target + round((top - line.target) * min(story.fitness(session.day) * 1.3, 1.0))
    weak = line.side is Side.RIGHT and line.number >= 3 and dice.random() < 0.04
    done = max(min(reach, top) - (1 if weak and line.unit is Unit.REPS else 0), 1)
    exercise = exercises.get(line.exercise)
    loaded = exercise is not None and "weight" in exercise.needs
    pain = round(max(story.pain(session.day, line.side) + dice.gauss(0.1, 0.3), 0))
    return replace(
        line,
        done=done,
        done_kg=_load(story, session.day, line) if loaded else line.target_kg,
        done_rir=dice.choice((2, 3, 3, 4)) if line.unit is Unit.REPS else None,
        pain=min(pain, 10),
        full_height=True if line.unit is Unit.REPS else None,
    )


def _load(story: Story, day: date, line: SetLine) -> float:
    """External kilograms, growing in steps of 2.5 kg."""
    start, gain = (12.5, 20.0) if "seated" in line.exercise else (5.0, 15.0)
    return round((start + gain * story.fitness(day)) / 2.5) * 2.5


def assessments(story: Story, retest_days: set[date]) -> tuple[Assessment, ...]:
    """Knee to wall every three weeks, the whole battery at the start and at each re-test."""
    days = [day for day in story.days if (day - story.first).days % 21 == 2]
    batteries = {d for d in retest_days if story.first <= d < story.last}
    batteries.update(day for n, day in enumerate(days) if n % 2 == 0)
    return tuple(
        _assessment(story, day, whole=day in batteries) for day in sorted({*days, *batteries})
    )


def _assessment(story: Story, day: date, *, whole: bool) -> Assessment:
    dice = story.dice("test", day)
    fit = story.fitness(day)
    results = []
    for side, range_cm, reps in (
        (Side.LEFT, (10.2, 2.7), (17, 11)),
        (Side.RIGHT, (8.8, 3.3), (12, 14)),
    ):
        dip = 0.25 * story.pain(day, side)
        cm = range_cm[0] + range_cm[1] * fit + dice.gauss(0, 0.2) - dip
        results.append(Result(Measure.KNEE_TO_WALL, side, round(cm * 2) / 2))
        if whole:
            results += _strength(side, reps, fit, dip, dice)
    return Assessment(day=day, results=tuple(results))


def _strength(
    side: Side, reps: tuple[int, int], fit: float, dip: float, dice: random.Random
) -> list[Result]:
    count = round(reps[0] + reps[1] * fit + dice.gauss(0, 0.8) - 3 * dip)
    return [
        Result(
            Measure.HEEL_RISE,
            side,
            float(max(count, 3)),
            pain=min(round(dip * 4), 5),
            bpm=HEEL_RISE_BPM,
            surface="incline10",
            ended=StopRule.HEIGHT if count % 3 else StopRule.BEAT,
        ),
        Result(Measure.HEEL_RISE_BENT, side, float(max(count - 3, 2)), bpm=HEEL_RISE_BPM),
    ]
