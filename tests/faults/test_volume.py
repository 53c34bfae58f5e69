"""F39: twenty years in one journal; the figures are printed by the soak, not asserted."""

from __future__ import annotations

import resource
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.journal import Journal
from tests.faults import kit, volume
from tests.faults.oracles import state_of
from tests.store.samples import DAY, a_check_in

pytestmark = pytest.mark.faults

DAYS = 20 * 365
MOST_BYTES = 1_500_000_000
"""What a process may reserve; half of it is libraries."""


def live_with(path: str, out: str) -> None:
    """Open, look, save, take back, back up and export, with bounded memory."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    with Journal.open(Path(path)) as journal:
        kit.say(sum(journal.counts().values()))
        journal.sessions.between(DAY - timedelta(days=31), DAY)
        journal.recovery.verdict(DAY)
        journal.progress.training(DAY - timedelta(days=DAYS), DAY)
        journal.progress.recovery(DAY - timedelta(days=DAYS), DAY)
        journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
        journal.undo()
        assert journal.check() == []
        journal.export_json(Path(out))
        assert journal.close() is None


def test_twenty_years_are_opened_shown_saved_and_exported(path: Path, tmp_path: Path) -> None:
    """Nothing is refused and memory stays bounded; the backup made on closing holds everything."""
    volume.make(path, days=DAYS)
    told = kit.run(live_with, path, tmp_path / "all.json")
    assert int(told) > 5 * DAYS
    backup = Journal.backups(path)[0].path
    Journal.restore(backup, tmp_path / "restored.calfjournal")
    assert state_of(tmp_path / "restored.calfjournal") == state_of(path)
