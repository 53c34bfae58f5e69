"""Begins a flare by hand: which leg, and what brought it on."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Side
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label

SIDES = (Side.LEFT, Side.RIGHT, Side.BOTH)


class FlareDialog(FormDialog):
    """Says what begins with it; one edit, taken back with Undo or ended any day."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Begin a flare"), parent)
        self._context = context
        told = tr(
            "The sessions of the next seven days follow the ladder: holds and easy range first, "
            "without running, and a rung up after every two calm mornings. The plan comes back as "
            "it was when the flare ends."
        )
        self.body.addWidget(Label(told, wrap=True))
        choices = [(side, SIDE_TITLES[side]) for side in SIDES]
        self.side = SegmentedControl(choices, tr("Tendon"), undecided=True)
        self._sided = Labelled(tr("Which tendon"), self.side)
        self.note = NoteField(tr("What brought it on, if you know"))
        self.body.addWidget(self._sided)
        self.body.addWidget(Labelled(tr("What brought it on, if you know"), self.note))
        self.add_button(tr("Cancel"), closes=True)
        self.begin = self.add_button(tr("Begin"), "primary")
        self.begin.clicked.connect(self._begin)
        self.follow(context.drafts, DraftKey(DraftKind.FLARE), {"note": self.note})

    @Slot()
    def _begin(self) -> None:
        journal, side = self._context.journal, self.side.value
        legs = side.legs if isinstance(side, Side) else ()
        note = self.note.toPlainText().strip()
        said = tr("Flare begun. The next days follow its ladder.")
        try:
            done = perform(self._context, said, journal.flares.start, legs, journal.today(), note)
        except InputError as problem:
            self._sided.show_error(in_words(problem.said))
            return
        if done is not None:
            self.accept()
