"""F37: what an import means when its files come again, were edited, deleted, or start together.

And F41: whatever is empty in it deletes nothing.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from calfjournal.domain.import_choice import Asking, ImportChoice, RunFigure, Theirs
from calfjournal.domain.run import Run
from calfjournal.importers import FileResult, FileStatus, ImportBatch, read_files
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.importers import track_writer
from tests.importers.fit_writer import CYCLING, START, Leg, activity, file_id, fit_file
from tests.importers.track_writer import Lap, gpx, steady, tcx
from tests.store.samples import DAY, NOON, a_run

pytestmark = pytest.mark.faults

DAYS = timedelta(days=3)


def bring(journal: Journal, *paths: Path) -> list[str]:
    """Import as the command line does; statuses must add up to the files."""
    batch = read_files(paths, known_hashes=journal.runs.known_hashes())
    report = journal.runs.add_batch(batch).value
    totals = report.totals
    assert sum(totals[status] for status in FileStatus) == totals["files"] == len(report.files)
    assert all(file.reason for file in report.files if file.status != FileStatus.IMPORTED)
    return [file.status.value for file in report.files]


def runs(journal: Journal) -> list[Run]:
    return journal.runs.between(START.date() - DAYS, START.date() + DAYS)


def test_one_recording_in_every_wrapping_is_one_run(journal: Journal, tmp_path: Path) -> None:
    """The file, a copy, a gzip and a zip of it, in one import or later: one run, one step."""
    data = activity()
    (tmp_path / "a.fit").write_bytes(data)
    (tmp_path / "b.fit").write_bytes(data)
    (tmp_path / "c.fit.gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("e.fit", data)
    files = [tmp_path / name for name in ("a.fit", "b.fit", "c.fit.gz", "d.zip")]
    assert bring(journal, *files) == ["imported", "same", "same", "same"]
    before = journal.dump()
    assert bring(journal, *files) == ["same"] * 4
    assert journal.dump() == before
    journal.undo()
    assert not any(journal.dump().values())


def test_edits_by_hand_win(journal: Journal, tmp_path: Path) -> None:
    """Note, effort and distance of the athlete survive the file and an edited export of it."""
    file, edited = tmp_path / "run.fit", tmp_path / "edited.fit"
    file.write_bytes(activity())
    edited.write_bytes(activity([Leg(distance_cm=50_000)]))
    bring(journal, file)
    (run,) = runs(journal)
    mine = journal.runs.update(replace(run, note="left calf tight", rpe=7, distance_m=420.0)).value
    assert bring(journal, file, edited) == ["same", "conflict"]
    assert runs(journal) == [mine]
    before = journal.dump()
    assert bring(journal, file, edited) == ["same", "conflict"]
    assert journal.dump() == before


def three_formats(folder: Path) -> list[Path]:
    """Write one run as FIT, TCX and GPX; the GPX begins at its first fix, eight seconds late."""
    points = steady(10)
    written = {
        "run.fit": activity([Leg(start=track_writer.START, length=601, cadence=84, fraction=0)]),
        "run.tcx": tcx(Lap(points, 600.0, 1800.0)),
        "run.gpx": gpx(points[4:]),
    }
    for name, data in written.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in written]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_one_run_in_three_formats_is_one_run(
    journal: Journal, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """F37: FIT, TCX and GPX of a run one after the other, then edited, then deleted."""
    files = three_formats(tmp_path)
    first, *others = [files[number] for number in order]
    assert bring(journal, first) == ["imported"]
    assert all(bring(journal, file) == ["same"] for file in others)
    day = track_writer.START.date()
    (run,) = journal.runs.between(day, day)
    mine = journal.runs.update(replace(run, note="left calf tight", distance_m=420.0)).value
    assert bring(journal, first) == ["same"]
    assert all(bring(journal, file) == ["conflict"] for file in others)
    assert journal.runs.between(day, day) == [mine]
    journal.runs.delete(run.key)
    before = journal.dump()
    assert bring(journal, *files) == ["asked"] * 3
    assert journal.dump() == before


def test_one_run_in_three_formats_at_once_is_one_run(journal: Journal, tmp_path: Path) -> None:
    """F37: one folder with all three gives the run of the watch, whole or not at all undone."""
    folder = tmp_path / "in"
    folder.mkdir()
    three_formats(folder)
    before = journal.dump()
    assert sorted(bring(journal, folder)) == ["imported", "same", "same"]
    day = track_writer.START.date()
    assert [run.source for run in journal.runs.between(day, day)] == ["fit"]
    after = journal.dump()
    assert bring(journal, folder) == ["same"] * 3
    assert journal.dump() == after
    journal.undo()
    assert journal.dump() == before


def test_a_clock_an_hour_off_makes_no_second_run(journal: Journal, tmp_path: Path) -> None:
    """F37: a GPX whose times are an hour off is the run of the watch."""
    fit, *_ = three_formats(tmp_path)
    off = tmp_path / "off.gpx"
    bring(journal, fit)
    for seconds in (-3600, 3600):
        moved = [replace(point, at=(point.at or 0) + seconds) for point in steady(10)]
        off.write_bytes(gpx(moved))
        assert bring(journal, off) == ["same"]


def test_deleted_stays_deleted(journal: Journal, tmp_path: Path) -> None:
    """Every wrapping of a recording whose run was deleted is asked about, and none comes in."""
    file, packed = tmp_path / "run.fit", tmp_path / "run.fit.gz"
    file.write_bytes(activity())
    packed.write_bytes(gzip.compress(activity()))
    bring(journal, file)
    journal.runs.delete(runs(journal)[0].key)
    before = journal.dump()
    assert bring(journal, file) == bring(journal, packed) == ["asked"]
    assert journal.dump() == before


def test_an_undone_import_is_not_a_deleted_run(journal: Journal, tmp_path: Path) -> None:
    """Undo forgets the file with its run: the next import brings it in unasked."""
    file = tmp_path / "run.fit"
    file.write_bytes(activity())
    assert bring(journal, file) == ["imported"]
    journal.undo()
    assert bring(journal, file) == ["imported"]


def test_two_that_start_in_one_second_are_both_kept(journal: Journal, tmp_path: Path) -> None:
    """A ride in the second of a run comes in; a second run that shares nothing else is asked."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, leg in {
        "a.fit": Leg(length=1800),
        "b.fit": Leg(length=3600, sport=CYCLING, speed_mm=8000),
        "c.fit": Leg(length=90),
    }.items():
        (folder / name).write_bytes(activity([leg]))
    assert bring(journal, folder) == ["imported", "imported", "asked"]
    journal.runs.add_batch(
        read_files([folder / "c.fit"]), ImportChoice(accept=frozenset({Asking.SAME_TIME}))
    )
    assert len(runs(journal)) == 3


