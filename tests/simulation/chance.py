"""Chance that repeats: named streams of random numbers, and distributions to draw from."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from statistics import NormalDist

from msgspec import Struct

Given = float | str | dict[str, list[float]]
"""A parameter as a runners' file gives it: a value, or one distribution with its numbers."""

KINDS = ("uniform", "normal", "lognormal", "choice")


def dice(*stream: object) -> random.Random:
    """Return the random numbers of one stream, so that one part can change without the others."""
    return random.Random("/".join(map(str, stream)))


class Drawn(Struct, frozen=True):
    """A parameter's distribution.

    ``uniform`` [low, high]; ``normal`` [mean, SD]; ``lognormal`` [median, SD of the logarithm];
    ``choice`` [value, value, …], each as likely; ``fixed`` [value].
    """

    kind: str
    numbers: tuple[float, ...]

    @classmethod
    def read(cls, name: str, given: object) -> Drawn:
        """Return the distribution of a line of a runners' file.

        Raises:
            ValueError: it is neither a number nor one known distribution.
        """
        if isinstance(given, int | float) and not isinstance(given, bool):
            return cls("fixed", (float(given),))
        if not isinstance(given, dict) or len(given) != 1:
            raise ValueError(f"{name}: give a number or one of {', '.join(KINDS)}")
        ((kind, numbers),) = given.items()
        known = kind in KINDS and isinstance(numbers, list) and all(map(_is_number, numbers))
        if not known or (kind != "choice" and len(numbers) != 2) or not numbers:
            raise ValueError(f"{name}: {given} is none of {', '.join(KINDS)} with its numbers")
        return cls(kind, tuple(map(float, numbers)))

    def at(self, share: float) -> float:
        """Return the value below which a share of all draws lies (0 < share < 1)."""
        low, high = self.numbers[0], self.numbers[-1]
        match self.kind:
            case "uniform":
                return low + (high - low) * share
            case "normal":
                return NormalDist(low, high).inv_cdf(share) if high else low
            case "lognormal":
                return low * math.exp(high * NormalDist().inv_cdf(share))
            case _:
                return self.numbers[min(int(share * len(self.numbers)), len(self.numbers) - 1)]


def bootstrap(
    values: Sequence[float], statistic: str = "mean", *, draws: int = 1000, seed: int = 1
) -> tuple[float, float, float]:
    """Return a mean or median with its 95 % interval: percentiles of draws with replacement.

    Of values that belong together (an athlete's difference between two arms) this is the paired
    interval. Nothing there is NaN.
    """
    if not values:
        return math.nan, math.nan, math.nan
    found = _MIDDLES[statistic]
    chance = dice("bootstrap", seed)
    middles = sorted(found(chance.choices(values, k=len(values))) for _ in range(draws))
    return found(values), middles[int(0.025 * draws)], middles[int(0.975 * draws) - 1]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _median(values: Sequence[float]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


_MIDDLES = {"mean": _mean, "median": _median}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
