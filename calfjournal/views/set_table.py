"""The sets of a session as a table: rows of sets, columns of sides and values.

A column that both legs share (kilograms, reserve, pain) shows one value when they agree and one
each when they do not, ``0/2``, in the order in which the columns of the legs stand; it is typed the
same way. Pain of one leg alone is said with the letter of that leg. What a set would be logged as
is shown as a hint: a ghost, never counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Category, Exercise, Side, Unit
from calfjournal.domain.ghosts import ghost
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, mark, tr
from calfjournal.messages.notation import notation
from calfjournal.messages.vocabulary import AMOUNTS, SIDE_LETTERS, Vocabulary
from calfjournal.training.set_order import in_order


class SetColumn(Enum):
    """A column of values."""

    DONE = "done"
    LEFT = "left"
    RIGHT = "right"
    KG = "kg"
    RIR = "rir"
    PAIN = "pain"


LOAD_UNIT: Final = "kg"
"""In which loads are kept; they are shown and typed in the unit people chose."""

_HEADINGS: Final = Vocabulary(
    {
        SetColumn.DONE: mark("Reps"),
        SetColumn.LEFT: mark("Left"),
        SetColumn.RIGHT: mark("Right"),
        SetColumn.RIR: mark("RIR"),
        SetColumn.PAIN: mark("Pain"),
    }
)

_OF_UNIT: Final = Vocabulary(
    {
        Unit.REPS: mark("Reps"),
        Unit.SECONDS: mark("Hold s"),
        Unit.CONTACTS: mark("Contacts"),
        Unit.METRES: mark("Metres"),
        Unit.MINUTES: mark("Minutes"),
    }
)
"""Over the column of both legs, by what its values count."""

_SPOKEN: Final = Vocabulary(
    {
        SetColumn.DONE: mark("done"),
        SetColumn.LEFT: mark("left, done"),
        SetColumn.RIGHT: mark("right, done"),
        SetColumn.RIR: mark("repetitions in reserve"),
        SetColumn.PAIN: mark("pain 0 to 10"),
    }
)

_SPOKEN_LOADS: Final = Vocabulary({"kg": mark("kilograms"), "lb": mark("pounds")})
"""What the column of loads is called aloud, by the unit they are read in."""

MEANINGS: Final = Vocabulary({SetColumn.RIR: mark("repetitions left in reserve")})
"""What a heading stands for that does not say so itself."""

COLUMN_SIDES = {SetColumn.DONE: Side.BOTH, SetColumn.LEFT: Side.LEFT, SetColumn.RIGHT: Side.RIGHT}
COLUMN_FIELDS = {SetColumn.KG: "done_kg", SetColumn.RIR: "done_rir", SetColumn.PAIN: "pain"}
_WITH_RESERVE = (Category.STRENGTH, Category.ECCENTRIC)
_WITH_LOAD = (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)


class WholeSet(Struct, frozen=True):
    """One set of an exercise: one line per side, in the order of their columns."""

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

    @property
    def is_warm_up(self) -> bool:
        """True for one before the work, which counts in nothing."""
        return self.lines[0].warm_up

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides it has lines of."""
        return tuple(line.side for line in self.lines)

    @property
    def differs(self) -> bool:
        """True when load or reserve of its legs are not the same."""
        return len({(line.done_kg, line.done_rir) for line in self.lines}) > 1

    @property
    def by_leg(self) -> tuple[WholeSet, ...]:
        """The set as one of each side."""
        return tuple(replace(self, lines=(line,)) for line in self.lines)


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

    @property
    def work(self) -> tuple[WholeSet, ...]:
        """Its sets without warm-ups."""
        return tuple(row for row in self.rows if not row.is_warm_up)

    @property
    def superset(self) -> int | None:
        """The number it shares with those it is done by turns with, None when it is not."""
        return self.rows[0].lines[0].superset if self.rows else None


def exercise_sets(
    lines: Iterable[SetLine],
    exercises: Mapping[str, Exercise] | None = None,
    first: Side = Side.LEFT,
) -> tuple[ExerciseSets, ...]:
    """Return the exercises of a session in their order; swapped midway counts as two.

    The columns of the leg that goes ``first`` stand before those of the other.
    """
    return tuple(
        ExerciseSets(
            each.item,
            each.exercise,
            tuple(WholeSet(of_set[0].number, of_set) for of_set in each.sets),
            _columns(
                [line for of_set in each.sets for line in of_set],
                (exercises or {}).get(each.exercise),
                first,
            ),
        )
        for each in in_order(lines, first)
    )


def _columns(lines: list[SetLine], exercise: Exercise | None, first: Side) -> tuple[SetColumn, ...]:
    sides = {line.side for line in lines}
    ordered = COLUMN_SIDES.items() if first is not Side.RIGHT else reversed(COLUMN_SIDES.items())
    columns = [column for column, side in ordered if side in sides]
    weighted = exercise is None or "weight" in exercise.needs or exercise.category in _WITH_LOAD
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


def target_text(row: WholeSet) -> str:
    """Return what a set asks for: ``8–12``, both where the legs differ."""
    return " / ".join(dict.fromkeys(amount_text(line) for line in row.lines))


