"""How things stand, in the two lines at the foot of the sidebar."""

from __future__ import annotations

from datetime import date, datetime

from calfjournal.dates import short_day
from calfjournal.journal import Journal
from calfjournal.messages import PHASES
from calfjournal.units import ago


def standing(journal: Journal, *, unsaved: bool) -> tuple[str, str]:
    """Return where the plan is today, and what is known of saving and backups.

    ``unsaved`` when the newest change, or what was typed last, could not be saved.
    """
    return _plan_line(journal, journal.today()), _safety_line(journal, unsaved=unsaved)


def _plan_line(journal: Journal, today: date) -> str:
    plan = journal.plans.active()
    if plan is None:
        return "No plan yet"
    phase, week = plan.phase_on(today), plan.week_on(today)
    if phase is None or week is None:
        if today < plan.start:
            return f"Plan starts {short_day(plan.start)}"
        return "The plan is over"
    return f"{PHASES[phase.kind]} · week {week[0]} of {week[1]}"


def _safety_line(journal: Journal, *, unsaved: bool) -> str:
    if journal.read_only:
        return "Read only"
    if unsaved:
        return "Not saved"
    newest = journal.backups(journal.path)[:1]
    if not newest:
        return "Saved · no backup yet"
    made = newest[0].at.astimezone()
    return f"Saved · backed up {_when(made, journal.today())}"


def _when(made: datetime, today: date) -> str:
    if made.date() == today:
        return made.strftime("%H:%M")
    return ago(made.date(), today)
