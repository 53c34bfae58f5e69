"""What users do with the verdict of a day, its proposals and warning signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.changes import Outcome
from calfjournal.domain.checkin import RedFlag
from calfjournal.domain.finding import Adjustment, Verdict
from calfjournal.units import plural
from ui.services.act import perform
from ui.services.context import Context


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


def report_flags(*, context: Context, day: date, flags: Sequence[str], note: str = "") -> bool:
    """Report warning signs; False when that was refused."""

    def verb() -> Outcome[None]:
        return context.journal.mornings.report_signs(day, flags, note)

    signs = plural(len(flags), "warning sign")
    return perform(context, verb, say=f"{signs[:1].upper()}{signs[1:]} reported.") is not None


def clear_flag(*, context: Context, flag_id: int, day: date) -> None:
    """Mark a warning sign as cleared, e.g. after it was looked at."""

    def verb() -> Outcome[RedFlag]:
        return context.journal.mornings.clear_sign(flag_id, day)

    perform(context, verb, say="Warning sign cleared.")
