"""Why a day takes a session as it does, a sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from calfjournal.domain.message import Message, say
from calfjournal.domain.run import RunKind
from calfjournal.domain.session import Session
from calfjournal.training.planner.calendar import HARD_KINDS
from calfjournal.training.planner.soft import Beside
from calfjournal.training.planner.spacing import SpacedSession, SpacingRule, TooClose

_IN_HOURS = timedelta(hours=96)
"""Gaps up to this are told in hours, longer ones in days."""
_AWAY = timedelta(days=14)
_RUN_NEAR_D = 3
"""Days before a hard run of which a day that fits tells."""


def too_close_to(clash: TooClose, other: Session, there: Session) -> Message:
    """Return what speaks against a session so close to another: "24 h after …, 48 h are needed"."""
    if clash.rule is SpacingRule.SAME_DAY:
        return say("moves.same_day")
    after = SpacedSession.of(other).at <= SpacedSession.of(there).at
    key = "moves.too_soon_after" if after else "moves.too_soon_before"
    return say(key, hours=clash.hours, other=other.day, needed=clash.needed_h)


def beside_run(
    beside: Beside, run: RunKind | None, day: date, runs: Mapping[date, RunKind]
) -> Message | None:
    """Return what a day costs beside a hard run, None when it costs nothing."""
    match beside:
        case Beside.BEFORE_HARD_RUN:
            ahead = 1 if runs.get(day + timedelta(days=1)) in HARD_KINDS else 2
            return say("moves.before_run", count=ahead, run=run)
        case Beside.LONG_RUN_DAY | Beside.WITH_HARD_RUN:
            return say("moves.on_run_day", run=run)
        case Beside.AFTER_HARD_RUN:
            return say("moves.after_run", run=run)
    return None


def fits(there: Session, near: Sequence[Session], runs: Mapping[date, RunKind]) -> Message:
    """Return how far a day that fits is from what lies before and after it."""
    own = SpacedSession.of(there).at
    starts = sorted((SpacedSession.of(other).at, other.day) for other in near)
    before = max((each for each in starts if each[0] <= own), default=None)
    after = min((each for each in starts if each[0] > own), default=None)
    parts = []
    if before is not None and own - before[0] < _AWAY:
        parts.append(_gap(own, *before, "moves.hours_after", "moves.days_after"))
    ahead = range(1, _RUN_NEAR_D + 1)
    run = next((n for n in ahead if runs.get(there.day + timedelta(n)) in HARD_KINDS), None)
    if run is not None:
        key = "moves.days_before_run" if parts else "moves.days_before_run_first"
        parts.append(say(key, count=run, run=runs[there.day + timedelta(run)]))
    elif after is not None and after[0] - own < _AWAY:
        parts.append(_gap(own, *after, "moves.hours_before", "moves.days_before"))
    return say("moves.fits", parts=parts) if parts else say("moves.nothing_near")


def _gap(own: datetime, at: datetime, day: date, in_hours: str, in_days: str) -> Message:
    gap = abs(own - at)
    if gap <= _IN_HOURS:
        return say(in_hours, hours=gap.total_seconds() / 3600, other=day)
    return say(in_days, count=abs((own.date() - day).days), other=day)
