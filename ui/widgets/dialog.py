"""Dialogs in the window's look: a title, content, and buttons that are verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import Role, metrics
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Variant
from ui.widgets.layouts import row
from ui.widgets.text import Label


class Dialog(QDialog):
    """Put content into ``body`` and buttons with ``add_button``; open it with ``open()``.

    It deletes itself when closed. Escape closes without doing anything.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self._heading = Label(title, Role.TITLE, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.M)
        self._buttons: QHBoxLayout = row(None)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(*(metrics.L,) * 4)
        frame.setSpacing(metrics.M)
        frame.addWidget(self._heading)
        frame.addLayout(self.body, 1)
        frame.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt measures wrapped text at a narrower width than the dialog gets: too tall a guess.
        # A dialog that chose its own size keeps it.
        chosen = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        layout = self.layout()
        if not chosen and layout is not None and layout.hasHeightForWidth():
            width = max(self.minimumWidth(), layout.totalSizeHint().width())
            self.resize(width, min(layout.totalHeightForWidth(width), self._room()))
        super().showEvent(event)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Keep all of the dialog where it can be seen, whatever the window it belongs to."""
        screen = self.screen().availableGeometry()
        inside = screen.size() - (self.frameGeometry().size() - self.size())
        self.setMinimumWidth(min(self.minimumWidth(), inside.width()))
        self.resize(self.size().boundedTo(inside))
        frame = self.frameGeometry()
        x = max(min(frame.x(), screen.right() + 1 - frame.width()), screen.x())
        y = max(min(frame.y(), screen.bottom() + 1 - frame.height()), screen.y())
        if (x, y) != (frame.x(), frame.y()):
            self.move(x, y)

    def _room(self) -> int:
        """The height there is: that of the window it belongs to, or of the smallest one."""
        window = self.parentWidget()
        return max(metrics.LEAST_HEIGHT, window.window().height() if window is not None else 0)

    def add_strip(self, strip: Banner) -> None:
        """Show a strip above the content; the same words are not shown twice."""
        shown = [s.sentence for s in self.findChildren(Banner) if not s.isHidden()]
        if strip.sentence in shown:
            strip.deleteLater()
            return
        self.body.insertWidget(0, strip)
        height = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), height))

    def add_button(self, text: str, variant: Variant = "plain", *, closes: bool = False) -> Button:
        """Add a button from left to right; a primary one also answers Ctrl+Enter."""
        button = Button(text, variant)
        if variant == "primary":
            button.setShortcut("Ctrl+Return")
        if closes:
            button.clicked.connect(self.close)
        self._buttons.addWidget(button)
        return button


class Question(Dialog):
    """Asks before something that is not easily taken back; ``accepted`` comes with the verb."""

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        variant: Variant = "primary",
    ) -> None:
        super().__init__(title, parent, width=420)
        self.body.addWidget(Label(text, wrap=True))
        self.refuse = self.add_button(tr("Cancel"), closes=True)
        self.agree = self.add_button(verb, variant)
        self.agree.clicked.connect(self.accept)
