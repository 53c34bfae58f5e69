"""The window around the pages: navigation, undo by name, strips, menus, files, state."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import Race
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.ui import drag
from ui.importing.dialog import ImportDialog
from ui.services.act import perform
from ui.services.context import Context
from ui.services.history import redo, skip, undo
from ui.services.places import Place
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.page import Page
from ui.window import whereabouts
from ui.window.help_dialogs import AboutSheet, CheckSheet
from ui.window.main_window import MainWindow
from ui.window.sidebar import NavButton


def _log(context: Context, hr: int = 49) -> None:
    day = context.journal.today()
    check_in = CheckIn(day, resting_hr=hr)
    perform(context, "Check-in kept", context.journal.checkins.save, check_in)


def _strips(window: MainWindow) -> list[str]:
    return [banner.sentence for banner in window.findChildren(Banner) if not banner.isHidden()]


def _dialog(window: MainWindow, kind: type[Dialog]) -> Dialog:
    (found,) = window.findChildren(kind)
    return found


# ------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("place", Place)
def test_every_page_opens_on_an_empty_journal(
    window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    """A new journal shows something sensible everywhere."""
    window.show()
    window.navigate(place)
    assert window.place is place
    assert window.page(place).title


def test_every_page_opens_on_real_data(demo_context: Context, qtbot: QtBot) -> None:
    """All seven pages show the two-year sample."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.show()
    for place in Place:
        window.navigate(place)
        QApplication.processEvents()
        assert window.place is place


def test_pages_are_reached_by_keys_and_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+7, Ctrl+1 and a click in the sidebar go to their pages, and both mark it."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert window.page(Place.LIBRARY).isVisible()
    buttons = {button.place: button for button in window.findChildren(NavButton)}
    assert buttons[Place.LIBRARY].isChecked()
    qtbot.mouseClick(buttons[Place.TESTS], Qt.MouseButton.LeftButton)
    assert window.page(Place.TESTS).isVisible()
    assert not buttons[Place.LIBRARY].isChecked()


def test_a_page_is_built_when_first_asked_for(window: MainWindow) -> None:
    """Opening one page builds no other."""
    window.navigate(Place.LIBRARY)
    assert window.findChildren(Page) == [window.page(Place.LIBRARY)]


def test_pages_refresh_when_they_are_seen(context: Context, qtbot: QtBot) -> None:
    """A visible page refreshes on a change it wants; a hidden one waits until it is shown."""

    class Counting(Page):
        title = "Counting"
        count = 0

        def wants(self, changes: object) -> bool:
            return changes.touches(Kind.CHECK_IN)  # type: ignore[attr-defined]

        def refresh(self) -> None:
            self.count += 1

    page = Counting(context)
    qtbot.addWidget(page)
    _log(context)
    assert page.count == 0
    page.show()
    assert page.count == 1
    _log(context, 50)
    assert page.count == 2
    page.hide()
    _log(context, 51)
    _log(context, 52)
    assert page.count == 2
    page.show()
    assert page.count == 3


def test_undo_of_a_closed_journal_does_nothing(window: MainWindow) -> None:
    """A key pressed while the window leaves its journal is no fault of the program."""
    _log(window.context)
    window.context.journal.close()
    assert not undo(context=window.context)
    assert not redo(context=window.context)
    skip(context=window.context, edit=1)


def test_an_edit_in_the_way_of_undo_can_be_skipped(window: MainWindow, qtbot: QtBot) -> None:
    """What cannot be undone any more says so with a way past it; the next undo goes on below."""
    window.show()
    journal = window.context.journal
    perform(window.context, "", journal.athlete.save, Athlete("Zoë"))
    _log(window.context)
    journal._file.database.run("UPDATE check_in SET resting_hr = 60")
    window.actions_by_key["undo"].trigger()
    (strip,) = [s for s in window.findChildren(Banner) if "cannot be undone" in s.sentence]
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    assert "stays as it is" in window.news.sentence
    assert window.actions_by_key["undo"].text() == "&Undo Change name"
    window.actions_by_key["undo"].trigger()
    assert journal.athlete.get().name == ""
    check_in = journal.checkins.get(journal.today())
    assert check_in is not None
    assert check_in.resting_hr == 60


# ------------------------------------------------------------------------------- undo


def test_undo_is_offered_by_name_and_told(window: MainWindow, qtbot: QtBot) -> None:
    """After logging, the menu names the edit, Ctrl+Z takes it back and says so."""
    context = window.context
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    undo, redo = window.actions_by_key["undo"], window.actions_by_key["redo"]
    assert not undo.isEnabled()
    _log(context)
    assert window.news.sentence == "Check-in kept"
    label = in_words(context.journal.undo_label or "")
    assert label
    assert label.replace("&", "&&") in undo.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.news.sentence == f"Undone: {label}"
    assert context.journal.checkins.get(context.journal.today()) is None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert redo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    assert window.news.sentence == f"Done again: {label}"
    assert context.journal.checkins.get(context.journal.today()) is not None


