"""What an import holds, a line a kind: taken or not, from when to when, how many, over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.domain.import_choice import FoundKind
from calfjournal.domain.import_preview import FoundRow
from calfjournal.messages import formats, mark, tr
from ui.importing.histogram import LEAST_WIDTH, Histogram
from ui.importing.words import KINDS, period, row_told
from ui.services.qt import LEFT, RIGHT
from ui.theme import Role, metrics
from ui.widgets.card import Hairline
from ui.widgets.choices import CheckField
from ui.widgets.layouts import take_widgets
from ui.widgets.text import Label, Tone, named, small

COUNTS: Final = {
    "new": mark("New"),
    "same": mark("Same"),
    "differs": mark("Differs"),
    "asked": mark("Asked"),
    "unreadable": mark("Unreadable"),
}
"""Columns of numbers, by the field of a row they show."""
_TONES: Final[dict[str, Tone]] = {
    "differs": "hold",
    "asked": "hold",
    "unreadable": "step_back",
}


class KindLine:
    """The parts of one line; they stand in the grid of the table."""

    def __init__(self, kind: FoundKind) -> None:
        self.kind = kind
        self.brings = False
        """True while anything of the kind is new."""
        name = KINDS[kind]
        self.box = CheckField(name)
        self.box.set_value(True)
        self.period = Label()
        self.counts = {key: Label("", Role.BODY, figures=True) for key in COUNTS}
        self.told = small("", wrap=True)
        self.histogram = Histogram(tr("{kind} over time", kind=name))
        self.line = Hairline()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """All widgets of the line."""
        return self.box, self.period, *self.counts.values(), self.told, self.histogram, self.line

    def show_row(self, row: FoundRow, first: date | None, whole: int) -> None:
        """Show what was found; what is not taken is grey."""
        on = self.box.value
        self.brings = row.new > 0
        self.period.setText(period(row.first, row.last))
        self.period.set_tone("text" if on else "muted")
        for key, label in self.counts.items():
            count: int = getattr(row, key)
            label.setText(formats.grouped(count))
            label.set_tone(_TONES.get(key, "text") if on and count else "muted")
            label.setAccessibleName(named(tr(COUNTS[key]), formats.grouped(count)))
        self.told.setText(row_told(row))
        self.histogram.show_months(first, row.months, whole, on=on)
        self.box.setAccessibleDescription(formats.commas([self.period.text(), self.told.text()]))


class KindTable(QWidget):
    """``changed`` comes when a kind was ticked or unticked; narrow, a kind takes several lines."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[KindLine] = []
        self._wide = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.XS)
        words = (tr("Found"), tr("From – to"), *map(tr, COUNTS.values()), tr("Over time"))
        self._titles = [small(word) for word in words]
        self._line = Hairline()
        for part in (*self._titles, self._line):
            part.setParent(self)

    @property
    def kinds(self) -> frozenset[FoundKind]:
        """What is taken; what was not found is no reason to leave anything out."""
        return frozenset(FoundKind) - {line.kind for line in self.lines if not line.box.value}

    def show_rows(self, rows: Sequence[FoundRow], first: date | None) -> None:
        """Show what was found; ticks stay."""
        if [row.kind for row in rows] != [line.kind for line in self.lines]:
            self._make([row.kind for row in rows])
        whole = max((len(row.months) for row in rows), default=0)
        for line, row in zip(self.lines, rows, strict=True):
            line.show_row(row, first, whole)
        self._place()

    def _make(self, kinds: Sequence[FoundKind]) -> None:
        for line in self.lines:
            for part in line.parts:
                part.setParent(None)
                part.deleteLater()
        self.lines = [KindLine(kind) for kind in kinds]
        for line in self.lines:
            line.box.committed.connect(self._tell)
            for part in line.parts:
                part.setParent(self)  # Not all of them have a place in each way.

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    # ------------------------------------------------------------------ places

    def _needed(self) -> int:
        """Return how wide the table is when a kind takes one line."""
        columns = [
            [title, *(_cells(line)[at] for line in self.lines)]
            for at, title in enumerate(self._titles[:-1])
        ]
        widest = (max(part.sizeHint().width() for part in column) for column in columns)
        return sum(widest) + len(columns) * metrics.M + LEAST_WIDTH

    def _place(self) -> None:
        # Before it is seen it has no width of its own.
        self._wide = not self.isVisible() or self.width() >= self._needed()
        take_widgets(self._grid)
        for title in (*self._titles, self._line):
            title.setVisible(self._wide)
        if self._wide:
            self._place_wide()
        else:
            self._place_narrow()
        self.updateGeometry()

    def _place_wide(self) -> None:
        last = len(self._titles)
        self._grid.setColumnStretch(0, 0)
        self._grid.setColumnStretch(last - 1, 1)
        for at, title in enumerate(self._titles):
            self._grid.addWidget(title, 0, at, RIGHT if 2 <= at < last - 1 else LEFT)
        self._grid.addWidget(self._line, 1, 0, 1, last)
        for place, line in enumerate(self.lines, 1):
            for at, cell in enumerate(_cells(line)):
                self._grid.addWidget(cell, 2 * place, at, RIGHT if at >= 2 else LEFT)
            self._grid.addWidget(line.histogram, 2 * place, last - 1)
            self._grid.addWidget(line.line, 2 * place + 1, 0, 1, last)
            self._see(line)
        # From here on the row is as high as one of any table.
        for place in range(1, len(self.lines) + 1):
            self._grid.setRowMinimumHeight(2 * place, metrics.ROW)

    def _place_narrow(self) -> None:
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(len(self._titles) - 1, 0)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        parts = (
            part
            for line in self.lines
            for part in (line.box, line.period, line.told, line.histogram, line.line)
        )
        for at, part in enumerate(parts):
            self._grid.addWidget(part, at, 0)
        for line in self.lines:
            self._see(line)

    def _see(self, line: KindLine) -> None:
        """Show the parts that have a place, of the last line without the line below it."""
        for part in (line.box, line.period):
            part.show()
        # A line of its own is worth its room only where there are bars.
        line.histogram.setVisible(self._wide or line.brings)
        for label in line.counts.values():
            label.setVisible(self._wide)
        line.told.setVisible(not self._wide)
        line.line.setVisible(line is not self.lines[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.lines and self._wide != (self.width() >= self._needed()):
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow way, so that a dialog may shrink until it turns."""
        parts = [part for line in self.lines for part in (line.box, line.period, line.histogram)]
        least = max((part.minimumSizeHint().width() for part in parts), default=0)
        return QSize(least, super().minimumSizeHint().height())


def _cells(line: KindLine) -> list[QWidget]:
    """The cells of a line but the last."""
    return [line.box, line.period, *line.counts.values()]
