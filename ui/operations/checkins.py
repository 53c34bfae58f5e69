"""What users do with the morning's check-in and with what a tendon says of a session."""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.changes import Outcome
from calfjournal.dates import short_day
from calfjournal.domain.answer import DueAnswer
from calfjournal.domain.checkin import CheckIn, TendonReading
from ui.services.act import perform
from ui.services.context import Context


def save_check_in(
    *, context: Context, check_in: CheckIn, readings: Sequence[TendonReading] = ()
) -> CheckIn | None:
    """Keep a morning with its tendon readings; None when it was refused.

    Raises:
        InputError: a value is out of range, for the form to answer at its field.
    """

    def verb() -> Outcome[CheckIn]:
        return context.journal.mornings.keep(check_in, readings)

    outcome = perform(context, verb, say=f"Check-in of {short_day(check_in.day)} kept.")
    return outcome.value if outcome else None


def answer_due(*, context: Context, due: DueAnswer, pain: int | None) -> bool:
    """Answer what was asked; None takes the answer back. False when it was refused."""

    def verb() -> Outcome[TendonReading | None]:
        return context.journal.mornings.answer_due(due, pain)

    return perform(context, verb) is not None


def log_answer(*, context: Context, reading: TendonReading) -> bool:
    """Keep what a tendon says of a session; without figures it is taken back.

    False when it was refused.

    Raises:
        InputError: the pain is not 0 to 10.
    """

    def verb() -> Outcome[TendonReading | None]:
        return context.journal.mornings.answer(reading)

    return perform(context, verb) is not None
