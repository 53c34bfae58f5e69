"""``plan new``, ``plan show`` and ``plan pdf``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calfjournal import settings
from calfjournal.cli import shapes
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.session import Session
from calfjournal.errors import CalfjournalError, InputError, NothingToDo
from calfjournal.files import write_whole
from calfjournal.journal import Journal
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
    with _kept_only_when_done(path), Journal.open_or_create(path) as journal:
        program = journal.programs.programs.get(wishes.program)
        if program is None:
            known = ", ".join(sorted(journal.programs.programs))
            raise InputError("--program", f"There is no program '{wishes.program}'. Known: {known}")
        if program.clinician:
            print(f"calfjournal: {program.warning}", file=sys.stderr)
        plan = journal.planning.accept(journal.planning.propose(wishes)).value
        count = len(journal.planning.sessions_of(plan))
        print(f"{plan.title}: {plan.start} to {plan.end}, {count} sessions.")
        for reason in plan.reasons:
            print(f"- {reason}")
    return 0


@contextmanager
def _kept_only_when_done(path: Path) -> Iterator[None]:
    """Leave no empty journal behind when the first plan of a new one cannot be made."""
    fresh = not path.exists()
    try:
        yield
    except CalfjournalError:
        if fresh:
            path.unlink(missing_ok=True)
        raise


def show(arguments: argparse.Namespace, path: Path) -> int:
    """Print the active plan with the reasons behind it."""
    with Journal.open(path, read_only=True) as journal:
        plan = active_plan(journal)
        sessions = journal.planning.sessions_of(plan)
        if arguments.json:
            document = shapes.plan_document(plan, sessions, journal.library.exercises)
            print(shapes.printed(document))
        else:
            _show_words(plan, sessions)
    return 0


def _show_words(plan: Plan, sessions: tuple[Session, ...]) -> None:
    print(f"{plan.title}, {plan.start} to {plan.end}")
    for phase in plan.phases:
        print(f"\n{phase.title}: {phase.start} to {phase.end}, {phase.weeks} weeks. {phase.goal}")
        for session in sessions:
            if phase.start <= session.day <= phase.end:
                deload = " · deload" if session.deload else ""
                print(
                    f"  {session.day:%a %d %b %Y} {session.start_time}  {session.title}"
                    f" · load class {session.load_class}{deload} · {session.shown_status.value}"
                )
    print("\nWhy this plan:")
    for reason in plan.reasons:
        print(f"- {reason}")


def pdf(arguments: argparse.Namespace, path: Path) -> int:
    """Print the plan: overview, a wall sheet a week, a session sheet per session type."""
    with Journal.open(path, read_only=True) as journal:
        paper = journal.planning.paper(
            active_plan(journal),
            size=arguments.paper or settings.load().paper,
            first=arguments.first,
            weeks=arguments.weeks,
            large_print=arguments.large_print,
        )
    write_whole(arguments.out, render_plan(paper))
    print(arguments.out)
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
