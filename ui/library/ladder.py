"""The ladder of an exercise: its easier and harder neighbours, their names in full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import tr
from ui.library.words import class_words, look_of
from ui.services.qt import ENTER_KEYS, LEFT, RIGHT, STRONG_FOCUS
from ui.theme import Role, active, font, metrics
from ui.theme.fill import fill
from ui.theme.fonts import text_width
from ui.theme.glyphs import paint_glyph
from ui.widgets.mirrored import rect
from ui.widgets.painted import Painted, PaintedPart

GLYPH: Final = 11
_BEFORE: Final = metrics.S + GLYPH + metrics.S
"""Pixels before a name."""
_KEPT: Final = 64
"""A page asks for some widths again and again until its layout is found."""
_WRAP: Final = Qt.TextFlag.TextWordWrap.value
_KEYS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Ladder(Painted):
    """Rungs from easiest to hardest; ``picked`` carries the id of another one.

    Up and Down go along it, Enter shows the rung they are at, a click any.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rungs: tuple[Exercise, ...] = ()
        self._here = self._at = 0
        self._heights: dict[int, list[int]] = {}
        self.setFont(font(Role.BODY))
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Easier to harder"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def rungs(self) -> tuple[Exercise, ...]:
        """What is shown, from easiest to hardest."""
        return self._rungs

    def show_rungs(self, rungs: Sequence[Exercise], here: Exercise) -> None:
        """Show a ladder with the place of an exercise on it."""
        self._rungs = tuple(rungs)
        self._here = self._at = self._rungs.index(here)
        self._heights.clear()
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------ sizes

    def heightForWidth(self, width: int) -> int:
        return sum(self._rows(width))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, metrics.ROW)

    def _rows(self, width: int) -> list[int]:
        if width not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            strong, usual = QFontMetrics(font(Role.BODY_STRONG)), QFontMetrics(self.font())
            room = QRect(0, 0, max(width - _BEFORE - self._class_width(), 60), 10_000)
            self._heights[width] = [
                max(
                    (strong if at == self._here else usual)
                    .boundingRect(room, _WRAP, rung.name)
                    .height()
                    + 16,
                    metrics.ROW,
                )
                for at, rung in enumerate(self._rungs)
            ]
        return self._heights[width]

    def _class_width(self) -> int:
        return ceil(text_width(tr("class {number}", number=5), Role.SMALL)) + metrics.M

    def _boxes(self) -> list[QRect]:
        edges = pairwise(accumulate(self._rows(self.width()), initial=0))
        return [QRect(0, top, self.width(), bottom - top) for top, bottom in edges]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    # ------------------------------------------------------------------ reading

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(self._spoken(at), box, at == self._at, tip=self._rungs[at].name)
            for at, box in enumerate(self._boxes())
        ]

    @property
    def spot(self) -> QRect:
        boxes = self._boxes()
        return boxes[self._at] if boxes else self.rect()

    def _spoken(self, at: int) -> str:
        rung = self._rungs[at]
        load = class_words(rung.load_class)
        if at == self._here:
            return tr("{exercise}: {load}, shown now", exercise=rung.name, load=load)
        return tr("{exercise}: {load}", exercise=rung.name, load=load)

    # ------------------------------------------------------------------ hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            self._at = min(max(self._at + step, 0), len(self._rungs) - 1)
            self.tell_chosen()
            self.update()
        elif event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        hand = at is not None and at != self._here
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event)
        if at is not None:
            self._pick(at)

    def _row_at(self, event: QMouseEvent) -> int | None:
        place = event.position().toPoint()
        return next((at for at, box in enumerate(self._boxes()) if box.contains(place)), None)

    def _pick(self, at: int) -> None:
        if at != self._here:
            self.picked.emit(self._rungs[at].id)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, box in enumerate(self._boxes()):
            if box.intersects(event.rect()):
                self._paint_rung(painter, at, box)

    def _paint_rung(self, painter: QPainter, at: int, box: QRect) -> None:
        theme, rung, here = active(), self._rungs[at], at == self._here
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(box), metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        elif at + 1 < len(self._rungs) and at + 1 != self._here:
            line = QRect(box.left(), box.bottom(), box.width(), metrics.HAIRLINE)
            fill(painter, line, theme.colour("line"))
        if self.hasFocus() and at == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = QRectF(box).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        look = look_of(rung)
        middle = box.center().y() - GLYPH / 2 + 0.5
        sign = QRect(box.left() + metrics.S, 0, GLYPH, GLYPH)
        left = rect(self, sign).left()
        paint_glyph(painter, QRectF(left, middle, GLYPH, GLYPH), look.glyph, theme.mark(look))
        painter.setPen(theme.colour("text" if here else "accent_ink"))
        painter.setFont(font(Role.BODY_STRONG if here else Role.BODY))
        name = box.adjusted(_BEFORE, 0, -self._class_width(), 0)
        painter.drawText(rect(self, name), LEFT.value | _WRAP, rung.name)
        painter.setFont(font(Role.SMALL))
        painter.setPen(theme.colour("muted"))
        number = tr("class {number}", number=rung.load_class)
        painter.drawText(rect(self, box.adjusted(0, 0, -metrics.S, 0)), RIGHT.value, number)
