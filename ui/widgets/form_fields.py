"""The fields of a form as one: what is typed into them as plain values, and back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from ui.widgets.choices import TimeField
from ui.widgets.fields import ValueField
from ui.widgets.note_field import NoteField
from ui.widgets.segmented import SegmentedControl


class CompoundField(QWidget):
    """A field made of several, whose number may change; ``typed_in`` comes with every key."""

    typed_in = Signal()

    @property
    def typed(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Everything in it as it stands, as plain JSON."""
        raise NotImplementedError

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - the same
        """Show what ``typed`` gave; TypeError or ValueError when that is impossible."""
        raise NotImplementedError


class FormFields(QObject):
    """``changed`` comes with every key and click in one of the fields.

    Texts are taken as they stand, wrong ones included; what a field chooses from, as its value.
    """

    changed = Signal()

    def __init__(self, fields: Mapping[str, QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        for field in self._fields.values():
            getattr(field, _kind(field).signal).connect(self.changed)
        self.mark_clean()

    def mark_clean(self) -> None:
        """Count what stands in the fields as kept."""
        self._clean = self._now()

    def values(self) -> dict[str, Any]:
        """Return what differs from what is kept, by field."""
        return {name: now for name, now in self._now().items() if now != self._clean[name]}

    def restore(self, values: dict[str, Any]) -> list[str]:
        """Show what was typed over what is kept; returns the texts that fit no field."""
        return [str(typed) for name, typed in values.items() if not self._put(name, typed)]

    def reset(self) -> None:
        """Show what is kept."""
        for name, value in self._clean.items():
            self._put(name, value)

    def _now(self) -> dict[str, Any]:
        return {name: _kind(field).read(field) for name, field in self._fields.items()}

    def _put(self, name: str, value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
        field = self._fields.get(name)
        if field is None:
            return False
        before = _kind(field).read(field)
        try:
            _kind(field).show(field, value)
        except (LookupError, TypeError, ValueError):
            _kind(field).show(field, before)
            return False
        return True


class _Kind(Struct, frozen=True):
    signal: str
    read: Callable[[Any], Any]
    show: Callable[[Any, Any], None]
    """Raises LookupError, TypeError or ValueError for what the field cannot show."""


def _typed(field: ValueField[Any] | NoteField | CompoundField) -> Any:  # noqa: ANN401 - the same
    return field.typed


def _show_typed(field: CompoundField, typed: object) -> None:
    field.show_typed(typed)


def _show_text(field: ValueField[Any] | NoteField, text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(text)
    field.show_typed(text)
    field.flush()


def _day(field: Any) -> str:  # noqa: ANN401 - a DayField, whose module most starts do without
    return field.value.isoformat()


def _show_day(field: Any, day: str) -> None:  # noqa: ANN401 - the same
    field.set_value(date.fromisoformat(day))


def _chosen(field: Any) -> Any:  # noqa: ANN401 - fields of many kinds of values
    return _plain(field.value)


def _choose(field: Any, value: Any) -> None:  # noqa: ANN401 - the same
    field.set_value(value)
    if _chosen(field) != value:
        raise ValueError(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - the same
    if isinstance(value, frozenset):
        return sorted(value, key=str)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


_KINDS = (
    (CompoundField, _Kind("typed_in", _typed, _show_typed)),
    (ValueField, _Kind("textChanged", _typed, _show_text)),
    (NoteField, _Kind("textChanged", _typed, _show_text)),
    (QDateEdit, _Kind("committed", _day, _show_day)),
    (TimeField, _Kind("timeChanged", _chosen, _choose)),
    (SegmentedControl, _Kind("chosen", _chosen, _choose)),
    (QWidget, _Kind("committed", _chosen, _choose)),
)


def _kind(field: QWidget) -> _Kind:
    return next(kind for known, kind in _KINDS if isinstance(field, known))
