"""What users do with the morning's check-in and with answers a tendon still owes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from calfjournal import messages
from calfjournal.changes import ChangeSet, Outcome
from calfjournal.dates import short_day, utc_now
from calfjournal.domain.answer import DueAnswer
from calfjournal.domain.checkin import CheckIn, Site, TendonReading
from ui.context import Context
from ui.operations.base import perform


def save_check_in(
    *,
    context: Context,
    check_in: CheckIn,
    readings: Sequence[TendonReading] = (),
) -> CheckIn | None:
    """Keep a morning with its tendon readings and the verdict of that day, as one edit.

    None when it was refused.

    Raises:
        InputError: a value is out of range, for the form to answer at its field.
    """
    journal = context.journal

    def verb() -> Outcome[CheckIn]:
        saved = journal.checkins.save(check_in, readings)
        journal.recovery.keep(check_in.day)
        return saved

    word = "Log" if journal.checkins.get(check_in.day) is None else "Change"
    outcome = perform(
        context,
        verb,
        label=f"{word} check-in of {short_day(check_in.day)}",
        say=f"Check-in of {short_day(check_in.day)} kept.",
    )
    return outcome.value if outcome else None


def answer_due(
    *,
    context: Context,
    due: DueAnswer,
    day: date,
    pain: int | None,
) -> bool:
    """Write what a tendon says 24 h or 48 h after a session, and the day's verdict with it.

    None takes the answer back; giving another number in a row is one step to undo. False when it
    was refused.
    """
    journal, session = context.journal, due.session
    site = journal.athlete.get().sore_site or Site.MIDPORTION

    def verb() -> Outcome[Any]:
        given = [
            reading
            for reading in journal.checkins.readings_of(session.id or 0)
            if reading.moment is due.moment and reading.side is due.side
        ]
        if pain is None:
            for reading in given:
                journal.checkins.delete_reading(reading.id or 0)
        elif given:
            journal.checkins.save_reading(replace(given[0], pain=pain))
        else:
            journal.checkins.save_reading(
                TendonReading(
                    day,
                    due.moment,
                    due.side,
                    pain=pain,
                    site=site,
                    session_id=session.id,
                    at=utc_now(),
                )
            )
        journal.recovery.keep(day)
        return Outcome(None, ChangeSet())

    where = f"{messages.SIDES[due.side]}, {messages.MOMENTS[due.moment]}"
    done = perform(
        context,
        verb,
        label=f"Log tendon pain: {where}",
        merge_key=f"answer:{session.id}:{due.moment}:{due.side}",
    )
    return done is not None
