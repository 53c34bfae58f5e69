"""Warning signs that are open, on the ground of an emergency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import ago
from calfjournal.views.today import OpenFlag
from ui.services.act import perform
from ui.services.context import Context
from ui.signs.alarm import Alarm
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear, row


class Emergency(Alarm):
    """One open sign: what it is, what to do, and the button for when it was seen to."""

    def __init__(
        self, context: Context, opened: OpenFlag, day: date, parent: QWidget | None = None
    ) -> None:
        since = ago(opened.flag.day, day)
        sign = tr("{sign}, reported {since}.", sign=opened.title, since=since)
        super().__init__(in_words(opened.action), sign, parent)
        self._context, self._opened, self._day = context, opened, day
        self.button = Button(tr("Cleared"), "solid")
        self.button.setToolTip(tr("It was looked at, and loading is fine again"))
        self.button.clicked.connect(self._clear)
        self.stack.addLayout(row(self.button, None))

    @Slot()
    def _clear(self) -> None:
        clear_sign = self._context.journal.mornings.clear_sign
        said, flag = tr("Warning sign cleared."), self._opened.flag
        perform(self._context, said, clear_sign, flag.key, self._day)


class OpenFlags(QWidget):
    """The gravest sign, one at a time; takes no room when there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self.hide()

    def show_flags(self, flags: Sequence[OpenFlag], day: date) -> None:
        """Show the most urgent of the open signs; clearing it shows the next."""
        wanted = (tuple(flags), day)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._stack)
        for opened in flags[:1]:
            self._stack.addWidget(Emergency(self._context, opened, day))
        self.setVisible(bool(flags))
