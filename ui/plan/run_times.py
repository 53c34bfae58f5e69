"""When the runs of a week start: a time below each day that has a run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.messages import tr
from ui.services.qt import VALUE
from ui.widgets.clock_field import ClockField
from ui.widgets.form_fields import CompoundField
from ui.widgets.week_boxes import DAYS, GAP


class RunTimesField(CompoundField):
    """``committed`` carries ((weekday, "HH:MM"), …); days without a time may be run at any."""

    committed = Signal(tuple)
    error_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[int, ClockField] = {}
        self._days: frozenset[int] = frozenset()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        for day in DAYS:
            field = ClockField(tr("Start of the run on {day:weekday_name}", day=day))
            field.committed.connect(self._tell)
            field.textChanged.connect(self.typed_in)
            field.error_changed.connect(self._tell_error)
            grid.addWidget(field, 0, day)
            grid.setColumnStretch(day, 1)
            self.fields[day] = field
        self.show_days(())

    def show_days(self, days: Iterable[int]) -> None:
        """Offer times for these weekdays; what was given for others waits unseen."""
        self._days = frozenset(days)
        for day, field in self.fields.items():
            field.setVisible(day in self._days)

    @property
    def shown(self) -> list[ClockField]:
        """The fields of the days that are offered."""
        return [self.fields[day] for day in sorted(self._days)]

    @property
    def value(self) -> tuple[tuple[int, str], ...]:
        """The times given, by weekday (Monday = 0)."""
        given = ((day, self.fields[day].value) for day in sorted(self._days))
        return tuple((day, clock) for day, clock in given if clock)

    def set_value(self, times: Iterable[tuple[int, str]]) -> None:
        """Show times without telling."""
        known = dict(times)
        for day, field in self.fields.items():
            field.set_value(known.get(day))

    def flush(self) -> bool:
        """Take what is typed; False when a time cannot be read, which has the keys then."""
        wrong = [self.fields[day] for day in sorted(self._days) if not self.fields[day].flush()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @property
    def typed(self) -> list[str]:
        """Every time as it stands."""
        return [field.typed for field in self.fields.values()]

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Show what was typed."""
        for field, text in zip(self.fields.values(), typed, strict=True):
            field.show_typed(text)
            field.flush()

    @Slot(VALUE)
    def _tell(self, _value: object) -> None:
        self.committed.emit(self.value)

    @Slot(str)
    def _tell_error(self, _error: str) -> None:
        errors = (field.error for field in self.fields.values())
        self.error_changed.emit(next(filter(None, errors), ""))
