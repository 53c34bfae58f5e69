"""What runs cost the next morning, by surface, hills and shoes, in words."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.run import Hill
from calfjournal.domain.run_response import RunResponse, RunTrait
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import HILLS, SIDE_TITLES
from calfjournal.views.source import Source


class RunCost(Struct, frozen=True):
    """What runs of one kind cost a leg, beside the other runs."""

    runs: str
    leg: str
    cost: str
    others: str


class RunCosts(Struct, frozen=True):
    """Rows to read, and what to keep in mind with them."""

    rows: tuple[RunCost, ...]
    note: str


def gather(source: Source) -> RunCosts:
    """Return what each surface, hill and pair of shoes cost, or how many runs are needed."""
    found = source.progress.run_responses(source.clock.today())
    if not found:
        needed = source.recovery.thresholds().whole("response.runs")
        return RunCosts(
            (),
            tr(
                "From {needed} runs on with the same surface, hills or shoes, each with a morning "
                "told after it, what they cost stands here.",
                needed=needed,
            ),
        )
    return RunCosts(
        tuple(_row(each) for each in found),
        tr(
            "Points of pain above usual on the mornings after, of the leg they cost more, with "
            "how many runs. It tells what came after, not what caused it."
        ),
    )


def _row(found: RunResponse) -> RunCost:
    name = HILLS[Hill(found.name)] if found.trait is RunTrait.HILL else found.name
    others = found.others
    return RunCost(
        name,
        SIDE_TITLES[found.side],
        _told(found.extra, found.count),
        "" if others is None else _told(others, found.others_count),
    )


def _told(extra: float, count: int) -> str:
    return tr("{extra:+1} ({runs})", extra=extra, runs=count)
