"""Seven boxes, one a day: sessions as signs, runs as distance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import KIND_LOOKS, Glyph
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import tr
from calfjournal.messages.formats import UNKNOWN, bare, commas, number, semicolons, weekday_letter
from calfjournal.views.today import WeekDay
from ui.services.qt import CENTRE, ENTER_KEYS, STRONG_FOCUS
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart

GAP = 6
SIGN, MARK = 12, 9
_DONE = (SessionStatus.DONE, SessionStatus.PARTLY)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekStrip(Painted):
    """A click, or the arrows and Enter, opens a day: ``opened`` carries its date."""

    opened = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[WeekDay, ...] = ()
        self._today = self._shown = date.min
        self._at = 0
        self._is_example = False
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_week(
        self, days: Sequence[WeekDay], shown: date, today: date, *, example: bool = False
    ) -> None:
        """Show a week with the day the page is about; an ``example`` is drawn into empty days."""
        before = self._days, self._shown, self._today, self._is_example
        if (tuple(days), shown, today, example) == before:
            return
        self._is_example = example
        self._days, self._shown, self._today = tuple(days), shown, today
        self._at = next((i for i, day in enumerate(days) if day.day == shown), 0)
        self._tell()
        self.update()

    def _tell(self) -> None:
        if self._days:
            chosen = day_words(self._days[self._at])
            self.setAccessibleName(tr("This week. {day}", day=chosen))
            self.setAccessibleDescription(semicolons([day_words(day) for day in self._days]))

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(
                day_words(day), mirrored.box(self, self._box(index)).toRect(), index == self._at
            )
            for index, day in enumerate(self._days)
        ]

    # ------------------------------------------------------------------ geometry

    def _head(self) -> int:
        return QFontMetrics(font(Role.SMALL)).height() + metrics.XS

    def _box(self, index: int) -> QRectF:
        width = (self.width() - 6 * GAP) / 7
        return QRectF(index * (width + GAP), self._head(), width, self.height() - self._head())

    def sizeHint(self) -> QSize:
        line = QFontMetrics(font(Role.SMALL)).height()
        return QSize(7 * 44 + 6 * GAP, self._head() + 2 * line + 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 36 + 6 * GAP, self.sizeHint().height())

    # ------------------------------------------------------------------ acting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, day in enumerate(self._days):
            if self._box(index).contains(mirrored.point(self, event.position())):
                self._at = index
                self.opened.emit(day.day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and hasattr(event, "pos"):
            at = mirrored.point(self, QPointF(event.pos()))
            over = [day for i, day in enumerate(self._days) if self._box(i).contains(at)]
            self.setToolTip(day_words(over[0]) if over else "")
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(mirrored.key(self, event.key()))
        if step is not None and self._days:
            self._at = min(max(self._at + step, 0), 6)
            self._tell()
            self.tell_chosen()
            self.update()
        elif event.key() in (*ENTER_KEYS, Qt.Key.Key_Space) and self._days:
            self.opened.emit(self._days[self._at].day)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored.mirror(painter, QRectF(self.rect()))
        for index, day in enumerate(self._days):
            box = self._box(index)
            self._paint_head(painter, box, day)
            self._paint_box(painter, box, day)
            if self.hasFocus() and index == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(active().colour("accent"), 2))
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 10, 10)

    def _paint_head(self, painter: QPainter, box: QRectF, day: WeekDay) -> None:
        today = day.day == self._today
        painter.setFont(font(Role.SMALL_STRONG if today else Role.SMALL))
        painter.setPen(active().colour("accent_ink" if today else "muted"))
        head = QRectF(box.x(), 0, box.width(), self._head() - 2)
        draw_words(painter, head, CENTRE, weekday_letter(day.day.weekday()))

    def _paint_box(self, painter: QPainter, box: QRectF, day: WeekDay) -> None:
        theme = active()
        done = any(each.status in _DONE for each in day.sessions) or bool(day.km)
        planned = bool(day.sessions) or day.run_planned or day.race
        painter.setBrush(_ground(day) if done else Qt.BrushStyle.NoBrush)
        if day.flare and not done:
            painter.setBrush(theme.colour("hold_soft"))
        edge, width = theme.colour("line"), 1.0
        if day.day == self._today:
            edge, width = theme.colour("accent"), 2.0
        elif (planned or self._is_example) and not done:
            edge = theme.colour("field_line")
        pen = QPen(edge, width)
        if (planned or self._is_example) and not done and day.day != self._today:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        if day.flare:
            bar = QRectF(box.x() + 8, box.bottom() - 5, box.width() - 16, 3)
            painter.fillRect(bar, theme.colour("hold"))
        if self._is_example:
            from ui.today.futures import paint_example_day  # Late: most journals have a plan.

            paint_example_day(painter, box, day.day.weekday())
        else:
            self._paint_content(painter, box, day)

    def _paint_content(self, painter: QPainter, box: QRectF, day: WeekDay) -> None:
        forms, tone = _words(day)
        wide = QFontMetrics(font(Role.SMALL, figures=True))
        fitting = (form for form in forms if wide.horizontalAdvance(form) <= box.width() - 4)
        text = next(fitting, forms[-1] if forms else "")
        signs, line = len(day.sessions), QFontMetrics(font(Role.SMALL)).height()
        height = (SIGN if signs else 0) + (line if text else 0) + (4 if signs and text else 0)
        top = box.center().y() - height / 2
        if signs:
            self._paint_signs(painter, QRectF(box.x(), top, box.width(), SIGN), day)
            top += SIGN + 4
        if text:
            painter.setFont(font(Role.SMALL, figures=True))
            painter.setPen(active().colour(tone))
            draw_words(painter, QRectF(box.x(), top, box.width(), line), CENTRE, text)

    def _paint_signs(self, painter: QPainter, band: QRectF, day: WeekDay) -> None:
        theme = active()
        parts: list[tuple[Glyph, QColor, int]] = []
        for each in day.sessions[:2]:
            look, status = KIND_LOOKS[each.kind], each.status
            parts.append((look.glyph, theme.mark(look), SIGN))
            if status in _DONE:
                wholly = status is SessionStatus.DONE
                mark = Glyph.CHECK if wholly else Glyph.HALF
                parts.append((mark, theme.colour("go_on"), MARK))
            elif each.missed or status is SessionStatus.SKIPPED:
                sign = Glyph.CROSS if each.missed else Glyph.DASH
                parts.append((sign, theme.colour("muted"), MARK))
        width = sum(size for *_, size in parts) + 3 * (len(parts) - 1)
        left = band.center().x() - width / 2
        for glyph, colour, size in parts:
            place = QRectF(left, band.center().y() - size / 2, size, size)
            paint_glyph(painter, place, glyph, colour)
            left += size + 3


def _ground(day: WeekDay) -> QColor:
    theme = active()
    done = [each.kind for each in day.sessions if each.status in _DONE]
    return theme.soft(KIND_LOOKS[done[0]]) if done else theme.colour("run_soft")


def _words(day: WeekDay) -> tuple[tuple[str, ...], str]:
    """What stands in a box, the longest way to write it first, and its tone."""
    if day.km:
        return _distances(day.km) if day.km >= 0.5 else (tr("run"),), "text"
    if day.race:
        return (tr("race"),), "accent_ink"
    if day.run_planned or day.run_missed:
        return _distances(day.planned_km) if day.planned_km else (tr("run"),), "muted"
    if day.run_left_out and not day.rested:
        return (tr("no run"), UNKNOWN), "muted"
    return () if day.sessions else (tr("rest"),), "muted"


def _distances(km: float) -> tuple[str, ...]:
    """Half kilometres count, so that the days add up to the week; the unit goes first."""
    return number(km, 1, "km"), bare(km, 1, "km")


def _asked(day: WeekDay) -> str:
    """Return what is planned to be run: its distance where one is known."""
    return _distances(day.planned_km)[0] if day.planned_km else tr("run")


def day_words(day: WeekDay) -> str:
    """Return a day in words: ``Mon 23 Nov: Strength done, ran 8.1 km``."""
    parts = [
        tr("{kind:kind} missed", kind=each.kind)
        if each.missed
        else tr("{kind:kind} {status:status}", kind=each.kind, status=each.status)
        for each in day.sessions
    ]
    if day.km:
        parts.append(tr("ran {distance:km}", distance=day.km))
    elif day.run_planned:
        parts.append(tr("{run} planned", run=_asked(day)))
    elif day.run_missed:
        parts.append(tr("{run} missed", run=_asked(day)))
    elif day.rested:
        parts.append(tr("rest"))
    elif day.run_left_out:
        parts.append(tr("run left out"))
    if day.race:
        parts.append(tr("race"))
    if day.flare:
        parts.append(tr("flare"))
    return tr("{day:day}: {what}", day=day.day, what=commas(parts) or tr("rest"))
