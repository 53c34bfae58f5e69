"""``dev.py bench``: what takes time, as ratios to a floor measured in the same run.

Absolute times differ from machine to machine; the ratios are what the budgets speak of. Bounds in
milliseconds hold for one machine while it is idle, and are stretched to the pace of this one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Measured, pace

PARTS = (
    "start",
    "today",
    "calendar",
    "editor",
    "library",
    "charts",
    "tests",
    "journal",
    "exchange",
    "imports",
    "paper",
    "sound",
)


def main() -> int:
    """Measure everything, or the parts named; print one line each."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where sample journals stay")
    parser.add_argument(
        "--minutes", type=float, default=1, metavar="N", help="how long the sound is recorded"
    )
    parser.add_argument("--on", metavar="PLATFORM", help="Qt's platform, e.g. xcb under Xvfb")
    arguments = parser.parse_args()
    if arguments.on:
        os.environ["QT_QPA_PLATFORM"] = arguments.on
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="calfjournal-bench-") as folder:
        journals = Journals(arguments.keep or Path(folder), minutes=arguments.minutes)
        for part in PARTS:
            if not arguments.parts or part in arguments.parts:
                pace.cache_clear()
                sys.stdout.write(f"{part}: pace of this machine now {pace():.2f}\n")
                for measured in _compare(part)(journals):
                    _print(measured)
    return 0


def _compare(part: str) -> Callable[[Journals], Iterator[Measured]]:
    # Imported late: a part that starts processes must not begin with all of the window loaded.
    compare: Callable[[Journals], Iterator[Measured]]
    compare = import_module(f"tests.benchmarks.{part}").compare
    return compare


def _print(measured: Measured) -> None:
    mark = "ok" if measured.within else "OVER"
    sys.stdout.write(f"{mark:5} {measured.name:58} {measured.figures}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
