"""Dialogs in the window's look: a title, content, and buttons that are verbs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLayout, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.qt import tab_last
from ui.services.window_state import within
from ui.theme import Role, metrics
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Variant
from ui.widgets.layouts import measure_anew, row, show_new
from ui.widgets.scrolled import scrolled
from ui.widgets.text import Label


class Dialog(QDialog):
    """Put content into ``body`` and buttons with ``add_button``; open it with ``open()``.

    It deletes itself when closed. Escape closes without doing anything. It is never larger than
    its screen: what has no room there scrolls.
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
        self._buttons: QBoxLayout = row(None)
        self._scrolls = False
        self._frame = frame = QVBoxLayout(self)
        frame.setContentsMargins(*(metrics.L,) * 4)
        frame.setSpacing(metrics.M)
        frame.addWidget(self._heading)
        frame.addLayout(self.body, 1)
        frame.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt measures wrapped text at a narrower width than the dialog gets: too tall a guess.
        # A dialog that chose its own size keeps it.
        self.setMinimumWidth(min(self.minimumWidth(), self._wide_room()))
        self._turn_buttons()
        chosen = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        frame = self._frame
        if not chosen and frame.hasHeightForWidth():
            wished = max(self.minimumWidth(), frame.totalSizeHint().width())
            width = max(min(wished, self._wide_room()), frame.totalMinimumSize().width())
            self.resize(width, min(frame.totalHeightForWidth(width), self._room()))
        super().showEvent(event)
        self._stay_on_screen()

    def _turn_buttons(self) -> None:
        """Put the buttons below each other, the last one lowest, where a row is too wide."""
        margins = self._frame.contentsMargins()
        room = self._wide_room() - margins.left() - margins.right()
        if self._buttons.sizeHint().width() <= room:
            return
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom)
        self._buttons.setStretch(0, 0)
        for at in range(1, self._buttons.count()):
            item = self._buttons.itemAt(at)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _room(self) -> int:
        """The height there is: that of the window it belongs to, or of the smallest one."""
        window = self.parentWidget()
        return max(metrics.LEAST_HEIGHT, window.window().height() if window is not None else 0)

    def _wide_room(self) -> int:
        """The width there is: that of the window it belongs to, or of the narrowest one."""
        window = self.parentWidget()
        if window is None:
            return self._screen().width()
        return max(metrics.LEAST_WIDTH, window.window().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self.frameGeometry().height() > self._screen().height():
            QTimer.singleShot(0, self, self._stay_on_screen)  # A layout is on its way.

    def _screen(self) -> QRect:
        """The part of the screen that windows may take."""
        return self.screen().availableGeometry()

    @Slot()
    def _stay_on_screen(self) -> None:
        """Keep all of it where it can be seen; the content scrolls where there is too much."""
        screen, frame = self._screen(), self.frameGeometry()
        room = screen.size() - (frame.size() - self.size())
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        width, most = min(self.width(), room.width()), min(self._room(), room.height())
        measure_anew(self._frame)
        least = max(
            self._frame.minimumHeightForWidth(width), self._frame.totalMinimumSize().height()
        )
        if least > most and not self._scrolls:
            self._let_scroll()
            self.resize(max(width, self._frame.totalMinimumSize().width()), most)
        self.resize(self.size().boundedTo(room))
        place = within(self.frameGeometry(), screen).topLeft()
        if place != self.frameGeometry().topLeft():
            self.move(place)

    def _let_scroll(self) -> None:
        self._scrolls = True
        keys, inside = self.focusWidget(), _Inside()
        area = scrolled(inside, self.windowTitle())
        self._frame.insertWidget(1, area, 1)  # First, so that Tab keeps its way.
        area.show()
        self._frame.takeAt(self._frame.indexOf(self.body))  # `removeItem` lets Python lose items.
        self.body.setParent(None)
        inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        show_new(inside)
        # What cannot be narrower stands beside the bar, not below it.
        beside = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inside.minimumSizeHint().width() + beside)
        self._frame.activate()
        if keys is not None:
            keys.setFocus(Qt.FocusReason.OtherFocusReason)  # A new parent takes them away.

    def add_foot(self, foot: QLayout) -> None:
        """Put something between content and buttons, where it is seen however that is scrolled."""
        self._frame.insertLayout(self._frame.count() - 1, foot)

    def add_strip(self, strip: Banner) -> None:
        """Show a strip above the content; the same words are not shown twice."""
        shown = [s.sentence for s in self.findChildren(Banner) if not s.isHidden()]
        if strip.sentence in shown:
            strip.deleteLater()
            return
        self.body.insertWidget(0, strip)
        self.grow()

    @Slot()
    def grow(self) -> None:
        """Take the height that what is shown now needs, as far as there is room."""
        if self.isVisible() and not self._scrolls:
            self._frame.activate()
            needed = self._frame.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
            self._stay_on_screen()

    def put_buttons_last(self) -> None:
        """Let Tab come to the buttons last, also after what came later than they did."""
        items = (self._buttons.itemAt(at) for at in range(self._buttons.count()))
        buttons = [button for item in items if item and (button := item.widget()) is not None]
        if buttons:
            tab_last(*buttons)

    def add_button(self, text: str, variant: Variant = "plain", *, closes: bool = False) -> Button:
        """Add a button from left to right; a primary one also answers Ctrl+Enter."""
        button = Button(text, variant)
        if variant == "primary":
            button.setShortcut("Ctrl+Return")
        if closes:
            button.clicked.connect(self.close)
        self._buttons.addWidget(button)
        return button


class _Inside(QWidget):
    """What scrolls in a dialog: as high as it is in the width it has.

    Its layout's least height is that of wrapped text at its narrowest, and would scroll into
    nothing.
    """

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if wraps else least


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
