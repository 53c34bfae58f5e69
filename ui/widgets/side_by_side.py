"""Two parts beside each other that go below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.theme import metrics

NARROW = 720
"""Below this width the parts stand below each other."""


class SideBySide(QWidget):
    """Shares the width between two widgets or layouts by ``shares``."""

    def __init__(
        self,
        left: QWidget | QLayout,
        right: QWidget | QLayout,
        shares: tuple[int, int] = (1, 1),
        *,
        narrow: int = NARROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._shares = shares
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(metrics.M)
        for part in (left, right):
            if isinstance(part, QWidget):
                self._box.addWidget(part)
            else:
                self._box.addLayout(part)
        self._turn(wide=True)

    def _turn(self, *, wide: bool) -> None:
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for at, share in enumerate(self._shares):
            self._box.setStretch(at, share if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._narrow
        if wide != (self._box.direction() is QBoxLayout.Direction.LeftToRight):
            self._turn(wide=wide)

    def minimumSizeHint(self) -> QSize:
        """Return the narrower of both ways, so that a page may shrink until it turns."""
        size = super().minimumSizeHint()
        parts = [self._box.itemAt(at) for at in range(self._box.count())]
        widths = [part.minimumSize().width() for part in parts if part is not None]
        return QSize(max(widths), size.height())
