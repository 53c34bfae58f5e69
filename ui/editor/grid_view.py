"""A grid of small numbers, painted whole.

A session of thirty sets is thirty rows of painted text, not two hundred fields.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.looks import Glyph
from ui.editor.cells import Badge, Cell, Content
from ui.editor.grid_geometry import NARROWEST, PLACE, USUAL, ValueGridGeometry, small_height
from ui.theme import Role, active, sizes, text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write
from ui.widgets.chip import paint_chip


class GridView(QWidget):
    """Shows values, what was refused in their place, and the reason under the grid."""

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
        return self.geometry_now.box(place).center()

    def meaning_at(self, place: QPointF) -> str:
        """Return what the heading of the column at a place stands for."""
        column = self.geometry_now.column_at(place.x())
        return "" if column is None else self._content.meaning(column)

    def _text(self, place: PLACE) -> str:
        cell = self._content.cell(*place)
        return self._wrong[place][0] if place in self._wrong else (cell.text if cell else "")

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        lying = self.geometry_now
        line = small_height() + 6 if self.problem else 0
        return QSize(round(lying.width(USUAL)), round(lying.height + line))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.geometry_now.width(NARROWEST)), self.sizeHint().height())

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

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, lying = QPainter(self), self.geometry_now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_captions(painter, lying)
        for index, row in enumerate(self._content.rows):
            painter.setBrush(active().colour("ground"))
            for column, cell in enumerate(row.cells):
                if cell is not None:
                    self._paint_cell(painter, (index, column), lying.box((index, column)), cell)
            if row.tag is not None:
                _paint_tag(painter, lying.tag(index), row.tag)
        if self.problem:
            top = lying.height
            box = QRectF(16, top, self.width() - 16, self.height() - top)
            _paint_problem(painter, box, self.problem)

    def _paint_captions(self, painter: QPainter, lying: ValueGridGeometry) -> None:
        painter.setPen(active().colour("muted"))
        for column, heading in enumerate(self._content.headings):
            write(painter, lying.heading(column), heading, Role.SMALL, centred=True)
        for index, row in enumerate(self._content.rows):
            painter.setPen(active().colour("muted" if row.logged else "text"))
            write(painter, lying.label(index), row.label, Role.SMALL, figures=True)

    def _paint_cell(self, painter: QPainter, place: PLACE, box: QRectF, cell: Cell) -> None:
        theme = active()
        edge, width = "line" if cell.text or self._read_only else "field_line", 1.0
        if place in self._wrong:
            edge, width = "step_back", 2.0
        elif place == self._at and self.hasFocus():
            edge, width = "accent", 2.0
        elif cell.low:
            edge, width = "hold", 1.5
        painter.setPen(QPen(theme.colour(edge), width))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)
        if place != self._at:
            _paint_text(painter, box, self._text(place), cell.hint)


def _paint_text(painter: QPainter, box: QRectF, text: str, hint: str) -> None:
    fits = text and round(text_width(text, Role.BODY, figures=True)) <= box.width() - 6
    painter.setPen(active().colour("text" if text else "muted"))
    role = Role.BODY if fits else Role.SMALL
    write(painter, box, text or hint, role, figures=True, centred=True)


def _paint_tag(painter: QPainter, at: QPointF, tag: Badge) -> None:
    width = text_width(tag.text, Role.SMALL_STRONG) + 12
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
