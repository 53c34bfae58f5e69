"""Paints the cells of the month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from calfjournal.domain.looks import PHASE_KIND_LOOKS, Glyph
from calfjournal.messages import tr_n, vocabulary
from calfjournal.views.month import DayCell, WeekRow
from calfjournal.views.read_aloud import week_lines
from ui.calendar.chips import Body, ChipText
from ui.calendar.placing import GLYPH_GAP, INSET, PAD, STRIPE, CellLayout, Metrics, PlacedChip
from ui.theme import Role, Theme, metrics
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write

MARK = 6.0
"""Width of the dot of a check-in."""
AWAY_OPACITY = 0.85
"""Of chips on days of the neighbouring months."""


class DayPainter:
    """Draws one cell after the other with the colours and fonts that hold now."""

    def __init__(self, painter: QPainter, theme: Theme, sizes: Metrics) -> None:
        self._painter = painter
        self._theme = theme
        self._sizes = sizes

    # ------------------------------------------------------------------ a day

    def day(self, cell: DayCell, layout: CellLayout) -> None:
        """Draw the head and the chips of a day on its ground."""
        self._head(cell, layout)
        self._painter.setOpacity(1.0 if cell.in_month else AWAY_OPACITY)
        for placed in layout.placed:
            self.chip(placed)
        self._painter.setOpacity(1.0)

    def ground(self, cell: DayCell, box: QRectF) -> None:
        """Draw what lies under a day: its tint and the stripe of its phase."""
        painter = self._painter
        if not cell.in_month:
            painter.fillRect(box, self._theme.colour("ground"))
        if cell.flare is not None:
            painter.fillRect(box, self._theme.colour("hold_soft"))
        if cell.blocked is not None:
            painter.fillRect(box, QBrush(self._theme.colour("line"), Qt.BrushStyle.BDiagPattern))
        if cell.phase is not None:
            stripe = QRectF(box.x(), box.y(), box.width(), STRIPE)
            colour = self._theme.mark(PHASE_KIND_LOOKS[cell.phase])
            if not cell.in_month:
                colour.setAlphaF(0.55)
            painter.fillRect(stripe, colour)

    def _head(self, cell: DayCell, layout: CellLayout) -> None:
        box = layout.head
        used = self._date(cell, box)
        right = box.right() - 2
        if cell.checked_in:
            centre = QPointF(right - MARK / 2, box.center().y())
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.colour("accent" if cell.in_month else "faint"))
            self._painter.drawEllipse(centre, MARK / 2, MARK / 2)
            right -= MARK + GLYPH_GAP
        if layout.more:
            more = f"+{layout.more}"
            right -= self._sizes.width(more)
            self._words(QRectF(right, box.y(), box.right() - right, box.height()), more, "muted")
            right -= GLYPH_GAP
        if cell.phase_starts:
            self._phase_word(cell, QRectF(used + 4, box.y(), right - used - 4, box.height()))

    def _phase_word(self, cell: DayCell, box: QRectF) -> None:
        if cell.phase is None:
            return
        look = PHASE_KIND_LOOKS[cell.phase]
        for words in (cell.phase_title, vocabulary.PHASES[cell.phase]):
            if words and self._sizes.width(words) <= box.width():
                self._painter.setPen(self._theme.ink(look))
                write(self._painter, box, words, Role.SMALL, figures=True)
                return

    def _date(self, cell: DayCell, box: QRectF) -> float:
        """Draw the day's number, today's on a pill; returns where it ends."""
        painter, text = self._painter, str(cell.day.day)
        width = self._sizes.width(text, strong=True)
        if not cell.is_today:
            painter.setPen(self._theme.colour("text" if cell.in_month else "muted"))
            write(painter, box.adjusted(3, 0, 0, 0), text, Role.SMALL_STRONG, figures=True)
            return box.x() + 3 + width
        height = self._sizes.line + 4
        pill = QRectF(box.x() - 1, box.center().y() - height / 2, max(width + 14, height), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._theme.colour("on_accent"))
        write(painter, pill, text, Role.SMALL_STRONG, figures=True, centred=True)
        return pill.right()

    # ------------------------------------------------------------------ chips

    def chip(self, placed: PlacedChip, *, lifted: bool = False) -> None:
        """Draw a chip; ``lifted`` while it is dragged."""
        body, box = placed.chip.body, placed.box
        if body is Body.BARE:
            self._line(placed, box.adjusted(2, 0, 0, 0), self._theme.ink(placed.chip.look))
            return
        self._plate(placed, lifted=lifted)
        struck = body is Body.STRUCK
        muted = struck or body is Body.OPEN
        ink = self._theme.colour("muted") if muted else self._theme.ink(placed.chip.look)
        inner = box.adjusted(PAD, 0, -PAD, 0)
        end = self._line(placed, inner, ink)
        if struck and placed.form.words:
            y = box.center().y() + 0.5
            start = inner.x() + self._offset(placed.form)
            self._painter.setPen(QPen(ink, 1))
            self._painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _plate(self, placed: PlacedChip, *, lifted: bool) -> None:
        painter, look = self._painter, placed.chip.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = placed.box, metrics.CHIP_RADIUS
        if placed.chip.body is Body.FILLED or lifted:
            painter.setPen(self._theme.mark(look) if lifted else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.soft(look))
        elif placed.chip.body is Body.DASHED:
            pen = QPen(self._theme.mark(look), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(self._theme.colour("surface"))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        elif placed.chip.body is Body.OPEN:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("run_soft"))
        painter.drawRoundedRect(box, radius, radius)

    def _line(self, placed: PlacedChip, box: QRectF, ink: QColor) -> float:
        """Draw sign, words and sign; returns where the words end."""
        form, x = placed.form, box.x()
        painter = self._painter
        if form.before is not Glyph.NONE:
            self._sign(form.before, QPointF(x, box.center().y()), ink)
            x += self._sizes.glyph + GLYPH_GAP
        end = x
        if form.words:
            painter.setPen(ink)
            place = QRectF(x, box.y(), max(box.right() - x + PAD, 0), box.height())
            fits = self._sizes.width(form.words) <= place.width() + 1
            words = form.words if fits else self._shortened(form.words, place.width())
            write(painter, place, words, Role.SMALL, figures=True)
            end = x + self._sizes.width(words)
        if form.after is not Glyph.NONE:
            after = box.right() - self._sizes.glyph if form.words else end
            self._sign(form.after, QPointF(after, box.center().y()), ink)
        return end

    def _shortened(self, words: str, width: float) -> str:
        """People's own words may be longer than any cell: whole words that fit, and dots."""
        kept = words.split()
        while len(kept) > 1 and self._sizes.width(" ".join(kept) + " …") > width:
            kept.pop()
        return " ".join(kept) + " …"

    def _sign(self, sign: Glyph, left: QPointF, ink: QColor) -> None:
        size = self._sizes.glyph
        paint_glyph(self._painter, QRectF(left.x(), left.y() - size / 2, size, size), sign, ink)

    def _offset(self, form: ChipText) -> float:
        return self._sizes.glyph + GLYPH_GAP if form.before is not Glyph.NONE else 0

    def _words(self, box: QRectF, words: str, token: str) -> None:
        self._painter.setPen(self._theme.colour(token))
        write(self._painter, box, words, Role.SMALL, figures=True)

    # ------------------------------------------------------------------ a week

    def week(self, week: WeekRow, box: QRectF) -> None:
        """Draw what a week adds up to: kilometres, and its sessions' tally."""
        sums, sessions = week_lines(week)
        line = self._sizes.line + 2
        x, y = box.x() + 2 * INSET, box.y() + STRIPE + 2 + (self._sizes.head_height - line) / 2
        if sums:
            self._painter.setPen(self._theme.colour("text"))
            kilometres = QRectF(x, y, box.width() - 2 * INSET, line)
            km = self._fitting(sums, kilometres.width(), strong=True)
            write(self._painter, kilometres, km, Role.SMALL_STRONG, figures=True)
            y += line
        if sessions:
            word = tr_n("session", "sessions", week.followed.sessions.planned)
            for ways in (sessions[0], (word,), *sessions[1:]):
                if y + line <= box.bottom():
                    words = self._fitting(ways, box.right() - x)
                    self._words(QRectF(x, y, box.right() - x, line), words, "muted")
                y += line

    def _fitting(self, ways: Sequence[str], room: float, *, strong: bool = False) -> str:
        """Return the first of some ways to write it that fits, else the last."""
        fits = (words for words in ways if self._sizes.width(words, strong=strong) <= room)
        return next(fits, ways[-1])
