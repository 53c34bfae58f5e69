"""Preferences hold at once and are kept."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import settings
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from ui.preferences.dialog import SHOWN, PreferencesDialog
from ui.services.context import Context
from ui.services.options import Options
from ui.theme import Theme
from ui.widgets.choices import TimeField
from ui.widgets.segmented import SegmentedControl
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> PreferencesDialog:
    """Return the open dialog."""
    made = PreferencesDialog(context)
    qtbot.addWidget(made)
    made.open()
    return made


def test_every_shown_option_has_a_field(dialog: PreferencesDialog) -> None:
    """The dialog is built from the table of options and shows what holds."""
    assert set(dialog.fields) == set(SHOWN)
    for key, field in dialog.fields.items():
        assert field.value == getattr(dialog._options.now, key)


def test_a_choice_holds_at_once_and_is_kept(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    """No OK button: the arrow key chooses, the file has it."""
    field = dialog.fields["paper"]
    assert isinstance(field, SegmentedControl)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Right)
    assert settings.load().paper == "letter"


def test_when_days_begin_stands_in_the_journal(
    dialog: PreferencesDialog, context: Context, qtbot: QtBot
) -> None:
    """A border after noon is not taken and the field shows what holds; one before is an edit."""
    field, journal = dialog.day_border, context.journal
    told: list[str] = []
    context.notices.warned.connect(told.append)
    _type(field, "18:00", qtbot)
    assert field.value == "04:00"
    assert "before noon" in told[0]
    _type(field, "05:30", qtbot)
    assert journal.clock.border == time(5, 30)
    assert in_words(journal.undo_label or "") == "Begin days at 05:30"
    journal.undo()
    assert journal.clock.border == time(4)


def _type(field: TimeField, clock: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.setSelectedSection(field.Section.HourSection)
    qtbot.keyClicks(field, clock[:2])
    field.setSelectedSection(field.Section.MinuteSection)
    qtbot.keyClicks(field, clock[3:])
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_border_of_the_computer_is_taken_over_by_journals_that_say_none(
    desk: Desk, tmp_path: Path
) -> None:
    """Versions that kept it in the settings lose nothing: the journal says it from then on."""
    settings.file().parent.mkdir(parents=True, exist_ok=True)
    settings.file().write_text('day_border = "05:30"\n', encoding="utf-8")
    desk._options.now = settings.load()
    silent, own = tmp_path / "silent.calfjournal", tmp_path / "own.calfjournal"
    Journal.create(silent).close()
    with Journal.create(own) as journal:
        journal.athlete.begin_days_at(time(3))
    for path, border in ((silent, time(5, 30)), (own, time(3))):
        desk.open(path)
        window = desk.window
        assert isinstance(window, MainWindow)
        assert window.context.journal.athlete.get().day_border == border
        assert window.context.journal.clock.border == border


def test_options_that_cannot_be_saved_still_hold(theme: Theme) -> None:
    """A read-only settings folder is no reason to refuse a choice."""
    settings.file().parent.parent.mkdir(parents=True)
    settings.file().parent.write_text("a file in the way")
    options = Options()
    options.change(theme="dark")
    assert options.now.theme == "dark"


def test_they_are_no_wider_than_their_window_and_scroll_to_their_end_only(
    context: Context, qtbot: QtBot
) -> None:
    """In a narrow window the parts stand below each other, and no empty room follows them."""
    window = QWidget()
    window.resize(480, 700)
    qtbot.addWidget(window)
    window.show()
    made = PreferencesDialog(context, window)
    made.open()
    assert made.width() <= 480
    (area,) = made.findChildren(QScrollArea)
    inside = area.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert inside.height() == max(inside.heightForWidth(inside.width()), area.viewport().height())
