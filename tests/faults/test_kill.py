"""F01-F03: kill -9, at random moments and at every stage of what the program does with files."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.importers import read_files
from calfjournal.journal import Journal
from tests.faults import acts, children, kit
from tests.faults.ladder import Rung, climb
from tests.faults.oracles import Tally, digest, mark, state_of
from tests.importers.fit_writer import Leg, activity
from tests.store.samples import NOON, filled

pytestmark = pytest.mark.faults

FILES = ("pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink")


# ------------------------------------------------------------------------- at random moments


@pytest.mark.parametrize("seed", range(3))
def test_kill_during_saves_loses_nothing_acknowledged(path: Path, seed: int) -> None:
    """F01: after kill -9 at any moment everything printed is there, sound, and undo works."""
    chance = random.Random(seed)
    acknowledged: set[int] = set()
    tally = Tally()
    for number in range(3):
        with kit.child(children.save, path) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                acknowledged |= {int(word) for word in process.stdout.readline().split()}
            time.sleep(chance.random() / 100)  # not to wait for anything: to hit any moment
            lines, _ = kit.killed(process)
            acknowledged |= {int(word) for line in lines for word in line.split()}
        tally.judge(path, acknowledged, what=f"kill {number}")
    assert tally.faults == []
    with Journal.open(path) as journal:
        while journal.undo():
            pass
        assert not any(journal.dump().values())


def test_kill_during_import_is_all_or_nothing(path: Path) -> None:
    """F03: an import that is killed is whole or absent, and done again it doubles nothing."""
    chance = random.Random(7)
    for _ in range(3):
        with kit.child(children.bring, path) as process:
            time.sleep(chance.random() / 2)  # to hit any moment
            kit.killed(process)
        with Journal.open(path) as journal:
            assert journal.counts()["run"] in (0, children.MANY)
            assert journal.check() == []
            journal.runs.add_batch(acts.batch(children.MANY))
            assert journal.counts()["run"] == children.MANY
            journal.undo()


@pytest.mark.parametrize("half", [children.read_half, children.bring_half])
def test_an_import_killed_halfway_leaves_nothing(
    path: Path, tmp_path: Path, half: Callable[..., None]
) -> None:
    """F03: kill -9 when half of the files are read, or half of their runs are written."""
    folder = tmp_path / "watch"
    folder.mkdir()
    for number in range(20):
        leg = Leg(start=NOON - timedelta(days=100 + number))
        (folder / f"{number}.fit").write_bytes(activity([leg]))
    with filled(path) as journal:
        before = journal.dump()
    process = kit.start(half, path, folder)
    assert "half" in process.communicate()[0]
    assert process.returncode == -signal.SIGKILL
    with Journal.open(path) as journal:
        assert journal.dump() == before
        assert journal.check() == []
        batch = read_files([folder], known_hashes=journal.runs.known_hashes())
        assert journal.runs.add_batch(batch).value.totals["imported"] == 20
        journal.undo()
        assert journal.dump() == before


def test_killed_command_imports_on_the_next_try(path: Path, tmp_path: Path) -> None:
    """F03: `calfjournal import` killed while reading files leaves nothing half, and can go on."""
    folder = tmp_path / "watch"
    folder.mkdir()
    for number in range(40):
        leg = Leg(start=NOON - timedelta(days=number))
        (folder / f"{number}.fit").write_bytes(activity([leg]))
    chance = random.Random(11)
    Journal.create(path).close()
    for _ in range(3):
        process = subprocess.Popen(
            kit.command(children.command_line, "--journal", path, "import", folder),
            cwd=kit.REPO,
            env=kit.environment(),
            stdout=subprocess.PIPE,
        )
        time.sleep(0.5 + chance.random())  # to hit any moment
        process.kill()
        process.communicate()
        with Journal.open(path, read_only=True) as journal:
            assert journal.counts()["run"] in (0, 40)
            assert journal.check() == []
    kit.run(children.command_line, "--journal", path, "import", folder)
    with Journal.open(path) as journal:
        assert journal.counts()["run"] == 40


# ------------------------------------------------------------------------- at every system call


def rungs(act: str, calls: tuple[str, ...], template: Path) -> list[Rung]:
    folder = template.with_name("rungs")
    folder.mkdir()
    found = list(climb(act, calls, "signal=KILL", template, folder))
    assert found, f"{act} makes none of these calls: {calls}"
    return found


@pytest.mark.parametrize("act", ["save", "bring"])
def test_killed_changes_are_kept_or_absent(act: str, template: Path) -> None:
    """F02: whichever call a save or an import dies at, the journal opens with all acknowledged."""
    tally = Tally()
    for rung in rungs(act, FILES, template):
        tally.judge(rung.folder / acts.JOURNAL, rung.acknowledged, what=rung.name)
    assert tally.faults == []


def test_killed_restore_leaves_the_old_or_the_new(template: Path) -> None:
    """F02: whichever call a restore dies at, the journal is the one or the other, never missing."""
    states = {state_of(template / acts.JOURNAL), state_of(template / acts.COPY)}
    tally = Tally()
    for rung in rungs("restore", FILES, template):
        tally.judge(rung.folder / acts.JOURNAL, states=states, what=rung.name)
    assert tally.faults == []


def test_killed_update_leaves_the_old_version_or_the_new(template: Path) -> None:
    """F16: whichever call an update dies at, opening again ends with everything in place."""
    updated = template / "updated.calfjournal"
    shutil.copy(template / acts.OLD, updated)
    with Journal.open(updated) as journal:
        expected = mark(journal.dump())
    tally = Tally()
    for rung in rungs("update", FILES, template):
        tally.judge(rung.folder / acts.OLD, states=[expected], what=rung.name)
    assert tally.faults == []


def test_killed_backup_is_old_or_whole(template: Path) -> None:
    """F02: under a backup's name lies the older one or the whole new one; the journal is as was."""
    before, now = digest(template / acts.JOURNAL), state_of(template / acts.JOURNAL)
    older = state_of(template / acts.COPY)
    for rung in rungs("back_up", FILES, template):
        assert digest(rung.folder / acts.JOURNAL) == before, rung.name
        assert state_of(rung.folder / acts.COPY) in (older, now), rung.name
        rotated = (rung.folder / "home").rglob("backup-*.calfjournal")
        assert {state_of(file) for file in rotated} <= {now}, rung.name