def test_two_of_one_file_that_start_in_one_second_never_share_curves(
    journal: Journal, tmp_path: Path
) -> None:
    """F37: neither has any, each says so, and its cadence is its own when worked out again."""
    run, walk = gpx(steady(30, cad=85)), gpx(steady(15, speed=2, cad=70), sport="walking")
    both = tmp_path / "both.gpx"
    both.write_bytes(run.replace(b"</gpx>", walk[walk.index(b"<trk>") :]))
    bring(journal, both)
    day = track_writer.START.date()
    found = {each.sport: each for each in journal.runs.between(day, day)}
    assert set(found) == {"running", "walking"}
    for each in found.values():
        assert journal.runs.track(each.key) is None
        assert "none has its curves" in in_words(each.warning)
    journal.runs.recompute()
    assert found["running"].cadence.spm == 170
    assert {each.sport: each for each in journal.runs.between(day, day)} == found


EMPTY = {
    "nothing.fit": b"",
    "no_rows.fit": fit_file(file_id()),
    "no_rows.gpx": gpx(),
    "no_points.gpx": gpx([]),
    "no_rows.tcx": tcx(),
    "no_rows.csv": b"Activity Date,Distance\n",
    "no_rows.json": b"[]",
}
"""Exports of somebody who never ran, or who lost it all."""


