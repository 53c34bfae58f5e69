"""What happened to the invented runner: fitness that grows, two flares, illness, a race."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta

from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side

LONGEST_LEGEND_DAYS = 120
"""Shorter samples have no room for flares and races."""

FLARES = ((0.36, Side.RIGHT, 24, "After two hilly long runs in a row."), (0.70, Side.LEFT, 15, ""))
ILLNESSES = ((0.20, 6), (0.61, 4))
HOLIDAY = (0.47, 9)
RACE = 0.54
HALF_MARATHON_KM = 21.1
WEEKS_TO_NEXT_RACE = 12


@dataclass(frozen=True)
class Story:
    """The outline every generator of the sample reads; a pure function of seed and dates."""

    seed: int
    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """Every day told, first to last."""
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]

    def dice(self, stream: str, day: date | None = None) -> random.Random:
        """Random numbers of one stream, so that one part can change without the others."""
        return random.Random(f"{self.seed}/{stream}/{day or ''}")

    def day_at(self, share: float) -> date:
        """The day at a share 0-1 of the story."""
        return self.first + timedelta(round(share * (self.last - self.first).days))

    @property
    def is_long(self) -> bool:
        """Whether there is room for setbacks and races."""
        return (self.last - self.first).days >= LONGEST_LEGEND_DAYS

    @property
    def flares(self) -> tuple[Flare, ...]:
        """The two flares, earlier first."""
        if not self.is_long:
            return ()
        return tuple(
            Flare(
                start=self.day_at(share),
                end=self.day_at(share) + timedelta(length),
                side=side,
                note=note,
            )
            for share, side, length, note in FLARES
        )

    def flare_on(self, day: date) -> Flare | None:
        """The flare that lasts on a day."""
        return next((f for f in self.flares if f.start <= day <= (f.end or day)), None)

    def is_ill(self, day: date) -> bool:
        """Days in bed or nearly so."""
        if not self.is_long:
            return False
        starts = ((self.day_at(share), length) for share, length in ILLNESSES)
        return any(start <= day < start + timedelta(length) for start, length in starts)

    @property
    def holiday(self) -> tuple[date, date] | None:
        """First and last day away."""
        if not self.is_long:
            return None
        start = self.day_at(HOLIDAY[0])
        return start, start + timedelta(HOLIDAY[1] - 1)

    def is_away(self, day: date) -> bool:
        """Days of the holiday."""
        return self.holiday is not None and self.holiday[0] <= day <= self.holiday[1]

    @property
    def race(self) -> date | None:
        """The half marathon that was run, a Sunday."""
        return _sunday_from(self.day_at(RACE)) if self.is_long else None

    @property
    def next_race(self) -> date:
        """The half marathon ahead, a Sunday."""
        return _sunday_from(self.last + timedelta(weeks=WEEKS_TO_NEXT_RACE))

    def fitness(self, day: date) -> float:
        """How far the runner has come, 0 to 1; setbacks cost a little of it."""
        span = max((self.last - self.first).days, 1)
        level = (1 - math.exp(-2.2 * (day - self.first).days / span)) / (1 - math.exp(-2.2))
        for flare in self.flares:
            since = (day - flare.start).days
            if since >= 0:
                level -= 0.12 * math.exp(-since / 45)
        return max(level, 0.0)

    def pain(self, day: date, side: Side) -> float:
        """The level of tendon pain on a morning, 0-10, before rounding."""
        usual = 0.55 if side is Side.RIGHT else 0.3
        level = usual * (1 - 0.6 * self.fitness(day))
        for flare in self.flares:
            since = (day - flare.start).days
            if flare.side is side and since >= -2:
                level += 4.2 * math.exp(-max(since, 0) / 9) * min((since + 3) / 3, 1)
        return level


def _sunday_from(day: date) -> date:
    return day + timedelta((6 - day.weekday()) % 7)
