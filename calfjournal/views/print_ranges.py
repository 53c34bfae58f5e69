"""What of a plan is printed: the ranges offered and the name of the file."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.plan import Plan
from calfjournal.messages import tr

WEEK, MONTH, PHASE, WHOLE = "week", "month", "phase", "whole"


class PrintRange(Struct, frozen=True):
    """A range of the plan: first day (None = its start) and weeks (None = to its end)."""

    key: str
    title: str
    first: date | None = None
    weeks: int | None = None


def ranges_of(plan: Plan, today: date) -> tuple[PrintRange, ...]:
    """Return what can be printed of a plan; "this week" is its first or last one outside it."""
    day = min(max(today, plan.start), plan.end)
    offered = [
        PrintRange(WEEK, _week_title(plan, today), day, 1),
        PrintRange(MONTH, tr("Four weeks"), day, 4),
    ]
    phase = plan.phase_on(day)
    if phase is not None:
        weeks = (monday(phase.end) - monday(phase.start)).days // 7 + 1
        title = tr("{phase}, {weeks:weeks}", phase=phase.title, weeks=weeks)
        offered.append(PrintRange(PHASE, title, phase.start, weeks))
    return (*offered, PrintRange(WHOLE, tr("The whole plan")))


def _week_title(plan: Plan, today: date) -> str:
    if plan.start <= today <= plan.end:
        return tr("This week")
    return tr("First week") if today < plan.start else tr("Last week")


def file_name(plan: Plan, chosen: PrintRange, paper: str) -> str:
    """Return the name to save under: ``calfplan_2026-W48_A4.pdf``."""
    year, week, _ = (chosen.first or plan.start).isocalendar()
    return f"calfplan_{year}-W{week:02d}_{paper.capitalize()}.pdf"
