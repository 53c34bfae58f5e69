"""Setting a new journal up: the athlete, and the first plan."""

from __future__ import annotations

from calfjournal.changes import Outcome
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.journal import Journal


def introduce_athlete(*, journal: Journal, athlete: Athlete) -> None:
    """Keep what the welcome learned of the athlete; InputError names a field that is wrong."""
    if athlete != journal.athlete.get():
        journal.athlete.save(athlete)


def start_first_plan(*, journal: Journal, wishes: Wishes) -> Outcome[Plan]:
    """Make the plan the welcome showed and follow it from now on.

    Raises:
        InputError: a wish makes no sense. NoLayout: the wishes cannot be met together.
    """
    today = journal.today()
    return journal.planning.accept(journal.planning.propose(wishes, today=today), today=today)
