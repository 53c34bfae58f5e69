"""Turns a morning's findings into proposals for the plan (domain rules 4.3, 5.7, 8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Finding,
    Light,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.training.case import Case, RedCount
from calfjournal.training.flares import ladder_back
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.missed_time import after_missed_time, while_ill
from calfjournal.training.tendon_days import (
    green_row,
    is_red,
)

_WEEK_D = 7
_HIGH = 4
"""Load class from which two consecutive green mornings are asked for after a dial-back."""
_HIGH_D = 4
"""Days ahead from which high loads are taken; every morning looks again."""

_GRAVITY = {
    AdjustmentKind.REDUCE: 2,
    AdjustmentKind.DELOAD: 2,
    AdjustmentKind.MISSED_TIME: 2,
    AdjustmentKind.FLARE_LADDER: 3,
    AdjustmentKind.DIAL_BACK: 3,
    AdjustmentKind.STEP_BACK: 4,
    AdjustmentKind.ILLNESS: 4,
    AdjustmentKind.STOP: 5,
}
"""Only something graver than what was decided on asks about a session again; the rest are 1."""


def propose(
    verdict: Verdict,
    history: History,
    earlier: Iterable[TendonDay],
    library: Library,
    *,
    decided: Iterable[tuple[date, Adjustment]] = (),
    reds: RedCount,
) -> tuple[Adjustment, ...]:
    """Return the adjustments of a day, most pressing first; nothing is changed by this.

    ``earlier`` is what the tendons said on the days before (28 days are looked at). ``decided``
    holds what was accepted or declined and when, today's too: no session is asked about again
    within a week unless something graver turned up. ``reds`` counts red answers by session. Each
    adjustment carries its reason and the sessions it would change; no session is changed by two
    of them. Deterministic.
    """
    case = Case(verdict, history, tuple(earlier), library, reds)
    stop = _stop(case)
    found = [stop] if stop is not None else [a for rule in _RULES if (a := rule(case)) is not None]
    settled = _settled(case.day, decided)
    kept = [_undecided(adjustment, settled) for adjustment in found]
    ordered = tuple(_in_day_order(a, case) for a in kept if a is not None)
    return ordered or (() if found else _go_on(case))


def _settled(today: date, decided: Iterable[tuple[date, Adjustment]]) -> dict[int, int]:
    """The gravest adjustment that the athlete decided on lately, by session."""
    since = today - timedelta(days=_WEEK_D)
    settled: dict[int, int] = {}
    for day, adjustment in decided:
        if since <= day <= today and adjustment.accepted is not None:
            for change in adjustment.changes:
                known = settled.get(change.session_id, 0)
                settled[change.session_id] = max(known, _gravity(adjustment))
    return settled


def _undecided(adjustment: Adjustment, settled: Mapping[int, int]) -> Adjustment | None:
    """The adjustment without the sessions already decided on; None when nothing is left of it."""
    gravity = _gravity(adjustment)
    changes = tuple(c for c in adjustment.changes if settled.get(c.session_id, 0) < gravity)
    if adjustment.changes and not changes:
        return None
    return replace(adjustment, changes=changes)


def _gravity(adjustment: Adjustment) -> int:
    return _GRAVITY.get(adjustment.kind, 1)


def _in_day_order(adjustment: Adjustment, case: Case) -> Adjustment:
    days = {session.id: (session.day, session.start_time) for session in case.open}
    ordered = sorted(adjustment.changes, key=lambda change: days[change.session_id])
    return replace(adjustment, changes=tuple(ordered))


def _stop(case: Case) -> Adjustment | None:
    if case.verdict.light is not Light.STOP:
        return None
    flags = next(case.findings("red_flag", State.STOP, State.RED), None)
    return Adjustment(
        kind=AdjustmentKind.STOP,
        text=say("training.no_loading"),
        reason=flags.text if flags is not None else case.verdict.headline,
        rule="red_flag",
        changes=tuple(case.change(session, drop=True) for session in case.within(_WEEK_D)),
    )


def _clinician(case: Case) -> Adjustment | None:
    """Three red answers in 28 days, or red for 14 days (escalation of 4.3)."""
    reds = case.reds
    if not is_red(case.tendon.get(case.day)) or not reds.clinician:
        return None
    return Adjustment(
        kind=AdjustmentKind.SEE_CLINICIAN,
        text=say("training.see_clinician"),
        reason=say("training.red_lasts", days=reds.lasting_days)
        if reds.lasts
        else say("training.reds_in_28_days", count=reds.in_28_days),
        rule="tendon.escalation",
    )


def _tendon(case: Case) -> Adjustment | None:
    """The action of the decision table for the worst tendon finding of today."""
    for rule, states, action in _TENDON_ACTIONS:
        finding = next(case.findings(rule, *states), None)
        if finding is not None:
            return action(case, finding)
    return None


def _during_too_high(case: Case, finding: Finding) -> Adjustment:
    session = case.next_of_same_kind()
    changes = [case.change(session, sets_factor=0.5, max_load_class=2)] if session else []
    trained_today = case.last_done is not None and case.last_done.day == case.day
    text = say("training.end_session") if trained_today else say("training.rest_today")
    return _answer(AdjustmentKind.REDUCE, text, finding, changes)


def _dial_back(case: Case, finding: Finding) -> Adjustment:
    """30 % less, a load class down, nothing of load class 4-5 until two green mornings."""
    session = case.next_of_same_kind()
    changes = []
    if session is not None:
        limit = min(_HIGH - 1, max(0, session.load_class - 1))
        changes.append(case.change(session, sets_factor=0.7, max_load_class=limit))
    changes += _no_high_loads(case)
    return _answer(AdjustmentKind.DIAL_BACK, say("training.dial_back"), finding, changes)


def _no_high_loads(case: Case) -> list[SessionChange]:
    high = [s for s in case.within(_HIGH_D) if s.load_class >= _HIGH]
    return [case.change(session, max_load_class=_HIGH - 1) for session in high]


def _still_dialled_back(case: Case) -> Adjustment | None:
    """Keep load class 4-5 away after a dial-back until two consecutive green mornings."""
    since = case.day - timedelta(days=28)
    recent = [d.day for d in case.earlier if d.dials_back and since <= d.day < case.day]
    if not recent or is_red(case.tendon.get(case.day)):
        return None
    last = max(recent)
    after = {day: state for day, state in case.tendon.items() if day > last}
    greens = green_row(after, case.day)
    changes = _no_high_loads(case) if greens < 2 else []
    if not changes:
        return None
    return Adjustment(
        kind=AdjustmentKind.HOLD_DOSE,
        text=say("training.still_dialled_back"),
        reason=say("training.greens_since_dial_back", greens=greens),
        rule="tendon.dial_back",
        changes=tuple(changes),
    )


def _hold_and_wait(case: Case, finding: Finding) -> Adjustment:
    """Repeat with 20 % fewer sets, a day later where the days after leave room."""
    session = case.next_of_same_kind()
    changes: list[SessionChange] = []
    text = say("training.repeat_with_less")
    if session is not None:
        slide = _slide_by_a_day(case, session) if (session.day - case.day).days <= 1 else ()
        day = slide[0][1] if slide else None
        changes.append(case.change(session, sets_factor=0.8, new_day=day))
        changes += [case.change(other, new_day=later) for other, later in slide[1:]]
        if slide:
            text = say("training.repeat_later_with_less")
    return _answer(AdjustmentKind.HOLD_DOSE, text, finding, changes)


def _slide_by_a_day(case: Case, session: Session) -> tuple[tuple[Session, date], ...]:
    """Move a session one day on, and those after it as far as they need; () if that cannot be."""
    moves: list[tuple[Session, date]] = []
    day = session.day + timedelta(days=1)
    for other in (s for s in case.ahead if s is session or s.day > session.day):
        if moves and (other.day - moves[-1][1]).days >= 2:
            break
        if other.locked or other.id in case.touched or len(moves) == 3:
            return ()
        day = other.day + timedelta(days=1)
        moves.append((other, day))
    return tuple(moves)


def _same_dose(case: Case, finding: Finding) -> Adjustment:
    del case
    return _answer(AdjustmentKind.HOLD_DOSE, say("training.same_dose"), finding, [])


def _step_back(case: Case) -> Adjustment | None:
    """Two red answers in 14 days: test again and go back one week of the phase."""
    if not case.reds.reassess or not is_red(case.tendon.get(case.day)):
        return None
    changes = case.weeks_back(1, case.ahead)
    return Adjustment(
        kind=AdjustmentKind.STEP_BACK,
        text=say("training.step_back"),
        reason=say("training.reds_in_14_days", count=case.reds.in_14_days),
        rule="tendon.escalation",
        changes=changes,
    )


def _trend(case: Case) -> Adjustment | None:
    """Rising from week to week: 20 % less; a deload when it rose for a second week (8.4)."""
    finding = next(case.findings("tendon.trend", State.AMBER, State.RED), None)
    if finding is None:
        return None
    second = any(d.rising and 7 <= (case.day - d.day).days <= 13 for d in case.earlier)
    factor = 0.6 if second else 0.8
    soon = case.within(_WEEK_D)
    changes = [case.change(session, sets_factor=factor) for session in soon]
    if second:
        return _answer(AdjustmentKind.DELOAD, say("training.deload"), finding, changes)
    return _answer(AdjustmentKind.REDUCE, say("training.less_this_week"), finding, changes)


def _readiness(case: Case) -> Adjustment | None:
    """Today's session by the light (5.7); what the tendon rules changed already stays as it is."""
    today = [s for s in case.within(1) if s.day == case.day]
    if case.verdict.light is Light.AMBER:
        text = say("training.less_today")
        changes = [case.change(s, sets_factor=0.8, max_load_class=4) for s in today]
    elif case.verdict.light is Light.RED:
        text = say("training.recovery_today")
        changes = [case.change(s, sets_factor=0.5, max_load_class=1) for s in today]
    else:
        return None
    if not changes:
        return None
    return Adjustment(
        kind=AdjustmentKind.REDUCE,
        text=text,
        reason=_points(case.verdict),
        rule="readiness",
        changes=tuple(changes),
    )


