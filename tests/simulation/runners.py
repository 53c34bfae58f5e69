"""Who the invented runners are: what is drawn for each of them, and what happens to them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.simulation.chance import Drawn, dice

OURS = Path(__file__).with_name("runners.toml")
EVENTS = ("race", "blocked", "away", "spike", "ill", "plan_again")


class Traits(Struct, frozen=True):
    """The parameters of one runner; units and meaning in docs/simulation.md."""

    mass_kg: float
    age: float
    weekly_km: float
    resting_hr: float
    sleep_h: float
    capacity: float
    weaker_leg: float
    ceiling: float
    grows: float
    loses: float
    idles: float
    clearing_days: float
    calming_days: float
    pain_gain: float
    acute: float
    usual_pain: float
    one_leg_max: float
    strength_gain: float
    run_share: float
    spikes: float
    hills: float
    spike_size: float
    noise: float
    twinges: float
    missed: float
    illnesses_a_year: float
    illness_days: float
    hard_days: float
    accepts: float
    takes_doses: float
    follows_runs: float
    forgets_morning: float
    forgets_answer: float
    stops_at: float
    runs_less_at: float
    stays_home_at: float


class EventRule(Struct, frozen=True, forbid_unknown_fields=True):
    """An event of a runners' file: of which kind, for what share of athletes, and when.

    ``week`` and ``days`` are a number or [from, to]; weeks count from 1, ``day`` is the day of
    that week from 0. ``size`` is what a spiked run is multiplied with, ``km`` a race's distance.
    """

    kind: str
    week: int | tuple[int, int]
    share: float = 1.0
    day: int | None = None
    days: int | tuple[int, int] = 1
    size: float = 1.8
    km: float = 21.1


class Event(Struct, frozen=True):
    """Something that happens to one runner; days count from the start of the plan."""

    kind: str
    first: int
    days: int
    size: float
    km: float

    def holds(self, number: int) -> bool:
        """True on the days it lasts."""
        return self.first <= number < self.first + self.days


class Runner(Struct, frozen=True):
    """One runner of a seed: traits, events, and the streams of chance that all arms share."""

    seed: int
    number: int
    traits: Traits
    events: tuple[Event, ...]
    start: date

    def chance(self, stream: str, day: date | None = None) -> float:
        """Return a number of 0 to 1 that is the same in every arm."""
        return dice(self.seed, self.number, stream, day or "").random()

    def normal(self, stream: str, day: date) -> float:
        """Return a standard normal number that is the same in every arm."""
        return dice(self.seed, self.number, stream, day).gauss(0, 1)

    def happens(self, kind: str, day: date) -> Event | None:
        """Return the event of a kind that a day falls into."""
        number = (day - self.start).days
        return next((e for e in self.events if e.kind == kind and e.holds(number)), None)

    def days_of(self, event: Event) -> tuple[date, date]:
        """Return the first and last day of an event."""
        first = self.start + timedelta(days=event.first)
        return first, first + timedelta(days=event.days - 1)


class RunnersFile(Struct, frozen=True):
    """What a runners' file says: a distribution for each parameter, and events."""

    drawn: Mapping[str, Drawn]
    events: tuple[EventRule, ...]

    @classmethod
    def read(cls, path: Path = OURS) -> RunnersFile:
        """Return a runners' file; what it does not say is as in ours.

        Raises:
            ValueError: it names a parameter there is not, or gives one in a wrong way.
        """
        drawn, events = _parsed(OURS)
        if path != OURS:
            own, own_events = _parsed(path)
            drawn = {**drawn, **own}
            events = events if own_events is None else own_events
        missing = set(Traits.__struct_fields__) - set(drawn)
        if missing:
            raise ValueError(f"{path.name}: {', '.join(sorted(missing))} missing")
        return cls(drawn, events or ())

    def fixed(self, name: str, share: float) -> RunnersFile:
        """Return the same runners with one parameter at a quantile of its distribution."""
        value = Drawn("fixed", (self.drawn[name].at(share),))
        return RunnersFile({**self.drawn, name: value}, self.events)

    def runner(self, seed: int, number: int, start: date) -> Runner:
        """Return the runner of a number: the same for the same seed."""
        values = {
            name: drawn.at(dice(seed, number, "trait", name).uniform(1e-6, 1 - 1e-6))
            for name, drawn in self.drawn.items()
        }
        events = tuple(
            event
            for place, rule in enumerate(self.events)
            if (event := _event(rule, seed, number, place)) is not None
        )
        return Runner(seed, number, Traits(**values), events, start)


def _parsed(path: Path) -> tuple[dict[str, Drawn], tuple[EventRule, ...] | None]:
    raw = tomllib.loads(path.read_text("utf-8"))
    rules = raw.pop("event", None)
    drawn = {}
    for section, lines in raw.items():
        if not isinstance(lines, dict):
            raise ValueError(f"{path.name}: {section} is no section")  # noqa: TRY004 - of the file
        for name, given in lines.items():
            if name not in Traits.__struct_fields__:
                raise ValueError(f"{path.name}: there is no parameter {name}")
            drawn[name] = Drawn.read(name, given)
    if rules is None:
        return drawn, None
    events = tuple(msgspec.convert(rule, EventRule) for rule in rules)
    for event in events:
        if event.kind not in EVENTS:
            raise ValueError(f"{path.name}: {event.kind} is none of {', '.join(EVENTS)}")
    return drawn, events


def _event(rule: EventRule, seed: int, number: int, place: int) -> Event | None:
    chance = dice(seed, number, "event", place)
    if chance.random() >= rule.share:
        return None
    week = _number(rule.week, chance.random())
    day = rule.day if rule.day is not None else int(chance.random() * 7)
    if rule.kind == "race" and rule.day is None:
        day = 6
    days = _number(rule.days, chance.random())
    return Event(rule.kind, (week - 1) * 7 + day, days, rule.size, rule.km)


def _number(given: int | tuple[int, int], share: float) -> int:
    if isinstance(given, int):
        return given
    low, high = given
    return low + int(share * (high - low + 1))
