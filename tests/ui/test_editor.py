"""The session editor: logging with keys only, copying, undo, skip, move, answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words
from calfjournal.views.set_table import exercise_sets
from tests.calendar_journal import fill, lines, session
from ui.editor.dialogs import ExerciseDialog, MoveDialog, SkipDialog, SkipReason
from ui.editor.session_editor import SessionEditor
from ui.editor.value_grid import ValueGrid
from ui.services import history
from ui.services.context import Context


@pytest.fixture
def editor(context: Context, qtbot: QtBot) -> SessionEditor:
    """Return the editor of today's planned session."""
    today = fill(context.journal)
    (planned,) = context.journal.sessions.on(today)
    return opened(context, qtbot, planned)


def opened(context: Context, qtbot: QtBot, wanted: Session) -> SessionEditor:
    made = SessionEditor(context)
    qtbot.addWidget(made)
    made.load(wanted.key)
    made.resize(340, 1200)
    made.show()
    qtbot.waitExposed(made)
    return made


def key(editor: SessionEditor) -> int:
    assert editor.session is not None
    return editor.session.key


def kept(editor: SessionEditor) -> Session:
    found = editor._context.journal.sessions.get(key(editor))
    assert found is not None
    return found


def logged(editor: SessionEditor) -> list[int | None]:
    return [line.done for line in kept(editor).sets]


def type_into(qtbot: QtBot, *texts: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type each text where the focus is and go on with a key."""
    for text in texts:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClicks(widget, text)
        qtbot.keyClick(widget, key)


def qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def shown(grid: ValueGrid) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row.cells] for row in grid.content.rows]


def test_a_session_is_logged_with_keys_only(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Type and Enter: left leg, right leg, what they share, the next set and exercise, done."""
    context.settings.change(enter_order="kg")
    editor.begin()
    type_into(qtbot, "10", "10", "24", "10", "9", "24", "45", "44", "8")
    assert logged(editor) == [10, 10, 10, 9, 45, 44]
    assert QApplication.focusWidget() is editor.details.effort
    qtbot.keyClick(editor.details.effort, Qt.Key.Key_7)
    editor.details.minutes.setFocus()
    type_into(qtbot, "41")
    qtbot.keyClick(editor.details.minutes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(editor).status is SessionStatus.DONE
    assert (kept(editor).rpe, kept(editor).minutes) == (7, 41)
    assert "Calf load: 287" in editor.footer


def test_tab_flows_across_and_on(editor: SessionEditor, qtbot: QtBot) -> None:
    """Tab fills a row from left to right, then the next row; Shift+Tab goes back."""
    editor.begin()
    type_into(qtbot, "10", "9", "24", "2", "0/1", "8", key=Qt.Key.Key_Tab)
    first, second, third, *_ = kept(editor).sets
    assert (first.done, first.done_kg, first.done_rir, first.pain) == (10, 24.0, 2, 0)
    assert (second.done, second.pain) == (9, 1)
    assert third.done == 8
    grid = editor.blocks[0].grid
    assert grid.place == (1, 1)
    qtbot.keyClick(grid.edit, Qt.Key.Key_Backtab)
    assert grid.place == (1, 0)


def test_a_session_that_hurts_is_to_be_ended(editor: SessionEditor, qtbot: QtBot) -> None:
    """Seven beside a set that runs: the head says so, and nothing is there to log the rest."""
    editor.begin()
    type_into(qtbot, "10", "9", "24", "2", "5/1", key=Qt.Key.Key_Tab)
    assert not editor.head.counsel.isVisible()
    type_into(qtbot, "10", "9", "24", "2", "7/1", key=Qt.Key.Key_Tab)
    assert editor.head.counsel.text() == "End the session now."
    assert editor.head.done.isVisible()
    assert not editor.head.as_planned.isVisible()


def test_a_short_heading_is_explained(editor: SessionEditor) -> None:
    """RIR says what it stands for under the mouse and to a screen reader; kg needs no word."""
    meaning = "repetitions left in reserve"
    grid = editor.blocks[0].grid
    (at,) = (n for n, heading in enumerate(grid.content.headings) if heading == "RIR")
    for column, expected in ((at, meaning), (at - 1, "")):
        grid.begin((0, column))
        assert grid.edit.accessibleDescription() == expected
        assert grid.meaning_at(QPointF(grid.edit.geometry().center())) == expected
    grid.begin((0, at))
    over = QPoint(grid.edit.geometry().center().x(), 4)
    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, over, grid.mapToGlobal(over)))
    assert QToolTip.text() == meaning


