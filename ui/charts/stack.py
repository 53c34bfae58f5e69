"""Several plots on one time axis: they pan, zoom and point at the same day together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ui.charts.axes import DaySheet
from ui.charts.plot import TimePlot
from ui.services.qt import VALUE

EDGE = 0.012
"""Share of the view left free at both ends, so that the newest marks are whole."""


class TimeStack(QObject):
    """Links plots.

    ``cursor_moved`` tells the ordinal day under any cursor, or None; ``days_moved`` the first and
    last day now shown; ``back_wanted`` that the chosen range is wanted again.
    """

    cursor_moved = Signal(VALUE)
    days_moved = Signal(float, float)
    back_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plots: list[TimePlot] = []
        self._sheet = DaySheet()
        self._busy = False

    def add(self, plot: TimePlot) -> None:
        """Join a plot to the others."""
        # Linked by hand: pyqtgraph's own links shift the days of plots that are not laid out yet.
        plot.day_axis.sheet = self._sheet
        plot.days_moved.connect(self._share_days)
        plot.cursor_moved.connect(self._share_cursor)
        plot.back_wanted.connect(self.back_wanted)
        self._plots.append(plot)

    def set_limits(self, first: int, last: int) -> None:
        """The days the journal knows, as ordinals."""
        edge = (last - first + 1) * EDGE + 0.5
        for plot in self._plots:
            plot.set_limits(first - edge, last + edge)

    def show_days(self, first: int, last: int) -> None:
        """Show a range of ordinal days in every plot."""
        edge = (last - first + 1) * EDGE + 0.5
        self._share_days(first - edge, last + edge)

    @property
    def days(self) -> tuple[float, float] | None:
        """The first and last day that are shown, as ordinals with parts; None without plots."""
        return self._plots[0].days_shown if self._plots else None

    def see_days(self, first: float, last: float) -> None:
        """Show what ``days`` said."""
        self._share_days(first, last)

    @Slot(float, float)
    def _share_days(self, first: float, last: float) -> None:
        if self._busy:
            return
        self._busy = True
        for plot in self._plots:
            if plot.days_shown != (first, last):
                plot.show_days(first, last)
        self._busy = False
        self.days_moved.emit(first, last)

    @Slot(VALUE)
    def _share_cursor(self, day: int | None) -> None:
        for plot in self._plots:
            plot.set_cursor(day)
        self.cursor_moved.emit(day)
