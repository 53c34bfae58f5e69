"""Paints a week with its hours."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from calfjournal.domain.looks import PHASE_KIND_LOOKS, RUN, Glyph, Look
from calfjournal.domain.placing import Fit
from calfjournal.messages import tr
from calfjournal.views.month import PlannedRunMark, RunMark, SessionMark
from calfjournal.views.week import HoursOfDay, WeekItem
from ui.calendar.chips import (
    Body,
    CalendarChip,
    planned_run_chip,
    run_chip,
    session_chip,
)
from ui.calendar.painting import DayPainter, quiet_mark
from ui.calendar.placing import Metrics
from ui.calendar.week_sheet import PAD_ABOVE, PAD_BELOW, PAD_LEFT, PAD_RIGHT, WeekSheet
from ui.theme import Role, font, metrics
from ui.theme.faint import Colours
from ui.theme.fonts import text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words
from ui.theme.written import write
from ui.widgets.week_boxes import fitting_names

STRIPE = 3.0
HEAD_PAD = 9
"""Pixels before weekday and date, at most: in a narrow column the date has its middle."""
_LEAST_SIGNS = 8
"""Of words that end in dots."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
FIT_LOOKS = {
    Fit.FREE: Look("go_on", Glyph.CHECK),
    Fit.COSTS: Look("hold", Glyph.BANG),
    Fit.AGAINST: Look("step_back", Glyph.CROSS),
}


def chip_of(item: WeekItem) -> CalendarChip:
    """Return the chip that the month shows of a thing."""
    match item.mark:
        case SessionMark():
            return session_chip(item.mark)
        case RunMark():
            return run_chip(item.mark)
        case PlannedRunMark():
            return planned_run_chip(item.mark)


