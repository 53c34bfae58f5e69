"""One run in the day's panel: its figures, and the ways to change or remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import RUN
from calfjournal.domain.run import Run
from calfjournal.messages import formats, in_words, tr, vocabulary
from calfjournal.messages.sports import sport_name
from calfjournal.views.recorded_words import run_figures, run_title, run_words
from ui.theme import Role
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small


class RunLine(QWidget):
    """Shows one run after the other; what is wanted of it comes as a signal with the run."""

    open_wanted = Signal(Run)
    change_wanted = Signal(Run)
    link_wanted = Signal(Run)
    delete_wanted = Signal(Run)

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.open_ = IconButton("chart", "")
        self.link = IconButton("link", "")
        self.change, self.delete = IconButton("edit", ""), IconButton("trash", "")
        self.open_.clicked.connect(self._open)
        self.link.clicked.connect(self._ask_link)
        self.change.clicked.connect(self._ask_change)
        self.delete.clicked.connect(self._ask_delete)
        self._read_only = read_only
        if read_only:
            self.change.hide()
            self.delete.hide()
        self._chip = Chip("", RUN)
        self._begun = small("")
        self._figures = Label("", Role.BODY, wrap=True, figures=True)
        self._more = [small("", wrap=True) for _ in range(3)]
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addLayout(row(self._chip, self._begun, None, *self.buttons))
        for label in (self._figures, *self._more):
            stack.addWidget(label)

    def show_run(self, run: Run, *, linked: bool = False) -> None:
        """Show a run; one that is not ``linked`` with a planned run may be."""
        self._run = run
        title, name, figures = run_title(run), _inside(run), run_figures(run)
        self.link.setVisible(run.is_running and not (linked or self._read_only))
        self.open_.set_name(tr("Open {run}", run=name))
        self.link.set_name(tr("Link {run} to a planned run…", run=name))
        self.change.set_name(tr("Change {run}", run=name))
        self.delete.set_name(tr("Delete {run}", run=name))
        self._chip.set_text(title)
        self._begun.setText(formats.clock(run.wall))
        self._figures.setText(figures)
        told = (run_words(run), run.note, in_words(run.warning))
        for label, words in zip(self._more, told, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(tr("{run} {figures}", run=title, figures=figures))

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """What the keys go to, in order."""
        return self.open_, self.link, self.change, self.delete

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def _open(self) -> None:
        if self._run is not None:
            self.open_wanted.emit(self._run)

    def _ask_link(self) -> None:
        if self._run is not None:
            self.link_wanted.emit(self._run)

    def _ask_change(self) -> None:
        if self._run is not None:
            self.change_wanted.emit(self._run)

    def _ask_delete(self) -> None:
        if self._run is not None:
            self.delete_wanted.emit(self._run)


def _inside(run: Run) -> str:
    """Return the same as it is called inside a sentence."""
    return vocabulary.RUN_NAMES[run.kind] if run.is_running else sport_name(run.sport)
