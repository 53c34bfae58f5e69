"""What every step of a guided test stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.assessment import Result
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.enter_keys import EnterKeys
from ui.widgets.fields import NumberField
from ui.widgets.layouts import row
from ui.widgets.text import Label


class Stage(QWidget):
    """One step; ``finished`` comes when the next may begin.

    ``keys`` says which keys work here.
    """

    finished = Signal()
    keys = ""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(metrics.M)
        if title:
            self.stack.addWidget(Label(title, Role.LEAD, wrap=True))

    def take_keys(self) -> None:
        """Give the keys to where they belong first."""
        self.setFocus()

    def counted_so_far(self) -> float:
        """Return what a clock counted that nothing ended yet, in the unit of the measure."""
        return 0

    def done_so_far(self) -> Sequence[Result]:
        """Return what was done in this step and would be lost when it is left."""
        return ()

    def go_on_by(self, button: Button) -> None:
        """Put the button that goes on below everything."""
        button.clicked.connect(self.finished)
        self.stack.addLayout(row(button, None))


class StageKeys(EnterKeys):
    """Enter goes from field to field and, after the last one, on to the next step."""

    over = Signal()

    def __init__(self, fields: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(fields, parent)
        self._fields = list(fields)
        self.keep_wanted.connect(self.over)

    def go_on(self, field: QObject) -> None:
        """Give the keys to the next field, or let the step be over."""
        at = next((n for n, each in enumerate(self._fields) if each is field), -1)
        if at + 1 < len(self._fields):
            following = self._fields[at + 1]
            following.setFocus()
            if isinstance(following, NumberField):
                following.selectAll()
        else:
            self.over.emit()
