"""Paints the rows of the list: day, time, sign and title, what it was, what became of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from calfjournal.messages import formats
from calfjournal.messages.language import language
from calfjournal.messages.vocabulary import RUN_STATUSES, STATUSES
from calfjournal.views.agenda import AgendaRow
from ui.services.qt import CENTRE, LEFT, RIGHT
from ui.theme import Role, active, font, metrics, text_width
from ui.theme.faint import Colours
from ui.theme.fill import fill
from ui.theme.fonts import at_other_size, scale
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words
from ui.widgets.agenda_model import ROW, AgendaModel
from ui.widgets.marked_text import paint_line
from ui.widgets.mirrored import mirror

WIDE, NARROWEST = 800, 230
"""From these widths on a row takes one line, or two, in pixels at the usual text size."""
_ONE, _TWO, _THREE = 1, 2, 3
_PAD: Final = 10
_GLYPH: Final = 11
_GAP: Final = 12
_TITLE_SHARE: Final = 0.36
"""Of what a wide row has for its title and what it was."""

Index = QModelIndex | QPersistentModelIndex


class AgendaPainter(QStyledItemDelegate):
    """``words`` found stand out; rows are of one height, of as many ``lines`` as they need."""

    def __init__(self, view: QWidget, model: AgendaModel, colours: Colours | None = None) -> None:
        super().__init__(view)
        self._view, self._model, self._own_colours = view, model, colours
        self.words: tuple[str, ...] = ()
        self.lines = _ONE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, self.row_height)

    @property
    def row_height(self) -> int:
        """Of every row, in the font that holds now."""
        line = QFontMetricsF(font(Role.BODY)).height()
        small = QFontMetricsF(font(Role.SMALL)).height()
        if self.lines == _ONE:
            return round(max(metrics.ROW, line + 16))
        return round((self.lines - 1) * line + small + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        mirror(painter, QRectF(box))
        self._paint_ground(painter, box, index, option.state)
        row = index.data(ROW)
        if isinstance(row, AgendaRow):
            self.paint_row(painter, QRectF(box), row, begins=self._model.begins_day(index.row()))
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, row: AgendaRow, *, begins: bool) -> None:
        """Paint what stands in a row, which is laid out from left to right."""
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        paint = {_ONE: self._paint_wide, _TWO: self._paint_narrow, _THREE: self._paint_narrowest}
        paint[self.lines](painter, inside, row, begins=begins)

    @property
    def _colours(self) -> Colours:
        return self._own_colours or active()

    def _paint_ground(
        self, painter: QPainter, box: QRect, index: Index, state: QStyle.StateFlag
    ) -> None:
        theme = active()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill(painter, box, theme.colour("accent_soft"))
        if index.row() and self._model.begins_day(index.row()):
            line = QRect(box.left(), box.top(), box.width(), metrics.HAIRLINE)
            fill(painter, line, theme.colour("line"))
        if chosen and self._view.hasFocus():
            painter.setBrush(theme.colour("accent_soft"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    # ------------------------------------------------------------------ the two forms

    def _paint_wide(self, painter: QPainter, box: QRectF, row: AgendaRow, *, begins: bool) -> None:
        if begins:
            self._paint_day(painter, box, row)
        box.setLeft(box.left() + day_width(language(), with_year=True) + _GAP)
        time_width = text_width("00:00", figures=True)
        _write(painter, QRectF(box.left(), box.top(), time_width + 2, box.height()), row.time)
        box.setLeft(box.left() + time_width + _GAP)
        self._paint_status(painter, box, row)
        box.setRight(box.right() - status_width(language()) - _GAP)
        self._paint_sign(painter, box, row)
        title = QRectF(box)
        title.setWidth(box.width() * _TITLE_SHARE)
        self._paint_title(painter, title, row)
        box.setLeft(title.right() + _GAP)
        muted = self._colours.colour("muted")
        paint_line(painter, box, row.detail, self.words, Role.BODY, muted)

    def _paint_narrow(
        self, painter: QPainter, box: QRectF, row: AgendaRow, *, begins: bool
    ) -> None:
        first, second = QRectF(box), QRectF(box)
        split = QFontMetricsF(font(Role.BODY)).height() + 9
        first.setBottom(box.top() + split)
        second.setTop(first.bottom() - 1)
        second.setBottom(box.bottom() - 7)
        first.setTop(box.top() + 7)
        if begins:
            self._paint_day(painter, first, row)
            self._paint_year(painter, second, row)
        left = box.left() + day_width(language(), with_year=False) + _GAP
        first.setLeft(left)
        second.setLeft(left)
        second.setRight(second.right() - self._paint_status(painter, second, row))
        self._paint_sign(painter, first, row)
        self._paint_title(painter, first, row)
        muted = self._colours.colour("muted")
        paint_line(painter, second, row.timed_detail, self.words, Role.SMALL, muted)

    def _paint_narrowest(
        self, painter: QPainter, box: QRectF, row: AgendaRow, *, begins: bool
    ) -> None:
        line = QFontMetricsF(font(Role.BODY)).height()
        first = QRectF(box.left(), box.top() + 7, box.width(), line)
        second, third = first.translated(0, line), first.translated(0, 2 * line)
        third.setBottom(box.bottom() - 7)
        if begins:
            self._paint_day(painter, first, row)
        self._paint_status(painter, first, row)
        self._paint_sign(painter, second, row)
        self._paint_title(painter, second, row)
        muted = self._colours.colour("muted")
        paint_line(painter, third, row.timed_detail, self.words, Role.SMALL, muted)

    # ------------------------------------------------------------------ its parts

    def _paint_day(self, painter: QPainter, box: QRectF, row: AgendaRow) -> None:
        theme, today = self._colours, self._model.today
        has_year = self.lines != _TWO  # It stands below the day there.
        words = day_words(row.entry.day, today) if has_year else formats.short_day(row.entry.day)
        if row.entry.day == today:
            width = text_width(words, Role.BODY_STRONG) + 16
            height = QFontMetricsF(font(Role.BODY_STRONG)).height() + 4
            pill = QRectF(box.left() - 4, box.center().y() - height / 2, width, height)
            painter.setPen(QPen(theme.colour("accent"), 0))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setPen(theme.colour("on_accent"))
            painter.setFont(font(Role.BODY_STRONG))
            draw_words(painter, pill, CENTRE, words)
            return
        painter.setPen(theme.colour("text"))
        painter.setFont(font(Role.BODY, figures=True))
        draw_words(painter, box, LEFT, words)

    def _paint_year(self, painter: QPainter, box: QRectF, row: AgendaRow) -> None:
        day = row.entry.day
        if day.year != self._model.today.year:
            painter.setPen(self._colours.colour("muted"))
            painter.setFont(font(Role.SMALL, figures=True))
            draw_words(painter, box, LEFT, str(day.year))

    def _paint_sign(self, painter: QPainter, box: QRectF, row: AgendaRow) -> None:
        sign = QRectF(box.left(), box.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
        paint_glyph(painter, sign, row.look.glyph, self._colours.mark(row.look))
        box.setLeft(box.left() + _GLYPH + 7)

    def _paint_title(self, painter: QPainter, box: QRectF, row: AgendaRow) -> None:
        paint_line(painter, box, row.title, self.words, Role.BODY, self._colours.colour("text"))

    def _paint_status(self, painter: QPainter, box: QRectF, row: AgendaRow) -> float:
        """Write what became of it at the right end; returns the room that it takes."""
        if not row.status:
            return 0
        painter.setPen(self._colours.colour("muted"))
        painter.setFont(font(Role.SMALL))
        draw_words(painter, box, RIGHT, row.status)
        return text_width(row.status, Role.SMALL) + _GAP


def lines_in(width: float) -> int:
    """Return how many lines a row takes in a width, in pixels."""
    return _ONE + sum(width < least * scale() for least in (WIDE, NARROWEST))


@cache
def day_width(spoken: str, *, with_year: bool) -> float:
    """Return how wide the column of days is in a language."""
    del spoken  # It tells what is kept of one language from another's.
    write = formats.day_with_year if with_year else formats.short_day
    year = [date(2028, 1, 1) + timedelta(days=gap) for gap in range(366)]
    return max(text_width(write(day), figures=True) for day in year) + 4


@cache
def status_width(spoken: str) -> float:
    """Return how wide the column of what became of things is in a language."""
    del spoken
    words = (*map(str, STATUSES.values()), *map(str, RUN_STATUSES.values()))
    return max(text_width(each, Role.SMALL) for each in words)


for _width in (day_width, status_width):
    at_other_size(_width.cache_clear)


def day_words(day: date, today: date) -> str:
    """Return the day as a row begins with it, with its year where that is another."""
    return formats.short_day(day) if day.year == today.year else formats.day_with_year(day)


def _write(painter: QPainter, box: QRectF, words: str) -> None:
    painter.setPen(active().colour("muted"))
    painter.setFont(font(Role.BODY, figures=True))
    draw_words(painter, box, LEFT, words)
