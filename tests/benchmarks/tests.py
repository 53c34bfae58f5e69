"""The Tests page: its first opening with twenty years of tests, and the tests of one measure."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Measured

ROUNDS = 3
BUDGETS = {"first opening": 200.0, "tests of a measure": 200.0, "first guided test": 200.0}
"""Milliseconds until the page is painted."""


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield what each way into the page takes, in processes of their own."""
    told = [_measured(journals) for _ in range(ROUNDS)]
    for name, most in BUDGETS.items():
        cost = median(each[name] for each in told)
        yield Bound(f"Tests, {name}, twenty years", cost, most)


def _measured(journals: Journals) -> dict[str, float]:
    journal = journals.copy_of_years(20, "tests")
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"CALFJOURNAL_HOME": home}
        # As installed: compiled files are kept, whatever this shell says.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = home
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.tests", str(journal)],
            env=environment,
            check=True,
            capture_output=True,
        )
    return msgspec.json.decode(told.stdout, type=dict[str, float])


def _measure(path: Path) -> dict[str, float]:
    # Imported here: the bench itself stays without a window.
    from tests.benchmarks.settled import painted_ms, settled_window
    from ui.assessments.page import TestsPage
    from ui.services.places import Place

    with settled_window(path) as window:
        found = {"first opening": painted_ms(window.navigate, Place.TESTS)}
        page = window.page(Place.TESTS)
        if not isinstance(page, TestsPage):
            raise TypeError("Tests did not open")
        measure = page.grid.cards[1].history.measure
        found["tests of a measure"] = painted_ms(page.open_measure, measure)
        found["first guided test"] = painted_ms(page.do, measure)
    return found


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(_measure(Path(sys.argv[1]))))
