"""Sizes, units and words hold everywhere at once, and nothing is lost by it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.notation import Notation
from calfjournal.journal import Journal
from calfjournal.messages import in_words, notation
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.charts.charts_page import ChartsPage, Range
from ui.editor.page import SessionPage
from ui.library.page import LibraryPage
from ui.preferences.dialog import PreferencesDialog
from ui.services.places import Place, SessionSpot
from ui.theme import Theme, font, metrics
from ui.today.page import TodayPage
from ui.welcome.window import WelcomeWindow
from ui.widgets.dialog import Dialog
from ui.widgets.fields import NumberField
from ui.widgets.layouts import finish_layouts
from ui.widgets.text import Label
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


@pytest.fixture
def sample(demo_file: Path, tmp_path: Path, desk: Desk) -> MainWindow:
    """Return the window of two years of the sample, opened as somebody's own journal."""
    path = tmp_path / "own.calfjournal"
    shutil.copyfile(demo_file, path)
    return _opened(desk, path)


@pytest.fixture
def empty(tmp_path: Path, desk: Desk) -> MainWindow:
    """Return the window of an empty journal."""
    path = tmp_path / "empty.calfjournal"
    Journal.create(path).close()
    return _opened(desk, path)


def _opened(desk: Desk, path: Path) -> MainWindow:
    desk.open(path)
    window = desk.window
    assert isinstance(window, MainWindow)
    window.resize(1280, 800)
    return window


def _change(desk: Desk, **values: object) -> None:
    """Choose options as the preferences do, and let the window follow."""
    for key, value in values.items():
        desk._options.take(key, value)
    QCoreApplication.processEvents()


