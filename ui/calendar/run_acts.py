"""What can be done with the recorded runs of a day, and the forms of runs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import PlannedRun, Run
from calfjournal.messages import tr
from calfjournal.views.run_words import offered_planned
from ui.calendar.day_runs import DayRuns
from ui.calendar.planned_run_dialog import PlannedRunDialog
from ui.run.run_dialog import RunDialog
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.places import Place, RunSpot
from ui.services.qt import KEY


class RunActs(QObject):
    """Opens the forms above a panel, and deletes."""

    def __init__(self, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._asked: Run | None = None

    def follow(self, runs: DayRuns) -> None:
        """Do what is wanted of the runs of a day."""
        runs.open_wanted.connect(self.show_page)
        runs.change_wanted.connect(self.change)
        runs.link_wanted.connect(self.ask_link)
        runs.delete_wanted.connect(self.delete)

    def ask(self, day: date) -> None:
        """Ask for a run to add on a day."""
        RunDialog(self._context, day, parent=self._panel).open()

    def show_page(self, run: Run) -> None:
        """Open the page of a run."""
        self.open_page(run.key)

    @Slot(KEY)
    def open_page(self, run_id: int) -> None:
        """Open the page of the run with a key."""
        self._context.navigate(Place.RUN, RunSpot(run_id))

    def change(self, run: Run) -> None:
        """Ask what to change about a run."""
        RunDialog(self._context, run.day, run, parent=self._panel).open()

    @Slot(Run)
    def ask_link(self, run: Run) -> None:
        """Ask which planned run a recorded one was."""
        from ui.editor.link_dialog import LinkDialog, nearest  # Late: it is seldom wanted.

        journal, self._asked = self._context.journal, run
        today = journal.today()
        near = journal.planned_runs.open_near(run)
        dialog = LinkDialog(
            tr("Which planned run was it?"),
            [(offered_planned(each, today), each.key) for each in near],
            tr("No planned run is still open within a week of this day."),
            self._panel,
            likely=nearest(run.day, [each.day for each in near]),
        )
        dialog.chosen.connect(self._link)
        dialog.open()

    @Slot(KEY)
    def _link(self, planned: int) -> None:
        link = self._context.journal.planned_runs.link
        if self._asked is not None:
            said = tr("Linked with the planned run.")
            perform_or_warn(self._context, said, link, planned, self._asked.key)

    def delete(self, run: Run) -> None:
        """Delete a run; undo brings it back."""
        delete = self._context.journal.runs.delete
        perform_or_warn(self._context, tr("Run deleted."), delete, run.key)

    def ask_planned(self, day: date) -> None:
        """Ask for a run to plan on a day."""
        PlannedRunDialog(self._context, day, parent=self._panel).open()

    def change_planned(self, run: PlannedRun) -> None:
        """Ask what to change about a planned run."""
        PlannedRunDialog(self._context, run.day, run, parent=self._panel).open()
