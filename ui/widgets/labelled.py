"""A field with its caption and room for what is wrong; and a value under its caption."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.theme.control import control_height, least_width
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, OneLine, Tone, named, small

QWIDGETSIZE_MAX = (1 << 24) - 1


class _Caption(OneLine):
    """Wraps where texts are large; a field is as wide as its caption otherwise."""

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(least_width(whole.width()), whole.height())


class Labelled(QWidget):
    """Caption (the field's buddy), field, and below it a hint or what is wrong.

    The caption stands above its field, or beside it in a column that several fields share. A field
    that does not ``fill`` the width stands at its left.
    """

    def __init__(
        self,
        caption: str,
        field: QWidget,
        *,
        hint: str = "",
        fills: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint, self._error = hint, ""
        self._hint_tone: Tone = "muted"
        self._caption = _Caption(caption, Role.SMALL, "muted")
        self._caption.setBuddy(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._frame = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(metrics.XS)
        self._frame.addWidget(self._caption)
        self._stack = column(field if fills else row(field, None), gap=metrics.XS)
        self._stack.addStretch(1)
        self._frame.addLayout(self._stack, 1)
        self._below: Label | None = None
        """Made when there is something to say: most fields never have."""
        if hint:
            self.show_error("")
        if hasattr(field, "error_changed"):
            field.error_changed.connect(self.show_error)

    @property
    def caption(self) -> str:
        """The words of the caption."""
        return self._caption.text()

    @property
    def caption_width(self) -> int:
        """Pixels that the caption needs."""
        return self._caption.sizeHint().width()

    def put_caption_beside(self, width: int) -> None:
        """Put the caption into a column of some pixels left of the field; 0 puts it above."""
        way = QBoxLayout.Direction
        self._frame.setDirection(way.LeftToRight if width else way.TopToBottom)
        self._frame.setSpacing(metrics.M if width else metrics.XS)
        self._frame.setAlignment(self._caption, TOP)
        self._caption.setMinimumWidth(width)
        self._caption.setMaximumWidth(width or QWIDGETSIZE_MAX)
        self._caption.setMinimumHeight(
            min(self.field.sizeHint().height(), control_height()) if width else 0
        )
        self._caption.setIndent(self._caption.indent())  # Forgets the size with the height before.

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if not self._tells:
            return size
        return size.expandedTo(QSize(0, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tells and self.height() < self.heightForWidth(self.width()):
            self.updateGeometry()

    @property
    def _tells(self) -> bool:
        """True while words below the field may take more lines than in a wide form."""
        return self._below is not None and self._below.isVisible()

    def show_error(self, message: str) -> None:
        """Show what is wrong in place of the hint; "" brings the hint back."""
        self._error = message
        text = message or self._hint
        if self._below is None:
            if not text:
                return
            self._below = small("", wrap=True)
            self._stack.insertWidget(self._stack.count() - 1, self._below)
        self._below.setText(text)
        self._below.set_tone("step_back" if message else self._hint_tone)
        self._below.setVisible(bool(text))

    def show_hint(self, hint: str, tone: Tone = "muted") -> None:
        """Show another hint, which waits for as long as something is wrong."""
        self._hint, self._hint_tone = hint, tone
        self.show_error(self._error)

    @property
    def told(self) -> str:
        """What stands below the field: what is wrong, else the hint."""
        return self._error or self._hint


class ErrorLine(Label):
    """Says what is wrong with the first wrong one of some fields; not there when all is well."""

    def __init__(self, *fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", Role.SMALL, "step_back", wrap=True, parent=parent)
        self._fields = fields
        self.hide()
        for field in fields:
            field.error_changed.connect(self.show_errors)  # type: ignore[attr-defined]

    def show_errors(self, _message: str = "") -> None:
        """Read the fields anew."""
        errors = (getattr(field, "error", "") for field in self._fields)
        self.setText(next((error for error in errors if error), ""))
        self.setVisible(bool(self.text()))


class KeyValue(QWidget):
    """A caption and its value: small facts, or with ``large`` the figure a card is about."""

    def __init__(
        self,
        caption: str,
        value: str = "–",
        *,
        large: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption = small(caption)
        self._value = Label(value, Role.FIGURE if large else Role.BODY, figures=True)
        self._note = small(note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2 if not large else 0)
        for part in (self._caption, self._value, self._note):
            stack.addWidget(part)
        stack.addStretch(1)
        self.set_value(value, note)

    def set_value(self, value: str, note: str = "") -> None:
        """Show another value and what it is compared with."""
        self._value.setText(value)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        name = self._caption.text()
        self.setAccessibleName(
            tr("{name}: {value} {note}", name=name, value=value, note=note)
            if note
            else named(name, value)
        )
