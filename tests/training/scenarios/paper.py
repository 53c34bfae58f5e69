"""Writes a scenario as a text that reads like a physiotherapist's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from textwrap import wrap as wrapped

from calfjournal.dates import monday
from calfjournal.domain.finding import Light
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import PlannedRun, RunKind, planned_km
from calfjournal.domain.session import Session, SessionStatus, count_sets
from calfjournal.messages import in_words
from calfjournal.messages.formats import short_day
from calfjournal.training.planner import Proposal
from tests.training.scenarios.year import Script, Year

WIDTH = 100


def wrap(
    text: str, width: int, *, initial_indent: str = "", subsequent_indent: str = ""
) -> list[str]:
    """Break a text between words; a re-test is one word."""
    return wrapped(
        text,
        width,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        break_on_hyphens=False,
    )


def written(script: Script, proposal: Proposal, year: Year) -> str:
    """The whole text, ending with a line feed."""
    lines = [script.title.upper(), "", *_asked(script), ""]
    lines += ["WHY THIS PLAN", *_bullets([in_words(reason) for reason in proposal.reasons]), ""]
    lines += ["THE WEEKS", *_weeks(proposal.plan, proposal.sessions), ""]
    lines += ["THE RUNS", *_runs(proposal.runs)]
    if script.morning is not None:
        lines += ["", "WHAT HAPPENED", *_diary(year), "", *_sums(year)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _asked(script: Script) -> Iterator[str]:
    athlete, wishes = script.athlete, script.wishes
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    turns = (wishes.run_days, *wishes.other_run_weeks)
    runs = " | ".join(", ".join(f"{names[day]} {kind}" for day, kind in row) for row in turns)
    rows = (wishes.days, *wishes.other_weeks)
    days = " | ".join(", ".join(names[day] for day in row) or "any" for row in rows)
    yield f"{athlete.name}, {athlete.age_on(wishes.start)}, {athlete.experience.value}."
    yield f"Runs: {runs}; {wishes.weekly_km:g} km a week."
    yield f"Days offered: {days}, {wishes.start_time}."
    if script.baseline is not None:
        figures = ", ".join(
            f"{r.measure.value.replace('_', ' ')} {r.side.value} {r.value:g}"
            for r in script.baseline.results
        )
        yield f"Tests: {figures}."


def _bullets(sentences: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from wrap(sentence, WIDTH, initial_indent="- ", subsequent_indent="  ")


def _weeks(plan: Plan, sessions: Sequence[Session]) -> Iterator[str]:
    for phase in plan.phases:
        span = f"{short_day(phase.start)} to {short_day(phase.end)} {phase.end.year}"
        weeks = "1 week" if phase.weeks == 1 else f"{phase.weeks} weeks"
        yield f"{in_words(phase.title)}, cycle {phase.cycle}, {weeks}, {span}"
        starts = [phase.start + timedelta(weeks=number) for number in range(phase.weeks)]
        rows = [[s for s in sessions if s.day - first in WEEK] for first in starts]
        for like, group in groupby(enumerate(rows), key=lambda pair: _content(pair[1])):
            numbers = [number for number, _ in group]
            del like
            yield from _week(numbers, starts[numbers[0]], rows[numbers[0]])


WEEK = frozenset(timedelta(n) for n in range(7))


def _content(row: Sequence[Session]) -> tuple[tuple[object, ...], ...]:
    """What makes two weeks read alike: days, sessions and sets, and whatever is special."""
    return tuple(
        (
            s.day.weekday(),
            in_words(s.title),
            count_sets(s.sets),
            in_words(s.reason).partition(":")[2].count(";"),
        )
        for s in row
    )


def _week(numbers: Sequence[int], first: date, row: Sequence[Session]) -> Iterator[str]:
    deload = ", deload" if any(s.deload for s in row) else ""
    span = f"Week {numbers[0] + 1}"
    if len(numbers) > 1:
        span = f"Weeks {numbers[0] + 1} to {numbers[-1] + 1}, each like the first"
    yield f"  {span}, from {short_day(first)}{deload}"
    if not row:
        yield "    no session"
    for session in row:
        sets = f"{count_sets(session.sets)} sets"
        minutes = session.planned_minutes
        yield f"    {short_day(session.day)[:3]}  {in_words(session.title)} ({sets}, {minutes} min)"
        why = in_words(session.reason).partition(": ")[2]
        yield from wrap(why, WIDTH, initial_indent="         ", subsequent_indent="         ")


def _runs(runs: Sequence[PlannedRun]) -> Iterator[str]:
    """A line a week; weeks that are alike share one."""
    weeks = groupby(runs, key=lambda run: monday(run.day))
    rows = [(first, [_run(run) for run in row], row) for first, row in _listed(weeks)]
    for _, alike in groupby(rows, key=lambda each: each[1]):
        same = list(alike)
        first, names, row = same[0]
        often = f", {len(same)} weeks" if len(same) > 1 else ""
        km = f"{planned_km(row):g} km" if any(run.km for run in row) else "no kilometres said"
        yield from wrap(
            f"{short_day(first)}{often}: {km}, {', '.join(names)}",
            WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
        )


def _listed(
    weeks: Iterable[tuple[date, Iterable[PlannedRun]]],
) -> Iterator[tuple[date, list[PlannedRun]]]:
    return ((first, list(row)) for first, row in weeks)


def _run(run: PlannedRun) -> str:
    kind = "" if run.kind is RunKind.EASY else f" {run.kind.value}"
    return f"{short_day(run.day)[:3]}{kind}{'' if run.km is None else f' {run.km:g}'}"


def _diary(year: Year) -> Iterator[str]:
    for line in year.diary or ["Nothing that asked for a change."]:
        indent = "    " if line.startswith("  ") else "  "
        yield from wrap(line, WIDTH, subsequent_indent=indent)


def _sums(year: Year) -> Iterator[str]:
    done = [s for s in year.sessions if s.status is SessionStatus.DONE]
    out = [s for s in year.sessions if s.status is SessionStatus.SKIPPED]
    open_ = [s for s in year.sessions if s.status is SessionStatus.PLANNED]
    yield f"{len(done)} sessions done, {len(out)} left out, {len(open_)} open at the end."
    yield ", ".join(f"{year.lights.get(light, 0)} {light.value}" for light in Light) + " mornings."
