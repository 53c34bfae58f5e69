"""The day follows a turned month after a pause; whatever is done to it finds the right day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calfjournal.dates import next_month, same_day_of
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from tests.calendar_journal import fill, session
from tests.ui.showing import shown
from ui.calendar.page import CalendarPage
from ui.editor.session_editor import SessionEditor
from ui.services.context import Context
from ui.widgets.chip import Chip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """Return the calendar on today, with a session a month later too and the keys on the grid."""
    fill(context.journal)
    context.journal.sessions.add(session(later(context.journal)))
    made = shown(CalendarPage(context), qtbot, 1284, 970)
    qtbot.waitUntil(made.isActiveWindow)
    made.grid.setFocus()
    yield made
    made.hide()


def later(journal: Journal) -> date:
    """Return the same day of the month after next, which no sheet of today shows."""
    today = journal.today()
    return same_day_of(next_month(next_month(today)), today)


def turn(page: CalendarPage, qtbot: QtBot) -> date:
    """Turn two months on without asking for the panel; returns the day chosen then."""
    for _ in range(2):
        qtbot.mouseClick(page.next, LEFT)
    page.grid.setFocus()
    assert page._following.waits
    return page.grid.selected


def test_the_day_follows_by_itself(page: CalendarPage, qtbot: QtBot) -> None:
    """Months run by without the panel; after a pause it shows the day that is chosen."""
    before = page._panel.day
    chosen = turn(page, qtbot)
    assert page._panel.day == before
    qtbot.waitUntil(lambda: page._panel.day == chosen)
    assert not page._following.waits


def test_a_press_on_what_is_gone_does_nothing(
    page: CalendarPage, qtbot: QtBot, context: Context
) -> None:
    """A button of the session before acts neither on it nor on the one that takes its place."""
    (form,) = page.panel.sessions
    done = form.as_planned
    chosen = turn(page, qtbot)
    qtbot.mouseClick(done, LEFT)
    assert page._panel.day == chosen
    statuses = [
        each.status
        for day in (context.journal.today(), chosen)
        for each in context.journal.sessions.on(day)
    ]
    assert statuses == [SessionStatus.PLANNED, SessionStatus.PLANNED]


def test_a_button_for_any_day_acts_on_the_day_chosen(page: CalendarPage, qtbot: QtBot) -> None:
    """The day after is the one after the day that was just chosen."""
    after = page.panel.after
    chosen = turn(page, qtbot)
    qtbot.mouseClick(after, LEFT)
    assert page.panel.day == chosen + timedelta(days=1)


def test_tab_goes_into_the_day_chosen(page: CalendarPage, qtbot: QtBot) -> None:
    """The keys never come into a panel that shows another day."""
    chosen = turn(page, qtbot)
    qtbot.keyClick(page.grid, Qt.Key.Key_Tab)
    assert page._panel.day == chosen


def test_a_page_that_is_left_meanwhile_shows_the_day_when_it_is_back(
    page: CalendarPage, qtbot: QtBot
) -> None:
    """Nothing is read for a page that nobody sees."""
    before = page._panel.day
    chosen = turn(page, qtbot)
    page.hide()
    assert not page._following.waits
    assert page._panel.day == before
    page.show()
    assert page._panel.day == chosen


def test_what_is_typed_stays_with_its_session(
    page: CalendarPage, qtbot: QtBot, context: Context
) -> None:
    """A month turned while something is typed keeps it at once, and the next form is clean."""
    journal = context.journal
    (form,) = page.panel.sessions
    form.note.setFocus()
    qtbot.keyClicks(form.note, "cinder")
    page.show_month(later(journal))
    assert not page._following.waits
    (first,) = journal.sessions.on(journal.today())
    assert first.note == "cinder"
    (again,) = page.panel.sessions
    assert again.session is not None
    assert again.session.day == later(journal)
    assert again.note.typed == ""
    assert not again.is_typed_in


def test_an_editor_that_was_used_shows_what_a_new_one_does(
    demo_context: Context, qtbot: QtBot
) -> None:
    """Whatever session was shown before, nothing of it is left."""
    journal = demo_context.journal
    today = journal.today()
    span = journal.sessions.between(today - timedelta(days=400), today + timedelta(days=60))
    used = SessionEditor(demo_context)
    qtbot.addWidget(used)
    used.resize(340, 900)
    for each in span[::9] + span[::-13]:
        used.load(each.key)
        fresh = SessionEditor(demo_context)
        fresh.resize(340, 900)
        fresh.load(each.key)
        assert told(used) == told(fresh), each
        fresh.leave()
        fresh.deleteLater()


def told(editor: SessionEditor) -> list[object]:
    """Return everything an editor shows, says and would be worked on."""
    parts: list[object] = [editor.accessibleName(), editor.footer]
    idle = editor.exercises.spare
    labels = (label for label in editor.findChildren(QLabel) if not label.isHidden())
    parts += [
        label.text() for label in labels if not any(block.isAncestorOf(label) for block in idle)
    ]
    parts += [chip.text for chip in editor.findChildren(Chip) if not chip.isHidden()]
    parts.sort(key=str)
    for block in editor.blocks:
        parts += [block.title, block.more.accessibleName(), block.name.toolTip()]
    for grid in (*(block.grid for block in editor.blocks), editor.tendon.grid):
        cells = [cell for row in grid.content.rows for cell in row.cells if cell is not None]
        parts += [grid.place, grid.problem, grid.pending(), grid.content.headings]
        parts += [(cell.text, cell.hint, cell.low, cell.key, cell.name()) for cell in cells]
        parts += [(row.label, row.tag, row.logged) for row in grid.content.rows]
        parts += [grid.edit.text(), grid.edit.accessibleName(), grid.edit._hint]
    details = editor.details
    parts += [details.effort.value, details.minutes.typed, details.start.value]
    parts += [details.surface.typed, details.note.typed, details.pending()]
    return parts