def test_killed_export_leaves_old_or_new_files(template: Path) -> None:
    """F03: whichever call an export dies at, the old file or the new one has the name, whole."""
    names = ("out.json", "out.zip", "settings.toml")
    old = {(name, digest(template / name)) for name in names[:2]}
    found: set[tuple[str, str]] = set()
    for rung in rungs("export", ("write", "fsync", "rename", "unlink"), template):
        found |= {(name, digest(file)) for name in names if (file := rung.folder / name).exists()}
    acts.export(template, lambda _: None)
    assert found <= old | {(name, digest(template / name)) for name in names}


def test_killed_reading_of_an_export_makes_a_whole_journal_or_none(template: Path) -> None:
    """F02: whichever call it dies at, the new journal is there whole or not at all."""
    expected = state_of(template / acts.COPY)
    tally = Tally()
    for rung in rungs("read_export", FILES, template):
        made = rung.folder / "new" / acts.JOURNAL
        if made.exists():
            tally.judge(made, states=[expected], what=rung.name)
    assert tally.faults == []
    assert tally.rounds > 0


def test_restore_killed_at_random(path: Path) -> None:
    """F02: whenever a restore is killed, the journal is the old or the new one, never a mix."""
    acts.prepare(path.parent)
    state = state_of(path.with_name(acts.COPY))
    chance = random.Random(3)
    tally = Tally()
    for number in range(3):
        with kit.child(children.restore, path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() / 20)  # to hit any moment
            process.kill()
        tally.judge(path, states=[state], what=f"kill {number}")
    assert tally.faults == []
