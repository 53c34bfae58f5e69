"""The page of a plan before there is one: a year by the program that is offered first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from operator import attrgetter
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.program import PhaseTemplate, Program
from calfjournal.messages import in_words, tr
from calfjournal.poses import figure_of
from calfjournal.views.example import Example, default_program, example_of
from ui.plan.month_names import month_labels, paint_labels
from ui.plan.phase_bars import paint_phase_ahead
from ui.theme import Role, active, font, metrics
from ui.theme.faint import FaintColours
from ui.theme.fonts import scale, sizes
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words
from ui.theme.written import write
from ui.widgets.ghost import Ghost, dashed_pen, ghost_box
from ui.widgets.ghost_figure import ghost_figure
from ui.widgets.mirrored import mirror

LOADS: Final = 40
"""Height of the highest load, in pixels."""
FIGURE: Final = 88
"""Height of a figure."""
TILE: Final = 168
"""Least width of the tile of a phase at the usual text size."""
MOST_GROWN: Final = 1.5
"""How much larger than usual a figure gets with the texts."""
SIGN: Final = 11
_GAP: Final = 2
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Tile(NamedTuple):
    """A phase of a round: what it is for, and an exercise of it."""

    phase: Phase
    exercise: str


class TileSizes(NamedTuple):
    """What the parts of every tile take."""

    width: float
    figure: float
    title: float
    goal: float

    @property
    def height(self) -> float:
        """Of a tile."""
        return 2 * metrics.M + self.figure + metrics.S + self.title + metrics.XS + self.goal


class PlanAhead(Ghost):
    """Phases of a year on their months, what their weeks ask, and what each phase is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._example: Example | None = None
        self._tiles: tuple[Tile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_first(self, programs: Mapping[str, Program], start: date) -> None:
        """Draw a year of the program that is offered first, from the week of a day on."""
        program = default_program(programs)
        if program is None:
            return
        self._example = example = example_of(program, start)
        round_ = [phase for phase in example.plan.phases if phase.cycle == 1]
        templates = {template.kind: template for template in program.phases}
        tiles: list[Tile] = []
        for phase in round_:
            shown = {tile.exercise for tile in tiles}
            tiles.append(Tile(phase, _exercise(program, templates[phase.kind], shown)))
        self._tiles = tuple(tiles)
        self._fit()

    # ------------------------------------------------------------------ places

    @property
    def _line(self) -> float:
        return sizes(Role.SMALL).height()

    @property
    def _bar(self) -> float:
        return max(metrics.ROW, 2 * self._line)

    @property
    def _tiles_top(self) -> float:
        return self._line + metrics.S + self._bar + self._line + metrics.S + LOADS + metrics.L

    def _columns(self, width: float) -> int:
        room = int((width + metrics.M) / (TILE * scale() + metrics.M))
        return max(1, min(len(self._tiles), room))

    def _tile_sizes(self, width: float) -> TileSizes:
        """What every tile needs where all of them are so wide."""
        room = width - 2 * metrics.M
        titles = [
            _height(_title(t), Role.BODY_STRONG, room - SIGN - metrics.S) for t in self._tiles
        ]
        goals = [_height(_goal(tile), Role.SMALL, room) for tile in self._tiles]
        figure = FIGURE * min(scale(), MOST_GROWN)
        return TileSizes(width, figure, max(titles, default=0), max(goals, default=0))

    def _laid(self, width: float) -> tuple[int, TileSizes]:
        columns = self._columns(width)
        return columns, self._tile_sizes((width - (columns - 1) * metrics.M) / columns)

    def _fit(self) -> None:
        columns, tile = self._laid(self.width())
        rows = ceil(len(self._tiles) / columns) if self._tiles else 0
        high = round(self._tiles_top + rows * (tile.height + metrics.M) + 1)
        if high != self._high:
            self._high = high
            self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------------ painting

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        example = self._example
        if example is None:
            return
        mirror(painter, box)
        painter.setPen(active().colour("muted"))
        title = tr("{plan}, {weeks:weeks}", plan=example.plan.title, weeks=len(example.loads))
        write(painter, QRectF(0, 0, box.width(), self._line), title, Role.SMALL)
        self._paint_year(painter, box.width(), example)
        columns, tile = self._laid(box.width())
        for at, each in enumerate(self._tiles):
            row, column = divmod(at, columns)
            left, top = column * (tile.width + metrics.M), row * (tile.height + metrics.M)
            place = QRectF(left, self._tiles_top + top, tile.width, tile.height)
            _paint_tile(painter, place, each, tile)

    def _paint_year(self, painter: QPainter, width: float, example: Example) -> None:
        plan, top = example.plan, self._line + metrics.S
        days = (plan.end - plan.start).days + 1

        def x_of(day: date) -> float:
            return 1 + (width - 2) * (day - plan.start).days / days

        for phase in plan.phases:
            left, right = x_of(phase.start), x_of(phase.end + timedelta(days=1))
            paint_phase_ahead(painter, QRectF(left, top, right - left - _GAP, self._bar), phase)
        names = QRectF(0, top + self._bar + 4, width, self._line)
        paint_labels(painter, names, month_labels(plan.start, plan.end, x_of))
        foot, most = names.bottom() + metrics.S + LOADS, max(example.loads, default=0.0) or 1.0
        painter.setPen(dashed_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, load in enumerate(example.loads):
            left = x_of(plan.start + timedelta(weeks=at))
            right = x_of(plan.start + timedelta(weeks=at + 1))
            high = round(LOADS * load / most)
            painter.drawRect(QRectF(left + 0.5, foot - high - 0.5, right - left - _GAP - 1, high))


def _paint_tile(painter: QPainter, box: QRectF, tile: Tile, sizes_of: TileSizes) -> None:
    ghost_box(painter, box, metrics.CARD_RADIUS)
    inner = box.adjusted(metrics.M, metrics.M, -metrics.M, -metrics.M)
    figure = QRectF(inner.left(), inner.top(), inner.width(), sizes_of.figure)
    ghost_figure(painter, figure, tile.exercise)
    look, line = PHASE_KIND_LOOKS[tile.phase.kind], sizes(Role.BODY_STRONG).height()
    head = QRectF(inner.left(), figure.bottom() + metrics.S, inner.width(), sizes_of.title)
    sign = QRectF(head.left(), head.top() + (line - SIGN) / 2, SIGN, SIGN)
    paint_glyph(painter, sign, look.glyph, FaintColours().mark(look))
    painter.setPen(active().colour("muted"))
    painter.setFont(font(Role.BODY_STRONG))
    draw_words(painter, head.adjusted(SIGN + metrics.S, 0, 0, 0), _WRAPPED, _title(tile))
    painter.setFont(font(Role.SMALL))
    goal = QRectF(inner.left(), head.bottom() + metrics.XS, inner.width(), sizes_of.goal)
    draw_words(painter, goal, _WRAPPED, _goal(tile))


def _title(tile: Tile) -> str:
    return in_words(tile.phase.title)


def _goal(tile: Tile) -> str:
    return tr("{weeks:weeks}. {goal}", weeks=tile.phase.weeks, goal=tile.phase.goal)


def _height(text: str, role: Role, width: float) -> float:
    room = QRectF(0, 0, max(width, 1), 10_000)
    return sizes(role).boundingRect(room, _WRAPPED, text).height()


def _exercise(program: Program, template: PhaseTemplate, shown: Collection[str]) -> str:
    """Return the first exercise of a phase that is drawn and not shown yet, "" without one."""
    asked = (each for week in template.weeks for each in week.sessions)
    items = (item.exercise for each in asked for item in program.session_types[each].items)
    return next((each for each in items if each not in shown and figure_of(each)), "")


def last_plan(plans: Sequence[Plan]) -> str:
    """Say which plan ended last, "" where there was none."""
    last = max(plans, key=attrgetter("end"), default=None)
    if last is None:
        return ""
    return tr("{plan} ended on {day:day_with_year}.", plan=last.title, day=last.end)
