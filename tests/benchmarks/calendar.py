"""The calendar under the hand: a month turned until it is painted, a day clicked on."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Comparison, Measured, slowest_of_hundred
from ui.calendar.page import CalendarPage
from ui.services.places import Place
from ui.window.main_window import MainWindow

FLIPS, DAYS = 120, 120
SIZES = ((1280, 800), (1024, 700))
FRAME_MS = 1000 / 60
YEARS = (1, 2, 20)


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield months turned and days chosen in journals of some lengths."""
    medians = {}
    for years in YEARS:
        with _calendar(journals.copy_of_years(years, f"calendar-{years}")) as page:
            for size in SIZES:
                page.window().resize(*size)
                QApplication.processEvents()
                where = f"{years} y, {size[0]}x{size[1]}"
                months, panels = _turned(page)
                medians.setdefault(size, {})[years] = statistics.median(months)
                yield Bound(f"month turned, slowest of 100, {where}", _p99(months), FRAME_MS)
                yield Bound(f"the day follows, slowest of 100, {where}", _p99(panels), 33)
                chosen = _p99(_chosen(page))
                yield Bound(f"session day chosen, slowest of 100, {where}", chosen, 33)
    for size, found in medians.items():
        name = f"month turned, 20 y against 1 y, {size[0]}x{size[1]}"
        yield Comparison(name, found[20], found[1], 1.1)


def _turned(page: CalendarPage) -> tuple[list[float], list[float]]:
    """Turn to earlier months and back again; the times until painted, and of the day's panel."""
    page.show_today()
    months, panels = [], []
    for key in _there_and_back(FLIPS):
        months.append(_cpu_ms(lambda key=key: QTest.keyClick(page.grid, key)))
        panels.append(_cpu_ms(lambda: page.panel))
    return months, panels


def _there_and_back(count: int) -> Iterator[Qt.Key]:
    for at in range(count):
        yield Qt.Key.Key_PageUp if at % 24 < 12 else Qt.Key.Key_PageDown


def _chosen(page: CalendarPage) -> list[float]:
    """Click on one day with a session after the other; the times until its editor is painted."""
    page.show_today()
    times: list[float] = []
    while len(times) < DAYS:
        for cell in list(page.grid.month.cells()):
            box = page.grid.day_box(cell.day)
            if not cell.sessions or not cell.in_month or box is None:
                continue
            at = box.bottomRight().toPoint() / 1
            at.setX(at.x() - 4)
            at.setY(at.y() - 4)
            left = Qt.MouseButton.LeftButton
            times.append(_cpu_ms(lambda at=at: QTest.mouseClick(page.grid, left, pos=at)))
        page.show_previous()
        QApplication.processEvents()
    return times


def _cpu_ms(work: Callable[[], object]) -> float:
    QApplication.processEvents()
    begun = time.process_time()
    work()
    QApplication.sendPostedEvents()  # Lays out and paints; timers wait.
    return (time.process_time() - begun) * 1000


_p99 = slowest_of_hundred


@contextmanager
def _calendar(path: Path) -> Iterator[CalendarPage]:
    """The page in its window, as people have it."""
    from ui.app import make_application
    from ui.services.options import Options
    from ui.theme import active
    from ui.window.open_journal import Desk

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="calfjournal-bench-home-") as home:
        os.environ["CALFJOURNAL_HOME"] = home
        QApplication.instance() or make_application()
        desk = Desk(active(), Options())
        desk.open(path)
        window = desk.window
        assert isinstance(window, MainWindow)
        window.resize(*SIZES[0])
        window.show()
        window.navigate(Place.CALENDAR)
        QApplication.processEvents()
        page = window.page(Place.CALENDAR)
        assert isinstance(page, CalendarPage)
        page.grid.setFocus()
        yield page
        desk.close()
