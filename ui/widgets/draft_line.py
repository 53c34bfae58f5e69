"""The line in a form that says what was brought back into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.draft import Draft
from calfjournal.messages import mark, tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.places import quoted
from calfjournal.messages.when import typed_at
from ui.services.drafts import OpenDraft
from ui.theme import Role, font
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import small


class DraftLine(QWidget):
    """Not there until something was restored; its button discards that."""

    def __init__(self, draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = small("", wrap=True)
        self.discard = Button(tr("Discard"), "link", tip=tr("Show again what is kept"))
        self.discard.setFont(font(Role.SMALL_STRONG))
        self.discard.clicked.connect(draft.discard)
        line = row(self._sentence, self.discard)
        line.setStretch(0, 1)
        self.setLayout(line)
        draft.restored.connect(self._say)
        draft.settled.connect(self.hide)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    @Slot(Draft, list)
    def _say(self, draft: Draft, without_place: Sequence[str]) -> None:
        restored = typed_at(
            draft.at,
            mark("Restored what you had typed at {at:clock}."),
            mark("Restored what you had typed on {day:day} at {at:clock}."),
        )
        sentence = sentences([restored, _gone(without_place)])
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.show()


def _gone(texts: Sequence[str]) -> str:
    if not texts:
        return ""
    return tr("Its place is gone for {texts:list}.", texts=[quoted(text) for text in texts])