def row_label(row: WholeSet) -> str:
    """Return what a set is called and asks for: ``1 · 8–12``, both targets where legs differ."""
    return tr("{set} · {target}", set=set_label(row), target=target_text(row))


def set_label(row: WholeSet) -> str:
    """Return the number of a set; with the letter of its leg where it is one leg's alone."""
    side = row.lines[0].side
    number = tr("W{number}", number=row.number) if row.is_warm_up else f"{row.number}"
    if len(row.lines) == 1 and side in LEGS:
        return tr("{number} {leg}", number=number, leg=SIDE_LETTERS[side])
    return number


def order_words(sets: ExerciseSets) -> str:
    """Return which leg comes first where it is not the left one, as elsewhere; "" where it is."""
    legs = [column for column in sets.columns if column in (SetColumn.LEFT, SetColumn.RIGHT)]
    return tr("right leg first") if legs[:1] == [SetColumn.RIGHT] and len(legs) > 1 else ""


def heading(sets: ExerciseSets, column: SetColumn) -> str:
    """Return the heading of a column: of both legs what their values count."""
    if column is SetColumn.DONE and sets.rows:
        return _OF_UNIT[sets.rows[0].lines[0].unit]
    return formats.unit_word(LOAD_UNIT) if column is SetColumn.KG else _HEADINGS[column]


def spoken_cell(exercise: str, row: WholeSet, column: SetColumn) -> str:
    """Return what a cell is, for screen readers: ``Hop, set 1, left, done, target 8–12``."""
    what = _spoken_column(column)
    leg = row.lines[0].side
    if column in COLUMN_SIDES:
        target = target_text(row)
        return tr(
            "{set}, {what}, target {target}", set=_spoken(exercise, row), what=what, target=target
        )
    if len(row.lines) == 1 and leg in LEGS:
        return tr("{set}, {side:side}, {what}", set=_spoken(exercise, row), side=leg, what=what)
    return tr("{set}, {what}", set=_spoken(exercise, row), what=what)


def _spoken_column(column: SetColumn) -> str:
    if column is SetColumn.KG:
        return _SPOKEN_LOADS[notation().unit(LOAD_UNIT)]
    return _SPOKEN[column]


def _spoken(exercise: str, row: WholeSet) -> str:
    if row.is_warm_up:
        return tr("{exercise}, warm-up {number}", exercise=exercise, number=row.number)
    return tr("{exercise}, set {number}", exercise=exercise, number=row.number)


def cell_text(row: WholeSet, column: SetColumn) -> str | None:
    """Return what a cell shows, "" when nothing is logged, None when the set has no such side."""
    if column in COLUMN_SIDES:
        line = row.of(COLUMN_SIDES[column])
        return None if line is None else _plain(line.done)
    told = [line for line in row.lines if line.pain is not None]
    if column is SetColumn.PAIN and len(told) == 1 < len(row.lines):
        return tr("{pain} {leg}", pain=told[0].pain, leg=SIDE_LETTERS[told[0].side])
    return _joined(_shared(row.lines, column))


def as_ghosts(sets: ExerciseSets, row: WholeSet) -> WholeSet:
    """Return a set as it would be logged by one key."""
    lines = sets.lines
    return replace(row, lines=tuple(ghost(line, lines) for line in row.lines))


def hint_text(ghosts: WholeSet, column: SetColumn) -> str:
    """Return what a value that is not logged would be logged as: a ghost in its cell."""
    return "" if column is SetColumn.PAIN else cell_text(ghosts, column) or ""


def legs_text(row: WholeSet, column: SetColumn) -> str:
    """Return ``R 0 / L 2`` of a cell that shows a value for each leg; "" of others."""
    values = [] if column in COLUMN_SIDES else _shared(row.lines, column)
    if len(set(values)) < len(LEGS):
        return ""
    return " / ".join(
        tr("{leg} {amounts}", leg=SIDE_LETTERS[line.side], amounts=value or formats.UNKNOWN)
        for line, value in zip(row.lines, values, strict=True)
    )


def _shared(lines: Iterable[SetLine], column: SetColumn) -> list[str]:
    return [shared_text(line, column) for line in lines]


def shared_text(line: SetLine, column: SetColumn) -> str:
    """Return what a column that both legs share shows of a line, "" for nothing."""
    value: float | None = getattr(line, COLUMN_FIELDS[column])
    return load_text(value) if column is SetColumn.KG else _plain(value)


def load_text(kg: float | None) -> str:
    """Return a load as it is shown and typed, without its unit; "" for none."""
    return "" if kg is None else formats.bare(kg, 2, LOAD_UNIT)


def _joined(values: Sequence[str]) -> str:
    """One value that all share, else that of each leg; one without any as a dash."""
    if len(set(values)) == 1:
        return values[0]
    return "/".join(value or formats.UNKNOWN for value in values)


def falls_short(row: WholeSet, column: SetColumn) -> bool:
    """True when less was done than the target asked for."""
    line = row.of(COLUMN_SIDES[column]) if column in COLUMN_SIDES else None
    return line is not None and line.done is not None and line.done < line.target


def _plain(value: float | None) -> str:
    return "" if value is None else formats.number(value, 2)
