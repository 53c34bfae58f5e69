"""What an import holds beside the journal, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Final

from msgspec import Struct

from calfjournal.domain.import_choice import Asking, FoundKind, RunFigure
from calfjournal.domain.message import Words

READING_UNIT: Final = 1024
"""Bytes in which those who read files tell how far they are."""


class FoundRow(Struct, frozen=True):
    """One kind of what was found: counts of entries, and of each month of the whole period.

    All counts stand whether or not the kind is chosen. ``first`` and ``last`` are local days, None
    where nothing of the kind can be read. ``months`` counts new entries a month from
    ``ImportPreview.first`` on. A file that cannot be read counts as a run.
    """

    kind: FoundKind
    first: date | None
    last: date | None
    new: int
    same: int
    differs: int
    asked: int
    unreadable: int
    months: Sequence[int]


class Difference(Struct, frozen=True):
    """A figure of a run that the journal and a file tell differently, in its unit (m, s, bpm).

    ``mine`` (None where the journal has none) stays unless the file's is chosen; ``source`` and
    ``their_source`` say where each comes from ("manual", "fit", …). The journal's run begins at
    ``start``, on the clock of where it was run, and is ``distance_m`` long.
    """

    run_id: int
    day: date
    figure: RunFigure
    mine: float | str | None
    theirs: float | str | None
    source: str
    their_source: str
    file: str
    start: time | None = None
    distance_m: float | None = None


class NotTaken(Struct, frozen=True):
    """A file that gives nothing as it is: where it is, why, and what would take it all the same."""

    file: str
    reason: Words
    asking: Asking | None = None


class ImportPreview(Struct, frozen=True):
    """Everything a preview shows; ``first`` is the first day of the month the histograms begin.

    ``rows`` are those of kinds of which anything was found. ``asked`` counts files by every
    question that came up, those that were answered by the choice among them. ``not_taken`` begins
    with what cannot be read and what is asked about. ``partial`` are files that break off and are
    taken as far as they go, with how far that is.
    """

    rows: Sequence[FoundRow]
    differences: Sequence[Difference]
    asked: Mapping[Asking, int]
    not_taken: Sequence[NotTaken]
    first: date | None
    entries: int
    """What would be taken with the choice as it is: runs, other activities and days that are new,
    and runs of the journal that take figures or samples of a file."""
    partial: Sequence[NotTaken] = ()
