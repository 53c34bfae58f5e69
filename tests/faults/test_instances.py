"""F19, F21: more than one program on one journal."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import apsw
import pytest

from calfjournal.errors import JournalLocked
from calfjournal.journal import Journal
from calfjournal.store.lock import lock_path
from tests.faults import children, kit
from tests.store.samples import DAY, a_check_in, filled

pytestmark = pytest.mark.faults


def test_second_process_is_refused_even_by_a_hung_one(path: Path) -> None:
    """F19: a hung window keeps its journal, others and readers are free, kill -9 frees it."""
    with kit.child(children.hold, path) as process:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(JournalLocked, match=f"process {process.pid}"):
            Journal.open(path)
        Journal.create(path.with_name("other.calfjournal")).close()
        Journal.open(path, read_only=True).close()
        process.send_signal(signal.SIGKILL)
        process.wait()
        Journal.open(path).close()


@pytest.mark.parametrize(
    "left",
    [
        f"{os.getppid()} {socket.gethostname()}\n",
        "1 another-computer\n",
        "4194303 another-computer\n",
        "",
        "\0" * 4096,
        "not a number at all",
    ],
    ids=["reused process", "other computer", "gone", "empty", "zeros", "words"],
)
def test_lock_file_that_nobody_holds_is_taken_over(path: Path, left: str) -> None:
    """F19: what a lock file says never stands in the way; only a living holder does."""
    filled(path).close()
    lock_path(path).write_text(left)
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(DAY))
        with pytest.raises(JournalLocked, match=f"process {os.getpid()}"):
            Journal.open(path)
    assert not lock_path(path).exists()


def test_holder_on_another_computer_is_named(path: Path) -> None:
    """F19: a lock held over a share says on which computer."""
    with kit.child(children.hold, path):
        lock_path(path).write_text("77 studio\n")
        with pytest.raises(JournalLocked, match="process 77 on studio"):
            Journal.open(path)


def test_racing_processes_leave_one_writer(path: Path) -> None:
    """F19: of many that open at once exactly one writes at a time, and all they said is kept."""
    filled(path).close()
    said = [kit.start(children.save_once, path, number) for number in range(4)]
    kept: set[int] = set()
    refused = 0
    for process in said:
        output, errors = process.communicate()
        assert "Traceback" not in errors
        kept |= {int(word) for word in output.split() if word.isdigit()}
        refused += "locked" in output
    assert len(kept) + refused == 4
    assert kept
    with Journal.open(path) as journal:
        assert journal.check() == []
        assert kept <= {session.id for session in journal.sessions.on(DAY)}


def test_program_that_holds_the_file_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F21: while another program writes, a save waits, then fails plainly; later it works."""
    monkeypatch.setattr("calfjournal.store.database.BUSY_MS", 20)
    with Journal.create(path) as journal:
        other = apsw.Connection(str(path))
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalLocked, match="Another program"):
            journal.checkins.save(a_check_in())
        assert journal.checkins.get(DAY) is None
        other.execute("ROLLBACK")
        other.close()
        journal.checkins.save(a_check_in())
        assert journal.check() == []
