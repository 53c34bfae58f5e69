"""A part of the preferences: its heading, and the fields below it with their captions."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import metrics
from ui.widgets.labelled import Labelled
from ui.widgets.text import strong


class Section(QWidget):
    """``labelled`` are its fields with their captions."""

    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(strong(title))
        for part in parts:
            stack.addWidget(part)
        self.labelled = [part for part in parts if isinstance(part, Labelled)]
        for part in (self, *self.labelled):  # As high as their words need in this width, no less.
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def line_up(columns: Sequence[Sequence[Section]], room: int) -> None:
    """Put captions beside their fields, aligned in each column, where all have room (pixels)."""
    parts = [[part for section in each for part in section.labelled] for each in columns]
    captions = [max(part.caption_width for part in column) for column in parts]
    fields = [max(part.field.sizeHint().width() for part in column) for column in parts]
    widest = max(map(add, captions, fields))
    if widest + metrics.M <= room:
        for column, width in zip(parts, captions, strict=True):
            for part in column:
                part.put_caption_beside(width)
