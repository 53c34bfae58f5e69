"""The last step: what was kept, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from calfjournal.domain.assessment import Result
from calfjournal.messages import tr
from calfjournal.views.assessment_words import ended_text, named_value
from ui.assessments.guide.stage import Stage
from ui.theme import Role
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import Label


class DoneStage(Stage):
    """Tells the results; Enter is done, ``another_wanted`` asks for the next test."""

    another_wanted = Signal()

    def __init__(self, results: Sequence[Result], *, pain: bool) -> None:
        super().__init__(
            tr("Stopped, as pain was above 5/10. What was done is kept.") if pain else tr("Kept")
        )
        self.keys = tr("Enter is done, Tab to another test")
        for result in results:
            self.stack.addWidget(Label(named_value(result), Role.FIGURE, figures=True))
            if ended := ended_text(result):
                self.stack.addWidget(Label(ended))
        if pain:
            self.stack.addWidget(
                Label(tr("Tell Today how the tendon is tomorrow morning."), wrap=True)
            )
        else:
            asks = tr("How the tendon is tomorrow morning is asked in the check-in.")
            self.stack.addWidget(Label(asks, wrap=True))
        self.done = Button(tr("Done"), "primary", tip=tr("Enter"))
        self.done.clicked.connect(self.finished)
        self.another = Button(tr("Another test"))
        self.another.clicked.connect(self.another_wanted)
        self.stack.addLayout(row(self.done, self.another, None))

    def take_keys(self) -> None:
        self.done.setFocus()
