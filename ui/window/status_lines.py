"""How things stand, in the two lines at the foot of the sidebar."""

from __future__ import annotations

from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.views.plan_words import place_text


def standing(journal: Journal, *, unsaved: bool) -> tuple[str, str]:
    """Return where the plan is today, and what is known of saving and backups.

    ``unsaved`` when the newest change, or what was typed last, could not be saved.
    """
    views = journal.views
    place = place_text(views.followed(), journal.today(), views.waiting())
    return place, _safety_line(journal, unsaved=unsaved)


def _safety_line(journal: Journal, *, unsaved: bool) -> str:
    if journal.read_only:
        return tr("Read only")
    if unsaved:
        return tr("Not saved")
    newest = journal.backups(journal.path)[:1]
    if not newest:
        return tr("Saved · no backup yet")
    made, today = newest[0].at.astimezone(), journal.today()
    if made.date() == today:
        return tr("Saved · backed up {at:clock}", at=made)
    return tr("Saved · backed up {day:ago}", day=(made.date(), today))
