"""What a card of a chart shows: the picture, and what is said beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from calfjournal.domain.looks import Look
from calfjournal.domain.panel import Cell, PanelColumn
from ui.charts.examples import ExampleChart
from ui.charts.marks import Picture
from ui.services.places import Place

WEEK_MIDDLE = 3
"""Days from the Monday of a week to the middle of its bar."""


@dataclass(frozen=True)
class Chart:
    """What one card shows.

    ``chip`` is the one thing to know with its look. ``notes`` are further read-out lines by
    ordinal day. ``columns`` and ``rows`` are the same data as a table. ``summary`` says the chart
    in one sentence; ``empty`` is said instead while there is no value, with ``way_on`` as the
    button (its words, and the page it leads to).
    """

    title: str
    unit: str
    picture: Picture
    summary: str = ""
    chip: tuple[str, Look] | None = None
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    columns: Sequence[PanelColumn] = ()
    rows: Sequence[Sequence[Cell]] = ()
    empty: str = ""
    way_on: tuple[str, Place] | None = None
    collecting: tuple[int, int] | None = None
    """How many values there are of those that a usual range needs, while it is not known."""
    example: ExampleChart | None = None
    """What is drawn while there is no value."""
    weekly: bool = False
    """True when a value stands for the week around its day."""
    so_far: int | None = None
    """The ordinal day of a week that is not over: it is told as such, and not at first."""
