"""What a preview of an import shows, and that what is chosen in it is what comes in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import (
    NOTHING_CHOSEN,
    Asking,
    FoundKind,
    ImportChoice,
    RunFigure,
    Theirs,
)
from calfjournal.domain.import_preview import FoundRow, ImportPreview
from calfjournal.domain.run import Cadence, Run, RunStream
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, NOON, a_run

WALKS = Cadence(131.0, 3.0, None, 900)
CURVE = RunStream(1, b"packed")


def a_recording(days: int = 0, content: str = "a", **change: object) -> Run:
    start = NOON + timedelta(days=days)
    run = replace(a_run(start), day=start.date(), source="fit", file_hash=content * 64)
    return replace(run, rpe=None, note="", **change)


def a_file(*runs: Run, name: str = "run.fit", **more: object) -> FileResult:
    kind = name.rpartition(".")[2]
    return replace(FileResult(name, kind, FileStatus.IMPORTED, runs=runs), **more)


def of(*files: FileResult) -> ImportBatch:
    return ImportBatch(files)


def row(preview: ImportPreview, kind: FoundKind) -> FoundRow:
    (found,) = (row for row in preview.rows if row.kind is kind)
    return found


def on(journal: Journal, day: date = DAY) -> Run:
    (run,) = journal.runs.between(day, day)
    return run


def test_a_preview_counts_by_kind_and_month(journal: Journal) -> None:
    """New, same, different, asked and unreadable of each kind, with the months of the new ones."""
    journal.runs.add_batch(of(a_file(a_recording())))
    journal.runs.add(replace(a_run(NOON + timedelta(days=2)), day=DAY + timedelta(days=2)))
    batch = of(
        a_file(a_recording()),
        a_file(a_recording(2, "b", distance_m=12_000.0)),
        a_file(a_recording(-40, "c")),
        a_file(a_recording(9, "d")),
        a_file(a_recording(10, "e", sport="cycling")),
        a_file(a_recording(11, "f", cadence=WALKS)),
        FileResult("bad.fit", "fit", FileStatus.FAILED, "cut off"),
        FileResult("a.png", "", FileStatus.SKIPPED, "a picture"),
        FileResult("d.csv", "csv", FileStatus.IMPORTED, days=(CheckIn(DAY, resting_hr=50),)),
    )
    preview = journal.runs.preview(batch)
    assert preview.first == date(2026, 10, 1)
    assert row(preview, FoundKind.RUNS) == FoundRow(
        kind=FoundKind.RUNS,
        first=DAY - timedelta(days=40),
        last=DAY + timedelta(days=11),
        new=2,
        same=1,
        differs=1,
        asked=1,
        unreadable=1,
        months=[1, 0, 1],
    )
    rides = row(preview, FoundKind.OTHERS)
    assert (rides.new, rides.months, rides.first) == (1, [0, 0, 1], DAY + timedelta(days=10))
    assert row(preview, FoundKind.DAYS).new == 1
    assert preview.entries == 4
    assert [each.file for each in preview.not_taken] == ["bad.fit", "run.fit", "a.png"]
    assert preview.asked == {Asking.WALK_OR_RUN: 1}


def test_what_the_preview_counts_is_what_comes_in(journal: Journal) -> None:
    """By whatever kinds are chosen: the rest is left out and told, and can come later."""
    batch = of(
        a_file(a_recording()),
        a_file(a_recording(1, "b", sport="cycling")),
        FileResult("d.csv", "csv", FileStatus.IMPORTED, days=(CheckIn(DAY, resting_hr=50),)),
    )
    before = journal.dump()
    for kinds, entries in (({FoundKind.RUNS}, 1), ({FoundKind.DAYS, FoundKind.OTHERS}, 2)):
        choice = ImportChoice(kinds=frozenset(kinds))
        assert journal.runs.preview(batch, choice).entries == entries
        done = journal.runs.add_batch(batch, choice).value
        totals = done.totals
        assert totals["imported"] == entries
        assert totals["skipped"] == 3 - entries
        left = {in_words(f.reason) for f in done.files if f.status is FileStatus.SKIPPED}
        assert left == {"left out, as you chose"}
        journal.undo()
        assert journal.dump() == before
    assert len(journal.runs.preview(batch).rows) == 3


def test_a_difference_shows_both_and_yours_stays(journal: Journal) -> None:
    """Both values with where they come from; nothing of the journal's changes unasked."""
    mine = journal.runs.add(replace(a_run(), distance_m=8_000.0, avg_hr=120.0)).value
    batch = of(a_file(a_recording(distance_m=10_000.0, duration_s=3_010.0)))
    found = {each.figure: each for each in journal.runs.preview(batch).differences}
    assert set(found) == {RunFigure.DISTANCE, RunFigure.HEART_RATE}
    distance = found[RunFigure.DISTANCE]
    assert (distance.run_id, distance.day, distance.file) == (mine.id, DAY, "run.fit")
    assert (distance.mine, distance.theirs) == (8_000.0, 10_000.0)
    assert (distance.source, distance.their_source) == ("manual", "fit")
    assert found[RunFigure.HEART_RATE].mine == 120.0
    journal.runs.add_batch(batch)
    assert on(journal) == mine


