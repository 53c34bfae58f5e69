"""A plot on the shared time axis: draws a Picture over the days it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.axes import DayAxis, ValueAxis
from ui.charts.brackets import BracketsItem
from ui.charts.curve import CurveItem
from ui.charts.items import (
    BarsItem,
    Ground,
    LevelsItem,
    RibbonItem,
    SignsItem,
    TiesItem,
    WhiskersItem,
)
from ui.charts.level_axis import LevelAxis
from ui.charts.marks import Picture, Ribbon, Span
from ui.charts.phase_strip import PhaseAxis
from ui.charts.style import ChartColours
from ui.charts.view_item import hair_pen
from ui.services.qt import VALUE
from ui.theme import Role, font

ROOM = 0.06
"""Share of the value range left free above and below the data."""
SHORTEST_VIEW_DAYS = 7.0


class PicturePlot(pg.PlotWidget):
    """``days_moved`` tells the first and last day shown when they are others than before."""

    days_moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.day_axis, self._value_axis = DayAxis(), ValueAxis()
        self._strip = PhaseAxis()
        self._level_axis = LevelAxis()
        axes = {
            "bottom": self.day_axis,
            "left": self._value_axis,
            "top": self._strip,
            "right": self._level_axis,
        }
        # Without its menus from the start: one that is made and dropped can end the program.
        super().__init__(parent, axisItems=axes, enableMenu=False)
        self._picture = Picture()
        self._colours: ChartColours | None = None
        self._days = (0.0, 1.0)
        plot = self.getPlotItem()
        # pyqtgraph makes this menu without a parent; never shown here, it would outlive the plot.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.setContentsMargins(0, 4, 4, 0)
        # Time runs to the right in every language, and its values stand where it begins.
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._view = plot.getViewBox()
        self._view.setDefaultPadding(0)
        self._view.disableAutoRange()
        self._view.sigXRangeChanged.connect(self._on_days_moved)
        self._ground = Ground(self._value_axis)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide and low; cards give the height."""
        return QSize(480, 140)

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def name_spans(self, *, named: bool = True) -> None:
        """Write the names of phases and flares beside their signs."""
        self._ground.names_spans = self._strip.named = named

    def keep_level_room(self, *, keeps: bool) -> None:
        """Keep the room of the names of levels, also while there is none."""
        self._level_axis.keep_room(keeps=keeps)

    def name_levels_apart(self, *, apart: bool) -> None:
        """Leave the names of levels to the read-out."""
        self._level_axis.name_apart(apart=apart)

    def show_picture(self, picture: Picture, spans: Sequence[Span], colours: ChartColours) -> None:
        """Draw everything anew in the given colours."""
        self._picture, self._colours = picture, colours
        self._value_axis.whole, self._value_axis.fixed = picture.whole_ticks, picture.ticks
        plot = self.getPlotItem()
        plot.clear()
        self._apply_colours(colours)
        self._ground.show(spans, colours)
        self._strip.show_spans(spans, colours)
        self._level_axis.show_levels(picture.levels, colours)
        items: list[pg.GraphicsObject] = [self._ground]
        items += [_ribbon(ribbon, colours) for ribbon in picture.ribbons]
        if picture.bars is not None:
            items.append(BarsItem(picture.bars, colours))
        items += [
            CurveItem(line, colours.role(line.role), colours.surface) for line in picture.lines
        ]
        if picture.ties is not None:
            items.append(TiesItem(picture.ties, colours))
        if picture.noise:
            items.append(BracketsItem(picture.noise, colours))
        if picture.levels:
            items.append(LevelsItem(picture.levels, colours))
        if picture.signs:
            items.append(SignsItem(picture.signs, colours))
        for item in items:
            plot.addItem(item, ignoreBounds=True)
        self._fit_values()

    def _apply_colours(self, colours: ChartColours) -> None:
        self.setBackground(colours.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(pg.mkPen(None) if name == "left" else hair_pen(colours.grid))
            # Ticks of no length would still show as dots.
            axis.setTickPen(hair_pen(colours.surface if name == "left" else colours.grid))
            axis.setTextPen(colours.muted)
            axis.setTickFont(font(Role.SMALL, figures=True))

    def _fit_values(self) -> None:
        """Fit the value axis to what is visible, so that a year does not flatten a month."""
        if self._picture.y_range is not None:
            low, high = self._picture.y_range
        else:
            found = self._picture.extent(*self._days) or self._picture.extent()
            low, high = self._roomy(*(found or (0.0, 1.0)))
        if [low, high] != self._view.viewRange()[1]:
            self._view.setYRange(low, high, padding=0)

    def _roomy(self, low: float, high: float) -> tuple[float, float]:
        # Never closer than the test can tell apart: noise must not look like a change.
        short = max(self._picture.least_span - (high - low), 0.0) / 2
        low, high = low - short, high + short
        room = max((high - low) * ROOM, 0.5 if self._picture.whole_ticks else 0.05)
        low, high = low - room, high + room
        if self._picture.y_floor is not None:
            low = self._picture.y_floor
        # Whole steps, so that the axis does not tremble while panning.
        step = 10.0 ** math.floor(math.log10((high - low) / 3)) / 2
        floor = low if low == self._picture.y_floor else math.floor(low / step) * step
        return floor, math.ceil(high / step) * step

    # ------------------------------------------------------------------ days shown

    @property
    def days_shown(self) -> tuple[float, float]:
        """First and last ordinal day of the view."""
        return self._days

    def set_limits(self, first: float, last: float) -> None:
        """Keep panning and zooming inside the journal's days."""
        span = max(last - first, SHORTEST_VIEW_DAYS)
        self._view.setLimits(
            xMin=first, xMax=first + span, minXRange=min(SHORTEST_VIEW_DAYS, span), maxXRange=span
        )

    def show_days(self, first: float, last: float) -> None:
        """Show a range of ordinal days."""
        self._view.setXRange(first, last, padding=0)

    @Slot(VALUE, VALUE)
    def _on_days_moved(self, _view: object, days: tuple[float, float]) -> None:
        self._days = (float(days[0]), float(days[1]))
        self._fit_values()
        # Now rather than while painting, where it would ask for painting once more.
        self._view.updateMatrix()
        self.days_moved.emit(*self._days)

    def changeEvent(self, event: QEvent) -> None:
        """A new font is a new tick font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._colours is not None:
            self._apply_colours(self._colours)


def _ribbon(ribbon: Ribbon, colours: ChartColours) -> RibbonItem | WhiskersItem:
    return WhiskersItem(ribbon, colours) if ribbon.apart else RibbonItem(ribbon, colours)
