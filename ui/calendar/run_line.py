"""One run in the day's panel: its figures, and the ways to change or remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import RUN
from calfjournal.domain.run import Run
from calfjournal.messages import formats, in_words, vocabulary
from ui.theme import Role
from ui.widgets import Chip, IconButton, Label
from ui.widgets.layouts import row
from ui.widgets.text import small


class RunLine(QWidget):
    """``change_wanted(Run)`` and ``delete_wanted(Run)``."""

    change_wanted = Signal(Run)
    delete_wanted = Signal(Run)

    def __init__(self, run: Run, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        name = sport_word(run)
        self.change = IconButton("edit", f"Change {name.lower()}")
        self.delete = IconButton("trash", f"Delete {name.lower()}")
        self.change.clicked.connect(self._ask_change)
        self.delete.clicked.connect(self._ask_delete)
        if read_only:
            self.change.hide()
            self.delete.hide()
        chip = Chip(name, RUN)
        begun = small(run.start.astimezone().strftime("%H:%M"))
        figures = Label(run_figures(run), Role.BODY, wrap=True, figures=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addLayout(row(chip, begun, None, self.change, self.delete))
        stack.addWidget(figures)
        for words in (run_words(run), run.note, in_words(run.warning)):
            if words:
                stack.addWidget(small(words, wrap=True))
        self.setAccessibleName(f"{name} {run_figures(run)}")

    def _ask_change(self) -> None:
        self.change_wanted.emit(self._run)

    def _ask_delete(self) -> None:
        self.delete_wanted.emit(self._run)


def sport_word(run: Run) -> str:
    """Return ``Run``, ``Long run``, ``Race``, or the name of another sport."""
    if not run.is_running:
        return run.sport.replace("_", " ").capitalize()
    if run.kind is None:
        return "Run"
    word = vocabulary.RUN_KINDS[run.kind].capitalize()
    return word if word == "Race" else f"{word} run"


def run_figures(run: Run) -> str:
    """Return distance, time, pace and cadence with their units, as far as they are known."""
    parts = [formats.distance(run.distance_m), formats.minutes_as_hours(run.minutes)]
    if run.is_running:
        parts.append(formats.pace(run.distance_m, run.duration_s))
        if run.cadence.spm is not None:
            parts.append(f"{run.cadence.spm:.0f} steps/min")
    if run.avg_hr is not None:
        parts.append(f"{run.avg_hr:.0f} bpm")
    return " · ".join(part for part in parts if part != formats.UNKNOWN) or "no figures"


def run_words(run: Run) -> str:
    """Return effort and surface."""
    effort = ""
    if run.rpe is not None:
        effort = f"Effort {run.rpe}, {vocabulary.scale_word(vocabulary.EFFORT_WORDS, run.rpe)}"
    return " · ".join(part for part in (effort.rstrip(", "), run.surface, run.shoes) if part)
