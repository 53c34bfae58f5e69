"""Asks which planned session, or run, something that was done stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from calfjournal.messages import tr
from ui.services.qt import KEY
from ui.theme import Role, font
from ui.theme.control import control_height
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label

_SHOWN = 6
"""Choices seen at once."""


class LinkDialog(Dialog):
    """Offers what lies near; ``chosen(KEY)`` carries the key of what was chosen.

    ``choices`` are the words of each with its key, the one at ``likely`` is offered first; without
    any the dialog says ``nothing``.
    """

    chosen = Signal(KEY)

    def __init__(
        self,
        title: str,
        choices: Iterable[tuple[str, int]],
        nothing: str,
        parent: QWidget | None = None,
        *,
        likely: int = 0,
    ) -> None:
        super().__init__(title, parent, width=480)
        self.found = QListWidget()
        self.found.setFont(font(Role.BODY))
        self.found.setAccessibleName(title)
        self.found.setMinimumHeight(_SHOWN * control_height())
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys: list[int] = []
        for words, key in choices:
            self._add(words, key)
        self.nothing = Label(nothing, tone="muted", wrap=True)
        self.nothing.setVisible(not self._keys)
        self.found.setVisible(bool(self._keys))
        self.body.addWidget(self.found)
        self.body.addWidget(self.nothing)
        self.cancel = self.add_button(tr("Cancel"), closes=True)
        self.link = self.add_button(tr("Link"), "primary")
        self.link.setEnabled(bool(self._keys))
        self.link.clicked.connect(self._choose)
        self.found.itemActivated.connect(self._choose)
        self.found.setCurrentRow(likely)
        (self.found if self._keys else self.cancel).setFocus()

    def _add(self, words: str, key: int) -> None:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, max(control_height(), self.fontMetrics().height() + 8)))
        item.setToolTip(words)
        self.found.addItem(item)
        self._keys.append(key)

    def _choose(self) -> None:
        at = self.found.currentRow()
        if at >= 0:
            self.chosen.emit(self._keys[at])
            self.close()


def nearest(day: date, days: Sequence[date]) -> int:
    """Return which of some days is nearest to one; 0 without any."""
    return min(range(len(days)), key=lambda at: abs(days[at] - day), default=0)
