"""The one line edit of a grid of values: it lies on the cell that is worked on."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.services.qt import CENTRE, ENTER_KEYS
from ui.theme import Role, font


class Way(Enum):
    """Where the next cell is looked for."""

    DOWN = auto()
    """Down the column, then on with the next side (Enter)."""
    UP = auto()
    BELOW = auto()
    """The cell below, nowhere else (arrow key)."""
    LEFT = auto()
    RIGHT = auto()


class CellEdit(QLineEdit):
    """Takes the keys of a grid: what is not typing moves on or copies.

    Signals: ``moved(Way)`` to another cell; ``copied()`` for the target as it stands;
    ``reverted()`` for Escape; ``entered(bool)`` when the focus comes, True from the front;
    ``left_alone()`` when it goes.
    """

    moved = Signal(Way)
    copied = Signal()
    reverted = Signal()
    entered = Signal(bool)
    left_alone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("variant", "bare")
        self.setFont(font(Role.BODY, figures=True))
        self.setAlignment(CENTRE)
        self.setMaxLength(16)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            if undoing and not self.isModified():
                # Nothing typed here: undo means the journal's.
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = self._way(event)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if way is not None:
            self.moved.emit(way)
        elif event.key() == Qt.Key.Key_Space or (
            event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.copied.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified() and not control:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def _way(self, event: QKeyEvent) -> Way | None:
        if event.modifiers() & ~_PAD:
            shifted = event.modifiers() & ~_PAD == Qt.KeyboardModifier.ShiftModifier
            return Way.UP if shifted and event.key() in ENTER_KEYS else None
        if event.key() in ENTER_KEYS:
            return Way.DOWN
        whole = len(self.selectedText()) == len(self.text())
        at_start = whole or self.cursorPosition() == 0
        at_end = whole or self.cursorPosition() == len(self.text())
        ways = {
            Qt.Key.Key_Down: Way.BELOW,
            Qt.Key.Key_Up: Way.UP,
            Qt.Key.Key_Left: Way.LEFT if at_start else None,
            Qt.Key.Key_Right: Way.RIGHT if at_end else None,
        }
        return ways.get(Qt.Key(event.key()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        parent = self.parentWidget()
        if parent is not None and hasattr(parent, "step") and parent.step(forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.entered.emit(True)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.entered.emit(False)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left_alone.emit()


_PAD = Qt.KeyboardModifier.KeypadModifier
