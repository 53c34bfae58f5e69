"""The first plan, laid while the questions of the welcome are answered: no journal is needed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.domain.message import say
from calfjournal.domain.program import Program, SessionKind
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.session import Session
from calfjournal.training.facts import Facts, build_facts
from calfjournal.training.gates import closed_gates
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import make_plan
from calfjournal.training.planner.races import way_back_ends

BEFORE_OTHERS = "17:00"
"""When the first tests stand on their day: ahead of a session at the usual hour [our default]."""


def first_plan(program: Program, answers: FirstAnswers, today: date, library: Library) -> Proposal:
    """Return the plan that a journal with these answers and nothing else would be offered today.

    Raises:
        InputError: a wish makes no sense. NoLayout: the wishes cannot be met together.
    """
    tests = (Assessment(today, results=answers.tests),) if answers.tests else ()
    history = History(today, assessments=tests)

    def facts_of(measures: Collection[str]) -> Facts:
        return build_facts(history, {}, library, None, measures)

    wishes, race = answers.wishes, answers.race
    if race is not None and way_back_ends(race) >= wishes.start:
        wishes = replace(wishes, races=((race.day, race.distance_km),))
    return make_plan(
        program,
        answers.athlete,
        wishes,
        history,
        library,
        not_met=closed_gates(program, facts_of),
        tendons=tuple(answers.tendons.values()),
    )


def first_tests(today: date) -> Session:
    """Return the session of the first tests, to be done before anything else."""
    return Session(
        today,
        SessionKind.RETEST,
        say("training.first_tests"),
        start_time=BEFORE_OTHERS,
        locked=True,
        reason=say("training.first_tests_reason"),
    )
