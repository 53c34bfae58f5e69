"""The library as people use it: find an exercise, read it, walk its ladder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from tests.store.samples import an_own_exercise
from ui.library.detail import ExerciseDetail
from ui.library.ladder import LadderStep
from ui.library.page import LibraryPage
from ui.services.context import Context
from ui.widgets.figure import FigureView
from ui.widgets.search_field import SearchField
from ui.widgets.table import TableView
from ui.widgets.text import Label


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(context)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    return made


def words(page: LibraryPage) -> set[str]:
    return {label.text() for label in page.findChildren(Label) if label.isVisible()}


def sees(qtbot: QtBot, page: LibraryPage, text: str) -> None:
    """Wait until a text can be read on the page."""
    qtbot.waitUntil(lambda: text in words(page))


def names(page: LibraryPage) -> list[str]:
    table = page.findChild(TableView)
    assert table is not None
    return [exercise.name for exercise in table.rows_model.rows]


def test_every_exercise_is_there_and_the_first_is_shown(page: LibraryPage, qtbot: QtBot) -> None:
    """The page opens on the whole library with one exercise read out."""
    assert len(names(page)) == 83
    sees(qtbot, page, names(page)[0])


def test_a_narrow_window_cuts_no_column(page: LibraryPage, qtbot: QtBot) -> None:
    """Names take the room of the kind, the exercise fits too; wide, the kind is back."""
    table = page.findChild(TableView)
    assert table is not None
    for width, hidden in ((740, True), (1080, False)):
        page.resize(width, 600)
        qtbot.waitUntil(lambda hidden=hidden: table.isColumnHidden(1) is hidden)  # type: ignore[misc]
        header = table.horizontalHeader()
        assert header.length() <= table.viewport().width()
        if not hidden:
            assert header.sectionSize(1) >= table.sizeHintForColumn(1)
        detail = page.findChild(ExerciseDetail)
        assert detail is not None
        (scroll,) = detail.findChildren(QScrollArea)
        inside = scroll.widget()
        assert inside is not None
        assert inside.width() <= scroll.viewport().width()


def test_typing_finds_and_the_ladder_leads_on(page: LibraryPage, qtbot: QtBot) -> None:
    """Words narrow the list; a click on a rung shows that exercise, filtered out or not."""
    qtbot.keyClicks(page.findChild(SearchField), "drop straight")
    assert names(page) == ["Eccentric heel drop, straight knee"]
    sees(qtbot, page, "Eccentric heel drop, straight knee")
    rung = next(r for r in page.findChildren(LadderStep) if r.text().startswith("Two-up"))
    qtbot.mouseClick(rung, Qt.MouseButton.LeftButton)
    sees(qtbot, page, "Two-up, one-down heel lowering")
    assert len(names(page)) == 83


def test_words_nobody_used_say_so_and_offer_the_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    """A search without a find is no empty table; Escape brings everything back."""
    search = page.findChild(SearchField)
    qtbot.keyClicks(search, "unicorn")
    assert names(page) == []
    sees(qtbot, page, "No exercise has these words.")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(page)) == 83


def test_arrow_keys_walk_the_list(page: LibraryPage, qtbot: QtBot) -> None:
    """Down shows the next exercise."""
    table = page.findChild(TableView)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    sees(qtbot, page, names(page)[1])


def test_the_legs_say_what_an_exercise_cost_them(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """A line a leg, from its own answers, with how many sessions tell it."""
    journal = context.journal
    table, detail = page.findChild(TableView), page.findChild(ExerciseDetail)
    assert table is not None
    assert detail is not None
    exercise = table.rows_model.rows[0]
    for days_ago in range(3, 13, 2):
        day = journal.today() - timedelta(days=days_ago)
        line = SetLine(exercise.id, 0, 1, Side.LEFT, Unit.REPS, 12, done=12)
        done = Session(day, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE, sets=(line,))
        key = journal.sessions.add(done).value.key
        later = day + timedelta(days=1)
        journal.checkins.save_reading(
            TendonReading(day, Moment.MORNING, Side.LEFT, 0, session_id=None)
        )
        journal.checkins.save_reading(
            TendonReading(later, Moment.H24, Side.LEFT, 1, session_id=key)
        )
    facts = journal.views.exercise(exercise.id)
    assert facts.next_day == ("Left: 1.0 above usual after 5 sessions.",)
    detail.show_exercise(exercise, facts)
    sees(qtbot, page, "Left: 1.0 above usual after 5 sessions.")
    sees(qtbot, page, "Your tendons the next day")


def test_an_own_exercise_is_shown_like_the_others(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """It comes and goes while the page is open, drawn as what it is like, with its own dose."""
    context.journal.exercises.add(an_own_exercise())
    qtbot.waitUntil(lambda: len(names(page)) == 84)
    search = page.findChild(SearchField)
    assert search is not None
    qtbot.keyClicks(search, "kerb")
    qtbot.waitUntil(lambda: names(page) == ["Raise on the kerb"])
    sees(qtbot, page, "3 × 8–12")
    assert any(figure.isVisible() for figure in page.findChildren(FigureView))
    context.journal.undo()
    qtbot.waitUntil(lambda: names(page) == [])