def _words(window: QWidget) -> str:
    shown = (label for label in window.findChildren(Label) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def test_the_window_and_its_journal_stay_and_only_pages_are_made_anew(
    sample: MainWindow, desk: Desk
) -> None:
    """Nothing is closed, opened or backed up, and undo goes on where it was."""
    journal, context = sample.context.journal, sample.context
    journal.athlete.begin_days_at(journal.clock.border.replace(minute=30))
    label, before = in_words(journal.undo_label or ""), sample.page(Place.TODAY)
    size, backups = sample.size(), journal.backups(journal.path)
    _change(desk, mass_unit="lb")
    assert desk.window is sample
    assert sample.context is context
    assert not journal.closed
    assert sample.page(Place.TODAY) is not before
    assert (sample.size(), journal.backups(journal.path)) == (size, backups)
    assert in_words(journal.undo_label or "") == label


def test_numbers_of_the_page_that_is_seen_are_in_the_unit_chosen(
    sample: MainWindow, desk: Desk
) -> None:
    """It is seen at once, without another page being opened."""
    sample.navigate(Place.TODAY)
    assert " lb" not in _words(sample)
    _change(desk, mass_unit="lb")
    assert " lb" in _words(sample)
    _change(desk, mass_unit="kg")
    assert " lb" not in _words(sample)


def test_words_are_twice_as_large_and_what_holds_them_grows(
    sample: MainWindow, desk: Desk, theme: Theme
) -> None:
    """Fonts, fields, rows and the sidebar follow the size of text, and go back with it."""
    body, control, sidebar = font().pixelSize(), metrics.CONTROL, metrics.SIDEBAR
    _change(desk, text_size=200)
    assert font().pixelSize() == 2 * body
    assert QApplication.font().pixelSize() == 2 * body
    assert control < metrics.CONTROL
    assert sidebar < metrics.SIDEBAR
    label = next(found for found in sample.findChildren(Label) if found.isVisible())
    assert label.font().pixelSize() >= 24
    _change(desk, text_size=100)
    assert (font().pixelSize(), metrics.CONTROL, metrics.SIDEBAR) == (body, control, sidebar)


# ---------------------------------------------------------------------- what is typed


def test_a_text_typed_in_one_unit_is_shown_in_the_other_with_what_it_stands_for(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """50 kg that nobody kept yet are 110.2 lb afterwards, and are 50 kg where they are kept."""
    empty.navigate(Place.TODAY)
    page = empty.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    mass = next(f for f in page.check_in.form.findChildren(NumberField) if f._kept_unit == "kg")
    mass.setFocus()
    qtbot.keyClicks(mass, "72")
    _change(desk, mass_unit="lb")
    page = empty.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    mass = next(f for f in page.check_in.form.findChildren(NumberField) if f._kept_unit == "kg")
    assert mass.text() == "158.7"
    assert mass.value == 72
    assert desk.context is not None
    assert desk.context.drafts.left() == []


def test_a_draft_of_another_unit_keeps_its_own(theme: Theme, qtbot: QtBot) -> None:
    """What was typed in pounds is read as pounds in a window of kilograms."""
    notation.use(Notation("lb"))
    before = NumberField("Load", "kg", decimals=1)
    qtbot.addWidget(before)
    qtbot.keyClicks(before, "50")
    typed = before.typed
    assert typed == "50 lb"
    notation.use(Notation())
    after = NumberField("Load", "kg", decimals=1)
    qtbot.addWidget(after)
    after.show_typed(typed)
    assert after.reading == 22.679619
    after.show_typed("50")
    assert (after.reading, after.typed) == (50, "50")


# ---------------------------------------------------------------------- what is seen


def test_every_page_comes_back_as_it_was_seen(sample: MainWindow, desk: Desk) -> None:
    """Day, view, range, exercise and session are the same ones, also of pages not seen now."""
    journal = sample.context.journal
    day = journal.today() - timedelta(days=40)
    sample.navigate(Place.CALENDAR, day)
    calendar = sample.page(Place.CALENDAR)
    assert isinstance(calendar, CalendarPage)
    calendar.rooms.see(View.WEEK, day)
    sample.navigate(Place.PROGRESS)
    charts = sample.page(Place.PROGRESS)
    assert isinstance(charts, ChartsPage)
    charts.range.setFocus()
    charts.range.set_value(Range.MONTH)
    charts.range.chosen.emit(Range.MONTH)
    days = charts._stack.days
    sample.navigate(Place.LIBRARY)
    library = sample.page(Place.LIBRARY)
    assert isinstance(library, LibraryPage)
    library._search.setText("heel")
    found = library._table.rows_model.rows
    library._table.select(2)
    sample.navigate(Place.TODAY, day)
    _change(desk, distance_unit="mi")
    today = sample.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    assert (sample.place, today.day) == (Place.TODAY, day)
    sample.navigate(Place.CALENDAR)
    calendar = sample.page(Place.CALENDAR)
    assert isinstance(calendar, CalendarPage)
    assert (calendar.rooms.now.view, calendar.rooms.now.selected) == (View.WEEK, day)
    sample.navigate(Place.PROGRESS)
    charts = sample.page(Place.PROGRESS)
    assert isinstance(charts, ChartsPage)
    assert (charts.range.value, charts._stack.days) == (Range.MONTH, days)
    sample.navigate(Place.LIBRARY)
    library = sample.page(Place.LIBRARY)
    assert isinstance(library, LibraryPage)
    assert library._search.text() == "heel"
    current = library._table.current
    assert current is not None
    assert current.id == found[2].id


def test_a_session_stays_the_one_that_was_open_and_leads_back_where_one_came_from(
    sample: MainWindow, desk: Desk
) -> None:
    """Its page is made anew around the same session."""
    journal = sample.context.journal
    session = next(
        each
        for back in range(1, 30)
        for each in journal.sessions.on(journal.today() - timedelta(days=back))
    )
    sample.navigate(Place.CALENDAR, session.day)
    sample.navigate(Place.SESSION, SessionSpot(session.day, session.key))
    _change(desk, mass_unit="lb")
    page = sample.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    assert page.editor.session is not None
    assert page.editor.session.id == session.id
    sample.context.go_back()
    assert sample.place is Place.CALENDAR


def test_a_page_is_scrolled_as_far_as_it_was(sample: MainWindow, desk: Desk) -> None:
    """Who reads at the end of a page stays there."""
    sample.resize(1024, 500)
    sample.navigate(Place.PLAN)
    bar = sample.page(Place.PLAN).scroller.verticalScrollBar()
    finish_layouts()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    _change(desk, number_format="comma")
    bar = sample.page(Place.PLAN).scroller.verticalScrollBar()
    # Other words may make the page some pixels longer.
    assert bar.maximum() > 0
    assert bar.maximum() - bar.value() < metrics.ROW


def test_strips_and_what_was_saved_last_are_told_further(empty: MainWindow, desk: Desk) -> None:
    """A problem that nobody has read yet is not forgotten, and its words grow with the others."""
    empty.warn("Something to be read.")
    journal = empty.context.journal
    journal.athlete.begin_days_at(journal.clock.border.replace(minute=30))
    before = empty.strips.findChildren(Label)[0].font().pixelSize()
    _change(desk, text_size=150)
    assert "Something to be read." in _words(empty)
    assert empty.strips.isVisible()
    assert empty.news.isVisible()
    assert empty.strips.findChildren(Label)[0].font().pixelSize() == round(1.5 * before)


# ---------------------------------------------------------------------- what has to wait


def test_a_dialog_that_is_open_is_closed_first(empty: MainWindow, desk: Desk) -> None:
    """Nothing is taken away below somebody's hands."""
    empty.navigate(Place.TODAY)
    page, dialog = empty.page(Place.TODAY), Dialog("Something", empty)
    dialog.open()
    _change(desk, mass_unit="lb")
    assert empty.page(Place.TODAY) is page
    dialog.close()
    assert empty.page(Place.TODAY) is not page


def test_a_set_that_is_played_is_not_broken_off(sample: MainWindow, desk: Desk) -> None:
    """The other pages are made anew when the player is left."""
    journal = sample.context.journal
    sample.navigate(Place.TODAY)
    today = sample.page(Place.TODAY)
    sessions = journal.sessions.on(journal.today())
    session = sessions[0] if sessions else journal.sessions.next_after(journal.today())
    assert session is not None
    sample.navigate(Place.PLAYER, SessionSpot(session.day, session.key))
    assert sample.place is Place.PLAYER
    player = sample.page(Place.PLAYER)
    _change(desk, mass_unit="lb")
    assert sample.page(Place.PLAYER) is player
    sample.navigate(Place.TODAY)
    QCoreApplication.processEvents()
    assert sample.page(Place.TODAY) is not today
    assert notation.notation().mass == "lb"


# ---------------------------------------------------------------------- the preferences


def test_preferences_stay_open_at_the_same_field(
    empty: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """An arrow key on a unit changes the page behind and the example, and the next one goes on."""
    empty.navigate(Place.TODAY)
    empty.commands.show_preferences()
    for unit in ("kg", "lb"):
        dialog = _preferences(empty)
        field = dialog.fields["mass_unit"]
        qtbot.waitUntil(dialog.isActiveWindow)
        if unit == "kg":
            field.setFocus()
        assert field.hasFocus()
        qtbot.keyClick(field, Qt.Key.Key_Right)
        assert desk._options.now.mass_unit == unit
        QCoreApplication.processEvents()
    assert _preferences(empty).example.text() == "49.6 lb · 8.1 km · 12.1 cm · 1,234.5"
    assert _preferences(empty).fields["mass_unit"].hasFocus()
    _preferences(empty).close()


def _preferences(window: MainWindow) -> PreferencesDialog:
    (shown,) = (each for each in window.findChildren(PreferencesDialog) if each.isVisible())
    return shown


def test_the_welcome_asks_again_with_what_was_answered(desk: Desk, qtbot: QtBot) -> None:
    """Kilometres that were typed are shown in miles, at the same step of the questions."""
    desk.show_welcome(fresh=True)
    welcome = desk.window
    assert isinstance(welcome, WelcomeWindow)
    welcome.onward.click()
    before = welcome.steps
    before.week.weekly_km.setFocus()
    qtbot.keyClicks(before.week.weekly_km, "40")
    _change(desk, distance_unit="mi", text_size=130)
    assert desk.window is welcome
    assert welcome.steps is not before
    field = welcome.steps.week.weekly_km
    assert (welcome.step, field.text(), field.reading) == (2, "25", 40)
    assert field.isVisible()
