"""What users do with the verdict of a day, its proposals and warning signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.changes import ChangeSet, Outcome
from calfjournal.dates import short_day
from calfjournal.domain.checkin import RedFlag
from calfjournal.domain.finding import Adjustment, Verdict
from calfjournal.units import plural
from ui.context import Context
from ui.operations.base import perform


def overrule(*, context: Context, day: date, note: str) -> Verdict | None:
    """Keep the athlete's own decision beside the verdict; an empty note takes it back."""

    def verb() -> Outcome[Verdict]:
        return context.journal.recovery.overrule(day, note)

    said = "Your decision is kept." if note.strip() else "The verdict holds again."
    outcome = perform(context, verb, say=said)
    return outcome.value if outcome else None


def accept_adjustment(*, context: Context, day: date, adjustment: Adjustment) -> bool:
    """Change the plan as proposed, as one edit; False when it was refused."""

    def verb() -> Outcome[Adjustment]:
        return context.journal.recovery.accept(day, adjustment)

    changed = plural(len(adjustment.changes), "session")
    said = f"Plan changed: {changed}." if adjustment.changes else "Accepted."
    return perform(context, verb, say=said) is not None


def decline_adjustment(*, context: Context, day: date, adjustment: Adjustment) -> bool:
    """Leave the plan as it is and remember so; False when it was refused."""

    def verb() -> Outcome[Adjustment]:
        return context.journal.recovery.decline(day, adjustment)

    return perform(context, verb, say="The plan stays as it is.") is not None


def report_flags(
    *,
    context: Context,
    day: date,
    flags: Sequence[str],
    note: str = "",
) -> bool:
    """Report warning signs and keep the verdict they lead to, as one edit; False when refused."""
    journal = context.journal

    def verb() -> Outcome[None]:
        for flag in flags:
            journal.checkins.report_flag(RedFlag(day, flag, note))
        journal.recovery.keep(day)
        return Outcome(None, ChangeSet())

    signs = plural(len(flags), "warning sign")
    label = f"Report {signs} on {short_day(day)}"
    said = f"{signs[:1].upper()}{signs[1:]} reported."
    outcome = perform(context, verb, label=label, say=said)
    return outcome is not None


def clear_flag(*, context: Context, flag_id: int, day: date, title: str) -> None:
    """Mark a warning sign as cleared, e.g. after it was looked at."""
    journal = context.journal

    def verb() -> Outcome[RedFlag]:
        cleared = journal.checkins.clear_flag(flag_id, day)
        journal.recovery.keep(day)
        return cleared

    perform(
        context,
        verb,
        label=f"Clear warning sign: {title}",
        say="Warning sign cleared.",
    )
