"""What the next weeks would be under each way to decide: a dry run, nothing is changed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.message import Words


class DryWeek(Struct, frozen=True):
    """One calendar week under one way; ``load`` is its planned calf load, an ordinal sum.

    ``share`` is that load against the week as planned, None when none is planned. ``moved`` are
    the lines of the sessions that stand on another day than they would.
    """

    monday: date
    sessions: int
    sets: int
    load: float
    share: float | None
    moved: tuple[Words, ...] = ()


class DryRun(Struct, frozen=True):
    """The next weeks under one way to decide."""

    way: Adjustment
    weeks: tuple[DryWeek, ...]
