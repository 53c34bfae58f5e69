"""What the grid of one exercise shows, in the columns that all exercises of a session share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import chain
from typing import Final

from calfjournal.domain.exercise import Side
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from calfjournal.views.last_sets import LastTime
from calfjournal.views.set_table import (
    COLUMN_SIDES,
    MEANINGS,
    ExerciseSets,
    SetColumn,
    WholeSet,
    as_ghosts,
    cell_text,
    falls_short,
    heading,
    hint_text,
    legs_text,
    row_label,
    set_label,
    spoken_cell,
    target_text,
)
from ui.editor.cells import Badge, Cell, Content, GridRow, Lanes
from ui.theme import Role, text_width

LOGGED = Badge("", Look("go_on", Glyph.CHECK))
BETWEEN = 22
"""Pixels between two columns of texts."""
WORK = 100
"""Before the numbers of sets in the keys of cells: they come in order, after those of warm-ups."""
_SHARED: Final = (SetColumn.KG, SetColumn.RIR, SetColumn.PAIN)


class Form(Enum):
    """How much room there is: last time as a column, in a line, and the target beside the set.

    In the last form captions stand over the cells, and each exercise has columns of its own.
    """

    WIDE = auto()
    MEDIUM = auto()
    NARROW = auto()
    STACKED = auto()

    @property
    def is_narrow(self) -> bool:
        """True where set and target share a caption."""
        return self in (Form.NARROW, Form.STACKED)


def shown_rows(sets: ExerciseSets, split: Collection[int]) -> tuple[WholeSet, ...]:
    """Return the rows of a grid: sets that are split, or whose legs differ, as one of each leg."""
    return tuple(
        row
        for whole in sets.rows
        for row in (whole.by_leg if _is_apart(whole, split) else (whole,))
    )


def _is_apart(whole: WholeSet, split: Collection[int]) -> bool:
    return whole.differs or (whole.number in split and not whole.is_warm_up)


def content_of(
    sets: ExerciseSets,
    rows: Iterable[WholeSet],
    title: str,
    last: LastTime | None,
    form: Form,
    lanes: Lanes,
    columns: Sequence[SetColumn],
) -> Content:
    """Return what a grid shows of an exercise; ``columns`` are those that share the lanes."""
    return Content(
        headings=tuple(heading(sets, column) for column in sets.columns),
        rows=tuple(_row(sets, row, title, last, form) for row in rows),
        meanings=tuple(MEANINGS.get(column, "") for column in sets.columns),
        label_heading=tr("Set"),
        fact_headings=(tr("Planned"), last.heading() if last else ""),
        lanes=lanes,
        spans=tuple(_span(sets, column, columns) for column in sets.columns),
    )


def _row(
    sets: ExerciseSets, row: WholeSet, title: str, last: LastTime | None, form: Form
) -> GridRow:
    ghosts = as_ghosts(sets, row)
    cells = tuple(_cell(row, ghosts, column, title) for column in sets.columns)
    before = last.of(row) if last else ""
    label = row_label(row) if form.is_narrow else set_label(row)
    tag = LOGGED if row.is_logged else None
    return GridRow(label, cells, tag, row.is_logged, (target_text(row), before))


def _cell(row: WholeSet, ghosts: WholeSet, column: SetColumn, title: str) -> Cell | None:
    text = cell_text(row, column)
    if text is None:
        return None
    line = row.of(COLUMN_SIDES[column]) if column in COLUMN_SIDES else None
    line = line or row.of(Side.LEFT) or row.lines[0]
    hint = "" if text else hint_text(ghosts, column)
    return Cell(
        text,
        hint,
        _Name(title, row, column),
        falls_short(row, column),
        f"{line.number + WORK * (not line.warm_up):03} {line.id} {column.name}",
        legs_text(row if text else ghosts, column) if text or hint else "",
        lettered=column is SetColumn.PAIN and len(row.lines) > 1,
        measured=column is SetColumn.KG,
    )


class _Name:
    """Says what a cell is when it is asked; two of the same cell are the same."""

    __slots__ = ("_of",)

    def __init__(self, title: str, row: WholeSet, column: SetColumn) -> None:
        self._of = title, row, column

    def __call__(self) -> str:
        return spoken_cell(*self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Name) and self._of == other._of

    __hash__ = None  # type: ignore[assignment]


# ---------------------------------------------------------------------- lanes


def shared_columns(exercises: Iterable[ExerciseSets]) -> tuple[SetColumn, ...]:
    """Return the columns with lanes of their own: one or two for the legs, then what they share."""
    found = {column for sets in exercises for column in sets.columns}
    legs = (SetColumn.LEFT, SetColumn.RIGHT)
    first = legs if found & set(legs) else (SetColumn.DONE,)
    return (*first, *(column for column in _SHARED if column in found))


def _span(sets: ExerciseSets, column: SetColumn, columns: Sequence[SetColumn]) -> tuple[int, int]:
    if column in COLUMN_SIDES:
        legs = sum(each in COLUMN_SIDES for each in columns)
        place = sets.columns.index(column)
        return (place, 1) if column is not SetColumn.DONE else (0, legs)
    return columns.index(column), 1


@dataclass(frozen=True, slots=True)
class Captions:
    """The texts beside the cells of an exercise, whose lanes it shares with others; each once."""

    rows: tuple[str, ...]
    sets: tuple[str, ...]
    planned: tuple[str, ...]
    last: tuple[str, ...]


def captions_of(rows: Sequence[WholeSet], last: LastTime | None) -> Captions:
    """Return the texts beside the cells of an exercise."""
    before = (last.heading(), *map(last.of, rows)) if last is not None else ()
    texts = map(row_label, rows), map(set_label, rows), map(target_text, rows), before
    return Captions(*(tuple(dict.fromkeys(each)) for each in texts))


def lanes_of(exercises: Sequence[Captions], columns: Sequence[SetColumn], form: Form) -> Lanes:
    """Return the lanes that hold the texts of every exercise."""
    if form.is_narrow:
        rows = chain.from_iterable(each.rows for each in exercises)
        above = form is Form.STACKED
        return Lanes(_widest(rows) + 14, (0.0, 0.0), len(columns), above)
    sets = chain.from_iterable(each.sets for each in exercises)
    label = _widest([tr("Set"), *sets]) + BETWEEN
    texts = chain.from_iterable(each.planned for each in exercises)
    planned = _widest([tr("Planned"), *texts]) + BETWEEN
    if form is Form.MEDIUM:
        return Lanes(label, (planned, 0.0), len(columns))
    last = _widest(chain.from_iterable(each.last for each in exercises))
    return Lanes(label, (planned, last and last + BETWEEN), len(columns))


def roomier(lanes: Lanes, room: float) -> Lanes:
    """Return lanes with some of the room that is left over between their texts."""
    more = max(min(room / (1 + len(lanes.facts)), BETWEEN), 0)
    return Lanes(
        lanes.label + more, tuple(fact and fact + more for fact in lanes.facts), lanes.cells
    )


def _widest(texts: Iterable[str]) -> float:
    return max(map(partial(text_width, role=Role.SMALL, figures=True), texts), default=0.0)
