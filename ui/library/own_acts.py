"""Makes, changes and removes exercises of one's own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.messages import tr
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.drafts import DraftKey


class OwnActs(QObject):
    """``made`` carries the id of an exercise that was made or changed."""

    made = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def make(self, like: Exercise | None = None) -> None:
        """Ask for a new one, like another or like whatever is chosen then."""
        self._ask(None, like.figure if like is not None else None)

    def change(self, exercise: Exercise) -> None:
        """Ask what is other about one."""
        own = self._context.journal.exercises.get(exercise.id)
        if own is not None:
            self._ask(own)

    def remove(self, exercise: Exercise) -> None:
        """Remove one that nothing names; undo brings it back."""
        journal = self._context.journal
        own = journal.exercises.get(exercise.id)
        if own is not None:
            said = tr("{name} removed.", name=own.name)
            perform_or_warn(self._context, said, journal.exercises.remove, own.key)

    def resume(self, key: DraftKey) -> None:
        """Go on with what was typed of one and not kept."""
        all_own = self._context.journal.exercises.all()
        self._ask(next((each for each in all_own if each.id == key.about), None))

    def _ask(self, own: OwnExercise | None, like: str | None = None) -> None:
        from ui.editor.own_exercise_dialog import OwnExerciseDialog  # Late: it is seldom wanted.

        dialog = OwnExerciseDialog(self._context, own, like=like, parent=self._page)
        dialog.kept.connect(self._tell)
        dialog.open()

    @Slot(OwnExercise)
    def _tell(self, own: OwnExercise) -> None:
        self.made.emit(own.exercise)
