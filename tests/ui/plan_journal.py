"""Journals with a plan, for the tests of the Plan page and of printing."""

from __future__ import annotations

from datetime import date

from calfjournal.dates import monday
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.journal import Journal


def with_plan(journal: Journal, *, start: date | None = None, program: str = "") -> Plan:
    """Follow a plan in the journal, from this week's Monday on unless ``start`` is given."""
    wishes = Wishes(
        program=program or "calf_foundation",
        start=start or monday(journal.today()),
        days=(0, 2, 5),
        run_days=((1, "easy"), (6, "long")),
        weekly_km=30,
    )
    today = journal.today()
    proposal = journal.planning.propose(wishes, today=today)
    return journal.planning.accept(proposal, today=today).value
