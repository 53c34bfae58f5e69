"""``plan new``, ``plan show`` and ``plan pdf``."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal import settings
from calfjournal.cli import shapes
from calfjournal.cli.journals import open_or_make, opened
from calfjournal.cli.out import complain, say, say_document
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.session import Session
from calfjournal.errors import InputError, NothingToDo
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.tasks import render_plan


def new(arguments: argparse.Namespace, path: Path) -> int:
    """Lay a program on dates and keep it as the active plan."""
    wishes = Wishes(
        program=arguments.program,
        start=arguments.start,
        weeks=arguments.weeks,
        days=arguments.days,
        runs_per_week=arguments.runs_per_week,
        weekly_km=arguments.weekly_km,
        races=tuple(arguments.race),
    )
    with open_or_make(path, create=arguments.create) as journal:
        program = journal.programs.programs.get(wishes.program)
        if program is None:
            known = ", ".join(sorted(journal.programs.programs))
            raise InputError("--program", f"There is no program '{wishes.program}'. Known: {known}")
        if program.clinician:
            complain(program.warning)
        plan = journal.planning.accept(journal.planning.propose(wishes)).value
        count = len(journal.planning.sessions_of(plan))
        say(f"{plan.title}: {plan.start} to {plan.end}, {count} sessions.")
        for reason in plan.reasons:
            say(f"- {in_words(reason)}")
    return 0


def show(arguments: argparse.Namespace, path: Path) -> int:
    """Print the active plan with the reasons behind it."""
    with opened(path, read_only=True) as journal:
        plan = active_plan(journal)
        sessions = journal.planning.sessions_of(plan)
        if arguments.json:
            say_document(shapes.plan_document(plan, sessions, journal.library.exercises))
        else:
            _show_words(plan, sessions)
    return 0


def _show_words(plan: Plan, sessions: tuple[Session, ...]) -> None:
    say(f"{plan.title}, {plan.start} to {plan.end}")
    for phase in plan.phases:
        say()
        say(f"{phase.title}: {phase.start} to {phase.end}, {phase.weeks} weeks. {phase.goal}")
        for session in sessions:
            if phase.start <= session.day <= phase.end:
                deload = " · deload" if session.deload else ""
                say(
                    f"  {session.day:%a %d %b %Y} {session.start_time}  {session.title}"
                    f" · load class {session.load_class}{deload} · {session.shown_status.value}"
                )
    say()
    say("Why this plan:")
    for reason in plan.reasons:
        say(f"- {in_words(reason)}")


def pdf(arguments: argparse.Namespace, path: Path) -> int:
    """Print the plan: overview, a wall sheet a week, a session sheet per session type."""
    with opened(path, read_only=True) as journal:
        paper = journal.planning.paper(
            active_plan(journal),
            size=arguments.paper or settings.load().paper,
            first=arguments.first,
            weeks=arguments.weeks,
            large_print=arguments.large_print,
        )
        journal.write_document(arguments.out, render_plan(paper))
    say(arguments.out)
    return 0


def active_plan(journal: Journal) -> Plan:
    """The active plan; raises NothingToDo when there is none."""
    plan = journal.plans.active()
    if plan is None:
        raise NothingToDo(
            "This journal has no plan yet.",
            "Make one with: calfjournal plan new --program calf_foundation --start YYYY-MM-DD",
        )
    return plan
