"""A recording that breaks off gives what it has, and gives way to the whole one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.import_choice import RunFigure
from calfjournal.domain.run import Run
from calfjournal.importers import FileStatus, ImportBatch, read_files
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.importers.fit_writer import activity
from tests.importers.track_writer import Lap, gpx, steady, tcx

POINTS = steady(40)
WHOLE = {
    "run.gpx": gpx(POINTS[:600], POINTS[700:]),
    "run.tcx": tcx(Lap(POINTS[:600], 1200, 3600, 150), Lap(POINTS[600:], 1200, 3600, 150)),
    "run.fit": activity(),
}


def read(path: Path, data: bytes) -> ImportBatch:
    path.write_bytes(data)
    return read_files([path])


def all_runs(journal: Journal) -> list[Run]:
    return list(journal.runs.between(date(2000, 1, 1), date(2030, 1, 1)))


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_the_whole_recording_takes_the_place_of_its_stump(
    journal: Journal, tmp_path: Path, name: str, share: float
) -> None:
    """Told as what it is, then one run with the figures and samples of the whole, as one edit."""
    data = WHOLE[name]
    half, whole = (read(tmp_path / name, part) for part in (data[: int(len(data) * share)], data))
    assert (half.files[0].is_partial, whole.files[0].is_partial) == (True, False)
    (told,) = journal.runs.preview(half).partial
    assert "breaks off" in in_words(told.reason)
    journal.runs.add_batch(half)
    (stump,) = all_runs(journal)
    journal.runs.update(replace(stump, note="calf fine", rpe=4))
    before = journal.dump()
    preview = journal.runs.preview(whole)
    assert (preview.entries, preview.differences, preview.partial) == (1, [], [])
    (file,) = journal.runs.add_batch(whole).value.files
    assert (file.status, file.runs) == (FileStatus.IMPORTED, ())
    assert "now has all of it" in in_words(file.reason)
    (run,) = all_runs(journal)
    expected = replace(whole.runs[0], id=run.id, note="calf fine", rpe=4)
    assert run == expected
    assert run.distance_m is None or run.distance_m > (stump.distance_m or 0)
    track = journal.runs.track(run.key)
    assert track is not None
    assert track.span is not None
    assert track.span[1] == pytest.approx(run.elapsed_s, abs=2)
    assert journal.runs.compare(whole).files[0].status is FileStatus.SAME
    assert journal.runs.compare(half).files[0].status is FileStatus.SAME
    journal.undo()
    assert journal.dump() == before


def test_a_figure_edited_since_is_asked_about(journal: Journal, tmp_path: Path) -> None:
    """The distance somebody typed stays until the file's is chosen; all else is the whole one's."""
    data = WHOLE["run.gpx"]
    journal.runs.add_batch(read(tmp_path / "run.gpx", data[: len(data) // 2]))
    (stump,) = all_runs(journal)
    journal.runs.update(replace(stump, distance_m=5_555.0))
    whole = read(tmp_path / "run.gpx", data)
    (difference,) = journal.runs.preview(whole).differences
    assert (difference.figure, difference.mine) == (RunFigure.DISTANCE, 5_555.0)
    journal.runs.add_batch(whole)
    (run,) = all_runs(journal)
    assert run == replace(whole.runs[0], id=run.id, distance_m=5_555.0)


def test_a_stump_beside_its_whole_recording_is_the_same(journal: Journal, tmp_path: Path) -> None:
    """In one import, in whatever order: the whole one comes in, and its part is no second run."""
    data = WHOLE["run.tcx"]
    names = [tmp_path / "a.tcx", tmp_path / "b.tcx"]
    names[0].write_bytes(data[: len(data) // 2])
    names[1].write_bytes(data)
    batch = read_files(names)
    done = journal.runs.add_batch(batch).value.files
    assert [file.status.value for file in done] == ["same", "imported"]
    assert in_words(done[0].reason) == "the same run as b.tcx"
    assert len(all_runs(journal)) == 1


def test_another_run_of_the_day_is_no_stump(journal: Journal, tmp_path: Path) -> None:
    """What starts a minute later is asked about as before, and nothing of it is taken unasked."""
    data = WHOLE["run.gpx"]
    half = read(tmp_path / "run.gpx", data[: len(data) // 2])
    journal.runs.add_batch(half)
    (stump,) = all_runs(journal)
    whole = read(tmp_path / "run.gpx", data)
    later = [replace(run, start=run.start + timedelta(minutes=1)) for run in whole.runs]
    moved = ImportBatch((replace(whole.files[0], runs=tuple(later)),))
    assert journal.runs.add_batch(moved).value.files[0].status is FileStatus.ASKED
    assert all_runs(journal) == [stump]
