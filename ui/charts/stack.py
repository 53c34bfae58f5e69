"""Several plots on one time axis: they pan, zoom and point at the same day together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.charts.plot import TimePlot


class TimeStack(QObject):
    """Links plots. ``cursor_moved`` tells the ordinal day under any cursor, or None."""

    cursor_moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plots: list[TimePlot] = []
        self._days = (0.0, 1.0)

    def add(self, plot: TimePlot) -> None:
        """Join a plot to the others."""
        if self._plots:
            plot.getPlotItem().setXLink(self._plots[0].getPlotItem())
        plot.cursor_moved.connect(self._share_cursor)
        self._plots.append(plot)

    def set_limits(self, first: int, last: int) -> None:
        """The days the journal knows, as ordinals."""
        for plot in self._plots:
            plot.set_limits(first - 1.0, last + 1.0)

    def show_days(self, first: int, last: int) -> None:
        """Show a range of ordinal days in every plot."""
        self._days = (first - 0.5, last + 0.5)
        for plot in self._plots:
            plot.show_days(*self._days)

    def _share_cursor(self, day: int | None) -> None:
        for plot in self._plots:
            plot.set_cursor(day)
        self.cursor_moved.emit(day)
