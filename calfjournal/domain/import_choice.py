"""What the athlete chose of an import: kinds, what was asked about, and whose value stays."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from calfjournal.domain.run import Run


class FoundKind(StrEnum):
    """What an import can hold; each is taken or left as a whole."""

    RUNS = "runs"
    OTHERS = "others"
    """Activities that are no runs."""
    DAYS = "days"


class Asking(StrEnum):
    """Why a file is asked about: what an import takes only when told to."""

    IMPLAUSIBLE = "implausible"
    SAME_TIME = "same_time"
    """It is of the time of another run, and other than that."""
    UNNAMED = "unnamed"
    """It names no sport, or none that is known, and may be a run."""
    DELETED = "deleted"
    WALK_OR_RUN = "walk_or_run"
    """It is called a run, at a cadence between those of walking and running."""


class RunFigure(StrEnum):
    """A figure of a run that the journal and a file can hold different values of."""

    DISTANCE = "distance_m"
    TIME = "duration_s"
    HEART_RATE = "avg_hr"
    CADENCE = "cadence"
    SPORT = "sport"


class Theirs(Struct, frozen=True):
    """A figure of a run of the journal that the file's value is to take the place of."""

    run_id: int
    figure: RunFigure


class ImportChoice(Struct, frozen=True):
    """What is taken: everything of every kind, nothing that is asked about, no value of a file's.

    ``theirs`` holds the figures in which the file wins; in all others the journal's stay. What is
    asked about as `Asking.WALK_OR_RUN` and accepted comes in as a run, or with ``as_walks`` as a
    walk.
    """

    kinds: frozenset[FoundKind] = frozenset(FoundKind)
    accept: frozenset[Asking] = frozenset()
    theirs: frozenset[Theirs] = frozenset()
    as_walks: bool = False


NOTHING_CHOSEN: Final = ImportChoice()


def kind_of(run: Run) -> FoundKind:
    """Return which kind of thing an activity is in an import."""
    return FoundKind.RUNS if run.is_running else FoundKind.OTHERS
