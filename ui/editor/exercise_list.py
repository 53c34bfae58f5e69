"""The exercises of a session one below the other, each in a block that is filled again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.views.set_table import ExerciseSets
from ui.editor.exercise_block import ExerciseBlock
from ui.services.context import Context
from ui.services.qt import holds_focus
from ui.theme import metrics

MOST_EXERCISES = 10
"""Of the sessions there are blocks made ready for."""


class ExerciseList(QWidget):
    """Shows the sets of a session; Tab comes to them after the widget ``after``.

    ``ended`` tells that typing went on below the last exercise, ``pending_changed`` that something
    is typed or kept.
    """

    ended = Signal()
    pending_changed = Signal()

    def __init__(self, context: Context, after: QWidget) -> None:
        super().__init__()
        self._context, self._after = context, after
        self.blocks: list[ExerciseBlock] = []
        self.spare: list[ExerciseBlock] = []
        """Blocks without an exercise: to make one anew is what takes time."""
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.M)

    def put_away(self) -> None:
        """Show no exercise any more."""
        self.spare = self.blocks + self.spare
        self.blocks = []

    def show_sets(self, session_id: int, wanted: Sequence[ExerciseSets]) -> bool:
        """Show the exercises of a session; True when one is shown that was not before."""
        known = {block.key: block for block in self.blocks if block.session_id == session_id}
        kept = [known.pop((sets.item, sets.exercise, sets.columns), None) for sets in wanted]
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
        return None in kept

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
            self.setTabOrder(block.grid.edit, block.more)
            before = block.more

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
        block.passed.connect(self._pass_on)
        block.grid.pending_changed.connect(self.pending_changed)
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

    @Slot(bool)
    def _pass_on(self, forward: bool) -> None:
        grids = [each.grid for each in self.blocks]
        index = next(i for i, each in enumerate(self.blocks) if each is self.sender())
        index += 1 if forward else -1
        if index >= len(grids):
            self.ended.emit()
        elif index >= 0:
            places = grids[index].content.places()
            grids[index].begin(places[0 if forward else -1] if places else None)
