"""What tests of the metronome find in a journal."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from calfjournal.domain.cadence_beat import CADENCE_REPEATS
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SetLine
from calfjournal.journal import Journal


def steady_runs(journal: Journal) -> None:
    """Record three steady easy runs at 160 spm."""
    for days in (2, 5, 9):
        day = journal.today() - timedelta(days=days)
        at = datetime.combine(day, time(12), UTC)
        journal.runs.add(
            Run(at, day, distance_m=8000, duration_s=2880, cadence=Cadence(160, 3, 2, 900))
        )


def repeats_session(journal: Journal) -> Session:
    """Plan a session of three cadence repeats of two minutes for today."""
    lines = tuple(
        SetLine(CADENCE_REPEATS, 0, number, Side.BOTH, Unit.MINUTES, 2, rest_s=60)
        for number in (1, 2, 3)
    )
    session = Session(journal.today(), SessionKind.PLYOMETRIC, "Quick feet", sets=lines)
    return journal.sessions.add(session).value
