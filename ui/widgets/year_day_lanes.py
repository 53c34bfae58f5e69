"""The lanes of a year that have a row for every weekday: sessions, and the tendon's answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from calfjournal.domain.finding import State
from calfjournal.domain.looks import KIND_LOOKS, STATE_LOOKS, Glyph
from calfjournal.messages import tr
from calfjournal.views.tendon_answers import TendonAnswers
from calfjournal.views.year import Became, YearDay, YearSession
from ui.theme.faint import Colours
from ui.theme.glyphs import paint_glyph
from ui.widgets.year_geometry import LaneSize, LaneWords, YearGeometry
from ui.widgets.year_lanes import Lane, dashed

RADIUS: Final = 2.0
_SEVEN: Final = LaneSize(rows=7)
_LEAST_GLYPH: Final = 5.0
_LOUD: Final = frozenset({State.AMBER, State.RED, State.STOP})
"""Answers that ask for something: filled, with their sign."""


class SessionsLane(Lane):
    """Every session in the cell of its day: its kind by colour and sign, its fate by the cell."""

    size = _SEVEN

    @property
    def words(self) -> LaneWords:
        drawn = (
            tr("filled = done"),
            tr("pale = partly"),
            tr("dashed = planned"),
            tr("× = missed"),
            tr("– = left out"),
        )
        return LaneWords(tr("Sessions"), drawn)

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        days = geometry.day_cells(box)
        free = [cell for day, cell in days if not day.sessions]
        sessions = [placed for day, cell in days for placed in _shared(cell, day)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ground"))
        painter.drawRects(free)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell, session in sessions:
            _paint_session(painter, theme, cell, session)


def _shared(cell: QRectF, day: YearDay) -> list[tuple[QRectF, YearSession]]:
    """Share the cell of a day between its sessions."""
    count = len(day.sessions)
    width = cell.width() / max(count, 1)
    return [
        (
            QRectF(cell.left() + at * width, cell.top(), width - (at < count - 1), cell.height()),
            each,
        )
        for at, each in enumerate(day.sessions)
    ]


def _paint_session(painter: QPainter, theme: Colours, cell: QRectF, session: YearSession) -> None:
    look, became = KIND_LOOKS[session.kind], session.became
    colour, inner = theme.mark(look), cell.adjusted(0.5, 0.5, -0.5, -0.5)
    if became in (Became.MISSED, Became.LEFT_OUT):
        sign = Glyph.CROSS if became is Became.MISSED else Glyph.DASH
        _paint_sign(painter, cell, sign, theme.colour("muted"))
        return
    if became is Became.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(cell, RADIUS, RADIUS)
        _paint_sign(painter, cell, look.glyph, theme.colour("surface"))
        return
    partly = became is Became.PARTLY
    painter.setPen(QPen(colour, 1) if partly else dashed(colour))
    painter.setBrush(theme.soft(look) if partly else theme.colour("surface"))
    painter.drawRoundedRect(inner, RADIUS, RADIUS)
    _paint_sign(painter, cell, look.glyph, colour)


def _paint_sign(painter: QPainter, cell: QRectF, glyph: Glyph, colour: QColor) -> None:
    """Draw a sign as large as a cell lets it be; none where nobody could tell it."""
    size = min(cell.width() - 3, cell.height() - 5, 9.0)
    if size >= _LEAST_GLYPH:
        corner = cell.center() - QPointF(size / 2, size / 2)
        paint_glyph(painter, QRectF(corner.x(), corner.y(), size, size), glyph, colour)


class TendonLane(Lane):
    """The worst answer of each day; days that are not judged yet stay empty for a moment."""

    size = _SEVEN

    def __init__(self, answers: TendonAnswers) -> None:
        self._answers = answers

    @property
    def words(self) -> LaneWords:
        signs = tr("! = hold"), tr("✕ = step back")
        return LaneWords(tr("Tendon"), (tr("worst of the day"), *signs))

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        self._paint_days(painter, theme, geometry.day_cells(box), geometry.year.today)

    def paint_week(
        self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF, column: int
    ) -> None:
        """Paint the days of one week, which were judged just now."""
        week = geometry.year.weeks[column]
        cells = [
            (day, geometry.cell(box, column, weekday))
            for weekday, day in enumerate(week.days)
            if day.in_year
        ]
        self._paint_days(painter, theme, cells, geometry.year.today)

    def _paint_days(
        self,
        painter: QPainter,
        theme: Colours,
        cells: Sequence[tuple[YearDay, QRectF]],
        today: date,
    ) -> None:
        calm: dict[State | None, list[QRectF]] = {}
        loud: list[tuple[QRectF, State]] = []
        for day, cell in cells:
            state = self._answers.state(day.day)
            if state in _LOUD:
                loud.append((cell, state))
            elif day.day <= today:
                calm.setdefault(state, []).append(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        for of, boxes in calm.items():
            colour = "ground" if of is None else f"{STATE_LOOKS[of].colour}_soft"
            painter.setBrush(theme.colour(colour))
            painter.drawRects(boxes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell, asks in loud:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mark(STATE_LOOKS[asks]))
            painter.drawRoundedRect(cell, RADIUS, RADIUS)
            _paint_sign(painter, cell, STATE_LOOKS[asks].glyph, theme.colour("surface"))
