"""A grid of small numbers to type through, with one line edit for all cells."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from calfjournal.messages import mark
from ui.editor.cell_edit import CellEdit, Way
from ui.editor.cells import Content
from ui.editor.grid_geometry import PLACE
from ui.editor.grid_view import GridView
from ui.widgets.scrolled import show_in_areas

NOT_SAVED = mark("Not saved yet. Enter tries again.")
"""Said at a cell when the disk refused; its text stays."""

Take = Callable[[int, int, str], str]
"""Takes what was typed at row and column; answers what is wrong with it, "" when all is well."""


class ValueGrid(GridView):
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
        self._edit = CellEdit(self)
        self._edit.moved.connect(self._move)
        self._edit.copied.connect(self._copy)
        self._edit.reverted.connect(self._revert)
        self._edit.entered.connect(self._enter)
        self._edit.left_alone.connect(self._leave)
        self._edit.textChanged.connect(self.pending_changed)
        self.setFocusProxy(self._edit)

    # ------------------------------------------------------------------ for the editor

    @property
    def edit(self) -> CellEdit:
        """The line edit; it has the focus while the grid is worked on."""
        return self._edit

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

    def forget(self) -> None:
        """Drop what is typed or was refused, and where: other values come."""
        self._wrong.clear()
        self._at = (0, 0)
        self._content = Content()
        self._edit.setModified(False)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the values be looked at only."""
        self._read_only = read_only
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
        if self._read_only or not (self._edit.isModified() or self._at in self._wrong):
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
        if not (self._wrong or self._edit.isModified()):
            return {}
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
        if self._edit.hasFocus():
            show_in_areas(self._edit)
        return True

    def _enter(self, forward: bool) -> None:
        places = self._content.places()
        if places:
            self._go(places[0 if forward else -1])

    def _leave(self) -> None:
        self.flush()
        self.update()

    def _copy(self) -> None:
        if self._read_only:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_edit()

    def _lay_edit(self) -> None:
        self._edit.setGeometry(self.geometry_now.box(self._at).toRect().adjusted(2, 1, -2, -3))

    def _place_edit(self) -> None:
        cell = self._content.cell(*self._at)
        self._edit.setVisible(cell is not None)
        if cell is None:
            return
        self._lay_edit()
        text = self._text(self._at)
        if not self._edit.isModified():
            if self._edit.hasFocus() or self._edit.text() != text:
                self._edit.setText(text)
            self._edit.setPlaceholderText(cell.hint)
        self._edit.setAccessibleName(cell.name())
        wrong = self._wrong.get(self._at, ("", ""))[1]
        meaning = self._content.meaning(self._at[1])
        self._edit.setAccessibleDescription(wrong or meaning)

    # ------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        lying = self.geometry_now
        for place in self._content.places():
            if lying.is_at(place, event.position()):
                self._go(place)
                self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
