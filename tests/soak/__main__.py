"""Rounds of kill, fill, corrupt and fuzz until the time is over; then the counters.

Exit status 1 when anything was lost, refused while sound, torn, silent, crashed or hung.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from calfjournal.paths import HOME_VARIABLE
from tests.soak import damage, figures, fills, inputs, kills
from tests.soak.counters import Counters
from tests.soak.watched import watch

Round = Callable[[random.Random, Path, Counters], None]


def corrupt(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Damage a journal sixty times."""
    watch(damage.batch, f"{chance.getrandbits(32):08x}", folder, 60, counters)


def fuzz(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Feed one kind of changed input."""
    kind, count = chance.choice(inputs.FUZZ)
    watch(kind, f"{chance.getrandbits(32):08x}", folder, count, counters)


ROUNDS: dict[str, Round] = {
    "kill": kills.at_random,
    "corrupt": corrupt,
    "kill-call": kills.at_a_call,
    "fuzz": fuzz,
    "fill": fills.saves,
    "fill-act": fills.an_act,
}
"""One after the other, again and again."""


def main() -> int:
    """Soak for so many minutes; print the seed first, so that a run can be repeated."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--only", choices=(*ROUNDS, "volume"), help="one kind of round")
    arguments = parser.parse_args()
    _say(f"seed {arguments.seed}")
    counters = Counters()
    names = [arguments.only] if arguments.only else list(ROUNDS)
    end = time.monotonic() + 60 * arguments.minutes
    number = 0
    while time.monotonic() < end:
        name = names[number % len(names)]
        before = set(counters.findings())
        _round(name, f"{arguments.seed}/{number}", counters)
        fresh = [line for line in counters.findings() if line not in before]
        _say(
            "\n".join(
                [f"round {number} ({name}): {len(before) + len(fresh)} faults so far", *fresh]
            )
        )
        number += 1
    if not arguments.only:
        _round("volume", f"{arguments.seed}/volume", counters)
    _say("\n".join(["", *counters.lines()]))
    return 1 if any(counters.faults.values()) else 0


def _round(name: str, seed: str, counters: Counters) -> None:
    if name in counters.skipped:
        return
    perform = {**ROUNDS, "volume": figures.measure}[name]
    with tempfile.TemporaryDirectory(
        prefix="calfjournal-soak-", ignore_cleanup_errors=True
    ) as made:
        os.environ[HOME_VARIABLE] = str(Path(made, "home"))
        try:
            perform(random.Random(seed), Path(made), counters)
        except pytest.skip.Exception as skipped:
            counters.skipped[name] = str(skipped)
            return
    counters.rounds[name] += 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
