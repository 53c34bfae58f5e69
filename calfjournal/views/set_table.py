"""The sets of a session as a table: rows of sets, columns of sides and values.

A column that both legs share (kilograms, reserve, pain) shows one value when they agree and
``left/right`` when they do not; it is typed the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from calfjournal.domain.exercise import Category, Exercise, Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, vocabulary


class SetColumn(Enum):
    """A column of values; its value is the heading."""

    DONE = "Done"
    LEFT = "Left"
    RIGHT = "Right"
    KG = "kg"
    RIR = "RIR"
    PAIN = "Pain"


SPOKEN = {
    SetColumn.DONE: "done",
    SetColumn.LEFT: "left, done",
    SetColumn.RIGHT: "right, done",
    SetColumn.KG: "kilograms",
    SetColumn.RIR: "repetitions in reserve",
    SetColumn.PAIN: "pain 0 to 10",
}

MEANINGS = {SetColumn.RIR: "repetitions left in reserve"}
"""What a heading stands for that does not say so itself."""

COLUMN_SIDES = {SetColumn.DONE: Side.BOTH, SetColumn.LEFT: Side.LEFT, SetColumn.RIGHT: Side.RIGHT}
COLUMN_FIELDS = {SetColumn.KG: "done_kg", SetColumn.RIR: "done_rir", SetColumn.PAIN: "pain"}
_WITH_RESERVE = (Category.STRENGTH, Category.ECCENTRIC)


class WholeSet(Struct, frozen=True):
    """One set of an exercise: one line per side."""

    number: int
    lines: tuple[SetLine, ...]

    def of(self, side: Side) -> SetLine | None:
        """The line of a side, None when the set has none."""
        return next((line for line in self.lines if line.side is side), None)

    @property
    def is_open(self) -> bool:
        """True while nothing of the set was done."""
        return all(line.done is None for line in self.lines)

    @property
    def is_logged(self) -> bool:
        """True when every line of the set was done."""
        return all(line.done is not None for line in self.lines)


class ExerciseSets(Struct, frozen=True):
    """One exercise of a session with its sets."""

    item: int
    exercise: str
    rows: tuple[WholeSet, ...]
    columns: tuple[SetColumn, ...]

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """Every line, set by set."""
        return tuple(line for row in self.rows for line in row.lines)


def exercise_sets(
    lines: Iterable[SetLine], exercises: Mapping[str, Exercise] | None = None
) -> tuple[ExerciseSets, ...]:
    """Return the exercises of a session in their order; swapped midway counts as two."""
    found: dict[tuple[int, str], dict[int, list[SetLine]]] = {}
    for line in lines:
        sets = found.setdefault((line.item, line.exercise), {})
        sets.setdefault(line.number, []).append(line)
    return tuple(
        ExerciseSets(
            item,
            exercise,
            tuple(WholeSet(number, tuple(of_set)) for number, of_set in sorted(sets.items())),
            _columns(
                [line for of_set in sets.values() for line in of_set],
                (exercises or {}).get(exercise),
            ),
        )
        for (item, exercise), sets in sorted(found.items(), key=_first_item)
    )


def _first_item(entry: tuple[tuple[int, str], object]) -> int:
    return entry[0][0]


def _columns(lines: list[SetLine], exercise: Exercise | None) -> tuple[SetColumn, ...]:
    sides = {line.side for line in lines}
    columns = [column for column, side in COLUMN_SIDES.items() if side in sides]
    weighted = exercise is None or "weight" in exercise.needs
    if weighted or any(line.target_kg or line.done_kg is not None for line in lines):
        columns.append(SetColumn.KG)
    reserve = exercise is not None and exercise.category in _WITH_RESERVE
    reserve = reserve and all(line.unit is Unit.REPS for line in lines)
    if reserve or any(line.target_rir or line.done_rir is not None for line in lines):
        columns.append(SetColumn.RIR)
    return (*columns, SetColumn.PAIN)


# ---------------------------------------------------------------------- words


def amount_text(line: SetLine) -> str:
    """Return the target of a line: ``8``, ``8–12``, ``45 s``."""
    high = f"–{line.target_high}" if line.target_high and line.target_high != line.target else ""
    unit = "" if line.unit is Unit.REPS else f" {vocabulary.AMOUNTS[line.unit]}"
    short = unit.replace(" contacts", " ct")
    return f"{line.target}{high}{short}"


def row_label(row: WholeSet) -> str:
    """Return what a set asks for: ``1 · 8–12``, with both targets where the legs differ."""
    targets = list(dict.fromkeys(amount_text(line) for line in row.lines))
    return f"{row.number} · {' / '.join(targets)}"


def cell_text(row: WholeSet, column: SetColumn) -> str | None:
    """Return what a cell shows, "" when nothing is logged, None when the set has no such side."""
    if column in COLUMN_SIDES:
        line = row.of(COLUMN_SIDES[column])
        return None if line is None else _plain(line.done)
    values = [_plain(getattr(line, COLUMN_FIELDS[column])) for line in row.lines]
    if len(set(values)) == 1:
        return values[0]
    return "/".join(value or formats.UNKNOWN for value in values)


def hint_text(row: WholeSet, column: SetColumn) -> str:
    """Return the target of a value that is not logged, as a hint in its cell."""
    if column is SetColumn.KG:
        values = list(dict.fromkeys(_plain(line.target_kg) for line in row.lines))
        return "/".join(values)
    if column is SetColumn.RIR:
        return "/".join(dict.fromkeys(_plain(line.target_rir) for line in row.lines))
    return ""


def falls_short(row: WholeSet, column: SetColumn) -> bool:
    """True when less was done than the target asked for."""
    line = row.of(COLUMN_SIDES[column]) if column in COLUMN_SIDES else None
    return line is not None and line.done is not None and line.done < line.target


def _plain(value: float | None) -> str:
    return "" if value is None else formats.number(value, 2)


def done_last(lines: Iterable[SetLine]) -> str:
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
    words += "" if unit is Unit.REPS else f" {vocabulary.AMOUNTS[unit]}"
    loads = sorted({line.done_kg for line in logged if line.done_kg})
    if loads:
        spread = formats.number(loads[0], 2)
        if len(loads) > 1:
            spread += f"–{formats.number(loads[-1], 2)}"
        words += f" at {spread} kg"
    pain = max((line.pain for line in logged if line.pain), default=0)
    return f"{words}, pain {pain}" if pain else words
