"""F18: what lies outside the journal's file is a help and never a condition."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calfjournal import paths
from calfjournal.journal import Journal
from tests.store.samples import DAY, filled

pytestmark = pytest.mark.faults


def _with(**values: Any) -> Callable[[Path], object]:  # noqa: ANN401 - whatever JSON holds
    def spoil(witness: Path) -> None:
        head = json.loads(witness.read_text().splitlines()[0])
        witness.write_text(json.dumps({**head, **values}) + "\n")

    return spoil


def _with_change(**values: Any) -> Callable[[Path], object]:  # noqa: ANN401
    change = {"commits": 99, "at": "2026-11-23T11:00:00+00:00", "label": "x", "log": ""}

    def spoil(witness: Path) -> None:
        with witness.open("a") as file:
            file.write(json.dumps({**change, **values}) + "\n")

    return spoil


def _pipe(witness: Path) -> None:
    witness.unlink()
    os.mkfifo(witness)


def _link(witness: Path) -> None:
    _with(commits=99)(witness)
    witness.symlink_to(witness.rename(witness.with_name("elsewhere")))


def _folder(witness: Path) -> None:
    witness.unlink()
    witness.mkdir()


BAD: dict[str, Callable[[Path], object]] = {
    "a fraction": _with(commits=1e308),
    "text for a number": _with(commits="5"),
    "nothing for a number": _with(commits=None),
    "more than a counter holds": _with(commits=2**63),
    "yes for a number": _with(commits=True),
    "a number for text": _with(journal=5, checked=7, log=[]),
    "changes in its head": _with(changes=5),
    "a change with text for a number": _with_change(commits="99"),
    "a change at no time": _with_change(at="once"),
    "a change long ago": _with_change(at="0001-01-01T00:00:00+00:00"),
    "a change without words": _with_change(label=None),
    "nested": lambda witness: witness.write_text("[" * 100_000),
    "no text": lambda witness: witness.write_bytes(b"\xff\xfe\x00"),
    "a list": lambda witness: witness.write_text("[1]\n"),
    "larger than any": lambda witness: os.truncate(witness, 1 << 40),
    "a pipe": _pipe,
    "a link to another file": _link,
    "a folder": _folder,
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_witness_stands_in_nobodys_way(path: Path, kind: str) -> None:
    """F18: whatever became of the witness, a sound journal opens, is written and opens again."""
    with filled(path) as journal:
        expected = journal.dump()
    BAD[kind](paths.backups_dir(path) / "witness")
    with Journal.open(path, read_only=True) as journal:
        assert journal.dump() == expected
    with Journal.open(path) as journal:
        assert journal.dump() == expected
        assert journal.check() == []
        assert journal.notes == ()
        journal.checkins.delete(DAY)
    with Journal.open(path) as journal:
        assert journal.checkins.get(DAY) is None
        assert journal.notes == ()


def test_pipe_in_place_of_a_new_witness_keeps_nobody_waiting(path: Path) -> None:
    """F18: a change is saved although something lies where the witness is written anew."""
    filled(path).close()
    os.mkfifo(paths.backups_dir(path) / "witness.new")
    with Journal.open(path) as journal:
        journal.checkins.delete(DAY)
    with Journal.open(path) as journal:
        assert journal.checkins.get(DAY) is None
