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
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import tr
from ui.services.qt import CENTRE, STRONG_FOCUS, VALUE
from ui.theme import Role, active, font, metrics
from ui.theme.control import control_height
from ui.widgets.mirrored import box as mirrored_box
from ui.widgets.mirrored import key, point, rect
from ui.widgets.painted import Painted, PaintedPart, Read
from ui.widgets.text import named

PADDING = 14


class SegmentedControl(Painted):
    """Choices side by side; left and right arrows move, a click chooses.

    ``chosen`` carries the value, and only when the user chose. The first choice holds from the
    beginning, or none does (``undecided``) until one was chosen.
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
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
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
        parts, left = [], 1
        for index, ((_, word), width) in enumerate(zip(self._choices, self._widths(), strict=True)):
            box = QRect(left, 0, width, self.height())
            parts.append(PaintedPart(word, rect(self, box), index == self._at, Read.CHOICE))
            left += width
        return parts

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

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 2, control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = 1
        for index, width in enumerate(self._widths()):
            if left <= point(self, event.position()).x() < left + width:
                self._choose(index)
                return
            left += width

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
        left = 1.0
        for index, ((_, word), width) in enumerate(zip(self._choices, self._widths(), strict=True)):
            box = mirrored_box(self, QRectF(left, 0, width, self.height()))
            if index == self._at:
                pill = box.adjusted(2.5, 3.5, -2.5, -3.5)
                painter.setBrush(theme.colour("accent_soft" if self.isEnabled() else "run_soft"))
                painter.setPen(QPen(theme.colour("accent" if self.isEnabled() else "line"), 1))
                painter.drawRoundedRect(pill, 6, 6)
            ink = "accent_ink" if index == self._at else "text"
            painter.setPen(theme.colour(ink if self.isEnabled() else "muted"))
            painter.drawText(box, CENTRE, word)
            left += width
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
