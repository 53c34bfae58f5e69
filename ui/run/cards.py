"""What is told beside the curves of a run, a card a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from calfjournal.messages import formats, tr
from calfjournal.views import run_page_words as words
from calfjournal.views.run_page import RunPage
from ui.charts.cadence_bars import CadenceBars
from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.card import Card, Hairline
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout, clear, leading
from ui.widgets.text import Label

NARROW = 250
"""Pixels of a card in which names and figures have no room beside each other."""
_END = 4
"""Pixels that a line of words leaves free at its end."""


def _told(text: str, role: Role = Role.SMALL) -> Label:
    label = Label(text, role, "muted" if role is Role.SMALL else "text", wrap=True)
    label.setContentsMargins(*leading(label, 0, 0, _END, 0))
    return label


class CadenceCard(Card):
    """Mean, spread and share on target, the histogram, and what the target is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cadence"), parent=parent)
        self._figures = QWidget()
        self._flow = FlowLayout(self._figures, gap=metrics.M)
        self.bars = CadenceBars()
        self._lines = _told("")
        for part in (self._figures, self.bars, self._lines):
            self.body.addWidget(part)

    def show_page(self, page: RunPage) -> None:
        """Show the cadence of a run, nothing where none was recorded."""
        figures = words.cadence_figures(page)
        clear(self._flow)
        for each in figures:
            self._flow.addWidget(KeyValue(each.name, each.value, large=True, note=each.note))
        self.bars.show_bars(page.bars, None if page.target is None else page.target.spm)
        self._lines.setText("\n".join(words.cadence_lines(page)))
        self.setVisible(bool(figures))


class ThirdsCard(Card):
    """Cadence, pace and heart rate of the first and the last third.

    Names stand above their figures where there is no room beside them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("First third to last third"), parent=parent)
        self._rows: Sequence[words.ThirdsRow] = ()
        self._narrow = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.S)
        self.body.addLayout(self._grid)

    def show_page(self, page: RunPage) -> None:
        """Show the thirds of a run, nothing without samples."""
        self._rows = words.thirds(page)
        self._lay_rows()
        self.setAccessibleDescription(formats.semicolons([row.told for row in self._rows]))
        self.setVisible(bool(self._rows))

    def _lay_rows(self) -> None:
        clear(self._grid)
        first = 0 if self._narrow else 1
        for at, row in enumerate(self._rows):
            if at:
                self._grid.addWidget(Hairline(), 3 * at - 1, 0, 1, 4)
            wide = 4 if self._narrow else 1
            self._grid.addWidget(Label(row.name, wrap=True), 3 * at, 0, 1, wide)
            for column, text in enumerate((row.first, row.last, row.change)):
                label = Label(text, Role.BODY, figures=True)
                self._grid.addWidget(label, 3 * at + int(self._narrow), first + column)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column == (3 if self._narrow else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * scale()
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_rows()


class LinesCard(Card):
    """A few sentences below each other; not there without any."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.XS)
        self.body.addLayout(self._lines)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other sentences."""
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(_told(line))
        self.setVisible(bool(lines))


class FiguresCard(Card):
    """The figures of the run, what its file could not tell, and why there are no curves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Figures"), parent=parent)
        self._why = _told("", Role.BODY)
        self._figures = QWidget()
        self._flow = FlowLayout(self._figures, gap=metrics.M)
        self._lines = _told("")
        for part in (self._why, self._figures, self._lines):
            self.body.addWidget(part)

    def show_page(self, page: RunPage) -> None:
        """Show the figures of a run."""
        why = words.without_curves(page)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        clear(self._flow)
        for each in words.figures(page):
            self._flow.addWidget(KeyValue(each.name, each.value, note=each.note))
        lines = words.file_lines(page)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
