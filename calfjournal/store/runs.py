"""Queries of runs and of the files they came from."""

from __future__ import annotations

from collections.abc import Iterable
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

STREAM_OF = STREAMS.query(RunStreamRow.run_id == PARAM)
"""The samples of a run."""

STREAMED = """
    SELECT run.id FROM run JOIN run_stream ON run_stream.run_id = run.id
    WHERE run.sport = 'running' ORDER BY run.start, run.id
"""
"""The keys of runs with samples, by start; their samples are not read."""

UNSTREAMED = """
    SELECT count(*) FROM run WHERE sport = 'running'
    AND NOT EXISTS (SELECT 1 FROM run_stream WHERE run_stream.run_id = run.id)
"""
"""How many runs have no samples."""

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

NEED_NOT_BE_READ = (
    "SELECT hash FROM imported_file WHERE hash IN"
    " (SELECT file_hash FROM run WHERE id IN (SELECT run_id FROM run_stream))"
)
"""Of those, the files that still have a run with its samples."""

WITHOUT_CURVES = RUNS.query(RunRow.id.not_in(RunStreamRow.select(RunStreamRow.run_id)), RunRow.id)
"""The runs that have no samples."""

OF_FILES = "SELECT file_hash, sport, day FROM run WHERE file_hash <> ''"
"""The runs that are there of each imported file."""

WITH_CURVES = "SELECT run_id FROM run_stream"
"""The runs that have samples."""


def write_streams(database: Database, found: Iterable[tuple[int, RunStream]]) -> None:
    """Write the packed samples of runs by their keys; those with an id replace what is there."""
    fresh = []
    for key, stream in found:
        if stream.id is not None:
            STREAMS.update(database, stream, run_id=key)
        else:
            fresh.append(STREAMS.encode(stream, {"run_id": key}))
    if fresh:
        STREAMS.insert_rows(database, fresh)


def kept(database: Database) -> KeptRange[Run]:
    """Return the runs of days as they are kept in memory."""
    return KeptRange(database, BETWEEN.all, RowsOfDays.of(RUNS))
