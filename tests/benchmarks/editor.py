"""The sets of a session under the hand: a key typed and Enter pressed, until both are painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Measured, slowest_of_hundred
from tests.benchmarks.settled import ROUNDS, act_ms, least, settled_window
from ui.editor.page import SessionPage
from ui.editor.session_editor import SessionEditor
from ui.services.places import Place, SessionSpot

YEARS = (1, 20)
KEY_MS, ENTER_MS = 8, 16
FEWEST_SETS = 8
DAYS_AHEAD = 40


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield keys and Enters in the cells of a session, in journals of some lengths."""
    for years in YEARS:
        with _editor(journals.copy_of_years(years, f"editor-{years}")) as editor:
            rounds = [_typed(editor, text) for text in ("7", "8", "9")[:ROUNDS]]
            keys, enters = (least(times) for times in zip(*rounds, strict=True))
            yield Bound(f"a key in a cell, {years} y, 99 of 100", slowest_of_hundred(keys), KEY_MS)
            yield Bound(f"Enter logs, {years} y, 99 of 100", slowest_of_hundred(enters), ENTER_MS)


def _typed(editor: SessionEditor, text: str) -> tuple[list[float], list[float]]:
    """Type a number into every repetition of the session: times of its key and of Enter."""
    keys, enters = [], []
    for block in editor.blocks:
        for place in block.grid.content.places():
            if place[1] > 0:
                continue
            block.grid.go(place)
            keys.append(act_ms(partial(QTest.keyClicks, block.grid.edit, text)))
            enter = partial(QTest.keyClick, block.grid.edit, Qt.Key.Key_Return)
            enters.append(act_ms(enter))
    return keys, enters


@contextmanager
def _editor(path: Path) -> Iterator[SessionEditor]:
    """The next session with many sets in its window, as people have it."""
    with settled_window(path) as window:
        session = _long_session(window.context.journal)
        window.navigate(Place.SESSION, SessionSpot(session.day, session.key))
        page = window.page(Place.SESSION)
        assert isinstance(page, SessionPage)
        QTest.qWaitForWindowActive(window)
        yield page.editor


def _long_session(journal: Journal) -> Session:
    today = journal.today()
    ahead = journal.sessions.between(today, today + timedelta(days=DAYS_AHEAD))
    return next(
        session
        for session in ahead
        if session.status is SessionStatus.PLANNED and len(session.sets) >= FEWEST_SETS
    )
