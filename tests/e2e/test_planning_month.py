"""A month is planned in a real window with the keyboard only, and its keys are counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from tests.e2e.conftest import Start
from tests.e2e.person import SHIFT, Person
from ui.calendar.page import CalendarPage
from ui.services.places import Place
from ui.window.main_window import MainWindow

K = Qt.Key
DAY = timedelta(days=1)
MOST_KEYS = 30
"""For everything below; a mouse would need about as many clicks and drags."""


class Counting(Person):
    """Counts the keys it presses."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.keys = 0

    def press(self, *keys: str | Qt.Key) -> None:
        self.keys += sum(len(key) if isinstance(key, str) else 1 for key in keys)
        super().press(*keys)

    def chord(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
    ) -> None:
        self.keys += 1
        super().chord(key, modifiers)


def ahead(journal: Journal) -> list[Session]:
    """The sessions from today on."""
    today = journal.today()
    return journal.sessions.between(today, today + 60 * DAY, sets=False)


def test_a_month_is_planned_by_keyboard(start: Start, planned: Path, qtbot: QtBot) -> None:
    """From any page to the calendar: a session moved, a week copied, a day cleared, undone."""
    desk = start(planned)
    window = desk.window
    assert isinstance(window, MainWindow)
    person = Counting(qtbot)
    person.turn_to(window)
    person.chord(K.Key_2)
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(page.grid.hasFocus)
    assert desk.context is not None
    journal = desk.context.journal
    today = journal.today()

    person.chord(K.Key_T)
    first = next(s for s in ahead(journal) if s.day > today)
    person.press(*([K.Key_Right] * (first.day - today).days))
    person.press(K.Key_M, K.Key_PageDown, K.Key_Escape)  # A look at next week, and back.
    assert journal.sessions.present(first.key).day == first.day
    assert page.grid.selected == first.day
    person.chord(K.Key_Right, SHIFT)
    person.chord(K.Key_C)
    person.press(K.Key_PageDown)
    before = len(ahead(journal))
    person.chord(K.Key_V)
    pasted = [s for s in ahead(journal) if s.plan_id is None]
    assert (len(ahead(journal)), len(pasted)) == (before + 1, 1)
    assert page.rooms.now.selected == pasted[0].day

    person.press(K.Key_Delete)
    assert all(s.key != pasted[0].key for s in ahead(journal))
    person.chord(K.Key_Z)
    person.chord(K.Key_Z)
    assert len(ahead(journal)) == before
    person.press(K.Key_N, K.Key_Escape)
    assert person.keys <= MOST_KEYS
    desk.close()
