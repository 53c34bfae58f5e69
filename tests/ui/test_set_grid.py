"""The sets of a session with the keys only: filled, swapped, ordered, split, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SetLine
from calfjournal.messages import in_words
from calfjournal.views.set_table import SetColumn
from tests.calendar_journal import HOLD, RAISE, fill, lines, session
from tests.ui.hands import press
from ui.editor.dialogs import ExerciseDialog
from ui.editor.enter_order import enter_order, fill_order_menu
from ui.editor.exercise_block import ExerciseBlock
from ui.editor.own_exercise_dialog import OwnExerciseDialog
from ui.editor.session_editor import SessionEditor
from ui.services import history
from ui.services.context import Context
from ui.widgets import painted_nodes

ENTER, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Opened = Callable[[Session], SessionEditor]


@pytest.fixture
def opened(context: Context, qtbot: QtBot) -> Opened:
    """Return a function that shows a session with the keys on its first open set."""

    def show(wanted: Session) -> SessionEditor:
        made = SessionEditor(context)
        qtbot.addWidget(made)
        made.load(wanted.key)
        made.resize(900, 1200)
        made.show()
        qtbot.waitUntil(made.isActiveWindow)
        made.begin()
        return made

    return show


@pytest.fixture
def editor(context: Context, opened: Opened) -> SessionEditor:
    """Return the editor of today's planned session."""
    today = fill(context.journal)
    (planned,) = context.journal.sessions.on(today)
    return opened(planned)


def kept(editor: SessionEditor) -> tuple[SetLine, ...]:
    """Return the sets as the journal has them."""
    assert editor.session is not None
    found = editor._context.journal.sessions.get(editor.session.key)
    assert found is not None
    return found.sets


def done(editor: SessionEditor) -> list[int | None]:
    """Return what was done of each set."""
    return [line.done for line in kept(editor)]


