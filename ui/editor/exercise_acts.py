"""What is written of one exercise: what was typed, and what a key does with a set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.exercise import Exercise, Side
from calfjournal.domain.ghosts import as_last_time, copied_leg, ghost
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import SetLine, name_of_log
from calfjournal.errors import InputError
from calfjournal.messages import tr
from calfjournal.views.last_sets import LastTime
from calfjournal.views.set_table import COLUMN_SIDES, ExerciseSets, SetColumn, WholeSet
from calfjournal.views.set_typing import typed
from ui.editor.value_grid import NOT_SAVED
from ui.services.act import perform
from ui.services.context import Context


class ExerciseActs(QObject):
    """Writes at once, each act as one named edit; ``swapped(str)`` when another takes its place."""

    swapped = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.session_id = 0
        self.sets = ExerciseSets(0, "", (), ())
        self.exercise: Exercise | None = None
        self.last: LastTime | None = None
        self.worse: Side | None = None
        """The leg that hurts more in this session, BOTH for alike, None while nobody told."""

    @property
    def title(self) -> str:
        """The name of the exercise; its id where the library does not know it."""
        return self.exercise.name if self.exercise else self.sets.exercise

    # ------------------------------------------------------------------ one set

    def take(self, row: WholeSet, column: SetColumn, text: str) -> str:
        """Write what was typed into a cell; returns what is wrong with it, "" when all is well."""
        try:
            changed = typed(row, column, text, self.worse)
            kept = not changed or self._log(changed, self._label(row, column), column.name)
        except ValueError as problem:
            return str(problem)
        except InputError as problem:
            return problem.message
        return "" if kept else tr(NOT_SAVED)

    def fill(self, row: WholeSet) -> bool:
        """Log a set as its ghosts say; what was typed of it stays. False when it was refused."""
        lines = self.sets.lines
        return self._filled(row, tuple(ghost(line, lines) for line in row.lines))

    def fill_as_last(self, row: WholeSet) -> bool:
        """Log a set as last time; False when there is none, which is said."""
        changed = as_last_time(row.lines, self.last.lines) if self.last is not None else ()
        if not changed and not row.is_logged:
            self._context.notices.say(tr("There is no last time of this set."))
            return False
        return self._filled(row, changed)

    def _filled(self, row: WholeSet, lines: Sequence[SetLine]) -> bool:
        changed = [line for line in lines if line not in row.lines]
        return not changed or self._log(changed, self._label(row), "fill")

    def copy_leg(self, row: WholeSet, typed: Side | None) -> bool:
        """Log the other leg as the one just ``typed``, else as the first one that is logged."""
        changed = copied_leg(row.lines, typed)
        if changed is None:
            self._context.notices.say(tr("Nothing is logged of this set that could be copied."))
            return False
        label = say("edits.copy_leg", exercise=self.title, number=row.number)
        return changed in row.lines or self._log([changed], label, "copy_leg")

    def _log(self, lines: Sequence[SetLine], label: Message, place: str) -> bool:
        log_sets = self._context.journal.sets.log_sets
        return perform(self._context, "", log_sets, lines, label, place) is not None

    def _label(self, row: WholeSet, column: SetColumn | None = None) -> Message:
        side = COLUMN_SIDES.get(column) if column is not None else None
        if side is None and len(row.lines) == 1:
            side = row.lines[0].side
        return name_of_log(self.title, row.number, side or Side.BOTH, warm_up=row.is_warm_up)

    # ------------------------------------------------------------------ the exercise

    @property
    def has_open_sets(self) -> bool:
        """True while a set is left that another exercise could take."""
        return any(row.is_open for row in self.sets.work)

    def neighbour(self, link: str) -> Exercise | None:
        """Return the ``easier`` or ``harder`` rung, None where there is none."""
        name = getattr(self.exercise, link) if self.exercise else None
        return self._context.journal.library.exercises.get(name) if name else None

    def step(self, link: str) -> None:
        """Do the ``easier`` or ``harder`` rung in the sets still open, or say that it cannot be."""
        other = self.neighbour(link)
        if other is None and link == "easier":
            self._context.notices.say(tr("There is no easier exercise than this one."))
        elif other is None:
            self._context.notices.say(tr("There is no harder exercise than this one."))
        elif not self.has_open_sets:
            self._context.notices.say(tr("Every set is logged: none is left to swap."))
        else:
            self.swap(other)

    def swap(self, other: Exercise) -> None:
        """Do another exercise in the sets still open."""
        said = tr("{exercise} it is.", exercise=other.name)
        swap = self._context.journal.sets.swap
        if perform(self._context, said, swap, self.session_id, self.sets.lines, other):
            self.swapped.emit(other.id)

    def add_set(self) -> None:
        """Add a set, planned like the last."""
        add_one = self._context.journal.sets.add_one
        perform(self._context, "", add_one, self.session_id, self.sets.lines, self.title)

    def add_warm_up(self) -> None:
        """Add a warm-up before the sets."""
        add = self._context.journal.sets.add_warm_up
        perform(self._context, "", add, self.session_id, self.sets.lines, self.title)

    def remove_warm_up(self) -> None:
        """Remove the last warm-up."""
        warm_ups = [row for row in self.sets.rows if row.is_warm_up]
        label = say("edits.remove_set_of", exercise=self.title)
        said = tr("Warm-up removed: {exercise}.", exercise=self.title)
        self._remove(warm_ups[-1].lines, label, said)

    def remove_set(self) -> None:
        """Remove the last set."""
        title = self.title
        label = say("edits.remove_set_of", exercise=title)
        said = tr("Set removed: {exercise}.", exercise=title)
        self._remove(self.sets.rows[-1].lines, label, said)

    def remove_all(self) -> None:
        """Remove the exercise."""
        title = self.title
        label = say("edits.remove_exercise", exercise=title)
        said = tr("{exercise} removed.", exercise=title)
        self._remove(self.sets.lines, label, said)

    def _remove(self, lines: Sequence[SetLine], label: Message, said: str) -> None:
        perform(self._context, said, self._context.journal.sets.remove, lines, label)
