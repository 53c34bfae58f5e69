"""Small fields made for the keyboard: type, Tab, done. Empty means unknown.

Every field has ``value``, ``set_value``, ``set_error`` and the signal ``committed(value)``, which
comes with Enter or when the focus leaves, and only when the value is another one and usable.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from calfjournal.domain.limits import Limit
from calfjournal.domain.message import say
from calfjournal.domain.notation import KEPT_PLACES
from calfjournal.messages import formats, parsing, tr
from calfjournal.messages.notation import notation
from ui.services.qt import ENTER_KEYS, VALUE
from ui.theme import Role, font
from ui.theme.control import scaled
from ui.widgets.beside import WordsBeside
from ui.widgets.text import restyle

V = TypeVar("V")

ANY_AMOUNT = Limit(say("values.amount"), 0, 1_000_000)
"""Of a field that stands for no column of the journal."""


class ValueField(QLineEdit, Generic[V]):
    """A line whose text stands for a value; wrong text stays and is answered at the field."""

    committed = Signal(VALUE)
    error_changed = Signal(str)

    def __init__(self, name: str, unit: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = formats.unit_word(unit)
        self._value: V | None = None
        self._error = ""
        self.setFont(font(Role.BODY, figures=True))
        self.setAccessibleName(tr("{name}, {unit}", name=name, unit=self._unit) if unit else name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._beside = WordsBeside(self, self._unit)
        self.show_beside("")
        self.editingFinished.connect(self.flush)
        self.textEdited.connect(self._forget_error)

    # ------------------------------------------------------------------ for pages

    @property
    def value(self) -> V | None:
        """The value of the last usable text; None when empty."""
        return self._value

    @property
    def error(self) -> str:
        """What is wrong with the text, "" when it is usable."""
        return self._error

    def set_value(self, value: V | None) -> None:
        """Show a value without telling; what is typed and not taken yet is not overwritten."""
        if value == self._value and (self.isModified() or self.is_pending):
            return
        self._value = value
        self.revert()

    @property
    def typed(self) -> str:
        """The text as it stands."""
        return self.text()

    @property
    def reading(self) -> V | None:
        """The value of the text as it stands, taken or not; None when it cannot be read."""
        try:
            return self._stands_for()
        except ValueError:
            return None

    @property
    def is_pending(self) -> bool:
        """True when something is typed that is not taken yet."""
        try:
            return self._stands_for() != self._value
        except ValueError:
            return True

    def refuse(self, kept: V | None) -> None:
        """Take the value back to what is kept: the text stays, and Escape takes it away."""
        self._value = kept
        self.setModified(True)

    def show_typed(self, text: str) -> None:
        """Show a text as if it had just been typed."""
        self.setText(text)
        self.setModified(True)
        self.set_error("")

    def revert(self) -> None:
        """Show the value again in place of what is typed."""
        self.setText(self._shown())
        self.setModified(False)
        self.set_error("")
        self._beside.make_room(self.text())

    def show_beside(self, words: str) -> None:
        """Show what the value is compared with, between what is typed and the unit."""
        self._beside.compared = words
        self.setAccessibleDescription(self._error or words)
        self._beside.make_room(self._shown())

    def set_error(self, message: str) -> None:
        """Say at the field what is wrong; "" when all is well."""
        if message != self._error:
            self._error = message
            self.setProperty("wrong", bool(message))
            self.setAccessibleDescription(message or self._beside.compared)
            self.setToolTip(message)
            restyle(self)
            self.error_changed.emit(message)

    def flush(self) -> bool:
        """Take the text as it stands; False when it is not usable and stays for correction."""
        if self.isReadOnly():
            return True
        try:
            value = self._stands_for()
        except ValueError as problem:
            self.set_error(str(problem))
            return False
        self.set_error("")
        self.setModified(False)
        changed = value != self._value
        self._value = value
        if not self.hasFocus() or value is None:
            self.setText(self._shown())
        if changed:
            self.committed.emit(value)
        return True

    # ------------------------------------------------------------------ for kinds of fields

    def _read(self, text: str) -> V | None:
        """Return the value of a text; ValueError with a sentence for the user."""
        raise NotImplementedError

    def _stands_for(self) -> V | None:
        """Return the value of the text; what is shown rounded stands for all of the value."""
        text = self.text()
        return self._value if text == self._shown() else self._read(text)

    def _written(self, value: V) -> str:
        """Return the text of a value."""
        return str(value)

    def _shown(self) -> str:
        return "" if self._value is None else self._written(self._value)

    # ------------------------------------------------------------------ Qt

    def _forget_error(self) -> None:
        self.set_error("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == _POPUP:
            return
        if self.is_pending:  # Brought back, not typed: Qt does not count that as editing.
            self.flush()
        if not self._error and not self.is_pending:
            self.setText(self._shown())

    def sizeHint(self) -> QSize:
        return QSize(scaled(_USUAL), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEAST), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.flush()
            # Enter has done its work here; a dialog's default button must not fire as well.
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.revert()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if _asks_for_history(event) and not self.isModified():
            # What is typed is kept already: Ctrl+Z belongs to the journal, not to the field.
            event.ignore()
            return False
        if event.type() == QEvent.Type.Resize:
            self._beside.make_room(self._shown())
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not event.mimeData().hasUrls():  # Files belong to the window, which imports them.
            super().dragEnterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._beside.paint()


_USUAL, _LEAST = 96, 48
"""Pixels of a field's width, in texts of usual size."""
_AROUND = 20
"""Pixels that frame and padding take of it."""
_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo
_POPUP = Qt.FocusReason.PopupFocusReason


