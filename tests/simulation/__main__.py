"""``dev.py simulate``: invented runners live weeks with the real program, beside three other ways.

Prints the table with 95 % intervals, the goal, and what was odd; see docs/simulation.md. Exit
status 1 when the goal is not met.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from calfjournal.paths import HOME_VARIABLE
from tests.simulation.results import Trial
from tests.simulation.runners import OURS, RunnersFile
from tests.simulation.trial import ARMS, Lived, live_one
from tools.checks import roomy_memory

_ENDS = (0.1, 0.9)
"""Quantiles at which each parameter is held while the others are drawn."""


def main(arguments: list[str] | None = None) -> int:
    """Let them live, and print what became of them."""
    parser = argparse.ArgumentParser(prog="dev.py simulate", description=__doc__)
    parser.add_argument("--athletes", type=int, default=40)
    parser.add_argument("--weeks", type=int, default=26)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first athlete")
    parser.add_argument("--runners", type=Path, default=OURS, metavar="FILE.toml")
    parser.add_argument("--arms", default=",".join(ARMS), help="static and others, with commas")
    parser.add_argument("--each", action="store_true", help="one line an athlete besides")
    parser.add_argument("--vary", nargs="*", metavar="NAME", help="parameters, or all of them")
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))
    given = parser.parse_args(arguments)
    given.arms = {"journal", "static", *given.arms.split(",")}
    try:
        runners = RunnersFile.read(given.runners)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if given.vary is None:
        trial = Trial(_live(given, runners), given.weeks)
        _say(*trial.lines(), *(trial.each() if given.each else ()))
        return 0 if all(goal.met for goal in trial.goals()) else 1
    for name in given.vary or runners.drawn:
        for share in _ENDS:
            trial = Trial(_live(given, runners.fixed(name, share)), given.weeks)
            _say(_in_short(name, runners.drawn[name].at(share), trial))
    return 0


def _live(given: argparse.Namespace, runners: RunnersFile) -> list[Lived]:
    """Live all athletes, several at once."""
    numbers = range(given.first, given.first + given.athletes)
    arms = [arm for arm in ARMS if arm in given.arms]
    with tempfile.TemporaryDirectory(prefix="calfjournal-sim-", dir=roomy_memory()) as folder:
        os.environ[HOME_VARIABLE] = folder
        one = partial(live_one, runners, given.seed, given.weeks, Path(folder), arms)
        if given.workers < 2:
            return list(map(one, numbers))
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(given.workers, mp_context=spawn) as pool:
            return list(_counted(pool.map(one, numbers), len(numbers)))


def _counted(found: Iterator[Lived], total: int) -> Iterator[Lived]:
    for number, each in enumerate(found, start=1):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {total}")
        yield each


def _in_short(name: str, value: float, trial: Trial) -> str:
    goals = trial.goals()
    failed = "; ".join(f"{goal.text}: {goal.figure}" for goal in goals if not goal.met)
    figures = ", ".join(goal.figure for goal in goals)
    return f"{name} {value:.3g}: {figures}" + (f"  FAIL {failed}" if failed else "")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
