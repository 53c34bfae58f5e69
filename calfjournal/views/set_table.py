"""The sets of a session as a table: rows of sets, columns of sides and values.

A column that both legs share (kilograms, reserve, pain) shows one value when they agree and
``left/right`` when they do not; it is typed the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from msgspec import Struct

from calfjournal.domain.exercise import Category, Exercise, Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, mark, tr
from calfjournal.messages.vocabulary import AMOUNTS, SIDE_LETTERS, Vocabulary


class SetColumn(Enum):
    """A column of values."""

    DONE = "done"
    LEFT = "left"
    RIGHT = "right"
    KG = "kg"
    RIR = "rir"
    PAIN = "pain"


HEADINGS: Final = Vocabulary(
    {
        SetColumn.DONE: mark("Done"),
        SetColumn.LEFT: mark("Left"),
        SetColumn.RIGHT: mark("Right"),
        SetColumn.KG: mark("kg"),
        SetColumn.RIR: mark("RIR"),
        SetColumn.PAIN: mark("Pain"),
    }
)

_SPOKEN: Final = Vocabulary(
    {
        SetColumn.DONE: mark("done"),
        SetColumn.LEFT: mark("left, done"),
        SetColumn.RIGHT: mark("right, done"),
        SetColumn.KG: mark("kilograms"),
        SetColumn.RIR: mark("repetitions in reserve"),
        SetColumn.PAIN: mark("pain 0 to 10"),
    }
)

MEANINGS: Final = Vocabulary({SetColumn.RIR: mark("repetitions left in reserve")})
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
    amount = f"{line.target}{high}"
    match line.unit:
        case Unit.REPS:
            return amount
        case Unit.CONTACTS:
            return tr("{amount} ct", amount=amount)
        case _:
            return _in_unit(amount, line.unit)


def _in_unit(amount: str, unit: Unit) -> str:
    return tr("{amount} {unit}", amount=amount, unit=AMOUNTS[unit])


def _target_text(row: WholeSet) -> str:
    return " / ".join(dict.fromkeys(amount_text(line) for line in row.lines))


def row_label(row: WholeSet) -> str:
    """Return what a set asks for: ``1 · 8–12``, with both targets where the legs differ."""
    return f"{row.number} · {_target_text(row)}"


def spoken_cell(exercise: str, row: WholeSet, column: SetColumn) -> str:
    """Return what a cell is, for screen readers: ``Hop, set 1, left, done, target 8–12``."""
    what = _SPOKEN[column]
    if column not in COLUMN_SIDES:
        return tr(
            "{exercise}, set {number}, {what}", exercise=exercise, number=row.number, what=what
        )
    return tr(
        "{exercise}, set {number}, {what}, target {target}",
        exercise=exercise,
        number=row.number,
        what=what,
        target=_target_text(row),
    )


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
    words, unit = _amounts_done(logged), logged[0].unit
    words = words if unit is Unit.REPS else _in_unit(words, unit)
    loads = sorted({line.done_kg for line in logged if line.done_kg})
    if loads:
        spread = "–".join(formats.number(kg, 2) for kg in dict.fromkeys((loads[0], loads[-1])))
        words = tr("{amounts} at {load} kg", amounts=words, load=spread)
    pain = max((line.pain for line in logged if line.pain), default=0)
    return tr("{done}, pain {pain}", done=words, pain=pain) if pain else words


def _amounts_done(logged: Iterable[SetLine]) -> str:
    by_side: dict[Side, list[str]] = {}
    for line in logged:
        by_side.setdefault(line.side, []).append(_plain(line.done))
    rows = {side: " · ".join(values) for side, values in by_side.items()}
    if len(set(rows.values())) == 1:
        return next(iter(rows.values()))
    return "  ".join(_of_leg(side, amounts) for side, amounts in rows.items())


def _of_leg(side: Side, amounts: str) -> str:
    if side is Side.BOTH:
        return amounts
    return tr("{leg} {amounts}", leg=SIDE_LETTERS[side], amounts=amounts)
