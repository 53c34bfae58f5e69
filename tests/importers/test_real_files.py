"""Recordings of real watches against figures of independent decoders."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from calfjournal.domain.run import Cadence, Run
from calfjournal.importers import FileResult, FileStatus, read_files
from calfjournal.importers.fit import decode
from calfjournal.importers.fit_messages import (
    FIT_EPOCH,
    FitMessages,
    decode_fast,
    decode_reference,
)
from calfjournal.importers.fit_runs import runs_of
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.progress.stream import unpacked
from calfjournal.progress.track_figures import cadence_of

Truth = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def truth(real_data: Path) -> Truth:
    """Return what is known of each FIT file, by its path under the folder of recordings."""
    files: Truth = json.loads((real_data / "truth.json").read_text(encoding="utf-8"))["files"]
    return {name: known for name, known in files.items() if ".fit" in name.lower()}


@pytest.fixture(scope="module")
def imported(real_data: Path, truth: Truth) -> dict[str, FileResult]:
    """Import every FIT file once."""
    batch = read_files([real_data / name for name in truth])
    return dict(zip(truth, batch.files, strict=True))


def started(known: dict[str, Any]) -> datetime:
    """Return the true start; watches without a date count from when they were switched on."""
    text: str = known["start_utc"]
    if text.startswith("relative:"):
        return FIT_EPOCH + timedelta(seconds=int(text.removeprefix("relative:")))
    return datetime.fromisoformat(text)


def near(value: float | None, true: float | None, within: float, share: float = 0) -> bool:
    """True when a figure is as near to the truth as asked, or both are missing."""
    if value is None or true is None:
        return value is true
    return abs(value - true) <= max(within, share * abs(true))


def recordings(real_data: Path, ending: str) -> Truth:
    """What is known of the files with a name that ends so, packed ones too."""
    files: Truth = json.loads((real_data / "truth.json").read_text(encoding="utf-8"))["files"]
    return {name: known for name, known in files.items() if ending in name.lower()}


def check_figures(run: Run, known: dict[str, Any], name: str) -> None:
    """Heart rate, cadence and time on the wall are within the stated tolerances."""
    assert near(run.elapsed_s, known["elapsed_s"], 1), name
    assert near(run.avg_hr, known["hr_mean"], 0.5), name
    if run.is_running:
        assert near(run.cadence.spm, known.get("cad_mean_moving"), 1), name
        assert near(run.cadence.cv, known.get("cad_cv_ge130_pct"), 0.5), name


def test_tcx_figures_are_true(real_data: Path) -> None:
    """Every activity comes in with the figures other decoders found."""
    truth = recordings(real_data, ".tcx")
    batch = read_files([real_data / name for name in truth])
    for (name, known), file in zip(truth.items(), batch.files, strict=True):
        (true,) = known["activities"]
        assert file.status == FileStatus.IMPORTED, (name, in_words(file.reason))
        (run,) = file.runs
        assert abs(run.start - datetime.fromisoformat(true["start_utc"])) <= timedelta(seconds=1)
        assert run.is_running == (true["sport"] == "Running"), name
        assert near(run.duration_s, true["duration_s"], 1), name
        assert near(run.distance_m, true["distance_m_laps"], 0, 0.005), name
        check_figures(run, true, name)


def test_gpx_figures_are_true(real_data: Path) -> None:
    """Every recorded track gives its figures, or is left out with the reason."""
    truth = recordings(real_data, ".gpx")
    batch = read_files([real_data / name for name in truth])
    for (name, known), file in zip(truth.items(), batch.files, strict=True):
        if not known["elapsed_s"] or known["elapsed_s"] < 10:
            assert (file.status, file.runs) == (FileStatus.SKIPPED, ()), name
            assert file.reason, name
            continue
        (run,) = file.runs
        assert abs(run.start - datetime.fromisoformat(known["start_utc"])) <= timedelta(seconds=1)
        check_figures(run, known, name)
        if known["n_segments"] == 1:
            assert near(run.distance_m, known["distance_m_haversine2d"], 0, 0.02), name
            assert near(run.duration_s, known["elapsed_s"], 1), name


def single(truth: Truth) -> dict[str, dict[str, Any]]:
    """Activities of one sport with a summary."""
    return {
        name: known
        for name, known in truth.items()
        if known["kind"] == "activity" and known["n_sessions"] == 1
    }


def test_every_activity_comes_in(truth: Truth, imported: dict[str, FileResult]) -> None:
    """Every readable activity is imported, damaged ones with a reason; others are skipped."""
    for name, known in truth.items():
        result = imported[name]
        if known["kind"] == "activity":
            assert result.status == FileStatus.IMPORTED, name
            assert known["strict_decode"] == "ok" or result.reason, name
        else:
            assert (result.status, result.runs) == (FileStatus.SKIPPED, ()), name
            assert "not an activity" in in_words(result.reason)


def test_figures_are_true(truth: Truth, imported: dict[str, FileResult]) -> None:
    """Start, sport, times, distance and heart rate are within the stated tolerances."""
    for name, known in single(truth).items():
        (run,) = imported[name].runs
        assert abs(run.start - started(known)) <= timedelta(seconds=1), name
        assert run.sport == known["sport"], name
        assert (run.sub_sport or "None") == known["sub_sport"], name
        assert near(run.duration_s, known["duration_s"], 1), name
        assert near(run.elapsed_s, known["elapsed_s"], 1), name
        assert near(run.distance_m, known["distance_m"], 0, 0.005), name
        heart_rate = known["avg_hr_session"] or known["hr_mean_records"] or None
        assert near(run.avg_hr, heart_rate, 0.5), name
        offset = known.get("utc_offset_h")
        assert run.utc_offset_min == (None if offset is None else offset * 60), name


def test_cadence_is_true(truth: Truth, imported: dict[str, FileResult]) -> None:
    """Running cadence is within the tolerances; no other sport has any."""
    for name, known in single(truth).items():
        (run,) = imported[name].runs
        if known["sport"] != "running":
            assert run.cadence == Cadence(), name
            continue
        assert near(run.cadence.spm, known.get("cad_mean_moving"), 1), name
        assert near(run.cadence.cv, known.get("cad_cv_ge130_pct"), 0.5), name


def test_kept_samples_tell_the_same(
    real_data: Path, truth: Truth, imported: dict[str, FileResult]
) -> None:
    """The samples that are kept give the cadence of those in the file, in some kilobytes."""
    for name, known in single(truth).items():
        (run,) = imported[name].runs
        stream = imported[name].streams.get(run.start)
        if stream is None:
            assert not known["hr_n"], name
            continue
        kept = unpacked(stream)
        assert len(kept) == known["n_records"], name
        assert len(stream.data) <= 500 + 7 * len(kept), name
        if run.is_running:
            data = (real_data / name).read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            assert near_cadence(cadence_of(kept), run.cadence, 1e-9), name
            assert near_cadence(cadence_of(decode(data).records), run.cadence, 0.1), name


def near_cadence(one: Cadence, other: Cadence, within: float) -> bool:
    """True when mean, CV and robust CV are as near to each other as asked."""
    pairs = ((one.spm, other.spm), (one.cv, other.cv), (one.rcv, other.rcv))
    return all(near(mine, theirs, within) for mine, theirs in pairs)


def test_legs_of_a_triathlon_are_true(truth: Truth, imported: dict[str, FileResult]) -> None:
    """Each leg but the changeovers is a run of its own with the figures of its own records."""
    for name, known in truth.items():
        legs = [leg for leg in known.get("sessions", ()) if leg["sport"] != "transition"]
        for leg, run in zip(legs, imported[name].runs if legs else (), strict=True):
            assert run.start == datetime.fromisoformat(leg["start_utc"])
            assert run.sport == leg["sport"]
            assert near(run.duration_s, leg["timer_s"], 1)
            assert near(run.distance_m, leg["distance_m"], 0, 0.005)
            assert near(run.avg_hr, leg["hr_mean"], 0.5)
            true_cadence = leg["cad_mean_moving"] if run.is_running else None
            assert near(run.cadence.spm, true_cadence, 1)


def test_both_decoders_agree(real_data: Path, truth: Truth) -> None:
    """The fast decoder and the reference give the same messages, so the same figures.

    The reference takes a minute for the long ones, whose figures are held to the truth above.
    """
    for name, known in truth.items():
        data = (real_data / name).read_bytes()
        if known["strict_decode"] != "ok" or len(data) > 60_000:
            continue
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        fast, reference = decode_fast(data), decode_reference(data, message_limit=10**6)
        assert not differences(fast, reference), name
        assert len(reference.records) == known.get("n_records", 0), name


def differences(fast: FitMessages, reference: FitMessages) -> list[tuple[Run, Run]]:
    """Pairs of runs that differ, empty when the decoders agree."""
    pairs = zip(runs_of(fast).runs, runs_of(reference).runs, strict=True)
    return [(one, other) for one, other in pairs if one != other]


def test_a_folder_imported_twice_is_the_same(real_data: Path) -> None:
    """Importing a folder again with what it gave the first time gives no run."""
    folder = real_data / "fitdecode"
    first = read_files([folder])
    again = read_files([folder], known_hashes={run.file_hash for run in first.runs})
    assert (again.runs, again.totals["same"]) == ((), first.totals["imported"])


def test_a_second_import_of_everything_changes_nothing(real_data: Path, tmp_path: Path) -> None:
    """FIT, GPX and TCX: totals add up, whoever is no run says why, and undo leaves no trace."""
    known = json.loads((real_data / "truth.json").read_text(encoding="utf-8"))["files"]
    formats = (".fit", ".gpx", ".tcx")
    paths = [real_data / name for name in known if any(end in name.lower() for end in formats)]
    with Journal.create(tmp_path / "year.calfjournal") as journal:
        before = journal.dump()
        first = journal.runs.add_batch(read_files(paths)).value
        after = journal.dump()
        hashes = journal.runs.known_hashes()
        again = journal.runs.add_batch(read_files(paths, known_hashes=hashes)).value
        assert journal.dump() == after
        journal.undo()
        assert journal.dump() == before
    for report in (first, again):
        assert sum(report.totals[status] for status in FileStatus) == len(paths)
    for file, known_file in zip(first.files, again.files, strict=True):
        was_taken = file.status in (FileStatus.IMPORTED, FileStatus.SAME)
        assert known_file.status == (FileStatus.SAME if was_taken else file.status), file.path
        assert known_file.reason, file.path
        assert file.reason or file.status == FileStatus.IMPORTED, file.path
