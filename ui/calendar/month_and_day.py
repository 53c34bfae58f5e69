"""Month and day beside each other, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.services import window_state
from ui.theme import metrics

FIRST_SIZES = (672, 340)
"""Widths of month and day in a window of 1280, before anybody chose."""
WIDEST_DAY = 440
NARROW = 880
"""Below this width of the page the day goes under the month."""


class MonthAndDay(QSplitter):
    """Remembers the widths that were chosen."""

    def __init__(self, month: QWidget, day: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._day = day
        self.setChildrenCollapsible(False)
        self.setHandleWidth(metrics.M)
        self.addWidget(month)
        self.addWidget(day)
        self.setStretchFactor(0, 4)
        self.setStretchFactor(1, 1)
        kept = window_state.load()
        self.setSizes(
            [kept.month, kept.day] if kept.month > 0 and kept.day > 0 else list(FIRST_SIZES)
        )

    def fit(self, width: int) -> bool:
        """Lay both out in a page of a width; True when they changed their places."""
        narrow = width < NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        turned = self.orientation() is not wanted
        # First, so that no part is laid out in the other's limits.
        self._day.setMinimumHeight(420 if narrow else 0)
        self._day.setMaximumWidth(width if narrow else WIDEST_DAY)
        if turned:
            self.setOrientation(wanted)
        return turned

    @property
    def is_stacked(self) -> bool:
        """True while the day stands below the month."""
        return self.orientation() is Qt.Orientation.Vertical

    def keep_sizes(self) -> None:
        """Remember the widths while both stand beside each other."""
        if self.orientation() is Qt.Orientation.Horizontal:
            month, day = self.sizes()
            window_state.keep(month=month, day=day)
