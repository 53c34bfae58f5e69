"""The weeks of a plan that is not kept yet, as the year will show them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.session import Session
from calfjournal.thresholds import load_thresholds
from calfjournal.views.year import Year, YearFacts
from calfjournal.views.year_making import build_ahead

LEAST_WEEKS, MOST_WEEKS = 26, 53
"""Weeks that are shown of a plan: its own, but neither fewer nor more."""


class FirstYear(Struct, frozen=True):
    """A plan as it would be, and its weeks from today on."""

    proposal: Proposal
    year: Year


def first_year(answers: FirstAnswers, proposal: Proposal, today: date, tests: Session) -> FirstYear:
    """Lay what is planned on its weeks; ``tests`` are those done first, where some are."""
    plan = proposal.plan
    first = monday(min(today, plan.start))
    weeks = (plan.end - first).days // 7 + 1
    first_of_all = (tests,) if answers.plans_tests else ()
    facts = YearFacts(
        limits=load_thresholds(),
        plans=(plan,),
        sessions=(*first_of_all, *proposal.sessions),
        planned_runs=proposal.runs,
        races=(answers.race,) if answers.race is not None else (),
    )
    shown = max(LEAST_WEEKS, min(weeks, MOST_WEEKS))
    return FirstYear(proposal, build_ahead(first, shown, today, facts))
