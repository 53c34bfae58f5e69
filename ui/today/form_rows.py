"""The rows of the check-in: captions in one column, fields in another, short fields in pairs.

Where there is no room for both, a caption stands above its field.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from ui.services.qt import TOP
from ui.theme import metrics
from ui.today.hinted_scale import HintedScale
from ui.widgets.labelled import Labelled

GAP = 4
GAP_ABOVE = 12
"""Pixels between rows with captions beside their fields, and above them."""


class FormRows(QVBoxLayout):
    """Rows of one or two fields; a pair comes apart where it has no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(GAP)
        self._rows: list[tuple[Labelled, ...]] = []
        self._lines: list[QBoxLayout] = []
        self._before: tuple[int, ...] = ()

    def add(self, *parts: Labelled) -> None:
        """Add a row."""
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(metrics.M)
        for part in parts:
            line.addWidget(part, 1, TOP)
        self._rows.append(parts)
        self._lines.append(line)
        self.addLayout(line)

    def line_up(self, room: int) -> None:
        """Give captions their columns, as long as the widest fields have room beside them."""
        first = max(row[0].caption_width for row in self._rows)
        second = max(part.caption_width for row in self._rows for part in row[1:])
        widest = max(_width(part) for row in self._rows for part in row)
        beside = room >= first + metrics.M + widest
        pair = max(sum(map(_width, row)) for row in self._rows if len(row) > 1)
        captions = first + second + 2 * metrics.M if beside else 0
        paired = room >= captions + pair + metrics.M
        columns = (first, second if paired else first) if beside else (0, 0)
        if (wanted := (*columns, paired)) != self._before:
            self._before = wanted
            self._put(columns, paired=paired)

    def _put(self, columns: tuple[int, int], *, paired: bool) -> None:
        self.setSpacing(GAP if columns[0] else GAP_ABOVE)
        way = QBoxLayout.Direction
        for line, row in zip(self._lines, self._rows, strict=True):
            line.setDirection(way.LeftToRight if paired else way.TopToBottom)
            line.setSpacing(metrics.M if paired else self.spacing())
            for part, width in zip(row, columns, strict=False):
                part.put_caption_beside(width)
                if isinstance(part.field, HintedScale):
                    part.field.put_words_beside(bool(width))


def _width(part: Labelled) -> int:
    return max(part.field.minimumSizeHint().width(), part.field.minimumWidth())
