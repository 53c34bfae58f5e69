"""What one did of an exercise: figures, a line of the work over time, and the legs' answers."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calfjournal.domain.looks import ACCENT, Look
from calfjournal.messages import tr
from calfjournal.views.exercise import ExerciseFacts, WorkLine
from ui.library.pair_grid import PairGrid
from ui.theme import active, metrics
from ui.theme.fonts import scale
from ui.widgets.layouts import column
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Label, small, strong

_HIGH: Final = 56
_MARGIN: Final = 4
_EXAMPLE: Final = (2, 3, 3, 4, 5, 3, 5, 6, 6, 7)
_NARROW: Final = 320


class WorkLineView(QWidget):
    """The work of each week, month or quarter up to today, in the colour of its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: tuple[int, ...] = ()
        self._look: Look | None = ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: WorkLine, look: Look) -> None:
        """Show other work."""
        self._amounts, self._look = line.work.amounts, look
        self.setAccessibleName(line.words)
        self.update()

    def show_example(self) -> None:
        """Show how it will be drawn, pale and dashed, while there is nothing to draw."""
        self._amounts, self._look = _EXAMPLE, None
        self.setAccessibleName(tr("An example of how your work will be drawn"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._amounts) < 2:
            return
        theme, painter = active(), QPainter(self)
        plot = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        points = _steps(self._amounts, plot)
        if self._look is None:
            painter.setPen(QPen(theme.colour("faint"), 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(points))
            return
        ground = [QPointF(plot.left(), plot.bottom()), *points, plot.bottomRight()]
        painter.setPen(theme.soft(self._look))
        painter.setBrush(theme.soft(self._look))
        painter.drawPolygon(QPolygonF(ground))
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(theme.mark(self._look), 1))
        painter.drawPolyline(QPolygonF(points))


def _steps(amounts: tuple[int, ...], plot: QRectF) -> list[QPointF]:
    """A step a span: nothing lies between two of them."""
    wide, most = plot.width() / len(amounts), max(*amounts, 1)
    points: list[QPointF] = []
    for at, amount in enumerate(amounts):
        top = plot.bottom() - plot.height() * amount / most
        left = plot.left() + at * wide
        points += [QPointF(left, top), QPointF(left + wide, top)]
    return points


class RecordView(QWidget):
    """The athlete's own record of an exercise: figures beside a line of the work over time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._never = Label("", tone="muted", wrap=True)
        self._figures = PairGrid(tr("Your record"))
        self._line = WorkLineView()
        self._span = small("", wrap=True)
        told = column(self._never, self._figures, gap=metrics.XS)
        told.addStretch(1)
        drawn = column(self._line, self._span, gap=metrics.XS)
        drawn.addStretch(1)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(strong(tr("Your record")))
        stack.addWidget(SideBySide(told, drawn, (3, 2), narrow=round(_NARROW * scale())))

    def show_facts(self, facts: ExerciseFacts, look: Look, planned: date | None) -> None:
        """Show what is known; ``planned`` is the next day the plan has it, None without one."""
        self._never.setText(_never(planned))
        self._never.setVisible(facts.line is None)
        self._figures.set_rows(facts.record)
        self._figures.setVisible(facts.line is not None)
        if facts.line is None:
            self._line.show_example()
            self._span.setText(tr("Your work over time will be drawn like this."))
        else:
            self._line.show_line(facts.line, look)
            self._span.setText(facts.line.words)


class NextDayView(QWidget):
    """What each leg said the day after sessions with an exercise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = Label("", wrap=True)
        self._note = small("", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        for part in (strong(tr("Your tendons the next day")), self._answers, self._note):
            stack.addWidget(part)

    def show_facts(self, facts: ExerciseFacts) -> None:
        """Show what is known."""
        self._answers.setText("\n".join(facts.next_day))
        self._answers.setVisible(bool(facts.next_day))
        self._note.setText(
            tr("Other exercises stood in the same sessions.")
            if facts.next_day
            else tr("Once mornings are told after sessions with it, each leg's answer stands here.")
        )


def _never(planned: date | None) -> str:
    if planned is None:
        return tr("You have not done it yet.")
    return tr("You have not done it yet; your plan has it on {day:long_day}.", day=planned)
