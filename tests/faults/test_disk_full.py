"""F05, F06: no room left, on a disk that is really full and with files that may not grow."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.journal import Journal
from calfjournal.store.lock import lock_path
from tests.faults import acts, children, kit
from tests.faults.oracles import Tally, state_of
from tests.store.samples import DAY

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("end", ["freed", "full"])
@pytest.mark.parametrize("how", ["disk", "limit"])
def test_full_disk_keeps_what_was_acknowledged(tmp_path: Path, how: str, end: str) -> None:
    """F05: the save that does not fit is refused in plain words, all before it stays and is read.

    When there is room again it is accepted; when there is not, closing loses nothing either.
    """
    place, out = tmp_path / "disk", tmp_path / end
    place.mkdir()
    prefix = kit.tiny_disk(place) if how == "disk" else ()
    said = kit.run(children.fill, place / "year.calfjournal", out, how, prefix=prefix)
    lines = said.splitlines()
    ids = [int(line) for line in lines if line.isdigit()]
    told = dict(line.split(" ", 1) for line in lines if not line.isdigit())
    assert "nothing of this change was kept" in told["refused"].lower()
    kept = len(ids) - (end == "freed")
    assert kept > 3
    assert told["there"] == f"{kept} Log check-in of {(DAY + timedelta(days=kept - 1)):%a %-d %b}"
    tally = Tally()
    tally.judge(out / "year.calfjournal", ids, what=end)
    assert tally.faults == []
    with Journal.open(out / "year.calfjournal") as journal:
        found = journal.checkins.between(DAY, DAY + timedelta(days=1000))
        assert [day.id for day in found] == ids
    assert all(info.size > 0 for info in Journal.backups(place / "year.calfjournal"))


@pytest.mark.parametrize(
    ("act", "room"),
    [
        ("back_up", 60_000),
        ("restore", 60_000),
        ("update", 60_000),
        ("update", 400_000),
        ("read_export", 60_000),
        ("bring", 60_000),
        ("export", 45_000),
    ],
)
def test_act_without_room_changes_nothing(
    act: str, room: int, template: Path, tmp_path: Path
) -> None:
    """F06: with no room for it the act fails in plain words, leaves every file and no rubbish.

    With room again it works.
    """
    place = tmp_path / "disk"
    place.mkdir()
    before = state_of(template / acts.JOURNAL)
    prefix = kit.tiny_disk(place, "2000k")
    said = kit.run(children.act_on_full_disk, act, template, place, room, prefix=prefix)
    first, after = said.splitlines()
    report = json.loads(first)
    assert "nothing of this change was kept" in report["told"].lower(), report
    assert report["state"] == before
    rubbish = [name for name in report["changed"] if not name.endswith((".json", ".calfjournal"))]
    assert rubbish == []
    assert (after == before) == (act not in ("restore", "bring"))


def test_full_disk_is_no_reason_not_to_read(template: Path, tmp_path: Path) -> None:
    """F05: with not one byte free the journal opens to read, and can be exported elsewhere."""
    place = tmp_path / "disk"
    place.mkdir()
    prefix = kit.tiny_disk(place, "2000k")
    kit.run(children.read_on_full_disk, template, place, tmp_path / "safe.json", prefix=prefix)
    Journal.import_json(tmp_path / "safe.json", tmp_path / "safe.calfjournal").close()
    assert state_of(tmp_path / "safe.calfjournal") == state_of(template / acts.JOURNAL)


def test_failed_write_on_a_full_disk_locks_no_reader_out(template: Path, tmp_path: Path) -> None:
    """F05: after a change that found no room the journal is still read, and no lock stays."""
    place = tmp_path / "disk"
    place.mkdir()
    prefix = kit.tiny_disk(place, "2000k")
    told = kit.run(
        children.read_after_a_failed_write, template, place, tmp_path / "safe.json", prefix=prefix
    )
    refused, left = told.splitlines()
    assert refused == "refused"
    assert f"{acts.JOURNAL}.lock" not in left.split()
    Journal.import_json(tmp_path / "safe.json", tmp_path / "safe.calfjournal").close()
    assert state_of(tmp_path / "safe.calfjournal") == state_of(template / acts.JOURNAL)


def test_lock_file_without_a_holder_locks_no_reader_out(template: Path, tmp_path: Path) -> None:
    """F05: nor does one that a killed program left there."""
    place = tmp_path / "disk"
    place.mkdir()
    lock_path(template / acts.JOURNAL).touch()
    prefix = kit.tiny_disk(place, "2000k")
    kit.run(children.read_on_full_disk, template, place, tmp_path / "safe.json", prefix=prefix)
    assert (tmp_path / "safe.json").exists()


def test_log_that_cannot_be_read_on_a_full_disk_is_said_so(template: Path, tmp_path: Path) -> None:
    """F05: a reader who cannot see the newest changes is told why, not shown an older state."""
    place = tmp_path / "disk"
    place.mkdir()
    with kit.child(children.save, template / acts.JOURNAL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.wait()
    prefix = kit.tiny_disk(place, "2000k")
    out = tmp_path / "safe.json"
    told = kit.run(children.read_on_full_disk, template, place, out, prefix=prefix)
    assert "cannot be read" in told
    assert "nothing of this change" not in told
    assert not out.exists()
