"""A runner in a flare: days ahead, mornings, what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Adjustment, AdjustmentKind
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from tests.training.mornings import session, springs

LEFT, RIGHT = LEGS
CALM, AMBER, RED = 0, 3, 5


def lay(journal: Journal, days: Sequence[int] = (0, 2, 4, 6, 8)) -> list[Session]:
    """Plan sessions some days from now, slow and fast by turns."""
    today = journal.today()
    made = []
    for at, days_on in enumerate(days):
        day = today + timedelta(days=days_on)
        planned = (springs if at % 2 else session)(day, id=None, plan_id=None)
        made.append(journal.sessions.add(planned).value)
    return made


def wake(journal: Journal, left: int = 0, right: int = 0, days_ago: int = 0) -> None:
    """Keep a morning."""
    day = journal.today() - timedelta(days=days_ago)
    readings = [
        TendonReading(day, Moment.MORNING, side, pain=pain)
        for side, pain in zip(LEGS, (left, right), strict=True)
    ]
    journal.mornings.keep(CheckIn(day), readings)


def begin_plan(journal: Journal) -> list[Session]:
    """A plan of a runner whose tendons usually do not hurt."""
    for side in LEGS:
        journal.athlete.save_tendon(Tendon(side, usual_pain=0))
    return lay(journal)


def planned(journal: Journal, sessions: Sequence[Session]) -> list[Session]:
    """The sessions as they stand now."""
    return [journal.sessions.present(each.key) for each in sessions]


def contents(sessions: Sequence[Session]) -> list[object]:
    """What is to be done in sessions."""
    return [
        (
            each.day,
            each.load_class,
            [(s.exercise, s.number, s.side, s.target_kg) for s in each.sets],
        )
        for each in sessions
    ]


def proposal(journal: Journal) -> Adjustment | None:
    """What is proposed first today."""
    ways = journal.recovery.verdict(journal.today()).adjustments
    return ways[0] if ways and ways[0].is_open else None


def asked(journal: Journal) -> AdjustmentKind | None:
    """The kind of what is proposed today."""
    found = proposal(journal)
    return found.kind if found is not None else None


def rung(journal: Journal) -> int:
    """The rung of the flare that runs."""
    now = journal.flares.now()
    assert now is not None
    return now.rung
