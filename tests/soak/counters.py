"""What the rounds found, added up."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tests.faults.oracles import Tally

_SHOWN = 20
"""Findings that are printed one by one."""


@dataclass
class Counters:
    """Counters over all rounds; what must stay empty holds a line per finding.

    ``refused``: would not open though sound. ``torn``: a mix, or damage. ``silent``: content that
    differs without a word. ``crashes``: anything but one of our own errors. ``seconds``: how long
    acts took, by name.
    """

    tally: Tally = field(default_factory=Tally)
    inputs: int = 0
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    rounds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, str] = field(default_factory=dict)
    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def faults(self) -> dict[str, list[str]]:
        """Everything that must not be, by kind."""
        tally = self.tally
        return {
            "lost": tally.lost,
            "refused": tally.refused,
            "torn": tally.torn,
            "crashes": self.crashes,
            "hangs": self.hangs,
            "silent": self.silent,
        }

    def lines(self) -> list[str]:
        """Return the summary: counters, figures, and each finding."""
        found = self.faults
        counts = ", ".join(f"{name} {len(each)}" for name, each in found.items())
        rounds = ", ".join(f"{name} {count}" for name, count in sorted(self.rounds.items()))
        outcomes = ", ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()))
        return [
            f"rounds: {rounds or 'none'}",
            f"acknowledged {self.tally.acknowledged}, inputs {self.inputs}; {counts}",
            f"damaged journals: {outcomes or 'none'}",
            *(f"  {line}" for line in self._figures()),
            *(f"skipped {name}: {reason}" for name, reason in self.skipped.items()),
            *self.findings(),
        ]

    def findings(self) -> list[str]:
        """Return each finding with its kind, the first of each kind."""
        return [
            f"{kind.upper()} {line}" for kind, each in self.faults.items() for line in each[:_SHOWN]
        ]

    def _figures(self) -> list[str]:
        return [
            f"{name:22} {len(each):6} times, median {statistics.median(each) * 1000:8.1f} ms, "
            f"longest {max(each) * 1000:8.1f} ms"
            for name, each in sorted(self.seconds.items())
        ]
