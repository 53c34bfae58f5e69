"""Asks in plain words what is wrong, and says what to do about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import in_words, mark, tr, tr_n
from calfjournal.messages.vocabulary import Vocabulary
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.signs.emergency_words import emergency_words, region_here
from ui.theme import Role, metrics
from ui.widgets.choices import CheckField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import leading, row
from ui.widgets.note_field import NoteField
from ui.widgets.text import Label, small, strong

URGENCY = Vocabulary(
    {
        "emergency": mark("Emergency"),
        "same_day": mark("Today"),
        "soon": mark("Within days"),
        "ask": mark("Ask before going on"),
    }
)
"""How soon someone should look at it, most urgent first."""
HEIGHT = 380


class SignName(Label):
    """The words of a box, which wrap; a click on them is one on the box."""

    def __init__(self, words: str, box: CheckField) -> None:
        super().__init__(words, wrap=True)
        self._box = box
        self.setMinimumHeight(box.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._box.click()


class SignRow(QWidget):
    """One question to tick; ticked, it says what to do."""

    ticked = Signal()

    def __init__(
        self, key: str, title: str, question: str, advice: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key, self.title, self.advice = key, title, advice
        self.box = CheckField("")
        self.box.setAccessibleName(title)
        named = SignName(title, self.box)
        self.box.setAccessibleDescription(question)
        self.box.committed.connect(self._tell)
        self._advice = Label(advice, tone="step_back", wrap=True)
        self._advice.hide()
        inside = QVBoxLayout()
        inside.setContentsMargins(*leading(self, metrics.L + 2, 0, 0, 0))
        inside.setSpacing(metrics.XS)
        inside.addWidget(small(question, wrap=True))
        inside.addWidget(self._advice)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        told = row(self.box, named, gap=0)
        told.setStretch(1, 1)
        told.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(told)
        stack.addLayout(inside)

    def show_advice(self) -> None:
        """Say what to do when it is ticked."""
        self._advice.setVisible(self.box.value)

    @Slot(bool)
    def _tell(self, _on: bool) -> None:
        self.show_advice()
        self.ticked.emit()


class RedFlagDialog(FormDialog):
    """Every warning sign, most urgent first; reporting them stops loading until cleared."""

    def __init__(
        self,
        context: Context,
        day: date,
        parent: QWidget | None = None,
        *,
        tells: bool = True,
    ) -> None:
        super().__init__(tr("Something is wrong"), parent, width=620)
        self._context, self._day, self._tells = context, day, tells
        self.rows: list[SignRow] = []
        intro = tr(
            "Tick what you notice. These signs need a person who can look at you; "
            "calfjournal only reminds, it cannot tell what it is."
        )
        self.body.addWidget(Label(intro, wrap=True))
        self.number = Label(emergency_words(region_here()), Role.BODY_STRONG, wrap=True)
        self.body.addWidget(self.number)
        self.body.addWidget(self._questions())
        self.note = NoteField(tr("Note"))
        self.body.addWidget(Labelled(tr("Note, if you like"), self.note))
        self.flare = self.add_button(tr("A tendon flares up…"))
        self.flare.clicked.connect(self._begin_flare)
        self.stop = self.add_button(tr("Stop for today"))
        self.stop.setToolTip(
            tr("Ends what is open of today with its reason; what was done of it is kept")
        )
        self.stop.clicked.connect(self._stop)
        self.stop.setVisible(bool(context.journal.stopping.to_stop(day)))
        self.add_button(tr("Cancel"), closes=True)
        self.report = self.add_button(tr("Report"), "primary")
        self.report.setEnabled(False)
        self.report.clicked.connect(self._report)
        fields: dict[str, QWidget] = {line.key: line.box for line in self.rows}
        fields["note"] = self.note
        self.follow(context.drafts, DraftKey(DraftKind.RED_FLAGS, day), fields)
        self.draft.discarded.connect(self._show_ticks)
        self._show_ticks()

    def _questions(self) -> QWidget:
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        signs = list(self._context.journal.recovery.signs().values())
        for level, heading in URGENCY.items():
            asked = [sign for sign in signs if sign.level == level]
            if asked:
                stack.addWidget(strong(heading))
            for sign in asked:
                title, question = in_words(sign.title), in_words(sign.question)
                shown = SignRow(sign.id, title, question, in_words(sign.advice))
                shown.ticked.connect(self._on_ticked)
                self.rows.append(shown)
                stack.addWidget(shown)
        return inside

    @property
    def chosen(self) -> list[str]:
        """Ids of the signs that are ticked."""
        return [row.key for row in self.rows if row.box.value]

    @Slot()
    def _show_ticks(self) -> None:
        """Show the advice of what is ticked, by whomever."""
        for line in self.rows:
            line.show_advice()
        self._on_ticked()

    @Slot()
    def _on_ticked(self) -> None:
        self.report.setEnabled(bool(self.chosen))

    @Slot()
    def _begin_flare(self) -> None:
        from ui.signs.flare_dialog import FlareDialog

        self.reject()
        FlareDialog(self._context, self.parentWidget()).open()

    @Slot()
    def _stop(self) -> None:
        """End what is open of the day, with what is ticked as its reason."""
        note, titles = (
            self.note.toPlainText().strip(),
            [row.title for row in self.rows if row.box.value],
        )
        why = titles[0] if titles else note
        reason = tr("Stopped: {why}", why=why) if why else tr("Stopped, something was wrong")
        stop = self._context.journal.stopping.stop_today
        said = tr("Stopped for today.")
        if perform(self._context, said, stop, self._day, reason, self.chosen, note) is not None:
            self._end_with_advice()

    @Slot()
    def _report(self) -> None:
        report, note = self._context.journal.mornings.report_signs, self.note.toPlainText().strip()
        said = tr_n(
            "{count} warning sign reported.", "{count} warning signs reported.", len(self.chosen)
        )
        if perform(self._context, said, report, self._day, self.chosen, note) is not None:
            self._end_with_advice()

    def _end_with_advice(self) -> None:
        """Close, and say where the user is what to do about what was ticked."""
        told = [(row.advice, row.title) for row in self.rows if row.box.value]
        self.accept()
        if self._tells and told:
            from ui.signs.what_to_do import WhatToDo

            WhatToDo(told, self.parentWidget()).open()
