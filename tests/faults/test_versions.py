"""F14, F15: journals of older and newer versions."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from calfjournal.cli import main
from calfjournal.errors import NewerJournal
from calfjournal.journal import Journal
from calfjournal.store.migrations import LADDER, LATEST
from tests.faults import acts
from tests.faults.oracles import digests
from tests.store.golden import FOLDER, as_known, exported

pytestmark = pytest.mark.faults

OLDER = [version for version in LADDER if version < LATEST]


@pytest.mark.parametrize("version", OLDER)
def test_older_journal_is_updated_and_can_be_gone_back_to(path: Path, version: int) -> None:
    """F15: every released version is backed up, then updated with every value; both can be had."""
    shutil.copy(FOLDER / f"v{version}.calfjournal", path)
    then = exported(version)
    with Journal.open(path) as journal:
        assert as_known(journal.dump(), then) == as_known(then, then)
        assert journal.check() == []
        folder = journal.backup().parent
    (kept,) = folder.glob(f"before-update-from-{version}-*.calfjournal")
    connection = apsw.Connection(str(kept), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.pragma("user_version") == version
    connection.close()
    Journal.restore(kept, path)
    with Journal.open(path) as journal:
        assert as_known(journal.dump(), then) == as_known(then, then)


@pytest.mark.parametrize(
    "command",
    [
        ["plan", "show"],
        ["check"],
        ["doctor"],
        ["backup", "copy.calfjournal"],
        ["export", "all.json"],
        ["import", "."],
        ["plan", "new", "--program", "calf_foundation", "--start", "2026-11-23"],
    ],
    ids=" ".join,
)
def test_newer_journal_is_left_alone_by_every_command(
    template: Path,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """F14: a journal of a newer program is refused by name; no byte changes, nothing is made."""
    path = template / acts.JOURNAL
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE meta SET value = 'calfjournal 9.1' WHERE name = 'written_by'")
    connection.pragma("user_version", 999)
    connection.close()
    monkeypatch.chdir(template)
    before = digests(template)
    assert main(["--journal", str(path), *command]) == 1
    told = capsys.readouterr().err
    assert "calfjournal 9.1" in told
    assert len(told.splitlines()) == 1
    assert digests(template) == before


def test_newer_journal_can_be_put_aside_for_a_backup(template: Path) -> None:
    """F14: restoring an older backup over a newer journal works and keeps the newer file."""
    path = template / acts.JOURNAL
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 999)
    connection.close()
    kept = Journal.restore(template / acts.COPY, path)
    assert kept is not None
    Journal.open(path).close()
    with pytest.raises(NewerJournal):
        Journal.open(kept)
