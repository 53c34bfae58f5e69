"""What was done, told below the page with the way to take it back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.draft import Draft
from calfjournal.messages import tr
from ui.services.context import Context
from ui.services.history import redo, undo
from ui.services.places import Place
from ui.theme import active, metrics
from ui.theme.control import control_height
from ui.theme.fill import fill
from ui.widgets.buttons import Button
from ui.widgets.scrolled import show_in_areas
from ui.widgets.text import small


class News(QWidget):
    """Tells the newest change, or the draft that was dropped; its button takes it back.

    It stands until something else is done, and covers nothing.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._dropped: Draft | None = None
        self._is_undone = self._is_quiet = False
        self._sentence = small("", "text", wrap=True)
        self.undo = Button(tr("Undo"), "quiet")
        self.undo.clicked.connect(self._take_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.PAGE_MARGIN, 1, metrics.PAGE_MARGIN, 0)
        line.setSpacing(metrics.S)
        line.addWidget(self._sentence, 1000)
        line.addWidget(self.undo)
        line.addStretch(1)
        self.setMinimumHeight(control_height() + 1)
        self.hide()
        context.bus.changed.connect(self._tell_edit)
        context.notices.said.connect(self._tell)
        context.notices.undone.connect(self._tell_undone)
        context.drafts.dropped.connect(self._offer_back)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def keep_quiet(self, *, quiet: bool) -> None:
        """Say nothing while a page fills the window."""
        self._is_quiet = quiet
        if quiet:
            self.hide()

    @Slot(ChangeSet)
    def _tell_edit(self, changes: ChangeSet) -> None:
        """Name an edit; who made it may have more to say."""
        if changes.label:
            way = "" if changes.beside else tr("Undo")
            self._say(tr("Saved: {label}", label=changes.label), way)

    @Slot(str, bool)
    def _tell(self, sentence: str, undoable: bool) -> None:
        self._say(sentence, tr("Undo") if undoable else "")

    @Slot(str)
    def _tell_undone(self, sentence: str) -> None:
        self._say(sentence, tr("Redo"))
        self._is_undone = True

    @Slot(Draft)
    def _offer_back(self, draft: Draft) -> None:
        self._say(tr("What you typed was dropped."), tr("Undo"))
        self._dropped = draft

    def _say(self, sentence: str, verb: str) -> None:
        self._dropped, self._is_undone = None, False
        words, way = self._sentence, self.undo
        words.setText(sentence)
        # No wider than its words, so that the button stands behind them.
        words.setMaximumWidth(words.fontMetrics().horizontalAdvance(sentence) + metrics.S)
        way.setText(verb)
        way.setVisible(bool(verb) and not self._context.journal.read_only)
        way.setAccessibleDescription(sentence)
        self.setAccessibleName(sentence)
        if not self._is_quiet:
            self.show()
            self._announce(sentence)

    def _announce(self, sentence: str) -> None:
        """Let screen readers say it where they are."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # Late, as seldom used.

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @Slot()
    def _take_back(self) -> None:
        dropped = self._dropped
        if dropped is not None:
            self._context.drafts.bring_back(dropped)
            self._context.navigate(Place.TODAY)
            self._say(tr("What you typed is back."), "")
        elif self._is_undone:
            redo(context=self._context)
        else:
            undo(context=self._context)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None:
            show_in_areas(focused)  # The page has less room now.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self.rect().adjusted(0, 0, 0, 1 - self.height())
        fill(painter, edge, active().colour("line"))
