"""The keys: each that works is told, F1 tells of the page that is seen, Tab takes one step."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLabel
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import BlockedRange
from calfjournal.messages import tr
from tests.calendar_journal import fill
from tests.ui.hands import press
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.rooms import OTHER_ROOMS
from ui.plan.calendar_entries import BlockDialog
from ui.preferences.dialog import PreferencesDialog
from ui.services.context import Context
from ui.services.places import Place
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.widgets.choices import TimeField
from ui.widgets.day_field import DayField
from ui.widgets.dialog import Dialog
from ui.widgets.search_field import SearchField
from ui.window.help_dialogs import ShortcutSheet
from ui.window.keys import GROUPS
from ui.window.main_window import MainWindow
from ui.window.page_help import TEXTS, TOPICS, PageHelp

UI = Path(__file__).parents[2] / "ui"
CTRL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
HANDLERS = {
    "calendar/grid.py": Place.CALENDAR,
    "calendar/week_grid.py": Place.CALENDAR,
    "calendar/carry_keys.py": Place.CALENDAR,
    "calendar/list_room.py": Place.CALENDAR,
    "calendar/year_view.py": Place.CALENDAR,
    "editor/cell_edit.py": Place.SESSION,
    "editor/set_keys.py": Place.SESSION,
    "player/acts.py": Place.PLAYER,
    "charts/plot.py": Place.PROGRESS,
    "charts/run_chart.py": Place.RUN,
    "plan/timeline.py": Place.PLAN,
    "widgets/run_days.py": Place.PLAN,
    "recovery/verdict_strip.py": Place.RECOVERY,
    "today/week_strip.py": Place.TODAY,
    "today/way_tile.py": Place.TODAY,
}
"""What has keys of its own, and the page it is on."""
WORDS = {
    "Left": ("Left", "Arrows", "arrow"),
    "Right": ("Right", "Arrows", "arrow"),
    "Up": ("Up", "Arrows"),
    "Down": ("Down", "Arrows"),
    "PgUp": ("Page Up",),
    "PgDown": ("Page Down",),
    "Return": ("Enter",),
    "=": ("+",),
}
"""How the sheet writes a key where that is not how Qt does."""


def handled(file: str) -> set[str]:
    """Return the keys that a module names, as Qt writes them."""
    tree = ast.parse((UI / file).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    keys = {QKeySequence(Qt.Key[name]).toString() for name in names if name.startswith("Key_")}
    uses_enter = any(isinstance(n, ast.Name) and n.id == "ENTER_KEYS" for n in ast.walk(tree))
    return keys | ({"Return"} if uses_enter else set())


@pytest.mark.parametrize("file", HANDLERS)
def test_every_key_stands_in_the_sheet(file: str) -> None:
    """What a page does by key is told in the sheet, among the keys of that page."""
    told = " ".join(
        keys for group in GROUPS if HANDLERS[file] in group.places for _, keys in group.lines
    )
    for key in handled(file):
        written = WORDS.get(key, (key,))
        assert any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told) for word in written), key


def test_every_way_to_see_the_calendar_is_told_of() -> None:
    """Each room has its own sentences and its own keys."""
    for view in (View.MONTH, *OTHER_ROOMS):
        assert TOPICS[Place.CALENDAR, view]
        assert any(view in group.topics for group in GROUPS)


def opened(window: MainWindow, qtbot: QtBot, place: Place) -> MainWindow:
    """Show a page, with the keys in its window."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(place)
    return window


def dialog(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """Return the dialog that is open, which must be the only one of its kind."""
    (found,) = (each for each in window.findChildren(kind) if each.isVisible())
    return found


def test_f1_tells_of_the_room_that_is_seen(
    context: Context, window: MainWindow, qtbot: QtBot
) -> None:
    """In the week F1 says what the week shows, and not the keys of the month."""
    today = fill(context.journal)
    page = opened(window, qtbot, Place.CALENDAR).page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.rooms.see(View.WEEK, today)
    press(qtbot, Qt.Key.Key_F1)
    told = " ".join(label.text() for label in dialog(window, PageHelp).findChildren(QLabel))
    assert "Each column is a day with its hours" in told
    assert "Each row is a week" not in told


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_Slash, CTRL), (Qt.Key.Key_Question, NO_MODIFIER)]
)
def test_two_keys_open_the_sheet(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """Ctrl+/ and ? show every key, those of no menu among them."""
    page = opened(window, qtbot, Place.CALENDAR).page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, key, held)
    text = dialog(window, ShortcutSheet).table.as_text()  # type: ignore[attr-defined]
    for words in ("Ctrl+Shift+D", "M or Space", "Add to the chosen day\tN", "Undo\tCtrl+Z"):
        assert words in text


