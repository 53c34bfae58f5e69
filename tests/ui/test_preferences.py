"""Preferences hold at once and are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import settings
from calfjournal.domain.thresholds import STRICT
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.messages.option_words import OPTION_WORDS
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.section import Section
from ui.preferences.strict import LASTING, WORSE, strict_words
from ui.recovery.rules_card import RulesCard
from ui.services.context import Context
from ui.services.notation import system_notation
from ui.services.options import Options
from ui.theme import Theme, metrics
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


def test_every_option_with_words_has_a_field(dialog: PreferencesDialog) -> None:
    """Nothing is missing, nothing is offered that does not exist, and what holds is shown."""
    fields = {**dialog.fields, **dialog.reminders.fields}
    assert fields.keys() == OPTION_WORDS.keys()
    for key, field in fields.items():
        assert field.value == getattr(dialog._context.settings.now, key)
        assert field.accessibleName() or getattr(field, "text", str)()


@pytest.mark.parametrize("width", [480, 790, 840, 1280])
def test_captions_stand_on_one_side_of_all_fields(
    context: Context, qtbot: QtBot, width: int
) -> None:
    """Both columns look alike: captions are beside the fields in all of them, or above."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 700)
    made = PreferencesDialog(context, window)
    made.open()
    parts = [part for each in made.findChildren(Section) for part in each.labelled]
    assert len(parts) > 9
    assert len({part._frame.direction() for part in parts}) == 1


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
    window = _shown_window(qtbot, 480, 700)
    made = PreferencesDialog(context, window)
    made.open()
    assert made.width() <= 480
    (area,) = made.findChildren(QScrollArea)
    inside = area.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert inside.height() == max(inside.heightForWidth(inside.width()), area.viewport().height())


def test_they_fit_the_smallest_window_with_room_for_every_page(
    context: Context, qtbot: QtBot
) -> None:
    """Nothing scrolls where nobody is reminded of anything."""
    window = _shown_window(qtbot, 1024, 700)
    made = PreferencesDialog(context, window)
    made._screen = lambda: QRect(0, 0, 1920, 1080)  # type: ignore[method-assign]
    made.open()
    assert made.width() <= 1024
    assert made.height() <= 700


def test_texts_twice_as_large_leave_them_as_wide_as_their_window(
    context: Context, theme: Theme, qtbot: QtBot
) -> None:
    """Captions go above their fields, and everything is reached by scrolling down."""
    theme.enlarge(200)
    window = _shown_window(qtbot, 480, 700)
    made = PreferencesDialog(context, window)
    made.open()
    assert made.width() <= 480
    for field in made.fields.values():
        right = field.mapTo(made, field.rect().bottomRight()).x()
        assert right <= 480 - metrics.L


def test_strict_rules_are_one_edit_that_can_be_undone(
    dialog: PreferencesDialog, context: Context, qtbot: QtBot
) -> None:
    """The journal has them, the table of the rules shows their numbers, and undo names them."""
    journal, choice = context.journal, dialog.strict.choice
    assert "Any point above usual 48 h after a session is then red, and 2 at 24 h" in (
        dialog.strict.told
    )
    assert "otherwise more than 1 point, and 3" in dialog.strict.told
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    rules = journal.recovery.thresholds()
    assert (rules[STRICT], rules[LASTING], rules[WORSE]) == (1, 0, 2)
    assert in_words(journal.undo_label or "") == "Judge the tendon's answers by the strict rules"
    table = RulesCard(context)
    qtbot.addWidget(table)
    table.refresh()
    table._toggle.click()
    shown = {row.key: row.in_force for row in table._table.rows_model.rows}
    assert (shown[LASTING], shown[WORSE]) == (0, 2)
    qtbot.keyClick(choice, Qt.Key.Key_Left)
    assert in_words(journal.undo_label or "") == "Judge the tendon's answers by the usual rules"
    journal.undo()
    journal.undo()
    assert journal.recovery.thresholds()[STRICT] == 0


def test_what_strict_rules_change_is_told_with_own_numbers(context: Context) -> None:
    """A number of the athlete's own holds in both settings, and is the one that is named."""
    context.journal.recovery.set_threshold(LASTING, 2)
    rules = context.journal.recovery.thresholds()
    assert "More than 2 points above usual 48 h" in strict_words(rules)
    assert "otherwise more than 2 points, and 3" in strict_words(rules)


def test_a_journal_that_is_only_read_says_why_it_changes_nothing(
    tmp_path: Path, make_context: Callable[[Journal], Context], qtbot: QtBot
) -> None:
    """Strict rules and the border of days are the journal's: both are locked, with the reason."""
    path = tmp_path / "read.calfjournal"
    Journal.create(path).close()
    with Journal.open(path, read_only=True) as journal:
        made = PreferencesDialog(make_context(journal))
        qtbot.addWidget(made)
        made.open()
        for field in (made.strict.choice, made.day_border):
            assert not field.isEnabled()
            assert "read-only" in field.toolTip()
        assert made.strict.told.startswith("This journal is open read-only.")
        made.close()


def test_the_system_is_followed_where_nothing_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """American, British and metric systems have their units; a comma is taken from the country."""
    kinds = QLocale.MeasurementSystem
    for name, measures, units, decimal_mark in (
        ("en_US", kinds.ImperialUSSystem, ("lb", "mi", "in"), "."),
        ("en_GB", kinds.ImperialUKSystem, ("kg", "mi", "cm"), "."),
        ("de_DE", kinds.MetricSystem, ("kg", "km", "cm"), ","),
        ("C", kinds.MetricSystem, ("kg", "km", "cm"), ""),
    ):
        country = QLocale(name)
        assert country.measurementSystem() is measures
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda country=country: country))
        system = system_notation()
        assert (system.mass, system.distance, system.length) == units
        assert system.decimal_mark == decimal_mark


def test_unusable_values_of_the_file_leave_what_the_system_says(desk: Desk) -> None:
    """A unit, a size or a format nobody knows counts as its default, and is told."""
    settings.file().parent.mkdir(parents=True, exist_ok=True)
    settings.file().write_text(
        'mass_unit = "stone"\ntext_size = 900\nnumber_format = 3\nlength_unit = "in"\n',
        encoding="utf-8",
    )
    read = settings.load()
    assert (read.mass_unit, read.text_size, read.number_format) == ("system", 100, "system")
    assert read.length_unit == "in"
    assert len(read.problems) == 3


def _shown_window(qtbot: QtBot, width: int, height: int) -> QWidget:
    window = QWidget()
    window.resize(width, height)
    qtbot.addWidget(window)
    window.show()
    return window
