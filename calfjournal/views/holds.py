"""How the holds and steps back went, in words."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.holds import HoldCount
from calfjournal.messages import tr
from calfjournal.views.source import Source


class HoldFacts(Struct, frozen=True):
    """Lines to read, and what to keep in mind with them.

    While there are too few, ``collecting`` tells how many there are, and how many are needed.
    """

    lines: tuple[str, ...]
    note: str = ""
    collecting: tuple[int, int] | None = None


def gather(source: Source) -> HoldFacts:
    """Return how the year's holds and steps back went, or how many there are while they are few."""
    seen = source.progress.holds(source.clock.today())
    if not seen.is_known:
        return HoldFacts(
            (
                tr(
                    "Answers that asked to hold or to step back so far: {seen}. What came after "
                    "them is told from {needed} on.",
                    seen=seen.count,
                    needed=seen.needed,
                ),
            ),
            collecting=(seen.count, seen.needed),
        )
    return HoldFacts(
        (_held(seen.holds), _stepped(seen.steps_back)),
        tr(
            "Of the year before, by the answer to the next session of the kind. It tells what came "
            "after, not what would have come without; no number of the rules follows from it."
        ),
    )


def _held(found: HoldCount) -> str:
    return tr(
        "Holds: {holds}. Followed by another hold or step back: {bad}.",
        holds=found.count,
        bad=found.bad,
    )


def _stepped(found: HoldCount) -> str:
    return tr(
        "Steps back: {steps}. Followed by another hold or step back: {bad}.",
        steps=found.count,
        bad=found.bad,
    )
