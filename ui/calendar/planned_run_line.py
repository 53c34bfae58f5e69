"""A planned run in the day's panel: what it asks for, what became of it, and its menu."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from calfjournal.domain.looks import RUN_LOOKS
from calfjournal.domain.run import PlannedRun, PlannedRunStatus, Run
from calfjournal.messages import formats, tr, vocabulary
from calfjournal.views import run_words
from ui.calendar.planned_run_acts import PlannedRunActs
from ui.services.context import Context
from ui.theme import Role
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small


class PlannedRunLine(QWidget):
    """Shows one planned run after the other; its menu does what can be done with it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run: PlannedRun | None = None
        self.acts = PlannedRunActs(context, self)
        self._chip = Chip("")
        self._told = small("", wrap=True)
        self.more = IconButton("more", tr("More for this planned run"))
        self.more.clicked.connect(self._open_menu)
        self._figures = Label("", Role.BODY, wrap=True, figures=True)
        self._moved, self._note = small("", wrap=True), small("", wrap=True)
        head = row(self._chip, self._told, None, self.more)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addLayout(head)
        for label in (self._figures, self._moved, self._note):
            stack.addWidget(label)
        self.more.setHidden(context.journal.read_only)

    @property
    def run(self) -> PlannedRun | None:
        """The planned run that is shown."""
        return self._run

    def show_run(self, run: PlannedRun, shown_on: date) -> None:
        """Show a planned run on a day: its own, or the one on which it was run."""
        self._run, status = run, run.status_on(self._context.journal.today())
        self.acts.show_run(run)
        title, figures = run_words.planned_title(run), run_words.planned_figures(run)
        done = status is PlannedRunStatus.DONE
        word = vocabulary.RUN_STATUSES[status].text
        self._chip.set_text(f"{title} · {word}")
        self._chip.set_look(RUN_LOOKS[run.kind] if status.is_ahead else None, dashed=True)
        self._chip.setVisible(not done)
        self._figures.setText(figures)
        self._figures.setVisible(not done)
        _say(self._told, self._became(run, shown_on) if done else "")
        _say(self._moved, "" if done else _moved(run))
        _say(self._note, run.note)
        self.more.set_name(tr("More for the planned {run}", run=vocabulary.RUN_NAMES[run.kind]))
        self.setAccessibleName(
            tr("{run} {status}, {figures}", run=title, status=word, figures=figures)
        )

    def _became(self, run: PlannedRun, shown_on: date) -> str:
        """Say what was planned of a run that was run, on its day or on another."""
        words = run_words.planned_line(run)
        if run.day != shown_on:
            return tr("Planned for {day:day}: {run}", day=run.day, run=formats.inside(words))
        recorded = self._context.journal.runs.get(run.run_id) if run.run_id is not None else None
        if recorded is None or recorded.day == shown_on:
            return tr("Planned: {run}", run=formats.inside(words))
        return tr("{run}: run on {day:day}", run=words, day=recorded.day)

    # ------------------------------------------------------------------ menu

    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_menu(self) -> QMenu:
        """Return the menu of the run; it deletes itself when closed."""
        menu, run, acts = QMenu(self), self._run, self.acts
        menu.aboutToHide.connect(menu.deleteLater)
        if run is None:
            return menu
        menu.addAction(tr("Change…"), acts.ask_change)
        if run.run_id is not None:
            menu.addAction(tr("It was not this run"), acts.unlink)
        elif run.is_open:
            menu.addAction(tr("Metronome…"), acts.ask_metronome)
            menu.addAction(tr("Move to…"), acts.ask_move)
            menu.addAction(tr("Leave out"), acts.leave_out)
            for recorded in acts.near():
                words = tr("It was the {run}", run=run_words.recorded_words(recorded))
                menu.addAction(words).setData(recorded)
            menu.addAction(tr("Link to a recorded run…"), acts.ask_link)
        else:
            menu.addAction(tr("Plan again"), acts.take_back)
        menu.addSeparator()
        menu.addAction(tr("Delete planned run"), acts.delete)
        menu.triggered.connect(self._link)
        return menu

    def _link(self, action: QAction) -> None:
        recorded = action.data()
        if isinstance(recorded, Run):
            self.acts.link(recorded)


def _say(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _moved(run: PlannedRun) -> str:
    if run.original_day in (None, run.day):
        return ""
    return tr("Moved from {day:day}", day=run.original_day)
