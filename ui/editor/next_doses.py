"""What progression proposes for a planned session, to take or to leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.dose import DoseChange
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import formats, in_words, tr
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layouts import clear, column, ends, row
from ui.widgets.text import Label, small


class NextDoses(QWidget):
    """A line an exercise whose dose may change; hidden when there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self.hide()

    def show_session(self, session: Session) -> None:
        """Show what is proposed for a session; nothing once it is done or begun."""
        planned = session.status is SessionStatus.PLANNED and not session.is_begun
        if not planned and self.isHidden():
            return
        self.show_doses(self._context.journal.doses.proposed(session.key) if planned else ())

    def show_doses(self, proposed: Sequence[DoseChange]) -> None:
        """Show those of the proposals that change something."""
        clear(self._stack)
        doses = [dose for dose in proposed if dose.changes]
        if doses:
            chip = Chip(tr("Next dose"), Look("accent", Glyph.RISING))
            self._stack.addLayout(row(chip, None))
        for dose in doses:
            self._stack.addWidget(_DoseLine(self._context, dose))
        self.setVisible(bool(doses))


class _DoseLine(QWidget):
    def __init__(self, context: Context, dose: DoseChange) -> None:
        super().__init__()
        self._context, self._dose = context, dose
        words = QWidget()
        told = Label(in_words(dose.text), wrap=True, figures=True)
        words.setLayout(column(told, small(_reason(dose), wrap=True), gap=2))
        self.take = Button(tr("Take it"), "plain")
        self.take.setAccessibleName(tr("Take it: {dose}", dose=dose.text))
        self.take.setEnabled(not context.journal.read_only)
        self.take.clicked.connect(self._take)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(ends(words, self.take))

    @Slot()
    def _take(self) -> None:
        said = tr("Planned: {dose}.", dose=self._dose.text)
        perform(self._context, said, self._context.journal.doses.take, self._dose)


def _reason(dose: DoseChange) -> str:
    estimate = tr("Estimated maximum: {load}.", load=dose.estimate) if dose.estimate else ""
    return formats.sentences([in_words(dose.reason), estimate])
