"""F07: the disk or the system says no to one call, or to every call from then on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import acts
from tests.faults.ladder import Rung, climb
from tests.faults.oracles import Tally, state_of

pytestmark = pytest.mark.faults

WRITES = ("pwrite64", "fsync", "fdatasync", "ftruncate", "rename")


def rungs(act: str, calls: tuple[str, ...], fault: str, template: Path) -> list[Rung]:
    folder = template.with_name("rungs")
    folder.mkdir()
    found = list(climb(act, calls, fault, template, folder))
    assert [rung for rung in found if "Traceback" in rung.ended] == [], "an error not in our words"
    assert [rung for rung in found if rung.ended == "killed"] == []
    return found


@pytest.mark.parametrize(
    ("act", "calls", "fault"),
    [
        ("save", WRITES, "error=EIO"),
        ("save", ("pwrite64", "fdatasync"), "error=EIO+"),
        ("bring", ("pwrite64",), "error=ENOSPC+"),
        ("save", ("unlink",), "error=EIO"),
        ("save", ("openat",), "error=EMFILE"),
        ("bring", ("openat",), "error=EMFILE"),
    ],
)
def test_failed_changes_are_told_and_nothing_else_is_lost(
    act: str, calls: tuple[str, ...], fault: str, template: Path
) -> None:
    """A save or import that the system refuses says so once, in our words, and keeps the rest."""
    tally = Tally()
    for rung in rungs(act, calls, fault, template):
        tally.judge(rung.folder / acts.JOURNAL, rung.acknowledged, what=rung.name)
    assert tally.faults == []


@pytest.mark.parametrize(
    ("calls", "fault"),
    [
        (WRITES, "error=EIO"),
        (("unlink",), "error=EIO"),
        (("openat",), "error=EMFILE"),
    ],
)
def test_failed_restore_leaves_the_old_or_the_new(
    calls: tuple[str, ...], fault: str, template: Path
) -> None:
    """A restore that fails says so and has changed nothing; else it is done."""
    old, new = state_of(template / acts.JOURNAL), state_of(template / acts.COPY)
    tally = Tally()
    for rung in rungs("restore", calls, fault, template):
        states = [new] if rung.ended == "endured" else [old]
        tally.judge(rung.folder / acts.JOURNAL, states=states, what=rung.name)
    assert tally.faults == []


def test_failed_update_leaves_a_journal_that_opens(template: Path) -> None:
    """A journal whose update was refused by the disk is updated the next time it is opened."""
    tally = Tally()
    for rung in rungs("update", ("pwrite64",), "error=EIO", template):
        tally.judge(rung.folder / acts.OLD, what=rung.name)
    assert tally.faults == []


def test_failed_backup_leaves_the_older_one(template: Path) -> None:
    """A backup that fails has said so, and the older one of its name is whole."""
    older, now = state_of(template / acts.COPY), state_of(template / acts.JOURNAL)
    for rung in rungs("back_up", ("pwrite64", "fsync", "rename"), "error=EIO", template):
        assert state_of(rung.folder / acts.COPY) in (older, now), rung.name
        assert list((rung.folder / "home").rglob("*.tmp*")) == [], rung.name
