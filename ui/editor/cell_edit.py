"""The one line edit of a grid of values: it lies on the cell that is worked on."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.editor.set_keys import SetAct, act_of
from ui.services.qt import CENTRE, ENTER_KEYS
from ui.theme import Role, active, font, text_width
from ui.theme.written import write

CARET = 4
"""Pixels that the caret and its gap take."""
_AROUND = 5
"""Pixels that Qt keeps free around the text, with the caret."""


class Way(Enum):
    """Where the next cell is looked for."""

    NEXT = auto()
    """The next one to type into (Enter)."""
    BACK = auto()
    """The one before (Shift+Enter)."""
    ABOVE = auto()
    BELOW = auto()
    """The cell above or below, nowhere else (arrow keys)."""
    LEFT = auto()
    RIGHT = auto()


class CellEdit(QLineEdit):
    """Takes the keys of a grid: what is not typing moves on or acts on the set.

    Signals: ``moved(Way)`` to another cell; ``asked(SetAct)`` for the set as it stands;
    ``reverted()`` for Escape; ``entered(bool)`` when the focus comes, True from the front;
    ``left_alone()`` when it goes. ``letters`` lets single letters act, while nothing
    is typed, or a number alone where the cell takes ``numbers_only``; ``refused`` tells that the
    text was, and waits to be mended. Where it ``takes_unit``, Space behind a number begins one.
    """

    moved = Signal(Way)
    asked = Signal(SetAct)
    reverted = Signal()
    entered = Signal(bool)
    left_alone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.letters = self.refused = self.numbers_only = self.takes_unit = False
        self._hint = ""
        self.setProperty("variant", "bare")
        self.setFont(font(Role.BODY, figures=True))
        self.setAlignment(CENTRE)
        self.setMaxLength(16)
        self.textChanged.connect(self._keep_caret_clear)

    def show_hint(self, hint: str) -> None:
        """Show what would be logged, as the grid shows it in its other cells."""
        if hint != self._hint:
            self._hint = hint
            self._keep_caret_clear()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_caret_clear()

    @Slot()
    def _keep_caret_clear(self) -> None:
        """Let the caret stand before the hint, where the first digit will, and not in it.

        What has no room is written smaller, as the grid does it in its other cells.
        """
        fits = text_width(self.text(), Role.BODY, figures=True) <= self.width() - _AROUND
        self.setFont(font(Role.BODY if fits else Role.SMALL, figures=True))
        shown = self._hint if not self.text() else ""
        wide = round(text_width(shown, Role.BODY, figures=True)) + CARET if shown else 0
        before = self.isRightToLeft()
        self.setTextMargins(wide if before else 0, 0, 0 if before else wide, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and not self.text():
            painter = QPainter(self)
            painter.setPen(active().colour("muted"))
            write(painter, QRectF(self.rect()), self._hint, Role.BODY, figures=True, centred=True)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            if undoing and not self.isModified():
                # Nothing typed here: undo means the journal's.
                event.ignore()
                return False
            if self._act(event) is not None or self._gives_up(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act, way = self._act(event), self._way(event)
        if act is not None:
            self.asked.emit(act)
        elif way is not None:
            self.moved.emit(way)
        elif self._gives_up(event):
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> SetAct | None:
        known = act_of(event)
        if known is None or (known.act is not SetAct.FILL and not self.letters):
            return None
        if event.key() == Qt.Key.Key_Space and self.takes_unit and self.isModified():
            return None
        return None if known.is_letter and self._goes_on else known.act

    @property
    def _goes_on(self) -> bool:
        """True while a letter goes on with the text: where it could belong there."""
        text = self.text()
        number = self.numbers_only and not any(map(str.isalpha, text)) and text == text.rstrip()
        return self.refused or (self.isModified() and not number)

    def _gives_up(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        kept = not (self.isModified() or self.refused)
        return event.key() == Qt.Key.Key_Escape and not control and not kept

    def _way(self, event: QKeyEvent) -> Way | None:
        if event.modifiers() & ~_PAD:
            shifted = event.modifiers() & ~_PAD == Qt.KeyboardModifier.ShiftModifier
            return Way.BACK if shifted and event.key() in ENTER_KEYS else None
        if event.key() in ENTER_KEYS:
            return Way.NEXT
        whole = len(self.selectedText()) == len(self.text())
        at_start = whole or self.cursorPosition() == 0
        at_end = whole or self.cursorPosition() == len(self.text())
        ways = {
            Qt.Key.Key_Down: Way.BELOW,
            Qt.Key.Key_Up: Way.ABOVE,
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
