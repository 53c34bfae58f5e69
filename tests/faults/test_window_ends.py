"""The window's process ended by kills, signals, a screen that goes and faults of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from calfjournal import paths
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.draft import Draft
from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from tests.calendar_journal import session

if sys.platform == "win32":
    pytest.skip("kills and signals processes the POSIX way", allow_module_level=True)

pytestmark = pytest.mark.faults

REPO = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def own_journal(path: Path) -> Path:
    """Return the file of a journal that has changed since its last backup: it has none."""
    with Journal.create(path) as journal:
        journal.checkins.save(CheckIn(journal.today() - timedelta(3), resting_hr=50))
        journal.close(back_up=False)
    return path


@contextmanager
def window(act: str, path: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start the program with somebody at it, in a group of processes of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.window_child", act, str(path)],
        cwd=REPO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    """Return the next line that an act prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def until(condition: Callable[[], object]) -> None:
    """Wait until something holds, looking again and again."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.02)


def drafts(path: Path) -> list[Draft]:
    """Return what lies in the journal though another process may have it open."""
    try:
        with Journal.open(path, read_only=True) as journal:
            return journal.drafts.listed()
    except CalfjournalError:  # Caught in the middle of a change of files.
        return []


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for the end; return the exit status and what was complained about."""
    _, errors = process.communicate(timeout=PATIENCE_S)
    return process.returncode, errors


def offered(path: Path) -> dict[str, Any]:
    """Return what the next start offers."""
    with window("look", path) as process:
        found: dict[str, Any] = json.loads(line(process))
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 0
    return found


