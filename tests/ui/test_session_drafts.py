"""What is typed about a session and not left yet survives crashes, undo and news."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from tests.calendar_journal import fill, session
from tests.ui.showing import shown
from ui.editor.dialogs import SkipDialog
from ui.editor.page import SessionPage
from ui.editor.session_editor import SessionEditor
from ui.services import history
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import SessionSpot
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.widgets.draft_line import DraftLine

LEFT = Qt.MouseButton.LeftButton
Pages = Callable[[Context], SessionPage]


@pytest.fixture
def session_page(qtbot: QtBot) -> Pages:
    """Return a function that shows the page of today's session as its window would."""
    pages = []

    def show(context: Context) -> SessionPage:
        page = shown(SessionPage(context), qtbot, 1284, 970)
        pages.append(page)
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


@pytest.fixture
def page(context: Context, session_page: Pages) -> SessionPage:
    """Return the page of a planned session."""
    fill(context.journal)
    return session_page(context)


def editor_of(page: SessionPage) -> SessionEditor:
    """Return the editor of the session."""
    return page.editor


def kept(page: SessionPage) -> Session:
    """Return the session of today as the journal has it."""
    journal = page.context.journal
    (planned,) = journal.sessions.on(journal.today())
    found = journal.sessions.get(planned.key)
    assert found is not None
    return found


def line_of(editor: SessionEditor) -> DraftLine:
    """Return the line that says what was brought back."""
    return editor.findChildren(DraftLine)[0]


def names(journal: Journal) -> list[str]:
    """Return the names of all drafts."""
    return [draft.name for draft in journal.drafts.listed()]


@pytest.fixture
def restarted(
    page: SessionPage,
    make_context: Callable[[Journal], Context],
    session_page: Pages,
    tmp_path: Path,
) -> Iterator[Callable[[], SessionPage]]:
    """Return a function that shows what a start after a crash finds: the file of this moment."""
    opened: list[Journal] = []

    def begin() -> SessionPage:
        page.context.drafts.flush()
        copy = page.context.journal.backup(tmp_path / "crashed.calfjournal")
        opened.append(Journal.open(copy))
        return session_page(make_context(opened[0]))

    yield begin
    for journal in opened:
        journal.close()


def test_a_number_that_was_not_left_comes_back(
    page: SessionPage, qtbot: QtBot, restarted: Callable[[], SessionPage]
) -> None:
    """The cell shows the text again, not logged yet; leaving it logs it."""
    grid = editor_of(page).blocks[0].grid
    grid.begin()
    qtbot.keyClicks(grid.edit, "1")
    again = restarted()
    editor = editor_of(again)
    assert editor.blocks[0].grid.edit.text() == "1"
    assert kept(again).sets[0].done is None
    assert line_of(editor).isVisible()
    again.go_to(DraftKey(DraftKind.SESSION, kept(again).key))
    assert editor.blocks[0].grid.edit.hasFocus()
    qtbot.keyClick(editor.blocks[0].grid.edit, Qt.Key.Key_Return)
    assert kept(again).sets[0].done == 1
    again.context.drafts.flush()
    assert names(again.context.journal) == []
    assert line_of(editor).isHidden()


def test_a_refused_text_comes_back_as_refused(
    page: SessionPage, qtbot: QtBot, restarted: Callable[[], SessionPage]
) -> None:
    """Wrong text stays with its reason, and the cell after it with what was being typed."""
    grid = editor_of(page).blocks[0].grid
    grid.begin()
    qtbot.keyClicks(grid.edit, "many")
    qtbot.keyClick(grid.edit, Qt.Key.Key_Return)
    assert grid.problem
    qtbot.mouseClick(grid, LEFT, pos=grid.row_point((1, 0)).toPoint())
    qtbot.keyClicks(grid.edit, "9")
    again = restarted()
    grid = editor_of(again).blocks[0].grid
    assert grid.problem == "Write a number."
    assert list(grid.pending().values()) == ["many", "9"]
    qtbot.mouseClick(line_of(editor_of(again)).discard, LEFT)
    assert grid.pending() == {}
    assert not grid.problem
    assert names(again.context.journal) == []


def test_a_note_comes_back_and_waits(
    page: SessionPage, qtbot: QtBot, restarted: Callable[[], SessionPage]
) -> None:
    """The note is not kept before its field is left, news do not overwrite it, Discard does."""
    details = editor_of(page).details
    details.note.setFocus()
    qtbot.keyClicks(details.note, "Both heels")
    details.surface.setFocus()
    assert kept(page).note == "Both heels"
    qtbot.keyClicks(details.surface, "cinder")
    again = restarted()
    editor = editor_of(again)
    history.undo(context=again.context)
    assert editor.details.surface.typed == "cinder"
    assert editor.details.note.typed == ""
    qtbot.mouseClick(line_of(editor).discard, LEFT)
    assert editor.details.surface.typed == ""
    assert kept(again).surface == ""


