"""What becomes of a file beside what the journal holds: told, asked, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.import_choice import NOTHING_CHOSEN, Asking, ImportChoice
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.plausible import doubts
from calfjournal.domain.run import Cadence, Run
from calfjournal.errors import InputError
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.verbs.checked_runs import check_run
from calfjournal.verbs.judging import storable
from tests.store.samples import DAY, NOON, a_run

IMPLAUSIBLE, SAME_TIME, DELETED = (
    ImportChoice(accept=frozenset({asking}))
    for asking in (Asking.IMPLAUSIBLE, Asking.SAME_TIME, Asking.DELETED)
)


def a_file(*runs: Run, asking: Asking | None = None) -> ImportBatch:
    status = FileStatus.IMPORTED if asking is None else FileStatus.ASKED
    return ImportBatch((FileResult("run.fit", "fit", status, "", runs, asking=asking),))


def a_recording(content: str = "a", **change: object) -> Run:
    run = replace(a_run(), source="fit", file_hash=content * 64, rpe=None, note="")
    return replace(run, **change)


def only(batch: ImportBatch) -> FileResult:
    (file,) = batch.files
    return file


def kept(journal: Journal) -> list[Run]:
    return [replace(run, id=None) for run in journal.runs.between(DAY, DAY + timedelta(days=1))]


@pytest.mark.parametrize("edited", [10_400.0, 400.0, 21_097.5])
def test_an_edited_distance_is_a_conflict_with_both_values(journal: Journal, edited: float) -> None:
    """Exported again after an edit: one run, told with both values, the journal's stays."""
    journal.runs.add_batch(a_file(a_recording()))
    before = kept(journal)
    outcome = journal.runs.add_batch(a_file(a_recording("b", distance_m=edited)))
    file = only(outcome.value)
    assert file.status == FileStatus.CONFLICT
    assert "10 km" in in_words(file.reason)
    assert f"{edited / 1000:.2f}".rstrip("0") in in_words(file.reason)
    assert outcome.changes.kinds == {Kind.IMPORTED_FILE}
    assert kept(journal) == before
    assert in_words(journal.undo_label or "") == "Remember 1 file of a run that is there"


def test_a_distance_edited_in_the_journal_is_the_same_conflict(journal: Journal) -> None:
    """The journal's run was edited by hand: an export under another name does not double it."""
    journal.runs.add_batch(a_file(a_recording()))
    (run,) = journal.runs.between(DAY, DAY)
    mine = journal.runs.update(replace(run, distance_m=8_000.0, note="treadmill")).value
    file = only(journal.runs.add_batch(a_file(a_recording("b"))).value)
    assert (file.status, "8 km" in in_words(file.reason)) == (FileStatus.CONFLICT, True)
    assert journal.runs.between(DAY, DAY) == [mine]


def test_every_recording_of_a_deleted_run_stays_out(journal: Journal) -> None:
    """A conflict is known with its run: once that is deleted it is asked about, and can come in."""
    run = journal.runs.add(replace(a_run(), distance_m=8_000.0)).value
    assert only(journal.runs.add_batch(a_file(a_recording())).value).status == FileStatus.CONFLICT
    journal.runs.delete(run.key)
    file = only(journal.runs.add_batch(a_file(a_recording())).value)
    assert (file.status, file.asking) == (FileStatus.ASKED, Asking.DELETED)
    file = only(journal.runs.add_batch(a_file(a_recording()), DELETED).value)
    assert file.status == FileStatus.IMPORTED


def test_two_sports_that_start_in_one_second_are_two(journal: Journal) -> None:
    """A bicycle computer started with the watch loses nothing, in one batch or two."""
    run = a_recording()
    ride = a_recording("b", sport="cycling", distance_m=30_000.0)
    journal.runs.add_batch(ImportBatch((*a_file(run).files, *a_file(ride).files)))
    assert len(kept(journal)) == 2


def test_two_runs_that_share_only_their_second_are_asked(journal: Journal) -> None:
    """Same sport and second, nothing else alike: told with both values, in when accepted."""
    journal.runs.add_batch(a_file(a_recording()))
    other = a_recording("b", distance_m=400.0, duration_s=75.0, elapsed_s=80.0)
    file = only(journal.runs.add_batch(a_file(other)).value)
    assert (file.status, file.asking) == (FileStatus.ASKED, Asking.SAME_TIME)
    assert "10 km" in in_words(file.reason)
    assert "0.4 km" in in_words(file.reason)
    assert len(kept(journal)) == 1
    file = only(journal.runs.add_batch(a_file(other), SAME_TIME).value)
    assert (file.status, file.asking) == (FileStatus.IMPORTED, None)
    assert len(kept(journal)) == 2


def test_legs_of_one_file_are_not_held_against_each_other(journal: Journal) -> None:
    """Two runs of one file in one second were told apart by the watch, and both are kept."""
    short = a_recording(distance_m=400.0, duration_s=75.0, elapsed_s=80.0)
    journal.runs.add_batch(a_file(a_recording(), short))
    assert len(kept(journal)) == 2


