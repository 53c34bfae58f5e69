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
from ui.editor.grid_changes import changed_rows, moved_places
from ui.editor.grid_geometry import PLACE
from ui.editor.grid_view import GridView
from ui.editor.set_keys import SetAct
from ui.widgets import mirrored
from ui.widgets.scrolled import show_in_areas

NOT_SAVED = mark("Not saved yet. Enter tries again.")
"""Said at a cell when the disk refused; its text stays."""

Take = Callable[[int, int, str], str]
"""Takes what was typed at row and column; answers what is wrong with it, "" when all is well."""


class ValueGrid(GridView):
    """Type, Tab or Enter, type: ``take`` gets each text once it is left.

    What cannot be taken stays in its cell with the reason under the grid. One that ``walks`` is
    part of a longer way: somebody else says where Enter goes. Signals: ``asked(SetAct)`` for what
    a key does to the row, after what was typed was taken, ``copied(row)`` in its place for Space in
    a grid that stands alone; ``walked(bool)`` for the next place (True) or the one before;
    ``crossed(bool)`` when an arrow leaves it below or above; ``menu_wanted(QPoint)`` for a context
    menu; ``pending_changed()`` with every key and when what was typed is taken. Tab leaves it after
    its last cell. Only its line edit takes the keys: a proxy for it would be a stop of its own.
    """

    pending_changed = Signal()
    copied = Signal(int)
    asked = Signal(SetAct)
    walked = Signal(bool)
    crossed = Signal(bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, take: Take, *, walks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Weakly, as it is a method of the widget around: a cycle would keep both alive.
        self._take = WeakMethod(take)
        self._walks = walks
        self.typed_column: int | None = None
        """The column that was being typed in when a key asked last; None where nothing was."""
        self._edit = CellEdit(self)
        self._edit.letters = walks
        self._edit.moved.connect(self._move)
        self._edit.asked.connect(self._ask)
        self._edit.reverted.connect(self._revert)
        self._edit.entered.connect(self._enter)
        self._edit.left_alone.connect(self._leave)
        self._edit.textChanged.connect(self.pending_changed)

    # ------------------------------------------------------------------ for the editor

    @property
    def edit(self) -> CellEdit:
        """The line edit; it has the focus while the grid is worked on."""
        return self._edit

    def show_content(self, content: Content) -> None:
        """Show other values; what is being typed, or was refused, stays with its cell."""
        before, self._content = self._content, content
        if (moved := moved_places(before, content)) is not None:
            places = {place: moved.get(place, place) for place in self._wrong}
            self._wrong = {
                at: self._wrong[place]
                for place, at in places.items()
                if at is not None and content.cell(*at) is not None
            }
            self._at = moved.get(self._at) or self._at
        if content.cell(*self._at) is None:
            self._at = next(iter(content.places()), (0, 0))
            self._edit.setModified(False)
        if _is_other_form(before, content):
            self.updateGeometry()
        self._place_edit()
        rows = changed_rows(before, content)
        if rows is None or self._wrong:
            self.update()
        else:
            for index in rows:
                self._update_row(index)

    def _update_row(self, index: int) -> None:
        self.update(self.geometry_now.whole_row(index, self.width()).toRect())

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
            rows = self._content.rows
            empty = (p for p in places if not rows[p[0]].logged and not self._text(p))
            place = next(empty, places[0] if places else None)
        if place is not None and self._go(place):
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Hand over what was typed; False when it cannot be taken."""
        if self._read_only or not (self._edit.isModified() or self._at in self._wrong):
            return True
        place, text = self._at, self._edit.text().strip()
        had_problem = bool(self._wrong)
        self._edit.setModified(False)
        take = self._take()
        problem = take(*place, text) if take is not None else ""
        if problem:
            self._wrong[self._at] = (text, problem)
            self._edit.end(False)
        else:
            self._wrong.pop(self._at, None)
        if problem or had_problem:
            self.updateGeometry()
            self.update()
        self._place_edit()
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
        return 0 <= index < len(places) and self._go(places[index])

    def _move(self, way: Way) -> None:
        if not self.flush():
            return
        row, column = self._at
        if way in (Way.NEXT, Way.BACK):
            self._walk(forward=way is Way.NEXT)
            return
        leftwards = 1 if self.isRightToLeft() else -1
        beside = {
            Way.BELOW: (row + 1, column),
            Way.ABOVE: (row - 1, column),
            Way.LEFT: (row, column + leftwards),
            Way.RIGHT: (row, column - leftwards),
        }
        if not self._go(beside[way]) and self._walks and way in (Way.BELOW, Way.ABOVE):
            self.crossed.emit(way is Way.BELOW)

    def _walk(self, *, forward: bool) -> None:
        """Enter alone: down the column, from the left leg on to the right."""
        if self._walks:
            self.walked.emit(forward)
            return
        row, column = self._at
        legs = self._content.left_leg is not None
        places = [at for at in self._content.column_places() if legs or at[1] == column]
        index = places.index((row, column)) + (1 if forward else -1)
        if 0 <= index < len(places):
            self._go(places[index])

    def go(self, place: PLACE) -> bool:
        """Put the keys on a cell; False where there is none."""
        if self._content.cell(*place) is None:
            return False
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._go(place)

    def _go(self, place: PLACE) -> bool:
        if self._content.cell(*place) is None:
            return False
        if place != self._at:
            self.flush()
            self._update_row(self._at[0])
            self._at = place
            self._edit.setModified(False)
        self._place_edit()
        self._edit.selectAll()
        self._update_row(place[0])
        if self._edit.hasFocus():
            show_in_areas(self._edit)
        return True

    def _enter(self, forward: bool) -> None:
        places = self._content.places()
        if places:
            self._go(places[0 if forward else -1])

    def _leave(self) -> None:
        self.flush()
        self._update_row(self._at[0])

    def _ask(self, act: SetAct) -> None:
        self.typed_column = self._at[1] if self._edit.isModified() else None
        if self._read_only or not self.flush():
            return
        if self._walks:
            self.asked.emit(act)
        else:
            row, column = self._at
            self.copied.emit(row)
            self._go((row + 1, column))

    def _revert(self) -> None:
        self._wrong.pop(self._at, None)
        self._edit.setModified(False)
        self._place_edit()
        self._edit.selectAll()
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------ geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edit.setGeometry(self.spot.adjusted(2, 1, -2, -3))
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def _place_edit(self) -> None:
        cell = self._content.cell(*self._at)
        self._edit.setVisible(cell is not None)
        if cell is None:
            return
        self._edit.setGeometry(self.spot.adjusted(2, 1, -2, -3))
        text = self._text(self._at)
        shows = self._edit.hasFocus() or self._edit.text() != text
        if shows and not self._edit.isModified():
            self._edit.setText(text)
        self._edit.show_hint(cell.hint)
        self._edit.numbers_only = not cell.lettered
        self._edit.takes_unit = cell.measured
        self._edit.refused = self._at in self._wrong
        self._edit.setAccessibleName(cell.name())
        wrong = self._wrong.get(self._at, ("", ""))[1]
        meaning = self._legs(self._at) or self._content.meaning(self._at[1])
        self._edit.setAccessibleDescription(wrong or meaning)

    # ------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        lying, point = self.geometry_now, mirrored.point(self, event.position())
        for place in self._content.places():
            if lying.is_at(place, point):
                self._go(place)
                self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())


def _is_other_form(before: Content, content: Content) -> bool:
    """True of content that takes another height."""
    above = [each.lanes is not None and each.lanes.above for each in (before, content)]
    others = bool(content.headings) != bool(before.headings) or above[0] != above[1]
    return others or len(content.rows) != len(before.rows)
