"""The way of Tab through the page of a session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.calendar_journal import fill
from tests.ui.hands import press
from ui.editor.cell_edit import CellEdit
from ui.editor.page import SessionPage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.window.main_window import MainWindow

K = Qt.Key


@pytest.fixture
def page(context: Context, window: MainWindow, qtbot: QtBot) -> SessionPage:
    """Return the page of the session planned for today, opened by its key."""
    journal = context.journal
    fill(journal)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    (planned,) = journal.sessions.on(journal.today())
    window.navigate(Place.SESSION, SessionSpot(planned.day, planned.key))
    found = window.page(Place.SESSION)
    assert isinstance(found, SessionPage)
    return found


def test_tab_goes_through_the_page_as_it_is_read(page: SessionPage, qtbot: QtBot) -> None:
    """From the head into the sets, over what adds to them to the tendons and how it was."""
    editor = page.editor
    stops = [
        *(editor.head.back, page.wrong, editor.head.done, editor.head.more),
        *(block.grid.edit for block in editor.blocks),
        *(editor.head.add, editor.head.as_planned, editor.tendon.grid.edit),
        *(editor.details.effort, editor.details.note, editor.attached.add),
    ]
    editor.head.back.setFocus()
    reached = []
    while not editor.attached.add.hasFocus():
        focused = QApplication.focusWidget()
        if focused in stops and focused not in reached:
            reached.append(focused)
        press(qtbot, K.Key_Tab)
    assert [*reached, editor.attached.add] == stops


def test_tab_comes_to_everything_once_a_round(page: SessionPage, qtbot: QtBot) -> None:
    """Head, cells, what tendons say, how it was: all of it, and then the head again."""
    wanted = {part for part in page.findChildren(QWidget) if _is_stop(part)}
    cells = sum(len(block.grid.content.places()) for block in page.editor.blocks)
    cells += len(page.editor.tendon.grid.content.places())
    page.editor.head.back.setFocus()
    reached: list[QWidget | None] = [QApplication.focusWidget()]
    press(qtbot, K.Key_Tab)
    while not page.editor.head.back.hasFocus():
        reached.append(QApplication.focusWidget())
        press(qtbot, K.Key_Tab)
    assert wanted <= set(reached)
    typed = [stop for stop in reached if isinstance(stop, CellEdit)]
    assert len(typed) == cells
    others = [stop for stop in reached if not isinstance(stop, CellEdit)]
    assert len(others) == len(set(others))


def _is_stop(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and part.isVisible() and part.isEnabled() and part.focusProxy() is None
