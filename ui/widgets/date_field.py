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
            return self._meant(text)
        except (ValueError, OverflowError):
            sentence = tr("Write a day, for example {example}.", example=self.EXAMPLE)
            raise ValueError(sentence) from None

    def _meant(self, text: str) -> date | None:
        return parsing.read_day(text)

    def _written(self, value: date) -> str:
        return value.isoformat()


class SpokenDateField(DateField):
    """A day as people say it, too: 31.5., 31 May, friday, +2w, seen from another day."""

    def __init__(
        self, name: str, today: date, near: date | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self._today = today
        self.near = near or today
        """What days without a year are close to, and steps are counted from."""

    def _meant(self, text: str) -> date | None:
        from calfjournal.views.day_words import read_day_from  # Late: forms do without.

        return read_day_from(text, self.near, self._today)
