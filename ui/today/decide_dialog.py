"""The athlete decides otherwise than the verdict, and says why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import Light, Verdict
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.vocabulary import Vocabulary
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField
from ui.widgets.text import Label

RULES_SAY = Vocabulary(
    {
        Light.GREEN: mark("The rules say: go on as planned."),
        Light.AMBER: mark("The rules say: hold."),
        Light.RED: mark("The rules say: step back."),
        Light.STOP: mark("The rules say: stop and have it looked at."),
    }
)


class DecideDialog(FormDialog):
    """Asks what is done instead; the note stands beside the verdict and changes no rule."""

    def __init__(
        self, context: Context, day: date, verdict: Verdict, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Decide otherwise"), parent)
        self._context, self._day = context, day
        said = sentences([RULES_SAY[verdict.light], in_words(verdict.headline)])
        self.body.addWidget(Label(said, wrap=True))
        if verdict.light is Light.STOP:
            careful = tr("A warning sign is open. Please have it looked at before you train.")
            self.body.addWidget(Label(careful, tone="step_back", wrap=True))
        asked = tr("What you do instead, and why")
        self.note = NoteField(asked, lines=3)
        self.note.set_value(verdict.override)
        self._labelled = Labelled(
            asked,
            self.note,
            hint=tr("The verdict stays as it is; your decision is kept beside it."),
        )
        self.body.addWidget(self._labelled)
        self.add_button(tr("Cancel"), closes=True)
        self.keep = self.add_button(tr("Keep my decision"), "primary")
        self.keep.clicked.connect(self._keep)
        self.follow(context.drafts, DraftKey(DraftKind.DECISION, day), {"note": self.note})
        self.note.setFocus()

    @Slot()
    def _keep(self) -> None:
        note = self.note.toPlainText().strip()
        if not note:
            self._labelled.show_error(tr("Write a few words, so that you know later why."))
            self.note.setFocus()
            return
        said, overrule = tr("Your decision is kept."), self._context.journal.recovery.overrule
        if perform(self._context, said, overrule, self._day, note) is not None:
            self.accept()
