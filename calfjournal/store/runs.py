"""Queries of runs and of the files they came from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from calfjournal.domain.keyed import Keyed
from calfjournal.domain.run import Cadence, Run, RunStream, Shoes
from calfjournal.store.database import Database
from calfjournal.store.kept_range import KeptRange, RowsOfDays
from calfjournal.store.models import PARAM, ImportedFileRow, RunRow, RunStreamRow, ShoesRow
from calfjournal.store.rows import Table

_CADENCE = ("spm", "cv", "rcv", "samples")


class ImportedFile(Keyed, frozen=True):
    """A file that was imported; known again by the SHA-256 of its content."""

    hash: str
    name: str
    format: str
    at: datetime
    id: int | None = None


def _record(run: Run) -> dict[str, Any]:
    record = {column: getattr(run, column) for column in _PLAIN}
    return record | {f"cadence_{name}": getattr(run.cadence, name) for name in _CADENCE}


RUNS: Table[Run] = Table(
    RunRow,
    Run,
    record=_record,
    parts={"cadence": (Cadence, [f"cadence_{name}" for name in _CADENCE])},
    named_by=("file_hash", "start"),
)
STREAMS: Table[RunStream] = Table(RunStreamRow, RunStream, parent="run_id", named_by=("run_id",))
SHOES: Table[Shoes] = Table(ShoesRow, Shoes, named_by=("name",))
FILES: Table[ImportedFile] = Table(ImportedFileRow, ImportedFile, named_by=("hash",))

_PLAIN = [column for column in RUNS.columns if not column.startswith("cadence_")]

BETWEEN = RUNS.query((RunRow.day >= PARAM) & (RunRow.day <= PARAM), RunRow.start, RunRow.id)
STARTED_BETWEEN = RUNS.query(
    (RunRow.start >= PARAM) & (RunRow.start <= PARAM), RunRow.start, RunRow.id
)

ALL_SHOES = SHOES.query(None, ShoesRow.name)

WORN = "SELECT shoes, count(*), total(distance_m) FROM run WHERE shoes <> '' GROUP BY shoes"
"""How many runs a pair has, and their metres, by its name."""

RENAME_SHOES = (
    "UPDATE run SET shoes = ? WHERE shoes = ?",
    "UPDATE session SET shoes = ? WHERE shoes = ?",
)
"""Lets the runs and sessions of a pair follow its new name."""

KNOWN_FILES = "SELECT hash FROM imported_file"
"""The hashes of all files ever imported."""

LIVING_FILES = "SELECT hash FROM imported_file WHERE hash IN (SELECT file_hash FROM run)"
"""Of those, the files that still have a run."""

OF_FILES = "SELECT file_hash, sport, day FROM run WHERE file_hash <> ''"
"""The runs that are there of each imported file."""

WITH_CURVES = "SELECT run_id FROM run_stream"
"""The runs that have samples."""


def kept(database: Database) -> KeptRange[Run]:
    """Return the runs of days as they are kept in memory."""
    return KeptRange(database, BETWEEN.all, RowsOfDays.of(RUNS))
