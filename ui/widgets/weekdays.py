"""Seven toggles for the days of a week."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.units import WEEKDAYS
from ui.qt import CENTRE, STRONG_FOCUS
from ui.theme import Role, active, font

WIDTH, HEIGHT, GAP = 48, 32, 4


class WeekdayField(QWidget):
    """Weekdays from Monday = 0; click or Space toggles, arrows move, 1-7 toggle directly.

    ``committed`` carries a tuple of the chosen days in order.
    """

    committed = Signal(object)

    def __init__(self, name: str, days: Iterable[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chosen = set(days)
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def value(self) -> tuple[int, ...]:
        """The chosen days."""
        return tuple(sorted(self._chosen))

    def set_value(self, days: Iterable[int]) -> None:
        """Choose without telling."""
        self._chosen = set(days)
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = ", ".join(WEEKDAYS[day] for day in self.value) or "none"
        self.setAccessibleName(f"{self._name}: {words}")
        self.setAccessibleDescription(f"{WEEKDAYS[self._at]}, Space toggles")

    def _toggle(self, day: int) -> None:
        self._at = day
        self._chosen ^= {day}
        self._tell()
        self.update()
        self.committed.emit(self.value)

    def _box(self, day: int) -> QRectF:
        width = min(WIDTH, (self.width() + GAP) / 7 - GAP)
        return QRectF(day * (width + GAP), 0, width, self.height())

    def sizeHint(self) -> QSize:
        height = max(HEIGHT, QFontMetrics(font(Role.BODY)).height() + 10)
        return QSize(7 * (WIDTH + GAP) - GAP, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * (36 + GAP) - GAP, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in range(7):
            if self._box(day).contains(event.position()):
                self._toggle(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._at = min(max(self._at + step, 0), 6)
            self._tell()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(self._at)
        elif event.text() in tuple("1234567"):
            self._toggle(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in range(7):
            chosen, box = day in self._chosen, self._box(day)
            painter.setBrush(theme.colour("accent" if chosen else "ground"))
            painter.setPen(QPen(theme.colour("accent" if chosen else "field_line"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            if self.hasFocus() and day == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("text" if chosen else "accent"), 2))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
            painter.setFont(font(Role.BODY_STRONG if chosen else Role.BODY))
            painter.setPen(theme.colour("on_accent" if chosen else "text"))
            painter.drawText(box, CENTRE, WEEKDAYS[day][:3])
