"""Preferences hold at once and are kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal import settings
from ui.preferences.dialog import SHOWN, PreferencesDialog
from ui.services.options import Options
from ui.theme import Theme
from ui.widgets import SegmentedControl, TimeField


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> PreferencesDialog:
    """Return the open dialog."""
    made = PreferencesDialog(Options())
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


def test_a_day_cannot_begin_in_the_evening(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    """A border after noon is not taken and the field shows what holds."""
    field = dialog.fields["day_border"]
    assert isinstance(field, TimeField)
    field.set_value("18:00")
    field.editingFinished.emit()
    assert field.value == "04:00"
    field.set_value("05:30")
    field.editingFinished.emit()
    assert settings.load().day_border == "05:30"


def test_options_that_cannot_be_saved_still_hold(theme: Theme) -> None:
    """A read-only settings folder is no reason to refuse a choice."""
    settings.file().parent.parent.mkdir(parents=True)
    settings.file().parent.write_text("a file in the way")
    options = Options()
    options.change(theme="dark")
    assert options.now.theme == "dark"