def test_the_status_line_undoes(window: MainWindow, qtbot: QtBot) -> None:
    """The line that says what was done takes it back with one click."""
    window.show()
    _log(window.context)
    qtbot.mouseClick(window.news.undo, Qt.MouseButton.LeftButton)
    assert window.context.journal.checkins.get(window.context.journal.today()) is None


def test_the_status_line_goes_back_and_forth_by_key(window: MainWindow, qtbot: QtBot) -> None:
    """Space on its button undoes, and again it redoes: the keys stay where they are."""
    journal = window.context.journal
    window.resize(1024, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.PROFILE)
    _log(window.context)
    window.news.undo.setFocus()
    for kept, verb in ((False, "Redo"), (True, "Undo"), (False, "Redo")):
        qtbot.keyClick(window.news.undo, Qt.Key.Key_Space)
        assert (journal.checkins.get(journal.today()) is not None) is kept
        assert window.news.undo.text() == verb
        assert window.news.undo.hasFocus()


def test_the_status_line_names_what_nobody_told(window: MainWindow) -> None:
    """An edit without words of its own stands there by its name, until the next one."""
    journal = window.context.journal
    window.show()
    journal.checkins.save(CheckIn(journal.today(), resting_hr=49))
    assert window.news.sentence == f"Saved: {in_words(journal.undo_label or '')}"
    assert window.news.undo.isVisible()
    journal.plans.save_race(Race(journal.today() + timedelta(days=40), "Riverside"))
    assert window.news.sentence == f"Saved: {in_words(journal.undo_label or '')}"


def test_the_status_line_covers_nothing(window: MainWindow) -> None:
    """It stands below the page, in the smallest window too."""
    window.resize(*whereabouts.FIRST_SIZE)
    window.show()
    window.navigate(Place.TODAY)
    _log(window.context)
    QApplication.processEvents()
    page = window.page(Place.TODAY)
    assert (
        page.mapTo(window, page.rect().bottomLeft()).y()
        < window.news.mapTo(window, window.news.rect().topLeft()).y()
    )


def test_wrong_input_reaches_the_field(context: Context) -> None:
    """What the journal refuses goes to the page, which answers at the field."""
    check_in = CheckIn(context.journal.today(), resting_hr=4000)
    with pytest.raises(InputError) as refused:
        perform(context, "Kept", context.journal.checkins.save, check_in)
    assert "resting_hr" in refused.value.field


# ------------------------------------------------------------------------------- strips


def test_a_problem_stays_until_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    """A refused change is told in a strip, once, that can be closed."""
    window.show()
    window.context.notices.warn("The disk is full.")
    window.context.notices.warn("The disk is full.")
    assert _strips(window) == ["The disk is full."]
    (strip,) = window.findChildren(Banner)
    with qtbot.waitSignal(strip.closed):
        strip.findChildren(type(strip._close))[-1].click()
    assert _strips(window) == []


def test_a_read_only_journal_says_so(
    journal: Journal, make_context: Callable[[Journal], Context], qtbot: QtBot
) -> None:
    """Reading while another window writes: it is told, and writing commands are off."""
    with Journal.open(journal.path, read_only=True) as reading:
        context = make_context(reading)
        window = MainWindow(context)
        qtbot.addWidget(window)
        window.show()
        assert any("only be read" in sentence for sentence in _strips(window))
        assert not window.actions_by_key["import"].isEnabled()
        assert window.sidebar.lines[1] == "Read only"
        _log(context)
        assert len(_strips(window)) == 2


