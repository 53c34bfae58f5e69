"""Taper before a race and the way back after it (domain rule 8.6), day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import Race
from calfjournal.domain.program import SessionKind
from calfjournal.domain.race_names import inside_name, named_with_day

HALF_MARATHON_KM = 21.1
"""What a race of unknown distance counts as."""

TAPER_DAYS, LAST_HEAVY, LAST_VERY_HIGH, LAST_HIGH = 14, 7, 7, 4
"""Days before the race: taper begins, last heavy session, last load class 5, last class 4."""

FIRST_HOPS, NEW_EXERCISE = 14, 10
"""Days before the race from which nobody hops for the first time, and no exercise is new."""

HEAVY_WINDOW = range(7, 11)
"""Days before the race among which the last heavy session should fall."""

TAPER_SETS, LAST_WEEK_SETS, RETURN_SETS = 0.6, 0.5, 0.8
"""What sets are multiplied with on days -14 to -8, in the last week, and in the week back."""

RETURN_DAYS = 7
"""Length of the careful start after the rest."""


class Allowance(Struct, frozen=True):
    """What a day near a race allows; the default allows all."""

    rest: bool = False
    """No session at all."""
    heavy: bool = True
    """Strength sessions may stand here."""
    tests: bool = True
    """A re-test may stand here."""
    max_class: int = 5
    sets_factor: float = 1.0
    first_hops: bool = True
    """Hops may stand here though none were done before."""
    new_exercises: bool = True
    """An exercise may stand here that was never done."""
    heavy_wanted: bool = False
    """The last heavy session before the race should fall on one of these days."""
    after_race: bool = False
    """The careful first week after the rest."""
    why: Message | None = None

    def kind_allowed(self, kind: SessionKind) -> bool:
        """True when a session of this kind may stand on the day, perhaps in a lighter form."""
        if self.rest:
            return False
        if kind is SessionKind.RETEST:
            return self.tests
        if kind is SessionKind.STRENGTH:
            return self.heavy
        return kind is not SessionKind.PLYOMETRIC or self.max_class >= 3


FREE = Allowance()


class RaceDay(Struct, frozen=True):
    """A race; ``km`` None when the distance is unknown.

    ``minor`` for a B race: the plan goes on to the last four days before it.
    """

    day: date
    km: float | None = None
    minor: bool = False

    @property
    def distance(self) -> float:
        """Kilometres the rules work with."""
        return HALF_MARATHON_KM if self.km is None else self.km

    @property
    def rest_days(self) -> int:
        """The first session may stand this many days after the race."""
        if self.distance <= 10.5:
            return 3
        return 7 if self.distance <= 25 else 14

    @property
    def name(self) -> Message:
        """What the race is called in sentences."""
        return inside_name(self.km)

    @property
    def with_day(self) -> Message:
        """Race and day, as a sentence begins with them."""
        return named_with_day(self.km, self.day)

    def allowance(self, day: date) -> Allowance:
        """What this race allows on a day."""
        ahead = (self.day - day).days
        if ahead >= 0:
            return self._before(ahead) if ahead <= self._taper_days else FREE
        return self._after(-ahead)

    @property
    def _taper_days(self) -> int:
        return LAST_HIGH if self.minor else TAPER_DAYS

    @property
    def weeks_back(self) -> int:
        """Weeks of rest and careful return after the race."""
        return -(-(self.rest_days + RETURN_DAYS) // 7)

    @property
    def counts_until(self) -> date:
        """The last day on which the race does not leave everything as it is."""
        return self.day + timedelta(days=self.rest_days + RETURN_DAYS - 1)

    def _before(self, ahead: int) -> Allowance:
        if ahead == 0:
            return Allowance(rest=True, why=say("planner.race_day", race=self.name))
        why = say("planner.before_race", count=ahead, race=self.name)
        if ahead > LAST_HEAVY:
            return Allowance(
                sets_factor=TAPER_SETS,
                tests=False,
                first_hops=ahead > FIRST_HOPS,
                new_exercises=ahead > NEW_EXERCISE,
                heavy_wanted=ahead in HEAVY_WINDOW,
                why=why,
            )
        return Allowance(
            heavy=ahead >= LAST_HEAVY,
            tests=False,
            max_class=5 if ahead >= LAST_VERY_HIGH else 4 if ahead >= LAST_HIGH else 1,
            sets_factor=LAST_WEEK_SETS,
            first_hops=False,
            new_exercises=False,
            heavy_wanted=ahead in HEAVY_WINDOW,
            why=why,
        )

    def _after(self, since: int) -> Allowance:
        if since < self.rest_days:
            return Allowance(rest=True, why=say("planner.rest_after_race", race=self.name))
        if since < self.rest_days + RETURN_DAYS:
            careful = 3 if self.rest_days > 7 else 4
            return Allowance(
                tests=False,
                max_class=careful,
                sets_factor=RETURN_SETS,
                after_race=True,
                why=say("planner.back_after_race", race=self.name),
            )
        return FREE


def way_back_ends(race: Race) -> date:
    """Return the day until which a race says what is done (rule 8.6)."""
    return race.day + timedelta(weeks=RaceDay(race.day, race.distance_km).weeks_back)


def combined(allowances: Iterable[Allowance]) -> Allowance:
    """The most careful of several allowances."""
    result = FREE
    for one in allowances:
        if one is FREE:
            continue
        if result is FREE:
            result = one
            continue
        result = Allowance(
            rest=result.rest or one.rest,
            heavy=result.heavy and one.heavy,
            tests=result.tests and one.tests,
            max_class=min(result.max_class, one.max_class),
            sets_factor=min(result.sets_factor, one.sets_factor),
            first_hops=result.first_hops and one.first_hops,
            new_exercises=result.new_exercises and one.new_exercises,
            heavy_wanted=result.heavy_wanted or one.heavy_wanted,
            after_race=result.after_race or one.after_race,
            why=result.why if _strictness(result) >= _strictness(one) else one.why,
        )
    return result


def _strictness(allowance: Allowance) -> tuple[bool, int, float]:
    return allowance.rest, -allowance.max_class, -allowance.sets_factor