def _points(verdict: Verdict) -> Message:
    titles = [finding.title for finding in verdict.findings if finding.points]
    if not titles:
        return say("training.points", count=verdict.points)
    return say("training.points_of", count=verdict.points, titles=titles)


def _go_on(case: Case) -> tuple[Adjustment, ...]:
    green = next(case.findings("tendon.green", State.GREEN), None)
    if green is None or case.verdict.light is not Light.GREEN:
        return ()
    return (_answer(AdjustmentKind.GO_ON, say("training.go_on"), green, []),)


def _answer(
    kind: AdjustmentKind, text: Message, finding: Finding, changes: Iterable[SessionChange]
) -> Adjustment:
    return Adjustment(kind, text, finding.text or finding.title, finding.rule, tuple(changes))


_AMBER, _RED = (State.AMBER,), (State.RED,)
_AMBER_UP = (State.AMBER, State.RED)

_TENDON_ACTIONS: tuple[
    tuple[str, tuple[State, ...], Callable[[Case, Finding], Adjustment]], ...
] = (
    ("tendon.during", _RED, _during_too_high),
    ("tendon.zone", _RED, _during_too_high),
    ("tendon.48h", _RED, _dial_back),
    ("tendon.worsening", _RED, _dial_back),
    ("tendon.rise", _AMBER_UP, _hold_and_wait),
    ("tendon.worsening", _AMBER, _hold_and_wait),
    ("tendon.during", _AMBER, _same_dose),
    ("tendon.hold_dose", _AMBER_UP, _same_dose),
)
"""The decision table of 4.3 in its order of priority."""

_RULES: tuple[Callable[[Case], Adjustment | None], ...] = (
    _clinician,
    while_ill,
    ladder_back,  # a running flare decides about the next days before single mornings do
    _tendon,
    _step_back,
    _still_dialled_back,
    after_missed_time,
    _trend,
    _readiness,
)
"""In order of urgency: what comes first keeps its sessions from the rest."""
