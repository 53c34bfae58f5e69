"""The head of a chart: its title, the one thing to know, what is measured, and its buttons.

What has no room beside the title goes below it, whole.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfjournal.messages import formats, tr
from ui.charts.chart import Chart
from ui.charts.fact_chip import FactChip
from ui.theme import Role, metrics
from ui.widgets.buttons import IconButton
from ui.widgets.filling_dots import FillingDots
from ui.widgets.layouts import column, row
from ui.widgets.text import OneLine, small


class ChartHeading(QWidget):
    """Title, chip and caption in one, two or three lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = OneLine("", Role.BODY_STRONG)
        self.chip = FactChip()
        self.dots = FillingDots()
        self.told = small()
        self._collecting, self._fact = QWidget(), QWidget()
        self._collecting.setLayout(row(self.dots, self.told))
        self._fact.setLayout(row(self.chip, self._collecting))
        self.caption = small()
        self.example = small(tr("an example"))
        self.table = IconButton("table", tr("Show as table"))
        self.table.setCheckable(True)
        self._first: QHBoxLayout = row(
            self.title, self._fact, self.caption, None, self.example, self.table
        )
        self._second, self._third = row(None), small(wrap=True)
        lines: QVBoxLayout = column(self._first, self._second, self._third, gap=2)
        self.setLayout(lines)
        self._is_example = False
        self._beside = 2
        """1: the caption stands below, 0: the chip too."""
        for part in (self.chip, self._collecting, self._fact, self.example, self._third):
            part.hide()

    def show_chart(self, chart: Chart) -> None:
        """Show the head of another chart."""
        self.title.setText(chart.title)
        self.caption.setText(chart.unit)
        self.chip.setVisible(chart.chip is not None)
        if chart.chip is not None:
            self.chip.set_look(chart.chip[1])
            self.chip.set_text(chart.chip[0])
        self._collecting.setVisible(chart.collecting is not None)
        if chart.collecting is not None:
            present, needed = chart.collecting
            self.dots.show_filled(present, needed)
            self.told.setText(tr("{present} of {count:mornings}", present=present, count=needed))
            self._collecting.setToolTip(
                tr("From {count:mornings} on your usual range is known.", count=needed)
            )
        self._is_example = chart.picture.is_empty
        self._fact.setVisible(chart.chip is not None or chart.collecting is not None)
        self._place()

    def _place(self) -> None:
        """Put beside the title what fits: chip and caption, the chip, or neither."""
        ends = [self.title, self.example if self._is_example else self.table]
        room = sum(part.sizeHint().width() + metrics.S for part in ends)
        apart = self._is_example and room > self.width()
        self.example.setVisible(self._is_example and not apart)
        lines = [self.caption.text(), self.example.text() if apart else ""]
        self._third.setText(formats.commas([line for line in lines if line]))
        beside = [*ends, *([] if self._fact.isHidden() else [self._fact])]
        taken = sum(part.sizeHint().width() + metrics.S for part in beside)
        fits = taken + self.caption.sizeHint().width() + metrics.S <= self.width()
        found = 2 if fits else 1 if taken <= self.width() else 0
        if bool(found) != bool(self._beside):
            (self._first if found else self._second).insertWidget(1 if found else 0, self._fact)
        self._beside = found
        self.chip.fit(self.width())
        self.caption.setVisible(found == 2)
        self._third.setVisible(found < 2 and bool(self._third.text()))

    def minimumSizeHint(self) -> QSize:
        button = 0 if self._is_example else metrics.S + self.table.sizeHint().width()
        title = self.title.minimumSizeHint().width()
        return QSize(title + button, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
