"""The athlete decides otherwise than the verdict, and says why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import Light, Verdict
from calfjournal.messages import in_words
from calfjournal.messages.vocabulary import LIGHTS
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.fields import NoteField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.text import Label


class DecideDialog(FormDialog):
    """Asks what is done instead; the note stands beside the verdict and changes no rule."""

    def __init__(
        self, context: Context, day: date, verdict: Verdict, parent: QWidget | None = None
    ) -> None:
        super().__init__("Decide otherwise", parent)
        self._context, self._day = context, day
        said = f"The rules say: {LIGHTS[verdict.light].text.lower()}. {in_words(verdict.headline)}"
        self.body.addWidget(Label(said, wrap=True))
        if verdict.light is Light.STOP:
            careful = "A warning sign is open. Please have it looked at before you train."
            self.body.addWidget(Label(careful, tone="step_back", wrap=True))
        self.note = NoteField("What you do instead, and why", lines=3)
        self.note.set_value(verdict.override)
        self._labelled = Labelled(
            "What you do instead, and why",
            self.note,
            hint="The verdict stays as it is; your decision is kept beside it.",
        )
        self.body.addWidget(self._labelled)
        self.add_button("Cancel", closes=True)
        self.keep = self.add_button("Keep my decision", "primary")
        self.keep.clicked.connect(self._keep)
        self.follow(context.drafts, DraftKey(DraftKind.DECISION, day), {"note": self.note})
        self.note.setFocus()

    @Slot()
    def _keep(self) -> None:
        note = self.note.toPlainText().strip()
        if not note:
            self._labelled.show_error("Write a few words, so that you know later why.")
            self.note.setFocus()
            return
        said, overrule = "Your decision is kept.", self._context.journal.recovery.overrule
        if perform(self._context, said, overrule, self._day, note) is not None:
            self.accept()
