"""The library under the hand: a key in the list, until the exercise is painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Measured, slowest_of_hundred
from tests.benchmarks.settled import ROUNDS, act_ms, least, settled_window
from ui.library.exercise_table import ExerciseTable
from ui.library.page import LibraryPage
from ui.services.places import Place

YEARS = (1, 20)
KEYS = 60
KEY_MS = 16
SETTLE_MS = 400
"""Until the first exercises of the list are read ahead."""


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield a key in the list of exercises, in journals of some lengths."""
    for years in YEARS:
        with _list(journals.copy_of_years(years, f"library-{years}")) as table:
            for word, key in (("down", Qt.Key.Key_Down), ("up", Qt.Key.Key_Up)):
                rounds = [_pressed(table, key) for _ in range(ROUNDS)]
                name = f"a key {word} in the library, {years} y, 99 of 100"
                yield Bound(name, slowest_of_hundred(least(rounds)), KEY_MS)


def _pressed(table: ExerciseTable, key: Qt.Key) -> list[float]:
    """Walk from one end of the list; times until each exercise is painted."""
    table.select(0 if key is Qt.Key.Key_Down else len(table.rows_model.rows) - 1)
    QTest.qWait(SETTLE_MS)
    return [act_ms(partial(QTest.keyClick, table, key)) for _ in range(KEYS)]


@contextmanager
def _list(path: Path) -> Iterator[ExerciseTable]:
    """The list in its window, as people have it."""
    with settled_window(path) as window:
        window.navigate(Place.LIBRARY)
        page = window.page(Place.LIBRARY)
        assert isinstance(page, LibraryPage)
        table = page.findChild(ExerciseTable)
        assert isinstance(table, ExerciseTable)
        table.setFocus()
        QTest.qWaitForWindowActive(window)
        yield table
