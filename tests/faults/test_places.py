"""F08, F09: places that cannot be written, and homes that are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calfjournal import paths
from calfjournal.cli import main
from calfjournal.errors import CalfjournalError, JournalReadOnly, StorageFailed
from calfjournal.journal import Journal
from tests.faults import children, kit
from tests.faults.oracles import digests, state_of
from tests.store.samples import DAY, filled

pytestmark = pytest.mark.faults


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
def test_read_only_places_open_to_read(stick: Path, tmp_path: Path, folder_mode: int) -> None:
    """F08: without the right to write, a journal opens read-only and everything can be read."""
    path = stick / "year.calfjournal"
    with filled(path) as journal:
        expected = journal.dump()
        journal.export_json(tmp_path / "warm-up.json")
    path.chmod(0o444)
    stick.chmod(folder_mode)
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o777)
    with kit.unprivileged(tmp_path), Journal.open(path) as journal:
        assert journal.read_only
        assert journal.dump() == expected
        assert journal.check() == []
        journal.export_json(out / "x.json")
        journal.backup(out / "copy.calfjournal")
        with pytest.raises(JournalReadOnly):
            journal.checkins.delete(DAY)
    stick.chmod(0o755)
    assert [file.name for file in stick.iterdir()] == [path.name]


def test_read_only_disk_opens_to_read(stick: Path, tmp_path: Path) -> None:
    """F08: on a disk mounted without writing, also root reads, exports, and is told at a save."""
    path = stick / "year.calfjournal"
    filled(path).close()
    before = digests(stick)
    prefix = kit.read_only_disk(stick)
    told = kit.run(children.read_everything, path, tmp_path / "out.json", prefix=prefix)
    assert "open to read only" in told
    assert digests(stick) == before
    Journal.import_json(tmp_path / "out.json", tmp_path / "new.calfjournal").close()
    assert state_of(tmp_path / "new.calfjournal") == state_of(path)


def test_unclosed_journal_in_a_read_only_folder(stick: Path, tmp_path: Path) -> None:
    """F08: a crashed journal on a read-only stick is shown whole or refused, never older."""
    path = stick / "year.calfjournal"
    with kit.child(children.save, path) as process:
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline().split()[0])
        process.kill()
        process.wait()
    path.with_name(f"{path.name}-shm").unlink()
    path.with_name(f"{path.name}.lock").unlink()
    for file in stick.iterdir():  # On a stick everybody may read.
        file.chmod(0o444)
    stick.chmod(0o555)
    with (
        kit.unprivileged(tmp_path),
        pytest.raises(JournalReadOnly, match="not closed properly"),
    ):
        Journal.open(path)
    stick.chmod(0o755)
    for file in stick.iterdir():
        file.chmod(0o644)
    with Journal.open(path) as journal:
        assert acknowledged in {day.id for day in journal.checkins.between(DAY, DAY)}


@pytest.mark.parametrize(
    "mode",
    [
        0o555,
        0o000,
    ],
    ids=["no writing", "closed"],
)
def test_folder_without_permission_is_refused_by_name(stick: Path, mode: int) -> None:
    """F09: where nothing may be made or even looked at, the message names the folder."""
    filled(stick / "year.calfjournal").close()
    stick.chmod(mode)
    with kit.unprivileged(stick.parent):
        with pytest.raises(StorageFailed, match="stick"):
            Journal.create(stick / "new.calfjournal")
        if mode == 0:
            with pytest.raises(CalfjournalError, match="stick"):
                Journal.open(stick / "year.calfjournal")
    stick.chmod(0o755)
    assert not (stick / "new.calfjournal").exists()


@pytest.mark.parametrize("home", ["missing", "closed", "unset"])
@pytest.mark.parametrize(
    "command", [["plan", "show"], ["demo", "--days", "28"], ["doctor"], ["export", "x.json"]]
)
def test_home_that_cannot_be_used_is_named(
    home: str,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """F09: without a usable home a command fails in a line, exit 1, and makes no journal.

    Settings that cannot be read are told in a line of their own before.
    """
    place = tmp_path / "nowhere" / "home"
    if home == "closed":
        place = tmp_path / "closed"
        place.mkdir(mode=0o000)
    for variable in tuple(os.environ):
        if variable == paths.HOME_VARIABLE or variable.startswith("XDG_"):
            monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    if home == "unset":
        monkeypatch.delenv("HOME")
        monkeypatch.setenv("XDG_DATA_HOME", str(place))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(place))
    else:
        monkeypatch.setenv("HOME", str(place))
    with kit.unprivileged(tmp_path):
        status = main(command)
    told = capsys.readouterr().err
    assert status == 1
    lines = told.splitlines()
    assert all(line.startswith("calfjournal: ") for line in lines)
    assert len(lines) == (2 if home == "closed" else 1)
    assert str(place) in lines[-1]
    if home == "closed":
        place.chmod(0o755)
    assert list(tmp_path.rglob("*.calfjournal*")) == []
