"""What the rounds count."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from calfjournal.errors import CalfjournalError
from tests.faults.oracles import Tally

LONGEST_S = 120.0
"""A single input that takes longer hangs."""


@dataclass
class Counters:
    """Rounds of kills in ``kept``; inputs, and those that crashed, hung or changed in silence."""

    kept: Tally = field(default_factory=Tally)
    inputs: int = 0
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    slowest_s: float = 0.0

    @property
    def problems(self) -> list[str]:
        """Everything that must not be."""
        return [*self.kept.faults, *self.crashes, *self.hangs, *self.silent]

    @contextmanager
    def input(self, what: str) -> Iterator[None]:
        """Count one input; our own errors may come out of the block, and are swallowed."""
        self.inputs += 1
        begin = time.monotonic()
        try:
            yield
        except CalfjournalError:
            pass
        except SystemExit as end:
            if end.code not in (0, 1, 2):
                self.crashes.append(f"crash: {what}: exit {end.code}")
        except Exception as error:  # noqa: BLE001 - any of them is what is looked for
            self.crashes.append(f"crash: {what}: {type(error).__name__}: {str(error)[:200]}")
        took = time.monotonic() - begin
        self.slowest_s = max(self.slowest_s, took)
        if took > LONGEST_S:
            self.hangs.append(f"hang: {what}: {took:.0f} s")

    def line(self) -> str:
        """Return all counters as one line."""
        kept = self.kept
        return (
            f"rounds {kept.rounds}, acknowledged {kept.acknowledged}, lost {len(kept.lost)}, "
            f"refused {len(kept.refused)}, torn {len(kept.torn)}; inputs {self.inputs}, "
            f"crashes {len(self.crashes)}, hangs {len(self.hangs)}, silent {len(self.silent)}; "
            f"slowest input {self.slowest_s:.1f} s"
        )
