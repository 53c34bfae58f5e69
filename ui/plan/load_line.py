"""The plan's calf load week by week as bars, and the kilometres to run as a line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.messages import tr
from calfjournal.messages.formats import number
from calfjournal.views.plan import PlannedWeek
from calfjournal.views.plan_words import planned_week
from ui.services.qt import STRONG_FOCUS
from ui.theme import Role, active, font
from ui.theme.fonts import text_width
from ui.theme.upright import draw_words
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart

PLOT = 44
GAP = 2
EDGE = 1.5
SWATCH, APART = 12, 16
"""Before a name of the legend, and between two."""
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class LoadLine(Painted):
    """Stands below the timeline on its scale; Left and Right walk the weeks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[PlannedWeek, ...] = ()
        self._span = (date.min, date.min)
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Calf load and distance of each week of the plan"))

    def show_weeks(
        self, weeks: Sequence[PlannedWeek], first: date, last: date, today: date
    ) -> None:
        """Show the weeks of a plan from its first day to its last."""
        self._weeks, self._span = tuple(weeks), (first, last)
        past = [n for n, week in enumerate(self._weeks) if week.first <= today]
        self._at = past[-1] if past else 0
        self.setVisible(bool(self._weeks))
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        here = self._weeks[self._at] if self._weeks else None
        self.setAccessibleDescription(planned_week(here) if here is not None else "")

    # ------------------------------------------------------------------ places

    @property
    def _legend(self) -> float:
        return max((box.bottom() for box, _, _ in self._named()), default=0.0) + 4

    def _named(self) -> Iterator[tuple[QRectF, str, str]]:
        """Each name of the legend with its place and colour: below the one before, or behind it.

        One that is wider than the room there is takes several lines.
        """
        metric, x, y = QFontMetricsF(font(Role.SMALL)), 1.0, 0.0
        for text, colour in self._said():
            wide = SWATCH + text_width(text, Role.SMALL) + 1
            if x > 1 and x + wide > self.width():
                x, y = 1.0, y + metric.height()
            room = QRectF(x + SWATCH, y, min(wide, self.width() - x) - SWATCH, metric.height())
            room.setHeight(max(metric.boundingRect(room, _WRAPPED, text).height(), room.height()))
            yield room, text, colour
            x, y = x + wide - 1 + APART, room.bottom() - metric.height()

    def _said(self) -> list[tuple[str, str]]:
        """The names of bars and line, with their colours."""
        said = [(tr("Calf load a week"), "strength")]
        if most := max((week.km for week in self._weeks), default=0.0):
            said.append((tr("Distance a week, up to {km}", km=number(most, 1, "km")), "run"))
        return said

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(320, round(self._legend) + PLOT + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _box(self, week: PlannedWeek) -> QRectF:
        """The column of a week; one that begins before the plan or ends after it is cut."""
        first, last = self._span
        days = max((last - first).days + 1, 1)
        left = max((week.first - first).days, 0)
        right = min((week.first + timedelta(days=7) - first).days, days)
        width = (self.width() - 2) / days
        return QRectF(1 + left * width, self._legend, max((right - left) * width - GAP, 1), PLOT)

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(
                planned_week(week),
                mirrored.rect(self, self._box(week).toRect()),
                at == self._at,
            )
            for at, week in enumerate(self._weeks)
        ]

    # ------------------------------------------------------------------ hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(mirrored.key(self, event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._at + step < len(self._weeks):
            self._at += step
            self._tell()
            self.tell_chosen()
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = mirrored.point(self, QPointF(event.pos())).x()
            boxes = ((week, self._box(week)) for week in self._weeks)
            here = next((w for w, box in boxes if box.left() <= at <= box.right()), None)
            QToolTip.showText(event.globalPos(), planned_week(here) if here else "", self)
            return True
        return super().event(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        mirrored.mirror(painter, QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        self._paint_bars(painter)
        self._paint_line(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(font(Role.SMALL))
        line = QFontMetricsF(painter.font()).height()
        for box, text, colour in self._named():
            swatch = QRectF(box.left() - SWATCH, box.top() + line / 2 - 4, 8, 8)
            painter.fillRect(swatch, active().colour(colour))
            painter.setPen(active().colour("muted"))
            draw_words(painter, box, _WRAPPED, text)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((week.calf for week in self._weeks), default=0.0) or 1.0
        for at, week in enumerate(self._weeks):
            box = self._box(week)
            height = PLOT * week.calf / most
            soft = "strength" if at == self._at and self.hasFocus() else "strength_soft"
            bar = QRectF(box.left(), box.bottom() - height, box.width(), height)
            painter.fillRect(bar, active().colour(soft))
            painter.fillRect(
                QRectF(bar.left(), bar.top(), bar.width(), 1.5), active().colour("strength")
            )

    def _paint_line(self, painter: QPainter) -> None:
        most = max(week.km for week in self._weeks)
        if not most:
            return
        boxes = [(week, self._box(week)) for week in self._weeks]
        points = [
            QPointF(box.center().x(), box.bottom() - (PLOT - 4) * week.km / most)
            for week, box in boxes
        ]
        painter.setPen(QPen(active().colour("run"), 2))
        painter.drawPolyline(QPolygonF(points))
