"""A scale that shows last time's number with a dot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.limits import Limit
from calfjournal.messages import tr
from calfjournal.messages.formats import commas
from ui.theme import active
from ui.widgets.scale_field import ScaleField


class HintedScale(ScaleField):
    """Tells what was given last time without giving it again."""

    def __init__(
        self,
        name: str,
        limit: Limit,
        words: Mapping[int, str] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, limit, words, parent=parent)
        self._before: int | None = None

    def set_hint(self, value: int | None) -> None:
        """Mark the number of last time."""
        self._before = value
        self.setToolTip("" if value is None else tr("Last time: {value}", value=value))
        self.setAccessibleDescription(self._described())
        self.update()

    def _told_beside(self) -> Sequence[str]:
        told = super()._told_beside()
        if self._before is None:
            return told
        last = tr("last {value}", value=self._before)
        return (commas([told[0], last]) if told[0] else last, *told)

    def _described(self) -> str:
        lowest, highest = self._numbers[0], self._numbers[-1]
        if self._before is None:
            return tr("{lowest} to {highest}", lowest=lowest, highest=highest)
        return tr(
            "{lowest} to {highest}, last time {value}",
            lowest=lowest,
            highest=highest,
            value=self._before,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is None or self._before == self.value or self._before not in self._numbers:
            return
        box = self._box(self._numbers.index(self._before))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(active().colour("muted"))
        painter.drawEllipse(QPointF(box.center().x(), box.bottom() - 4.5), 2, 2)
