"""A calendar and a plan that hold nothing yet draw what they will look like, as an example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn
from calfjournal.journal import Journal
from tests.calendar_journal import run
from tests.ui.plan_journal import with_plan
from tests.ui.spoken import texts
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.widgets.painted import Painted

P = TypeVar("P", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def _shown(page: P, qtbot: QtBot, width: int = 1084) -> P:
    qtbot.addWidget(page)
    page.resize(width, 760)
    page.show()
    qtbot.waitExposed(page)
    return page


def _see(page: CalendarPage, view: View) -> QWidget:
    page.rooms.see(view, page.rooms.now.selected)
    QApplication.processEvents()
    return page.rooms.now


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("view", list(View))
def test_an_empty_calendar_shows_what_it_will_look_like(
    context: Context, qtbot: QtBot, visited: list[tuple[object, ...]], view: View
) -> None:
    """Each view says in a sentence that it is an example, and one click leads to a plan."""
    page = _shown(CalendarPage(context), qtbot)
    _see(page, view)
    assert page.future.isVisible()
    assert "an example" in texts(page.future)
    qtbot.mouseClick(page.future.button, LEFT)
    assert visited[-1] == (Place.PLAN, DraftKey(DraftKind.PLAN))


@pytest.mark.parametrize("view", list(View))
def test_the_example_goes_with_the_first_thing_kept(
    context: Context, qtbot: QtBot, view: View
) -> None:
    """Once anything stands in the journal nothing is drawn that is nobody's."""
    page = _shown(CalendarPage(context), qtbot)
    room = _see(page, view)
    before = _picture(room)
    context.journal.runs.add(run(context.journal.today()))
    assert not page.future.isVisible()
    assert _picture(room) != before


def test_a_morning_alone_leaves_the_example(context: Context, qtbot: QtBot) -> None:
    """A check-in plans nothing: what a week looks like is still shown."""
    page = _shown(CalendarPage(context), qtbot)
    context.journal.checkins.save(CheckIn(context.journal.today(), sleep_hours=7))
    assert page.future.isVisible()


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK, View.YEAR])
def test_nothing_of_the_example_is_told_to_readers(
    context: Context, qtbot: QtBot, view: View
) -> None:
    """Screen readers meet empty days, whatever is drawn in them."""
    page = _shown(CalendarPage(context), qtbot)
    painted = _see(page, view).focusProxy()
    assert isinstance(painted, Painted)
    told = " ".join(part.name for part in painted.accessible_parts())
    assert "Mobility" not in told
    assert "run" not in told.lower().split()


def test_a_journal_that_is_only_read_leads_nowhere(
    make_context: Callable[[Journal], Context], tmp_path: Path, qtbot: QtBot
) -> None:
    """Without a way to write there is the example, and no button."""
    file = tmp_path / "read.calfjournal"
    Journal.create(file).close()
    with Journal.open(file, read_only=True) as journal:
        page = _shown(CalendarPage(make_context(journal)), qtbot)
        assert page.future.isVisible()
        assert not page.future.button.isVisible()


@pytest.mark.parametrize("width", [420, 1084])
def test_a_page_without_a_plan_draws_a_year(context: Context, qtbot: QtBot, width: int) -> None:
    """The year of the program offered first, whole at any width; one button makes a plan."""
    page = _shown(PlanPage(context), qtbot, width)
    QApplication.processEvents()
    assert page._ahead.isVisible()
    assert page._ahead.height() == page._ahead.sizeHint().height()
    qtbot.mouseClick(page._nothing.button, LEFT)
    assert page.dialog is not None
    assert page.dialog.isVisible()
    page.dialog.reject()


def test_a_plan_that_ended_is_named(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """The page says which plan was the last one, and when it ended."""
    plan = with_plan(journal)
    journal.plans.end(plan.key, journal.today())
    page = _shown(PlanPage(context), qtbot)
    assert " ended on " in page._subtitle.text()
    assert page._nothing.isVisible()
