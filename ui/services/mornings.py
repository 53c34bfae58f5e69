"""Acts on a morning that more than one page offers."""

from __future__ import annotations

from datetime import date

from calfjournal.messages import tr
from ui.services.act import perform
from ui.services.context import Context


def delete_morning(context: Context, day: date) -> bool:
    """Delete the check-in of a day; tell that what was decided on it stays as it is.

    Return whether it is gone.
    """
    journal = context.journal
    decided = any(way.accepted for way in journal.recovery.verdict(day).adjustments)
    said = tr("Check-in of {day:day} deleted.", day=day)
    if decided:
        said = tr("Check-in of {day:day} deleted. What was decided that day stays.", day=day)
    return perform(context, said, journal.mornings.delete, day) is not None
