"""The exercises of a session one below the other, each in a block that is filled again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.worse_leg import worse_leg
from calfjournal.messages import tr
from calfjournal.views.set_table import ExerciseSets
from calfjournal.views.set_walk import Stop, next_open, next_stop
from ui.editor.enter_order import enter_order
from ui.editor.exercise_block import ExerciseBlock, key_of
from ui.editor.exercise_note import ExerciseNoteLine
from ui.editor.exercise_stack import ExerciseStack
from ui.editor.set_keys import SetAct
from ui.editor.value_grid import ValueGrid
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import holds_focus
from ui.widgets.scrolled import show_both, show_in_areas

MOST_EXERCISES = 10
"""Of the sessions there are blocks made ready for."""


class ExerciseList(ExerciseStack):
    """Shows the sets of a session; Tab comes to them after the widget ``after``.

    It lays every exercise in the same columns and says where the keys go from cell to cell.
    ``ended`` tells that typing went on below the last exercise, or that the last open set was
    filled; ``pending_changed`` that something is typed or kept.
    """

    ended = Signal()
    pending_changed = Signal()

    def __init__(self, context: Context, after: QWidget) -> None:
        super().__init__()
        self._context, self._after = context, after
        self.spare: list[ExerciseBlock] = []
        """Blocks without an exercise: to make one anew is what takes time."""
        self._session_id = 0
        self._notes: Mapping[str, str] | None = None
        """Of the exercises by their ids; None while they are not read."""
        context.bus.changed.connect(self._on_changed)

    # ------------------------------------------------------------------ showing

    def put_away(self) -> None:
        """Show no exercise any more."""
        self.spare = self.blocks + self.spare
        self.blocks = []
        self._session_id, self._notes = 0, None

    @property
    def parts(self) -> tuple[ValueGrid | ExerciseNoteLine, ...]:
        """What is typed into, exercise by exercise: each keeps a draft of it."""
        return tuple(part for block in self.blocks for part in (block.grid, block.note))

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        for part in self.parts:
            part.flush()

    def show_sets(self, session_id: int, wanted: Sequence[ExerciseSets]) -> bool:
        """Show the exercises of a session; True when one is shown that was not before."""
        if session_id != self._session_id:
            self._session_id, self._notes = session_id, None
        known = {block.key: block for block in self.blocks if block.session_id == session_id}
        kept = [known.pop(key_of(sets), None) for sets in wanted]
        lost = next((each.sets.item for each in known.values() if holds_focus(each)), None)
        free = [block for block in self.blocks if block not in kept] + self.spare
        shown: list[ExerciseBlock] = []
        for block, sets in zip(kept, wanted, strict=True):
            if block is not None:
                block.show_block(sets)
                shown.append(block)
            else:
                shown.append(self._begun(free, session_id, sets))
        for left in free:
            left.hide()
        self.spare = free
        self._place(shown)
        worse = worse_leg(line for sets in wanted for line in sets.lines)
        for block in shown:
            block.acts.worse = worse
        self._show_notes()
        self.lay()
        self._resume_at(lost)
        return None in kept

    def _resume_at(self, item: int | None) -> None:
        """Put the keys on what came in the place of the exercise that they were on."""
        came = [block for block in self.blocks if block.sets.item == item]
        if came:
            came[-1].grid.begin()

    @Slot(ChangeSet)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.EXERCISE_NOTE) and self.blocks:
            self._notes = None
            self._show_notes()

    def _show_notes(self) -> None:
        if self._notes is None:
            self._notes = self._context.journal.exercise_notes.of(self._session_id)
        for block in self.blocks:
            exercise = block.sets.exercise
            text = self._notes.get(exercise, "")
            block.note.show_note(self._session_id, exercise, block.title, text)

    def _place(self, shown: list[ExerciseBlock]) -> None:
        if shown == self.blocks:
            return
        self.blocks = shown
        self.setVisible(bool(shown))  # An empty one would take a gap.
        before = self._after
        for index, block in enumerate(shown):
            if self._stack.indexOf(block) != index:
                self._stack.insertWidget(index, block)
            self.setTabOrder(before, block.grid.edit)
            self.setTabOrder(block.grid.edit, block.note.field)
            before = block.note.field
        self.update()

    def _begun(
        self, free: list[ExerciseBlock], session_id: int, sets: ExerciseSets
    ) -> ExerciseBlock:
        """Return a block that shows an exercise from now on, one of the free ones if there are."""
        if free:
            block = free.pop(0)
            if holds_focus(block):
                block.hide()  # The keys go on to what comes after it, as if it were gone.
        else:
            block = self._made()
        block.begin(session_id, sets)
        block.show()
        return block

    def _made(self) -> ExerciseBlock:
        block = ExerciseBlock(self._context, self)
        block.grid.edit.entered.connect(self._see_entered)
        block.grid.crossed.connect(self._cross)
        block.grid.walked.connect(self._walk)
        block.grid.pending_changed.connect(self.pending_changed)
        block.note.pending_changed.connect(self.pending_changed)
        block.filled.connect(self._go_to_open)
        block.asked.connect(self._act)
        block.acts.swapped.connect(self._follow_swap)
        block.changed.connect(self.lay)
        block.name.dragged.connect(self.carry)
        block.name.dropped.connect(self._put_down)
        return block

    def make_spare(self) -> bool:
        """Make a block for later, out of sight; False when most sessions need no further one."""
        if len(self.blocks) + len(self.spare) >= MOST_EXERCISES:
            return False
        block = self._made()
        block.hide()
        for part in block.findChildren(QWidget):
            part.ensurePolished()
        self._stack.addWidget(block)
        self.spare.append(block)
        return True

    # ------------------------------------------------------------------ where the keys go

    @property
    def _stop(self) -> Stop:
        """Where the keys are, in the block that sends a signal."""
        part = self.sender()
        for at, block in enumerate(self.blocks):
            if part in (block, block.grid, block.name):
                return (at, *block.grid.place)
        return 0, 0, 0

    def _go(self, stop: Stop | None) -> None:
        if stop is None:
            self.ended.emit()
            return
        at, row, column = stop
        block = self.blocks[at]
        entered = not block.grid.edit.hasFocus()
        block.grid.go((row, column))
        if entered:
            show_in_areas(block.name)
            show_in_areas(block.grid)

    @Slot(bool)
    def _walk(self, forward: bool) -> None:
        exercises = [block.walked for block in self.blocks]
        stop = next_stop(exercises, enter_order(self._context), self._stop, forward=forward)
        if stop is not None or forward:
            self._go(stop)

    @Slot()
    def _go_to_open(self) -> None:
        self._go(next_open([block.walked for block in self.blocks], self._stop))

    @Slot()
    def _see_entered(self) -> None:
        """Show the name of the exercise that Tab came to, and the cell."""
        edit = self.sender()
        for block in self.blocks:
            if block.grid.edit is edit:
                show_in_areas(block.name)
                show_in_areas(block.grid)

    @Slot(bool)
    def _cross(self, down: bool) -> None:
        """Go to the same column of the exercise below or above, as near as there is one."""
        at, _, column = self._stop
        to = at + (1 if down else -1)
        if not 0 <= to < len(self.blocks):
            return
        wanted, other = self.blocks[at].sets.columns[column], self.blocks[to]
        row = 0 if down else len(other.rows) - 1
        columns = [place for line, place in other.grid.content.places() if line == row]
        same = [place for place in columns if other.sets.columns[place] is wanted]
        if columns:
            self._go((to, row, (same or [min(column, columns[-1])])[0]))

    @Slot(str)
    def _follow_swap(self, exercise: str) -> None:
        """Put the keys on the first open set of the exercise that came in the place of another."""
        for block in self.blocks:
            if block.sets.exercise == exercise:
                block.grid.begin()
                return

    # ------------------------------------------------------------------ the order of exercises

    @Slot(SetAct)
    def _act(self, act: SetAct) -> None:
        at = self._stop[0]
        match act:
            case SetAct.MOVE_UP:
                self._move(at, at - 1)
            case SetAct.MOVE_DOWN:
                self._move(at, at + 1)
            case SetAct.SUPERSET:
                self._join(at)
            case SetAct.NOTE:
                self.blocks[at].note.begin()

    def _join(self, at: int) -> None:
        if at == 0:
            self._context.notices.say(tr("There is no exercise above to take turns with."))
            return
        join = self._context.journal.sets.join_above
        perform(self._context, "", join, self._session_id, at, self.blocks[at].title)

    def _move(self, at: int, to: int) -> None:
        if not 0 <= to < len(self.blocks) or to == at or self._context.journal.read_only:
            return
        block = self.blocks[at]
        said = tr("{exercise} moved.", exercise=block.title)
        move = self._context.journal.sets.move_exercise
        perform(self._context, said, move, self._session_id, at, to, block.title)
        show_both(block.name, block.grid)

    @Slot()
    def _put_down(self) -> None:
        to = self.put_down()
        if to is not None:
            at = self._stop[0]
            self._move(at, to - (to > at))