def test_a_figure_chosen_from_the_file_is_taken_in_the_same_edit(journal: Journal) -> None:
    """Only the chosen ones, beside what is new, and one undo takes all of it back."""
    mine = journal.runs.add(replace(a_run(), distance_m=8_000.0)).value
    batch = of(a_file(a_recording(distance_m=10_000.0)), a_file(a_recording(1, "b")))
    before = journal.dump()
    choice = ImportChoice(theirs=frozenset({Theirs(mine.key, RunFigure.DISTANCE)}))
    assert journal.runs.preview(batch, choice).entries == 2
    outcome = journal.runs.add_batch(batch, choice)
    assert on(journal) == replace(mine, distance_m=10_000.0)
    assert "takes 1 figure from here" in in_words(outcome.value.files[0].reason)
    assert in_words(journal.undo_label or "") == "Import 1 run and changes to 1 run"
    journal.undo()
    assert journal.dump() == before


def test_of_two_files_the_one_that_was_shown_is_taken(journal: Journal) -> None:
    """The richer format tells a difference, once, and its value is what comes in."""
    mine = journal.runs.add(replace(a_run(), distance_m=8_000.0)).value
    batch = of(
        a_file(a_recording(content="b", distance_m=11_000.0, source="gpx"), name="a.gpx"),
        a_file(a_recording(distance_m=10_000.0)),
    )
    (difference,) = journal.runs.preview(batch).differences
    assert (difference.theirs, difference.their_source) == (10_000.0, "fit")
    choice = ImportChoice(theirs=frozenset({Theirs(mine.key, RunFigure.DISTANCE)}))
    journal.runs.add_batch(batch, choice)
    assert on(journal).distance_m == 10_000.0


def test_edited_by_hand_and_imported_again_is_the_same(journal: Journal) -> None:
    """A file that is known is no difference, whatever was edited, nor can it overwrite."""
    batch = of(a_file(a_recording()))
    journal.runs.add_batch(batch)
    mine = journal.runs.update(replace(on(journal), distance_m=1.0, note="mine")).value
    choice = ImportChoice(theirs=frozenset({Theirs(mine.key, RunFigure.DISTANCE)}))
    preview = journal.runs.preview(batch, choice)
    assert (preview.differences, preview.entries) == ([], 0)
    assert row(preview, FoundKind.RUNS).same == 1
    assert journal.runs.add_batch(batch, choice).changes.is_empty
    assert on(journal) == mine


def test_the_same_of_a_file_that_was_not_read_has_its_day(journal: Journal) -> None:
    """A file known by its hash alone counts as what of it is there."""
    journal.runs.add_batch(of(a_file(a_recording(sport="cycling"))))
    known = FileResult("run.fit", "fit", FileStatus.SAME, "known", file_hash="a" * 64)
    (found,) = journal.runs.preview(of(known)).rows
    assert (found.kind, found.same, found.first) == (FoundKind.OTHERS, 1, DAY)


def test_a_walk_or_a_run_is_asked_once(journal: Journal) -> None:
    """At 131 steps a minute it is asked; the answer stands in the journal, so never again."""
    batch = of(a_file(a_recording(cadence=WALKS)))
    asked = journal.runs.compare(batch).files[0]
    assert (asked.status, asked.asking) == (FileStatus.ASKED, Asking.WALK_OR_RUN)
    assert "131 spm" in in_words(asked.reason)
    accept = frozenset({Asking.WALK_OR_RUN})
    for as_walks, sport, cadence in ((True, "walking", Cadence()), (False, "running", WALKS)):
        journal.runs.add_batch(batch, ImportChoice(accept=accept, as_walks=as_walks))
        assert (on(journal).sport, on(journal).cadence) == (sport, cadence)
        assert journal.runs.compare(batch).files[0].status is FileStatus.SAME
        journal.undo()


@pytest.mark.parametrize("spm", [119.9, 140.0, None])
def test_other_cadences_are_not_asked_about(journal: Journal, spm: float | None) -> None:
    """Below 120 and from 140 on, and without any, a run is what the file calls it."""
    batch = of(a_file(a_recording(cadence=Cadence(spm))))
    assert journal.runs.compare(batch).files[0].status is FileStatus.IMPORTED


def test_a_typed_run_takes_the_curves_and_keeps_its_figures(journal: Journal) -> None:
    """Samples are filled in where there are none, told as such, once; undo takes them back."""
    mine = journal.runs.add(replace(a_run(), note="mine")).value
    run = a_recording()
    batch = of(a_file(run, streams={run.start: CURVE}))
    before = journal.dump()
    assert journal.runs.preview(batch).entries == 1
    done = journal.runs.add_batch(batch).value.files[0]
    assert (done.status, done.runs) == (FileStatus.IMPORTED, ())
    assert "filled in" in in_words(done.reason)
    assert on(journal) == mine
    assert len(journal.dump()["run_stream"]) == 1
    after = journal.dump()
    assert journal.runs.add_batch(batch).value.files[0].status is FileStatus.SAME
    assert journal.dump() == after
    journal.undo()
    assert journal.dump() == before