def test_leaving_the_page_keeps_what_came_back(
    page: SessionPage, qtbot: QtBot, restarted: Callable[[], SessionPage]
) -> None:
    """Who goes back without a word to it has it kept, as always."""
    surface = editor_of(page).details.surface
    surface.setFocus()
    qtbot.keyClicks(surface, "grass")
    again = restarted()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert kept(again).surface == "grass"
    assert names(again.context.journal) == []


def test_tabbing_through_keeps_what_came_back(
    page: SessionPage, qtbot: QtBot, restarted: Callable[[], SessionPage]
) -> None:
    """A field that is entered and left keeps the text that was brought back."""
    minutes = editor_of(page).details.minutes
    minutes.setFocus()
    qtbot.keyClicks(minutes, "35")
    again = restarted()
    minutes = editor_of(again).details.minutes
    minutes.setFocus()
    qtbot.keyClick(minutes, Qt.Key.Key_Tab)
    assert kept(again).minutes == 35


def test_a_disk_that_refuses_leaves_everything_typed(
    page: SessionPage, qtbot: QtBot, context: Context
) -> None:
    """Cell, note and minutes stay as typed while nothing can be saved, and leaving tries again."""
    editor, path = editor_of(page), context.journal.path
    away = path.with_name("away")
    path.rename(away)
    grid, details = editor.blocks[0].grid, editor.details
    grid.begin()
    qtbot.keyClicks(grid.edit, "9")
    qtbot.keyClick(grid.edit, Qt.Key.Key_Return)
    assert grid.problem.startswith("Not saved yet")
    details.minutes.setFocus()
    qtbot.keyClicks(details.minutes, "35")
    details.note.setFocus()
    qtbot.keyClicks(details.note, "heavy")
    grid.edit.setFocus()
    shown = (grid.edit.text(), details.minutes.typed, details.note.typed)
    assert shown == ("9", "35", "heavy")
    away.rename(path)
    qtbot.keyClick(grid.edit, Qt.Key.Key_Return)
    details.minutes.setFocus()
    details.note.setFocus()
    grid.edit.setFocus()
    session_now = kept(page)
    assert session_now.sets[0].done == 9
    assert (session_now.minutes, session_now.note) == (35, "heavy")
    assert not grid.problem


def test_a_skip_that_is_refused_keeps_its_dialog(
    page: SessionPage, qtbot: QtBot, context: Context
) -> None:
    """The reason stays on the screen until the journal takes it."""
    editor, path = editor_of(page), context.journal.path
    editor.acts.ask_skip()
    (dialog,) = editor.findChildren(SkipDialog)
    dialog.words.setFocus()
    qtbot.keyClicks(dialog.words, "train late")
    away = path.with_name("away")
    path.rename(away)
    qtbot.mouseClick(dialog.skip_button, LEFT)
    assert dialog.isVisible()
    assert dialog.words.typed == "train late"
    away.rename(path)
    qtbot.mouseClick(dialog.skip_button, LEFT)
    assert kept(page).note == "No time: train late."
    assert names(context.journal) == []


def test_undo_of_a_session_does_not_take_what_is_typed_about_it(
    context: Context, session_page: Pages, qtbot: QtBot
) -> None:
    """The words of a session that undo removed are told on Today; redo brings both back."""
    fill(context.journal)
    page = session_page(context)
    tomorrow = context.journal.today() + timedelta(days=1)
    added = context.journal.sessions.add(session(tomorrow)).value
    page.go_to(SessionSpot(tomorrow, added.key))
    note = editor_of(page).details.note
    note.setFocus()
    qtbot.keyClicks(note, "windy")
    assert note.is_pending
    history.undo(context=context)
    assert not page.editor.isVisible()
    today = TodayPage(context)
    qtbot.addWidget(today)
    today.show()
    (strip,) = [s for s in today.unkept.findChildren(UnkeptStrip) if not s.isHidden()]
    assert "its place is gone" in strip.sentence
    qtbot.mouseClick(strip.button, LEFT)
    assert QApplication.clipboard().text() == "windy"
    today.hide()
    history.redo(context=context)
    page.go_to(SessionSpot(tomorrow, added.key))
    editor = editor_of(page)
    assert editor.details.note.typed == "windy"
    assert not line_of(editor).isHidden()


def test_a_text_whose_set_is_gone_is_named(context: Context, session_page: Pages) -> None:
    """What no longer fits is said with its words, the rest is there."""
    fill(context.journal)
    (planned,) = context.journal.sessions.on(context.journal.today())
    context.journal.drafts.put(
        f"session:{planned.id}", {"surface": "cinder", "9 no_such_raise 1 LEFT": "12"}
    )
    editor = editor_of(session_page(context))
    assert editor.details.surface.typed == "cinder"
    assert "Its place is gone for “12”." in line_of(editor).sentence
