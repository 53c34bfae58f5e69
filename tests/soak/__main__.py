"""Runs rounds until the time is over and prints what became of them; see ``dev.py soak``.

Exit status 1 when anything was lost, refused while sound, torn, silent, or ended in a crash.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.soak import damage, inputs, kills
from tests.soak.counters import Counters

ROUNDS = (
    kills.saves,
    damage.of_a_closed_journal,
    inputs.mixed,
    kills.full_disk,
    damage.of_a_log,
    inputs.mixed,
)


def main() -> int:
    """Run the rounds; returns the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)  # What is provoked here would fill pages.
    say(f"soak: seed {arguments.seed}, {arguments.minutes:g} minutes")
    counters = Counters()
    chance = random.Random(arguments.seed)
    end = time.monotonic() + arguments.minutes * 60
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        number = 0
        while time.monotonic() < end:
            place = Path(folder, str(number))
            place.mkdir()
            os.environ["CALFJOURNAL_HOME"] = str(place / "home")
            ROUNDS[number % len(ROUNDS)](place, random.Random(chance.random()), counters)
            number += 1
            if number % 100 == 0:
                say(counters.line())
    say(counters.line())
    for problem in counters.problems:
        say(f"  {problem}")
    return 1 if counters.problems else 0


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
