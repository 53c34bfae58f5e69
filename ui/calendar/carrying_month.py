"""The month while something is carried over it: how each day takes it, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import Fit
from calfjournal.views.month import DayCell, SessionMark
from ui.calendar.carry import CarriedThing, Carry
from ui.calendar.chips import planned_run_chip, session_chip
from ui.calendar.month_view import MonthView
from ui.calendar.painting import DayPainter
from ui.calendar.placing import STRIPE, PlacedChip
from ui.calendar.sheet import MonthSheet
from ui.calendar.week_painting import FIT_LOOKS
from ui.theme import Role, active, font
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words

_SIGN = 10.0
_TOLD_WIDTH, _TOLD_PAD = 230.0, 8.0
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CarryingMonth(MonthView):
    """Tints the days, hatches those that a rule speaks against, and tells the reason beside."""

    def __init__(self, carry: Carry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carry = carry
        self._anchor: date = self._selected
        """The other end of the days chosen."""
        self._pointer: QPointF | None = None
        """Where the hand is, in the layout."""
        carry.changed.connect(self._follow_carry)

    def _follow_carry(self) -> None:
        if self._carry.held is not None and self.isVisible():
            self._carry.judge(cell.day for cell in self._month.cells())
        self.update()

    def _changing(self, sheet: MonthSheet) -> QRegion:
        if self._carry.held is not None or self._anchor != self._selected:
            return QRegion(self.rect())
        return super()._changing(sheet)

    def _paint_state(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        held = self._carry.held
        if held is not None:
            self._paint_fit(painter, held, cell, box)
            return
        first, last = sorted((self._anchor, self._selected))
        if first != last and first <= cell.day <= last:
            painter.fillRect(box.adjusted(0, STRIPE, 0, 0), active().colour("accent_soft"))
        else:
            super()._paint_state(painter, cell, box)

    def _paint_fit(self, painter: QPainter, held: CarriedThing, cell: DayCell, box: QRectF) -> None:
        box = box.adjusted(0, STRIPE, 0, 0)
        if not self._carry.can_stay(cell.day):
            return  # Days gone by are not planned any more.
        fit, strong = self._carry.fit(cell.day), cell.day == held.day
        look = FIT_LOOKS[fit]
        colour = active().mark(look)
        if fit is Fit.AGAINST:
            colour.setAlphaF(0.35 if strong else 0.16)
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        else:
            colour.setAlphaF(0.28 if strong else 0.10)
            painter.fillRect(box, colour)
        if cell.day != held.source:
            corner = QRectF(box.right() - _SIGN - 6, box.bottom() - _SIGN - 6, _SIGN, _SIGN)
            paint_glyph(painter, corner, look.glyph, active().ink(look))

    def _paint_over(self, painter: QPainter, cells: DayPainter) -> None:
        held = self._carry.held
        box = self.sheet.boxes.get(held.day) if held is not None else None
        if held is None or box is None:
            return
        mark = held.mark
        chip = session_chip(mark) if isinstance(mark, SessionMark) else planned_run_chip(mark)
        width = self._metrics.form_width(chip.forms[0])
        lifted = QRectF(0, 0, width, self._metrics.chip_height)
        lifted.moveCenter(self._pointer if held.by_hand and self._pointer else box.center())
        lifted.moveLeft(min(max(lifted.left(), 2), self.width() - lifted.width() - 2))
        cells.chip(PlacedChip(chip, chip.forms[0], lifted), lifted=True)
        if not held.is_back:
            self._paint_told(painter, held, lifted)

    def _paint_told(self, painter: QPainter, held: CarriedThing, lifted: QRectF) -> None:
        """Tell beside what is carried why the day below takes it as it does."""
        words = self._carry.words(held.day)
        if not words:
            return
        theme, look = active(), FIT_LOOKS[self._carry.fit(held.day)]
        painter.setFont(font(Role.SMALL, figures=True))
        room = QRectF(0, 0, _TOLD_WIDTH - 2 * _TOLD_PAD - 14, 400)
        text = painter.boundingRect(room, _WRAPPED, words)
        box = QRectF(0, 0, text.width() + 2 * _TOLD_PAD + 14, text.height() + 2 * 6)
        box.moveTopLeft(lifted.bottomLeft() + QPointF(0, 4))
        if box.bottom() > self.height():
            box.moveBottom(lifted.top() - 4)
        box.moveLeft(min(max(box.left(), 4), self.width() - box.width() - 4))
        painter.setPen(QPen(theme.mark(look), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        sign = QRectF(box.x() + _TOLD_PAD, box.y() + 8, 9, 9)
        paint_glyph(painter, sign, look.glyph, theme.ink(look))
        painter.setPen(theme.ink(look))
        draw_words(painter, box.adjusted(_TOLD_PAD + 14, 6, 0, 0), _WRAPPED, words)
