"""Fields of a program's form: each writes into its place of the draft and tells what is wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.limits import Limit
from calfjournal.domain.message import say
from calfjournal.domain.program_check import Path
from calfjournal.messages import formats, parsing, tr
from ui.plan.program.draft import ProgramDraft
from ui.widgets.choices import CheckField, ChoiceField
from ui.widgets.fields import NumberField, TextField, ValueField
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField

NOTHING = ""
"""The choice that stands for no value."""

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_LEAST_SIGNS = 12
_DIGITS = re.compile(r"\d{1,9}")


class _Judged:
    """A field whose program is judged as a whole: taking its text does not make it right.

    No widget by itself: PySide cannot inherit from two.
    """

    judged = ""
    """What is wrong with it, "" when nothing is."""

    def set_error(self, message: str) -> None:
        """Say what is wrong: with the text itself, else with what it makes of the program."""
        super().set_error(message or self.judged)  # type: ignore[misc]


class LineField(_Judged, TextField):
    """One line of text."""


class FigureField(_Judged, NumberField):
    """A number that is judged with the whole program: what is no number stands as it is typed."""

    def __init__(self, name: str, unit: str, span: tuple[int, int]) -> None:
        super().__init__(name, unit, limit=Limit(say("values.amount"), *span))

    def _read(self, text: str) -> Any:  # noqa: ANN401 - a number, or the text that is none
        try:
            value = parsing.read_number(text)
        except ValueError:
            return text.strip()
        if value is None or not math.isfinite(value):
            return value
        return int(value) if value == int(value) else value

    def _written(self, value: Any) -> str:  # noqa: ANN401 - the same
        if not isinstance(value, float):
            return str(value)
        return formats.number(value, 0 if value == round(value) else 2)

    def _step_by(self, direction: int) -> None:
        if not isinstance(self._read(self.text()), str):
            super()._step_by(direction)


class SpanField(_Judged, ValueField[Any]):
    """A whole number, or a range of them such as 8-12; anything else stands as it is typed."""

    def _read(self, text: str) -> Any:  # noqa: ANN401 - a number, two, or the text that is neither
        bare = text.strip()
        if not bare:
            return None
        if (both := _RANGE.fullmatch(bare)) is not None:
            low, high = int(both[1]), int(both[2])
            return low if low == high else [low, high]
        return int(bare) if _DIGITS.fullmatch(bare) else bare

    def _written(self, value: Any) -> str:  # noqa: ANN401 - the same
        return "-".join(map(str, value)) if isinstance(value, list) else str(value)


class Bound(QObject):
    """Keeps a field and its place of the draft the same; ``settled`` when a value was taken.

    ``empty`` stands in the draft for an empty field, None for no value at all. What is wrong at
    ``told_at``, the place itself if not given, is said at the field.
    """

    settled = Signal()

    def __init__(
        self,
        draft: ProgramDraft,
        path: Path,
        field: QWidget,
        place: Labelled | None = None,
        *,
        empty: str | None = None,
        told_at: Path = (),
    ) -> None:
        super().__init__(field)
        self._draft, self._path, self._place = draft, path, place
        self._empty, self._told_at = empty, told_at or path
        self._field: Any = field
        self._is_live = True
        field.setObjectName(name_of(path))
        self._show_value()
        self._listen()
        draft.changed.connect(self.show_problem)
        self.show_problem()

    def _show_value(self) -> None:
        value = self._draft.get(self._path)
        if isinstance(self._field, ChoiceField):
            self._field.set_value(NOTHING if value is None else value)
        elif isinstance(self._field, CheckField):
            self._field.set_value(value is True)
        elif isinstance(self._field, NoteField | TextField):
            self._field.set_value("" if value is None else str(value))
            if isinstance(self._field, TextField):
                self._field.setCursorPosition(0)  # A long text is read from its beginning.
        else:
            self._field.set_value(None if value == self._empty else value)

    def _listen(self) -> None:
        field = self._field
        if isinstance(field, NoteField):
            field.textChanged.connect(self._take)
        else:
            field.committed.connect(self._settle)
        if isinstance(field, ValueField):
            field.textChanged.connect(self._take)

    def release(self) -> None:
        """Leave the draft alone from now on: the place may hold another row."""
        self._is_live = False

    @Slot()
    def _take(self, _value: object = None) -> None:
        if not self._is_live:
            return
        self._draft.put(self._path, self._now())
        self.show_problem()

    @Slot()
    def _settle(self, _value: object = None) -> None:
        if self._is_live:
            self._take()
            self.settled.emit()

    def _now(self) -> Any:  # noqa: ANN401 - whatever TOML holds
        field = self._field
        if isinstance(field, NoteField):
            return whole_text(field.typed)
        if isinstance(field, ValueField):
            value = field.reading
            value = whole_text(value) if isinstance(value, str) else value
            return self._empty if value in (None, "") else value
        if isinstance(field, ChoiceField):
            return None if field.value == NOTHING else field.value
        return field.value

    @Slot()
    def show_problem(self) -> None:
        """Say at the field what is wrong with it now."""
        if self._is_live:
            self._say(self._draft.problems.get(self._told_at, ""))

    def _say(self, problem: str) -> None:
        if isinstance(self._field, _Judged):
            self._field.judged = problem
            self._field.set_error(problem)
        elif self._place is not None:
            self._place.show_error(problem)
            self._field.setAccessibleDescription(problem)


def name_of(path: Path) -> str:
    """Return the name of the field at a place, by which it is found again."""
    return "/".join(map(str, path))


def whole_text(text: str) -> str:
    """Return a text without the halves of signs that no file can hold."""
    return text.encode("utf-8", "replace").decode()


# ---------------------------------------------------------------------- made and bound at once


def words(
    draft: ProgramDraft, path: Path, caption: str, longest: int, *, hint: str = ""
) -> Labelled:
    """Return a line of text."""
    field = LineField(caption, longest=longest)
    place = Labelled(caption, field, hint=hint)
    Bound(draft, path, field, place, empty="")
    return place


def note(draft: ProgramDraft, path: Path, caption: str, *, lines: int = 2) -> Labelled:
    """Return a text over several lines."""
    field = NoteField(caption, lines=lines)
    place = Labelled(caption, field)
    Bound(draft, path, field, place)
    return place


def figure(
    draft: ProgramDraft, path: Path, caption: str, span: tuple[int, int], unit: str = ""
) -> Labelled:
    """Return a number."""
    field = FigureField(caption, unit, span)
    place = Labelled(caption, field)
    Bound(draft, path, field, place)
    return place


def choice(
    draft: ProgramDraft, path: Path, caption: str, choices: Sequence[tuple[Hashable, str]]
) -> Labelled:
    """Return one of several values, chosen from a list."""
    field = narrow(ChoiceField(caption, choices))
    place = Labelled(caption, field)
    Bound(draft, path, field, place)
    return place


def narrow(field: ChoiceField) -> ChoiceField:
    """Let a list of choices be narrower than the longest of them, and as wide as there is room."""
    field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(_LEAST_SIGNS)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field


def tick(draft: ProgramDraft, path: Path, caption: str) -> CheckField:
    """Return a yes or no."""
    field = CheckField(caption)
    Bound(draft, path, field)
    return field


def gates(draft: ProgramDraft, none: str) -> list[tuple[Hashable, str]]:
    """Return the gates of the program to choose from, ``none`` in words first."""
    rows = [row for row in draft.rows(("gate",)) if isinstance(row, dict)]
    known = [
        (str(row.get("id")), str(row.get("title") or tr("Gate without a title"))) for row in rows
    ]
    return [(NOTHING, none), *known]
