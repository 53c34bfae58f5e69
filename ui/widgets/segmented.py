"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import tr
from ui.services.qt import CENTRE, STRONG_FOCUS, VALUE
from ui.theme import Role, active, font, metrics
from ui.theme.control import control_height, least_width
from ui.widgets.mirrored import box as mirrored_box
from ui.widgets.mirrored import key, point, rect
from ui.widgets.painted import Painted, PaintedPart, Read
from ui.widgets.text import named

PADDING = 14


class SegmentedControl(Painted):
    """Choices side by side; left and right arrows move, a click chooses.

    They stand in several lines where there is no room. ``chosen`` carries the value, and only when
    the user chose. The first choice holds from the beginning, or none does (``undecided``) until
    one was chosen.
    """

    chosen = Signal(VALUE)
    ACCESSIBLE_ROLE = Read.GROUP

    def __init__(
        self,
        choices: Sequence[tuple[Hashable, str]],
        name: str,
        *,
        undecided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._at = -1 if undecided else 0
        self._name = name
        self.setFont(font(Role.BODY_STRONG))
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    @property
    def value(self) -> Hashable:
        """The value that holds, None while nothing was chosen."""
        return self._choices[self._at][0] if self._at >= 0 else None

    def set_value(self, value: Hashable) -> None:
        """Choose a value without telling, None for none of them; ValueError if it is no choice."""
        values = [choice for choice, _ in self._choices]
        self._at = -1 if value is None and value not in values else values.index(value)
        self._tell()
        self.update()

    def _tell(self) -> None:
        said = self._choices[self._at][1] if self._at >= 0 else tr("not given")
        self.setAccessibleName(named(self._name, said))

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(word, rect(self, box), index == self._at, Read.CHOICE)
            for index, ((_, word), box) in enumerate(zip(self._choices, self._boxes(), strict=True))
        ]

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._choices) and index != self._at:
            self._at = index
            self._tell()
            self.tell_chosen()
            self.update()
            self.chosen.emit(self.value)

    def _widths(self) -> list[int]:
        metric = QFontMetrics(self.font())
        return [
            max(metric.horizontalAdvance(word) + 2 * PADDING, control_height())
            for _, word in self._choices
        ]

    def _lines(self, room: int) -> list[list[int]]:
        """Return the widths of the choices in each line."""
        lines: list[list[int]] = []
        for width in self._widths():
            if not lines or sum(lines[-1]) + width > room - 2:
                lines.append([])
            lines[-1].append(width)
        return lines

    def _boxes(self) -> list[QRect]:
        """Places of the choices, as if read from left to right."""
        lines = self._lines(self.width())
        high = self.height() // len(lines)
        return [
            QRect(1 + sum(line[:at]), down * high, width, high)
            for down, line in enumerate(lines)
            for at, width in enumerate(line)
        ]

    def sizeHint(self) -> QSize:
        lines = self._lines(self.width())
        return QSize(sum(self._widths()) + 2, len(lines) * control_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * control_height()

    def minimumSizeHint(self) -> QSize:
        whole, widest = self.sizeHint().width(), max(self._widths()) + 2
        return QSize(least_width(whole, widest), control_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = point(self, event.position()).toPoint()
        for index, box in enumerate(self._boxes()):
            if box.contains(place):
                self._choose(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }.get(key(self, event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(self._at + step)
        elif event.key() == Qt.Key.Key_Home:
            self._choose(0)
        elif event.key() == Qt.Key.Key_End:
            self._choose(len(self._choices) - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(frame, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
        for index, ((_, word), place) in enumerate(zip(self._choices, self._boxes(), strict=True)):
            box = mirrored_box(self, QRectF(place))
            if index == self._at:
                pill = box.adjusted(2.5, 3.5, -2.5, -3.5)
                painter.setBrush(theme.colour("accent_soft" if self.isEnabled() else "run_soft"))
                painter.setPen(QPen(theme.colour("accent" if self.isEnabled() else "line"), 1))
                painter.drawRoundedRect(pill, 6, 6)
            ink = "accent_ink" if index == self._at else "text"
            painter.setPen(theme.colour(ink if self.isEnabled() else "muted"))
            painter.drawText(box, CENTRE, word)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
