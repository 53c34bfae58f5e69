"""What runs cost the next morning, by surface, hills and shoes, in words."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.run import Hill
from calfjournal.domain.run_response import RunResponse, RunTrait
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import HILLS
from calfjournal.views.source import Source


class RunCosts(Struct, frozen=True):
    """Lines to read, and what to keep in mind with them."""

    lines: tuple[str, ...]
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
        tuple(_line(each) for each in found),
        tr(
            "Points of pain above usual on the mornings after, of the leg they cost more. It "
            "tells what came after, not what caused it."
        ),
    )


def _line(found: RunResponse) -> str:
    name = HILLS[Hill(found.name)] if found.trait is RunTrait.HILL else found.name
    if found.others is None:
        return tr(
            "{name}: {extra:+1}, {side:side}, {runs:runs}",
            name=name,
            extra=found.extra,
            side=found.side,
            runs=found.count,
        )
    return tr(
        "{name}: {extra:+1}, {side:side}, {runs:runs}; other runs {others:+1}, {rest:runs}",
        name=name,
        extra=found.extra,
        side=found.side,
        runs=found.count,
        others=found.others,
        rest=found.others_count,
    )
