"""A running flare in words: for Today, the plan, paper and the command line."""

from __future__ import annotations

from calfjournal.domain.flare import FlareNow
from calfjournal.domain.run import Advice, of_any_run
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import sentences


def title(now: FlareNow) -> str:
    """Return ``Flare, left side, day 3``."""
    if len(now.legs) > 1:
        return tr("Flare, both sides, day {day}", day=now.day)
    return tr("Flare, {side:side} side, day {day}", side=now.legs[0], day=now.day)


def rung_words(now: FlareNow) -> str:
    """Return what the rung leaves of the plan, and what leads on."""
    return in_words(now.told)


def greens_words(now: FlareNow) -> str:
    """Return how many of the green mornings that lead on there are; "" above the last rung."""
    if now.is_climbed or not now.greens_needed:
        return ""
    return tr(
        "Green mornings in a row on this rung: {greens} of {needed}.",
        greens=now.greens,
        needed=now.greens_needed,
    )


def waiting_words(now: FlareNow) -> str:
    """Return which re-tests wait; "" without one."""
    return sentences([in_words(words) for words in now.waiting])


def running_words(now: FlareNow) -> str:
    """Return what the rung leaves of running."""
    half = None if now.usual_km is None else now.usual_km / 2
    return in_words(of_any_run(now.running or Advice.AS_PLANNED, half))


def stop_words(now: FlareNow) -> str:
    """Return the first sign to stop."""
    return tr(
        "First sign to stop: pain of {limit}/10 during, a limp, or a morning worse than this one.",
        limit=now.stop_pain,
    )


def lines(now: FlareNow) -> tuple[str, ...]:
    """Return everything said of a flare, the title first."""
    said = (
        title(now),
        rung_words(now),
        greens_words(now),
        running_words(now),
        waiting_words(now),
        stop_words(now),
    )
    return tuple(line for line in said if line)


def told(now: FlareNow) -> str:
    """Return the flare with its rung and running as one text."""
    return sentences([f"{title(now)}.", rung_words(now), running_words(now)])
