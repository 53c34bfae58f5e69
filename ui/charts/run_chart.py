"""The curves of a run below each other: pointed at by mouse and keys, cut at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.run_curves import RunCurves
from calfjournal.messages import formats, tr
from ui.charts.run_ends import RunEnds
from ui.charts.run_lanes import Along, DrawnLane, drawn_lanes, places_along, told_along
from ui.charts.run_line import paint_line, touched
from ui.charts.run_sheet import RunSheet, least_height, nearest
from ui.services.qt import STRONG_FOCUS
from ui.theme import active, metrics
from ui.widgets.painted import Painted, PaintedPart, Read

STEPS: Final = 200
"""Arrows walk a run in so many steps, Page Up and Page Down in a tenth of them."""
_FAR: Final = 10
_REASON = Qt.FocusReason
_AGAIN = (_REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason)
"""The window comes back, or a menu is closed: the ring is as it was."""


class RunChart(Painted):
    """Lanes of one run on one axis; time runs to the right in every language.

    ``cut_moved(begin, end)`` tells the minutes that handles were drawn to, from either end.
    """

    cut_moved = Signal(float, float)
    ACCESSIBLE_ROLE = Read.LIST

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Curves"))
        self._curves: RunCurves | None = None
        self._lanes: tuple[DrawnLane, ...] = ()
        self._steady: Sequence[tuple[float, float]] = ()
        self._along = Along.DISTANCE
        self._sheet: RunSheet | None = None
        self._at: int | None = None
        self._ends: RunEnds | None = None
        self._by_keys = False
        active().changed.connect(self._repaint)

    # ------------------------------------------------------------------ for pages

    def show_run(
        self, curves: RunCurves, steady: Sequence[tuple[float, float]], target: float | None
    ) -> None:
        """Show the curves of a run; ``steady`` are minutes, ``target`` is its cadence, spm."""
        self._curves, self._steady = curves, steady
        self._lanes = drawn_lanes(curves, target)
        self._at = self._ends = None
        self._forget()
        self.updateGeometry()

    def show_along(self, along: Along) -> None:
        """Let the lanes run over distance or time."""
        if along is not self._along:
            self._along = along
            self._forget()

    def show_cut(self, cut: tuple[float, float] | None) -> None:
        """Shade the minutes that would be cut off at either end; None shades nothing."""
        self._ends = None
        if self._curves is not None and cut is not None:
            self._ends = RunEnds(self._curves.minutes, *cut)
        self.update()

    @property
    def read_out(self) -> tuple[str, str]:
        """Where the line stands, and the values there; both "" without a line."""
        if self._at is None or self._curves is None:
            return "", ""
        sheet = self._laid_out()
        told = list(filter(None, sheet.told(self._at))) if sheet is not None else []
        return _place(self._curves, self._at), " · ".join(told) or tr("nothing recorded here")

    def accessible_parts(self) -> list[PaintedPart]:
        sheet = self._laid_out()
        if sheet is None:
            return []
        found = []
        values = [""] * len(sheet.lanes) if self._at is None else sheet.told(self._at)
        for lane, box, told in zip(sheet.lanes, sheet.boxes, values, strict=True):
            parts = [lane.range_told, *filter(None, [told])]
            found.append(PaintedPart(formats.semicolons(parts), box.toRect()))
        return found

    # ------------------------------------------------------------------ geometry

    def sizeHint(self) -> QSize:
        return QSize(520, least_height(self._lanes))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, least_height(self._lanes))

    def _laid_out(self) -> RunSheet | None:
        if self._sheet is None and self._curves is not None:
            x, minutes = places_along(self._curves, self._along), self._curves.minutes
            steady = [
                (float(x[nearest(minutes, start)]), float(x[nearest(minutes, end)]))
                for start, end in self._steady
            ]
            self._sheet = RunSheet(self._lanes, x, self._along_shown, steady, self.size())
        return self._sheet

    @property
    def _along_shown(self) -> Along:
        has_km = self._curves is not None and self._curves.km is not None
        return self._along if has_km else Along.TIME

    def _forget(self) -> None:
        self._sheet = None
        self.update()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget()

    def resizeEvent(self, event: object) -> None:
        self._forget()

    # ------------------------------------------------------------------ pointing

    def point_at(self, at: int | None) -> None:
        """Put the line on a sample, None takes it away."""
        if at == self._at:
            return
        old, self._at = self._at, at
        where, values = self.read_out
        self.setAccessibleDescription(formats.commas([p for p in (where, values) if p]))
        sheet = self._laid_out()
        if sheet is not None:
            for box in touched(sheet, [each for each in (old, at) if each is not None]):
                self.update(box)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        sheet = self._laid_out()
        if sheet is None:
            return
        x, ends = event.position().x(), self._ends
        if ends is not None and ends.is_drawn:
            ends.draw_to(sheet, x)
            self.update()
            self.cut_moved.emit(ends.begin, ends.end)
            return
        near = ends is not None and ends.handle_near(sheet, x) is not None
        shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        within = sheet.plot.left() - 2 <= x <= sheet.plot.right() + 2
        self.point_at(sheet.sample_at(x) if within else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sheet = self._laid_out()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if sheet is not None and self._ends is not None and is_left:
            self._ends.take(sheet, event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._ends is not None:
            self._ends.let_go()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _AGAIN:
            self._by_keys = event.reason() is not _REASON.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the run, Page Up and Page Down in larger steps, Escape lets go."""
        self._by_keys = True
        key = event.key()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -_FAR,
            Qt.Key.Key_PageDown: _FAR,
        }
        sheet = self._laid_out()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if sheet is None or not plain:
            event.ignore()
        elif key in steps:
            self._step(sheet, steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(0 if key == Qt.Key.Key_Home else int(sheet.x.size) - 1)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self.point_at(None)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A run that a key opened has it let go here."""
        super().keyReleaseEvent(event)
        self._by_keys = True
        self.update()

    def _step(self, sheet: RunSheet, by: int) -> None:
        if self._at is None:
            self.point_at(0 if by > 0 else int(sheet.x.size) - 1)
            return
        place = float(sheet.x[self._at]) + by * sheet.end / STEPS
        found = nearest(sheet.x, place)
        if found == self._at:  # Samples further apart than a step.
            found = min(max(self._at + (1 if by > 0 else -1), 0), int(sheet.x.size) - 1)
        self.point_at(found)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._laid_out()
        if sheet is None or self._curves is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet.paint(painter, self.devicePixelRatioF())
        if self._ends is not None:
            self._ends.paint(painter, sheet)
        if self._at is not None:
            where, values = self.read_out
            nothing = not any(sheet.told(self._at))
            paint_line(
                painter, sheet, self._at, formats.commas([where, values]) if nothing else where
            )
        if self.hasFocus() and self._by_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(active().colour("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)


def _place(curves: RunCurves, at: int) -> str:
    time = formats.duration(float(curves.minutes[at]) * 60)
    if curves.km is None:
        return time
    along = told_along(float(places_along(curves, Along.DISTANCE)[at]), Along.DISTANCE)
    return f"{along} · {time}"
