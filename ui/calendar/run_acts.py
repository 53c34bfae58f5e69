"""What can be done with the recorded runs of a day, and the forms of runs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import PlannedRun, Run
from calfjournal.messages import tr
from ui.calendar.planned_run_dialog import PlannedRunDialog
from ui.calendar.run_dialog import RunDialog
from ui.services.act import perform
from ui.services.context import Context


class RunActs(QObject):
    """Opens the forms above a panel, and deletes."""

    def __init__(self, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel

    def ask(self, day: date) -> None:
        """Ask for a run to add on a day."""
        RunDialog(self._context, day, parent=self._panel).open()

    def change(self, run: Run) -> None:
        """Ask what to change about a run."""
        RunDialog(self._context, run.day, run, parent=self._panel).open()

    def delete(self, run: Run) -> None:
        """Delete a run; undo brings it back."""
        delete = self._context.journal.runs.delete
        perform(self._context, tr("Run deleted."), delete, run.key)

    def ask_planned(self, day: date) -> None:
        """Ask for a run to plan on a day."""
        PlannedRunDialog(self._context, day, parent=self._panel).open()

    def change_planned(self, run: PlannedRun) -> None:
        """Ask what to change about a planned run."""
        PlannedRunDialog(self._context, run.day, run, parent=self._panel).open()
