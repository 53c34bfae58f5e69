"""Sentences of reminders: others may read them on a screen, so they tell nothing of health."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

SENTENCES: Final[dict[str, str | Plural]] = {
    "reminders.check_in": mark("The check-in of this morning is open."),
    "reminders.session": mark("A session is planned for {at} today."),
    "reminders.answers": mark("The answer {moment:moment} after the session of {day:day} is open."),
}
