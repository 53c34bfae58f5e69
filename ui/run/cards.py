"""What is told beside the curves of a run, a card a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, tr
from calfjournal.messages.vocabulary import SIDE_LETTERS, SIDE_TITLES
from calfjournal.views import run_page_words as words
from calfjournal.views import run_tendon_words as tendon
from calfjournal.views.run_page import RunPage
from ui.charts.cadence_bars import CadenceBars
from ui.charts.sparkline import LegMark
from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.card import Card, Hairline
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout, clear, leading, row
from ui.widgets.text import Label, small

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
        heads = (tr("First"), tr("Last"), tr("Change")) if self._rows else ()
        for column, head in enumerate(heads):
            self._grid.addWidget(small(head), 0, first + column)
        for at, third in enumerate(self._rows):
            if at:
                self._grid.addWidget(Hairline(), 3 * at, 0, 1, 4)
            wide = 4 if self._narrow else 1
            self._grid.addWidget(Label(third.name, wrap=True), 3 * at + 1, 0, 1, wide)
            for column, text in enumerate((third.first, third.last, third.change)):
                label = Label(text, Role.BODY, figures=True)
                self._grid.addWidget(label, 3 * at + 1 + int(self._narrow), first + column)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column == (3 if self._narrow else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * scale()
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_rows()


class RunTendonCard(Card):
    """What the run asked of the tendons, and the pain of each leg after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("For the tendon"), parent=parent)
        self._lines, self._none = _told(""), _told("")
        self._answers = QWidget()
        self._grid = QGridLayout(self._answers)
        self._grid.setContentsMargins(0, metrics.S, 0, 0)
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.XS)
        self._grid.setColumnStretch(0, 1)
        for part in (self._lines, self._answers, self._none):
            self.body.addWidget(part)

    def show_page(self, page: RunPage) -> None:
        """Show what a run was for the tendons; other activities are nothing for them."""
        self.setVisible(page.run.is_running)
        lines, none = tendon.asked_lines(page), tendon.without_answers(page)
        for label, text in ((self._lines, "\n".join(lines)), (self._none, none)):
            label.setText(text)
            label.setVisible(bool(text))
        rows = tendon.answer_rows(page)
        self._lay_rows(rows)
        self._answers.setVisible(bool(rows))
        self.setAccessibleDescription(formats.semicolons([row.told for row in rows]))

    def _lay_rows(self, rows: Sequence[tendon.AnswerRow]) -> None:
        clear(self._grid)
        self._grid.addWidget(_told(tr("Pain, of 10")), 0, 0)
        for column, side in enumerate((Side.LEFT, Side.RIGHT), 1):
            head = QWidget()
            head.setLayout(row(LegMark(side), small(SIDE_LETTERS[side]), gap=metrics.XS))
            head.setAccessibleName(SIDE_TITLES[side])
            self._grid.addWidget(head, 0, column)
        for at, each in enumerate(rows, 1):
            for column, text in enumerate((each.moment, each.left, each.right)):
                label = _told(text) if not column else Label(text, figures=True)
                self._grid.addWidget(label, at, column)


class KeyFigures(QWidget):
    """How far, how long, how fast and with which heart rate, in one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=2 * metrics.M)

    def show_page(self, page: RunPage) -> None:
        """Show the figures of a run that are known."""
        clear(self._flow)
        for each in words.key_figures(page):
            self._flow.addWidget(KeyValue(each.name, each.value, note=each.note))


class FiguresCard(Card):
    """What else is known, what its file could not tell, and why there are no curves."""

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
        figures = words.figures(page)
        for each in figures:
            self._flow.addWidget(KeyValue(each.name, each.value, note=each.note))
        self._figures.setVisible(bool(figures))
        lines = words.file_lines(page)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self.setVisible(bool(why or figures or lines))
