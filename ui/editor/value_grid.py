"""A grid of small numbers to type through: painted whole, with one line edit for all cells.

A session of thirty sets is thirty rows of painted text, not two hundred fields.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.looks import Glyph
from ui.editor.cell_edit import CellEdit, Way
from ui.editor.cells import Cell, Content, Tag
from ui.services.qt import CENTRE, LEFT
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph
from ui.widgets.chip import paint_chip

GAP = 6
WIDEST = 68
"""Of a cell; what is left over stays free at the right."""
LABEL = 76
"""Captions take this at least, so that tables below each other line up."""
PLACE = tuple[int, int]

NOT_SAVED = "Not saved yet. Enter tries again."
"""Said at a cell when the disk refused; its text stays."""

Take = Callable[[int, int, str], str]
"""Takes what was typed at row and column; answers what is wrong with it, "" when all is well."""


class ValueGrid(QWidget):
    """Type, Tab or Enter, type: ``take`` gets each text once it is left.

    What cannot be taken stays in its cell with the reason under the grid. Signals:
    ``copied(row)`` asks for the target of a row; ``passed(bool)`` when Enter or Tab leaves the last
    cell (True) or Shift+Tab the first (False); ``menu_wanted(QPoint)`` for a context menu;
    ``pending_changed()`` with every key and when what was typed is taken.
    """

    pending_changed = Signal()
    copied = Signal(int)
    passed = Signal(bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, take: Take, *, passes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Weakly, as it is a method of the widget around: a cycle would keep both alive.
        self._take = WeakMethod(take)
        self._passes = passes
        self._content = Content()
        self._at: PLACE = (0, 0)
        self._wrong: dict[PLACE, tuple[str, str]] = {}
        self._edit = CellEdit(self)
        self._edit.moved.connect(self._move)
        self._edit.copied.connect(self._copy)
        self._edit.reverted.connect(self._revert)
        self._edit.entered.connect(self._enter)
        self._edit.left_alone.connect(self._leave)
        self._edit.textChanged.connect(self.pending_changed)
        self.setFocusProxy(self._edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------ for the editor

    @property
    def edit(self) -> CellEdit:
        """The line edit; it has the focus while the grid is worked on."""
        return self._edit

    @property
    def place(self) -> PLACE:
        """Row and column worked on."""
        return self._at

    @property
    def content(self) -> Content:
        """What is shown."""
        return self._content

    def show_content(self, content: Content) -> None:
        """Show other values; what is being typed, or was refused, stays."""
        taller = len(content.rows) != len(self._content.rows)
        self._content = content
        self._wrong = {place: wrong for place, wrong in self._wrong.items() if content.cell(*place)}
        if content.cell(*self._at) is None:
            self._at = next(iter(content.places()), (0, 0))
            self._edit.setModified(False)
        if taller:
            self.updateGeometry()
        self._place_edit()
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the values be looked at only."""
        self._edit.setReadOnly(read_only)

    def begin(self, place: PLACE | None = None) -> None:
        """Put the focus on a cell: the given one, else the first without a value."""
        places = self._content.places()
        if place is None:
            empty = (p for p in self._content.column_places() if not self._text(p))
            place = next(empty, places[0] if places else None)
        if place is not None and self._go(place):
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Hand over what was typed; False when it cannot be taken."""
        if self._edit.isReadOnly() or not (self._edit.isModified() or self._at in self._wrong):
            return True
        place, text = self._at, self._edit.text().strip()
        self._edit.setModified(False)
        take = self._take()
        problem = take(*place, text) if take is not None else ""
        if problem:
            self._wrong[place] = (text, problem)
        else:
            self._wrong.pop(place, None)
        self.updateGeometry()
        self._place_edit()
        self.update()
        return not problem

    def pending(self) -> dict[str, str]:
        """What is typed and not taken, or was refused, by cell; the one worked on comes last."""
        found = {place: text for place, (text, _) in self._wrong.items()}
        if self._edit.isModified():
            found.pop(self._at, None)
            found[self._at] = self._edit.text()
        keys = self._content.keys()
        return {keys[place]: text for place, text in found.items() if place in keys}

    def show_typed(self, key: str, text: str) -> bool:
        """Show a text in a cell as if it had just been typed; False when there is no such cell."""
        place = next((at for at, known in self._content.keys().items() if known == key), None)
        if place is None:
            return False
        if text.strip() != self._text(place):
            self._go(place)
            self._edit.setText(text)
            self._edit.setModified(True)
        return True

    def resume(self) -> None:
        """Put the keys on the cell that was worked on."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def revert(self) -> None:
        """Show the values again in place of everything that is typed or was refused."""
        self._wrong.clear()
        self._revert()

    @property
    def problem(self) -> str:
        """What is wrong with a cell, "" when nothing is."""
        if self._at in self._wrong:
            return self._wrong[self._at][1]
        return next((message for _, message in self._wrong.values()), "")

    # ------------------------------------------------------------------ moving about

    def step(self, *, forward: bool) -> bool:
        """Go to the next or previous cell across; False at either end."""
        places = self._content.places()
        if self._at not in places or not self.flush():
            return bool(places) and self._at in places
        index = places.index(self._at) + (1 if forward else -1)
        if 0 <= index < len(places):
            return self._go(places[index])
        if self._passes:
            before = self._edit.hasFocus()
            self.passed.emit(forward)
            return before and not self._edit.hasFocus()
        return False

    def _move(self, way: Way) -> None:
        if not self.flush():
            return
        row, column = self._at
        beside = {
            Way.BELOW: (row + 1, column),
            Way.UP: (row - 1, column),
            Way.LEFT: (row, column - 1),
            Way.RIGHT: (row, column + 1),
        }
        if way is Way.DOWN:
            self._go_down()
        elif self._content.cell(*beside[way]) is not None:
            self._go(beside[way])

    def _go_down(self) -> None:
        """Enter: down the column, from the left leg on to the right, then to the next exercise."""
        row, column = self._at
        if self._content.cell(row + 1, column) is not None:
            self._go((row + 1, column))
            return
        onwards = [p for p in self._content.column_places() if p[1] == column + 1]
        to_right = column == self._content.left_leg and not any(self._text(p) for p in onwards)
        if onwards and to_right:
            self._go(onwards[0])
        else:
            self.passed.emit(True)

    def _go(self, place: PLACE) -> bool:
        if self._content.cell(*place) is None:
            return False
        if place != self._at:
            self.flush()
            self._at = place
            self._edit.setModified(False)
        self._place_edit()
        self._edit.selectAll()
        self.update()
        return True

    def _enter(self, forward: bool) -> None:
        places = self._content.places()
        if places:
            self._go(places[0 if forward else -1])

    def _leave(self) -> None:
        self.flush()
        self.update()

    def _copy(self) -> None:
        if self._edit.isReadOnly():
            return
        self._edit.setModified(False)
        self._wrong.pop(self._at, None)
        row, column = self._at
        self.copied.emit(row)
        if self._content.cell(row + 1, column) is not None:
            self._go((row + 1, column))
        else:
            self.passed.emit(True)

    def _revert(self) -> None:
        self._wrong.pop(self._at, None)
        self._edit.setModified(False)
        self._place_edit()
        self._edit.selectAll()
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------ geometry

    def _row_height(self) -> float:
        return max(metrics.ROW - 2, QFontMetricsF(self._edit.font()).height() + 12)

    def _head_height(self) -> float:
        return QFontMetricsF(font(Role.SMALL)).height() + 6 if any(self._content.headings) else 0

    def _label_width(self) -> float:
        size = QFontMetricsF(font(Role.SMALL, figures=True))
        widths = [size.horizontalAdvance(row.label) for row in self._content.rows]
        return max(max(widths, default=0) + 12, LABEL)

    def _cell_width(self) -> float:
        count = max(len(self._content.headings), 1)
        return min(
            max((self.width() - self._label_width() - self._tag_width()) / count, 40), WIDEST
        )

    def _tag_width(self) -> float:
        size = QFontMetricsF(font(Role.SMALL_STRONG))
        tags = [row.tag.text for row in self._content.rows if row.tag is not None]
        return max((size.horizontalAdvance(tag) for tag in tags), default=-20) + 20

    def _box(self, place: PLACE) -> QRectF:
        row, column = place
        width, height = self._cell_width(), self._row_height()
        left = self._label_width() + column * width
        return QRectF(left + GAP, self._head_height() + row * height, width - GAP, height).adjusted(
            0, 3, 0, -3
        )

    def sizeHint(self) -> QSize:
        rows = len(self._content.rows) * self._row_height()
        line = QFontMetricsF(font(Role.SMALL)).height() + 6 if self.problem else 0
        width = self._label_width() + len(self._content.headings) * 46 + self._tag_width()
        return QSize(round(width), round(self._head_height() + rows + line))

    def minimumSizeHint(self) -> QSize:
        width = self._label_width() + len(self._content.headings) * 40 + self._tag_width()
        return QSize(round(width), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_edit()

    def _place_edit(self) -> None:
        cell = self._content.cell(*self._at)
        self._edit.setVisible(cell is not None)
        if cell is None:
            return
        self._edit.setGeometry(self._box(self._at).toRect().adjusted(2, 1, -2, -3))
        if not self._edit.isModified():
            self._edit.setText(self._text(self._at))
            self._edit.setPlaceholderText(cell.hint)
        self._edit.setAccessibleName(cell.name)
        wrong = self._wrong.get(self._at, ("", ""))[1]
        meaning = self._content.meaning(self._at[1])
        self._edit.setAccessibleDescription(wrong or meaning)

    def _text(self, place: PLACE) -> str:
        cell = self._content.cell(*place)
        return self._wrong[place][0] if place in self._wrong else (cell.text if cell else "")

    # ------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in self._content.places():
            if self._box(place).adjusted(-GAP / 2, -3, GAP / 2, 3).contains(event.position()):
                self._go(place)
                self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._explain(event)
        return super().event(event)

    def meaning_at(self, place: QPointF) -> str:
        """Return what the heading of the column at a place stands for."""
        for column in range(len(self._content.headings)):
            box = self._box((0, column))
            if box.left() <= place.x() <= box.right():
                return self._content.meaning(column)
        return ""

    def _explain(self, event: QHelpEvent) -> bool:
        meaning = self.meaning_at(QPointF(event.pos()))
        if meaning:
            QToolTip.showText(event.globalPos(), meaning, self)
        else:
            QToolTip.hideText()
            event.ignore()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_headings(painter)
        for index, row in enumerate(self._content.rows):
            self._paint_label(painter, index)
            for column, cell in enumerate(row.cells):
                if cell is not None:
                    self._paint_cell(painter, (index, column), cell)
            if row.tag is not None:
                self._paint_tag(painter, index, row.tag)
        if self.problem:
            self._paint_problem(painter)

    def _paint_headings(self, painter: QPainter) -> None:
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        for column, heading in enumerate(self._content.headings):
            box = self._box((0, column))
            painter.drawText(QRectF(box.x(), 0, box.width(), self._head_height()), CENTRE, heading)

    def _paint_label(self, painter: QPainter, index: int) -> None:
        theme, row = active(), self._content.rows[index]
        top = self._head_height() + index * self._row_height()
        painter.setFont(font(Role.SMALL, figures=True))
        painter.setPen(theme.colour("muted" if row.logged else "text"))
        painter.drawText(QRectF(0, top, self._label_width(), self._row_height()), LEFT, row.label)

    def _paint_cell(self, painter: QPainter, place: PLACE, cell: Cell) -> None:
        theme, box = active(), self._box(place)
        here = place == self._at and self._edit.hasFocus()
        edge, width = "line" if cell.text or self._edit.isReadOnly() else "field_line", 1.0
        if place in self._wrong:
            edge, width = "step_back", 2.0
        elif here:
            edge, width = "accent", 2.0
        elif cell.low:
            edge, width = "hold", 1.5
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("ground"))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)
        if place != self._at:
            self._paint_text(painter, box, self._text(place), cell.hint)

    def _paint_text(self, painter: QPainter, box: QRectF, text: str, hint: str) -> None:
        painter.setFont(font(Role.BODY, figures=True) if text else font(Role.SMALL, figures=True))
        if text and painter.fontMetrics().horizontalAdvance(text) > box.width() - 6:
            painter.setFont(font(Role.SMALL, figures=True))
        painter.setPen(active().colour("text" if text else "muted"))
        painter.drawText(box, CENTRE, text or hint)

    def _paint_tag(self, painter: QPainter, index: int, tag: Tag) -> None:
        middle = self._head_height() + (index + 0.5) * self._row_height()
        height = QFontMetricsF(font(Role.SMALL_STRONG)).height() + 6
        cells = len(self._content.headings) * self._cell_width()
        left = self._label_width() + cells + 8
        width = QFontMetricsF(font(Role.SMALL_STRONG)).horizontalAdvance(tag.text) + 12
        if tag.look is None and not tag.dashed:
            painter.setFont(font(Role.SMALL))
            painter.setPen(active().colour("muted"))
            painter.drawText(QRectF(left, middle - height / 2, width, height), LEFT, tag.text)
            return
        if not tag.text and tag.look is not None:
            paint_glyph(
                painter, QRectF(left, middle - 6, 12, 12), tag.look.glyph, active().mark(tag.look)
            )
            return
        box = QRectF(left, middle - height / 2, width, height)
        paint_chip(painter, box, tag.text, tag.look, dashed=tag.dashed)

    def _paint_problem(self, painter: QPainter) -> None:
        top = self._head_height() + len(self._content.rows) * self._row_height()
        box = QRectF(16, top, self.width() - 16, self.height() - top)
        sign = QRectF(0, box.center().y() - 5, 10, 10)
        paint_glyph(painter, sign, Glyph.BANG, active().colour("step_back"))
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("step_back_ink"))
        painter.drawText(box, LEFT, self.problem)

    def row_point(self, place: PLACE) -> QPointF:
        """The middle of a cell, for menus and tests."""
        return self._box(place).center()
