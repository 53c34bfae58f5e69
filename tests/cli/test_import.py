"""``import``: what is asked about stays out, and every status is counted and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from calfjournal.cli import main
from calfjournal.journal import Journal
from tests.importers.fit_writer import START, Leg, activity

Bring = Callable[..., dict[str, Any]]

ROCKET = activity([Leg(timer_s=691, length=691, distance_cm=178_800_000)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = tmp_path / "mine.calfjournal"
    Journal.create(journal).close()
    return journal


@pytest.fixture
def bring(path: Path, capsys: pytest.CaptureFixture[str]) -> Bring:
    """Return a function that imports a file with options and returns the document."""

    def run(file: Path, *options: str, to: Path = path) -> dict[str, Any]:
        assert main(["--journal", str(to), "import", str(file), "--json", *options]) == 0
        document: dict[str, Any] = json.loads(capsys.readouterr().out)
        return document

    return run


def runs(path: Path) -> list[float | None]:
    with Journal.open(path, read_only=True) as journal:
        day = START.date()
        near = timedelta(days=2)
        return [run.distance_m for run in journal.runs.between(day - near, day + near)]


def test_the_implausible_stays_out_unless_accepted(
    path: Path, bring: Bring, tmp_path: Path
) -> None:
    """1,788 km in 691 s is asked, exit 0; with the flag it is imported as it is."""
    file = tmp_path / "rocket.fit"
    file.write_bytes(ROCKET)
    document = bring(file)
    assert [found["status"] for found in document["files"]] == ["asked"]
    assert (document["totals"]["asked"], document["totals"]["imported"]) == (1, 0)
    assert document["files"][0]["runs"][0]["distance_m"] == 1_788_000
    assert "km/h" in document["files"][0]["reason"]
    assert runs(path) == []
    assert bring(file, "--accept-deleted")["totals"]["asked"] == 1
    assert bring(file, "--accept-implausible", "--dry-run")["totals"]["imported"] == 1
    assert runs(path) == []
    assert bring(file, "--accept-implausible")["totals"]["imported"] == 1
    assert runs(path) == [1_788_000]


def test_a_dry_run_without_a_journal_judges_too(bring: Bring, tmp_path: Path) -> None:
    """Beside no journal at all, the flag still decides, and twins in the folder are told."""
    folder, nowhere = tmp_path / "in", tmp_path / "none.calfjournal"
    folder.mkdir()
    (folder / "a.fit").write_bytes(activity())
    (folder / "b.fit").write_bytes(activity([Leg(distance_cm=50_000)]))
    (folder / "c.fit").write_bytes(
        activity([Leg(start=START + timedelta(days=1), distance_cm=178_800_000)])
    )
    document = bring(folder, "--dry-run", to=nowhere)
    assert [file["status"] for file in document["files"]] == ["imported", "conflict", "asked"]
    document = bring(folder, "--dry-run", "--accept-implausible", to=nowhere)
    assert [file["status"] for file in document["files"]] == ["imported", "conflict", "imported"]
    assert not nowhere.exists()


def test_an_edited_distance_is_told_with_both_values(
    path: Path, bring: Bring, tmp_path: Path
) -> None:
    """The same recording exported again after an edit is a conflict; the journal's run stays."""
    first, second = tmp_path / "run.fit", tmp_path / "edited.fit"
    first.write_bytes(activity())
    second.write_bytes(activity([Leg(distance_cm=50_000)]))
    bring(first)
    (file,) = bring(second, "--accept-implausible")["files"]
    assert file["status"] == "conflict"
    assert "0.36 km" in file["reason"]
    assert "0.5 km" in file["reason"]
    assert runs(path) == [360]


def test_the_next_step_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--json`` the last lines name the flag for what was asked, and a conflict."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.fit").write_bytes(activity())
    (folder / "b.fit").write_bytes(activity([Leg(distance_cm=50_000)]))
    (folder / "c.fit").write_bytes(
        activity([Leg(start=START + timedelta(days=1), distance_cm=178_800_000)])
    )
    assert main(["--journal", str(path), "import", str(folder)]) == 0
    said = capsys.readouterr()
    assert "--accept-implausible" in said.out
    assert "--accept-deleted takes" not in said.out
    assert "In a conflict" in said.out
    assert said.err == ""


def test_deleted_stays_deleted(path: Path, bring: Bring, tmp_path: Path) -> None:
    """A file whose run was deleted is asked about each time; only its own flag brings it back."""
    file = tmp_path / "run.fit"
    file.write_bytes(activity())
    bring(file)
    with Journal.open(path) as journal:
        (run,) = journal.runs.between(START.date(), START.date())
        journal.runs.delete(run.key)
    for options in ((), ("--accept-implausible",)):
        (found,) = bring(file, *options)["files"]
        assert (found["status"], found["asking"]) == ("asked", "deleted")
    assert runs(path) == []
    assert bring(file, "--accept-deleted")["totals"]["imported"] == 1
    assert runs(path) == [360]
