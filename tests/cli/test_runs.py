"""Planned runs and what is said of them, on the command line."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from calfjournal.cli.main import main
from calfjournal.journal import Journal

RUN_DAYS = "tue,thu=quality,sun=long"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal with a plan of four runs a week from this Monday on."""
    path = tmp_path / "runs.calfjournal"
    with Journal.create(path) as made:
        today = made.today()
    start = today - timedelta(days=today.weekday())
    words = ["plan", "new", "--program", "calf_foundation", "--start", start.isoformat()]
    asked = ["--run-days", RUN_DAYS, "--weekly-km", "30", "--weeks", "12"]
    assert main(["--journal", str(path), *words, *asked]) == 0
    return path


def shown(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["--journal", str(path), *words, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert isinstance(document, dict)
    return document


def test_the_plan_shows_its_runs(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By day, kind and kilometres, in words and as JSON."""
    runs = shown(capsys, journal, "plan", "show")["runs"]
    assert isinstance(runs, list)
    kinds = {date.fromisoformat(run["day"]).weekday(): run["kind"] for run in runs}
    assert kinds[3] in ("quality", "easy")
    assert set(kinds) == {1, 3, 6}
    assert {run["status"] for run in runs} <= {"planned", "missed"}
    assert all(run["km"] > 0 and run["run_id"] is None for run in runs)
    assert main(["--journal", str(journal), "plan", "show"]) == 0
    assert "Long run · " in capsys.readouterr().out


def test_a_check_says_what_to_do_with_the_run(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Advice, reason and first sign to stop; null on a day without a run."""
    with Journal.open(journal) as opened:
        days = [run.day for run in opened.planned_runs.between(opened.today(), date.max)]
    found = shown(capsys, journal, "check", "--day", days[0].isoformat())["run"]
    assert isinstance(found, dict)
    assert found["advice"] == "as_planned"
    assert found["reason"]
    assert found["stop"]
    free = next(d for n in range(1, 7) if (d := days[0] + timedelta(days=n)) not in days)
    assert shown(capsys, journal, "check", "--day", free.isoformat())["run"] is None


@pytest.mark.parametrize("words", ["someday", "tue=sprint"])
def test_run_days_that_make_no_sense_are_refused(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what may be given, and nothing is made."""
    path = tmp_path / "no.calfjournal"
    new = ["plan", "new", "--create", "--program", "calf_foundation", "--start", "2026-11-30"]
    with pytest.raises(SystemExit) as stopped:
        main(["--journal", str(path), *new, "--run-days", words])
    assert stopped.value.code == 2
    assert "--run-days" in capsys.readouterr().err
    assert not path.exists()


def test_runs_start_at_their_hour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one was given, in every week; a time that is none is refused."""
    path = tmp_path / "hours.calfjournal"
    words = ["plan", "new", "--program", "calf_foundation", "--start", "2027-01-04", "--weeks", "8"]
    runs = ["--run-days", "tue,sun=long", "--weekly-km", "20", "--create", "--run-times"]
    with pytest.raises(SystemExit):
        main(["--journal", str(path), *words, *runs, "tue=25:00"])
    assert "--run-times" in capsys.readouterr().err
    assert main(["--journal", str(path), *words, *runs, "tue=06:30"]) == 0
    capsys.readouterr()
    laid = shown(capsys, path, "plan", "show")["runs"]
    assert isinstance(laid, list)
    times = {(date.fromisoformat(run["day"]).weekday(), run["start_time"]) for run in laid}
    assert times == {(1, "06:30"), (6, None)}


def test_weeks_of_runs_take_turns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As days do: each naming is a week."""
    path = tmp_path / "turns.calfjournal"
    words = ["plan", "new", "--program", "calf_foundation", "--start", "2027-01-04"]
    turns = ["--run-days", "tue,sun=long", "--run-days", "thu", "--weekly-km", "20"]
    assert main(["--journal", str(path), *words, *turns, "--weeks", "8", "--create"]) == 0
    assert "Your runs change from week to week" in capsys.readouterr().out
    runs = shown(capsys, path, "plan", "show")["runs"]
    assert isinstance(runs, list)
    days = [date.fromisoformat(run["day"]) for run in runs]
    odd = [(day - date(2027, 1, 4)).days // 7 % 2 for day in days]
    assert {(turn, day.weekday()) for turn, day in zip(odd, days, strict=True)} == {
        (0, 1),
        (0, 6),
        (1, 3),
    }


@pytest.mark.parametrize("days", ["mon tue", "tue=easy,tue=long", "mon;tue", "xyz"])
def test_days_of_runs_that_make_no_sense_are_refused(
    tmp_path: Path, days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """None of them is taken for another."""
    words = ["plan", "new", "--program", "calf_foundation", "--start", "2027-01-04"]
    with pytest.raises(SystemExit) as stopped:
        main(["--journal", str(tmp_path / "none.calfjournal"), *words, "--run-days", days])
    assert stopped.value.code == 2
    assert "--run-days" in capsys.readouterr().err
