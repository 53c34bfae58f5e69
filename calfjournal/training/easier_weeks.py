"""A planned easier week after one that was easier anyway (domain rule 8.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.domain.finding import AdjustmentKind, Light
from calfjournal.domain.message import say
from calfjournal.domain.session import Session
from calfjournal.training.calf_load import calf_load
from calfjournal.training.case import Case, Request
from calfjournal.training.decided import gravity
from calfjournal.training.tendon_days import green_row
from calfjournal.training.weeks_again import as_usual

_WEEK = timedelta(weeks=1)
_BETWEEN = 3
"""Weeks of usual load between two easier ones."""
_EASIER = 0.7
"""Share of its planned calf load up to which a week was an easier one (8.4: sets -30 to -50 %)."""
_GREENS = 2
_KIND, _RULE = AdjustmentKind.USUAL_WEEK, "easier_week"


def usual_week(case: Case) -> Request | None:
    """Offer to train a planned easier week as a usual one, where one before it was easier anyway.

    Illness, missed sessions and easings gave its rest already: one easier week in four is enough.
    Asked the day before its first session or on the day, after two green mornings; not after a week
    without training, nor in the week after missed time was decided on.
    """
    if _was_away(case) or case.decided.this_week("missed_time"):
        return None
    week = _easier_ahead(case)
    if not week or (week[0].day - case.day).days > 1 or not _is_calm(case):
        return None
    starts = (week[0].day - _WEEK * back for back in range(1, _BETWEEN + 1))
    easier = next((first for first in starts if _was_easier(case, first)), None)
    if easier is None:
        return None
    return Request(
        _KIND,
        _RULE,
        say("training.was_easier", first=easier, last=easier + timedelta(days=6)),
        (as_usual(case, week, gravity(_KIND, _RULE)),),
        lead=say("training.usual_week"),
        otherwise=say("training.easier_week_stays"),
    )


def _easier_ahead(case: Case) -> Sequence[Session]:
    """The sessions of the planned easier week that comes next, if none of it was done."""
    ahead = case.ahead
    if not ahead or not ahead[0].deload:
        return ()
    first = ahead[0]
    begun = any(s.counts for s in case.history.sessions if _is_of_week(s, first))
    return () if begun else [s for s in ahead if _is_of_week(s, first)]


def _is_of_week(session: Session, first: Session) -> bool:
    place = (session.plan_id, session.phase, session.week)
    return (
        place == (first.plan_id, first.phase, first.week) and abs(session.day - first.day) < _WEEK
    )


def _was_easier(case: Case, first: date) -> bool:
    """True when little of a week's calf load was done; a week without any tells nothing.

    What decisions took off its sessions counts as planned.
    """
    planned = done = 0.0
    for session in (s for s in case.history.sessions if first <= s.day < first + _WEEK):
        load = calf_load(session, case.swaps.library)
        planned += load / case.decided.left.get(session.id or 0, 1.0)
        done += load * _share_done(session)
    return bool(done) and done <= _EASIER * planned


def _share_done(session: Session) -> float:
    """The share of its sets that were done; all of them where none was logged."""
    if not session.counts:
        return 0.0
    done = sum(line.done is not None for line in session.sets)
    return done / len(session.sets) if done else 1.0


def _was_away(case: Case) -> bool:
    return case.last_done is None or case.day - case.last_done.day >= _WEEK


def _is_calm(case: Case) -> bool:
    """True on a green day that ends a row of calm answers."""
    return case.verdict.light is Light.GREEN and green_row(case.tendon, case.day) >= _GREENS