def test_an_implausible_file_stays_out_until_accepted(journal: Journal) -> None:
    """Asked changes nothing; accepted it comes in as it is, and undo takes it back."""
    rocket = a_recording(distance_m=1_788_000.0, duration_s=691.0)
    batch = a_file(rocket, asking=Asking.IMPLAUSIBLE)
    before = journal.dump()
    for accept in (NOTHING_CHOSEN, DELETED):
        outcome = journal.runs.add_batch(batch, accept)
        assert only(outcome.value).status == FileStatus.ASKED
        assert outcome.changes.is_empty
    assert journal.runs.known_hashes() == set()
    assert only(journal.runs.compare(batch, IMPLAUSIBLE)).status == FileStatus.IMPORTED
    assert only(journal.runs.add_batch(batch, IMPLAUSIBLE).value).status == FileStatus.IMPORTED
    assert kept(journal) == [rocket]
    assert only(journal.runs.add_batch(batch).value).status == FileStatus.SAME
    journal.undo()
    assert journal.dump() == before


def test_an_implausible_copy_of_a_run_is_a_conflict(journal: Journal) -> None:
    """A distance edited beyond belief is told as the conflict it is, also when accepted."""
    journal.runs.add_batch(a_file(a_recording()))
    rocket = a_recording("b", distance_m=1_788_000.0)
    batch = a_file(rocket, asking=Asking.IMPLAUSIBLE)
    assert only(journal.runs.add_batch(batch, IMPLAUSIBLE).value).status == FileStatus.CONFLICT
    assert len(kept(journal)) == 1


def test_what_no_journal_can_hold_is_left_out_of_an_accepted_run(journal: Journal) -> None:
    """Ten years of timer cannot be stored: the run comes in without, and its warning says so."""
    rocket = a_recording(duration_s=3.2e8, cadence=Cadence(999.0))
    batch = a_file(rocket, asking=Asking.IMPLAUSIBLE)
    assert only(journal.runs.add_batch(batch, IMPLAUSIBLE).value).status == FileStatus.IMPORTED
    (run,) = kept(journal)
    assert (run.duration_s, run.cadence, run.distance_m) == (None, Cadence(), 10_000.5)
    assert "duration" in in_words(run.warning)
    assert "cadence" in in_words(run.warning)


def test_what_is_left_out_joins_what_could_not_be_read(journal: Journal) -> None:
    """A warning of several parts stays a message in the journal, told as one line."""
    damaged = say("importers.breaks_off", count=84)
    rocket = a_recording(duration_s=3.2e8, cadence=Cadence(999.0), warning=damaged)
    journal.runs.add_batch(a_file(rocket, asking=Asking.IMPLAUSIBLE), IMPLAUSIBLE)
    (run,) = kept(journal)
    assert run.warning == storable(rocket).warning
    assert in_words(run.warning) == (
        "read 84 records, then the file breaks off; "
        "left out, as no journal can hold it: duration, cadence"
    )


def test_a_deleted_run_stays_deleted_until_accepted(journal: Journal) -> None:
    """Its file is asked about, not silently the same; accepted it is back, and can be undone."""
    batch = a_file(a_recording())
    journal.runs.add_batch(batch)
    (run,) = journal.runs.between(DAY, DAY)
    journal.runs.delete(run.key)
    assert journal.runs.known_hashes() == set()
    for accept in (NOTHING_CHOSEN, IMPLAUSIBLE):
        file = only(journal.runs.add_batch(batch, accept).value)
        assert (file.status, file.asking) == (FileStatus.ASKED, Asking.DELETED)
    assert kept(journal) == []
    assert only(journal.runs.add_batch(batch, DELETED).value).status == FileStatus.IMPORTED
    assert kept(journal) == [a_recording()]
    journal.undo()
    assert kept(journal) == []
    assert only(journal.runs.add_batch(batch).value).asking is Asking.DELETED


figures = st.none() | st.floats(0, 1e7)


@given(
    distance=figures,
    duration=figures,
    elapsed=figures,
    beats=figures,
    highest=st.none() | st.integers(0, 400),
    steps=figures,
)
def test_a_run_is_taken_or_asked_about(
    distance: float | None,
    duration: float | None,
    elapsed: float | None,
    beats: float | None,
    highest: int | None,
    steps: float | None,
) -> None:
    """What nobody doubts can be stored as it is; what is doubted, once accepted, always can."""
    run = a_recording(
        distance_m=distance,
        duration_s=duration,
        elapsed_s=elapsed,
        avg_hr=beats,
        max_hr=highest,
        cadence=Cadence(steps),
    )
    doubted = doubts(run, NOON + timedelta(days=1))
    if not doubted:
        assert check_run(run) == run
    check_run(storable(run))


def test_a_negative_figure_cannot_be_stored() -> None:
    """The rule of the journal itself stands behind the doubts."""
    with pytest.raises(InputError):
        check_run(a_recording(distance_m=-3.0))
