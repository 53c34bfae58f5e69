"""What was done unlinked from the plan and linked again, by menus and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from tests.calendar_journal import fill
from tests.ui.hands import press
from tests.ui.showing import shown
from ui.calendar.day_session import DaySession
from ui.calendar.page import CalendarPage
from ui.calendar.run_line import RunLine
from ui.editor.link_dialog import LinkDialog
from ui.services.context import Context

DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


@pytest.fixture
def today(context: Context) -> date:
    return fill(context.journal)


@pytest.fixture
def page(context: Context, today: date, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar on the day two days ago, whose session of the plan is done."""
    made = shown(CalendarPage(context), qtbot, 1284, 970)
    made.choose(today - timedelta(days=2))
    yield made
    made.hide()


def pick(qtbot: QtBot, button: QWidget, words: str) -> None:
    """Open the menu of a button and choose an entry by its keys."""
    button.window().activateWindow()  # Offscreen nobody gives the keys back after a dialog.
    qtbot.waitUntil(button.window().isActiveWindow)
    button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, DOWN)
    while menu.activeAction().text() != words:
        qtbot.keyClick(menu, DOWN)
    qtbot.keyClick(menu, ENTER)


def choose(qtbot: QtBot, owner: QWidget, words: str) -> None:
    """Choose an entry of the list that is open, by its keys."""
    dialog = owner.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    qtbot.waitUntil(dialog.found.hasFocus)
    while not dialog.found.currentItem().text().startswith(words):
        press(qtbot, DOWN)
    press(qtbot, ENTER)


def form(page: CalendarPage, *, planned: bool) -> DaySession:
    wanted = SessionStatus.PLANNED if planned else SessionStatus.DONE
    return next(f for f in page.panel.sessions if f.session and f.session.status is wanted)


def test_a_session_is_unlinked_and_linked_again_by_its_menu(
    page: CalendarPage, journal: Journal, today: date, qtbot: QtBot
) -> None:
    """The plan's is planned beside what was done; linked again there is one as before."""
    day = today - timedelta(days=2)
    (before,) = journal.sessions.on(day)
    pick(qtbot, form(page, planned=False).more, "Unlink from the plan")
    assert sorted(s.status for s in journal.sessions.on(day)) == ["done", "planned"]
    loose = form(page, planned=False)
    pick(qtbot, loose.more, "Link to a planned session…")
    choose(qtbot, loose, f"{before.day:%a}")
    assert [s.id for s in journal.sessions.on(day)] == [before.id]
    after = journal.sessions.present(before.key)
    assert (after.status, after.rpe, after.sets) == (before.status, before.rpe, before.sets)
    journal.undo()
    assert len(journal.sessions.on(day)) == 2


def test_without_an_open_session_the_list_says_so(
    page: CalendarPage, journal: Journal, today: date, qtbot: QtBot
) -> None:
    """Where nothing of a plan lies open the dialog only tells that, and closes by a key."""
    pick(qtbot, form(page, planned=False).more, "Unlink from the plan")
    for day in (today - timedelta(days=2), today, today + timedelta(days=2)):
        for each in journal.sessions.on(day):
            if each.plan_id is not None:
                journal.sessions.delete(each.key)
    loose = form(page, planned=False)
    pick(qtbot, loose.more, "Link to a planned session…")
    dialog = loose.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    assert dialog.nothing.isVisible()
    assert not dialog.link.isEnabled()
    qtbot.waitUntil(dialog.cancel.hasFocus)
    press(qtbot, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_a_recorded_run_is_linked_with_one_planned_days_before(
    page: CalendarPage, journal: Journal, today: date, qtbot: QtBot
) -> None:
    """A run stands for a planned one within a week; from there it is unlinked again."""
    ran = today - timedelta(days=1)
    planned = journal.planned_runs.add(
        PlannedRun(today - timedelta(days=5), RunKind.LONG, km=14.0)
    ).value
    page.choose(ran)
    (line,) = [each for each in page.panel.findChildren(RunLine) if each.isVisible()]
    line.link.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    choose(qtbot, page.panel, f"{planned.day:%a}")
    (run,) = journal.runs.between(ran, ran)
    assert journal.planned_runs.present(planned.key).run_id == run.id
    assert line.link.isHidden()
    (below,) = page.panel.planned_runs
    pick(qtbot, below.more, "It was not this run")
    assert journal.planned_runs.present(planned.key).run_id is None
    assert line.link.isVisible()


def test_a_planned_run_is_linked_with_one_recorded_days_later(
    page: CalendarPage, journal: Journal, today: date, qtbot: QtBot
) -> None:
    """The menu of a planned run offers the runs of a week around it."""
    before = today - timedelta(days=5)
    planned = journal.planned_runs.add(PlannedRun(before, RunKind.LONG, km=14.0)).value
    page.choose(before)
    (line,) = page.panel.planned_runs
    pick(qtbot, line.more, "Link to a recorded run…")
    choose(qtbot, line, f"{today - timedelta(days=1):%a}")
    (run,) = journal.runs.between(today - timedelta(days=1), today - timedelta(days=1))
    assert journal.planned_runs.present(planned.key).run_id == run.id
