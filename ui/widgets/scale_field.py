"""A row of numbers to choose from, such as pain 0-10 or sleep quality 1-5."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.limits import Limit
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import scale_word
from ui.services.qt import CENTRE, LEFT, RIGHT, STRONG_FOCUS, VALUE
from ui.theme import Role, active, font, metrics
from ui.theme.control import control_height, least_width
from ui.theme.fonts import sized_font
from ui.widgets.mirrored import box as mirrored
from ui.widgets.mirrored import key as meant
from ui.widgets.text import named

CELL = 28
GAP = 3
WIDEST_CELL = 40
TWO_DIGITS_S = 1.0
"""A 0 typed this soon after a 1 means 10."""


class NumberCells(QWidget):
    """Where numbers stand: side by side, in several lines where there is no room; words with them.

    ``words`` are anchors (value to word).
    """

    def __init__(
        self,
        numbers: Sequence[int],
        words: Mapping[int, str] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._numbers, self._words = tuple(numbers), dict(words or {})
        self._beside = False
        self._size = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put_words_beside(self, beside: bool) -> None:
        """Put the words right of the numbers, which are equally wide on every scale then."""
        if beside != self._beside:
            self._beside = beside
            self.updateGeometry()
            self.update()

    def grow(self, size: float) -> None:
        """Draw the numbers so many times as large as usual."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def _in_line(self, width: float) -> int:
        """Return how many numbers stand beside each other: all, or as many in each line."""
        count = len(self._numbers)
        least = _narrowest(self._numbers[-1], self._size) + GAP
        fit = max(int((ceil(width) + 1 + GAP) // least), 1)
        return count if fit >= count else ceil(count / ceil(count / fit))

    def _numbers_height(self, width: float) -> float:
        lines = ceil(len(self._numbers) / self._in_line(width))
        return lines * (_high(self._size) + GAP) - GAP

    def _cell(self) -> float:
        room = (self.width() + GAP) / self._in_line(self.width()) - GAP
        widest = (CELL if self._beside else WIDEST_CELL) * self._size
        return max(min(room, widest), _narrowest(self._numbers[-1], self._size))

    def _box(self, index: int) -> QRectF:
        down, along = divmod(index, self._in_line(self.width()))
        left, top = along * (self._cell() + GAP), down * (_high(self._size) + GAP)
        return mirrored(self, QRectF(left, top, self._cell(), _high(self._size)))

    def heightForWidth(self, width: int) -> int:
        return ceil(self._numbers_height(width)) + self._words_height()

    def sizeHint(self) -> QSize:
        width = (
            len(self._numbers)
            * (max(CELL * self._size, _narrowest(self._numbers[-1], self._size)) + GAP)
            - GAP
        )
        return QSize(ceil(width), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        width = len(self._numbers) * (_narrowest(self._numbers[-1], self._size) + GAP) - GAP
        return QSize(least_width(ceil(width)), ceil(_high(self._size)) + self._words_height())

    def _words_height(self) -> int:
        below = bool(self._words) and not self._beside
        return QFontMetrics(font(Role.SMALL)).height() + 3 if below else 0


class ScaleField(NumberCells):
    """Numbers side by side; type one, click one, or move with the arrows.

    They stand in several lines where there is no room. Backspace makes it unknown
    again, and so does a click on the chosen number. ``words`` are anchors (value to word): the ends
    are shown, or the word of the chosen value.
    ``committed`` carries an int or None.
    """

    committed = Signal(VALUE)

    def __init__(
        self,
        name: str,
        limit: Limit,
        words: Mapping[int, str] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(range(int(limit.low), int(limit.high) + 1), words, parent=parent)
        self._name = name
        self._value: int | None = None
        self._typed_one_at = float("-inf")
        self._error = ""
        self.setFont(font(Role.BODY, figures=True))
        self.setFocusPolicy(STRONG_FOCUS)
        self._tell()

    @property
    def value(self) -> int | None:
        """The number, None while it is unknown."""
        return self._value

    def is_answer(self, digit: str) -> bool:
        """Tell whether a digit just typed is all of the answer: a 1 may be the begin of a 10."""
        if not (len(digit) == 1 and digit.isdecimal() and digit.isascii()) or self._value is None:
            return False
        begun = [number for number in self._numbers if str(number).startswith(digit)]
        return str(self._value).endswith(digit) and (self._value > 9 or len(begun) == 1)

    def set_value(self, value: int | None) -> None:
        """Show a value without telling."""
        if value != self._value:
            self._value = value
            self._tell()
            self.update()

    def set_error(self, message: str) -> None:
        """Say at the field what is wrong; "" when all is well."""
        if message != self._error:
            self._error = message
            self.setToolTip(message)
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(named(self._name, self._spoken()))
        ends = tr("{low} to {high}", low=self._numbers[0], high=self._numbers[-1])
        self.setAccessibleDescription(self._error or ends)

    def _spoken(self) -> str:
        if self._value is None:
            return tr("not given")
        word = self._word()
        return tr("{number} {word}", number=self._value, word=word) if word else str(self._value)

    def _word(self) -> str:
        return "" if self._value is None else scale_word(self._words, self._value)

    def _choose(self, value: int | None) -> None:
        if value != self._value and (value is None or value in self._numbers):
            self._value = value
            self._error = ""
            self._tell()
            self.update()
            self.committed.emit(value)

    # ------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, number in enumerate(self._numbers):
            if self._box(index).adjusted(-1, 0, 1, 0).contains(event.position()):
                self._choose(None if number == self._value else number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = meant(self, event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
        }
        if event.text().isdecimal() and event.text().isascii():
            self._type(int(event.text()))
        elif key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_Home:
            self._choose(self._numbers[0])
        elif key == Qt.Key.Key_End:
            self._choose(self._numbers[-1])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _type(self, digit: int) -> None:
        now = time.monotonic()
        if digit == 0 and self._value == 1 and now - self._typed_one_at < TWO_DIGITS_S:
            digit = 10 if 10 in self._numbers else digit
        self._typed_one_at = now if digit == 1 else float("-inf")
        self._choose(digit if digit in self._numbers else self._value)

    def _step(self, by: int) -> None:
        if self._value is None:
            self._choose(self._numbers[0])
        else:
            self._choose(min(max(self._value + by, self._numbers[0]), self._numbers[-1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, number in enumerate(self._numbers):
            self._paint_number(painter, self._box(index), number)
        if self._words:
            self._paint_words(painter)

    def _paint_number(self, painter: QPainter, box: QRectF, number: int) -> None:
        theme, chosen = active(), number == self._value
        edge = theme.colour("step_back" if self._error else "line")
        usable = self.isEnabled()
        painter.setPen(QPen(theme.colour("accent") if chosen and usable else edge, 1))
        painter.setBrush(theme.colour(("accent" if usable else "run_soft") if chosen else "ground"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        here = self._value if self._value is not None else self._numbers[0]
        if self.hasFocus() and number == here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text" if chosen else "accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(_number_font(self._size, chosen=chosen))
        name = "muted" if not usable else ("on_accent" if chosen else "text")
        painter.setPen(theme.colour(name))
        painter.drawText(box, CENTRE, str(number))

    def _paint_words(self, painter: QPainter) -> None:
        width = self._in_line(self.width()) * (self._cell() + GAP) - GAP
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("step_back_ink" if self._error else "muted"))
        if self._beside:
            self._paint_beside(painter, width + 12)
            return
        top = self._numbers_height(self.width()) + 3
        line = QRectF(0, top, width, self._words_height() - 3)
        line = mirrored(self, line)
        if self._error or self._value is not None:
            painter.drawText(line, LEFT, self._error or self._word())
            return
        painter.drawText(line, LEFT, self._words.get(self._numbers[0], ""))
        painter.drawText(line, RIGHT, self._words.get(self._numbers[-1], ""))

    def _paint_beside(self, painter: QPainter, left: float) -> None:
        room = mirrored(self, QRectF(left, 0, self.width() - left, _high(self._size)))
        if self._error:
            painter.drawText(room, LEFT, self._error)
            return
        for words in self._told_beside():
            if painter.fontMetrics().horizontalAdvance(words) <= room.width():
                painter.drawText(room, LEFT, words)
                return

    def _told_beside(self) -> Sequence[str]:
        """Return what may stand right of the numbers, the fullest first."""
        lowest, highest = (self._words.get(self._numbers[at], "") for at in (0, -1))
        ends = tr("{lowest} to {highest}", lowest=lowest, highest=highest)
        return (ends if self._value is None else self._word(),)


def _number_font(size: float, *, chosen: bool = False) -> QFont:
    px, weight = (Role.BODY_STRONG if chosen else Role.BODY).value
    return sized_font(round(px * size), weight, figures=True)


def _narrowest(highest: int, size: float) -> float:
    """Width of a cell that a finger hits and that holds the highest number."""
    digits = "0" * len(str(highest))
    ink = QFontMetricsF(_number_font(size, chosen=True)).horizontalAdvance(digits)
    return max(metrics.TARGET * size, ink + 2 * GAP)


def _high(size: float) -> float:
    return max(control_height() * size, QFontMetricsF(_number_font(size)).height())
