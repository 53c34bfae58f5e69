"""Why the plan is as it is: what could not be kept, three sentences, and the rest by topic."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.message import Words
from calfjournal.domain.reasons import Topic, sorted_out
from calfjournal.messages import in_words, tr
from calfjournal.views.reason_words import REASON_TOPICS
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fold import Fold
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label

_NOT_KEPT = Look("hold", Glyph.BANG)


class ReasonsCard(Card):
    """What could not be kept stands first; topics are folded, and stay open while others come."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or tr("Why this plan"), parent=parent)
        self.folds: dict[Topic, Fold] = {}
        self._open: set[Topic] = set()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.S)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_reasons(self, reasons: Sequence[Words]) -> None:
        """Show other reasons."""
        self._open = {topic for topic, fold in self.folds.items() if fold.is_open}
        clear(self._lines)
        why = sorted_out(reasons)
        if why.not_kept:
            chip = Chip(tr("could not be kept"), _NOT_KEPT)
            self._lines.addLayout(row(chip, None))
        for reason in why.not_kept:
            self._lines.addWidget(Label(in_words(reason), Role.BODY_STRONG, wrap=True))
        for reason in why.lead:
            self._lines.addWidget(Label(in_words(reason), wrap=True))
        self.folds = {topic: self._fold(topic, told) for topic, told in why.topics}
        for fold in self.folds.values():
            self._lines.addWidget(fold)

    def _fold(self, topic: Topic, reasons: Sequence[Words]) -> Fold:
        title = tr("{topic} · {count}", topic=REASON_TOPICS[topic], count=len(reasons))
        fold = Fold(title, bullets([in_words(reason) for reason in reasons]))
        fold.unfold(open_it=topic in self._open)
        return fold


def bullets(texts: Sequence[str]) -> QWidget:
    """Return texts below one another, each behind a dot."""
    inside = QWidget()
    stack = QVBoxLayout(inside)
    stack.setContentsMargins(0, 0, 0, metrics.XS)
    stack.setSpacing(metrics.S)
    for text in texts:
        dot = Label("·", tone="muted")
        line = row(dot, Label(text, wrap=True, figures=True))
        line.setAlignment(dot, TOP)
        line.setStretch(1, 1)
        stack.addLayout(line)
    return inside
