"""What users do with sessions, their sets and the tendon's answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from calfjournal import messages, units
from calfjournal.changes import Outcome
from calfjournal.dates import short_day
from calfjournal.domain.dose import DoseChange
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.session import Session, SetLine
from ui.services.act import perform
from ui.services.context import Context

# ---------------------------------------------------------------------- whole sessions


def add_session(*, context: Context, session: Session) -> Session | None:
    """Add a session with its sets; None when it was refused."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.add(session)

    outcome = perform(
        context,
        verb,
        say=f"Session added on {short_day(session.day)}.",
    )
    return outcome.value if outcome else None


def change_session(
    *, context: Context, session_id: int, label: str, values: dict[str, Any]
) -> bool:
    """Change fields of a session; False when it was refused."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.change(session_id, label, **values)

    return perform(context, verb) is not None


def finish_session(*, context: Context, session_id: int) -> Session | None:
    """Mark a session done, or partly done when sets are missing."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.finish(session_id)

    outcome = perform(context, verb)
    if outcome is None:
        return None
    word = messages.STATUSES[outcome.value.status].text
    context.notices.say(f"{outcome.value.title or 'Session'}: {word}.", undoable=True)
    return outcome.value


def reopen_session(*, context: Context, session_id: int) -> None:
    """Make a done or skipped session planned again; what was logged stays."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.reopen(session_id)

    perform(context, verb)


def skip_session(*, context: Context, session_id: int, reason: str) -> bool:
    """Skip a session and note why; False when it was refused."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.skip(session_id, reason)

    return perform(context, verb, say="Session skipped.") is not None


def move_session(
    *,
    context: Context,
    session_id: int,
    day: date,
    start_time: str | None = None,
) -> None:
    """Put a session on another day or time; planning again leaves it there."""

    def verb() -> Outcome[Session]:
        return context.journal.sessions.move(session_id, day, start_time)

    perform(context, verb, say=f"Moved to {units.long_day(day)}.")


def against_days(*, context: Context, session_id: int, days: Sequence[date]) -> dict[date, str]:
    """Return what speaks against each day for a session, "" when nothing does; writes nothing."""
    return context.journal.planning.against_days(session_id, days)


def delete_session(*, context: Context, session_id: int) -> None:
    """Delete a session with its sets."""

    def verb() -> Outcome[None]:
        return context.journal.sessions.delete(session_id)

    perform(context, verb, say="Session deleted.")


# ---------------------------------------------------------------------- sets


def log_sets(*, context: Context, lines: Sequence[SetLine], label: str, place: str) -> bool:
    """Write sets; False when they were refused.

    Raises:
        InputError: a value is out of range; nothing was written.
    """
    if not lines:
        return True

    def verb() -> Outcome[None]:
        return context.journal.sessions.log_sets(lines, label, place)

    return perform(context, verb) is not None


def copy_targets(*, context: Context, session_id: int) -> None:
    """Log every set not yet logged as done on target."""
    perform(context, lambda: context.journal.sessions.copy_targets(session_id))


def copy_previous(*, context: Context, session_id: int) -> None:
    """Log every set not yet logged as it was done last time."""
    perform(context, lambda: context.journal.sessions.copy_previous(session_id))


def add_exercise(*, context: Context, session_id: int, exercise: Exercise) -> None:
    """Add an exercise to a session."""
    perform(context, lambda: context.journal.sets.add_exercise(session_id, exercise))


def add_one(*, context: Context, session_id: int, lines: Sequence[SetLine], name: str) -> None:
    """Add one more set of an exercise."""
    perform(context, lambda: context.journal.sets.add_one(session_id, lines, name))


def remove_sets(*, context: Context, lines: Sequence[SetLine], label: str) -> None:
    """Remove sets from a session."""
    perform(context, lambda: context.journal.sets.remove(lines, label), say=f"{label}.")


def swap(
    *, context: Context, session_id: int, lines: Sequence[SetLine], exercise: Exercise
) -> None:
    """Do another exercise in the sets that are still open."""

    def verb() -> Outcome[None]:
        return context.journal.sets.swap(session_id, lines, exercise)

    perform(context, verb, say=f"{exercise.name} it is.")


def take_dose(*, context: Context, dose: DoseChange) -> None:
    """Put a proposed dose into its planned session."""

    def verb() -> Outcome[Session]:
        return context.journal.doses.take(dose)

    perform(context, verb, say=f"Planned: {dose.text}.")