def test_the_sidebar_says_where_the_plan_is(demo_context: Context, qtbot: QtBot) -> None:
    """Phase and week, and the newest backup, stand at the foot."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    upper, lower = window.sidebar.lines
    assert " · week " in upper
    assert lower == "Saved · no backup yet"
    window.commands.back_up()
    assert window.sidebar.lines[1].startswith("Saved · backed up ")


# ------------------------------------------------------------------------------- commands


def test_exports_go_where_the_user_says(window: MainWindow, tmp_path: Path) -> None:
    """JSON and CSV are written to the chosen place, with the right ending."""
    _log(window.context)
    window.context.chooser.answers = [tmp_path / "mine", tmp_path / "mine.zip"]  # type: ignore[attr-defined]
    window.actions_by_key["export_json"].trigger()
    window.actions_by_key["export_csv"].trigger()
    assert json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert (tmp_path / "mine.zip").stat().st_size > 0


def test_a_failed_export_is_told(window: MainWindow, tmp_path: Path) -> None:
    """A folder that is not there is named, and nothing breaks."""
    window.show()
    window.context.chooser.answers = [tmp_path / "nowhere" / "mine.json"]  # type: ignore[attr-defined]
    window.actions_by_key["export_json"].trigger()
    assert len(_strips(window)) == 1


def test_the_check_says_that_all_is_well(window: MainWindow, qtbot: QtBot) -> None:
    """Help > Check journal looks at the file and counts what is in it."""
    _log(window.context)
    window.show()
    window.actions_by_key["check"].trigger()
    sheet = _dialog(window, CheckSheet)
    assert "whole" in sheet.banner.sentence  # type: ignore[attr-defined]
    sheet.close()


def test_system_facts_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    """About puts versions on the clipboard."""
    window.show()
    window.actions_by_key["about"].trigger()
    sheet = _dialog(window, AboutSheet)
    qtbot.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert "PySide6" in QApplication.clipboard().text()
    sheet.close()


# ------------------------------------------------------------------------------- files


def test_files_can_be_dropped_anywhere(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Files hovering are welcomed; dropping them opens the import."""
    window.resize(1000, 700)
    window.show()
    file = tmp_path / "empty.fit"
    file.write_bytes(b"")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    enter = drag.enter(QPointF(50, 50), mime)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert window._drop_hint.isVisible()
    said = window._drop_hint.accessibleName()
    assert said.startswith("Drop to import 1 file FIT, GPX and TCX, also packed")
    window.dropEvent(drag.drop(QPointF(50, 50), mime))
    assert not window._drop_hint.isVisible()
    _dialog(window, ImportDialog).close()


def test_folders_can_be_dropped_as_well(window: MainWindow, tmp_path: Path) -> None:
    """The hint says how many files and folders hover, and the import shows what is in them."""
    window.resize(1000, 700)
    window.show()
    (tmp_path / "tracks").mkdir()
    (tmp_path / "one.fit").write_bytes(b"")
    mime = QMimeData()
    names = ("tracks", "one.fit")
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    window.dragEnterEvent(drag.enter(QPointF(50, 50), mime))
    assert "1 file and 1 folder" in window._drop_hint.accessibleName()
    window.grab()
    window.dropEvent(drag.drop(QPointF(50, 50), mime))
    dialog = _dialog(window, ImportDialog)
    assert dialog.windowTitle() == "What you dropped"
    dialog.close()


def test_text_dragged_over_is_not_for_the_window(window: MainWindow) -> None:
    """Only files are imported."""
    mime = QMimeData()
    mime.setText("hello")
    enter = drag.enter(QPointF(5, 5), mime)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


# ------------------------------------------------------------------------------- state


def test_size_and_page_come_back(context: Context, window: MainWindow, qtbot: QtBot) -> None:
    """The next start opens the page and the size of last time."""
    whereabouts.restore_size(window)
    window.restore_page()
    assert window.place is Place.TODAY
    window.resize(700, 500)
    window.navigate(Place.LIBRARY)
    window.show()
    window.close()
    again = MainWindow(context)
    qtbot.addWidget(again)
    whereabouts.restore_size(again)
    again.restore_page()
    assert again.place is Place.LIBRARY
    assert (again.width(), again.height()) == (700, 500)


def test_what_is_being_typed_is_kept_on_closing(window: MainWindow, qtbot: QtBot) -> None:
    """Closing the window takes the field in hand first."""
    from ui.widgets.fields import NumberField

    field = NumberField("Reps", parent=window.centralWidget())
    heard: list[object] = []
    field.committed.connect(heard.append)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "8")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert heard == [8]


def test_a_new_day_is_noticed(window: MainWindow, qtbot: QtBot) -> None:
    """Past the day border every page looks at the new day."""
    window.show()
    window.navigate(Place.LIBRARY)
    page = window.page(Place.LIBRARY)
    page.refresh_if_stale()
    window._day = window._day - timedelta(days=1)
    refreshed: list[date] = []
    page.refresh = lambda: refreshed.append(window.context.journal.today())  # type: ignore[method-assign]
    window.check_day()
    assert refreshed == [window.context.journal.today()]


def test_options_reach_the_menu(window: MainWindow) -> None:
    """The chosen appearance is ticked."""
    window.context.settings.change(theme="dark")
    ticked = [
        action.text() for action in window.actions_by_key._themes.actions() if action.isChecked()
    ]
    assert ticked == ["Dark"]
