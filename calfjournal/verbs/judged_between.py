"""What the tendon's part of some days is judged from, however long ago they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from calfjournal.dates import FIRST_DAY
from calfjournal.domain.checkin import TendonReading
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg_readings import BEGINNING_DAYS
from calfjournal.recovery.verdict import LOOKS_BACK_DAYS
from calfjournal.store import assessments, checkins, sessions
from calfjournal.store.database import Database

if TYPE_CHECKING:
    from calfjournal.verbs.kept_reads import RuleBasis

_LOOKS_BACK, _BEGINNING = timedelta(LOOKS_BACK_DAYS), timedelta(BEGINNING_DAYS)


def inputs_between(database: Database, rules: RuleBasis, first: date, last: date) -> Inputs:
    """Read what the days from first to last rest on, and the readings of the first weeks."""
    since = max(first - _LOOKS_BACK, FIRST_DAY)
    there = sessions.between(database, since, last)
    return Inputs(
        athlete=rules.athlete,
        checkins=tuple(checkins.CHECK_INS_BETWEEN.all(database, since, last)),
        readings=(
            *_beginning(database, since),
            *checkins.READINGS_BETWEEN.all(database, since, last),
        ),
        sessions=tuple(each for each in there if each.counts or each.tells_pain),
        flares=rules.flares,
        tendons=rules.tendons,
        pain_rules=rules.pain_rules,
        tests=tuple(assessments.between(database, since, last)),
    )


def _beginning(database: Database, before: date) -> list[TendonReading]:
    first = checkins.first_morning(database)
    if first is None or first >= before:
        return []
    last = min(first + _BEGINNING, before) - timedelta(1)
    return checkins.READINGS_BETWEEN.all(database, first, last)
