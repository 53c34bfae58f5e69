"""``dev.py bench``: what takes time, as ratios to a floor measured in the same run.

Absolute times differ from machine to machine; the ratios are what the budgets speak of.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from calfjournal import demo
from tests.benchmarks import journal, paper, start
from tests.benchmarks.measure import Comparison


def main() -> int:
    """Measure everything, or the parts named; print one line each."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="start, journal, paper")
    parts = parser.parse_args().parts
    measures = {"start": start.compare, "journal": journal.compare, "paper": paper.compare}
    if unknown := set(parts) - set(measures):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="calfjournal-bench-") as folder:
        sample = Path(folder) / "sample.calfjournal"
        demo.write(sample)
        for name, compare in measures.items():
            if not parts or name in parts:
                for comparison in compare(sample):
                    _print(comparison)
    return 0


def _print(comparison: Comparison) -> None:
    mark = "ok" if comparison.within else "OVER"
    sys.stdout.write(
        f"{mark:5} {comparison.name:52} {comparison.ours_ms:9.1f} ms"
        f" / {comparison.floor_ms:8.1f} ms = {comparison.ratio:5.2f}"
        f"  (budget {comparison.budget:g})\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
