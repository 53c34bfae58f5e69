"""``plan new``, ``plan again``, ``plan show`` and ``plan pdf``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from calfjournal import settings
from calfjournal.cli import shapes
from calfjournal.cli.journals import open_or_make, opened
from calfjournal.cli.out import put, put_document
from calfjournal.domain.plan import Plan, Race, RaceRank, Wishes
from calfjournal.domain.reasons import sorted_out
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.errors import InputError, NothingToDo
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.messages.formats import day_with_year
from calfjournal.messages.notation import written_in
from calfjournal.messages.vocabulary import RUN_STATUSES, RUN_TITLES, STATUSES
from calfjournal.tasks import render_plan
from calfjournal.terminal import complain
from calfjournal.views import adherence
from calfjournal.views.adherence import PlanFollowed
from calfjournal.views.adherence_words import told

_MAKE_ONE = "calfjournal plan new --program calf_foundation --start YYYY-MM-DD"


def new(arguments: argparse.Namespace, path: Path) -> int:
    """Lay a program on dates and keep it as the active plan."""
    wishes = Wishes(
        program=arguments.program,
        start=arguments.start,
        weeks=arguments.weeks,
        days=arguments.days[0] if arguments.days else (),
        other_weeks=tuple(arguments.days[1:]),
        runs_per_week=arguments.runs_per_week,
        run_days=arguments.run_days[0] if arguments.run_days else (),
        other_run_weeks=tuple(arguments.run_days[1:]),
        run_times=arguments.run_times,
        weekly_km=arguments.weekly_km,
        races=(*arguments.race, *arguments.b_race),
        b_races=tuple(day for day, _ in arguments.b_race),
    )
    with open_or_make(path, create=arguments.create) as journal:
        program = journal.programs.programs.get(wishes.program)
        if program is None:
            raise InputError(
                "--program",
                tr(
                    "There is no program '{program}'. Known: {known:commas}",
                    program=wishes.program,
                    known=sorted(journal.programs.programs),
                ),
            )
        if program.clinician:
            complain(program.warning)
        plan = journal.planning.accept(journal.planning.propose(wishes)).value
        put(
            tr_n(
                "{plan}: {start:date} to {end:date}, {count} session.",
                "{plan}: {start:date} to {end:date}, {count} sessions.",
                len(journal.planning.sessions_of(plan)),
                plan=plan.title,
                start=plan.start,
                end=plan.end,
            )
        )
        for reason in plan.reasons:
            put(f"- {in_words(reason)}")
    return 0


def again(arguments: argparse.Namespace, path: Path) -> int:
    """Say what laying the plan again from today changes, with other races; keep it if asked to."""
    with opened(path, read_only=not arguments.keep) as journal:
        active_plan(journal)
        races = _races_then(journal, arguments)
        proposal = journal.planning.propose_again(races=races)
        if proposal.decided:
            put(in_words(proposal.decided))
        if not proposal.diff:
            put(tr("Nothing would change: the plan already fits."))
        for change in proposal.diff:
            put(f"- {in_words(change)}")
        if arguments.keep:
            journal.planning.accept_races(races, proposal)
            put(tr("The plan is laid again."))
    return 0


def _races_then(journal: Journal, arguments: argparse.Namespace) -> list[Race]:
    """The races of the journal with those moved, dropped and added that were asked for."""
    races = list(journal.plans.races())
    moved, dropped = arguments.move_race, arguments.drop_race
    for day in (*((moved[0],) if moved else ()), *((dropped,) if dropped else ())):
        if all(race.day != day for race in races):
            raise NothingToDo(tr("There is no race on {day:day}.", day=day))
    races = [race for race in races if race.day != dropped]
    if moved:
        races = [replace(r, day=moved[1]) if r.day == moved[0] else r for r in races]
    ranked = ((RaceRank.A, arguments.race), (RaceRank.B, arguments.b_race))
    races += [Race(day, distance_km=km, rank=rank) for rank, new in ranked for day, km in new]
    return sorted(races, key=_day_of)


def _day_of(race: Race) -> date:
    return race.day


def show(arguments: argparse.Namespace, path: Path) -> int:
    """Print the active plan with the reasons behind it."""
    with opened(path, read_only=True) as journal:
        plan = active_plan(journal)
        sessions = journal.planning.sessions_of(plan)
        runs = journal.planned_runs.between(plan.start, plan.end)
        followed = adherence.gather(journal, plan, sessions)
        if arguments.json:
            exercises, today = journal.library.exercises, journal.today()
            document = shapes.plan_document(plan, sessions, runs, exercises, today, followed)
            put_document(document)
        else:
            _show_words(plan, sessions, runs, journal.today(), followed)
    return 0


def _show_words(
    plan: Plan,
    sessions: tuple[Session, ...],
    runs: Sequence[PlannedRun],
    today: date,
    followed: PlanFollowed,
) -> None:
    put(tr("{plan}, {start:date} to {end:date}", plan=plan.title, start=plan.start, end=plan.end))
    for line in told(followed.whole):
        put(line)
    for phase in plan.phases:
        put()
        put(
            tr(
                "{phase}: {start:date} to {end:date}, {weeks:weeks}. {goal}",
                phase=phase.title,
                start=phase.start,
                end=phase.end,
                weeks=phase.weeks,
                goal=phase.goal,
            )
        )
        for line in told(followed.of_phase(phase)):
            put(f"  {line}")
        lines = [(s.day, s.start_time, _session_line(s)) for s in sessions]
        lines += [(run.day, run.start_time, _run_line(run, today)) for run in runs]
        for day, _, line in sorted(lines):
            if phase.start <= day <= phase.end:
                put(f"  {line}")
    put()
    put(tr("Why this plan:"))
    for reason in sorted_out(plan.reasons).in_order:
        put(f"- {in_words(reason)}")


def _session_line(session: Session) -> str:
    parts = [
        tr("load class {load_class}", load_class=session.load_class),
        tr("easier week") if session.deload else "",
        STATUSES[session.shown_status].text,
    ]
    head = f"{day_with_year(session.day):15} {session.start_time}  {in_words(session.title)}"
    return " · ".join(filter(None, (head, *parts)))


def _run_line(run: PlannedRun, today: date) -> str:
    parts = [RUN_TITLES[run.kind], RUN_STATUSES[run.status_on(today)].text]
    if run.km:
        parts.insert(1, tr("{km:km}", km=run.km))
    return f"{day_with_year(run.day):15} {run.start_time:5}  {' · '.join(parts)}"


def pdf(arguments: argparse.Namespace, path: Path) -> int:
    """Print the plan: overview, a wall sheet a week, a session sheet per session type."""
    options = settings.load()
    with opened(path, read_only=True) as journal:
        paper = journal.papers.plan(
            active_plan(journal),
            size=arguments.paper or options.paper,
            first=arguments.first,
            weeks=arguments.weeks,
            large_print=arguments.large_print,
        )
        # What is printed is read by people, as the window is; what a command says, by scripts.
        with written_in(options.notation()):
            journal.write_document(arguments.out, render_plan(paper))
    put(arguments.out)
    return 0


def active_plan(journal: Journal) -> Plan:
    """The active plan; raises NothingToDo when there is none."""
    plan = journal.plans.active()
    if plan is None:
        raise NothingToDo(
            tr("This journal has no plan yet."),
            tr("Make one with: {command}", command=_MAKE_ONE),
        )
    return plan
