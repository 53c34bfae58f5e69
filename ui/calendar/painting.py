"""Paints the cells of the month."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from calfjournal.domain.looks import PHASE_KIND_LOOKS, Glyph
from calfjournal.messages import vocabulary
from calfjournal.views.day_gaps import Gap
from calfjournal.views.month import DayCell
from calfjournal.views.week_bands import BandSort, WeekBand
from ui.calendar.bands import BAND_LOOKS, band_words
from ui.calendar.chips import Body, ChipText
from ui.calendar.placing import GLYPH_GAP, PAD, STRIPE, WORD_GAP, CellLayout, Metrics, PlacedChip
from ui.theme import Role, metrics
from ui.theme.faint import Colours
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write

BAR = 4.0
"""Height of the bar of a run."""
QUIET = 3.0
"""Half the width of the mark of what breaks the spacing rule."""
AWAY_OPACITY = 0.85
"""Of chips on days of the neighbouring months."""


GAP_MARKS = {Gap.CHECK_IN: (Glyph.CIRCLE, "hold"), Gap.ANSWER: (Glyph.BANG, "step_back")}
"""Sign and colour of what is missing on a day."""


def _marks(cell: DayCell) -> Iterator[tuple[Glyph, str]]:
    """Yield the signs at the right of a day's head, from the right, with their colours."""
    if cell.gap is not None:
        yield GAP_MARKS[cell.gap]
    if cell.notes:
        yield Glyph.NOTE, "muted"


class DayPainter:
    """Draws one cell after the other with the colours and fonts that hold now."""

    def __init__(self, painter: QPainter, theme: Colours, sizes: Metrics) -> None:
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
        size = self._sizes.glyph
        if layout.more:
            more = f"+{layout.more}"
            right -= self._sizes.width(more)
            self._words(QRectF(right, box.y(), box.width(), box.height()), more, "muted")
            right -= GLYPH_GAP
        for glyph, ink in _marks(cell):
            right -= size
            if right >= used - 1:
                self._sign(glyph, QPointF(right, box.center().y()), self._theme.colour(ink))
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
        marks = len(list(_marks(cell))) * (self._sizes.glyph + GLYPH_GAP)
        wide = max(min(width + 14, box.width() - marks), width + 6)
        pill = QRectF(box.x() - 1, box.center().y() - height / 2, wide, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._theme.colour("on_accent"))
        write(painter, pill, text, Role.SMALL_STRONG, figures=True, centred=True)
        return pill.right()

    # ------------------------------------------------------------------ chips

    def chip(self, placed: PlacedChip, *, lifted: bool = False) -> None:
        """Draw a chip and what stands below it; ``lifted`` while it is dragged."""
        body = placed.chip.body
        muted = body in (Body.STRUCK, Body.OPEN)
        ink = self._theme.colour("muted") if muted else self._theme.ink(placed.chip.look)
        box = QRectF(placed.box)
        if placed.chip.length is None or lifted:
            self._plate(placed, lifted=lifted)
        else:
            box.setBottom(box.bottom() - BAR - 2)
            self._length(placed, placed.chip.length)
        self._line(placed.form, box.adjusted(PAD, 0, -PAD, 0), ink, struck=body is Body.STRUCK)
        line = self._sizes.line
        below = QRectF(box.x() + PAD, placed.box.bottom(), box.width() - PAD, line)
        for words in placed.lines:
            self._words(below, words, "muted")
            below.translate(0, line)
        if placed.chip.anyway:
            quiet_mark(self._painter, self._theme, placed.box)

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
            painter.setPen(QPen(self._theme.colour("faint"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("run_soft"))
        painter.drawRoundedRect(box, radius, radius)

    def _length(self, placed: PlacedChip, share: float) -> None:
        """Draw how long a run is below its words: recorded filled, planned dashed, else a line."""
        painter, body, box = self._painter, placed.chip.body, placed.box
        whole = box.width() - 2 * PAD
        bar = QRectF(box.x() + PAD, box.bottom() - BAR - 2, max(whole * share, BAR), BAR)
        middle = bar.center().y()
        colour = self._theme.mark(placed.chip.look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if body is Body.FILLED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            return
        pen = QPen(self._theme.colour("faint"), 1)
        if body is Body.DASHED:
            pen = QPen(colour, BAR - 1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.5, 0.75])
        painter.setPen(pen)
        painter.drawLine(QPointF(bar.left(), middle), QPointF(bar.right(), middle))

    def _line(self, form: ChipText, box: QRectF, ink: QColor, *, struck: bool = False) -> None:
        """Draw signs and words."""
        x, painter = box.x(), self._painter
        for sign in form.signs:
            self._sign(sign, QPointF(x, box.center().y()), ink)
            x += self._sizes.glyph + GLYPH_GAP
        if not form.words:
            return
        painter.setPen(ink)
        x += WORD_GAP if form.signs else 0
        place = QRectF(x, box.y(), max(box.right() - x + PAD, 0), box.height())
        words = self._sizes.shortened(form.words, place.width() + 1)
        write(painter, place, words, Role.SMALL, figures=True)
        if struck:
            y, end = box.center().y() + 0.5, x + self._sizes.width(words)
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPointF(x, y), QPointF(end, y))

    def _sign(self, sign: Glyph, left: QPointF, ink: QColor) -> None:
        size = self._sizes.glyph
        paint_glyph(self._painter, QRectF(left.x(), left.y() - size / 2, size, size), sign, ink)

    def _words(self, box: QRectF, words: str, token: str) -> None:
        self._painter.setPen(self._theme.colour(token))
        write(self._painter, box, words, Role.SMALL, figures=True)

    # ------------------------------------------------------------------ bands

    def band(self, band: WeekBand, box: QRectF) -> None:
        """Draw a band across its days, with its name where it begins in the row."""
        painter, look = self._painter, BAND_LOOKS[band.sort]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.soft(look))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(box, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        if band.sort is BandSort.BLOCKED:
            painter.setBrush(QBrush(self._theme.colour("line"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        self._line(
            self._band_form(band, box.width()), box.adjusted(PAD, 0, -PAD, 0), self._theme.ink(look)
        )

    def _band_form(self, band: WeekBand, width: float) -> ChipText:
        """Return the longest words that fit, else the sign alone."""
        glyph = BAND_LOOKS[band.sort].glyph
        forms = [ChipText(glyph, words) for words in band_words(band)]
        return next(
            (form for form in forms if self._sizes.form_width(form) <= width), ChipText(glyph, "")
        )


def quiet_mark(painter: QPainter, theme: Colours, box: QRectF) -> None:
    """Draw the mark of what was put where it breaks the spacing rule: a dot in the corner."""
    painter.setPen(QPen(theme.colour("surface"), 1))
    painter.setBrush(theme.colour("hold"))
    painter.drawEllipse(QPointF(box.right() - 4, box.top() + 4), QUIET, QUIET)
