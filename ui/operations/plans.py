"""What users do with plans, races and days off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.changes import Outcome
from calfjournal.dates import short_day
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.finding import Adjustment
from calfjournal.domain.plan import BlockedRange, Plan, Race
from calfjournal.domain.program import Program
from calfjournal.domain.proposal import Proposal
from calfjournal.errors import CalfjournalError
from ui.services.act import perform
from ui.services.context import Context

# ---------------------------------------------------------------------- plans


def follow_plan(
    *,
    context: Context,
    proposal: Proposal,
    athlete: Athlete | None = None,
    races: Sequence[Race] = (),
    blocks: Sequence[BlockedRange] = (),
) -> Plan | None:
    """Follow a proposed plan; what was learned of the athlete, races and days off come with it.

    None when it was refused.
    """

    def verb() -> Outcome[Plan]:
        return context.journal.planning.follow(
            proposal, athlete=athlete, races=races, blocks=blocks
        )

    outcome = perform(context, verb, say=f"{proposal.plan.title} is your plan now.")
    return outcome.value if outcome else None


def plan_again(*, context: Context, proposal: Proposal) -> Plan | None:
    """Follow the plan as it was laid again; None when it was refused."""

    def verb() -> Outcome[Plan]:
        return context.journal.planning.accept(proposal)

    outcome = perform(context, verb, say="The plan is laid again.")
    return outcome.value if outcome else None


def end_plan(*, context: Context, plan: Plan, day: date) -> None:
    """End a plan with its last day; what was planned after it goes."""

    def verb() -> Outcome[Plan]:
        return context.journal.plans.end(plan.id or 0, day)

    perform(context, verb, say=f"{plan.title} ended on {short_day(day)}.")


# ---------------------------------------------------------------------- the end of a phase


def accept_phase(*, context: Context, adjustment: Adjustment, proposal: Proposal) -> Plan | None:
    """Go on early or stay longer as proposed; None when it was refused."""

    def verb() -> Outcome[Plan]:
        return context.journal.planning.accept_phase(adjustment, proposal)

    outcome = perform(context, verb, say="Accepted. The plan is laid again.")
    return outcome.value if outcome else None


def decline_phase(*, context: Context, adjustment: Adjustment) -> None:
    """Leave the phase as planned and remember the decision."""
    journal = context.journal

    def verb() -> Outcome[Adjustment]:
        return journal.recovery.decline(journal.today(), adjustment)

    perform(context, verb, say="Declined. The plan stays as it is.")


# ---------------------------------------------------------------------- races and days off


def keep_race(*, context: Context, race: Race) -> Race | None:
    """Keep a new or changed race; InputError names the field that is wrong."""

    def verb() -> Outcome[Race]:
        return context.journal.plans.save_race(race)

    outcome = perform(context, verb, say=f"Race on {short_day(race.day)} kept.")
    return outcome.value if outcome else None


def delete_race(*, context: Context, race: Race) -> None:
    """Delete a race."""

    def verb() -> Outcome[None]:
        return context.journal.plans.delete_race(race.id or 0)

    perform(context, verb, say=f"Race on {short_day(race.day)} deleted.")


def keep_block(*, context: Context, block: BlockedRange) -> BlockedRange | None:
    """Keep new or changed days off; InputError names the field that is wrong."""

    def verb() -> Outcome[BlockedRange]:
        return context.journal.plans.save_block(block)

    outcome = perform(context, verb, say=f"Days off from {short_day(block.start)} kept.")
    return outcome.value if outcome else None


def delete_block(*, context: Context, block: BlockedRange) -> None:
    """Delete days off."""

    def verb() -> Outcome[None]:
        return context.journal.plans.delete_block(block.id or 0)

    perform(context, verb, say=f"Days off from {short_day(block.start)} deleted.")


# ---------------------------------------------------------------------- programs


def copy_program(*, context: Context, program: Program) -> Program | None:
    """Write an own copy of a program, to edit and to share; None when it could not be."""
    try:
        return context.journal.copy_program(program)
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return None
