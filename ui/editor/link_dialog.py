"""Asks which planned session, or run, something that was done stands for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from calfjournal.messages import tr
from ui.services.qt import KEY
from ui.theme import Role, font, metrics
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label


class LinkDialog(Dialog):
    """Offers what lies near; ``chosen(KEY)`` carries the key of what was chosen.

    ``choices`` are the words of each with its key; without any the dialog says ``nothing``.
    """

    chosen = Signal(KEY)

    def __init__(
        self,
        title: str,
        choices: Iterable[tuple[str, int]],
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, width=460)
        self.found = QListWidget()
        self.found.setFont(font(Role.BODY))
        self.found.setAccessibleName(title)
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
        self.found.setCurrentRow(0)
        (self.found if self._keys else self.cancel).setFocus()

    def _add(self, words: str, key: int) -> None:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, max(metrics.CONTROL, self.fontMetrics().height() + 8)))
        self.found.addItem(item)
        self._keys.append(key)

    def _choose(self) -> None:
        at = self.found.currentRow()
        if at >= 0:
            self.chosen.emit(self._keys[at])
            self.close()
