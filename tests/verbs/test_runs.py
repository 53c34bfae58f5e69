"""Runs and imports."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.kind import Kind
from calfjournal.domain.run import Cadence, Run, RunStream
from calfjournal.errors import InputError
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, NOON, a_check_in, a_run

HOUR = timedelta(hours=1)


def a_file(*runs: Run, name: str = "run.fit", days: tuple[CheckIn, ...] = ()) -> FileResult:
    streams = {run.start: RunStream(1, b"samples") for run in runs}
    read = FileStatus.IMPORTED
    return FileResult(f"folder/{name}", "fit", read, runs=runs, days=days, streams=streams)


def recorded(hours: int = 0, metres: float = 10_000.0, content: str = "a" * 64) -> Run:
    return replace(a_run(NOON + hours * HOUR, metres), source="fit", file_hash=content)


def statuses(batch: ImportBatch) -> list[str]:
    return [str(file.status) for file in batch.files]


def test_run_comes_back_as_it_went_in(journal: Journal) -> None:
    """A run is read back equal, cadence figures included."""
    run = journal.runs.add(a_run()).value
    assert replace(run, id=None) == a_run()
    assert journal.runs.get(run.key) == run
    assert journal.runs.between(DAY, DAY) == [run]
    changed = journal.runs.update(replace(run, rpe=8, cadence=Cadence())).value
    assert journal.runs.get(run.key) == changed
    journal.runs.delete(run.key)
    assert journal.runs.between(DAY, DAY) == []
    for attempt in (lambda: journal.runs.update(run), lambda: journal.runs.delete(run.key)):
        with pytest.raises(InputError, match="no longer"):
            attempt()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"distance_m": -3.0}, "distance_m"),
        ({"duration_s": float("inf")}, "duration_s"),
        ({"duration_s": 10 * 365 * 86400.0}, "duration_s"),
        ({"avg_hr": 300.0}, "avg_hr"),
        ({"cadence": Cadence(999.0)}, "cadence.spm"),
        ({"cadence": Cadence(cv=float("nan"))}, "cadence.cv"),
        ({"start": NOON.replace(tzinfo=None)}, "start"),
        ({"sport": ""}, "sport"),
    ],
)
def test_bad_runs_name_their_field(journal: Journal, change: dict[str, object], field: str) -> None:
    """A run that cannot be is refused with the field named."""
    with pytest.raises(InputError) as caught:
        journal.runs.add(replace(a_run(), **change))
    assert caught.value.field == field
    assert journal.runs.between(DAY, DAY) == []


def test_import_is_one_edit(journal: Journal) -> None:
    """A batch goes in as one step to undo, and is forgotten with it."""
    batch = ImportBatch((a_file(recorded(0)), a_file(recorded(3, content="b" * 64))))
    outcome = journal.runs.add_batch(batch)
    assert statuses(outcome.value) == ["imported", "imported"]
    assert in_words(journal.undo_label or "") == "Import 2 runs"
    assert len(journal.runs.between(DAY, DAY)) == 2
    assert journal.runs.known_hashes() == {"a" * 64, "b" * 64}
    assert outcome.changes.kinds == {Kind.RUN, Kind.RUN_STREAM, Kind.IMPORTED_FILE}
    journal.undo()
    assert not any(journal.dump().values())
    assert journal.runs.known_hashes() == set()


def test_same_file_twice_is_same(journal: Journal) -> None:
    """A file known by its content is same, within a batch and later, and changes nothing."""
    batch = ImportBatch((a_file(recorded()), a_file(recorded(), name="copy.fit")))
    assert statuses(journal.runs.add_batch(batch).value) == ["imported", "same"]
    again = journal.runs.add_batch(batch)
    assert statuses(again.value) == ["same", "same"]
    assert again.changes.is_empty
    assert len(journal.runs.between(DAY, DAY)) == 1


def test_same_run_in_another_format_is_the_same(journal: Journal) -> None:
    """A run of the time of another is told with its day, not doubled; other figures conflict."""
    journal.runs.add_batch(ImportBatch((a_file(recorded()),)))
    two, nine = (NOON + timedelta(seconds=seconds) for seconds in (2, 540))
    twin = replace(recorded(content="c" * 64), start=two, distance_m=10_150.0)
    report = journal.runs.add_batch(ImportBatch((a_file(twin, name="run.gpx"),))).value
    assert statuses(report) == ["same"]
    assert "Mon 23 Nov 2026" in in_words(report.files[0].reason)
    late = replace(twin, start=nine, file_hash="d", avg_hr=140.0)
    report = journal.runs.add_batch(ImportBatch((a_file(late),))).value
    assert statuses(report) == ["conflict"]
    assert "152 bpm in the journal, 140 bpm here" in in_words(report.files[0].reason)
    assert len(journal.runs.between(DAY, DAY)) == 1


def test_file_with_known_and_new_runs(journal: Journal) -> None:
    """Of a file with two runs only the new one goes in, and the report says so."""
    journal.runs.add(a_run())
    file = a_file(recorded(0, 10_000.0), recorded(5))
    report = journal.runs.add_batch(ImportBatch((file,))).value
    assert statuses(report) == ["imported"]
    assert [run.start for run in report.files[0].runs] == [NOON + 5 * HOUR]
    assert "1 of 2 runs" in in_words(report.files[0].reason)


def test_edits_after_an_import_win(journal: Journal) -> None:
    """Importing a file again neither brings back a deleted run nor touches a changed one."""
    batch = ImportBatch((a_file(recorded()), a_file(recorded(3, content="b" * 64))))
    journal.runs.add_batch(batch)
    first, second = journal.runs.between(DAY, DAY)
    changed = journal.runs.update(replace(first, note="mine", distance_m=1.0)).value
    journal.runs.delete(second.key)
    again = journal.runs.add_batch(batch)
    assert statuses(again.value) == ["same", "asked"]
    assert again.changes.is_empty
    assert journal.runs.between(DAY, DAY) == [changed]


def test_days_fill_what_is_missing_only(journal: Journal) -> None:
    """Imported days fill missing figures; what the athlete entered stays."""
    journal.checkins.save(replace(a_check_in(), resting_hr=None, note="mine"))
    tomorrow = DAY + timedelta(days=1)
    days = (
        CheckIn(DAY, resting_hr=50, sleep_hours=5.0, note="watch", source="garmin"),
        CheckIn(tomorrow, resting_hr=51, source="garmin"),
    )
    report = journal.runs.add_batch(ImportBatch((a_file(days=days),)))
    assert statuses(report.value) == ["imported"]
    assert in_words(journal.undo_label or "") == "Import 2 days"
    found, new = journal.checkins.between(DAY, tomorrow)
    assert (found.resting_hr, found.sleep_hours, found.note) == (50, 0.1 + 0.2, "mine")
    assert (new.resting_hr, new.source) == (51, "garmin")
    again = journal.runs.add_batch(ImportBatch((a_file(days=days),)))
    assert statuses(again.value) == ["same"]
    assert again.changes.is_empty


def test_bad_file_fails_alone(journal: Journal) -> None:
    """A file with an impossible value fails with a reason; the rest of the batch goes in."""
    failed = FileResult("x.fit", "fit", FileStatus.FAILED, "cut off")
    bad = a_file(recorded(7, metres=-5.0, content="e" * 64), name="bad.fit")
    batch = ImportBatch((failed, bad, a_file(recorded())))
    report = journal.runs.add_batch(batch).value
    assert statuses(report) == ["failed", "failed", "imported"]
    assert report.files[0] == failed
    assert "Distance" in in_words(report.files[1].reason)
    assert journal.runs.known_hashes() == {"a" * 64}


def test_compare_writes_nothing(journal: Journal) -> None:
    """A dry run reports as the import would and leaves the journal alone."""
    batch = ImportBatch((a_file(recorded()), a_file(recorded())))
    assert statuses(journal.runs.compare(batch)) == ["imported", "same"]
    assert not any(journal.dump().values())
    assert statuses(journal.runs.add_batch(batch).value) == ["imported", "same"]
