"""The last lane of a year: flares, races, tests, new shoes, and below them notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from calfjournal.domain.finding import Light
from calfjournal.domain.looks import KIND_LOOKS, LIGHT_LOOKS, PLAIN, Glyph, Look
from calfjournal.domain.program import SessionKind
from calfjournal.messages import tr
from calfjournal.views.year import MarkKind, YearMark
from calfjournal.views.year_words import mark_word
from ui.theme import Role
from ui.theme.faint import Colours
from ui.theme.fonts import text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write
from ui.widgets.year_geometry import LaneSize, LaneWords, YearGeometry, line_height
from ui.widgets.year_lanes import Lane

HEIGHT: Final = 34.0
SIGN: Final = 9.0
SPACE: Final = 4.0
DOT: Final = 2.0
BAND: Final = 3.0

LOOKS: Final[dict[MarkKind, Look]] = {
    MarkKind.FLARE: LIGHT_LOOKS[Light.AMBER],
    MarkKind.RACE: Look("accent", Glyph.FLAG),
    MarkKind.TEST: KIND_LOOKS[SessionKind.RETEST],
    MarkKind.SHOES: Look(PLAIN.colour, Glyph.STAR),
    MarkKind.NOTE: PLAIN,
}


_BESIDE: Final = frozenset({MarkKind.TEST, MarkKind.NOTE})
"""Those of the second line, which have no words: there are many of them."""


class PlacedMark(Struct, frozen=True):
    """A sign where it begins, with its words where they have room."""

    kind: MarkKind
    x: float
    words: str = ""
    words_at: float = 0.0
    width: float = 0.0


class MarksLane(Lane):
    """Signs on their days; words stand beside them whole or not at all."""

    size = LaneSize(fixed=HEIGHT)

    @property
    def words(self) -> LaneWords:
        return LaneWords(tr("Marks"), (tr("◆ = test, • = note"),))

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in geometry.year.marks:
            if mark.kind is MarkKind.FLARE:
                _paint_band(painter, theme, geometry, box, mark)
        for placed in first_line(geometry, box):
            _paint_mark(painter, theme, placed, box.top() + BAND + 2 + line_height() / 2)
        for placed in second_line(geometry, box):
            _paint_mark(painter, theme, placed, box.top() + HEIGHT - SIGN / 2)


def _paint_band(
    painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF, mark: YearMark
) -> None:
    left = geometry.x_of(mark.day)
    width = max(geometry.x_of_end(mark.last) - left, BAND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.mark(LOOKS[MarkKind.FLARE]))
    painter.drawRoundedRect(QRectF(left, box.top(), width, BAND), BAND / 2, BAND / 2)


def _paint_mark(painter: QPainter, theme: Colours, placed: PlacedMark, middle: float) -> None:
    look, high = LOOKS[placed.kind], line_height()
    if placed.kind is MarkKind.NOTE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mark(look))
        painter.drawEllipse(QPointF(placed.x + SIGN / 2, middle), DOT, DOT)
        return
    place = QRectF(placed.x, middle - SIGN / 2, SIGN, SIGN)
    paint_glyph(painter, place, look.glyph, theme.mark(look))
    if placed.words:
        painter.setPen(theme.ink(look))
        beside = QRectF(placed.words_at, middle - high / 2, placed.width, high)
        write(painter, beside, placed.words, Role.SMALL_STRONG)


def first_line(geometry: YearGeometry, box: QRectF) -> Iterator[PlacedMark]:
    """Yield flares, races and shoes from left to right; none lies on another, none is cut.

    Words stand behind their sign, or before it where only there is room for them.
    """
    shown = [mark for mark in geometry.year.marks if mark.kind not in _BESIDE]
    starts = _apart([geometry.x_middle(mark.day) for mark in shown], box)
    used = box.left()
    for mark, (start, end) in zip(shown, pairwise([*starts, box.right()]), strict=True):
        placed = _worded(mark, start, used, end)
        used = max(start + SIGN, placed.words_at + placed.width) + 2 * SPACE
        yield placed


def _worded(mark: YearMark, start: float, used: float, end: float) -> PlacedMark:
    """Place the words of a sign between what stands left of it and what comes right of it."""
    words = mark_word(mark)
    width = text_width(words, Role.SMALL_STRONG) + 1
    behind, before = start + SIGN + SPACE, start - SPACE - width
    if words and behind + width + SPACE <= end:
        return PlacedMark(mark.kind, start, words, behind, width)
    if words and before >= used:
        return PlacedMark(mark.kind, start, words, before, width)
    return PlacedMark(mark.kind, start)


def second_line(geometry: YearGeometry, box: QRectF) -> Iterator[PlacedMark]:
    """Yield tests and notes: of each one sign a week, however many there are in it."""
    year = geometry.year
    found = {(year.column(m.day), m.kind) for m in year.marks if m.kind in _BESIDE}
    # A test before a note of the same week.
    order = sorted(found, key=lambda one: (one[0], one[1] is MarkKind.NOTE))
    middles = [(geometry.x(at) + geometry.x(at + 1)) / 2 for at, _ in order]
    for (_, kind), start in zip(order, _apart(middles, box), strict=True):
        yield PlacedMark(kind, start)


def _apart(middles: Sequence[float], box: QRectF) -> list[float]:
    """Return where signs begin that are to lie in the middle of places, none on another."""
    starts: list[float] = []
    end = box.left()
    for middle in middles:
        starts.append(max(middle - SIGN / 2, end))
        end = starts[-1] + SIGN + SPACE / 2
    last = box.right() - SIGN
    for at in reversed(range(len(starts))):  # What was pushed beyond the edge goes back.
        starts[at] = min(starts[at], last)
        last = starts[at] - SIGN - SPACE / 2
    return starts
