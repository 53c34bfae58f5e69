"""The table of a trial: arms beside each other with 95 % intervals, odd events, and the goal."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from msgspec import Struct

from tests.simulation.chance import bootstrap
from tests.simulation.life import Became
from tests.simulation.odd import Odd, OddKind
from tests.simulation.trial import ARMS, Lived

LEAST_LOAD, LEAST_LOAD_UNHURT = 1.0, 0.97
MOST_PAIN_SHARE = 1 / 3
MOST_PROPOSALS_A_WEEK = 0.7
MOST_MS_A_DAY = 20.0
_SHOWN = 6
"""Odd events of a kind that are printed one by one."""

_COLUMNS: tuple[tuple[str, Callable[[Became], float], str], ...] = (
    ("calf load", lambda o: o.load, "{:.0f}"),
    ("pain days", lambda o: o.pain_days, "{:.1f}"),
    ("episodes > 48 h", lambda o: o.episodes, "{:.2f}"),
    ("strength %", lambda o: 100 * (o.strength - 1), "{:.1f}"),
    ("capacity %", lambda o: 100 * (o.capacity - 1), "{:.0f}"),
    ("sessions", lambda o: o.sessions, "{:.0f}"),
    ("broken off", lambda o: o.stopped, "{:.1f}"),
)


class Goal(Struct, frozen=True):
    """One line of the goal and whether it was met."""

    text: str
    figure: str
    met: bool


class Trial:
    """What became of many athletes."""

    def __init__(self, athletes: Sequence[Lived], weeks: int) -> None:
        self._athletes = sorted(athletes, key=lambda each: each.number)
        self._weeks = weeks

    # ------------------------------------------------------------------ figures

    def of(self, arm: str, figure: Callable[[Became], float]) -> list[float]:
        """Return a figure of an arm, athlete by athlete."""
        return [figure(each.outcomes[arm]) for each in self._athletes]

    def load_shares(self, arm: str, *, unhurt: bool = False) -> list[float]:
        """Return each athlete's calf load against the static arm; of the unhurt only if asked."""
        return [
            each.outcomes[arm].load / each.outcomes["static"].load
            for each in self._athletes
            if each.outcomes["static"].load and not (unhurt and each.outcomes["static"].pain_days)
        ]

    @property
    def odd(self) -> list[tuple[int, Odd]]:
        """Every odd event with the number of its athlete."""
        return [(each.number, odd) for each in self._athletes for odd in each.odd]

    @property
    def proposals_a_week(self) -> list[float]:
        """Changes of the plan that were proposed, a week, athlete by athlete."""
        return [each.proposals / self._weeks for each in self._athletes]

    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the goal."""
        load, unhurt = self.load_shares("journal"), self.load_shares("journal", unhurt=True)
        median, median_unhurt = bootstrap(load, "median")[0], bootstrap(unhurt, "median")[0]
        pains = fmean(self.of("journal", _pain_days)), fmean(self.of("static", _pain_days))
        episodes = fmean(self.of("journal", _episodes)), fmean(self.of("static", _episodes))
        rate = fmean(self.proposals_a_week)
        kinds = Counter(odd.kind for _, odd in self.odd)
        against = sum(count for kind, count in kinds.items() if kind.is_contradiction)
        broken = kinds[OddKind.RULE]
        return (
            _at_least("median load against static", median, LEAST_LOAD),
            _at_least("the same for those never hurt", median_unhurt, LEAST_LOAD_UNHURT),
            Goal(
                "pain days at most a third of static's",
                f"{pains[0]:.1f} of {pains[1]:.1f}",
                pains[0] <= MOST_PAIN_SHARE * pains[1],
            ),
            Goal(
                "episodes beyond 48 h not more than static's",
                f"{episodes[0]:.2f} of {episodes[1]:.2f}",
                episodes[0] <= episodes[1],
            ),
            Goal(
                f"proposals a week at most {MOST_PROPOSALS_A_WEEK}",
                f"{rate:.2f}",
                rate <= MOST_PROPOSALS_A_WEEK,
            ),
            Goal("no contradiction", f"{against}", against == 0),
            Goal("no hard rule broken", f"{broken}", broken == 0),
        )

    # ------------------------------------------------------------------ lines

    def lines(self) -> Iterator[str]:
        """Yield the table, the goal and the odd events."""
        arms = [arm for arm in ARMS if arm in self._athletes[0].outcomes]
        yield f"{len(self._athletes)} athletes, {self._weeks} weeks; mean [95 % interval]"
        yield f"{'':20}" + "".join(f"{arm:>24}" for arm in arms)
        for name, figure, form in _COLUMNS:
            cells = (_cell(bootstrap(self.of(arm, figure)), form) for arm in arms)
            yield f"{name:20}" + "".join(f"{cell:>24}" for cell in cells)
        for unhurt in (False, True):
            yield from self._shares(arms, unhurt=unhurt)
        yield ""
        yield from (f"{'pass' if g.met else 'FAIL'}  {g.text}: {g.figure}" for g in self.goals())
        yield ""
        yield from self._told()
        yield from self._odd_lines()

    def each(self) -> Iterator[str]:
        """Yield a line for each athlete: where to look."""
        for lived in self._athletes:
            static, journal = lived.outcomes["static"], lived.outcomes["journal"]
            odd = Counter(odd.kind.name.lower() for odd in lived.odd)
            yield (
                f"athlete {lived.number}: load {journal.load / max(static.load, 1):.2f}, pain days"
                f" {journal.pain_days} of {static.pain_days}, proposals {lived.proposals}"
                f" ({_counted(Counter(lived.kinds))}), odd {_counted(odd)}"
            )

    def _shares(self, arms: Sequence[str], *, unhurt: bool) -> Iterator[str]:
        shares = [self.load_shares(arm, unhurt=unhurt) for arm in arms]
        name = "  never hurt" if unhurt else "load / static"
        cells = (_cell(bootstrap(each, "median"), "{:.2f}") for each in shares)
        yield (
            f"{name:20}"
            + "".join(f"{cell:>24}" for cell in cells)
            + f"  median, n {len(shares[0])}"
        )

    def _told(self) -> Iterator[str]:
        kinds: Counter[str] = Counter()
        doses: Counter[str] = Counter()
        lights: Counter[str] = Counter()
        for each in self._athletes:
            kinds.update(each.kinds)
            doses.update(each.doses)
            lights.update(each.lights)
        days = 7 * self._weeks * len(self._athletes)
        seconds = sum(each.seconds for each in self._athletes)
        rate = _cell(bootstrap(self.proposals_a_week), "{:.2f}")
        yield f"proposals a week {rate}: {_counted(kinds)}"
        yield f"dose offers {sum(doses.values()) / (days / 7):.2f} a week: {_counted(doses)}"
        yield f"planned load moved, of static's load: {self._moved()}"
        yield f"days judged: {_counted(lights)}"
        yield f"a simulated day took {1000 * seconds / days:.1f} ms"

    def _moved(self) -> str:
        moved: Counter[str] = Counter()
        for each in self._athletes:
            moved.update(each.moved)
        static = sum(self.of("static", _load))
        return ", ".join(f"{name} {load / static:+.1%}" for name, load in moved.most_common()[::-1])

    def _odd_lines(self) -> Iterator[str]:
        by_kind: dict[OddKind, list[tuple[int, Odd]]] = {kind: [] for kind in OddKind}
        for number, odd in self.odd:
            by_kind[odd.kind].append((number, odd))
        for kind, found in by_kind.items():
            yield f"odd: {kind}: {len(found)}"
            for number, odd in found[:_SHOWN]:
                yield f"    athlete {number}, {odd.day}: {odd.what}"


def _at_least(text: str, figure: float, least: float) -> Goal:
    nobody = math.isnan(figure)
    told = "nobody" if nobody else f"{figure:.2f}"
    return Goal(f"{text} at least {least}", told, nobody or figure >= least)


def _cell(figures: tuple[float, float, float], form: str) -> str:
    middle, low, high = (form.format(each) for each in figures)
    return f"{middle} [{low}, {high}]"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"


def _load(outcome: Became) -> float:
    return outcome.load


def _pain_days(outcome: Became) -> float:
    return outcome.pain_days


def _episodes(outcome: Became) -> float:
    return outcome.episodes