def held(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key with another one held."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def at(editor: SessionEditor) -> tuple[str, int, SetColumn]:
    """Return where the keys are: exercise, row and column."""
    block = next(block for block in editor.blocks if block.grid.edit.hasFocus())
    row, column = block.grid.place
    return block.sets.exercise, row, block.sets.columns[column]


def told(context: Context) -> list[str]:
    """Return a list that is filled with what the status line says from now on."""
    said: list[str] = []

    def note(sentence: str, _undoable: bool) -> None:
        said.append(sentence)

    context.notices.said.connect(note)
    return said


def walks_back_and_forth(context: Context, editor: SessionEditor, name: str) -> None:
    """Undo takes the newest edit back by its name, redo makes it again."""
    assert in_words(context.journal.undo_label or "") == name
    after = kept(editor)
    history.undo(context=context)
    before = kept(editor)
    assert before != after
    assert in_words(context.journal.redo_label or "") == name
    history.redo(context=context)
    assert kept(editor) == after


def test_a_session_as_planned_takes_one_key_a_set(editor: SessionEditor, qtbot: QtBot) -> None:
    """Space, Space, Space: three sets are logged with their loads, and effort is asked for."""
    press(qtbot, SPACE, SPACE, SPACE)
    assert done(editor) == [10, 10, 10, 10, 45, 45]
    assert {(line.done_kg, line.done_rir) for line in kept(editor)[:4]} == {(24.0, 2)}
    assert QApplication.focusWidget() is editor.details.effort


def test_an_unplanned_session_is_logged_too(context: Context, opened: Opened, qtbot: QtBot) -> None:
    """A session that nobody planned takes values with digits and Enter alone."""
    added = context.journal.sessions.add(session(context.journal.today(), sets=lines()[:2])).value
    editor = opened(added)
    press(qtbot, "9", ENTER, "8", ENTER, "22,5", ENTER, "1", ENTER, "0", ENTER)
    assert [(x.done, x.done_kg, x.done_rir, x.pain) for x in kept(editor)] == [
        (9, 22.5, 1, 0),
        (8, 22.5, 1, 0),
    ]
    assert QApplication.focusWidget() is editor.details.effort


def test_what_is_typed_stays_when_space_fills_the_rest(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Nine typed, then Space: nine and the planned rest, one step each to undo."""
    press(qtbot, "9", SPACE)
    assert [(x.done, x.done_kg, x.done_rir) for x in kept(editor)[:2]] == [(9, 24, 2), (10, 24, 2)]
    assert at(editor) == (RAISE, 1, SetColumn.LEFT)
    walks_back_and_forth(context, editor, "Log set: Seated calf raise, one leg 1")


def test_a_typed_load_goes_on_as_a_ghost(editor: SessionEditor, qtbot: QtBot) -> None:
    """It stands in the later sets, is not counted, and Space takes it."""
    press(qtbot, "10", ENTER, "10", ENTER, "26", ENTER)
    grid = editor.blocks[0].grid
    assert [cell.hint for cell in grid.content.rows[1].cells if cell][:3] == ["10", "10", "26"]
    assert [cell.text for cell in grid.content.rows[1].cells if cell] == [""] * 5
    assert [line.done_kg for line in kept(editor)[:4]] == [26.0, 26.0, None, None]
    press(qtbot, SPACE, SPACE)
    assert [line.done_kg for line in kept(editor)[:4]] == [26.0] * 4


def test_as_last_time_takes_the_values_of_last_time(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Ctrl+D logs the set as the same one was, which stands beside it under its weekday."""
    content = editor.blocks[0].grid.content
    before = context.journal.today() - timedelta(days=2)
    assert content.fact_headings == ("Planned", f"Last, {before:%a}")
    assert [row.facts for row in content.rows] == [
        ("10", "L 10 · R 10 at 24"),
        ("10", "L 10 · R 9 at 24"),
    ]
    press(qtbot, SPACE)
    held(qtbot, Qt.Key.Key_D, CTRL)
    assert done(editor)[:4] == [10, 10, 10, 9]
    walks_back_and_forth(context, editor, "Log set: Seated calf raise, one leg 2")


def test_l_copies_one_leg_to_the_other(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Type the left leg, L does the right one, and the load is next."""
    press(qtbot, "8", ENTER, "l")
    assert done(editor)[:2] == [8, 8]
    assert at(editor) == (RAISE, 0, SetColumn.KG)
    walks_back_and_forth(context, editor, "Copy one leg to the other: Seated calf raise, one leg 1")


def test_l_right_behind_a_number_copies_that_leg(editor: SessionEditor, qtbot: QtBot) -> None:
    """The number is taken, whichever leg it is of; in a cell of pain the letter names the leg."""
    press(qtbot, "14l")
    assert done(editor)[:2] == [14, 14]
    grid = editor.blocks[0].grid
    grid.begin((0, 1))
    press(qtbot, "12l")
    assert done(editor)[:2] == [12, 12]
    grid.begin((0, 4))
    press(qtbot, "2l", ENTER)
    assert [line.pain for line in kept(editor)[:2]] == [2, None]


@pytest.mark.parametrize(
    ("key", "exercise", "name"),
    [
        ("e", "seated_calf_raise", "Swap to Seated calf raise, two legs"),
        ("h", "sl_bent_knee_raise", "Swap to Single-leg bent-knee calf raise"),
    ],
)
def test_a_rung_easier_or_harder_takes_the_open_sets(
    editor: SessionEditor,
    qtbot: QtBot,
    context: Context,
    key: str,
    exercise: str,
    name: str,
) -> None:
    """E and H swap what is not logged yet, and the keys go along."""
    press(qtbot, key)
    assert {line.exercise for line in kept(editor)} == {exercise, HOLD}
    assert at(editor)[:2] == (exercise, 0)
    walks_back_and_forth(context, editor, name)
    assert at(editor)[:2] == (exercise, 0)
    history.undo(context=context)
    assert at(editor) == (RAISE, 0, SetColumn.LEFT)


def test_undo_of_a_swap_midway_leads_back(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """The keys go back to the sets that are open again, not to the next exercise."""
    press(qtbot, SPACE, "e")
    assert at(editor)[0] == "seated_calf_raise"
    history.undo(context=context)
    assert at(editor) == (RAISE, 1, SetColumn.LEFT)


def test_an_exercise_is_put_in_another_place(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Alt+Down takes it below the next one, with the keys; Alt+Up brings it back."""
    press(qtbot, "7", ENTER)
    held(qtbot, Qt.Key.Key_Down, ALT)
    assert [block.sets.exercise for block in editor.blocks] == [HOLD, RAISE]
    assert at(editor) == (RAISE, 0, SetColumn.RIGHT)
    walks_back_and_forth(context, editor, "Move exercise: Seated calf raise, one leg")
    held(qtbot, Qt.Key.Key_Up, ALT)
    assert [block.sets.exercise for block in editor.blocks] == [RAISE, HOLD]


def test_an_exercise_is_carried_by_its_name(editor: SessionEditor, qtbot: QtBot) -> None:
    """Dragged below the other one it stays there."""
    first, second = editor.blocks
    name = first.name
    qtbot.mousePress(name, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    below = name.mapFromGlobal(second.mapToGlobal(QPoint(0, second.height() - 4)))
    QTest.mouseMove(name, QPoint(4, 30))
    QTest.mouseMove(name, below)
    qtbot.mouseRelease(name, Qt.MouseButton.LeftButton, pos=below)
    assert [block.sets.exercise for block in editor.blocks] == [HOLD, RAISE]


def test_s_gives_each_leg_its_own_row(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Loads may differ then; S joins them again when they agree, and not before."""
    said = told(context)
    press(qtbot, "s")
    grid = editor.blocks[0].grid
    assert [row.label for row in grid.content.rows] == ["1 L", "1 R", "2 L", "2 R"]
    press(qtbot, "10", ENTER, "24", ENTER, "2", ENTER, "0", ENTER)
    press(qtbot, "10", ENTER, "20", ENTER, "2", ENTER, "0", ENTER)
    assert [line.done_kg for line in kept(editor)[:2]] == [24.0, 20.0]
    grid.begin((1, 2))
    press(qtbot, "s")
    assert said == ["Left and right differ: they stay apart until they agree."]
    press(qtbot, "24", ENTER)
    walks_back_and_forth(context, editor, "Log set: Seated calf raise, one leg 1 right")
    press(qtbot, "s")
    assert [row.label for row in grid.content.rows] == ["1", "2"]


def test_pain_of_the_worse_leg_is_asked_once(editor: SessionEditor, qtbot: QtBot) -> None:
    """Two, then which leg; from then on a number alone is of that leg, and 1/2 of each."""
    grid = editor.blocks[0].grid
    grid.begin((0, 4))
    press(qtbot, "2", ENTER)
    assert grid.problem.startswith("Which leg hurt more?")
    assert kept(editor)[0].pain is None
    press(qtbot, "r", ENTER)
    assert [line.pain for line in kept(editor)[:2]] == [None, 2]
    grid.begin((1, 4))
    press(qtbot, "3", ENTER)
    assert [line.pain for line in kept(editor)[2:4]] == [None, 3]
    grid.begin((0, 4))
    press(qtbot, "0/2", ENTER)
    assert [line.pain for line in kept(editor)[:2]] == [0, 2]
    assert [grid.content.rows[row].cells[4].text for row in (0, 1)] == ["0/2", "3 R"]  # type: ignore[union-attr]


def test_a_pair_follows_the_columns(context: Context, opened: Opened, qtbot: QtBot) -> None:
    """With Right before Left, 0/2 typed is no pain in the right leg, and readers hear the legs."""
    today = fill(context.journal)
    context.journal.athlete.save(Athlete(sore_side=Side.RIGHT))
    editor = opened(context.journal.sessions.on(today)[0])
    grid = editor.blocks[0].grid
    assert grid.content.headings[:2] == ("Right", "Left")
    grid.begin((0, 4))
    press(qtbot, "0/2", ENTER)
    assert {line.side: line.pain for line in kept(editor)[:2]} == {Side.RIGHT: 0, Side.LEFT: 2}
    assert grid.accessible_parts()[4].name.endswith("pain 0 to 10: R 0 / L 2")
    grid.begin((0, 2))
    press(qtbot, "12/10", ENTER)
    assert {x.side: x.done_kg for x in kept(editor)[:2]} == {Side.RIGHT: 12, Side.LEFT: 10}
    assert [row.label for row in grid.content.rows][:2] == ["1 R", "1 L"]


def test_escape_gives_up_what_was_refused(editor: SessionEditor, qtbot: QtBot) -> None:
    """The cell shows what is kept again, nothing is wrong any more, and letters act again."""
    grid = editor.blocks[0].grid
    press(qtbot, "many", ENTER)
    assert grid.problem == "Write a number."
    press(qtbot, ESCAPE)
    assert (grid.problem, grid.edit.text(), grid.pending()) == ("", "", {})
    press(qtbot, "s")
    assert len(grid.content.rows) == 4


def test_enter_goes_where_it_was_told_to(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """The menu leaves a field out, or puts it last; the choice is kept."""
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_order_menu(menu, context)
    next(each for each in menu.actions() if "reserve" in each.text()).trigger()
    assert enter_order(context) == (SetColumn.KG, SetColumn.PAIN)
    press(qtbot, ENTER, ENTER, ENTER)
    assert at(editor) == (RAISE, 0, SetColumn.PAIN)
    press(qtbot, ENTER)
    assert at(editor) == (RAISE, 1, SetColumn.LEFT)
    held(qtbot, ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert at(editor) == (RAISE, 0, SetColumn.PAIN)


def test_columns_line_up_through_the_session(editor: SessionEditor) -> None:
    """Left, right and pain stand below each other in every exercise, in every width."""
    for width in (900, 560, 420):
        editor.resize(width, 1200)
        QApplication.processEvents()
        lefts = [_left_edges(block) for block in editor.blocks]
        assert lefts[0].items() >= lefts[1].items()


def _left_edges(block: ExerciseBlock) -> dict[SetColumn, int]:
    grid, columns = block.grid, block.sets.columns
    boxes = {each: grid.geometry_now.box((0, at)) for at, each in enumerate(columns)}
    window: QWidget = block.window()
    return {each: grid.mapTo(window, box.topLeft().toPoint()).x() for each, box in boxes.items()}


def test_a_screen_reader_finds_every_cell(editor: SessionEditor, qtbot: QtBot) -> None:
    """Each cell says what it is of, and what was logged or is planned."""
    painted_nodes.install()
    press(qtbot, "9", ENTER)
    node = QAccessible.queryAccessibleInterface(editor.blocks[0].grid)
    names = [node.child(n).text(QAccessible.Text.Name) for n in range(node.childCount())]
    raise_ = "Seated calf raise, one leg"
    assert names[:3] == [
        f"{raise_}, set 1, left, done, target 10: 9",
        f"{raise_}, set 1, right, done, target 10: not logged, 10 planned",
        f"{raise_}, set 1, kilograms: not logged, 24 planned",
    ]


def test_exercises_are_done_by_turns(editor: SessionEditor, qtbot: QtBot, context: Context) -> None:
    """U joins an exercise with the one above: Enter walks A1, B1, A2; U again parts them."""
    context.settings.change(enter_order="")
    editor.blocks[1].grid.begin()
    press(qtbot, "u")
    assert {line.superset for line in kept(editor)} == {1}
    walks_back_and_forth(context, editor, "Superset: Seated soleus hold (knee 90°)")
    editor.blocks[0].grid.begin()
    ways = []
    for _ in range(5):
        press(qtbot, ENTER)
        ways.append(at(editor))
    legs = (SetColumn.LEFT, SetColumn.RIGHT)
    assert ways == [
        (RAISE, 0, legs[1]),
        *((HOLD, 0, leg) for leg in legs),
        *((RAISE, 1, leg) for leg in legs),
    ]
    editor.blocks[1].grid.begin()
    press(qtbot, "u")
    assert {line.superset for line in kept(editor)} == {None}
    walks_back_and_forth(context, editor, "End superset: Seated soleus hold (knee 90°)")


def test_a_warm_up_stands_before_the_sets_and_counts_in_nothing(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """W adds one at half the load; Space logs it, and the session asks for its sets still."""
    press(qtbot, "w")
    block = editor.blocks[0]
    assert [row.label for row in block.grid.content.rows] == ["W1", "1", "2"]
    assert in_words(context.journal.undo_label or "") == "Add warm-up: Seated calf raise, one leg"
    block.grid.begin((0, 0))
    press(qtbot, SPACE)
    assert editor.session is not None
    assert [(x.done, x.done_kg) for x in editor.session.warm_ups] == [(10, 12.0), (10, 12.0)]
    assert done(editor) == [None] * 6
    assert at(editor) == (RAISE, 1, SetColumn.LEFT)
    assert block.grid.content.rows[1].cells[2].hint == "24"  # type: ignore[union-attr]
    history.undo(context=context)
    history.undo(context=context)
    assert [row.label for row in block.grid.content.rows] == ["1", "2"]


def test_a_note_is_written_on_an_exercise(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """Ctrl+M opens a line below the name, Enter keeps it and leads back to the set."""
    block = editor.blocks[0]
    held(qtbot, Qt.Key.Key_M, CTRL)
    assert block.note.field.hasFocus()
    press(qtbot, "seat one hole higher", ENTER)
    assert editor.session is not None
    notes = context.journal.exercise_notes.of(editor.session.key)
    assert notes == {RAISE: "seat one hole higher"}
    assert block.grid.edit.hasFocus()
    assert in_words(context.journal.undo_label or "") == "Write note on Seated calf raise, one leg"
    history.undo(context=context)
    assert block.note.isHidden()
    history.redo(context=context)
    assert block.note.isVisible()


def test_an_exercise_of_ones_own_is_added(
    editor: SessionEditor, qtbot: QtBot, context: Context
) -> None:
    """From the chooser: its name, what it is like; a name that is taken is refused at the field."""
    editor.acts.ask_exercise()
    (chooser,) = editor.findChildren(ExerciseDialog)
    qtbot.keyClicks(chooser.search, "Stair drops")
    qtbot.mouseClick(chooser.new, Qt.MouseButton.LeftButton)
    (dialog,) = editor.findChildren(OwnExerciseDialog)
    assert dialog.name.text() == "Stair drops"
    dialog.name.setText("Ankle pumps")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.name.error
    dialog.name.setText("Stair drops")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert [block.title for block in editor.blocks][-1] == "Stair drops"
    assert in_words(context.journal.undo_label or "") == "Add exercise: Stair drops"
    history.undo(context=context)
    assert in_words(context.journal.undo_label or "") == "Add own exercise: Stair drops"