def test_what_a_typed_run_lacks_is_filled_in(journal: Journal) -> None:
    """Heart rate and cadence without a question, told, in one edit, and once; undo empties them."""
    mine = journal.runs.add(replace(a_run(), avg_hr=None, max_hr=None, cadence=Cadence())).value
    steps = Cadence(171.0, 2.0, None, 900)
    batch = of(
        a_file(a_recording(avg_hr=151.0, max_hr=170, cadence=steps)),
        a_file(a_recording(content="b", source="gpx", avg_hr=150.0, cadence=steps), name="b.gpx"),
    )
    before = journal.dump()
    preview = journal.runs.preview(batch)
    assert (preview.differences, preview.entries) == ([], 1)
    done = journal.runs.add_batch(batch).value.files
    assert [file.status.value for file in done] == ["imported", "same"]
    assert "filled in, as the run" in in_words(done[0].reason)
    assert "average heart rate, cadence" in in_words(done[0].reason)
    assert on(journal) == replace(mine, avg_hr=151.0, max_hr=170, cadence=steps)
    journal.undo()
    assert journal.dump() == before


def test_a_copy_of_a_walk_is_the_same(journal: Journal) -> None:
    """What was taken as a walk is not asked about by another copy of its file."""
    accept = ImportChoice(accept=frozenset({Asking.WALK_OR_RUN}), as_walks=True)
    journal.runs.add_batch(of(a_file(a_recording(cadence=WALKS))), accept)
    copy = of(a_file(a_recording(content="b", cadence=WALKS)))
    assert journal.runs.preview(copy).differences == []
    assert journal.runs.compare(copy).files[0].status is FileStatus.SAME


def test_twins_of_one_import_are_named_by_their_files(journal: Journal) -> None:
    """Nothing is in the journal yet, so nothing is said to be there already."""
    batch = of(
        a_file(a_recording(content="b", source="gpx"), name="w.gpx"),
        a_file(a_recording(), name="w.fit"),
    )
    (copy, _) = journal.runs.compare(batch).files
    assert (copy.status, in_words(copy.reason)) == (FileStatus.SAME, "the same run as w.fit")


def test_new_runs_come_with_their_curves(journal: Journal) -> None:
    """Each run of a batch has its own samples."""
    first, second = a_recording(), a_recording(1, "b")
    other = RunStream(1, b"other")
    journal.runs.add_batch(
        of(
            a_file(first, streams={first.start: CURVE}),
            a_file(second, streams={second.start: other}),
        )
    )
    rows = journal.dump()["run_stream"]
    assert {row["run_id"] for row in rows} == {
        run.id for run in journal.runs.between(DAY, DAY + timedelta(days=1))
    }


def test_of_one_run_in_one_import_the_richest_comes_in(journal: Journal) -> None:
    """FIT, TCX and GPX of one run, in whatever order: one run, of the FIT, and two the same."""
    names = ("a.gpx", "b.tcx", "c.fit")
    files = [a_file(a_recording(content=name[0], source=name[2:]), name=name) for name in names]
    done = journal.runs.add_batch(of(*files)).value
    assert [file.status.value for file in done.files] == ["same", "same", "imported"]
    assert on(journal).source == "fit"
    journal.runs.delete(on(journal).key)
    again = journal.runs.compare(of(*files))
    assert {file.asking for file in again.files} == {Asking.DELETED}


def test_half_a_run_is_asked_about(journal: Journal) -> None:
    """A recording of half the time and half the way is neither doubled nor dropped in silence."""
    journal.runs.add_batch(of(a_file(a_recording())))
    half = a_recording(
        content="b",
        start=NOON + timedelta(minutes=20),
        distance_m=5_000.0,
        duration_s=1_500.0,
        elapsed_s=1_500.0,
    )
    (file,) = journal.runs.compare(of(a_file(half))).files
    assert (file.status, file.asking) == (FileStatus.ASKED, Asking.SAME_TIME)
    assert "same time" in in_words(file.reason)


def test_a_preview_looks_anew_when_the_journal_changed(journal: Journal) -> None:
    """What was judged is kept for the next choice, not for another journal."""
    batch = of(a_file(a_recording()))
    assert journal.runs.preview(batch).entries == 1
    run = journal.runs.add(a_run()).value
    assert journal.runs.preview(batch).entries == 0
    journal.runs.delete(run.key)
    assert journal.runs.preview(batch, NOTHING_CHOSEN).entries == 1


def test_what_was_asked_stays_shown_when_it_is_accepted(journal: Journal) -> None:
    """A box that is ticked does not vanish."""
    batch = of(a_file(a_recording(cadence=WALKS)))
    accepted = ImportChoice(accept=frozenset({Asking.WALK_OR_RUN}))
    preview = journal.runs.preview(batch, accepted)
    assert preview.asked == {Asking.WALK_OR_RUN: 1}
    assert (preview.entries, preview.not_taken) == (1, [])