def is_left_clean(path: Path) -> bool:
    """Return whether nothing but the journal lies in its folder: it was closed, not dropped."""
    return [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


# ------------------------------------------------------------------------------- kills


def test_a_killed_note_is_offered_again(own_journal: Path) -> None:
    """F04: typed, written by itself, killed; the next start shows it, says so and asks nothing."""
    with window("type_note", own_journal) as process:
        assert line(process) == "typed"
        until(lambda: drafts(own_journal))
        process.send_signal(signal.SIGKILL)
        process.wait()
    found = offered(own_journal)
    assert found["note"] == "both heels stiff"
    assert found["lines"][0].startswith("Restored what you had typed ")
    assert found["questions"] == 0


def test_a_kill_while_typing_loses_the_last_words_only(own_journal: Path) -> None:
    """F04: who types without a pause finds the text up to a moment before the kill."""
    with window("type_on", own_journal) as process:
        assert line(process) == "typing"
        until(lambda: len(drafts(own_journal)) == 1)
        first = drafts(own_journal)[0].values["note"]
        until(lambda: drafts(own_journal)[0].values["note"] != first)
        process.send_signal(signal.SIGKILL)
        process.wait()
    (draft,) = drafts(own_journal)
    assert set(draft.values["note"].split()) == {"on"}
    assert len(draft.values["note"]) > len(first)
    with Journal.open(own_journal) as journal:
        assert journal.check() == []


def test_a_kill_on_the_page_of_a_session_takes_neither_word_nor_set(own_journal: Path) -> None:
    """F04: half a word of the note and a figure that was not left are offered again."""
    with Journal.open(own_journal) as journal:
        journal.sessions.add(session(journal.today()))
        journal.close(back_up=False)
    with window("type_session", own_journal) as process:
        assert line(process) == "typed"
        until(lambda: drafts(own_journal) and len(drafts(own_journal)[0].values) == 2)
        process.send_signal(signal.SIGKILL)
        process.wait()
    (draft,) = drafts(own_journal)
    assert sorted(draft.values.values()) == ["1", "left heel sti"]
    (strip,) = offered(own_journal)["strips"]
    assert strip.startswith("Part of “Heavy slow raises”")


# ------------------------------------------------------------------------------- signals


@pytest.mark.parametrize("number", ENDINGS)
def test_a_signal_closes_the_window_the_normal_way(
    own_journal: Path, number: signal.Signals
) -> None:
    """F40: drafts written, journal closed, backed up, exit 0; an open dialog is offered again."""
    with window("keep_run", own_journal) as process:
        assert line(process) == "typed"
        process.send_signal(number)
        status, errors = ended(process)
    assert (status, errors) == (0, "")
    assert is_left_clean(own_journal)
    (backup,) = Journal.backups(own_journal)
    with Journal.open(backup.path, read_only=True) as copy:
        assert copy.counts()["run"] == 1
        assert copy.check() == []
    assert [draft.values["note"] for draft in drafts(own_journal)] == ["by the river"]
    if number == signal.SIGTERM:
        (strip,) = offered(own_journal)["strips"]
        assert strip.startswith("A run of ")


def test_a_signal_is_heard_while_a_file_is_asked_for(own_journal: Path) -> None:
    """F40: a dialog that waits in a loop of its own does not hold the program."""
    with window("ask_file", own_journal) as process:
        assert line(process) == "asked"
        process.send_signal(signal.SIGTERM)
        status, errors = ended(process)
    assert (status, errors) == (0, "")
    assert is_left_clean(own_journal)


def test_a_signal_during_an_import_ends_everything(own_journal: Path) -> None:
    """F40: asked to end while files are read, nothing of them is kept and no reader stays."""
    from tests.importers.fit_writer import activity

    for number in range(60):
        own_journal.with_name(f"{number}.fit").write_bytes(activity())
    with window("bring", own_journal) as process:
        assert line(process) == "importing"
        process.send_signal(signal.SIGTERM)
        status, errors = ended(process)
        until(lambda: not _alive(process.pid))
    assert (status, errors) == (0, "")
    with Journal.open(own_journal) as journal:
        assert journal.counts()["run"] == 0
        assert journal.check() == []


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_kill_during_the_last_backup_loses_nothing(own_journal: Path) -> None:
    """F40: killed while the last backup is made, no half of it counts; the next end makes it."""
    with window("keep_run", own_journal) as process:
        assert line(process) == "typed"
        process.send_signal(signal.SIGTERM)
        folder = paths.backups_dir(own_journal)
        until(lambda: process.poll() is not None or _has_files(folder))
        process.send_signal(signal.SIGKILL)
        process.wait()
    for backup in Journal.backups(own_journal):
        with Journal.open(backup.path, read_only=True) as copy:
            assert copy.check() == []
    offered(own_journal)
    newest = Journal.backups(own_journal)[0]
    with Journal.open(newest.path, read_only=True) as copy:
        assert copy.counts()["run"] == 1


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any("calfjournal" in file.name for file in folder.iterdir())


# ------------------------------------------------------------------------------- faults around it


def test_a_fault_of_the_program_takes_nothing(own_journal: Path) -> None:
    """F40: a failing slot is told and logged without a word of the user; quitting keeps drafts."""
    with window("fail", own_journal) as process:
        assert [line(process), line(process)] == ["typed", "told"]
        status, errors = ended(process)
    assert (status, errors) == (0, "")
    assert is_left_clean(own_journal)
    assert [draft.values["note"] for draft in drafts(own_journal)] == ["by the river"]
    log = "".join(file.read_text("utf-8") for file in paths.log_dir().iterdir())
    assert "ValueError" in log
    assert "heels" not in log
    assert "river" not in log


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_screen_that_goes_takes_nothing(own_journal: Path) -> None:
    """F40: when the X server dies everything is saved, to the last key, before the program ends."""
    readable, writable = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writable],
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    with os.fdopen(readable) as answer:
        display = f":{answer.readline().strip()}"
    try:
        with window("keep_run", own_journal, DISPLAY=display, QT_QPA_PLATFORM="xcb") as process:
            assert line(process) == "typed"
            server.kill()
            status, errors = ended(process)
    finally:
        server.kill()
        server.wait()
    assert status == 1
    assert "Traceback" not in errors
    assert is_left_clean(own_journal)
    assert [draft.values["note"] for draft in drafts(own_journal)] == ["by the river"]
    with Journal.open(own_journal) as journal:
        assert journal.counts()["run"] == 1
        assert journal.check() == []


def test_a_second_window_leaves_the_first_ones_draft_alone(own_journal: Path) -> None:
    """A reader beside a window with half a note neither shows it nor takes it."""
    with window("type_note", own_journal) as process:
        assert line(process) == "typed"
        until(lambda: drafts(own_journal))
        with Journal.open(own_journal, read_only=True) as reading:
            assert reading.drafts.listed()[0].values == {"note": "both heels stiff"}
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 0
    assert [draft.values["note"] for draft in drafts(own_journal)] == ["both heels stiff"]
