"""Today after a save, an undo and a day back: from the event to the painted page.

Milliseconds of CPU, medians of rounds on a window of 1280 x 800, one process a journal.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Comparison, Measured

BUDGET_MS = 60.0
FLAT = 1.1
"""Twenty years may take this much of what two take."""
WARM_UP, ROUNDS = 2, 9
EVENTS = ("check-in kept", "check-in undone", "day back")


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield each event with two and with twenty years of data, and both beside each other."""
    short, long = (_measured(journals, years) for years in (2, 20))
    for event in EVENTS:
        yield Bound(f"Today, {event}, two years", short[event], BUDGET_MS)
        yield Bound(f"Today, {event}, twenty years", long[event], BUDGET_MS)
    # One figure of all: what a single event shows depends on the day as much as on the years.
    long_sum, short_sum = sum(long.values()), sum(short.values())
    yield Comparison("Today, all three, twenty years to two", long_sum, short_sum, FLAT)


def _measured(journals: Journals, years: int) -> dict[str, float]:
    journal = journals.copy_of_years(years, f"today-{years}")
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"CALFJOURNAL_HOME": home}
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.today", str(journal)],
            env=environment,
            check=True,
            capture_output=True,
        )
    return msgspec.json.decode(told.stdout, type=dict[str, float])


class _Window:
    """The window with Today in front."""

    def __init__(self, path: Path) -> None:
        # Imported here: the bench itself stays without a window.
        from ui.app import make_application
        from ui.services.options import Options
        from ui.services.places import Place
        from ui.theme import active
        from ui.today.page import TodayPage
        from ui.window.main_window import MainWindow
        from ui.window.open_journal import Desk

        self._application = make_application()
        self._desk = Desk(active(), Options())
        self._desk.open(path)
        window = self._desk.window
        if not isinstance(window, MainWindow):
            raise TypeError("the journal did not open")
        window.navigate(Place.TODAY)
        window.resize(1280, 800)
        window.show()
        self._window = window
        (self.page,) = window.findChildren(TodayPage)
        self.settle()

    def settle(self) -> None:
        """Let everything be laid out and painted that waits for it."""
        for _ in range(3):
            self._application.sendPostedEvents()
            self._application.processEvents()

    def keep_check_in(self) -> None:
        """Press Keep."""
        self.page.check_in.save()

    def undo(self) -> None:
        """Choose Undo."""
        self._window.commands.undo()

    def day_back(self) -> None:
        """Press the arrow."""
        self.page.back.click()

    def type_check_in(self, pain: int) -> None:
        """Open the form where it is folded, and type another pain."""
        if not self.page.check_in.is_open:
            self.page.check_in.edit.click()
        self.page.check_in.form.pain_left.set_value(pain)
        self.settle()

    def cost_ms(self, event: Callable[[], None]) -> float:
        """The CPU until the page stands again after an event."""
        begun = time.process_time()
        event()
        self.settle()
        return (time.process_time() - begun) * 1000


def _measure(path: Path) -> dict[str, float]:
    window = _Window(path)
    times: dict[str, list[float]] = {event: [] for event in EVENTS}
    for index in range(WARM_UP + ROUNDS):
        window.type_check_in(1 + index % 3)
        times["check-in kept"].append(window.cost_ms(window.keep_check_in))
        times["check-in undone"].append(window.cost_ms(window.undo))
    for _ in range(WARM_UP + ROUNDS):
        times["day back"].append(window.cost_ms(window.day_back))
    return {event: statistics.median(all_of[WARM_UP:]) for event, all_of in times.items()}


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(_measure(Path(sys.argv[1]))))
