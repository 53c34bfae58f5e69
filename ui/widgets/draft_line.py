"""The line in a form that says what was brought back into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.draft import Draft
from calfjournal.messages.formats import listing, short_day
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
        self.discard = Button("Discard", "link", tip="Show again what is kept")
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
        sentence = f"Restored what you had typed {moment_words(draft.at)}."
        if without_place:
            gone = listing([f"“{text}”" for text in without_place])
            sentence += f" Its place is gone for {gone}."
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self.show()


def moment_words(at: datetime) -> str:
    """Return when something was typed: ``at 07:12`` of today, else ``on Tue 24 Nov at 07:12``."""
    local, now = at.astimezone(), datetime.now().astimezone()
    clock = f"at {local:%H:%M}"
    return clock if local.date() == now.date() else f"on {short_day(local.date())} {clock}"
