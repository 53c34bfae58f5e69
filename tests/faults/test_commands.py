"""Commands and the start of the window on journals that are missing, foreign or broken."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.cli import main
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.thresholds import OWN_CADENCE
from calfjournal.journal import Journal
from calfjournal.logs import LOG_NAME, PlainFormatter
from calfjournal.store.database import Database
from tests.faults.test_settings_files import start
from tests.faults.window import SECRET
from tests.store.samples import DAY, a_check_in, filled

if sys.platform == "win32":
    pytest.skip("kills and limits processes the POSIX way", allow_module_level=True)

pytestmark = pytest.mark.faults

REPO = Path(__file__).resolve().parents[2]
READING = [
    ["plan", "show"],
    ["plan", "pdf", "OUT.pdf"],
    ["check"],
    ["export", "OUT.json"],
    ["export", "OUT.zip"],
    ["export", "OUT.ics"],
    ["backup", "OUT.calfjournal"],
    ["doctor"],
]
WRITING = [["import", "RUNS"], ["plan", "new", "--program", "iso_45", "--start", "2026-11-30"]]


def words(command: list[str], folder: Path) -> list[str]:
    """Return a command with its files in a folder; what it reads is there."""
    (folder / "RUNS").mkdir(exist_ok=True)
    return [str(folder / word) if word.isupper() or "OUT" in word else word for word in command]


# ------------------------------------------------------------------- F10: vanished


@pytest.mark.parametrize("command", READING + WRITING, ids=" ".join)
def test_a_vanished_journal_is_said_by_every_command(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F10: one line names the place and the newest backup; nothing is made in its place."""
    path = paths.default_journal()
    filled(path).close()
    path.unlink()
    left = sorted(path.parent.rglob("*"))
    assert main(words(command, tmp_path)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(path) in said.err
    assert str(Journal.backups(path)[0].path) in said.err
    assert sorted(path.parent.rglob("*")) == left
    assert not list(tmp_path.glob("OUT*"))


def test_the_window_says_that_the_journal_vanished() -> None:
    """F10: the program itself, started as ever, shows the ways on and makes nothing."""
    path = paths.default_journal()
    filled(path).close()
    path.unlink()
    left = sorted(path.parent.rglob("*"))
    done = start("look")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("WelcomeWindow ")
    assert "Your journal was not found" in done.stdout
    assert [file for file in sorted(path.parent.rglob("*")) if "logs" not in file.parts] == left


# ------------------------------------------------------------------- F11, F12, F14: not to be used


def _foreign(path: Path) -> None:
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE photo (name)")
    foreign.commit()
    foreign.close()


def _newer(path: Path) -> None:
    filled(path).close()
    content = bytearray(path.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(content)


def _half(path: Path) -> None:
    filled(path).close()
    os.truncate(path, path.stat().st_size // 2)


PROBLEMS: dict[str, Callable[[Path], object]] = {
    "empty": Path.touch,
    "text": lambda path: path.write_text("Monday: easy run"),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 9000),
    "another program's": _foreign,
    "newer": _newer,
    "half": _half,
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link in a circle": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("kind", PROBLEMS)
def test_commands_answer_problem_files_with_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F11, F12, F14: every command ends with one line, and the file stays byte for byte."""
    path = tmp_path / "odd.calfjournal"
    PROBLEMS[kind](path)
    before = path.read_bytes() if path.is_file() else b""
    for command in READING + WRITING:
        assert main(["--journal", str(path), *words(command, tmp_path)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1, said.err
        assert "odd.calfjournal" in said.err
        assert "fault of the program" not in said.err
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert not list(tmp_path.glob("OUT*"))


def test_the_window_answers_problem_files_with_words(tmp_path: Path) -> None:
    """F11, F12, F14: ``open`` says what is the matter and what can be done, and leaves the file."""
    made = [tmp_path / f"{kind.replace(' ', '-')}.calfjournal" for kind in PROBLEMS]
    for path, make in zip(made, PROBLEMS.values(), strict=True):
        make(path)
    before = {path: path.read_bytes() for path in made if path.is_file()}
    done = start("journals", *made)
    assert (done.returncode, done.stderr) == (0, "")
    for path, line in zip(made, done.stdout.splitlines(), strict=True):
        assert line.startswith("WelcomeWindow "), path.name
        assert path.name in line
    assert {path: path.read_bytes() for path in made if path.is_file()} == before


# ------------------------------------------------------------------- F03, F06: exports and disks


def program(
    path: Path, *command: str, most_bytes: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in a process whose files may only grow so far."""
    limit = [] if most_bytes is None else ["prlimit", f"--fsize={most_bytes}"]
    given = [*limit, sys.executable, "-m", "calfjournal", "--journal", str(path), *command]
    return subprocess.run(given, cwd=REPO, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit to fill a disk")
@pytest.mark.parametrize("name", ["OUT.json", "OUT.zip", "OUT.calfjournal"])
def test_a_full_disk_leaves_no_half_document(name: str, tmp_path: Path) -> None:
    """F06: it is said that the disk refused, and the document of last time is as it was."""
    path, out = tmp_path / "mine.calfjournal", tmp_path / "out"
    out.mkdir()
    target = out / name
    with filled(path) as journal:
        journal.backup(out / "OUT.calfjournal")
        note = "".join(random.Random(1).choices("abcdefghijklmnop", k=300_000))
        journal.checkins.save(replace(a_check_in(), day=DAY + timedelta(days=300), note=note))
    if not target.exists():
        target.write_bytes(b"from last year")
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    command = ["backup", str(target), "--force"] if "calf" in name else ["export", str(target)]
    done = program(path, *command, most_bytes=100_000)
    assert done.returncode == 1
    assert "disk" in done.stderr
    assert "nothing of this change was kept" in done.stderr
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit to fill a disk")
def test_a_full_disk_leaves_no_half_beat(tmp_path: Path) -> None:
    """F06: the file of last time is as it was, and nothing lies beside it."""
    path, out = tmp_path / "mine.calfjournal", tmp_path / "out"
    out.mkdir()
    with filled(path) as journal:
        journal.recovery.set_threshold(OWN_CADENCE, 160)
    target = out / "beat.wav"
    target.write_bytes(b"from last year")
    done = program(path, "metronome", str(target), "--force", most_bytes=2_000_000)
    assert done.returncode == 1
    assert "nothing of this change was kept" in done.stderr
    assert [file.read_bytes() for file in out.iterdir()] == [b"from last year"]


# ------------------------------------------------------------------- nothing is told of anybody

VALUES = ("211.5", "123.45")


@pytest.fixture
def secretive(tmp_path: Path) -> Path:
    """Return a journal whose notes, names and values are known words and numbers."""
    path = tmp_path / "mine.calfjournal"
    with filled(path) as journal:
        journal.athlete.save(Athlete(name=SECRET))
        day = replace(a_check_in(), id=None, note=SECRET, hrv_ms=211.5, body_mass_kg=123.45)
        journal.checkins.save(replace(day, id=journal.checkins.get(DAY).id))  # type: ignore[union-attr]
    return path


def _broken_row(path: Path) -> None:
    database = Database(path)
    database.run("UPDATE athlete SET sex = name, equipment = name")
    database.run("UPDATE check_in SET tags = note")
    database.close()


def silent_about_everybody(text: str) -> bool:
    """Tell whether a text holds nothing of the journal."""
    return not any(word in text for word in (SECRET, *SECRET.split()[-1:], *VALUES))


def test_failing_commands_tell_nothing_of_anybody(
    secretive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Standard error and log of commands that fail on a broken row hold no note, name or value."""
    _broken_row(secretive)
    caplog.handler.setFormatter(PlainFormatter())
    for command in READING + WRITING:
        main(["--journal", str(secretive), *words(command, tmp_path)])
        said = capsys.readouterr()
        assert silent_about_everybody(said.err)
    assert silent_about_everybody(caplog.text)


def test_a_broken_export_is_refused_without_its_values(
    secretive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be imported is named by its place."""
    out = tmp_path / "all.json"
    with Journal.open(secretive, read_only=True) as journal:
        journal.export_json(out)
    content = json.loads(out.read_text("utf-8"))
    for column, value in (("resting_hr", SECRET), ("hrv_ms", 1211.5), ("day", SECRET)):
        row = dict(content["tables"]["check_in"][0], **{column: value})
        broken = dict(content, tables=dict(content["tables"], check_in=[row]))
        out.write_text(json.dumps(broken), encoding="utf-8")
        assert main(["--journal", str(tmp_path / "new.calfjournal"), "restore", str(out)]) == 1
        said = capsys.readouterr()
        assert f"check_in[0].{column}" in said.err
        assert silent_about_everybody(said.err)


def test_a_fault_of_the_program_tells_nothing_of_anybody(secretive: Path, tmp_path: Path) -> None:
    """What nobody foresaw ends with one line and places in the code, not with Python's own words.

    Here a file of the program itself is broken.
    """
    bundle = tmp_path / "resources"
    shutil.copytree(paths.resources(), bundle)
    (bundle / "thresholds.toml").write_text(f'[[threshold]]\nkey = "{SECRET}"\n')
    code = (
        f"import sys; sys._MEIPASS = {str(tmp_path)!r}; from calfjournal.cli import main; "
        f"sys.exit(main(['--journal', {str(secretive)!r}, 'check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "fault of the program" in done.stderr
    assert "thresholds.py" in done.stderr
    assert silent_about_everybody(done.stderr)


def test_a_failing_window_tells_nothing_of_anybody(secretive: Path) -> None:
    """Standard error and log of a window whose saves and slots fail hold kinds and places only."""
    done = start("fail", secretive)
    log = (paths.log_dir() / LOG_NAME).read_text("utf-8")
    assert "ValueError" in log
    assert "parsing.py" in log
    assert "StorageFailed" in log
    assert silent_about_everybody(log)
    assert silent_about_everybody(done.stderr)
    assert done.returncode == 0
    for file in (paths.log_dir() / LOG_NAME, paths.log_dir()):
        assert file.stat().st_mode & 0o077 == 0
