"""Runs, typed in or imported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath

from calfjournal.changes import Outcome
from calfjournal.dates import short_day, utc_now
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.run import Run
from calfjournal.errors import InputError
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.store import checkins, runs
from calfjournal.store.runs import ImportedFile
from calfjournal.units import activities, plural
from calfjournal.verbs.checking import checked, gone
from calfjournal.verbs.group import Verbs

SAME_START = timedelta(seconds=2)
"""Recordings of one run by two devices or formats start this close together."""

_FIGURES = (
    "resting_hr",
    "hrv_ms",
    "sleep_hours",
    "sleep_quality",
    "fatigue",
    "stress",
    "muscle_soreness",
    "body_mass_kg",
)


class RunVerbs(Verbs):
    """Reads and writes runs."""

    def get(self, run_id: int) -> Run | None:
        """Return one run, None when it is gone."""
        return runs.RUNS.by_id.one(self._database, run_id)

    def between(self, first: date, last: date) -> list[Run]:
        """Return the activities of the days, first and last included, by start."""
        return runs.BETWEEN.all(self._database, first, last)

    def add(self, run: Run) -> Outcome[Run]:
        """Add a run."""
        run = check_run(replace(run, id=None))
        with self._edit(f"Add run of {short_day(run.day)}") as edit:
            saved = replace(run, id=runs.RUNS.insert(self._database, run))
        return Outcome(saved, edit.changes)

    def update(self, run: Run) -> Outcome[Run]:
        """Overwrite a run."""
        run = check_run(run)
        with self._edit(f"Change run of {short_day(run.day)}") as edit:
            if not runs.RUNS.update(self._database, run):
                raise gone("run")
        return Outcome(run, edit.changes)

    def delete(self, run_id: int) -> Outcome[None]:
        """Delete a run; its file stays known, so importing it again does not bring it back."""
        run = self.get(run_id)
        if run is None:
            raise gone("run")
        with self._edit(f"Delete run of {short_day(run.day)}") as edit:
            runs.RUNS.delete(self._database, run_id)
        return Outcome(None, edit.changes)

    def known_hashes(self) -> set[str]:
        """Return the SHA-256 of every file imported so far."""
        return {value for (value,) in self._database.rows("SELECT hash FROM imported_file")}

    def compare(self, batch: ImportBatch) -> ImportBatch:
        """Return the batch as ``add_batch`` would report it; nothing is written."""
        return self._judge(batch)[0]

    def add_batch(self, batch: ImportBatch) -> Outcome[ImportBatch]:
        """Import a batch as one edit and return it with what became of each file.

        A file known by its content is *same*. A run that starts within two seconds of another
        with about its distance is a *conflict* and not added. Values the journal has are never
        overwritten: days are filled in where a figure is missing.
        """
        self._file.backup_if_changed()
        judged, days = self._judge(batch)
        accepted = [file for file in judged.files if file.status is FileStatus.IMPORTED]
        taken = [run for file in accepted for run in file.runs]
        with self._edit(f"Import {_counted(taken, len(days))}") as edit:
            for file in accepted:
                runs.RUNS.insert_all(self._database, file.runs)
            runs.FILES.insert_all(self._database, _files(accepted))
            for day in days:
                if day.id is None:
                    checkins.CHECK_INS.insert(self._database, day)
                else:
                    checkins.CHECK_INS.update(self._database, day)
        return Outcome(judged, edit.changes)

    def _judge(self, batch: ImportBatch) -> tuple[ImportBatch, list[CheckIn]]:
        known = self.known_hashes()
        there = _Recorded(self._around(batch.runs))
        days = _Days({day.day: day for day in self._days(batch.days)})
        files = []
        for file in batch.files:
            if file.status is FileStatus.IMPORTED:
                file = _judge_file(file, known, there, days)  # noqa: PLW2901
            files.append(file)
        return ImportBatch(tuple(files)), list(days.changed.values())

    def _around(self, found: Iterable[Run]) -> list[Run]:
        starts = [run.start for run in found if run.start.tzinfo is not None]
        if not starts:
            return []
        first, last = min(starts) - SAME_START, max(starts) + SAME_START
        return runs.STARTED_BETWEEN.all(self._database, first.astimezone(UTC), last.astimezone(UTC))

    def _days(self, found: Iterable[CheckIn]) -> list[CheckIn]:
        listed = [day.day for day in found]
        if not listed:
            return []
        return checkins.CHECK_INS_BETWEEN.all(self._database, min(listed), max(listed))


class _Recorded:
    """Runs by start, to find the one a new recording repeats."""

    def __init__(self, found: Iterable[Run]) -> None:
        self._runs = sorted(found, key=_start)

    def twin(self, run: Run) -> Run | None:
        index = bisect_left(self._runs, run.start - SAME_START, key=_start)
        for other in self._runs[index:]:
            if other.start > run.start + SAME_START:
                return None
            if _similar(run.distance_m, other.distance_m):
                return other
        return None

    def add(self, run: Run) -> None:
        self._runs.insert(bisect_left(self._runs, run.start, key=_start), run)


class _Days:
    """Check-ins to be filled with imported figures."""

    def __init__(self, present: dict[date, CheckIn]) -> None:
        self._present = present
        self.changed: dict[date, CheckIn] = {}

    def take(self, day: CheckIn) -> bool:
        """Fill in what is missing; True when that changed anything."""
        present = self._present.get(day.day)
        filled = replace(day, id=None) if present is None else _filled(present, day)
        if filled == present:
            return False
        self._present[day.day] = self.changed[day.day] = filled
        return True


def check_run(run: Run) -> Run:
    """Return a run fit to be stored, or raise InputError naming the field."""
    if not run.sport:
        raise InputError("sport", "Say which sport it was.")
    run = checked(run, "run")
    cadence = checked(run.cadence, "cadence", "cadence.")
    return replace(run, start=run.start.astimezone(UTC), cadence=cadence)


def _judge_file(file: FileResult, known: set[str], there: _Recorded, days: _Days) -> FileResult:
    if any(run.file_hash and run.file_hash in known for run in file.runs):
        return replace(file, status=FileStatus.SAME, reason="this file was imported before")
    try:
        found = [check_run(replace(run, id=None)) for run in file.runs]
        listed = [checked(day, "check_in") for day in file.days]
    except InputError as error:
        return replace(file, status=FileStatus.FAILED, reason=error.message.rstrip("."))
    fresh, twins = [], []
    for run in found:
        twin = there.twin(run)
        if twin is None:
            fresh.append(run)
            there.add(run)
        else:
            twins.append(twin)
    filled = [day for day in listed if days.take(day)]
    known.update(run.file_hash for run in fresh if run.file_hash)
    return _reported(file, fresh, twins, filled)


def _reported(
    file: FileResult, fresh: list[Run], twins: list[Run], filled: list[CheckIn]
) -> FileResult:
    if fresh or filled:
        reason = file.reason
        if twins:
            reason = f"{len(twins)} of {len(file.runs)} runs were there already"
        return replace(file, runs=tuple(fresh), days=tuple(filled), reason=reason)
    if twins:
        reason = f"a run of {short_day(twins[0].day)} with this start and distance is there already"
        return replace(file, status=FileStatus.CONFLICT, reason=reason)
    if file.days:
        return replace(file, status=FileStatus.SAME, reason="the journal has all its values")
    return file


def _similar(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    return abs(one - other) <= max(50.0, 0.02 * max(one, other))


def _filled(present: CheckIn, imported: CheckIn) -> CheckIn:
    missing = {
        name: getattr(imported, name)
        for name in _FIGURES
        if getattr(present, name) is None and getattr(imported, name) is not None
    }
    if not present.note and imported.note:
        missing["note"] = imported.note
    return replace(present, **missing)


def _files(accepted: Iterable[FileResult]) -> list[ImportedFile]:
    now = utc_now()
    by_hash = {
        run.file_hash: ImportedFile(run.file_hash, PurePosixPath(file.path).name, file.format, now)
        for file in accepted
        for run in file.runs
        if run.file_hash
    }
    return list(by_hash.values())


def _counted(taken: Sequence[Run], days: int) -> str:
    running = sum(run.is_running for run in taken)
    words = [activities(running, len(taken) - running) or "nothing"] if taken or not days else []
    words += [plural(days, "day")] if days else []
    return " and ".join(words)


def _start(run: Run) -> datetime:
    return run.start
