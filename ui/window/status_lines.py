"""How things stand, in the two lines at the foot of the sidebar."""

from __future__ import annotations

from datetime import date, datetime

from calfjournal.journal import Journal
from calfjournal.messages.formats import ago
from calfjournal.views.plan_words import place_text


def standing(journal: Journal, *, unsaved: bool) -> tuple[str, str]:
    """Return where the plan is today, and what is known of saving and backups.

    ``unsaved`` when the newest change, or what was typed last, could not be saved.
    """
    place = place_text(journal.plans.active(), journal.today())
    return place, _safety_line(journal, unsaved=unsaved)


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
