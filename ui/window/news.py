"""What was done, told at the foot of a window with the way to take it back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.draft import Draft
from calfjournal.messages import tr
from ui.services.context import Context
from ui.services.history import undo
from ui.services.places import Place
from ui.widgets.banner import Toast


class News(Toast):
    """Tells every change and every draft that was dropped; its button takes the last one back."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._dropped: Draft | None = None
        context.notices.said.connect(self._tell)
        context.drafts.dropped.connect(self._offer_back)
        self.undo_pressed.connect(self._take_back)

    @Slot(str, bool)
    def _tell(self, sentence: str, undoable: bool) -> None:
        self._dropped = None
        self.say(sentence, undoable=undoable and not self._context.journal.read_only)

    @Slot(Draft)
    def _offer_back(self, draft: Draft) -> None:
        self._dropped = draft
        self.say(tr("What you typed was dropped."), undoable=True)

    @Slot()
    def _take_back(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped is None:
            undo(context=self._context)
            return
        self._context.drafts.bring_back(dropped)
        self._context.navigate(Place.TODAY)
