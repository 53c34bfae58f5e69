"""Gates that hold exercises back, each with the athlete's word on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.domain.program import GateState, GateStatus, GateWord
from calfjournal.messages import formats, in_words, tr
from calfjournal.views.plan import FollowedPlan
from calfjournal.views.plan_words import opened_text
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Hairline
from ui.widgets.dialog import Question
from ui.widgets.layouts import clear, row
from ui.widgets.text import small

WORDS = 110
"""Width that words have beside a button at least, at the usual text size."""


class GateLine(QWidget):
    """One gate: what it is, how far it is, and the word that opens or closes it."""

    asked = Signal(GateStatus)

    def __init__(
        self, status: GateStatus, word: GateWord | None, *, is_told: bool, locked: bool
    ) -> None:
        """Make the line of a gate that is closed, or opened by ``word``.

        ``is_told`` where its name and criteria stand above already.
        """
        super().__init__()
        self.status = status
        self.text = _standing(status, word, is_told=is_told)
        self.button = Button(
            tr("Let it wait") if word is not None else tr("Do it all the same…"), "quiet"
        )
        self.button.setAccessibleDescription(in_words(status.gate.title))
        self.button.clicked.connect(self._ask)
        if locked:
            lock(self.button)
        self._line: QBoxLayout = row(small(self.text, wrap=True), self.button)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where both have no room beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= self.button.sizeHint().width() + WORDS * scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self._line.setStretch(0, 1 if beside else 0)
            at = Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self.button, at)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.button.sizeHint().width(), super().minimumSizeHint().height())

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.status)


def _standing(status: GateStatus, word: GateWord | None, *, is_told: bool) -> str:
    """Return whether the exercises of a gate wait, or since when and until when they do not."""
    if word is not None:
        opened = opened_text(status.gate, word)
        unmet = [c.criterion.text for c in status.criteria if c.state is not GateState.MET]
        left = tr("Not met: {criteria:semicolons}.", criteria=unmet)
        return opened if is_told else formats.sentences([opened, left])
    if is_told:
        return tr("{gate}: its exercises wait until it is met.", gate=status.gate.title)
    met = sum(c.state is GateState.MET for c in status.criteria)
    return tr(
        "{gate}: {met} of {all} met, its exercises wait.",
        gate=status.gate.title,
        met=met,
        all=len(status.criteria),
    )


class OpenGates(QWidget):
    """The gates of single exercises, and the athlete's word on each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opening: GateStatus | None = None
        self.question: Question | None = None
        self.lines: list[GateLine] = []
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, metrics.S, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(Hairline())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(metrics.XS)
        stack.addLayout(self._rows)

    def show_gates(self, shown: FollowedPlan, told: GateStatus | None) -> None:
        """Show those that hold something back, and those opened by word; ``told`` stands above."""
        clear(self._rows)
        self.lines = []
        for status in shown.gates:
            name = status.gate.id
            opened = name in shown.opened
            if opened or name in shown.closed:
                line = GateLine(
                    status,
                    shown.given[name] if opened else None,
                    is_told=status == shown.next_gate,
                    locked=self._context.journal.read_only,
                )
                line.asked.connect(self._close_gate if opened else self._ask)
                self.lines.append(line)
                self._rows.addWidget(line)
        self.setVisible(bool(self.lines))

    @Slot(GateStatus)
    def _ask(self, status: GateStatus) -> None:
        """Say what is not met, and ask whether to go on all the same."""
        self._opening = status
        meaning = tr(
            "Until it is met its exercises stay out of your sessions. If you say so they come in "
            "for eight weeks; you can let them wait again at any time."
        )
        text = formats.sentences([in_words(status.text), meaning])
        verb = tr("Do it all the same")
        self.question = Question(tr("Do it all the same?"), text, verb, self.window())
        self.question.accepted.connect(self._open_gate)
        self.question.open()

    @Slot()
    def _open_gate(self) -> None:
        if self._opening is not None:
            gate, journal = self._opening.gate, self._context.journal
            said = tr("{gate}: its exercises come in.", gate=gate.title)
            perform(self._context, said, journal.gates.open, gate.id)

    @Slot(GateStatus)
    def _close_gate(self, status: GateStatus) -> None:
        gate, journal = status.gate, self._context.journal
        said = tr("{gate}: its exercises wait.", gate=gate.title)
        perform(self._context, said, journal.gates.close, gate.id)
