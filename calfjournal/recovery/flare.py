"""Mornings that look like a flare (rule 4.3b); whether one begins is the athlete's to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from calfjournal.domain.checkin import Flare
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import say
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg import Leg
from calfjournal.recovery.usual_words import usual_pain


def flare_finding(leg: Leg, flares: Iterable[Flare]) -> Iterator[Finding]:
    """Yield the mornings up to today that hurt like a flare; none while a flare of the leg runs.

    Two mornings running of 4 and more that lie two above usual; a morning not told ends the row.
    """
    usual, thresholds = leg.usual.pain, leg.thresholds
    is_known = any(leg.side in flare.side.legs and flare.holds(leg.day) for flare in flares)
    if is_known or usual is None:
        return
    limit = max(thresholds["flare.pain"], usual + thresholds["flare.rise"])
    count = thresholds.whole("flare.mornings")
    told = [leg.readings.mornings.get(days_before(leg.day, back)) for back in range(count)]
    pains = [reading.pain for reading in told if reading is not None and reading.pain is not None]
    if len(pains) == count and min(pains) >= limit:
        yield Finding(
            leg.rule("flare"),
            say("recovery.flare", side=leg.side),
            State.NOTE,
            value=float(pains[0]),
            unit="/10",
            threshold=limit,
            baseline=usual,
            text=say(
                "recovery.flare_mornings",
                side=leg.side,
                pain=pains[0],
                least=min(pains),
                count=count,
                usual=usual,
            ),
            compared=usual_pain(leg.usual),
        )
