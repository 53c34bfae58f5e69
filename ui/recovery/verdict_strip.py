"""The verdicts of the last weeks as a row of signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.checkin import Flare
from calfjournal.domain.finding import Verdict
from calfjournal.domain.looks import LIGHT_LOOKS
from calfjournal.messages import formats, tr
from calfjournal.views.today_words import standing
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS
from ui.theme import Role, active, font
from ui.theme.fonts import scale, text_width
from ui.theme.glyphs import paint_glyph
from ui.widgets.painted import Painted, PaintedPart

BOX, GAP, GLYPH, CAPTION = 26, 4, 11, 18
STEP = BOX + GAP


class VerdictStrip(Painted):
    """A box a day, as wide as the card lets it be, oldest left.

    Arrows and mouse walk the days, Enter and click open one.

    ``chosen`` carries the day, ``pointed`` what was said on the day under mouse or keyboard.
    """

    chosen = Signal(date)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._verdicts: dict[date, Verdict] = {}
        self._flares: tuple[Flare, ...] = ()
        self._rested: frozenset[date] = frozenset()
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_verdicts(
        self,
        first: date,
        last: date,
        verdicts: Sequence[Verdict],
        flares: Sequence[Flare] = (),
        rested: Iterable[date] = (),
    ) -> None:
        """Show the days from first to last; those without a check-in, or ``rested``, stay open.

        On the days of ``flares`` a calm morning is not yet the plan.
        """
        self._days = tuple(first + timedelta(n) for n in range((last - first).days + 1))
        self._verdicts = {verdict.day: verdict for verdict in verdicts}
        self._flares = tuple(flares)
        self._rested = frozenset(rested)
        self._at = len(self._days) - 1
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._days) * STEP, self._tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * STEP, self._tall)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high its rows are: all days in one, or two weeks or one each."""
        return -(-len(self._days) // self._in_row(width)) * self._tall

    def _in_row(self, width: int) -> int:
        days = max(len(self._days), 1)
        # Two Mondays are seven days apart, the last of a row as far as it is wide from its edge.
        wide = _name_width(self._days[-1]) if self._days else 0
        step = max(STEP, (wide + 2 * GAP) / 4)
        return next((n for n in (days, 14) if n <= days and n * step - GAP <= width), 7)

    @property
    def _tall(self) -> int:
        return BOX + round(CAPTION * scale())

    def _box(self, index: int) -> QRectF:
        """Time runs from left to right in every language, as in the charts below."""
        in_row = self._in_row(self.width())
        step = max((self.width() + GAP) / in_row, STEP)
        return QRectF(index % in_row * step, index // in_row * self._tall, step - GAP, BOX)

    def _index_at(self, position: QPointF) -> int | None:
        boxes = (self._box(index) for index in range(len(self._days)))
        around = (box.adjusted(0, 0, GAP, 0) for box in boxes)
        return next((at for at, box in enumerate(around) if box.contains(position)), None)

    def _words(self, day: date) -> str:
        verdict = self._verdicts.get(day)
        if verdict is None and day in self._rested:
            return tr("{day:long_day}: rest", day=day)
        if verdict is None:
            return tr("{day:long_day}: no check-in", day=day)
        in_flare = any(flare.holds(day) for flare in self._flares)
        return tr(
            "{day:long_day}: {light}. {headline}",
            day=day,
            light=standing(verdict.light, on_the_ladder=in_flare),
            headline=verdict.headline,
        )

    def _tell(self) -> None:
        day = self._days[self._at] if self._days else None
        self.setAccessibleName(tr("Verdicts of the last weeks"))
        words = self._words(day) if day else tr("no days yet")
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(self._words(day), self._box(index).toRect(), index == self._at)
            for index, day in enumerate(self._days)
        ]

    # ------------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._days)):
            self._paint_day(painter, index, here=index == self._at)

    def _paint_day(self, painter: QPainter, index: int, *, here: bool) -> None:
        day, box = self._days[index], self._box(index)
        theme, verdict = active(), self._verdicts.get(day)
        outline = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("field_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if verdict is not None:
            look = LIGHT_LOOKS[verdict.light]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.soft(look))
            painter.drawRoundedRect(outline, 5, 5)
            sign = QRectF(0, 0, GLYPH, GLYPH)
            sign.moveCenter(box.center())
            paint_glyph(painter, sign, look.glyph, theme.mark(look))
        else:
            painter.drawRoundedRect(outline, 5, 5)
        if here and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if day.weekday() == 0 or (day == self._days[-1] and self._is_named_alone(index)):
            self._paint_day_name(painter, index)

    def _is_named_alone(self, index: int) -> bool:
        """True of a day that stands far enough from its Monday, in the same row or another."""
        monday = index - self._days[index].weekday()
        if monday < 0 or self._box(monday).y() < self._box(index).y():
            return True
        end = self._name_left(monday) + _name_width(self._days[monday])
        return end + GAP <= self._name_left(index)

    def _name_left(self, index: int) -> float:
        """Where a day's name begins: at its box, or further left where the edge would cut it."""
        wide = _name_width(self._days[index])
        return max(min(self._box(index).x(), self.width() - wide), 0.0)

    def _paint_day_name(self, painter: QPainter, index: int) -> None:
        """Weekday, day and month below the box."""
        day, box = self._days[index], self._box(index)
        painter.setFont(font(Role.SMALL, figures=True))
        painter.setPen(active().colour("muted"))
        room = self._tall - box.height() - 2
        caption = QRectF(self._name_left(index), box.bottom() + 2, _name_width(day), room)
        painter.drawText(caption, int(Qt.AlignmentFlag.AlignVCenter), formats.short_day(day))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            if index is not None:
                QToolTip.showText(event.globalPos(), self._words(self._days[index]), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None:
            self._at = index
            self._tell()
            self.chosen.emit(self._days[index])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None:
            self.pointed.emit(self._words(self._days[index]))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._days:
            self._at = min(max(self._at + steps[Qt.Key(event.key())], 0), len(self._days) - 1)
            self._tell()
            self.tell_chosen()
            self.update()
        elif event.key() in ENTER_KEYS and self._days:
            self.chosen.emit(self._days[self._at])
        else:
            super().keyPressEvent(event)


def _name_width(day: date) -> float:
    """Pixels of a day's name as it is written."""
    return text_width(formats.short_day(day), Role.SMALL, figures=True) + 2
