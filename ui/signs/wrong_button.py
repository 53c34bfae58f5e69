"""The button that every page has on which something is logged."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.services.context import Context
from ui.widgets.buttons import Button


class WrongButton(Button):
    """Opens what to do when something is wrong, on ``day`` or today.

    With ``tells`` what was reported is answered at once; Today shows the answer itself.
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, tells: bool = True
    ) -> None:
        super().__init__(tr("Something is wrong"), "plain", "warning", parent=parent)
        self._context, self._tells = context, tells
        self.day: date | None = None
        self.setEnabled(not context.journal.read_only)
        self.clicked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask what it is."""
        from ui.signs.red_flag_dialog import RedFlagDialog  # Late: it is seldom wanted.

        day = self.day or self._context.journal.today()
        RedFlagDialog(self._context, day, self.window(), tells=self._tells).open()
