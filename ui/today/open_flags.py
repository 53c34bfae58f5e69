"""Warning signs that are open, above everything else of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import ago, sentences
from calfjournal.views.today import OpenFlag
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.layouts import clear


class FlagStrip(Banner):
    """One sign: what it is, what to do, and the button for when it was looked at."""

    def __init__(
        self, context: Context, opened: OpenFlag, day: date, parent: QWidget | None = None
    ) -> None:
        since = ago(opened.flag.day, day)
        reported = tr("{sign}, reported {since}.", sign=opened.title, since=since)
        sentence = sentences([reported, in_words(opened.action)])
        super().__init__(sentence, Mood.PROBLEM, action=tr("Cleared"), parent=parent)
        self._context, self._opened, self._day = context, opened, day
        self.button.setToolTip(tr("It was looked at, and loading is fine again"))
        self.pressed.connect(self._clear)

    @Slot()
    def _clear(self) -> None:
        clear_sign = self._context.journal.mornings.clear_sign
        said, flag = tr("Warning sign cleared."), self._opened.flag
        perform(self._context, said, clear_sign, flag.key, self._day)


class OpenFlags(QWidget):
    """The strip of the gravest sign, one at a time; takes no room when there is none."""

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
            self._stack.addWidget(FlagStrip(self._context, opened, day))
        self.setVisible(bool(flags))