def test_an_empty_source_deletes_nothing(journal: Journal, tmp_path: Path) -> None:
    """Empty folders, archives and exports, after others that were full: all that is there stays."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "run.fit").write_bytes(activity())
    assert bring(journal, folder) == ["imported"]
    (folder / "run.fit").unlink()
    before = journal.dump()
    assert bring(journal, folder) == []
    for name, data in EMPTY.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name, data in EMPTY.items():
            archive.writestr(name, data)
    zipfile.ZipFile(folder / "empty.zip", "w").close()
    found = bring(journal, folder)
    assert len(found) == 2 * len(EMPTY) + 1
    assert set(found) <= {"skipped", "failed", "same"}
    assert journal.dump() == before


# ------------------------------------------------------------------- any order of anything


def recording(hour: int, copy: int) -> FileResult:
    """Return copy 1, 2, … of the run of an hour, each edited to another distance elsewhere."""
    metres = 10_000.0 + 1_000 * copy
    run = replace(a_run(NOON + timedelta(hours=hour), metres), file_hash=f"{hour}{copy}" * 32)
    return FileResult(f"{hour}-{copy}.fit", "fit", FileStatus.IMPORTED, runs=(run,))


FILES = st.builds(recording, st.integers(0, 4), st.integers(0, 2))


@contextmanager
def a_journal() -> Iterator[Journal]:
    with (
        TemporaryDirectory() as folder,
        Journal.create(Path(folder) / "year.calfjournal") as journal,
    ):
        yield journal


class Imports(RuleBasedStateMachine):
    """Imports, edits and deletions of five runs, each of which comes in three exports."""

    def __init__(self) -> None:
        super().__init__()
        self._open = a_journal()
        self.journal = self._open.__enter__()
        self.mine: dict[int, Run] = {}
        self.deleted: set[str] = set()

    def teardown(self) -> None:
        self._open.__exit__(None, None, None)

    @property
    def runs(self) -> list[Run]:
        return self.journal.runs.between(DAY, DAY + timedelta(days=1))

    @rule(files=st.lists(FILES, min_size=1, max_size=6))
    def bring(self, files: list[FileResult]) -> None:
        self.journal.runs.add_batch(ImportBatch(tuple(files)))

    @precondition(lambda self: self.runs)
    @rule(at=st.integers(0, 4), files=st.lists(FILES, min_size=1, max_size=3))
    def take_theirs(self, at: int, files: list[FileResult]) -> None:
        mine = self.runs[at % len(self.runs)]
        batch = ImportBatch(tuple(files))
        choice = ImportChoice(theirs=frozenset({Theirs(mine.key, RunFigure.DISTANCE)}))
        told = [
            each.theirs
            for each in self.journal.runs.preview(batch, choice).differences
            if (each.run_id, each.figure) == (mine.id, RunFigure.DISTANCE)
        ]
        self.journal.runs.add_batch(batch, choice)
        now = self.journal.runs.present(mine.key)
        assert now == replace(mine, distance_m=told[0] if told else mine.distance_m)
        if mine.key in self.mine:
            self.mine[mine.key] = now

    @precondition(lambda self: self.runs)
    @rule(at=st.integers(0, 4), metres=st.floats(1, 50_000))
    def edit(self, at: int, metres: float) -> None:
        run = self.runs[at % len(self.runs)]
        saved = self.journal.runs.update(replace(run, distance_m=metres, note="mine")).value
        self.mine[saved.key] = saved

    @precondition(lambda self: self.runs)
    @rule(at=st.integers(0, 4))
    def delete(self, at: int) -> None:
        run = self.runs[at % len(self.runs)]
        self.journal.runs.delete(run.key)
        self.mine.pop(run.key, None)
        self.deleted.add(run.file_hash)

    @invariant()
    def no_run_is_there_twice(self) -> None:
        starts = [run.start for run in self.runs]
        assert len(starts) == len(set(starts))

    @invariant()
    def edits_win_and_deleted_stays_deleted(self) -> None:
        there = {run.id: run for run in self.runs}
        assert all(there[key] == run for key, run in self.mine.items())
        assert not self.deleted & {run.file_hash for run in there.values()}


TestImports = Imports.TestCase
TestImports.settings = settings(max_examples=15, stateful_step_count=12)
