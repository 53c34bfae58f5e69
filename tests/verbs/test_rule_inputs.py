"""What rules are told about the past is never out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.domain.checkin import CheckIn
from calfjournal.journal import Journal


class Stop(Exception):
    """Ends an edit half way."""


def test_the_past_follows_every_change_and_every_change_taken_back(tmp_path: Path) -> None:
    """A verdict after a save, an undo and a failed edit stands on what is in the journal then."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        today = journal.today()

        def heart_rate() -> float | None:
            findings = journal.recovery.verdict(today).findings
            return next(finding.value for finding in findings if finding.rule == "rhr")

        assert heart_rate() is None
        journal.checkins.save(CheckIn(today, resting_hr=50))
        assert heart_rate() == 50

        def half_an_edit() -> None:
            with journal.edit("Half"):
                journal.checkins.save(CheckIn(today, resting_hr=70))
                assert heart_rate() == 70
                raise Stop

        with pytest.raises(Stop):
            half_an_edit()
        assert heart_rate() == 50
        journal.undo()
        assert heart_rate() is None
