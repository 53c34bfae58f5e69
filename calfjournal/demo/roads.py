"""Runs and races of the invented runner."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from calfjournal.demo.story import HALF_MARATHON_KM, Story
from calfjournal.domain.run import Cadence, Run, RunKind

UTC_OFFSET_MIN = 60
# weekday -> (kind, kilometres, minutes per kilometre, effort, chance that it is run)
WEEK = {
    1: (RunKind.EASY, 7.6, 5.75, 3, 0.94),
    2: (RunKind.QUALITY, 8.4, 5.1, 7, 0.92),
    5: (RunKind.EASY, 5.4, 5.85, 3, 0.55),
    6: (RunKind.LONG, 12.4, 5.8, 5, 0.93),
}


def runs_on(story: Story, day: date) -> tuple[Run, ...]:
    """The runs of a day: none when ill, short ones when sore or away."""
    if day == story.race:
        return (_run(story, day, RunKind.RACE, HALF_MARATHON_KM, 4.95, 9),)
    if day.weekday() not in WEEK or story.is_ill(day) or day == story.last:
        return ()
    kind, km, pace, effort, chance = WEEK[day.weekday()]
    dice = story.dice("run", day)
    if dice.random() > chance * (0.5 if story.is_away(day) else 1.0):
        return ()
    km *= _week_share(story, day) * dice.uniform(0.92, 1.08)
    if story.flare_on(day):
        kind, km, pace, effort = RunKind.EASY, km * 0.55, 6.0, 3
    return (_run(story, day, kind, km, pace, effort),)


def _week_share(story: Story, day: date) -> float:
    """Weekly distance grows slowly, with an easier fourth week and easy days around the race."""
    week = (day - story.first).days // 7
    share = (0.86 + 0.3 * story.fitness(day)) * (0.78 if week % 4 == 3 else 1.0)
    if story.race is not None:
        before = (story.race - day).days
        if 0 < before <= 14:
            share *= 0.55
        if -10 <= before < 0:
            share *= 0.5
    return share


def _run(story: Story, day: date, kind: RunKind, km: float, pace: float, effort: int) -> Run:
    dice = story.dice("legs", day)
    fit = story.fitness(day)
    pace = pace - 0.28 * fit + dice.gauss(0, 0.07)
    minutes = km * pace
    speed = 1000 / 60 / pace
    spread = max(3.5 - 1.3 * fit + dice.gauss(0, 0.25), 1.2)
    local = datetime.combine(day, time(18 if kind is RunKind.EASY else 7, dice.randrange(50)))
    return Run(
        start=(local - timedelta(minutes=UTC_OFFSET_MIN)).replace(tzinfo=UTC),
        day=day,
        utc_offset_min=UTC_OFFSET_MIN,
        duration_s=round(minutes * 60),
        elapsed_s=round(minutes * 60 * dice.uniform(1.0, 1.04)),
        distance_m=round(km * 1000),
        avg_hr=round(132 + 5.2 * effort - 4 * fit + dice.gauss(0, 2.2), 1),
        max_hr=round(150 + 5.0 * effort + dice.gauss(0, 2)),
        cadence=Cadence(
            spm=round(159.5 + 6.5 * fit + 5.6 * (speed - 2.95) + dice.gauss(0, 0.9), 1),
            cv=round(spread, 2),
            rcv=round(spread * 0.72, 2),
            samples=round(minutes * 60 * 0.97),
        ),
        kind=kind,
        rpe=min(max(effort + dice.choice((-1, 0, 0, 1)), 1), 10),
        surface=dice.choice(("road", "road", "path", "track" if effort >= 7 else "forest")),
        note="Half marathon. Calves held to the end." if kind is RunKind.RACE else "",
        source="sample",
    )
