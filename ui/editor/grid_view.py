"""A grid of small numbers, painted whole.

A session of thirty sets is thirty rows of painted text, not two hundred fields.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.looks import Glyph
from calfjournal.messages import tr
from ui.editor.cells import Badge, Cell, Content, GridRow
from ui.editor.grid_geometry import NARROWEST, PLACE, USUAL, ValueGridGeometry, small_height
from ui.theme import Role, active, sizes, text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.written import squeeze, write
from ui.widgets import mirrored
from ui.widgets.chip import PADDING, paint_chip
from ui.widgets.painted import Painted, PaintedPart, Read

RADIUS = 6
DASHED = Qt.PenStyle.DashLine
_EDGE = 2
"""Pixels between the frame of a cell and its text at least."""


class GridView(Painted):
    """Shows values, what was refused in their place, and the reason under the grid."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = Content()
        self._at: PLACE = (0, 0)
        self._wrong: dict[PLACE, tuple[str, str]] = {}
        """What was refused, and why."""
        self._read_only = False
        self._lying = (self._content, -1, ValueGridGeometry.of(self._content, 0))
        """Where what lay in which width; asked for again with every pass of a layout."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def content(self) -> Content:
        """What is shown."""
        return self._content

    @property
    def place(self) -> PLACE:
        """Row and column worked on."""
        return self._at

    @property
    def problem(self) -> str:
        """What is wrong with a cell, "" when nothing is."""
        if self._at in self._wrong:
            return self._wrong[self._at][1]
        return next((message for _, message in self._wrong.values()), "")

    @property
    def geometry_now(self) -> ValueGridGeometry:
        """Where everything lies in the present width."""
        content, width, lying = self._lying
        if content is not self._content or width != self.width():
            lying = ValueGridGeometry.of(self._content, self.width())
            self._lying = (self._content, self.width(), lying)
        return lying

    def row_point(self, place: PLACE) -> QPointF:
        """The middle of a cell, for menus and tests."""
        return mirrored.box(self, self.geometry_now.box(place)).center()

    def meaning_at(self, place: QPointF) -> str:
        """Return whose each value at a place is, else what the heading over it stands for."""
        lying, place = self.geometry_now, mirrored.point(self, place)
        column = lying.column_at(place.x())
        if column is None:
            return ""
        rows = (at for at in range(len(self._content.rows)) if lying.is_at((at, column), place))
        return next(filter(None, map(self._legs, ((at, column) for at in rows))), "") or (
            self._content.meaning(column)
        )

    def _legs(self, place: PLACE) -> str:
        """The values of a cell with the leg of each, "" where it shows one, or another text."""
        cell = self._content.cell(*place)
        return cell.legs if cell is not None and place not in self._wrong else ""

    def _text(self, place: PLACE) -> str:
        cell = self._content.cell(*place)
        return self._wrong[place][0] if place in self._wrong else (cell.text if cell else "")

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        lying = self.geometry_now
        line = small_height() + 6 if self.problem else 0
        return QSize(round(lying.width(USUAL)), round(lying.height + line))

    def minimumSizeHint(self) -> QSize:
        lying = self.geometry_now
        width = min(lying.width(NARROWEST), lying.least_width)
        return QSize(round(width), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._explain(event)
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> bool:
        meaning = self.meaning_at(QPointF(event.pos()))
        if meaning:
            QToolTip.showText(event.globalPos(), meaning, self)
        else:
            QToolTip.hideText()
            event.ignore()
        return True

    # ------------------------------------------------------------------ for screen readers

    def accessible_parts(self) -> list[PaintedPart]:
        """Every cell: what it is, and what stands in it or would."""
        lying = self.geometry_now
        return [
            PaintedPart(
                self._spoken(place),
                mirrored.box(self, lying.box(place)).toRect(),
                place == self._at,
                Read.CELL,
                self._wrong[place][1] if place in self._wrong else "",
            )
            for place in self._content.places()
        ]

    def _spoken(self, place: PLACE) -> str:
        cell, text = self._content.cell(*place), self._text(place)
        if cell is None:
            return ""
        legs = self._legs(place)
        if text:
            return tr("{cell}: {value}", cell=cell.name(), value=legs or text)
        if cell.hint:
            value = legs or cell.hint
            return tr("{cell}: not logged, {value} planned", cell=cell.name(), value=value)
        return tr("{cell}: not logged", cell=cell.name())

    @property
    def spot(self) -> QRect:
        """Where the cell is that is worked on."""
        return mirrored.box(self, self.geometry_now.box(self._at)).toRect()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, lying = QPainter(self), self.geometry_now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored.mirror(painter, QRectF(self.rect()))
        asked = QRectF(mirrored.rect(self, event.rect()))
        if asked.top() < lying.head_height - 2:
            self._paint_headings(painter, lying)
        for index, row in enumerate(self._content.rows):
            if lying.whole_row(index, self.width()).intersects(asked):
                self._paint_row(painter, lying, index, row)
        if self.problem:
            top = lying.height
            box = QRectF(16, top, self.width() - 16, self.height() - top)
            _paint_problem(painter, box, self.problem)

    def _paint_headings(self, painter: QPainter, lying: ValueGridGeometry) -> None:
        painter.setPen(active().colour("muted"))
        if not lying.lanes.above:
            write(painter, lying.label(-1), self._content.label_heading, Role.SMALL)
        for index, heading in enumerate(self._content.fact_headings):
            if lying.lanes.facts[index]:
                write(painter, lying.fact(-1, index), heading, Role.SMALL)
        for column, heading in enumerate(self._content.headings):
            squeeze(painter, lying.heading(column), heading, Role.SMALL)

    def _paint_row(
        self, painter: QPainter, lying: ValueGridGeometry, index: int, row: GridRow
    ) -> None:
        painter.setPen(active().colour("muted" if row.facts or row.logged else "text"))
        write(painter, lying.label(index), row.label, Role.SMALL, figures=True)
        for number, fact in enumerate(row.facts):
            if lying.lanes.facts[number]:
                painter.setPen(active().colour("muted" if number else "text"))
                write(painter, lying.fact(index, number), fact, Role.SMALL, figures=True)
        for column, cell in enumerate(row.cells):
            if cell is not None:
                self._paint_cell(painter, (index, column), lying.box((index, column)), cell)
        if row.tag is not None:
            _paint_tag(painter, lying.tag(index), row.tag)

    def _paint_cell(self, painter: QPainter, place: PLACE, box: QRectF, cell: Cell) -> None:
        pen, here = self._edge(place, cell), place == self._at and self.hasFocus()
        painter.setPen(pen)
        logged = bool(cell.text) or here or place in self._wrong
        painter.setBrush(active().colour("surface") if logged else Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        if place != self._at:
            _paint_text(painter, box, self._text(place), cell)

    def _edge(self, place: PLACE, cell: Cell) -> QPen:
        """The line around a cell: a ghost is dashed, what was logged is not."""
        theme = active()
        if place in self._wrong:
            return QPen(theme.colour("step_back"), 2.0)
        if place == self._at and self.hasFocus():
            return QPen(theme.colour("accent"), 2.0)
        if cell.low:
            return QPen(theme.colour("hold"), 1.5)
        if cell.text:
            return QPen(theme.colour("line" if self._read_only else "field_line"), 1.0)
        return QPen(theme.colour("line" if self._read_only else "field_line"), 1.0, DASHED)


def _paint_text(painter: QPainter, box: QRectF, text: str, cell: Cell) -> None:
    fits = round(text_width(text or cell.hint, Role.BODY, figures=True)) <= box.width() - 6
    ink = "hold_ink" if cell.low else "text"
    painter.setPen(active().colour(ink if text else "muted"))
    role = Role.BODY if fits else Role.SMALL
    inside = box.adjusted(_EDGE, 0, -_EDGE, 0)
    squeeze(painter, inside, text or cell.hint, role, figures=True)


def _paint_tag(painter: QPainter, at: QPointF, tag: Badge) -> None:
    width = text_width(tag.text, Role.SMALL_STRONG) + 2 * PADDING + 1
    height = sizes(Role.SMALL_STRONG).height() + 6
    box = QRectF(at.x(), at.y() - height / 2, width, height)
    if tag.look is None and not tag.dashed:
        painter.setPen(active().colour("muted"))
        write(painter, box, tag.text, Role.SMALL)
    elif not tag.text and tag.look is not None:
        sign = QRectF(at.x(), at.y() - 6, 12, 12)
        paint_glyph(painter, sign, tag.look.glyph, active().mark(tag.look))
    else:
        paint_chip(painter, box, tag.text, tag.look, dashed=tag.dashed)


def _paint_problem(painter: QPainter, box: QRectF, problem: str) -> None:
    sign = QRectF(0, box.center().y() - 5, 10, 10)
    paint_glyph(painter, sign, Glyph.BANG, active().colour("step_back"))
    painter.setPen(active().colour("step_back_ink"))
    write(painter, box, problem, Role.SMALL)
