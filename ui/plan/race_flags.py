"""The flags of races over a timeline, with what they are called beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from calfjournal.domain.flag_names import ROWS, NamedFlag, flag_places
from calfjournal.domain.plan import Phase, Race
from ui.theme import Role, active, font
from ui.theme.upright import draw_words

FLAG = 9
"""How wide a flag is."""

_CLOSE = 0.2
"""Races that are closer than this share of the plan may leave no room for a name between them."""


@dataclass(frozen=True, slots=True)
class RaceFlag:
    """A flag at ``x`` with its words; those of a ``first`` one find room before the others."""

    x: float
    words: str
    first: bool


def flag_rows(races: Sequence[Race], phases: Sequence[Phase]) -> int:
    """Return how many rows the flags over the phases need, however wide their names are."""
    if not races:
        return 0
    near = (phases[-1].end - phases[0].start) * _CLOSE
    days = sorted(race.day for race in races)
    return ROWS if any(after - before < near for before, after in pairwise(days)) else 1


def paint_flags(painter: QPainter, flags: Sequence[RaceFlag], rows: QRectF, foot: float) -> None:
    """Draw flags in rows of which the lowest is the last of ``rows``, their poles to ``foot``.

    Words that find no room are left to the tool tip.
    """
    painter.setFont(font(Role.SMALL))
    painter.setBrush(active().colour("text"))
    painter.setPen(QPen(active().colour("text"), 1.4))
    wide = QFontMetricsF(painter.font())
    line, count = wide.height(), max(1, round(rows.height() / wide.height()))
    named = [NamedFlag(f.x, wide.horizontalAdvance(f.words) + 2, f.first) for f in flags]
    places = flag_places(named, FLAG, rows.width(), count)
    for flag, at, place in zip(flags, named, places, strict=True):
        row = rows.bottom() - (place.row + 1) * line
        top = row + line * 0.2
        painter.drawLine(QPointF(flag.x, top), QPointF(flag.x, foot))
        cloth = [(flag.x, top), (flag.x + FLAG, top + 4), (flag.x, top + 8)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in cloth]))
        if place.left is not None:
            box = QRectF(place.left, row, at.width, line)
            draw_words(painter, box, int(Qt.AlignmentFlag.AlignVCenter), flag.words)
