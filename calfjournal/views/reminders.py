"""What of today can be reminded of, and what somebody wishes to be reminded of."""

from __future__ import annotations

from datetime import time, timedelta

from calfjournal.domain.finding import Light
from calfjournal.domain.reminder import OpenDay, QuietHours, ReminderWishes
from calfjournal.settings import Settings
from calfjournal.views.day_lead import DayState, state_of
from calfjournal.views.today import TodayFacts


def open_day(facts: TodayFacts, border: time) -> OpenDay:
    """Return what of a day is still open; days begin at ``border``.

    A session is reminded of only where nothing speaks against it: no warning sign, no illness, no
    red morning. What an open decision makes of it is said where it leads.
    """
    stopped = state_of(facts) is DayState.STOPPED
    against = stopped or facts.is_ill or facts.verdict.light is Light.RED
    return OpenDay(
        day=facts.day,
        border=border,
        check_in=not (facts.is_told or facts.is_rest),
        sessions=() if against else tuple(each.session for each in facts.sessions),
        missing=facts.missing,
    )


def wishes_of(settings: Settings) -> ReminderWishes:
    """Return what the options of this computer ask for."""
    before = timedelta(minutes=settings.remind_session_before)
    at = time.fromisoformat(settings.remind_check_in_at)
    return ReminderWishes(
        check_in_at=at if settings.remind_check_in else None,
        session_before=before if settings.remind_session else None,
        answers=settings.remind_answers,
        quiet=QuietHours(
            time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_until)
        ),
    )
