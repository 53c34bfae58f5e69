"""One exercise of a session: its name, last time's values, and its sets to type into."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from calfjournal.domain.exercise import LEGS, Exercise
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import SetLine
from calfjournal.errors import InputError
from calfjournal.messages import mark, tr
from calfjournal.views.set_table import (
    COLUMN_SIDES,
    HEADINGS,
    MEANINGS,
    ExerciseSets,
    SetColumn,
    WholeSet,
    cell_text,
    falls_short,
    hint_text,
    row_label,
    spoken_cell,
)
from calfjournal.views.set_typing import typed
from ui.editor.cells import Cell, Content, GridRow
from ui.editor.value_grid import NOT_SAVED, ValueGrid
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import DIRECT
from ui.theme import Role, metrics
from ui.widgets.buttons import IconButton
from ui.widgets.layouts import row
from ui.widgets.text import Label, small


class ExerciseBlock(QWidget):
    """Writes what is typed at once; ``passed(bool)`` when typing leaves its grid.

    ``begin`` chooses the exercise, as often as one is to be shown in the same place.
    """

    passed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session_id = 0
        self._block = ExerciseSets(0, "", (), ())
        self._exercise: Exercise | None = None
        self._name = Label("", Role.BODY_STRONG, wrap=True)
        self._last = small("", wrap=True)
        self._last.hide()
        self.grid = ValueGrid(self._take, passes=True)
        self.grid.copied.connect(self._copy_row)
        self.grid.passed.connect(self.passed)
        self.grid.menu_wanted.connect(self.open_menu)
        self.more = IconButton("more", "", keys="Shift+F10")
        self.more.clicked.connect(self._open_below)
        if context.journal.read_only:
            self.more.hide()
        self.grid.set_read_only(read_only=context.journal.read_only)
        head = row(self._name, self.more)
        head.setStretch(0, 1)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addLayout(head)
        stack.addWidget(self._last)
        stack.addSpacing(metrics.XS)
        stack.addWidget(self.grid)
        self.setTabOrder(self.grid.edit, self.more)

    @property
    def title(self) -> str:
        """The name of the exercise; its id where the library does not know it."""
        return self._exercise.name if self._exercise else self._block.exercise

    @property
    def session_id(self) -> int:
        """The session it is part of."""
        return self._session_id

    @property
    def key(self) -> tuple[int, str, tuple[SetColumn, ...]]:
        """What must stay the same for the block to be shown again in place."""
        return self._block.item, self._block.exercise, self._block.columns

    def begin(self, session_id: int, block: ExerciseSets) -> None:
        """Show an exercise; nothing of the one before stays, typed or open."""
        for menu in self.findChildren(QMenu, options=DIRECT):
            menu.close()
        self._session_id = session_id
        self._exercise = self._context.journal.library.exercises.get(block.exercise)
        self._block = block
        self._name.setText(self.title)
        self._name.setToolTip(self._exercise.cue if self._exercise else "")
        self.more.set_name(tr("More for {exercise}", exercise=self.title), keys="Shift+F10")
        self.grid.forget()
        self.show_block(block)

    def show_block(self, block: ExerciseSets) -> None:
        """Show the sets as they are now."""
        self._block = block
        columns = block.columns
        self.grid.show_content(
            Content(
                tuple(HEADINGS[column] for column in columns),
                tuple(self._row(line) for line in block.rows),
                tuple(MEANINGS.get(column, "") for column in columns),
                columns.index(SetColumn.LEFT) if SetColumn.LEFT in columns else None,
            )
        )

    def show_last(self, text: str) -> None:
        """Show what was done last time, "" when there is no last time."""
        tempo = next((line.tempo for line in self._block.lines if line.tempo), "")
        parts = [
            tr("tempo {tempo}", tempo=tempo) if tempo[:1].isdigit() else tempo,
            tr("last: {sets}", sets=text) if text else "",
        ]
        self._last.setText(" · ".join(part for part in parts if part))
        self._last.setVisible(bool(self._last.text()))

    def _row(self, line: WholeSet) -> GridRow:
        cells = tuple(self._cell(line, column) for column in self._block.columns)
        return GridRow(row_label(line), cells, logged=line.is_logged)

    def _cell(self, line: WholeSet, column: SetColumn) -> Cell | None:
        text = cell_text(line, column)
        if text is None:
            return None
        name = partial(spoken_cell, self.title, line, column)
        key = f"{self._block.item} {self._block.exercise} {line.number} {column.name}"
        return Cell(text, hint_text(line, column), name, falls_short(line, column), key)

    # ------------------------------------------------------------------ writing

    def _take(self, index: int, column_index: int, text: str) -> str:
        line, column = self._block.rows[index], self._block.columns[column_index]
        try:
            changed = typed(line, column, text)
            kept = not changed or self._log(changed, self._label(line, column), column.name)
        except ValueError as problem:
            return str(problem)
        except InputError as problem:
            return problem.message
        return "" if kept else tr(NOT_SAVED)

    def _log(self, lines: Sequence[SetLine], label: Message, place: str) -> bool:
        log_sets = self._context.journal.sets.log_sets
        return perform(self._context, "", log_sets, lines, label, place) is not None

    def _label(self, line: WholeSet, column: SetColumn | None = None) -> Message:
        side = COLUMN_SIDES.get(column) if column is not None else None
        if side not in LEGS:
            return say("edits.log_set", exercise=self.title, number=line.number)
        return say("edits.log_set_of_side", exercise=self.title, number=line.number, side=side)

    def _copy_row(self, index: int) -> None:
        line = self._block.rows[index]
        planned = tuple(each.as_planned for each in line.lines)
        self._log(planned, self._label(line), "copy")

    # ------------------------------------------------------------------ menu

    def _open_below(self) -> None:
        self.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the exercise."""
        if self._context.journal.read_only:
            return
        menu = self.make_menu()
        menu.popup(at)

    def make_menu(self) -> QMenu:
        """Return the menu of the exercise; it deletes itself when closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Add a set"), self._add_set)
        menu.addAction(tr("Remove the last set"), self._remove_set)
        self._offer(menu, self._neighbour("easier"), mark("Easier: {exercise}"))
        self._offer(menu, self._neighbour("harder"), mark("Harder: {exercise}"))
        menu.addSeparator()
        menu.addAction(tr("Remove exercise"), self._remove_all)
        return menu

    def _offer(self, menu: QMenu, other: Exercise | None, sentence: str) -> None:
        if other is not None:
            name = tr(sentence, exercise=other.name)
            action = menu.addAction(name, partial(_swap, self, other))
            action.setEnabled(any(row.is_open for row in self._block.rows))

    def _neighbour(self, link: str) -> Exercise | None:
        name = getattr(self._exercise, link) if self._exercise else None
        return self._context.journal.library.exercises.get(name) if name else None

    def _add_set(self) -> None:
        add_one = self._context.journal.sets.add_one
        perform(self._context, "", add_one, self._session_id, self._block.lines, self.title)

    def _remove_set(self) -> None:
        label = say("edits.remove_set_of", exercise=self.title)
        said = tr("Set removed: {exercise}.", exercise=self.title)
        self._remove(self._block.rows[-1].lines, label, said)

    def _remove_all(self) -> None:
        label = say("edits.remove_exercise", exercise=self.title)
        said = tr("{exercise} removed.", exercise=self.title)
        self._remove(self._block.lines, label, said)

    def _remove(self, lines: Sequence[SetLine], label: Message, said: str) -> None:
        perform(self._context, said, self._context.journal.sets.remove, lines, label)

    def swap(self, other: Exercise) -> None:
        """Do another exercise in the sets still open."""
        said = tr("{exercise} it is.", exercise=other.name)
        swap = self._context.journal.sets.swap
        perform(self._context, said, swap, self._session_id, self._block.lines, other)


def _swap(block: ExerciseBlock, other: Exercise) -> None:
    block.swap(other)
