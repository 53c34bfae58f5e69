"""What the day's decision says of the runs of today and tomorrow."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.run import Advice, RunAdvice
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import sentences
from ui.theme import Role, metrics
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

LOOKS = {
    Advice.EASY: Look("hold", Glyph.BANG),
    Advice.SHORTER: Look("hold", Glyph.BANG),
    Advice.WALK_RUN: Look("hold", Glyph.BANG),
    Advice.NONE: Look("step_back", Glyph.CROSS),
}


class RunAdviceLines(QWidget):
    """The day's advice with its reason and the first sign to stop; the next day's in one line.

    A run that stays as planned is shown above already: only its sign to stop is told. Without
    ``why`` the reason stands elsewhere.
    """

    def __init__(
        self,
        said: tuple[RunAdvice, ...],
        day: date,
        *,
        why: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        for advice in said:
            if advice.day == day:
                if advice.advice is not Advice.AS_PLANNED:
                    text = Label(in_words(advice.text), Role.BODY_STRONG, wrap=True, figures=True)
                    head = row(Chip(tr("Run"), LOOKS[advice.advice]), text)
                    head.setStretch(1, 1)
                    stack.addLayout(head)
                if why:
                    reasons = [in_words(advice.reason), in_words(advice.stop)]
                    stack.addWidget(small(sentences(reasons), wrap=True))
            else:
                stack.addWidget(small(in_words(advice.text), wrap=True))
