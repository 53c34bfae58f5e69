"""A day that may be unknown, typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from calfjournal.messages import parsing, tr
from ui.widgets.fields import ValueField


class DateField(ValueField[date]):
    """A day as 2024-05-31, or typed 31.5.2024; empty means unknown."""

    EXAMPLE = "2024-05-31"

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)

    def _read(self, text: str) -> date | None:
        try:
            return parsing.read_day(text)
        except ValueError:
            sentence = tr("Write a day, for example {example}.", example=self.EXAMPLE)
            raise ValueError(sentence) from None

    def _written(self, value: date) -> str:
        return value.isoformat()
