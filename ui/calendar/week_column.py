"""Paints what a week adds up to: kilometres, sessions, load beside the weeks before, contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from calfjournal.domain.looks import KIND_LOOKS, PLAIN, Look
from calfjournal.messages import tr_n
from calfjournal.views.month import WeekRow
from calfjournal.views.read_aloud import contact_words, load_lines, week_lines
from ui.calendar.placing import GLYPH_GAP, INSET, STRIPE, Metrics
from ui.theme import Role, Theme
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write

MARGIN = 6
"""At both sides of the column."""
BAR = 5.0
"""Height of the bar of a load."""
BAR_GAP = 3.5
FULL = 2.0
"""A load of so many times the four weeks before fills the bar; their mean stands in its middle."""


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One line of the column: ``weight`` says what stays where not all find room, 0 first."""

    weight: int
    height: float
    paint: Callable[[QRectF], None]


class WeekPainter:
    """Draws one week after the other, each line of a sort at the same place as far as it can."""

    def __init__(self, painter: QPainter, theme: Theme, sizes: Metrics) -> None:
        self._painter, self._theme, self._sizes = painter, theme, sizes

    def week(self, week: WeekRow, box: QRectF) -> None:
        """Draw what a week adds up to, the gravest where there is little room."""
        inner = box.adjusted(MARGIN, STRIPE + 3, -MARGIN, -INSET)
        top = inner.top()
        for line in self.lines(week, inner.width(), inner.height()):
            line.paint(QRectF(inner.x(), top, inner.width(), line.height))
            top += line.height

    def lines(self, week: WeekRow, width: float, height: float) -> list[WeekLine]:
        """Return what of a week finds room, from top to bottom."""
        lines = self._lines(week, width)
        while lines and sum(line.height for line in lines) > height:
            lines.remove(max(lines, key=_weight))
        return lines

    def _lines(self, week: WeekRow, width: float) -> list[WeekLine]:
        """Return what there is to tell, from top to bottom."""
        kilometres, tally = week_lines(week)
        lines = []
        if kilometres:
            lines.append(self._words(0, self._fitting(kilometres, width, strong=True), strong=True))
        for at, ways in enumerate(tally):
            if at == 0:
                lines += self._tally(week, ways, width)
            else:
                lines.append(self._words(6, self._fitting(ways, width)))
        if week.load.share:
            lines.append(WeekLine(2, BAR + 2 * BAR_GAP, partial(self._bar, week)))
        told = [*load_lines(week), contact_words(week)]
        for weight, words in enumerate(told, 3):
            if words and self._sizes.width(words) <= width:
                lines.append(self._words(weight, words))
        return lines

    def _tally(self, week: WeekRow, ways: tuple[str, ...], width: float) -> list[WeekLine]:
        """Return the sessions in one line: in words where there is room, else with their sign."""
        planned = week.followed.sessions.planned
        whole = tr_n("{tally} session", "{tally} sessions", planned, tally=ways[0])
        if self._sizes.width(whole) <= width:
            return [self._words(1, whole)]
        sign = _sign_of(week)
        return [
            WeekLine(1, self._sizes.line, partial(self._signed, sign, self._fitting(ways, width)))
        ]

    def _signed(self, look: Look, words: str, box: QRectF) -> None:
        """Draw how many sessions were done behind the sign of their kind."""
        size = self._sizes.glyph
        sign = QRectF(box.x(), box.center().y() - size / 2, size, size)
        paint_glyph(self._painter, sign, look.glyph, self._theme.ink(look))
        self._write(words, False, box.adjusted(size + 2 * GLYPH_GAP, 0, 0, 0))

    def _fitting(self, forms: tuple[str, ...], width: float, *, strong: bool = False) -> str:
        fits = (words for words in forms if self._sizes.width(words, strong=strong) <= width)
        return next(fits, forms[-1])

    def _words(self, weight: int, words: str, *, strong: bool = False) -> WeekLine:
        return WeekLine(weight, self._sizes.line, partial(self._write, words, strong))

    def _write(self, words: str, strong: bool, box: QRectF) -> None:
        self._painter.setPen(self._theme.colour("text" if strong else "muted"))
        role = Role.SMALL_STRONG if strong else Role.SMALL
        write(self._painter, box, words, role, figures=True)

    def _bar(self, week: WeekRow, box: QRectF) -> None:
        """Draw the load; the stroke in the middle is the mean of the four weeks before."""
        painter, whole = self._painter, min(box.width(), 100.0)
        track = QRectF(box.x(), box.center().y() - BAR / 2, whole, BAR)
        done = QRectF(track)
        done.setWidth(whole * min((week.load.share or 0.0) / FULL, 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("run_soft"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        painter.setBrush(self._theme.colour("run"))
        painter.drawRoundedRect(done, BAR / 2, BAR / 2)
        x = track.x() + whole / FULL
        painter.setPen(QPen(self._theme.colour("text"), 1.5))
        painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3))


def _sign_of(week: WeekRow) -> Look:
    """Return the look of the kind that most sessions of a week have."""
    kinds = Counter(session.kind for cell in week.cells for session in cell.sessions)
    return KIND_LOOKS[kinds.most_common(1)[0][0]] if kinds else PLAIN


def _weight(line: WeekLine) -> int:
    return line.weight
