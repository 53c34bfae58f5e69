"""Seven toggles for the days of a week."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import tr
from calfjournal.messages.formats import commas, weekday
from ui.services.qt import CENTRE
from ui.theme import Role, active, font
from ui.widgets.text import named
from ui.widgets.week_boxes import DAYS, GAP, WeekBoxes, fitting_names

WIDTH, HEIGHT = 48, 32
EDGE = 4
"""Between a name and the line around it, both sides together."""


class WeekdayField(WeekBoxes):
    """Weekdays from Monday = 0; click or Space toggles, arrows move, 1-7 toggle directly.

    ``committed`` carries a tuple of the chosen days in order.
    """

    committed = Signal(tuple)
    widest = WIDTH

    def __init__(self, name: str, days: Iterable[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._chosen = set(days)
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
        chosen = commas([weekday(day) for day in self.value])
        name = named(self._name, chosen) if chosen else tr("{name}: none", name=self._name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("{day:weekday_name}, Space toggles", day=self._at))

    def _told(self, day: int) -> str:
        if day in self._chosen:
            return tr("{day:weekday_name}, chosen", day=day)
        return weekday(day)

    def _press(self, day: int) -> None:
        self._at = day
        self._chosen ^= {day}
        self._tell()
        self.update()
        self.committed.emit(self.value)

    def sizeHint(self) -> QSize:
        height = max(HEIGHT, QFontMetrics(font(Role.BODY)).height() + 10)
        return QSize(7 * (WIDTH + GAP) - GAP, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * (36 + GAP) - GAP, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in tuple("1234567"):
            self._press(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = fitting_names(Role.BODY_STRONG, self._box(0).width() - EDGE)
        for day in DAYS:
            chosen = day in self._chosen
            box = self._paint_box(
                painter,
                day,
                theme.colour("accent" if chosen else "ground"),
                theme.colour("accent" if chosen else "field_line"),
                theme.colour("text" if chosen else "accent"),
            )
            painter.setFont(font(Role.BODY_STRONG if chosen else Role.BODY))
            painter.setPen(theme.colour("on_accent" if chosen else "text"))
            painter.drawText(box, CENTRE, names[day])
