"""What a grid of values shows, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from calfjournal.domain.looks import Look


@dataclass(frozen=True, slots=True)
class Cell:
    """One value to type: its text, what it would be as a ghost, and what a reader calls it.

    ``name`` is asked when the cell is worked on: its sentence takes as long as all the rest.
    """

    text: str = ""
    hint: str = ""
    name: Callable[[], str] = str
    low: bool = False
    """True when less was done than planned."""
    key: str = ""
    """What it is of: names it among all cells of a session, also after others came or went."""
    legs: str = ""
    """Its values with the leg of each where it shows two; "" where it shows one."""
    lettered: bool = False
    """True where a letter behind the number says of which leg it is."""
    measured: bool = False
    """True where a unit may stand behind the number."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A small chip at the end of a row."""

    text: str
    look: Look | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A caption, texts that are only read, and cells; None where a column has no cell."""

    label: str
    cells: tuple[Cell | None, ...]
    tag: Badge | None = None
    logged: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lanes:
    """The columns that several grids share, so that values stand below each other.

    Widths in pixels: of captions and of each column of facts; 0 for one that is left out.
    ``cells`` counts the lanes of values. What a grid holds stands in some of them.
    """

    label: float
    facts: tuple[float, ...]
    cells: int
    above: bool = False
    """True where captions stand over the cells: both have no room beside each other."""


@dataclass(frozen=True, slots=True)
class Content:
    """Headings and rows; every row has as many cells as there are headings."""

    headings: tuple[str, ...] = ()
    rows: tuple[GridRow, ...] = field(default=())
    meanings: tuple[str, ...] = ()
    """What short headings stand for, column by column; "" for those that need no word."""

    left_leg: int | None = None
    """The column of the left leg, from whose end Enter goes on to the column after it."""

    label_heading: str = ""
    fact_headings: tuple[str, ...] = ()
    lanes: Lanes | None = None
    """The columns it shares with other grids; None = it has its own."""
    spans: tuple[tuple[int, int], ...] = ()
    """The first lane of each column and how many it takes; none = one after the other."""

    def meaning(self, column: int) -> str:
        """What the heading of a column stands for, "" when it says so itself."""
        return self.meanings[column] if 0 <= column < len(self.meanings) else ""

    def span(self, column: int) -> tuple[int, int]:
        """The first lane of a column, and how many it takes."""
        return self.spans[column] if column < len(self.spans) else (column, 1)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place, None where there is none."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.headings)
        return self.rows[row].cells[column] if inside else None

    def keys(self) -> dict[tuple[int, int], str]:
        """The keys of the cells by place."""
        cells = {place: self.cell(*place) for place in self.places()}
        return {place: cell.key for place, cell in cells.items() if cell is not None}

    def places(self) -> list[tuple[int, int]]:
        """Every place with a cell, row by row."""
        return [
            (row, column)
            for row, line in enumerate(self.rows)
            for column, cell in enumerate(line.cells)
            if cell is not None
        ]

    def column_places(self) -> list[tuple[int, int]]:
        """Every place with a cell, column by column."""
        return sorted(self.places(), key=_by_column)


def _by_column(place: tuple[int, int]) -> tuple[int, int]:
    return place[1], place[0]
