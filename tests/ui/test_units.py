"""With pounds, miles and inches, no page, dialog or tip tells another unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure
from calfjournal.domain.notation import Notation
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from tests.messages.own_words import every_text
from tests.ui.showing import seen
from tests.ui.spoken import texts
from tests.ui.test_pseudo import DIALOGS, YEAR
from ui.assessments.page import TestsPage
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.editor.page import SessionPage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.today.page import TodayPage
from ui.today.protein_dialog import ProteinDialog
from ui.welcome.window import LAST_STEP, WelcomeWindow
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

KEPT_UNIT = re.compile(r"(?<![\w-])(kg|km|cm|km/h)(?!\w)|kilomet|kilogram|centimet", re.IGNORECASE)
RACE = re.compile(r"\b\d+ km race\b")
"""What a race is called by its distance, which is its name everywhere."""

_SPAN = r"[\d.]+(?:(?:–| to | and )[\d.]+)?"
BOTH = re.compile(rf"{_SPAN} (?:kg|cm|km/h) \({_SPAN} (?:lb|in|mph)\b")
"""Texts of the program's files name the other unit beside the kept one."""

CHOICES = "preferences"
"""The dialog in which units are chosen names all of them."""


@pytest.fixture(autouse=True)
def _other_units(noted: Callable[[Notation], None]) -> None:
    noted(Notation("lb", "mi", "in"))


_by_people: dict[Path, Sequence[str]] = {}
"""By journal: what people wrote with a unit, which is read once."""


def _written(journal: Journal) -> Sequence[str]:
    if journal.path not in _by_people:
        found = [text for text in every_text(journal) if KEPT_UNIT.search(text)]
        _by_people[journal.path] = found
    return _by_people[journal.path]


def kept_units(found: Iterable[str], journal: Journal | None = None) -> list[str]:
    """Return the texts that tell a unit nobody reads here; what people wrote is theirs."""
    own = _written(journal) if journal else ()
    told = []
    for text in found:
        left = BOTH.sub("", RACE.sub("", text.replace("\N{NO-BREAK SPACE}", " ")))
        for each in own:
            left = left.replace(each, "")
        if KEPT_UNIT.search(left):
            told.append(text)
    return sorted(told)


def test_pages_of_two_years(demo_context: Context, qtbot: QtBot) -> None:
    """A full page tells no kept unit."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    for place in Place:
        seen(window, place)
        assert kept_units(texts(window), demo_context.journal) == [], place


def test_pages_of_an_empty_journal(window: MainWindow) -> None:
    """Nor does a page on which nothing stands yet."""
    for place in Place:
        seen(window, place)
        assert kept_units(texts(window)) == [], place


def test_dialogs(demo_context: Context, qtbot: QtBot) -> None:
    """Nor does a dialog, in texts, tips or names."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    for name, make in DIALOGS.items():
        if name == CHOICES:
            continue
        dialog = make(demo_context, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        assert kept_units(texts(dialog), demo_context.journal) == [], name
        dialog.close()


def test_the_figures_of_protein(demo_context: Context, qtbot: QtBot) -> None:
    """Grams are told for each pound of body mass."""
    dialog = ProteinDialog(demo_context)
    qtbot.addWidget(dialog)
    found = texts(dialog)
    assert kept_units(found) == []
    assert any(text.startswith("0.64 to 0.91 g per lb of body mass") for text in found)


def test_the_welcome(desk: Desk, qtbot: QtBot, noted: Callable[[Notation], None]) -> None:
    """Nor do the questions of the first start, nor the plan they end with."""
    noted(Notation("lb", "mi", "in"))  # The desk said what its options say.
    desk.start(None)
    welcome = desk.window
    assert isinstance(welcome, WelcomeWindow)
    welcome.begin()
    while welcome.step < LAST_STEP:
        assert kept_units(texts(welcome)) == []
        qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    assert kept_units(texts(welcome)) == []


def test_the_form_of_a_morning(demo_context: Context, qtbot: QtBot) -> None:
    """Nor does the form in which a morning is changed."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = seen(window, Place.TODAY)
    assert isinstance(page, TodayPage)
    page.check_in.edit.click()
    assert kept_units(texts(window), demo_context.journal) == []


@pytest.mark.parametrize("view", View)
def test_the_calendar(demo_context: Context, view: View, qtbot: QtBot) -> None:
    """Nor does any way to see the calendar."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = seen(window, Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.rooms.see(view, demo_context.journal.today())
    QApplication.processEvents()
    assert kept_units(texts(window), demo_context.journal) == []


def test_the_session_editor(demo_context: Context, qtbot: QtBot) -> None:
    """Nor does the editor, of a session done and of one that is planned."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = seen(window, Place.SESSION)
    assert isinstance(page, SessionPage)
    journal = demo_context.journal
    past = journal.sessions.between(journal.today() - YEAR, journal.today())
    done = next(each for each in reversed(past) if each.status is SessionStatus.DONE)
    ahead = journal.sessions.between(journal.today(), journal.today() + YEAR)[0]
    for session in (done, ahead):
        page.go_to(SessionSpot(session.day, session.key))
        QApplication.processEvents()
        assert kept_units(texts(window), journal) == []


def test_the_tests_of_each_measure(demo_context: Context, qtbot: QtBot) -> None:
    """Nor do the tests of a measure, the short form, and the first step of a guide."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = seen(window, Place.TESTS)
    assert isinstance(page, TestsPage)
    for measure in Measure:
        for show in (page.open_measure, page.do):
            show(measure)
            QApplication.processEvents()
            assert kept_units(texts(window), demo_context.journal) == []
