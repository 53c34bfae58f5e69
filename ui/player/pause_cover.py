"""The calm cover while the player stands still: go on, end here, or leave and finish later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import formats, tr, tr_n
from ui.player.said_view import DRAWN_FOR, LARGEST
from ui.theme import Role, active, metrics
from ui.theme.fill import fill
from ui.theme.fonts import HEAVY, REGULAR, sized_font
from ui.widgets.buttons import Button
from ui.widgets.layouts import column
from ui.widgets.text import Label

BUTTON = 260
LINE = 560
"""Pixels of a line that is read easily, before it grows with the window."""
MINUTE_S = 60
CENTRE = Qt.AlignmentFlag.AlignHCenter


class PauseCover(QWidget):
    """Lies over its page and asks by signals."""

    go_on_wanted = Signal()
    end_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._title = Label("", Role.TITLE, wrap=True)
        self._why = Label("", Role.BODY, "muted", wrap=True)
        for label in (self._title, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go_on = Button("", "primary")
        self.end = Button("")
        self.leave = Button(tr("Leave and finish later"), tip=tr("Esc"))
        self.go_on.clicked.connect(self.go_on_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        inside = column(self._title, self._why, self.go_on, self.end, self.leave, gap=metrics.S)
        for button in (self.go_on, self.end, self.leave):
            inside.setAlignment(button, CENTRE)
        self._stack = QVBoxLayout(self)
        self._stack.addStretch(1)
        self._stack.addLayout(inside)
        self._stack.addStretch(1)
        page.installEventFilter(self)
        self.hide()

    @property
    def why(self) -> str:
        """What is said below the title."""
        return self._why.text()

    def offer_end(self, *, partly: bool, hurts: bool) -> None:
        """Offer to end here what is ``partly`` done, or to leave out all of what ``hurts``."""
        leave_out = tr("Leave it out because of pain")
        self.end.setText(tr("End here as partly done") if partly else leave_out)
        self.end.setVisible(partly or hurts)

    def show_pause(self, *, slept_s: int) -> None:
        """Cover a session that stands still, as because the computer slept so many seconds."""
        why = _slept_words(slept_s) if slept_s else ""
        self._show(tr("Paused"), why, tr("Go on"))

    def show_end(self, why: str) -> None:
        """Cover a session that is to be ended because of pain."""
        self._show(tr("It hurts too much to go on"), why, tr("Tell the pain again"), ends=True)
        self.end.setFocus()

    def show_unwritten(self, why: str) -> None:
        """Cover a session of which something could not be written."""
        self._show(tr("What you did is not saved yet"), why, tr("Try again"))

    def show_open(self, count: int) -> None:
        """Cover a session of which sets were left out."""
        title = tr_n("{count} set is still open.", "{count} sets are still open.", count)
        self._show(title, "", tr("Do what is open"))

    def _show(self, title: str, why: str, verb: str, *, ends: bool = False) -> None:
        self._title.setText(title)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.go_on.setText(verb)
        self.setAccessibleName(title)
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(page.rect())
        for button, strong in ((self.go_on, not ends), (self.end, ends)):
            button.set_variant("primary" if strong else "plain")
        if not self.isVisible():
            self.show()
            self.raise_()
            self.go_on.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let words and buttons grow with the window, as the player does."""
        super().resizeEvent(event)
        size = min(max(self.window().height() / DRAWN_FOR, 1.0), LARGEST)
        self._title.setFont(sized_font(round(Role.TITLE.value[0] * size), HEAVY))
        px = round(Role.BODY.value[0] * size)
        self._why.setFont(sized_font(px, REGULAR))
        for button in (self.go_on, self.end, self.leave):
            button.grow(size)
            button.setMinimumWidth(round(BUTTON * size))
        side = max((self.width() - round(LINE * size)) // 2, metrics.M)
        self._stack.setContentsMargins(side, metrics.M, side, metrics.M)
        self._stack.activate()  # It was laid out before this.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = active().colour("ground")
        ground.setAlphaF(0.96)
        fill(QPainter(self), self.rect(), ground)


def _slept_words(seconds: int) -> str:
    if seconds < MINUTE_S:
        time = formats.number(seconds, 0, "s")
    else:
        time = formats.minutes_as_hours(seconds / MINUTE_S)
    return tr("The computer slept for {time}; Space goes on from where it stood.", time=time)
