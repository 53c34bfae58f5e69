"""Check-ins and tendon readings of the invented runner."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from calfjournal.demo.story import Story
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.session import Session

FORGOTTEN = 0.06
"""Share of mornings without a check-in."""
ANSWERED = 0.88
"""Share of 24 and 48 hour questions that were answered."""
NOTES = (
    "Slept with the window open, rested.",
    "Stairs felt easy this morning.",
    "Long day on my feet yesterday.",
    "Late dinner, light sleep.",
    "Calves a little heavy, nothing at the tendon.",
)


def check_in(story: Story, day: date) -> tuple[CheckIn, tuple[TendonReading, ...]] | None:
    """One morning with both tendons, None when the runner forgot."""
    dice = story.dice("morning", day)
    forgot = dice.random() < (0.5 if story.is_away(day) else FORGOTTEN)
    if forgot and day != story.last:
        return None
    ill = story.is_ill(day)
    weekend = day.weekday() >= 5
    resting_hr = 51.5 - 2.8 * story.fitness(day) + dice.gauss(0, 1.3) + (6.5 if ill else 0)
    sleep = dice.gauss(7.7 if weekend else 7.05, 0.5) + (0.9 if ill else 0)
    tired = dice.gauss(2.6, 0.7) + (2.6 if ill else 0)
    tags = ("illness",) if ill else ("travel",) if story.is_away(day) else ()
    value = CheckIn(
        day=day,
        resting_hr=round(resting_hr),
        hrv_ms=round(58 + 6 * story.fitness(day) + dice.gauss(0, 6) - (14 if ill else 0), 1),
        sleep_hours=round(min(max(sleep, 4.5), 9.8) * 12) / 12,
        sleep_quality=_scale(dice.gauss(3.8, 0.7) - (1.2 if ill else 0), 1, 5),
        fatigue=_scale(tired, 1, 7),
        stress=_scale(dice.gauss(2.5, 0.9), 1, 7),
        muscle_soreness=_scale(dice.gauss(2.4, 0.9), 1, 7),
        body_mass_kg=round(68.4 - 0.9 * story.fitness(day) + dice.gauss(0, 0.3), 1),
        tags=tags,
        note=dice.choice(NOTES) if dice.random() < 0.05 else "",
        at=_instant(day, time(7, dice.randrange(60))),
    )
    return value, tuple(_morning(story, day, side) for side in LEGS)


def _morning(story: Story, day: date, side: Side) -> TendonReading:
    dice = story.dice(f"tendon-{side}", day)
    level = story.pain(day, side)
    return TendonReading(
        day=day,
        moment=Moment.MORNING,
        side=side,
        pain=_scale(level + dice.gauss(0, 0.25), 0, 10),
        stiffness_min=_scale(3 + 4.5 * level + dice.gauss(0, 1.2), 0, 60),
        at=_instant(day, time(7, 5)),
    )


def answers(story: Story, session: Session) -> tuple[TendonReading, ...]:
    """Pain during, after, and at 24 and 48 hours of a session that loads the tendon."""
    if session.load_class < 2:
        return ()
    readings = []
    begun = datetime.combine(session.day, time.fromisoformat(session.start_time))
    for side in LEGS:
        dice = story.dice(f"answer-{side}", session.day)
        now = story.pain(session.day, side)
        for moment, hours, extra in (
            (Moment.DURING, 0, 0.5),
            (Moment.AFTER, 1, 0.2),
            (Moment.H24, 24, 0.0),
            (Moment.H48, 48, 0.0),
        ):
            day = session.day + timedelta(hours // 24)
            told = hours < 24 or dice.random() < ANSWERED
            level = now if hours < 24 else story.pain(day, side)
            pain = _scale(level + extra + dice.gauss(0, 0.25), 0, 10)
            if told and day <= story.last and not (day == story.last and hours >= 24):
                readings.append(
                    TendonReading(
                        day=day,
                        moment=moment,
                        side=side,
                        pain=pain,
                        at=_instant(day, (begun + timedelta(hours=hours % 24)).time()),
                    )
                )
    return tuple(readings)


def _scale(value: float, low: int, high: int) -> int:
    return min(max(round(value), low), high)


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, UTC)
