"""``import``: what is asked about stays out, and every status is counted and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from calfjournal.cli import main
from calfjournal.importers import FileStatus
from calfjournal.journal import Journal
from tests.importers.fit_writer import CYCLING, START, Leg, activity
from tests.importers.track_writer import gpx, steady

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


WALKED = activity([Leg(start=START + timedelta(days=2), cadence=65)])


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with one file of every status that a first import knows."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in {
        "a.fit": activity(),
        "b.fit": activity(),
        "c.fit": ROCKET,
        "d.fit": activity([Leg(start=START + timedelta(days=1), sport=CYCLING, cadence=None)]),
        "e.fit": WALKED,
        "f.txt": b"nothing",
        "g.fit": activity()[:60],
        "h.fit": activity([Leg(distance_cm=50_000)]),
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_totals_add_up_and_every_failure_says_why(bring: Bring, mixed: Path) -> None:
    """Files are the sum of their statuses, first and again; only what was imported is the same."""
    for imported, same in ((2, 1), (0, 3)):
        document = bring(mixed)
        totals = document["totals"]
        counted = {status: totals[status] for status in FileStatus}
        assert sum(counted.values()) == totals["files"] == len(document["files"])
        assert (totals["imported"], totals["same"]) == (imported, same)
        for file in document["files"]:
            assert file["reason"] or file["status"] == "imported", file["path"]


def test_an_import_taken_back_leaves_the_journal_as_it_was(
    path: Path, bring: Bring, mixed: Path
) -> None:
    """The dump after import and undo is that of before, whatever was accepted."""
    with Journal.open(path) as journal:
        before = journal.dump()
    bring(mixed, "--accept-implausible", "--accept-walk-or-run", "walk")
    with Journal.open(path) as journal:
        assert journal.dump() != before
        journal.undo()
        assert journal.dump() == before


def test_only_the_kinds_that_were_named_come_in(path: Path, bring: Bring, mixed: Path) -> None:
    """The others are skipped as chosen, and come in with the next import."""
    (ride,) = [f for f in bring(mixed, "--only", "runs")["files"] if f["path"].endswith("d.fit")]
    assert (ride["status"], ride["reason"]) == ("skipped", "left out, as you chose")
    assert runs(path) == [360]
    assert bring(mixed, "--only", "others,days")["totals"]["imported"] == 1
    with pytest.raises(SystemExit):
        main(["--journal", str(path), "import", str(mixed), "--only", "rides"])


def test_every_question_of_a_file_is_answered_by_itself(
    path: Path, bring: Bring, tmp_path: Path
) -> None:
    """No sport at 27 km/h: neither answer alone takes it, and the other is still asked."""
    file = tmp_path / "fast.gpx"
    file.write_bytes(gpx(steady(30, cad=None, speed=7.5), sport=None))
    (found,) = bring(file)["files"]
    assert (found["asking"], found["questions"]) == ("unnamed", ["unnamed", "implausible"])
    for given, left in (("implausible", "unnamed"), ("unnamed", "implausible")):
        (found,) = bring(file, f"--accept-{given}")["files"]
        assert (found["status"], found["questions"]) == ("asked", [left])
    assert runs(path) == []
    assert bring(file, "--accept-implausible", "--accept-unnamed")["totals"]["imported"] == 1


def test_totals_count_what_comes_in(bring: Bring, tmp_path: Path) -> None:
    """What is asked about, and what is there already, is no run of the import."""
    file = tmp_path / "run.fit"
    file.write_bytes(activity())
    (tmp_path / "slow.fit").write_bytes(WALKED)
    totals = bring(tmp_path)["totals"]
    assert (totals["imported"], totals["asked"], totals["runs"]) == (1, 1, 1)
    again = bring(file)["totals"]
    assert (again["same"], again["runs"]) == (1, 0)


@pytest.mark.parametrize(("answer", "sport"), [("run", "running"), ("walk", "walking")])
def test_a_walk_or_a_run_is_asked_once(
    path: Path, bring: Bring, tmp_path: Path, answer: str, sport: str
) -> None:
    """131 steps a minute are asked about; the answer holds at every further import."""
    file = tmp_path / "slow.fit"
    file.write_bytes(WALKED)
    (found,) = bring(file)["files"]
    assert (found["status"], found["asking"]) == ("asked", "walk_or_run")
    assert runs(path) == []
    (found,) = bring(file, "--accept-walk-or-run", answer)["files"]
    assert (found["status"], found["runs"][0]["sport"]) == ("imported", sport)
    assert bring(file)["totals"]["same"] == 1
