"""A running flare in words: for Today, the plan, paper and the command line."""

from __future__ import annotations

from calfjournal.domain.flare import FlareNow
from calfjournal.domain.run import Advice
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.vocabulary import Vocabulary

_RUNNING = Vocabulary(
    {
        Advice.NONE: mark("No running."),
        Advice.WALK_RUN: mark("Running: 10 times 1 minute, walking between, on the flat."),
        Advice.SHORTER: mark("Running: easy and flat, half the usual length."),
        Advice.EASY: mark("Running: as planned, without hills and speed."),
        Advice.AS_PLANNED: mark("Running: as planned."),
    }
)


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
    if now.running is Advice.SHORTER and now.usual_km is not None:
        half = now.usual_km / 2
        return tr("Running: easy and flat, half the usual length, {half:km} at most.", half=half)
    return _RUNNING[now.running or Advice.AS_PLANNED]


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
