"""The samples of runs in a journal: kept, read, cut and worked out again."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.run import Cadence, Recomputed, Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.errors import DamagedJournal, InputError
from calfjournal.importers import read_files
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.progress.cadence_samples import CadenceRules
from calfjournal.progress.run_figures import track_figures
from calfjournal.store.runs import STREAM_OF, STREAMS
from tests.importers.track_writer import START, Lap, gpx, steady, tcx
from tests.store.samples import a_run


def imported(journal: Journal, folder: Path, data: bytes | None = None) -> Run:
    """The run of a recording of ten minutes, imported."""
    file = folder / "run.gpx"
    file.write_bytes(gpx(steady(10)) if data is None else data)
    (run,) = journal.runs.add_batch(read_files([file])).value.runs
    day = journal.runs.between(run.day, run.day)
    return day[0]


def lists(track: Track | None) -> list[list[float | None]]:
    assert track is not None
    return [getattr(track, each.name) for each in fields(Track)]


def test_an_import_keeps_the_samples(journal: Journal, tmp_path: Path) -> None:
    """They are read back in seconds since the start, and give the figures the run has."""
    run = imported(journal, tmp_path)
    track = journal.runs.track(run.key)
    assert track is not None
    assert (len(track), track.span) == (301, (0, 600))
    assert set(track.heart_rate) == {150}
    figures = track_figures(run, track, CadenceRules())
    assert figures.mean_hr == run.avg_hr == 150
    assert [segment.spm for segment in figures.steady] == [run.cadence.spm] == [168]


def test_a_run_of_an_earlier_version_takes_its_samples_when_imported_again(
    journal: Journal, tmp_path: Path
) -> None:
    """What was typed into it since stays, its start too; the next time nothing is read."""
    run = imported(journal, tmp_path)
    with journal.edit("before samples were kept"):
        database = journal._file.database
        stream = STREAM_OF.one(database, run.key)
        assert stream is not None
        STREAMS.delete(database, stream.key)
    typed = replace(run, start=run.start - timedelta(minutes=3), distance_m=9000.0, note="mine")
    journal.runs.update(typed)
    assert run.file_hash not in journal.runs.known_hashes()
    batch = read_files([tmp_path / "run.gpx"], known_hashes=journal.runs.known_hashes())
    assert journal.runs.preview(batch).entries == 1
    journal.runs.add_batch(batch)
    assert journal.runs.get(run.key) == typed
    assert journal.runs.track(run.key) is not None
    assert run.file_hash in journal.runs.known_hashes()


def test_tcx_keeps_them_too(journal: Journal, tmp_path: Path) -> None:
    """Times count from the start of the run, which may be before its first point."""
    points = [replace(point, at=(point.at or 0) + 30) for point in steady(10)]
    run = imported(journal, tmp_path, tcx(Lap(steady(0), 30, 90), Lap(points, 600, 1800)))
    track = journal.runs.track(run.key)
    assert track is not None
    assert (run.start, track.span) == (START, (0, 630))


def test_a_typed_run_has_no_samples(journal: Journal) -> None:
    """It has no track, and its ends cannot be cut."""
    run = journal.runs.add(a_run()).value
    assert journal.runs.track(run.key) is None
    with pytest.raises(InputError, match="Nothing was recorded"):
        journal.runs.cut_ends(run.key, 60, 0)


def test_a_deleted_run_takes_its_samples_along(journal: Journal, tmp_path: Path) -> None:
    """Undo brings back both, and so does undo of undo of the import."""
    run = imported(journal, tmp_path)
    before, track = journal.dump(), lists(journal.runs.track(run.key))
    journal.runs.delete(run.key)
    assert journal.dump()["run_stream"] == []
    journal.undo()
    assert journal.dump() == before
    journal.undo()
    assert not any(journal.dump().values())
    journal.redo()
    assert lists(journal.runs.track(run.key)) == track


def test_export_and_import_carry_the_samples(journal: Journal, path: Path, tmp_path: Path) -> None:
    """The JSON export has them as text, and what is made of it gives the same track."""
    run = imported(journal, tmp_path)
    document = tmp_path / "all.json"
    journal.export_json(document)
    with Journal.import_json(document, tmp_path / "new.calfjournal") as other:
        assert other.dump() == journal.dump()
        assert lists(other.runs.track(run.key)) == lists(journal.runs.track(run.key))


def test_cutting_the_ends_is_one_undoable_edit(journal: Journal, tmp_path: Path) -> None:
    """The run is what is left of it, its samples too, and undo brings back all."""
    run = imported(journal, tmp_path)
    before = journal.dump()
    track = journal.runs.track(run.key)
    assert track is not None
    told, _ = journal.runs.cut(run, track, 60, 120)
    cut = journal.runs.cut_ends(run.key, 60, 120).value
    assert cut == told == journal.runs.get(run.key)
    assert cut.start == run.start + timedelta(seconds=60)
    assert cut.elapsed_s == 420
    assert cut.distance_m == pytest.approx(1260, abs=2)
    track = journal.runs.track(run.key)
    assert track is not None
    assert (track.span, track.distance[0]) == ((0, 420), 0)
    assert in_words(journal.undo_label or "").startswith("Cut the ends of the run of")
    journal.undo()
    assert journal.dump() == before


def test_what_was_typed_survives_a_cut(journal: Journal, tmp_path: Path) -> None:
    """A distance keeps its share, a heart rate stays; what the samples told is theirs again."""
    run = imported(journal, tmp_path)
    journal.runs.update(replace(run, distance_m=2000.0, avg_hr=140.0, max_hr=171))
    cut = journal.runs.cut_ends(run.key, 60, 120).value
    assert cut.distance_m == pytest.approx(1400, abs=1)
    assert (cut.avg_hr, cut.max_hr) == (140, 171)


def test_the_heart_rate_of_a_device_is_that_of_what_is_left(
    journal: Journal, tmp_path: Path
) -> None:
    """Its summary differs from the samples by a beat or two, and goes with them."""
    points = steady(10)
    points = [replace(point, hr=130 if (point.at or 0) < 300 else 150) for point in points]
    run = imported(journal, tmp_path, gpx(points))
    journal.runs.update(replace(run, avg_hr=141.5, max_hr=151))
    cut = journal.runs.cut_ends(run.key, 0, 310).value
    assert (cut.avg_hr, cut.max_hr) == (130, 130)


def test_a_cut_run_is_not_worked_out_otherwise(journal: Journal, tmp_path: Path) -> None:
    """Its figures are those of its samples, and its file stays known."""
    run = imported(journal, tmp_path)
    journal.runs.cut_ends(run.key, 60, 120)
    assert journal.runs.recompute().value == Recomputed(1, 0, 0, 0)
    again = read_files([tmp_path / "run.gpx"], known_hashes=journal.runs.known_hashes())
    assert again.totals["same"] == 1


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (0, 0, "Say how many"),
        (-5, 10, "Say how many"),
        (300, 295, "At least 10"),
        (900, 0, "least"),
    ],
)
def test_a_cut_leaves_a_run(
    journal: Journal, tmp_path: Path, begin: float, end: float, words: str
) -> None:
    """Cutting nothing, or all but some seconds, is refused in words."""
    run = imported(journal, tmp_path)
    with pytest.raises(InputError, match=words):
        journal.runs.cut_ends(run.key, begin, end)
    assert journal.runs.get(run.key) == run


def test_recomputing_changes_nothing_that_is_so(journal: Journal, tmp_path: Path) -> None:
    """What an import kept comes out the same, and nothing is left to undo but the import."""
    imported(journal, tmp_path)
    journal.runs.add(a_run())
    before, label = journal.dump(), journal.undo_label
    outcome = journal.runs.recompute()
    assert outcome.value == Recomputed(runs=1, changed=0, unreadable=0, without=1)
    assert outcome.changes.is_empty
    assert (journal.dump(), journal.undo_label) == (before, label)


def test_recomputing_puts_right_what_an_older_rule_left(journal: Journal, tmp_path: Path) -> None:
    """A cadence of another rule is worked out again as one edit; all else of the run stays."""
    run = imported(journal, tmp_path)
    old = journal.runs.update(
        replace(run, cadence=Cadence(99.0), note="windy", distance_m=1900.0)
    ).value
    assert journal.runs.recompute().value == Recomputed(1, 1, 0, 0)
    assert journal.runs.get(run.key) == replace(old, cadence=run.cadence)
    assert in_words(journal.undo_label or "") == "Work out the cadence of runs again"
    journal.undo()
    assert journal.runs.get(run.key) == old


def test_samples_that_cannot_be_read_are_told(journal: Journal, tmp_path: Path) -> None:
    """The run stays as it is, and is counted; asking for its samples names the place."""
    run = imported(journal, tmp_path)
    stream = STREAM_OF.one(journal._file.database, run.key)
    assert stream is not None
    with journal.edit("damage"):
        broken = RunStream(1, stream.data[:40], stream.id)
        STREAMS.update(journal._file.database, broken, run_id=run.key)
    assert journal.runs.recompute().value == Recomputed(1, 0, 1, 0)
    assert journal.runs.get(run.key) == run
    with pytest.raises(DamagedJournal, match="run_stream"):
        journal.runs.track(run.key)
