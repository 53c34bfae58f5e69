"""The calendar under the hand: months and years turned until painted, a day clicked on."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Comparison, Measured, slowest_of_hundred
from tests.benchmarks.settled import PAUSE_MS, ROUNDS, SIZE, act_ms, least, settled_window
from ui.calendar.month_ahead import QUIET_MS
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.services.places import Place

FLIPS, DAYS = 120, 120
SIZES = (SIZE, (1024, 700))
YEARS = (1, 20)
FRAME_MS, TWO_FRAMES_MS = 1000 / 60, 2000 / 60
_CORNER = QPointF(4, 4)
"""Of a cell, clear of what can be dragged."""


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield months turned and days chosen in journals of some lengths."""
    turned: dict[tuple[int, int], dict[int, float]] = {size: {} for size in SIZES}
    for years in YEARS:
        with _calendar(journals.copy_of_years(years, f"calendar-{years}")) as page:
            for size in SIZES:
                page.window().resize(*size)
                rounds = [_turned(page) for _ in range(ROUNDS)]
                months, panels = (least(times) for times in zip(*rounds, strict=True))
                turned[size][years] = statistics.median(months)
                chosen = least([_chosen(page) for _ in range(ROUNDS)])
                where = f"{years} y, {size[0]}x{size[1]}"
                yield _slowest(f"month turned, {where}", months, FRAME_MS)
                yield _slowest(f"the day follows, {where}", panels, TWO_FRAMES_MS)
                yield _slowest(f"session day chosen, {where}", chosen, TWO_FRAMES_MS)
                if years == YEARS[-1]:
                    for view in (View.YEAR, View.WEEK):
                        flips = least([_pages_turned(page, view) for _ in range(ROUNDS)])
                        yield _slowest(f"{view} turned, {where}", flips, FRAME_MS)
    for size, found in turned.items():
        name = f"month turned, 20 y against 1 y, {size[0]}x{size[1]}"
        yield Comparison(name, found[YEARS[-1]], found[YEARS[0]], 1.1)


def _slowest(name: str, times: list[float], most: float) -> Bound:
    return Bound(f"{name}, 99 of 100", slowest_of_hundred(times), most)


def _turned(page: CalendarPage) -> tuple[list[float], list[float]]:
    """Turn to earlier months and back again: times until painted, and of the day that follows."""
    page.rooms.show_today()
    QTest.qWait(QUIET_MS + PAUSE_MS)
    months, panels = [], []
    for at in range(FLIPS):
        key = Qt.Key.Key_PageUp if at % 24 < 12 else Qt.Key.Key_PageDown
        months.append(act_ms(partial(QTest.keyClick, page.grid, key)))
        panels.append(act_ms(partial(getattr, page, "panel"), pause=False))
    return months, panels


def _pages_turned(page: CalendarPage, view: View) -> list[float]:
    """Turn to earlier years or weeks and back again: times until they are painted."""
    page.rooms.see(view, page.context.journal.today())
    QTest.qWait(QUIET_MS + PAUSE_MS)
    picture, times = page.rooms.now.focusProxy(), []
    for at in range(FLIPS):
        key = Qt.Key.Key_PageUp if at % 24 < 12 else Qt.Key.Key_PageDown
        times.append(act_ms(partial(QTest.keyClick, picture, key)))
    page.rooms.see(View.MONTH, page.context.journal.today())
    return times


def _chosen(page: CalendarPage) -> list[float]:
    """Click on one day with a session after the other; the times until its editor is painted."""
    page.rooms.show_today()
    times: list[float] = []
    while len(times) < DAYS:
        assert page.panel.day == page.grid.selected, "a day that waits is not shown by a click"
        times += [act_ms(partial(_click, page, day)) for day in _session_days(page)]
        page.rooms.turn_back()
    return times


def _session_days(page: CalendarPage) -> list[date]:
    cells = (cell for cell in page.grid.month.cells() if cell.in_month and cell.sessions)
    return [cell.day for cell in cells if cell.day != page.grid.selected]


def _click(page: CalendarPage, day: date) -> None:
    box = page.grid.day_box(day)
    assert box is not None
    at = (box.bottomRight() - _CORNER).toPoint()
    QTest.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=at)


@contextmanager
def _calendar(path: Path) -> Iterator[CalendarPage]:
    """The page in its window, as people have it."""
    with settled_window(path) as window:
        window.navigate(Place.CALENDAR)
        page = window.page(Place.CALENDAR)
        assert isinstance(page, CalendarPage)
        page.grid.setFocus()
        yield page