def _asks_for_history(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.matches(_UNDO) or event.matches(_REDO)


class TextField(ValueField[str]):
    """One line of free text; the value is "" when empty."""

    def __init__(self, name: str, *, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._value = ""
        self.setMaxLength(longest)

    def _read(self, text: str) -> str:
        return text.strip()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and self._is_longer:
            if isinstance(event, QHelpEvent):
                QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    @property
    def _is_longer(self) -> bool:
        """True where the field has no room for the whole text."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _AROUND


class NumberField(ValueField[float]):
    """A number with unit, read with comma or dot; up and down arrows step it.

    ``unit`` is the one the journal keeps, and so is the value's; it is shown and typed in the one
    people chose. ``limit`` is in the kept unit, ``step`` in the shown one. Where both are the same
    and ``decimals`` is 0, the value is an int.
    """

    def __init__(
        self,
        name: str,
        unit: str = "",
        *,
        limit: Limit = ANY_AMOUNT,
        step: float = 1,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, unit, parent=parent)
        self._kept_unit = unit
        self._limit = limit
        self._step = step
        self._decimals = decimals

    @property
    def typed(self) -> str:
        """The text as it stands, with its unit where that is not the kept one.

        So it can be read where other units were chosen since; without one it is in the kept one.
        """
        text, unit = self.text(), notation().unit(self._kept_unit)
        if unit == self._kept_unit or not text:
            return text
        if self._value is not None and text == self._shown():
            return formats.plain(self._value)  # All of it: what is shown may be rounded.
        try:
            number, named = parsing.part_unit(text, self._kept_unit)
        except ValueError:
            return text
        return number if named == self._kept_unit else f"{number} {named or unit}"

    def show_typed(self, text: str) -> None:
        """Show what ``typed`` gave, its unit where that is not the one shown behind it."""
        try:
            number, unit = parsing.part_unit(text, self._kept_unit)
        except ValueError:
            super().show_typed(text)
            return
        unit = unit or self._kept_unit
        shown = notation().unit(self._kept_unit)
        super().show_typed(number if unit == shown or not number else f"{number} {unit}")

    def _read(self, text: str) -> float | None:
        try:
            number, unit = parsing.part_unit(text, self._kept_unit)
            typed = parsing.read_number(number)
        except ValueError:
            sentence = tr("Write a number, for example {example}.", example=self._example())
            raise ValueError(sentence) from None
        if typed is None:
            return None
        value = self._taken(typed, unit)
        if not self._limit.holds(value):
            raise ValueError(self._what_fits())
        return value

    def _taken(self, typed: float, unit: str) -> float:
        """Return what is kept of a number that is typed with a unit, "" for the one shown."""
        if unit and unit != notation().unit(self._kept_unit):
            return notation().kept(typed, self._kept_unit, unit)
        places = notation().decimals(self._decimals, self._kept_unit)
        if places == 0 and typed != int(typed) and self._limit.holds(self._kept(typed)):
            raise ValueError(tr("A whole number is what fits here."))
        return self._kept(int(typed) if places == 0 else round(typed, places))

    def _kept(self, typed: float) -> float:
        return notation().kept(typed, self._kept_unit)

    def _what_fits(self) -> str:
        low, high = (formats.bare(end, 2, self._kept_unit) for end in self._limit.ends)
        # "0 to 10 /10" says the ten twice.
        if not self._unit or self._unit.startswith("/"):
            return tr("{low} to {high} is what fits here.", low=low, high=high)
        unit = self._unit
        return tr("{low} to {high} {unit} is what fits here.", low=low, high=high, unit=unit)

    def _example(self) -> str:
        low, high, usual = self._limit.low, self._limit.high, self._limit.usual
        middle = usual or ((low + high) / 2 if high < 1000 else low + 10)
        return self._written(middle)

    def _written(self, value: float) -> str:
        return formats.bare(value, self._decimals, self._kept_unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        if not self.isReadOnly():
            self._step_by(direction)

    def _step_by(self, direction: int) -> None:
        low, high = self._limit.ends
        try:
            now = self._read(self.text())
        except ValueError:
            return
        start = now if now is not None else (self._value if self._value is not None else low)
        step = 0.0 if now is None else direction * self._kept(self._step)
        self.setText(self._written(min(max(round(start + step, KEPT_PLACES), low), high)))
        self.setModified(True)
        self.selectAll()


class DurationField(ValueField[float]):
    """Hours as people write them: 7:10, 7h10, 7.2 or 430 min. The value is hours."""

    EXAMPLE = "7:30"

    def __init__(self, name: str, limit: Limit, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._limit = limit
        self.setPlaceholderText(self.EXAMPLE)

    def _read(self, text: str) -> float | None:
        try:
            value = parsing.read_hours(text)
        except ValueError:
            sentence = tr("Write hours and minutes, for example {example}.", example=self.EXAMPLE)
            raise ValueError(sentence) from None
        if value is not None and not self._limit.holds(value):
            low, high = self._limit.low, self._limit.high
            raise ValueError(tr("{low} to {high} hours is what fits here.", low=low, high=high))
        return None if value is None else round(value, 4)

    def _written(self, value: float) -> str:
        # Not in the language: this is read back.
        hours, minutes = divmod(round(value * 60), 60)
        return f"{hours} h {minutes:02d}" if hours else f"0:{minutes:02d}"
