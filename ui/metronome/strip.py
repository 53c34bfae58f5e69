"""A beat's parts on a line of time, and where it is while it plays."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.beat import beat_at
from calfjournal.domain.score import Cue, Passage, Score
from calfjournal.messages import formats, tr
from calfjournal.views.cadence_words import part_words
from ui.services.qt import CENTRE, ENTER_KEYS, STRONG_FOCUS
from ui.theme import Role, active, font, metrics
from ui.widgets.painted import Painted, PaintedPart
from ui.widgets.text import named

HEIGHT: Final = 68
TOP: Final = 16.0
"""Above the bars: where the beat is seen while it plays."""
BAR: Final = 28.0
GAP: Final = 1.0
_COLOURS: Final = {True: "accent", False: "line"}


class BeatStrip(Painted):
    """Arrows go from part to part; Enter, Space and a click ask to hear it from there.

    ``asked(index)`` carries the part.
    """

    asked = Signal(int)

    def __init__(self, score: Score, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score, self._at = score, 0
        self._elapsed: int | None = None
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Click a part, or press Enter on it, to hear it from there."))
        self._tell()

    def show_score(self, score: Score) -> None:
        """Show another beat; the keys stay on the part with the same number."""
        self._score, self._elapsed = score, None
        self._at = min(self._at, len(score.passages) - 1)
        self._tell()
        self.update()

    def show_moment(self, elapsed_ns: int | None) -> None:
        """Show where it is, None while nothing plays."""
        self._elapsed = elapsed_ns
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(named(tr("Parts of the beat"), part_words(self._score, self._at)))

    # ------------------------------------------------------------------ where things are

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(part_words(self._score, at), self._bar(at).toRect(), at == self._at)
            for at in range(len(self._score.passages))
        ]

    def _x(self, at_ns: int) -> float:
        return self.width() * at_ns / (self._score.lasts_ns or 1)

    def _bar(self, index: int) -> QRectF:
        begins = self._score.begins[index]
        left = self._x(begins)
        right = self._x(begins + (self._score.passages[index].lasts_ns or 0))
        return QRectF(left, TOP, max(right - left - GAP, 1.0), BAR)

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        for index in range(len(self._score.passages)):
            bar = self._bar(index)
            if bar.left() <= x < bar.right() + GAP:
                self._go(index)
                self.asked.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, keys = len(self._score.passages) - 1, Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -last, keys.Key_End: last}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self._go(min(max(self._at + step, 0), last))
        elif event.key() in (*ENTER_KEYS, keys.Key_Space):
            self.asked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _go(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self._tell()
            self.tell_chosen()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Role.SMALL, figures=True))
        for index, passage in enumerate(self._score.passages):
            self._paint_part(painter, passage, self._bar(index))
        self._paint_ends(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(active().colour("accent_ink"), 2))
            ring = self._bar(self._at).adjusted(-2, -3, 2, 3)
            painter.drawRoundedRect(
                ring.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)), 4, 4
            )
        if self._elapsed is not None:
            self._paint_moment(painter, self._elapsed)

    def _paint_part(self, painter: QPainter, passage: Passage, bar: QRectF) -> None:
        theme, heard = active(), passage.cue is Cue.BEAT
        if not passage.rep:
            bar = QRectF(bar.left(), bar.center().y() - 3, bar.width(), 6)
        faded = passage.rep and not heard
        painter.setPen(QPen(theme.colour("accent"), 1) if faded else Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.colour("accent_soft" if passage.rep and not heard else _COLOURS[heard])
        )
        radius = min(3.0, bar.width() / 2)
        painter.drawRoundedRect(bar, radius, radius)
        if heard:
            painter.setPen(theme.colour("on_accent"))
            word = formats.number(passage.rep, 0)
            if bar.width() > painter.fontMetrics().horizontalAdvance(word) + metrics.XS:
                painter.drawText(bar, CENTRE, word)

    def _paint_ends(self, painter: QPainter) -> None:
        painter.setPen(active().colour("muted"))
        below = QRectF(0, TOP + BAR, self.width(), HEIGHT - TOP - BAR)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(below, int(flags | Qt.AlignmentFlag.AlignLeft), formats.duration(0))
        length = formats.duration((self._score.lasts_ns or 0) / 1e9)
        painter.drawText(below, int(flags | Qt.AlignmentFlag.AlignRight), length)

    def _paint_moment(self, painter: QPainter, elapsed_ns: int) -> None:
        theme, now = active(), self._score.at(elapsed_ns)
        x = min(max(self._x(elapsed_ns), 6.0), self.width() - 6.0)
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(x, TOP - 2), QPointF(x, TOP + BAR + 2))
        radius = 3.5
        if now.passage.cue is Cue.BEAT and not theme.less_motion:
            radius += 3 * (1 - beat_at(now.into_ns, now.passage.bpm).share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text"))
        painter.drawEllipse(QPointF(x, TOP - 8), radius, radius)
