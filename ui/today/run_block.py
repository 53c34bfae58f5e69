"""A planned run of the day: what it asks for, and what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import RUN_LOOKS, Glyph, Look
from calfjournal.domain.run import PlannedRun, PlannedRunStatus
from calfjournal.messages import formats, tr, vocabulary
from calfjournal.views import run_words
from calfjournal.views.today import TodayRun
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

STATUS_LOOKS = {
    PlannedRunStatus.DONE: Look("go_on", Glyph.CHECK),
    PlannedRunStatus.MISSED: Look("run"),
    PlannedRunStatus.SKIPPED: Look("run", Glyph.DASH),
}


class RunBlock(QWidget):
    """One planned run; ``opened`` carries it."""

    opened = Signal(PlannedRun)

    def __init__(self, shown: TodayRun, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = shown.planned
        run, status = shown.planned, shown.planned.status_on(today)
        asked = run_words.planned_figures(run)
        self.title = Label(asked, Role.BODY_STRONG, wrap=True, figures=True)
        self.button = Button(tr("Open"), "quiet")
        self.button.setAccessibleName(tr("Open {run}", run=vocabulary.RUN_NAMES[run.kind]))
        self.button.clicked.connect(self._open)
        chip = Chip(run_words.planned_title(run), RUN_LOOKS[run.kind], dashed=status.is_ahead)
        head = row(chip, self.title, self.button)
        head.setStretch(1, 1)
        if status in STATUS_LOOKS:
            word = vocabulary.RUN_STATUSES[status].text
            head.insertWidget(2, Chip(word, STATUS_LOOKS[status]))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(head)
        if ran := _ran(shown):
            stack.addWidget(Label(ran, figures=True, wrap=True))
        if run.note:
            stack.addWidget(small(run.note, wrap=True))

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._run)


def _ran(shown: TodayRun) -> str:
    """Return ``Ran 8.1 km · 46 min``; "" when it was not run."""
    parts = [formats.number(shown.km, 1, "km")] if shown.km else []
    if shown.minutes:
        parts.append(formats.minutes_as_hours(shown.minutes))
    return tr("Ran {figures}", figures=" · ".join(parts)) if parts else ""
