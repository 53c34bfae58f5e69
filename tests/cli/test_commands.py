"""The command line keeps the contract that scripts rely on."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal import paths, settings
from calfjournal.cli import main
from calfjournal.journal import Journal
from calfjournal.store.database import Database

UNTIL = "2026-11-23"
PLAN_NEW = ("plan", "new", "--create", "--start", "2026-11-30")


def run(journal: Path, *words: str) -> int:
    return main(["--journal", str(journal), *words])


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample journal of 200 days; read only, tests that write copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.calfjournal"
    assert run(path, "demo", "--days", "200", "--until", UNTIL) == 0
    return path


def test_demo_refuses_to_overwrite(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second demo on the same file fails, says why, and leaves the file as it was."""
    before = sample.read_bytes()
    assert run(sample, "demo") == 1
    captured = capsys.readouterr()
    assert "exists" in captured.err
    assert captured.err.count("\n") == 1
    assert sample.read_bytes() == before


def test_plan_show_gives_the_promised_document(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``plan show --json`` has every key of the contract, for plan, phase, session and item."""
    assert run(sample, "plan", "show", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    assert {"program", "start", "end", "phases", "sessions", "reasons"} <= plan.keys()
    assert {"kind", "start", "end", "weeks", "cycle", "adherence"} <= plan["phases"][0].keys()
    session = {
        "id", "day", "start_time", "kind", "phase", "week", "deload", "status", "load_class",
        "items",
    }  # fmt: skip
    assert session <= plan["sessions"][0].keys()
    item = {
        "exercise", "sets", "reps", "seconds", "side", "tempo", "load_kg", "load_class", "contacts",
    }  # fmt: skip
    assert all(item <= i.keys() for s in plan["sessions"] for i in s["items"])
    assert plan["reasons"]


def test_plan_show_tells_how_it_was_followed(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole and each phase begun say what was on time, shifted, partly, missed and skipped."""
    assert run(sample, "plan", "show", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    counts = {
        "planned", "due", "on_time", "shifted", "partly", "missed", "skipped", "ahead", "unplanned",
    }  # fmt: skip
    whole = plan["adherence"]["sessions"]
    assert whole.keys() == counts
    assert whole["planned"] == len(plan["sessions"])
    assert whole["due"] + whole["ahead"] == whole["planned"]
    for parts in (plan["phases"], plan["weeks"]):
        assert sum(part["adherence"]["sessions"]["due"] for part in parts) == whole["due"]
    assert run(sample, "plan", "show") == 0
    words = f"{whole['on_time']} of {whole['due']} sessions on time"
    assert words in capsys.readouterr().out


def test_check_gives_the_promised_document(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``check --json`` lists every input, and the one-line verdict."""
    assert run(sample, "check", "--day", UNTIL, "--json") == 0
    check = json.loads(capsys.readouterr().out)
    assert {"day", "verdict", "points", "rules_version", "findings", "adjustments"} <= check.keys()
    keys = {
        "rule", "state", "value", "threshold", "baseline", "days_present", "days_needed", "text",
    }  # fmt: skip
    assert all(keys <= finding.keys() for finding in check["findings"])
    rules = {finding["rule"].split(".")[0] for finding in check["findings"]}
    assert {"tendon", "rhr", "sleep", "wellness", "run_spike"} <= rules


def test_plan_new_makes_the_journal_and_keeps_the_days_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new journal appears with a plan on the offered weekdays only."""
    journal = tmp_path / "new.calfjournal"
    words = ["--program", "calf_foundation", "--start", "2026-11-30", "--weeks", "18"]
    more = ["--runs-per-week", "4", "--weekly-km", "30", "--days", "mon,wed,fri"]
    assert run(journal, "plan", "new", "--create", *words, *more, "--race", "2027-03-14") == 0
    capsys.readouterr()
    assert run(journal, "plan", "show", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    days = [date.fromisoformat(session["day"]) for session in plan["sessions"]]
    assert {day.weekday() for day in days} <= {0, 2, 4}
    assert min(b - a for a, b in pairwise(days)) >= timedelta(days=2)
    assert plan["start"] == "2026-11-30"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--program", "unicorn"), "no program 'unicorn'"),
        (("--program", "calf_foundation", "--weeks", "2"), "at least 4 weeks"),
    ],
)
def test_an_impossible_plan_is_explained_and_leaves_no_journal(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one line names what cannot be met, and no empty file stays behind."""
    assert (
        run(tmp_path / "j.calfjournal", "plan", "new", "--create", "--start", "2026-11-30", *words)
        == 1
    )
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_day_has_a_race_of_one_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An A race is not made a B race because its day was named twice."""
    races = ("--program", "calf_foundation", "--race", "2027-03-14", "--b-race", "2027-03-14:5")
    assert run(tmp_path / "j.calfjournal", *PLAN_NEW, *races) == 1
    assert "14 Mar 2027 would be an A race and a B race" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("plan", "new", "--program", "iso_45", "--start", "2026-11-30"), ("import", "x.fit")]
)
def test_a_journal_is_only_made_where_that_is_asked_for(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that is not there is said, with the word that makes a journal; then it is made."""
    (tmp_path / "x.fit").write_bytes(b"")
    words = tuple(str(tmp_path / word) if word == "x.fit" else word for word in words)
    journal = tmp_path / "new.calfjournal"
    assert run(journal, *words) == 1
    captured = capsys.readouterr()
    assert str(journal) in captured.err
    assert "--create" in captured.err
    assert not journal.exists()
    run(journal, *words, "--create")
    Journal.open(journal).close()


def test_a_first_run_makes_the_journal_at_the_default_place(tmp_path: Path) -> None:
    """Nobody needs --create at first; once a journal was there, its place stays empty."""
    words = ("plan", "new", "--program", "iso_45", "--start", "2026-11-30")
    assert main(words) == 0
    assert main(["plan", "show"]) == 0
    paths.default_journal().unlink()
    assert main(words) == 1
    assert not paths.default_journal().exists()


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "new", "--create", "--program", "iso_45", "--start", "9999-12-31"),
        ("plan", "new", "--create", "--program", "calf_foundation", "--start", "2199-12-01"),
        ("demo", "--until", "1900-01-02"),
        ("check", "--day", "0001-01-01"),
    ],
)
def test_days_no_journal_knows_are_refused(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day outside 1900 to 2199 is named, and no file stays behind."""
    with suppress(SystemExit):
        assert run(tmp_path / "j.calfjournal", *words) == 1
    assert "outside 1900 to 2199" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_command_says_that_there_is_no_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """What was changed is kept, and why it could not be backed up is said."""
    journal = tmp_path / "new.calfjournal"
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "backups").write_text("a file in the way")
    assert run(journal, *PLAN_NEW, "--program", "iso_45") == 0
    assert "backups" in capsys.readouterr().err
    assert "no backup was made" in caplog.text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a desktop")
def test_a_file_alone_opens_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """FILE is ``open FILE``: both ask for the window, which says here that there is no display."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for words in (["mine.calfjournal"], ["open", "mine"], [f".{os.sep}mine"]):
        assert main(words) == 1


def test_ids_may_be_written_with_dashes(tmp_path: Path) -> None:
    """``calf-foundation`` is the program calf_foundation."""
    journal = tmp_path / "new.calfjournal"
    assert run(journal, *PLAN_NEW, "--program", "calf-foundation", "--weeks", "18") == 0


def test_backups_are_not_overwritten_unless_forced(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there stays, with --force an older copy makes room, a journal never does."""
    copy = tmp_path / "copy.calfjournal"
    assert run(sample, "backup", str(copy)) == 0
    assert run(sample, "backup", str(copy)) == 1
    assert "--force" in capsys.readouterr().err
    assert run(sample, "backup", str(copy), "--force") == 0
    before = sample.read_bytes()
    assert run(sample, "backup", str(sample), "--force") == 1
    assert sample.read_bytes() == before


@pytest.mark.parametrize("words", [("plan", "pdf"), ("export",), ("backup",), ("metronome",)])
def test_no_command_writes_over_a_journal(
    sample: Path, tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """The open journal and every other stay byte for byte, under whatever name."""
    other = tmp_path / "other.json"
    shutil.copyfile(sample, other)
    link, calendar = tmp_path / "link.json", tmp_path / "link.ics"
    link.symlink_to(sample)
    calendar.symlink_to(sample)
    for target in (sample, other, link, calendar):
        before = target.read_bytes()
        assert run(sample, *words, str(target)) == 1
        captured = capsys.readouterr()
        assert target.name in captured.err
        assert captured.err.count("\n") == 1
        assert target.read_bytes() == before


def test_names_do_not_play_with_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Colours, new lines and turned text in a name are written out, in JSON and errors too."""
    name = "run\x1b[31m\nred\u202etif.fit"
    (tmp_path / name).write_bytes(b"no FIT file")
    for words in (
        ("import", str(tmp_path / name), "--dry-run"),
        ("import", str(tmp_path / name), "--dry-run", "--json"),
        ("plan", "show"),
    ):
        run(tmp_path / f"{name}.calfjournal", *words)
        captured = capsys.readouterr()
        said = captured.out + captured.err
        assert "red" in said
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert not any(line.startswith("red") for line in said.splitlines())
        if "--json" in words:
            (file,) = json.loads(captured.out)["files"]
            assert file["path"].endswith(name)


def test_wrong_words_do_not_play_with_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What argparse repeats of the words given is written out as well."""
    with pytest.raises(SystemExit):
        run(tmp_path / "j.calfjournal", "check", "--day", "\x1b[31msoon")
    assert "\x1b" not in capsys.readouterr().err


def test_options_that_cannot_be_used_are_told(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken settings file is one line on standard error; the command does its work."""
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text("a." * 200_000 + "a = 1")
    assert run(sample, "check", "--day", UNTIL, "--json") == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    assert "settings.toml" in captured.err
    assert captured.err.count("\n") == 1


def test_restore_says_what_the_doctor_finds(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup with a value outside its limit comes back whole, and the row is named."""
    odd = tmp_path / "odd.calfjournal"
    shutil.copyfile(sample, odd)
    database = Database(odd)
    database.run("UPDATE check_in SET resting_hr = 999 WHERE id = (SELECT min(id) FROM check_in)")
    database.close()
    assert run(tmp_path / "back.calfjournal", "restore", str(odd)) == 0
    assert "resting heart rate 999 is outside 25 to 220 bpm" in capsys.readouterr().out


def test_what_is_printed_follows_the_options(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A calendar and paper are in the units that are chosen; what a command says stays in km."""
    settings.save(replace(settings.load(), distance_unit="mi"))
    copied = Path(shutil.copy(sample, tmp_path / "miles.calfjournal"))
    calendar = tmp_path / "miles.ics"
    assert run(copied, "export", str(calendar)) == 0
    told = calendar.read_text(encoding="utf-8")
    assert "\N{NO-BREAK SPACE}mi" in told
    assert "\N{NO-BREAK SPACE}km" not in told
    capsys.readouterr()
    assert run(copied, "plan", "show") == 0
    assert " km" in capsys.readouterr().out


def test_plan_pdf_writes_a_document(sample: Path, tmp_path: Path) -> None:
    """``plan pdf`` writes a PDF in either paper size."""
    for paper in ("a4", "letter"):
        out = tmp_path / f"{paper}.pdf"
        assert run(sample, "plan", "pdf", str(out), "--paper", paper, "--weeks", "2") == 0
        assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "show"),
        ("plan", "pdf", "x.pdf"),
        ("check",),
        ("doctor",),
        ("export", "x.json"),
        ("backup", "x"),
    ],
)
def test_a_missing_journal_is_said_and_not_made(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Commands that only read say that there is no journal, in one line, and make none."""
    journal = tmp_path / "none.calfjournal"
    assert run(journal, *words) == 1
    captured = capsys.readouterr()
    assert str(journal) in captured.err
    assert captured.err.count("\n") == 1
    assert not journal.exists()


def test_what_is_not_built_yet_says_so(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reports fail in one line that names the later version."""
    assert run(sample, "report", "pdf", str(tmp_path / "out.pdf")) == 1
    assert "later version" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("plan",),
        ("plan", "new", "--program", "calf_foundation", "--start", "soon"),
        ("plan", "new", "--program", "iso_45", "--start", "2026-11-30", "--days", "moonday"),
        ("demo", "--days", "-3"),
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(words: tuple[str, ...], tmp_path: Path) -> None:
    """Words the command line does not know end with status 2 and make no file."""
    with pytest.raises(SystemExit) as stop:
        run(tmp_path / "j.calfjournal", *words)
    assert stop.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_export_backup_restore_go_round(sample: Path, tmp_path: Path) -> None:
    """What was exported or backed up comes back complete."""
    exported, copied = tmp_path / "j.json", tmp_path / "copy.calfjournal"
    assert run(sample, "export", str(exported)) == 0
    assert run(sample, "backup", str(copied)) == 0
    for number, source in enumerate((exported, copied)):
        journal, again = tmp_path / f"{number}.calfjournal", tmp_path / f"{number}.json"
        assert run(journal, "restore", str(source)) == 0
        assert run(journal, "export", str(again)) == 0
        first, second = (json.loads(path.read_text("utf-8")) for path in (exported, again))
        assert first["tables"] == second["tables"]


def test_the_sample_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    """Two samples of one seed hold the same rows; another seed gives another runner."""
    tables = []
    for number, seed in enumerate((7, 7, 8)):
        journal, out = tmp_path / f"{number}.calfjournal", tmp_path / f"{number}.json"
        assert run(journal, "demo", "--days", "60", "--seed", str(seed), "--until", UNTIL) == 0
        assert run(journal, "export", str(out)) == 0
        tables.append(json.loads(out.read_text("utf-8"))["tables"])
    assert tables[0] == tables[1]
    assert tables[0] != tables[2]


def test_a_healthy_journal_passes_the_doctor(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The doctor finds nothing wrong in a sample journal."""
    assert run(sample, "doctor") == 0
    assert "nothing wrong" in capsys.readouterr().out
