"""What a text typed into the table of sets means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, Limit
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, parsing, tr
from calfjournal.messages.notation import notation
from calfjournal.messages.vocabulary import SIDE_LETTERS
from calfjournal.views.set_table import (
    COLUMN_FIELDS,
    COLUMN_SIDES,
    LOAD_UNIT,
    SetColumn,
    WholeSet,
    cell_text,
    load_text,
    shared_text,
)

_LIMITS = LIMITS[Kind.SET_LINE]


def typed(
    row: WholeSet, column: SetColumn, text: str, worse: Side | None = Side.BOTH
) -> tuple[SetLine, ...]:
    """Return the lines that change when a text is typed into a cell; none when nothing does.

    One number of pain is that of the ``worse`` leg of the session, BOTH where they are alike, and
    None while nobody knows.

    Raises:
        ValueError: a sentence for the user; the text does not fit the cell, or pain could be of
            either leg.
    """
    if column in COLUMN_SIDES:
        line = row.of(COLUMN_SIDES[column])
        if line is None:
            return ()
        changed = [line.with_done(_amount(text))]
    elif column is SetColumn.PAIN and len(row.lines) == len(LEGS):
        changed = _pains(row, text, worse)
    else:
        parts, shown = _parts(text, row.sides), _shown(row, column)
        changed = [
            _with_typed(line, column, part, shown)
            for line, part in zip(row.lines, parts, strict=True)
        ]
    known = {line.id: line for line in row.lines}
    return tuple(line for line in changed if line != known[line.id])


def _pains(row: WholeSet, text: str, worse: Side | None) -> list[SetLine]:
    """The lines with what was told of one leg, of the worse one, or of each."""
    if text.strip() == cell_text(row, SetColumn.PAIN):
        return list(row.lines)
    letters = {SIDE_LETTERS[side].casefold(): side for side in Side}
    words = text.casefold().replace(" ", "")
    leg = next((side for letter, side in letters.items() if words.endswith(letter)), None)
    if leg is not None:
        letter = SIDE_LETTERS[leg].casefold()
        words, worse = words.removesuffix(letter), leg
    values = _shared(words, SetColumn.PAIN, row.sides)
    if values[0] == values[1] and values[0] and "/" not in words:
        if worse is None:
            raise ValueError(_which_leg())
        values = [
            value if line.side in worse.legs else None
            for line, value in zip(row.lines, values, strict=True)
        ]
    return [replace(line, pain=value) for line, value in zip(row.lines, values, strict=True)]


def _which_leg() -> str:
    return tr(
        "Which leg hurt more? Write {left} or {right} behind it, {both} for both alike.",
        left=SIDE_LETTERS[Side.LEFT],
        right=SIDE_LETTERS[Side.RIGHT],
        both=SIDE_LETTERS[Side.BOTH],
    )


def _shown(row: WholeSet, column: SetColumn) -> dict[str, float]:
    """The loads that a set asks for or has, by how they are shown, rounded as they may be."""
    loads = (load for line in row.lines for load in (line.target_kg, line.done_kg))
    known = (load for load in loads if load is not None) if column is SetColumn.KG else ()
    return {load_text(load): load for load in known}


def _with_typed(line: SetLine, column: SetColumn, text: str, shown: Mapping[str, float]) -> SetLine:
    """The line with what was typed: what is shown stands for all of its value."""
    typed = text.strip()
    if typed == shared_text(line, column):
        return line
    value = shown[typed] if typed in shown else _value(text, column)
    changed: dict[str, Any] = {COLUMN_FIELDS[column]: value}
    return replace(line, **changed)


def _amount(text: str) -> int | None:
    value = _number(text)
    if value is None:
        return None
    if value != int(value):
        raise ValueError(_whole_only())
    if not _LIMITS["done"].holds(value):
        raise ValueError(_fitting(_LIMITS["done"]))
    return int(value)


def _whole_only() -> str:
    return tr("A whole number is what fits here.")


def _fitting(limit: Limit) -> str:
    return tr("{range} is what fits here.", range=limit.text())


def _fitting_in(column: SetColumn) -> str:
    limit = _LIMITS[COLUMN_FIELDS[column]]
    match column:
        case SetColumn.RIR:
            return tr("{range} repetitions in reserve is what fits here.", range=limit.text())
        case SetColumn.PAIN:
            return tr("0 (none) to 10 (worst) is what fits here.")
        case _:
            return _fitting(limit)


def _shared(text: str, column: SetColumn, sides: Sequence[Side]) -> list[float | int | None]:
    """The values of the sides, one for all of them or one each in their order."""
    return [_value(part, column) for part in _parts(text, sides)]


def _parts(text: str, sides: Sequence[Side]) -> list[str]:
    """The texts of the sides, one for all of them or one each in their order."""
    parts = text.replace(formats.UNKNOWN, "").split("/")
    if len(parts) == 1:
        parts *= len(sides)
    if len(parts) != len(sides):
        raise ValueError(_one_each(sides) if len(sides) > 1 else tr("Write one number."))
    return parts


def _one_each(sides: Sequence[Side]) -> str:
    first, second, *_ = (SIDE_LETTERS[side] for side in sides)
    return tr(
        "Write one number, or one each as {first}/{second}, for example 0/2.",
        first=first,
        second=second,
    )


def _value(text: str, column: SetColumn) -> float | int | None:
    value = _load(text) if column is SetColumn.KG else _number(text)
    if value is None:
        return None
    if not _LIMITS[COLUMN_FIELDS[column]].holds(value):
        raise ValueError(_fitting_in(column))
    if column is SetColumn.KG:
        return value
    if value != int(value):
        raise ValueError(_whole_only())
    return int(value)


def _load(text: str) -> float | None:
    """The kilograms of a load, typed with its unit or without."""
    try:
        number, unit = parsing.part_unit(text, LOAD_UNIT)
    except ValueError:
        raise ValueError(tr("Write a number.")) from None
    value = _number(number)
    return None if value is None else notation().kept(value, LOAD_UNIT, unit)


def _number(text: str) -> float | None:
    try:
        return parsing.read_number(text)
    except ValueError:
        raise ValueError(tr("Write a number.")) from None
