"""The first page of the welcome: three ways in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import column, row
from ui.widgets.logo import Logo
from ui.widgets.text import Label, small


class StartPage(QWidget):
    """Asks with its signals; ``recent_wanted`` carries the path of a journal opened before."""

    new_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, recent: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = Button(tr("Start"), "primary")
        self.first.clicked.connect(self.new_wanted)
        self._recent: dict[Button, Path] = {}
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.L)
        stack.addStretch(1)
        stack.addLayout(row(Logo(40), None))
        stack.addLayout(
            column(
                Label(tr("Springier calves, a quiet Achilles"), Role.FIGURE, wrap=True),
                Label(
                    tr(
                        "A plan for your year, a log for every set, thirty seconds each morning, "
                        "and a reason for every change. Everything stays in one file on your disk."
                    ),
                    Role.LEAD,
                    "muted",
                    wrap=True,
                ),
            )
        )
        cards = Ways(
            way(
                tr("New journal"),
                tr("A few short questions, then a plan for your year, with the reasons."),
                self.first,
            ),
            way(
                tr("Look around first"),
                tr("Two years of an invented runner. Try anything; it is only a sample."),
                _button(tr("Open the sample"), self.sample_wanted),
            ),
            way(
                tr("I have a journal"),
                tr("Open one from this disk, a stick or a backup."),
                _button(tr("Open…"), self.open_wanted),
            ),
        )
        stack.addWidget(cards)
        if recent:
            stack.addLayout(self._recent_list(recent))
        back = Button(tr("Backups…"), "quiet")
        back.clicked.connect(self.restore_wanted)
        stack.addLayout(row(back, None))
        stack.addStretch(2)

    def _recent_list(self, recent: Sequence[Path]) -> QVBoxLayout:
        lines = column(small(tr("Opened before")), gap=metrics.XS)
        for path in recent:
            button = Button(path.stem, "quiet", "file", tip=str(path))
            button.clicked.connect(self._open_recent)
            self._recent[button] = path
            lines.addLayout(row(button, small(str(path.parent)), None))
        return lines

    @Slot()
    def _open_recent(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.recent_wanted.emit(self._recent[button])


class Ways(QWidget):
    """The cards of ways on, equally wide beside each other, or below where there is no room."""

    NARROW = 640

    def __init__(self, *cards: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(metrics.M)
        for card in cards:
            self._box.addWidget(card, 1)

    def minimumSizeHint(self) -> QSize:
        least = max(card.minimumSizeHint().width() for card in self.findChildren(Card))
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= max(self.NARROW, 3 * self.minimumSizeHint().width())
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)


def way(title: str, text: str, button: Button) -> Card:
    """Return a card for one way on."""
    card = Card(title)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    card.body.addWidget(Label(text, tone="muted", wrap=True))
    card.body.addStretch(1)
    card.body.addSpacing(metrics.S)
    card.body.addLayout(row(button, None))
    return card


def _button(verb: str, wanted: object) -> Button:
    made = Button(verb)
    made.clicked.connect(wanted)
    return made
