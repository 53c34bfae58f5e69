"""Days that were left out: filled in afterwards, or marked as rest; and what files say of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.checkin import CheckIn
from calfjournal.journal import Journal
from calfjournal.views.check_in_words import check_in_words
from calfjournal.views.day_gaps import Gap
from tests.training.mornings import session
from tests.ui.hands import press
from ui.services.context import Context
from ui.services.history import undo
from ui.today.page import TodayPage
from ui.today.protein_dialog import ProteinDialog

Opener = Callable[[Context], TodayPage]
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Return a function that shows Today as its window would."""
    pages: list[TodayPage] = []

    def open_page(context: Context) -> TodayPage:
        page = TodayPage(context)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1084, 743)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    yield open_page
    pages.clear()


@pytest.fixture
def last_week(journal: Journal) -> list[date]:
    """Return the days of the week before this one."""
    first = monday(journal.today()) - timedelta(7)
    return [first + timedelta(at) for at in range(7)]


def test_a_day_left_out_is_filled_in_by_key(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """The arrow back leads to the form of the day before, and what is typed belongs to it."""
    page = opened(context)
    page.back.click()
    form = page.check_in.form
    form.focus_first()
    press(qtbot, "51", ENTER)
    kept = journal.checkins.get(journal.today() - timedelta(1))
    assert kept is not None
    assert kept.resting_hr == 51
    assert journal.checkins.get(journal.today()) is None


def test_a_day_of_rest_is_told_with_one_button(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """It is told then, can be taken back by name, and today offers no such thing."""
    page = opened(context)
    assert "rest" not in page.check_in.__dict__
    page.back.click()
    page.check_in.rest.day.setFocus()
    press(qtbot, SPACE)
    yesterday = journal.today() - timedelta(1)
    kept = journal.checkins.get(yesterday)
    assert kept is not None
    assert kept.rest_day
    assert not page.check_in.is_open
    assert page.check_in.rest.isHidden()
    assert undo(context=context)
    assert journal.checkins.get(yesterday) is None
    assert page.check_in.rest.isVisible()


def test_a_week_of_rest_leaves_what_was_logged(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal, last_week: list[date]
) -> None:
    """Days with anything logged stay and are named; one undo takes all marks back."""
    journal.checkins.save(CheckIn(last_week[1], resting_hr=50))
    before = journal.dump()
    said: list[str] = []
    context.notices.said.connect(lambda sentence, _undoable: said.append(sentence))
    page = opened(context)
    page.go_to(last_week[3])
    page.check_in.rest.week.setFocus()
    press(qtbot, SPACE)
    rested = [day for day in last_week if (c := journal.checkins.get(day)) and c.rest_day]
    assert rested == [day for day in last_week if day != last_week[1]]
    assert said[-1].startswith("6 days marked as rest. Tue")
    assert said[-1].endswith("holds something and stays.")
    assert len(journal.edits()) == 2
    assert undo(context=context)
    assert journal.dump() == before


def test_a_day_with_something_typed_offers_no_rest(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """What was left in its form is not thrown away by a button beside it."""
    page = opened(context)
    page.back.click()
    page.check_in.form.focus_first()
    press(qtbot, "5")
    page.forward.click()
    page.back.click()
    assert page.check_in.form.figures["resting_hr"].text() == "5"
    assert page.check_in.rest.isHidden()


def test_the_watch_is_typed_over_and_stays_visible(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """What a file brought waits in the form with its source, and what is typed wins."""
    today, at = journal.today(), datetime.now(UTC)
    brought = CheckIn(today, resting_hr=52, sleep_hours=7.0, source="Watch", at=at)
    journal.checkins.save(brought)
    page = opened(context)
    form = page.check_in.form
    assert page.check_in.is_open
    heart = form.figures["resting_hr"]
    assert heart.value == 52
    assert form._labelled["resting_hr"].told.startswith("From Watch, ")
    heart.setFocus(Qt.FocusReason.BacktabFocusReason)
    press(qtbot, "49", TAB, TAB, "0", "0", ENTER)
    kept = journal.checkins.get(today)
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_hours, kept.source) == (49, 7.0, "manual")
    (value,) = journal.mornings.imported(today)
    assert (value.figure, value.source, value.value) == ("resting_hr", "Watch", 52)
    shown = [label.accessibleName() for _, label in page.check_in.summary._figures]
    assert "Watch says 52" in shown[0]
    page.check_in.edit.click()
    assert form._labelled["resting_hr"].told.startswith("Watch says 52")
    heart.selectAll()
    press(qtbot, "48", ENTER)
    (again,) = journal.mornings.imported(today)
    assert again.value == 52
    assert undo(context=context)
    assert undo(context=context)
    assert journal.checkins.get(today) == CheckIn(
        today, kept.id, resting_hr=52, sleep_hours=7.0, source="Watch", at=at
    )


def test_protein_is_reckoned_from_the_body_mass(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """70 kg mean 98 to 140 g a day and 18 to 28 g a meal; another mass is typed and not kept."""
    journal.athlete.weigh(70)
    before = journal.dump()
    dialog = ProteinDialog(context)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    assert "98 to 140 g" in dialog.a_day.accessibleName()
    assert "18 to 28 g" in dialog.a_meal.accessibleName()
    qtbot.waitUntil(dialog.mass.hasFocus)
    dialog.mass.selectAll()
    press(qtbot, "50")
    assert "70 to 100 g" in dialog.a_day.accessibleName()
    assert journal.dump() == before


def test_a_day_that_was_trained_on_is_offered_as_no_rest(
    opened: Opener, context: Context, journal: Journal
) -> None:
    """A session that was done says enough."""
    day = journal.today() - timedelta(1)
    made = journal.sessions.add(session(day, id=None, plan_id=None)).value
    journal.sessions.finish(made.key, at=datetime.now(UTC) - timedelta(days=1))
    page = opened(context)
    page.back.click()
    assert page.check_in.is_open
    assert "rest" not in page.check_in.__dict__


def test_the_mark_of_the_calendar_goes_with_a_day_of_rest(
    opened: Opener, context: Context, journal: Journal, last_week: list[date]
) -> None:
    """A day that a plan or a morning came before is missed until it is told."""
    journal.checkins.save(CheckIn(last_week[0], resting_hr=50))
    day = last_week[2]
    cells = {cell.day: cell for cell in journal.views.month(day).cells()}
    assert cells[day].gap is Gap.CHECK_IN
    page = opened(context)
    page.go_to(day)
    page.check_in.rest.day.click()
    cells = {cell.day: cell for cell in journal.views.month(day).cells()}
    assert cells[day].gap is None


def test_habits_are_ticked_by_key_and_shown(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Six of them, one field: a letter leads to a chip, Space ticks it; the day tells them."""
    page = opened(context)
    form = page.check_in.form
    assert len(form.habits.chips) == 6
    next(iter(form.habits.chips.values())).setFocus()
    press(qtbot, SPACE, "p", SPACE, ENTER)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.habits == ("rolling", "protein")
    assert check_in_words(kept, ()) == ("rolling", "protein")
    assert undo(context=context)
    assert form.habits.value == ()


def test_the_helper_for_protein_is_a_link_beside_its_habit(
    qtbot: QtBot, opened: Opener, context: Context
) -> None:
    """Tab comes to it after the chips, and Enter opens it."""
    page = opened(context)
    page.check_in.form.protein.setFocus()
    press(qtbot, ENTER)
    (dialog,) = page.window().findChildren(ProteinDialog)
    assert dialog.a_day.accessibleName() == "A day: –"
    dialog.close()
