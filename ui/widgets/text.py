"""Labels in the roles of the type scale and the tones of the theme."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from calfjournal.messages import tr
from ui.theme import Role, font
from ui.widgets.mirrored import hanging_space

Tone = Literal[
    "text",
    "muted",
    "faint",
    "sidebar",
    "accent",
    "go_on",
    "hold",
    "step_back",
    "mobility",
    "strength",
    "plyometric",
    "retest",
    "run",
    "on_alarm",
]

_LEFTWARDS = "\u200f"
"""A mark without width that is read from right to left."""
_MEASURES = 200
"""That a label remembers."""


def named(name: str, value: str) -> str:
    """Return a value behind its name, as a screen reader says both."""
    return tr("{name}: {value}", name=name, value=value)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property changed.

    One that was never shown is looked at when it is: nothing is to be done for it now.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Label(QLabel):
    """Plain text in a role and a tone; notes of users are never read as markup.

    Where a page is read from right to left its text is too, also one that begins in Latin letters.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        wrap: bool = False,
        figures: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_marked = False
        """True where its text begins with a mark that was not given."""
        self._heights: dict[tuple[str, int], int] = {}
        """Of texts in a width; layouts ask for the same ones again and again."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role, figures=figures))
        self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if self.isRightToLeft():
            self._lean()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Change the words."""
        # Qt goes by the first letter.
        self._is_marked = bool(text) and self.isRightToLeft() and text[0] != _LEFTWARDS
        super().setText(_LEFTWARDS + text if self._is_marked else text)

    def _lean(self) -> None:
        if self.wordWrap():
            free = hanging_space(self.fontMetrics()) if self.isRightToLeft() else 0
            self.setContentsMargins(free, 0, 0, 0)

    def heightForWidth(self, width: int) -> int:
        key = self.text(), width
        if key not in self._heights:
            if len(self._heights) >= _MEASURES:
                self._heights.clear()
            self._heights[key] = super().heightForWidth(width)
        return self._heights[key]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # With another font or style they are others.
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lean()
            self.setText(self.text()[self._is_marked :])

    def set_tone(self, tone: Tone) -> None:
        """Change the tone."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            restyle(self)


class OneLine(Label):
    """In one line where there is room for it, else in as many as it needs."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, wrap=True, parent=parent)

    def sizeHint(self) -> QSize:
        room, beside = self.fontMetrics(), self.contentsMargins().left()
        return QSize(room.horizontalAdvance(self.text()) + beside + 2, room.height())

    def minimumSizeHint(self) -> QSize:
        """Return the width of its longest word; how high it is goes by its width."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().height())


def small(text: str = "", tone: Tone = "muted", *, wrap: bool = False) -> Label:
    """Return a caption."""
    return Label(text, Role.SMALL, tone, wrap=wrap)


def strong(text: str = "") -> Label:
    """Return a card title or an emphasised word."""
    return Label(text, Role.BODY_STRONG)