class HoursPainter:
    """Draws one part after the other with the colours and fonts that hold now."""

    def __init__(self, painter: QPainter, theme: Colours, sheet: WeekSheet) -> None:
        self._painter, self._theme, self._sheet = painter, theme, sheet
        self._sizes = sheet.metrics

    # ------------------------------------------------------------------ the ground

    def ground(self, today: date, chosen: range) -> None:
        """Draw the card, its columns, hours and heads; ``chosen`` are the columns chosen."""
        painter, sheet, theme = self._painter, self._sheet, self._theme
        width, height = sheet.size.width(), sheet.size.height()
        outline = QPainterPath()
        outline.addRoundedRect(
            QRectF(0.5, 0.5, width - 1, height - 1), metrics.CARD_RADIUS, metrics.CARD_RADIUS
        )
        painter.fillPath(outline, theme.colour("surface"))
        painter.save()
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        for index, day in enumerate(sheet.week.days):
            self._day_ground(index, day, is_today=day.day == today, is_chosen=index in chosen)
        self._lines()
        for index, day in enumerate(sheet.week.days):
            self._head(index, day)
        painter.restore()
        painter.setPen(theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _day_ground(self, index: int, day: HoursOfDay, *, is_today: bool, is_chosen: bool) -> None:
        painter, theme, cell = self._painter, self._theme, day.cell
        if is_today:
            painter.fillRect(self._sheet.head(index), theme.colour("accent_soft"))
        below = self._sheet.column(index)
        below.setTop(self._sizes.head)
        if cell.flare is not None:
            painter.fillRect(below, theme.colour("hold_soft"))
        if cell.blocked is not None:
            painter.fillRect(below, QBrush(theme.colour("line"), Qt.BrushStyle.BDiagPattern))
        if is_chosen:
            tint = theme.colour("accent")
            tint.setAlphaF(0.05)
            painter.fillRect(below, tint)
        if cell.phase is not None:
            stripe = QRectF(below.x(), 0, below.width(), STRIPE)
            painter.fillRect(stripe, theme.mark(PHASE_KIND_LOOKS[cell.phase]))

    def _lines(self) -> None:
        sheet, painter = self._sheet, self._painter
        width, height = sheet.size.width(), sheet.size.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.colour("line"))
        lines = [QLineF(0, self._sizes.head, width, self._sizes.head)]
        for hour in range(sheet.first_hour, sheet.last_hour):
            y = round(sheet.y(hour * 60))
            lines.append(QLineF(0, y, width, y))
        for index in range(7):
            x = sheet.column(index).left()
            lines.append(QLineF(x, 0, x, height))
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("muted"))
        for hour in range(sheet.first_hour + 1, sheet.last_hour):
            box = QRectF(6, sheet.y(hour * 60) - self._sizes.line / 2, self._sizes.gutter - 8, 0)
            box.setHeight(self._sizes.line)
            painter.fillRect(box.adjusted(-2, 0, 0, 0), self._theme.colour("surface"))
            painter.setPen(self._theme.colour("muted"))
            write(painter, box, f"{hour % 24:02d}:00", Role.SMALL, figures=True)

    def _head(self, index: int, day: HoursOfDay) -> None:
        painter, whole, told = self._painter, self._sheet.head(index), str(day.day.day)
        beside = (whole.width() - text_width(told, Role.BODY_STRONG, figures=True)) / 2
        box = whole.adjusted(min(HEAD_PAD, max(beside, 0)), 7, -min(4, max(beside, 0)), -4)
        half = box.height() / 2
        painter.setPen(self._theme.colour("text" if day.cell.is_today else "muted"))
        weekday = fitting_names(Role.SMALL, box.width())[day.day.weekday()]
        write(painter, QRectF(box.x(), box.y(), box.width(), half), weekday, Role.SMALL)
        painter.setPen(self._theme.colour("text"))
        number = QRectF(box.x(), box.y() + half, box.width(), half)
        write(painter, number, told, Role.BODY_STRONG, figures=True)
        if day.cell.notes:
            size = self._sizes.note
            place = QRectF(box.right() - size - 2, number.center().y() - size / 2, size, size)
            paint_glyph(painter, place, Glyph.NOTE, self._theme.colour("muted"))

    # ------------------------------------------------------------------ what stands in it

    def bands(self, sizes: Metrics) -> None:
        """Draw races, flares and days kept free across their days, as the month does."""
        cells, first = DayPainter(self._painter, self._theme, sizes), self._sheet.week.first
        for band in self._sheet.week.row.bands:
            left, right = (self._sheet.top((day - first).days) for day in (band.first, band.last))
            top = left.y() + 3 + band.lane * (sizes.band_height + 2)
            width = right.right() - left.x() - 5
            cells.band(band, QRectF(left.x() + 3, top, width, sizes.band_height))

    def item(self, box: QRectF, item: WeekItem, *, faint: bool = False, lasts: float = 0.0) -> None:
        """Draw a session or run; a bar at its edge is as high as it ``lasts``, 0 for none."""
        chip = chip_of(item)
        self._painter.setOpacity(0.45 if faint else 1.0)
        self._plate(box, chip.body, chip.look)
        if lasts:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.mark(chip.look))
            self._painter.drawRoundedRect(QRectF(box.x() + 2, box.y() + 3, 2, lasts - 3), 1, 1)
        self._words(box, chip, item)
        if chip.anyway:
            quiet_mark(self._painter, self._theme, box)
        self._painter.setOpacity(1.0)

    def lifted(self, box: QRectF, item: WeekItem) -> None:
        """Draw what is carried, over everything else."""
        painter, chip = self._painter, chip_of(item)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(self._theme.soft(chip.look))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._words(box, chip, item)

    def was_here(self, box: QRectF, time: str) -> None:
        """Draw the place that something was picked up from."""
        self._plate(box, Body.DASHED, RUN)
        painter = self._painter
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(font(Role.SMALL, figures=True))
        words = tr("was here {time}", time=time) if time else tr("was here")
        draw_words(
            painter, box.adjusted(PAD_LEFT, PAD_ABOVE, -PAD_RIGHT, -PAD_BELOW), _WRAPPED, words
        )

    def placing(self, index: int, fit: Fit, words: str, *, strong: bool) -> None:
        """Draw how a day takes what is carried: its tint, and the reason above its hours."""
        painter, theme, look = self._painter, self._theme, FIT_LOOKS[fit]
        below = self._sheet.column(index)
        below.setTop(self._sizes.head + 1)
        top = self._sheet.top(index)
        painter.fillRect(top.adjusted(1, 1, 0, 0), theme.colour("surface"))
        if fit is Fit.AGAINST:
            hatch = theme.colour("step_back")
            hatch.setAlphaF(0.35 if strong else 0.18)
            painter.fillRect(below, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.fillRect(top.adjusted(1, 1, 0, 0), theme.colour("surface"))
        elif strong:
            painter.fillRect(below, _alpha(theme.mark(look), 0.12))
        elif fit is Fit.COSTS:
            painter.fillRect(below, _alpha(theme.mark(look), 0.05))
        ink = theme.ink(look)
        glyph = self._sizes.line * 0.62
        below = self._sheet.below_loose(index)
        sign = QRectF(top.x() + 6, below.y() + 4 + (self._sizes.line - glyph) / 2, glyph, glyph)
        paint_glyph(painter, sign, look.glyph, ink)
        painter.setPen(ink)
        painter.setFont(font(Role.SMALL, figures=True))
        room = QRectF(top.x() + 10 + glyph, below.y() + 4, top.width() - 14 - glyph, 0)
        room.setHeight(below.height() - 4)
        if painter.boundingRect(room, _WRAPPED, words).height() <= room.height():
            draw_words(
                painter, room, _WRAPPED, words
            )  # Else the sign alone: the bar says it whole.

    def frame(self, box: QRectF, *, tinted: bool) -> None:
        """Draw the frame of what is chosen, tinted while the keys are there."""
        self._painter.setPen(QPen(self._theme.colour("accent"), 2))
        tint = _alpha(self._theme.colour("accent"), 0.14)
        self._painter.setBrush(tint if tinted else Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)

    # ------------------------------------------------------------------ parts

    def _plate(self, box: QRectF, body: Body, look: Look) -> None:
        painter, theme = self._painter, self._theme
        if body is Body.FILLED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.soft(look))
        elif body is Body.DASHED:
            pen = QPen(theme.mark(look), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(theme.colour("surface"))
        else:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)

    def _words(self, box: QRectF, chip: CalendarChip, item: WeekItem) -> None:
        quiet = chip.body in (Body.OPEN, Body.STRUCK)
        ink = self._theme.colour("muted") if quiet else self._theme.ink(chip.look)
        inner = box.adjusted(PAD_LEFT, PAD_ABOVE, -PAD_RIGHT, -PAD_BELOW)
        form = chip.forms[0]
        signs = form.signs
        line = QRectF(inner.x(), inner.y(), inner.width(), self._sizes.line)
        if inner.height() < 2 * self._sizes.line:
            line.moveTop(box.center().y() - self._sizes.line / 2)
            self._signed(line, signs, self._fitting(item.short, chip, line.width()), ink)
            return
        title = self._fitting(item.title, chip, line.width())
        self._signed(line, signs, title, ink)
        if title or not signs:  # Where not even that has room, the sign says it.
            self._details(inner.adjusted(0, self._sizes.line + 1, 0, 0), item.detail, ink)

    def _fitting(self, words: str, chip: CalendarChip, width: float) -> str:
        """Return the words, or what the month says of it where they have no room."""
        room = width - sum(self._sizes.line * 0.66 + 4 for _ in chip.forms[0].signs)
        ways = (words, *(form.words for form in chip.forms if form.words))
        fits = (each for each in ways if text_width(each, Role.SMALL_STRONG, figures=True) <= room)
        return next(fits, "" if chip.forms[0].signs else ways[-1])

    def _details(self, room: QRectF, words: str, ink: QColor) -> None:
        """Draw words over the lines there are, with dots where more would be."""
        painter = self._painter
        painter.setPen(ink)
        painter.setFont(font(Role.SMALL, figures=True))
        lines = int(room.height() / self._sizes.line)
        sizes = painter.fontMetrics()
        if painter.boundingRect(room, _WRAPPED, words).height() > room.height():
            words = sizes.elidedText(
                words,
                Qt.TextElideMode.ElideRight,
                round(room.width() * (lines if lines < 2 else 0.86 * lines + 0.1)),
            )
            if len(words) <= _LEAST_SIGNS and words.endswith("…"):
                return  # So little says nothing; the tip tells it whole.
        draw_words(painter, room, _WRAPPED if lines > 1 else _ONE_LINE, words)

    def _signed(self, line: QRectF, signs: tuple[Glyph, ...], words: str, ink: QColor) -> None:
        size, x = self._sizes.line * 0.66, line.x()
        for sign in signs:
            if sign is not Glyph.NONE:
                place = QRectF(x, line.center().y() - size / 2, size, size)
                paint_glyph(self._painter, place, sign, ink)
                x += size + 4
        self._painter.setPen(ink)
        room = QRectF(x, line.y(), line.right() - x, line.height())
        self._painter.setFont(font(Role.SMALL_STRONG, figures=True))
        fitting = self._painter.fontMetrics()
        short = fitting.elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
        write(self._painter, room, short, Role.SMALL_STRONG, figures=True)


def _alpha(colour: QColor, share: float) -> QColor:
    colour.setAlphaF(share)
    return colour
