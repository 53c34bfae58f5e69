"""The library as people use it: find an exercise, read it, walk its ladder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from tests.store.samples import a_session, an_own_exercise
from tests.ui.hands import press
from tests.ui.showing import exercise_table, library
from ui.editor.own_exercise_dialog import OwnExerciseDialog
from ui.library.detail import ExerciseDetail
from ui.library.filter_bar import FilterBar
from ui.library.ladder import Ladder
from ui.library.page import LibraryPage
from ui.library.pair_grid import PairGrid
from ui.library.record import NextDayView, RecordView, WorkLineView
from ui.library.rungs import Rungs
from ui.plan.program.session_form import exercise_chooser
from ui.services import history
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import ExerciseSpot
from ui.theme import metrics
from ui.widgets.choices import ChoiceField
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure import FigureView
from ui.widgets.search_field import SearchField
from ui.widgets.text import Label


@pytest.fixture
def make_page(qtbot: QtBot) -> Callable[[Context], LibraryPage]:
    kept: list[LibraryPage] = []

    def make(context: Context) -> LibraryPage:
        kept.append(library(context, qtbot))
        return kept[-1]

    return make


@pytest.fixture
def page(make_page: Callable[[Context], LibraryPage], context: Context) -> LibraryPage:
    return make_page(context)


def words(page: LibraryPage) -> set[str]:
    return {label.text() for label in page.findChildren(Label) if label.isVisible()}


def sees(qtbot: QtBot, page: LibraryPage, text: str) -> None:
    """Wait until a text can be read on the page."""
    qtbot.waitUntil(lambda: text in words(page))


def the_filters(page: LibraryPage) -> FilterBar:
    filters = page.findChild(FilterBar)
    assert filters is not None
    return filters


def the_detail(page: LibraryPage) -> ExerciseDetail:
    detail = page.findChild(ExerciseDetail)
    assert detail is not None
    return detail


def names(page: LibraryPage) -> list[str]:
    return [exercise.name for exercise in exercise_table(page).rows_model.rows]


def the_dialog(page: LibraryPage, qtbot: QtBot) -> OwnExerciseDialog:
    """Return the dialog that is open, once the keys are in its name."""
    (dialog,) = page.findChildren(OwnExerciseDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    return dialog


def told(page: LibraryPage, name: str) -> str:
    """Return everything that one of the tables of captions and values says."""
    (table,) = (each for each in page.findChildren(PairGrid) if each.accessibleName() == name)
    return " | ".join(part.name for part in table.accessible_parts() if part.name)


def choose(field: ChoiceField, word: str, qtbot: QtBot) -> None:
    """Choose a word of a list by typing it."""
    field.setFocus()
    qtbot.keyClicks(field, word)
    field.activated.emit(field.currentIndex())
    assert field.currentText().startswith(word)


def test_every_exercise_is_there_and_the_first_is_shown(page: LibraryPage, qtbot: QtBot) -> None:
    """The page opens on the whole library with one exercise read out."""
    assert len(names(page)) == 83
    sees(qtbot, page, names(page)[0])
    table = exercise_table(page)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())


def test_nothing_is_cut_at_any_width(page: LibraryPage, qtbot: QtBot) -> None:
    """Names wrap; below a width the list or an exercise is seen, and the filters fold."""
    table = exercise_table(page)
    (scroll,) = the_detail(page).findChildren(QScrollArea)
    for width, narrow in ((420, True), (740, True), (1080, False), (1720, False)):
        page.resize(width, 600)
        qtbot.waitUntil(lambda narrow=narrow: scroll.isVisible() is not narrow)  # type: ignore[misc]
        qtbot.waitUntil(lambda: table.horizontalHeader().length() <= table.viewport().width())
        assert the_filters(page).muscle.isVisible() is not narrow
        if narrow:
            qtbot.keyClick(table, Qt.Key.Key_Return)
            qtbot.waitUntil(scroll.isVisible)
        inside = scroll.widget()
        assert inside is not None
        qtbot.waitUntil(
            lambda inside=inside: inside.width() <= scroll.viewport().width()  # type: ignore[misc]
        )
        figure = the_detail(page).findChild(FigureView)
        assert figure is not None
        qtbot.waitUntil(
            lambda figure=figure: figure.height() == figure.heightForWidth(figure.width())  # type: ignore[misc]
        )
        if narrow:
            qtbot.keyClick(page.back, Qt.Key.Key_Escape)


def test_where_it_is_narrow_one_chooses_and_comes_back(page: LibraryPage, qtbot: QtBot) -> None:
    """The list has the page; a click opens an exercise, and Escape leads back to the list."""
    table, detail = exercise_table(page), the_detail(page)
    page.resize(420, 600)
    qtbot.waitUntil(lambda: table.isVisible() and not detail.isVisible())
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert not detail.isVisible()
    cell = table.visualRect(table.rows_model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    sees(qtbot, page, names(page)[2])
    assert not table.isVisible()
    assert page.back.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)
    assert not detail.isVisible()


def test_a_short_exercise_after_a_tall_one_leaves_no_void(page: LibraryPage, qtbot: QtBot) -> None:
    """The sheet is as high as what is shown now: nothing is left to scroll."""
    page.resize(1280 - metrics.SIDEBAR, 775)
    (scroll,) = the_detail(page).findChildren(QScrollArea)
    for row in (15, 46):
        exercise_table(page).select(row)
        sees(qtbot, page, names(page)[row])
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)


def test_the_figure_grows_with_the_card(page: LibraryPage, qtbot: QtBot) -> None:
    """In a large window the drawing is larger than in a usual one."""
    figure = the_detail(page).findChild(FigureView)
    assert figure is not None
    heights = []
    for width in (1080, 1720):
        page.resize(width, 900)
        qtbot.waitUntil(lambda: figure.height() == figure.heightForWidth(figure.width()))
        heights.append(figure.height())
    assert heights[1] > heights[0] * 1.2


def test_it_opens_on_what_comes_next(
    demo_context: Context, make_page: Callable[[Context], LibraryPage]
) -> None:
    """Where a plan is followed its next exercise is shown first."""
    page, journal = make_page(demo_context), demo_context.journal
    planned = journal.sessions.next_after(journal.today() - timedelta(days=1))
    shown = exercise_table(page).current
    assert planned is not None
    assert shown is not None
    assert shown.id == planned.lines[0].exercise


def test_typing_finds_and_the_ladder_leads_on(page: LibraryPage, qtbot: QtBot) -> None:
    """Words narrow the list; a click on a rung shows that exercise, filtered out or not."""
    qtbot.keyClicks(page.findChild(SearchField), "drop straight")
    assert names(page) == ["Eccentric heel drop, straight knee"]
    sees(qtbot, page, "Eccentric heel drop, straight knee")
    ladder = page.findChild(Ladder)
    assert ladder is not None
    two_up = next(p for p in ladder.accessible_parts() if p.name.startswith("Two-up"))
    qtbot.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=two_up.box.center())
    sees(qtbot, page, "Two-up, one-down heel lowering")
    assert len(names(page)) == 83


def test_the_ladder_is_walked_by_key(page: LibraryPage, qtbot: QtBot) -> None:
    """Down goes to the harder rung and Enter shows it; names stand there in full."""
    ladder = page.findChild(Ladder)
    assert ladder is not None
    here, harder = ladder.rungs[0], ladder.rungs[1]
    assert names(page)[0] == here.name
    said = [part.name for part in ladder.accessible_parts()]
    assert said[0].endswith("shown now")
    assert all(rung.name in words for rung, words in zip(ladder.rungs, said, strict=True))
    qtbot.keyClick(ladder, Qt.Key.Key_Down)
    qtbot.keyClick(ladder, Qt.Key.Key_Return)
    sees(qtbot, page, harder.name)


@pytest.mark.parametrize("name", ["Standing calf raise, two legs, floor", "Ankle pumps"])
def test_the_whole_record_is_seen_at_once(
    page: LibraryPage, context: Context, name: str, qtbot: QtBot
) -> None:
    """In a window of 1280 x 800 figure, dose, record, answers and neighbours need no scrolling."""
    page.resize(1280 - metrics.SIDEBAR, 775)
    journal, known = context.journal, exercise_table(page).rows_model.rows
    exercise = next(each for each in known if each.name == name)
    line = SetLine(exercise.id, 0, 1, Side.BOTH, Unit.REPS, 12, done=12)
    day = journal.today() - timedelta(days=2)
    done = Session(day, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE, sets=(line,))
    journal.sessions.add(done)
    exercise_table(page).select(known.index(exercise))
    sees(qtbot, page, name)
    detail = the_detail(page)
    (scroll,) = detail.findChildren(QScrollArea)
    seen = scroll.viewport().rect()
    for kind in (FigureView, RecordView, NextDayView, Ladder):
        part = detail.findChild(kind)
        assert isinstance(part, QWidget)
        last = QPoint(0, part.height())
        qtbot.waitUntil(
            lambda part=part, last=last: part.mapTo(scroll, last).y() <= seen.bottom()  # type: ignore[misc]
        )


def test_all_of_a_ladder_is_shown_when_asked(page: LibraryPage, qtbot: QtBot) -> None:
    """An exercise stands between its neighbours; a click shows every rung, or these again."""
    rungs = page.findChild(Rungs)
    assert rungs is not None
    near = len(rungs.ladder.rungs)
    rungs.all.click()
    assert len(rungs.ladder.rungs) > near
    rungs.all.click()
    assert len(rungs.ladder.rungs) == near


def test_filters_narrow_the_list_and_all_come_back(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """By muscle, phase, load class and what is needed; nothing left says so with a way back."""
    filters = the_filters(page)
    choose(filters.muscle, "Shin", qtbot)
    assert 0 < len(names(page)) < 10
    choose(filters.needs, "band", qtbot)
    assert names(page) == ["Banded dorsiflexion"]
    choose(filters.load_class, "5", qtbot)
    assert names(page) == []
    sees(qtbot, page, "No exercise is like that: none has all of these words and filters.")
    (nothing,) = page.findChildren(EmptyState)
    qtbot.mouseClick(nothing.button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 83
    choose(filters.phase, "Plyometric", qtbot)
    choose(filters.category, "Technique", qtbot)
    library = context.journal.library.exercises.values()
    assert names(page) == [
        each.name for each in library if "P" in each.phases and each.category == "technique"
    ]
    qtbot.mouseClick(filters.all, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 83


def test_what_is_not_at_hand_is_told_and_filtered(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """The profile decides; the exercise says what is missing."""
    athlete = context.journal.athlete.get()
    context.journal.athlete.save(replace(athlete, equipment=frozenset({"band"})))
    filters = the_filters(page)
    choose(filters.needs, "Not at hand", qtbot)
    assert "Banded dorsiflexion" not in names(page)
    assert "Jump rope, two feet" in names(page)
    qtbot.keyClicks(page.findChild(SearchField), "jump rope")
    assert "rope; not at hand: rope" in told(page, "How it is done")


def test_the_plan_s_exercises_are_found(
    demo_context: Context, make_page: Callable[[Context], LibraryPage], qtbot: QtBot
) -> None:
    """A chip leaves those of the followed plan, each with its next day; without a plan it hides."""
    page = make_page(demo_context)
    qtbot.mouseClick(the_filters(page).in_plan, Qt.MouseButton.LeftButton)
    plan = demo_context.journal.plans.active()
    assert plan is not None
    planned = {
        line.exercise
        for session in demo_context.journal.sessions.of_plan(plan.key)
        for line in session.lines
    }
    assert {each.id for each in exercise_table(page).rows_model.rows} == planned


def test_words_nobody_used_say_so_and_offer_the_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    """A search without a find is no empty table; Escape brings everything back."""
    search = page.findChild(SearchField)
    qtbot.keyClicks(search, "unicorn")
    assert names(page) == []
    sees(qtbot, page, "No exercise is like that: none has all of these words and filters.")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(page)) == 83


def test_arrow_keys_walk_the_list(page: LibraryPage, qtbot: QtBot) -> None:
    """Down shows the next exercise."""
    before = page.findChildren(QWidget)
    qtbot.keyClick(exercise_table(page), Qt.Key.Key_Down)
    sees(qtbot, page, names(page)[1])
    assert page.findChildren(QWidget) == before, "a key makes no widgets"


def test_the_legs_say_what_an_exercise_cost_them(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """A line a leg, from its own answers, with how many sessions tell it."""
    journal = context.journal
    exercise = exercise_table(page).rows_model.rows[0]
    sees(qtbot, page, "You have not done it yet.")
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
    sees(qtbot, page, "Left: 1.0 above usual after 5 sessions.")
    sees(qtbot, page, "Your tendons the next day")
    assert "In all | 5 sessions, 5 sets, 60 reps" in told(page, "Your record")
    drawn = page.findChild(WorkLineView)
    assert drawn is not None
    assert drawn.isVisible()
    assert "reps a week" in drawn.accessibleName()


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
    assert "Dose | 3 × 8–12" in told(page, "How it is done")
    assert any(figure.isVisible() for figure in page.findChildren(FigureView))
    context.journal.undo()
    qtbot.waitUntil(lambda: names(page) == [])


def test_one_s_own_is_made_changed_and_removed_here(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """Like the one shown, drawn as it, found at once; whatever is done to it is undone."""
    detail = the_detail(page)
    like = exercise_table(page).current
    assert like is not None
    qtbot.mouseClick(detail.like, Qt.MouseButton.LeftButton)
    dialog = the_dialog(page, qtbot)
    assert dialog.like.value == like.id
    press(qtbot, like.name)
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.name.error
    dialog.name.clear()
    press(qtbot, "Pumps in the pool")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    sees(qtbot, page, "Pumps in the pool")
    own = exercise_table(page).current
    assert own is not None
    assert (own.name, own.figure) == ("Pumps in the pool", like.id)

    qtbot.waitUntil(lambda: not page.findChildren(OwnExerciseDialog))
    qtbot.mouseClick(detail.change, Qt.MouseButton.LeftButton)
    dialog = the_dialog(page, qtbot)
    dialog.sets.setFocus()
    dialog.sets.selectAll()
    press(qtbot, "7")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Dose | 7 × 20" in told(page, "How it is done"))

    chooser = exercise_chooser(context.journal, page)
    qtbot.addWidget(chooser)
    assert own.name in chooser.found.item(chooser.found.count() - 1).text()

    qtbot.mouseClick(detail.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: own.name not in names(page))
    history.undo(context=context)
    qtbot.waitUntil(lambda: own.name in names(page))


def test_one_that_was_done_stays(page: LibraryPage, context: Context, qtbot: QtBot) -> None:
    """A session names it: removing it is refused in words."""
    journal = context.journal
    own = journal.exercises.add(an_own_exercise()).value
    journal.sets.begin_with(a_session(sets=0), journal.library.get(own.exercise))
    warned: list[str] = []
    context.notices.warned.connect(warned.append)
    page.go_to(ExerciseSpot(own.exercise))
    qtbot.mouseClick(the_detail(page).remove, Qt.MouseButton.LeftButton)
    assert warned
    assert own.name in names(page)


def test_what_was_typed_of_a_new_one_is_brought_back(
    page: LibraryPage, context: Context, qtbot: QtBot
) -> None:
    """A dialog that was left by a crash goes on where it stood."""
    qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    dialog = the_dialog(page, qtbot)
    press(qtbot, "Half a na")
    context.drafts.flush()
    dialog.hide()
    dialog.setParent(None)
    dialog.deleteLater()
    page.go_to(DraftKey(DraftKind.OWN_EXERCISE))
    (again,) = page.findChildren(OwnExerciseDialog)
    assert again.name.text() == "Half a na"
