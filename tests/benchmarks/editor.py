"""The sets of a session under the hand: a key typed and Enter pressed, until both are painted."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Measured, pace, slowest_of_hundred
from ui.editor.session_editor import SessionEditor
from ui.services.places import Place, SessionSpot
from ui.window.main_window import MainWindow

PAUSE_MS = 25
"""Between two keys, at the pace of the machine."""
ROUNDS = 3
"""A shared machine takes time away now and then; what the program costs comes in every round."""
YEARS = (1, 20)
KEY_MS, ENTER_MS = 8, 16
FEWEST_SETS = 8
DAYS_AHEAD = 40


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield keys and Enters in the cells of a session, in journals of some lengths."""
    for years in YEARS:
        with _editor(journals.copy_of_years(years, f"editor-{years}")) as editor:
            rounds = [_typed(editor, text) for text in ("7", "8", "9")[:ROUNDS]]
            keys, enters = (_least(times) for times in zip(*rounds, strict=True))
            yield Bound(f"a key in a cell, {years} y, 99 of 100", slowest_of_hundred(keys), KEY_MS)
            yield Bound(f"Enter logs, {years} y, 99 of 100", slowest_of_hundred(enters), ENTER_MS)


def _least(rounds: Sequence[list[float]]) -> list[float]:
    """The least time of each act over rounds of the same acts."""
    return [min(times) for times in zip(*rounds, strict=True)]


def _typed(editor: SessionEditor, text: str) -> tuple[list[float], list[float]]:
    """Type a number into every repetition of the session: times of its key and of Enter."""
    keys, enters = [], []
    for block in editor.blocks:
        for place in block.grid.content.places():
            if place[1] > 0:
                continue
            block.grid.go(place)
            keys.append(_cpu_ms(partial(QTest.keyClicks, block.grid.edit, text)))
            enter = partial(QTest.keyClick, block.grid.edit, Qt.Key.Key_Return)
            enters.append(_cpu_ms(enter))
    return keys, enters


def _cpu_ms(work: Callable[[], object]) -> float:
    QTest.qWait(round(PAUSE_MS * pace()))
    begun = time.process_time()
    work()
    QApplication.sendPostedEvents()  # Lays out and paints; timers wait.
    return (time.process_time() - begun) * 1000


@contextmanager
def _editor(path: Path) -> Iterator[SessionEditor]:
    """The next session with many sets in its window, as people have it."""
    from ui.app import let_start_be, make_application
    from ui.services.options import Options
    from ui.theme import active
    from ui.window.open_journal import Desk

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="calfjournal-bench-home-") as home:
        os.environ["CALFJOURNAL_HOME"] = home
        if QApplication.instance() is None:
            make_application()
        desk = Desk(active(), Options())
        desk.open(path)
        window = desk.window
        assert isinstance(window, MainWindow)
        window.resize(1280, 800)
        window.show()
        QTest.qWaitForWindowActive(window)
        session = _long_session(window.context.journal)
        window.navigate(Place.CALENDAR, SessionSpot(session.day, session.key))
        editors = window.findChildren(SessionEditor)
        let_start_be()  # As the program does a second after its start.
        yield next(each for each in editors if each.isVisible())
        desk.close()


def _long_session(journal: Journal) -> Session:
    today = journal.today()
    ahead = journal.sessions.between(today, today + timedelta(days=DAYS_AHEAD))
    return next(
        session
        for session in ahead
        if session.status is SessionStatus.PLANNED and len(session.sets) >= FEWEST_SETS
    )
