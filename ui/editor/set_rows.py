"""The sets of a session as a table: rows of sets, columns of sides and values.

A column that both legs share (kilograms, reserve, pain) shows one value when they agree and
``left/right`` when they do not; it is typed the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from msgspec.structs import replace

from calfjournal import messages, units
from calfjournal.domain.exercise import Category, Exercise, Side, Unit
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.session import SetLine


class Column(Enum):
    """A column of values; its value is the heading."""

    DONE = "Done"
    LEFT = "Left"
    RIGHT = "Right"
    KG = "kg"
    RIR = "RIR"
    PAIN = "Pain"


SPOKEN = {
    Column.DONE: "done",
    Column.LEFT: "left, done",
    Column.RIGHT: "right, done",
    Column.KG: "kilograms",
    Column.RIR: "repetitions in reserve",
    Column.PAIN: "pain 0 to 10",
}

MEANINGS = {Column.RIR: "repetitions left in reserve"}
"""What a heading stands for that does not say so itself."""

_SIDES = {Column.DONE: Side.BOTH, Column.LEFT: Side.LEFT, Column.RIGHT: Side.RIGHT}
_FIELDS = {Column.KG: "done_kg", Column.RIR: "done_rir", Column.PAIN: "pain"}
_LIMITS = LIMITS["set_line"]
_LIMIT_WORDS = {
    Column.KG: _LIMITS["done_kg"].text(),
    Column.RIR: f"{_LIMITS['done_rir'].text()} repetitions in reserve",
    Column.PAIN: "0 (none) to 10 (worst)",
}
_WITH_RESERVE = (Category.STRENGTH, Category.ECCENTRIC)


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set of an exercise: one line per side."""

    number: int
    lines: tuple[SetLine, ...]

    def of(self, side: Side) -> SetLine | None:
        """The line of a side, None when the set has none."""
        return next((line for line in self.lines if line.side is side), None)

    @property
    def is_logged(self) -> bool:
        """True when every line of the set was done."""
        return all(line.done is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Block:
    """One exercise of a session with its sets."""

    item: int
    exercise: str
    rows: tuple[SetRow, ...]
    columns: tuple[Column, ...]

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """Every line, set by set."""
        return tuple(line for row in self.rows for line in row.lines)


def blocks_of(
    lines: Iterable[SetLine], exercises: dict[str, Exercise] | None = None
) -> tuple[Block, ...]:
    """Return the exercises of a session in their order; swapped midway counts as two."""
    found: dict[tuple[int, str], dict[int, list[SetLine]]] = {}
    for line in lines:
        sets = found.setdefault((line.item, line.exercise), {})
        sets.setdefault(line.number, []).append(line)
    return tuple(
        Block(
            item,
            exercise,
            tuple(SetRow(number, tuple(of_set)) for number, of_set in sorted(sets.items())),
            _columns(
                [line for of_set in sets.values() for line in of_set],
                (exercises or {}).get(exercise),
            ),
        )
        for (item, exercise), sets in sorted(found.items(), key=_first_item)
    )


def _first_item(entry: tuple[tuple[int, str], object]) -> int:
    return entry[0][0]


def _columns(lines: list[SetLine], exercise: Exercise | None) -> tuple[Column, ...]:
    sides = {line.side for line in lines}
    columns = [column for column, side in _SIDES.items() if side in sides]
    weighted = exercise is None or "weight" in exercise.needs
    if weighted or any(line.target_kg or line.done_kg is not None for line in lines):
        columns.append(Column.KG)
    reserve = exercise is not None and exercise.category in _WITH_RESERVE
    reserve = reserve and all(line.unit is Unit.REPS for line in lines)
    if reserve or any(line.target_rir or line.done_rir is not None for line in lines):
        columns.append(Column.RIR)
    return (*columns, Column.PAIN)


# ---------------------------------------------------------------------- words


def amount_text(line: SetLine) -> str:
    """Return the target of a line: ``8``, ``8–12``, ``45 s``."""
    high = f"–{line.target_high}" if line.target_high and line.target_high != line.target else ""
    unit = "" if line.unit is Unit.REPS else f" {messages.AMOUNTS[line.unit]}"
    short = unit.replace(" contacts", " ct")
    return f"{line.target}{high}{short}"


def row_label(row: SetRow) -> str:
    """Return what a set asks for: ``1 · 8–12``, with both targets where the legs differ."""
    targets = list(dict.fromkeys(amount_text(line) for line in row.lines))
    return f"{row.number} · {' / '.join(targets)}"


def cell_text(row: SetRow, column: Column) -> str | None:
    """Return what a cell shows, "" when nothing is logged, None when the set has no such side."""
    if column in _SIDES:
        line = row.of(_SIDES[column])
        return None if line is None else _plain(line.done)
    values = [_plain(getattr(line, _FIELDS[column])) for line in row.lines]
    if len(set(values)) == 1:
        return values[0]
    return "/".join(value or units.UNKNOWN for value in values)


def hint_text(row: SetRow, column: Column) -> str:
    """Return the target of a value that is not logged, as a hint in its cell."""
    if column is Column.KG:
        values = list(dict.fromkeys(_plain(line.target_kg) for line in row.lines))
        return "/".join(values)
    if column is Column.RIR:
        return "/".join(dict.fromkeys(_plain(line.target_rir) for line in row.lines))
    return ""


def falls_short(row: SetRow, column: Column) -> bool:
    """True when less was done than the target asked for."""
    line = row.of(_SIDES[column]) if column in _SIDES else None
    return line is not None and line.done is not None and line.done < line.target


def _plain(value: float | None) -> str:
    return "" if value is None else units.number(value, 2)


# ---------------------------------------------------------------------- typing


def typed(row: SetRow, column: Column, text: str) -> tuple[SetLine, ...]:
    """Return the lines that change when a text is typed into a cell; none when nothing does.

    Raises:
        ValueError: a sentence for the user; the text does not fit the cell.
    """
    if column in _SIDES:
        line = row.of(_SIDES[column])
        if line is None:
            return ()
        changed = [replace(line, done=_amount(text))]
    else:
        values = _shared(text, column, len(row.lines))
        changed = [
            _with(line, _FIELDS[column], value)
            for line, value in zip(row.lines, values, strict=True)
        ]
    known = {line.id: line for line in row.lines}
    return tuple(line for line in changed if line != known[line.id])


def _with(line: SetLine, name: str, value: Any) -> SetLine:  # noqa: ANN401 - kg or whole number
    return replace(line, **{name: value})


def _amount(text: str) -> int | None:
    value = _number(text)
    if value is None:
        return None
    if value != int(value):
        raise ValueError("A whole number is what fits here.")
    if not _LIMITS["done"].holds(value):
        raise ValueError(f"{_LIMITS['done'].text()} is what fits here.")
    return int(value)


def _shared(text: str, column: Column, count: int) -> list[float | int | None]:
    parts = text.replace(units.UNKNOWN, "").split("/")
    if len(parts) == 1:
        parts *= count
    if len(parts) != count:
        both = " or one each, for example 0/2" if count == 2 else ""
        raise ValueError(f"Write one number{both}.")
    return [_value(part, column) for part in parts]


def _value(text: str, column: Column) -> float | int | None:
    value = _number(text)
    if value is None:
        return None
    if not _LIMITS[_FIELDS[column]].holds(value):
        raise ValueError(f"{_LIMIT_WORDS[column]} is what fits here.")
    if column is Column.KG:
        return value
    if value != int(value):
        raise ValueError("A whole number is what fits here.")
    return int(value)


def _number(text: str) -> float | None:
    try:
        return units.read_number(text)
    except ValueError:
        raise ValueError("Write a number.") from None


# ---------------------------------------------------------------------- copying


def last_time(lines: Iterable[SetLine]) -> str:
    """Return what was done last time: ``10 · 10 · 9 at 22 kg`` or ``L 8 · 8  R 8 · 7``."""
    logged = [line for line in lines if line.done is not None]
    if not logged:
        return ""
    by_side = {
        side: [_plain(line.done) for line in logged if line.side is side]
        for side in dict.fromkeys(line.side for line in logged)
    }
    rows = {" · ".join(values) for values in by_side.values()}
    if len(rows) == 1:
        words = rows.pop()
    else:
        letter = {Side.LEFT: "L ", Side.RIGHT: "R ", Side.BOTH: ""}
        words = "  ".join(f"{letter[side]}{' · '.join(v)}" for side, v in by_side.items())
    unit = logged[0].unit
    words += "" if unit is Unit.REPS else f" {messages.AMOUNTS[unit]}"
    loads = sorted({line.done_kg for line in logged if line.done_kg})
    if loads:
        spread = units.number(loads[0], 2)
        if len(loads) > 1:
            spread += f"–{units.number(loads[-1], 2)}"
        words += f" at {spread} kg"
    pain = max((line.pain for line in logged if line.pain), default=0)
    return f"{words}, pain {pain}" if pain else words
