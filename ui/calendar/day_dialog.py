"""Asks for a day to go to, as people say days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.services.qt import ENTER_KEYS
from ui.widgets.date_field import SpokenDateField
from ui.widgets.dialog import Dialog
from ui.widgets.labelled import Labelled
from ui.widgets.text import small


class DayDialog(Dialog):
    """``chosen(date)`` with Enter; what is typed is told in full while it is."""

    chosen = Signal(date)

    def __init__(self, today: date, near: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Go to date"), parent, width=380)
        self.field = _EnteredDate(tr("Day"), today, near)
        self._told = small("", wrap=True)
        self.body.addWidget(Labelled(tr("Day"), self.field))
        self.body.addWidget(self._told)
        self.add_button(tr("Cancel"), closes=True)
        self.go = self.add_button(tr("Go"), "primary")
        self.go.clicked.connect(self._go)
        self.field.textChanged.connect(self._tell)
        self.field.entered.connect(self._go)
        self._tell()
        self.field.setFocus()

    @Slot()
    def _tell(self) -> None:
        day = self.field.reading
        if day is not None:
            self._told.setText(tr("{day:long_day} {year}", day=day, year=str(day.year)))
        else:
            self._told.setText(tr("12.3. · 12 March 2026 · 2026-03-12 · friday · +2w"))
        self.field.setAccessibleDescription(self._told.text())

    @Slot()
    def _go(self) -> None:
        if not self.field.flush():
            self.field.selectAll()
            self.field.setFocus()
            return
        day = self.field.value
        if day is not None:
            self.accept()
            self.chosen.emit(day)


class _EnteredDate(SpokenDateField):
    """``entered`` when Enter was pressed in it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)
