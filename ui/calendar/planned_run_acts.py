"""What can be done with a planned run, each as one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from calfjournal.domain.placing import Placing
from calfjournal.domain.run import PlannedRun, Run
from calfjournal.messages import tr, when
from calfjournal.views.run_words import offered_run
from ui.calendar.planned_run_dialog import PlannedRunDialog
from ui.editor.dialogs import MoveDialog
from ui.metronome.ways import ask_for_run
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.qt import DIRECT, KEY

P = ParamSpec("P")
T = TypeVar("T")

NEAR = timedelta(days=1)
"""Recorded runs so near to its day are offered at once."""


class PlannedRunActs(QObject):
    """Acts of the planned run shown, and the dialogs that ask for more first."""

    def __init__(self, context: Context, line: QWidget) -> None:
        super().__init__(line)
        self._context, self._line = context, line
        self._run: PlannedRun | None = None

    def show_run(self, run: PlannedRun) -> None:
        """Take the run that is acted on, as it is now; questions about another one go."""
        if self._run is None or run.id != self._run.id:
            for dialog in self._line.findChildren(QDialog, options=DIRECT):
                dialog.hide()
                dialog.deleteLater()
        self._run = run

    def near(self) -> list[Run]:
        """Return the recorded runs of about its day that became no planned one."""
        if self._run is None:
            return []
        return self._context.journal.planned_runs.recorded_near(self._run, NEAR)

    # ------------------------------------------------------------------ asking first

    def ask_change(self) -> None:
        """Ask what to change."""
        if self._run is not None:
            PlannedRunDialog(self._context, self._run.day, self._run, parent=self._line).open()

    def ask_move(self) -> None:
        """Ask for another day and move the run there."""
        if self._run is not None:
            day, today = self._run.day, self._context.journal.today()
            dialog = MoveDialog(tr("Move run"), day, None, self._placing, today, self._line)
            dialog.chosen.connect(self._move)
            dialog.open()

    def _placing(self, day: date, _start_time: str) -> Placing | None:
        if self._run is None:
            return None
        return self._context.journal.moves.run_placings(self._run.key, (day,)).get(day)

    def ask_metronome(self) -> None:
        """Open a beat for the steps of the run."""
        if self._run is not None:
            ask_for_run(self._context, self._run, self._line)

    def ask_link(self) -> None:
        """Ask which recorded run it became."""
        if self._run is None:
            return
        from ui.editor.link_dialog import LinkDialog, nearest  # Late: it is seldom wanted.

        near = self._context.journal.planned_runs.recorded_near(self._run)
        dialog = LinkDialog(
            tr("Which run was it?"),
            [(offered_run(run), run.key) for run in near],
            tr("No other run was recorded within a week of this day."),
            self._line,
            likely=nearest(self._run.day, [each.day for each in near]),
        )
        dialog.chosen.connect(self._link)
        dialog.open()

    def _move(self, day: date, _start_time: str) -> None:
        self._perform(when.moved_to(day), self._context.journal.planned_runs.move, day)

    # ------------------------------------------------------------------ at once

    def leave_out(self) -> None:
        """Leave the run out."""
        self._perform(tr("Run left out."), self._context.journal.planned_runs.leave_out)

    def take_back(self) -> None:
        """Plan it again."""
        self._perform(tr("Run planned again."), self._context.journal.planned_runs.take_back)

    def delete(self) -> None:
        """Delete it; undo brings it back."""
        self._perform(tr("Planned run deleted."), self._context.journal.planned_runs.delete)

    def link(self, run: Run) -> None:
        """Say that a recorded run is what became of it."""
        self._link(run.key)

    @Slot(KEY)
    def _link(self, run_id: int) -> None:
        link = self._context.journal.planned_runs.link
        self._perform(tr("Linked with the recorded run."), link, run_id)

    def unlink(self) -> None:
        """Say that it did not become the run it is linked with."""
        link = self._context.journal.planned_runs.link
        self._perform(tr("No longer linked with the recorded run."), link, None)

    def _perform(
        self,
        said: str,
        verb: Callable[Concatenate[int, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        if self._run is not None:
            perform_or_warn(self._context, said, verb, self._run.key, *args, **kwargs)