def test_a_question_mark_can_be_typed(window: MainWindow, qtbot: QtBot) -> None:
    """In a field ? is a question mark and opens nothing."""
    opened(window, qtbot, Place.LIBRARY)
    (search,) = window.page(Place.LIBRARY).findChildren(SearchField)
    search.setFocus()
    press(qtbot, "why?")
    assert search.text() == "why?"
    assert window.findChildren(ShortcutSheet) == []


def tab_through(dialog: Dialog, qtbot: QtBot, field: QDateTimeEdit) -> None:
    """Tab on from a field and back to it, one key each way; an arrow steps inside."""
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    before = field.dateTime()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.dateTime() != before
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert reached is not field
    assert not field.isAncestorOf(reached)
    qtbot.keyClick(reached, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.hasFocus()


def test_tab_leaves_a_time_in_one_step(context: Context, qtbot: QtBot) -> None:
    """The hour at which a day begins is one field to Tab, hour and minute to the arrows."""
    made = PreferencesDialog(context)
    tab_through(made, qtbot, made.findChildren(TimeField)[0])


def test_tab_leaves_a_day_in_one_step(context: Context, qtbot: QtBot) -> None:
    """The first of some days off is one field to Tab, day, month and year to the arrows."""
    today = context.journal.today()
    made = BlockDialog(context, BlockedRange(today, today))
    tab_through(made, qtbot, made.findChildren(DayField)[0])


def test_help_lists_every_shortcut(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+/ shows all keys: of menus, pages, sets and charts."""
    window.show()
    window.actions_by_key["shortcuts"].trigger()
    sheet = dialog(window, ShortcutSheet)
    text = sheet.table.as_text()  # type: ignore[attr-defined]
    menus = ("Undo\tCtrl+Z", "Redo\tCtrl+Shift+Z or Ctrl+Y", "Recovery\tCtrl+5")
    others = (
        "Done as planned, and on to the next set\tSpace",
        "Add to the chosen day\tN",
        "and farther\t+ and -",
    )
    for words in (*menus, *others):
        assert words in text
    sheet.close()


@pytest.mark.parametrize("place", [Place.CALENDAR, Place.TESTS])
def test_what_is_wrong_is_asked_by_key_on_any_page(
    window: MainWindow, qtbot: QtBot, place: Place
) -> None:
    """Also on those without a button for it, as in the calendar, where runs are logged."""
    opened(window, qtbot, place)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keySequence(focused, QKeySequence("Ctrl+Shift+W"))
    dialog(window, RedFlagDialog).close()


def test_f1_tells_what_the_page_is_for(window: MainWindow, qtbot: QtBot) -> None:
    """Each page has its own few sentences and keys, and leads on to all keys."""
    window.show()
    for place in Place:
        window.navigate(place)
        window.actions_by_key["page_help"].trigger()
        sheet = dialog(window, PageHelp)
        told = [label.text() for label in sheet.findChildren(QLabel)]
        assert all(tr(sentence) in told for sentence in TEXTS[place])
        sheet.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.actions_by_key["page_help"].trigger()
    sheet = dialog(window, PageHelp)
    qtbot.mouseClick(sheet.all_keys, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    dialog(window, ShortcutSheet).close()


def test_a_question_mark_asks_for_the_keys_but_not_while_typing(
    window: MainWindow, qtbot: QtBot
) -> None:
    """In a note it is a question mark."""
    window.show()
    window.navigate(Place.CALENDAR)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.page(Place.CALENDAR)
    note = page.panel.note.field  # type: ignore[attr-defined]
    note.setFocus()
    qtbot.keyClicks(note, "Why?")
    assert note.typed == "Why?"
    assert window.findChildren(ShortcutSheet) == []
    grid = page.grid  # type: ignore[attr-defined]
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Question)
    dialog(window, ShortcutSheet).close()