def test_tab_leaves_the_last_cell_for_the_next_exercise(
    editor: SessionEditor, qtbot: QtBot
) -> None:
    """The last cell of an exercise leads to the first of the next one, and back."""
    first, second = editor.blocks
    first.grid.begin(first.grid.content.places()[-1])
    qtbot.keyClick(first.grid.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second.grid.edit
    qtbot.keyClick(second.grid.edit, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is first.grid.edit
    assert first.grid.place == first.grid.content.places()[-1]


def test_one_key_copies_the_target_of_a_set(editor: SessionEditor, qtbot: QtBot) -> None:
    """Space logs a set as planned and goes on to the next."""
    grid = editor.blocks[0].grid
    grid.begin()
    qtbot.keyClick(grid.edit, Qt.Key.Key_Space)
    assert shown(grid)[0] == ["10", "10", "24", "2", ""]
    assert grid.place == (1, 0)


def test_all_as_planned_and_undo_by_name(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """One button logs every open set, keeps the typed one, and is one step to undo."""
    editor.begin()
    type_into(qtbot, "7")
    qtbot.mouseClick(editor.head.as_planned, Qt.MouseButton.LeftButton)
    assert logged(editor) == [7, 10, 10, 10, 45, 45]
    assert in_words(context.journal.undo_label or "") == "Log all as planned"
    history.undo(context=context)
    assert shown(editor.blocks[0].grid)[0][:2] == ["7", ""]


def test_as_last_time_brings_the_values_of_last_time(editor: SessionEditor, qtbot: QtBot) -> None:
    """The values of the session before are copied, and shown beside the name before that."""
    below = " ".join(editor.blocks[0]._below.text().split())  # Some spaces tie.
    assert "L 10 · 10, R 10 · 9 at 24 kg" in below
    qtbot.mouseClick(editor.head.as_last_time, Qt.MouseButton.LeftButton)
    assert logged(editor) == [10, 10, 10, 9, 45, 45]


def test_typing_in_one_cell_is_one_step_and_undo_shows_at_once(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Correcting a value twice is undone in one step, and the cell shows what it was."""
    grid = editor.blocks[0].grid
    before = len(context.journal.edits())
    for text in ("8", "9"):
        grid.begin((0, 0))
        type_into(qtbot, text)
    assert len(context.journal.edits()) == before + 1
    assert (
        in_words(context.journal.undo_label or "") == "Log set: Seated calf raise, one leg 1 left"
    )
    history.undo(context=context)
    assert shown(grid)[0][0] == ""
    history.redo(context=context)
    assert shown(grid)[0][0] == "9"


def test_wrong_input_is_answered_and_kept(editor: SessionEditor, qtbot: QtBot) -> None:
    """Nonsense stays in its cell with the reason; correcting it goes on."""
    grid = editor.blocks[0].grid
    grid.begin((0, 4))
    type_into(qtbot, "99")
    assert "0 (none) to 10" in grid.problem
    assert grid.edit.text() == "99"
    assert grid.place == (0, 4)
    assert kept(editor).sets[0].pain is None
    grid.edit.selectAll()
    type_into(qtbot, "3/3")
    assert grid.problem == ""
    assert kept(editor).sets[0].pain == 3


def test_escape_takes_back_what_was_not_kept_yet(editor: SessionEditor, qtbot: QtBot) -> None:
    """Escape in a cell restores its value and writes nothing."""
    grid = editor.blocks[0].grid
    grid.begin((0, 0))
    qtbot.keyClicks(grid.edit, "55")
    qtbot.keyClick(grid.edit, Qt.Key.Key_Escape)
    assert grid.edit.text() == ""
    assert logged(editor)[0] is None


def test_nothing_typed_is_lost_when_another_session_is_shown(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """What stands in a field when the day is left is written to the session it belongs to."""
    first = key(editor)
    (other,) = context.journal.sessions.on(context.journal.today() + timedelta(days=2))
    grid = editor.blocks[0].grid
    grid.begin((0, 0))
    qtbot.keyClicks(grid.edit, "6")
    editor.details.note.setFocus()
    qtbot.keyClicks(editor.details.note, "Springy.")
    editor.load(other.key)
    before = context.journal.sessions.get(first)
    assert before is not None
    assert (before.sets[0].done, before.note) == (6, "Springy.")
    assert kept(editor).sets[0].done is None


def test_a_click_puts_the_keys_on_a_cell(editor: SessionEditor, qtbot: QtBot) -> None:
    """Clicking a cell selects it for typing."""
    grid = editor.blocks[0].grid
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.row_point((1, 1)).toPoint())
    type_into(qtbot, "8")
    assert [line.done for line in kept(editor).sets][:4] == [None, None, None, 8]
    assert "set 2, right, done, target 10" in grid.edit.accessibleName() or grid.place != (1, 1)


def test_a_session_is_skipped_with_its_reason(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Skipping asks why, keeps the note, and can be reopened."""
    editor.acts.ask_skip()
    (dialog,) = editor.findChildren(SkipDialog)
    dialog.reason.set_value(SkipReason.ILL)
    qtbot.mouseClick(dialog.skip_button, Qt.MouseButton.LeftButton)
    assert kept(editor).status is SessionStatus.SKIPPED
    assert kept(editor).note == "Ill."
    assert editor.head.reopen.isVisible()
    qtbot.mouseClick(editor.head.reopen, Qt.MouseButton.LeftButton)
    assert kept(editor).status is SessionStatus.PLANNED


def test_a_session_is_moved_with_the_spacing_rule_said(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """The dialog says what speaks against a day, and moves to the day chosen."""
    today = context.journal.today()
    editor.acts.ask_move()
    (dialog,) = editor.findChildren(MoveDialog)
    dialog.day.setDate(qdate(today + timedelta(days=1)))
    assert "48 h are needed" in dialog.said
    dialog.day.setDate(qdate(today + timedelta(days=5)))
    assert "5 days later" in dialog.said
    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert kept(editor).day == today + timedelta(days=5)
    assert kept(editor).shown_status is SessionStatus.MOVED
    assert editor.head.status.text == "moved"


def test_a_deleted_session_is_gone_until_undo(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Deleting tells whoever shows the editor; the journal can take it back."""
    shown = key(editor)
    with qtbot.waitSignal(editor.gone):
        editor.acts.delete()
    assert context.journal.sessions.get(shown) is None
    history.undo(context=context)
    assert context.journal.sessions.get(shown) is not None


def test_sets_and_exercises_come_and_go(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """A set more, a set less, an exercise found by name: each is one step to undo."""
    menu = editor.blocks[0].make_menu()
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Add a set"].trigger()
    assert [row.number for row in exercise_sets(kept(editor).sets)[0].rows] == [1, 2, 3]
    by_text["Remove the last set"].trigger()
    assert [row.number for row in exercise_sets(kept(editor).sets)[0].rows] == [1, 2]
    menu.deleteLater()
    editor.acts.ask_exercise()
    (dialog,) = editor.findChildren(ExerciseDialog)
    qtbot.keyClicks(dialog.search, "ankle pumps")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert [block.title for block in editor.blocks][-1] == "Ankle pumps"
    history.undo(context=context)
    assert len(editor.blocks) == 2


def test_an_exercise_is_swapped_along_its_ladder(editor: SessionEditor, context: Context) -> None:
    """The easier neighbour takes the open sets."""
    menu = editor.blocks[0].make_menu()
    action = next(each for each in menu.actions() if each.text().startswith("Easier"))
    action.trigger()
    menu.deleteLater()
    easier = context.journal.library.exercises[kept(editor).sets[0].exercise]
    assert easier.id == "seated_calf_raise"
    assert editor.blocks[0].title == easier.name


def test_pain_and_answers_are_tied_to_the_session(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Pain during and the next morning are readings of this session; clearing takes one back."""
    grid = editor.tendon.grid
    assert [row.label for row in grid.content.rows] == ["During", "After"]
    grid.begin((0, 0))
    type_into(qtbot, "0", "2", key=Qt.Key.Key_Tab)
    readings = context.journal.checkins.readings_of(key(editor))
    assert {(r.moment, r.side): r.pain for r in readings} == {
        (Moment.DURING, Side.LEFT): 0,
        (Moment.DURING, Side.RIGHT): 2,
    }
    editor.acts.finish()
    assert [row.label for row in grid.content.rows][2:] == ["Next morning", "24 h", "48 h"]
    assert all(row.tag and row.tag.text.startswith("due") for row in grid.content.rows[2:])
    grid.begin((0, 1))
    grid.edit.selectAll()
    qtbot.keyClick(grid.edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(grid.edit, Qt.Key.Key_Return)
    assert len(context.journal.checkins.readings_of(key(editor))) == 1


def test_finishing_early_is_partly_done(editor: SessionEditor, qtbot: QtBot) -> None:
    """With sets left open the session counts as partly done and says so."""
    editor.begin()
    type_into(qtbot, "10")
    qtbot.mouseClick(editor.head.done, Qt.MouseButton.LeftButton)
    assert kept(editor).status is SessionStatus.PARTLY
    assert editor.head.status.text == "partly done"
    assert QApplication.focusWidget() is editor.details.effort


def test_a_session_of_forty_sets_opens_whole(context: Context, qtbot: QtBot) -> None:
    """Many exercises make one row per set and one field per exercise, not hundreds."""
    from msgspec.structs import replace as changed

    many = tuple(
        changed(line, item=item, exercise=name)
        for item, name in enumerate(list(context.journal.library.exercises)[:10])
        for line in lines()[:4]
    )
    day = context.journal.today()
    added = context.journal.sessions.add(session(day, sets=many)).value
    editor = opened(context, qtbot, added)
    assert sum(len(block.grid.content.rows) for block in editor.blocks) == 20
    assert len(editor.findChildren(ValueGrid)) == 11
