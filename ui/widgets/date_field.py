"""A day that may be unknown, typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from calfjournal.dates import check_day
from calfjournal.errors import InputError
from calfjournal.messages import parsing, tr
from ui.widgets.fields import ValueField

EXAMPLE: Final = "2024-05-31"


def read_spoken(text: str, near: date, today: date) -> date | None:
    """Read a day as people say it, seen from another day; None when there is nothing.

    Raises:
        ValueError: with what is wrong, in words for the field.
    """
    from calfjournal.views.day_words import read_day_from  # Late: forms do without.

    return _answered(text, partial(read_day_from, near=near, today=today))


def _answered(text: str, meant: Callable[[str], date | None]) -> date | None:
    try:
        day = meant(text)
        return None if day is None else check_day(day)
    except InputError as problem:
        raise ValueError(problem.message) from None
    except (ValueError, OverflowError):
        raise ValueError(tr("Write a day, for example {example}.", example=EXAMPLE)) from None


class DateField(ValueField[date]):
    """A day as 2024-05-31, or typed 31.5.2024; empty means unknown."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)

    def _read(self, text: str) -> date | None:
        return _answered(text, parsing.read_day)

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

    def _read(self, text: str) -> date | None:
        return read_spoken(text, self.near, self._today)
