"""Drafts: kept in the journal, and yet no change of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.errors import JournalReadOnly
from calfjournal.journal import Journal
from tests.store.samples import ODD_TEXT, filled

VALUES = {"note": ODD_TEXT, "pain": 3, "tags": ["travel"], "hr": "4x", "sleep": None}


def test_draft_comes_back_after_reopening(path: Path) -> None:
    """What stood in a form is there again, wrong texts included, until it is dropped."""
    with Journal.create(path) as journal:
        journal.drafts.put("check_in:2026-11-23", {"note": "first"})
        journal.drafts.put("check_in:2026-11-23", VALUES)
    with Journal.open(path) as journal:
        draft = journal.drafts.get("check_in:2026-11-23")
        assert draft is not None
        assert draft.values == VALUES
        assert [kept.name for kept in journal.drafts.listed()] == ["check_in:2026-11-23"]
        journal.drafts.drop("check_in:2026-11-23")
        journal.drafts.drop("never there")
        assert journal.drafts.listed() == []


def test_draft_is_no_change(path: Path) -> None:
    """A draft makes no step of undo, no backup, no export, and undo leaves it alone."""
    with filled(path) as journal:
        before = journal.dump(), journal.undo_label
        journal.backup()
    with Journal.open(path) as journal:
        journal.drafts.put("notes", VALUES)
        assert (journal.dump(), journal.undo_label) == before
        journal.undo()
        journal.redo()
        assert journal.drafts.get("notes") is not None
        kept = len(Journal.backups(path))
    with Journal.open(path) as journal:
        journal.drafts.put("notes", {})
        kept = len(Journal.backups(path))
    assert len(Journal.backups(path)) == kept


def test_draft_is_refused_where_nothing_can_be_written(path: Path) -> None:
    """A journal that is open to read only takes no draft."""
    with Journal.create(path) as journal:
        journal.drafts.put("notes", VALUES)
        with Journal.open(path, read_only=True) as reader:
            assert reader.drafts.get("notes") is not None
            with pytest.raises(JournalReadOnly):
                reader.drafts.put("notes", {})


def test_unreadable_draft_is_no_draft(path: Path) -> None:
    """A draft that is no text of ours never stands in the way of the journal."""
    with Journal.create(path) as journal:
        journal._file.database.run("INSERT INTO draft VALUES ('odd', '[1', 'no date')")
        assert journal.drafts.get("odd") is None
        assert journal.drafts.listed() == []
