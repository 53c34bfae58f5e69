"""What an import found, file by file, before anything of it is in a journal."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from enum import StrEnum
from typing import Any

from msgspec import Struct

from calfjournal.domain.checkin import FIGURES, CheckIn
from calfjournal.domain.run import Run


class FileStatus(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    SAME = "same"
    CONFLICT = "conflict"
    ASKED = "asked"
    SKIPPED = "skipped"
    FAILED = "failed"


class Asking(StrEnum):
    """Why a file is asked about: what an import takes only when told to."""

    IMPLAUSIBLE = "implausible"
    DELETED = "deleted"


class FileResult(Struct, frozen=True):
    """One file, or one member of an archive, with what it holds.

    ``path`` is for people: the file as it was named, members as ``archive.zip/name``. ``format``
    is "fit", "gpx", …, or "" where the content is not known. ``reason`` is one plain sentence
    without a full stop; it is never empty unless the file was imported whole.
    """

    path: str
    format: str
    status: FileStatus
    reason: str = ""
    runs: tuple[Run, ...] = ()
    days: tuple[CheckIn, ...] = ()
    asking: Asking | None = None
    """Set while the status is *asked*."""


class ImportBatch(Struct, frozen=True):
    """All files of one import, in the order they were named and found."""

    files: tuple[FileResult, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run of the batch, file by file."""
        return tuple(run for file in self.files for run in file.runs)

    @property
    def days(self) -> tuple[CheckIn, ...]:
        """Every day of the batch, file by file."""
        return tuple(day for file in self.files for day in file.days)

    @property
    def asked(self) -> Counter[Asking]:
        """How many files are asked about, by why."""
        return Counter(file.asking for file in self.files if file.asking is not None)

    @property
    def totals(self) -> dict[str, int]:
        """Return the number of files, of each status, of runs and of days."""
        counted = Counter(file.status for file in self.files)
        return {
            "files": len(self.files),
            **{status.value: counted[status] for status in FileStatus},
            "runs": len(self.runs),
            "days": len(self.days),
        }


def batch_json(batch: ImportBatch) -> dict[str, Any]:
    """Return the document of ``import --json``: files with runs and days, then totals.

    A figure that is missing is None, never 0.
    """
    return {"files": [_file_json(file) for file in batch.files], "totals": batch.totals}


def _file_json(file: FileResult) -> dict[str, Any]:
    return {
        "path": file.path,
        "format": file.format,
        "status": file.status.value,
        "reason": file.reason,
        "asking": file.asking.value if file.asking else None,
        "runs": [_run_json(run) for run in file.runs],
        "days": [_day_json(day) for day in file.days],
    }


def _run_json(run: Run) -> dict[str, Any]:
    return {
        "start": run.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "day": run.day.isoformat(),
        "sport": run.sport,
        "sub_sport": run.sub_sport,
        "duration_s": run.duration_s,
        "elapsed_s": run.elapsed_s,
        "distance_m": run.distance_m,
        "cadence_spm": run.cadence.spm,
        "cadence_cv": run.cadence.cv,
        "cadence_rcv": run.cadence.rcv,
        "avg_hr": run.avg_hr,
        "max_hr": run.max_hr,
        "warning": run.warning,
    }


def _day_json(day: CheckIn) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        **{figure.name: figure.of(day) for figure in FIGURES},
        "note": day.note,
        "source": day.source,
    }
