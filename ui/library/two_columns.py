"""The parts of an exercise in two columns, or in one where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import metrics
from ui.widgets.layouts import column, take_widgets

_BETWEEN = 12
"""Pixels between two parts of a column."""


class _Across(QHBoxLayout):
    """Measures its columns anew whenever a part of them changed; Qt would wait for a layout."""

    def invalidate(self) -> None:
        for at in range(self.count()):
            item = self.itemAt(at)
            if item is not None:
                item.invalidate()
        super().invalidate()


class TwoColumns(QWidget):
    """Parts ``left`` and ``right`` beside each other, or all of them in ``order`` (by ``narrow``).

    ``shares`` is how both columns share the width; ``narrow`` is in pixels.
    """

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        order: Sequence[QWidget],
        *,
        shares: tuple[int, int],
        narrow: int,
    ) -> None:
        super().__init__()
        self._left, self._right, self._order = tuple(left), tuple(right), tuple(order)
        self._narrow, self._shares = narrow, shares
        self._columns = column(gap=_BETWEEN), column(gap=_BETWEEN)
        self._box = _Across(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for each in self._columns:
            self._box.addLayout(each)
        self._is_wide: bool | None = None
        self._turn(wide=True)

    def _turn(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        left, right = (self._left, self._right) if wide else (self._order, ())
        for each, parts in zip(self._columns, (left, right), strict=True):
            _fill(each, parts)
        self._box.setSpacing(metrics.L if wide else 0)
        for at, share in enumerate(self._shares if wide else (1, 0)):
            self._box.setStretch(at, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(wide=self.width() >= self._narrow)

    def minimumSizeHint(self) -> QSize:
        """Return the narrower of both ways, so that a page may shrink until it turns."""
        widest = max(part.minimumSizeHint().width() for part in self._order)
        return QSize(widest, super().minimumSizeHint().height())


def _fill(layout: QVBoxLayout, parts: Sequence[QWidget]) -> None:
    take_widgets(layout)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
