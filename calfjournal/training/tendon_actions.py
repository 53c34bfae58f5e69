"""What the tendon's answers ask of the plan: the actions of the decision table (rule 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.finding import AdjustmentKind, Finding, Only, SessionChange, State
from calfjournal.domain.message import Words, say
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import ZONE_BEFORE
from calfjournal.training.case import Case, Request, Way, change, merged
from calfjournal.training.decided import gravity
from calfjournal.training.readiness import FEWER_SETS, off_today
from calfjournal.training.tendon_days import green_row, is_red
from calfjournal.training.weeks_again import weeks_back

_WEEK_D = 7
_HIGH = 4
"""Load class from which two consecutive green mornings are asked for after a dial-back."""
_HALF, _DIALLED_BACK, _DELOAD = 0.5, 0.7, 0.6
"""What sets are multiplied with: rows 1 and 2 of the table, and an easier week (8.4)."""
_GREENS = 2
_ANY_GRAVITY = 99
"""Graver than whatever was decided."""

Action = Callable[[Case, Finding], Request]


def tendon(case: Case) -> Request | None:
    """The action of the decision table for the worst tendon finding of today."""
    for rule, states, action in _ACTIONS:
        finding = next(case.findings(rule, *states), None)
        if finding is not None:
            return _of_both(case, finding, action(case, finding))
    return None


def _of_both(case: Case, finding: Finding, request: Request) -> Request:
    """Name the other leg in the reason too where it says the very same."""
    twin = finding.twin_in(case.verdict.findings)
    if twin is None:
        return request
    also = say("training.other_leg_as_well", side=twin.side)
    return replace(request, reason=say("training.reasons", reasons=[request.reason, also]))


def _too_much_during(case: Case, finding: Finding) -> Request:
    """Row 1: next time half the sets, holds and two-leg work only."""

    def eased(session: Session) -> SessionChange:
        return case.eased(session, _HALF, only=Only.TWO_LEGS)

    return _red(case, finding, AdjustmentKind.REDUCE, eased)


def _above_zone_yesterday(case: Case, finding: Finding) -> Request:
    """Pain of 6 or more yesterday: as row 1, or as row 2 once the morning after is calm."""
    action = _dial_back if case.is_calm_morning else _too_much_during
    return action(case, finding)


def _dial_back(case: Case, finding: Finding) -> Request:
    """Rows 2 and 3: 30 % less and a load class down; two red answers step back a week."""

    def eased(session: Session) -> SessionChange:
        limit = min(_HIGH - 1, max(1, session.load_class - 1))
        return case.eased(session, _DIALLED_BACK, max_load_class=limit)

    option = _red(case, finding, AdjustmentKind.DIAL_BACK, eased)
    return _a_week_back(case, option) if case.reds.reassess else option


def _red(
    case: Case,
    finding: Finding,
    kind: AdjustmentKind,
    eased: Callable[[Session], SessionChange],
) -> Request:
    """Ease the next session of the kind; what is planned for today waits or is range only.

    To dial back is enough for today too when this morning is calm: it is the next session.
    """
    grave = gravity(kind, finding.rule)
    answered = case.answered(finding)
    target = case.next_like(answered, grave)
    dials_back = kind is AdjustmentKind.DIAL_BACK
    rest = _no_high_loads(case, grave, _GREENS) if dials_back else ()
    if dials_back and case.is_calm_morning and case.today(grave):
        ways = _calm_again(case, grave, rest, eased, target)
    elif target is None:
        ways = tuple(merged(rest, off) for off in off_today(case, grave)) or (rest,)
    elif target.day == case.day:
        later = case.slides(target, grave)
        ways = (
            *(merged(rest, slide, (eased(target),)) for slide in later),
            merged(rest, off_today(case, grave)[-1]),
        )
    else:
        same = _of_its_day(case, target, grave)
        own = tuple(eased(session) for session in same)
        gentle = tuple(case.eased(session, _HALF, only=Only.TWO_LEGS) for session in same)
        others = off_today(case, grave)
        ways = (*(merged(rest, off, own) for off in others), merged(rest, others[-1], gentle))
    return replace(_option(kind, finding, ways, answered), again=still_loads(case))


def _of_its_day(case: Case, target: Session, grave: int) -> list[Session]:
    """The sessions of a kind on one day, of a program of twice a day both."""
    there = (s for s in case.ahead if s.day == target.day and s.kind is target.kind)
    return [s for s in there if case.may_change(s, grave)]


def still_loads(case: Case) -> bool:
    """True on a sore red morning with a session that loads the calf, whatever was accepted."""
    return case.is_sore_red and any(s.load_class > 0 for s in case.today(_ANY_GRAVITY))


def _calm_again(
    case: Case,
    grave: int,
    rest: Way,
    eased: Callable[[Session], SessionChange],
    target: Session | None,
) -> tuple[Way, ...]:
    """Today's session dialled back, or off; the next of the kind is dialled back besides."""
    today = case.today(grave)
    now = tuple(eased(s) for s in today if s.load_class > 0)
    own: Way = ()
    if target is not None and target not in today:
        own = tuple(eased(session) for session in _of_its_day(case, target, grave))
    off = off_today(case, grave)[-1]
    return merged(rest, now, own), merged(rest, off, own)


def _a_week_back(case: Case, option: Request) -> Request:
    """Two red answers in 14 days: one week of the phase again; ``counsel`` tells the count."""
    kind, rule = AdjustmentKind.STEP_BACK, "tendon.escalation"
    week = [s for s in case.ahead if (s.day - case.day).days < _WEEK_D]
    back = weeks_back(case, 1, week, gravity(kind, rule))
    both = tuple(_of_whole_weeks(case, merged(back, way)) for way in option.ways[:1])
    ways = (*both, *option.ways)
    return replace(option, kind=kind, rule=rule, ways=ways)


def _of_whole_weeks(case: Case, way: Way) -> Way:
    """Take no more off a session whose new content was eased itself than off one as planned."""
    left = case.decided.left
    found = []
    for one in way:
        share = left.get(one.like, 1.0) if one.like is not None else 1.0
        more = one.sets_factor / share if one.sets_factor is not None else 1.0
        found.append(one if share == 1.0 else replace(one, sets_factor=more if more < 1 else None))
    return tuple(found)


def _no_high_loads(case: Case, grave: int, mornings: int) -> Way:
    """Take high loads off the days before so many more mornings can have been green."""
    high = [s for s in case.within(mornings, grave) if s.load_class >= _HIGH]
    return tuple(change(session, max_load_class=_HIGH - 1) for session in high)


def still_dialled_back(case: Case) -> Request | None:
    """Keep load class 4-5 away after a dial-back until two consecutive green mornings."""
    greens = _greens_since_dial_back(case)
    if greens is None or greens >= _GREENS or is_red(case.tendon.get(case.day)):
        return None
    kind, rule = AdjustmentKind.HOLD_DOSE, "tendon.dial_back"
    ways = (_no_high_loads(case, gravity(kind, rule), _GREENS - greens),)
    return Request(kind, rule, say("training.greens_since_dial_back", greens=greens), ways)


def high_loads_wait(case: Case) -> Words | None:
    """Say that high loads of the week ahead wait for two green mornings; None when none do.

    Those that come later than two mornings stand in the plan: these mornings decide about them.
    """
    greens = _greens_since_dial_back(case)
    soon = (s for s in case.ahead if (s.day - case.day).days < _WEEK_D)
    if greens is None or greens >= _GREENS or not any(s.load_class >= _HIGH for s in soon):
        return None
    return say("training.high_loads_wait", greens=greens)


def _greens_since_dial_back(case: Case) -> int | None:
    """The green mornings in a row since the last dial-back of four weeks; None without one."""
    since = case.day - timedelta(days=28)
    recent = [d.day for d in case.days if d.dials_back and since <= d.day]
    if not recent:
        return None
    mornings = {d: State.GREEN if calm else State.AMBER for d, calm in case.mornings.items()}
    return green_row({d: s for d, s in mornings.items() if d > max(recent)}, case.day)


def _hold_and_wait(case: Case, finding: Finding) -> Request:
    """Row 4: repeat with 20 % fewer sets, a day later where the days after leave room.

    One answer takes sets off one session; what else today holds only loses load class 5 (5.7).
    A morning that follows no session waits while there are mornings to come before the next one:
    what was a twinge is gone by then, and what was not is told again.
    """
    kind = AdjustmentKind.HOLD_DOSE
    grave = gravity(kind, finding.rule)
    answered = case.answered(finding)
    target = case.next_like(answered, grave)
    others = [s for s in case.today(grave) if s is not target and s.load_class > _HIGH]
    rest = tuple(change(s, max_load_class=_HIGH) for s in others)
    if target is None or not _may_be_eased(target):
        return _option(kind, finding, (rest,), answered)
    soon = (target.day - case.day).days <= 1
    if not soon and _is_lone(case, finding, answered):
        return _option(kind, finding, (rest,), answered)
    own = merged(rest, (case.eased(target, FEWER_SETS),))
    later = case.slides(target, grave, by=(1,)) if soon else ()
    gentle = merged(rest, (change(target, only=Only.TWO_LEGS),))
    return _option(kind, finding, (*(merged(own, slide) for slide in later), own, gentle), answered)


def _is_lone(case: Case, finding: Finding, answered: Session | None) -> bool:
    """True for a morning with no session the day before: no answer to one."""
    follows = answered is not None and (case.day - answered.day).days == 1
    return finding.session_id is None and not follows


def _may_be_eased(session: Session) -> bool:
    """True unless the session is light, or of an easier week, already."""
    return session.load_class > 1 and not session.deload


def _same_dose(case: Case, finding: Finding) -> Request:
    """Rows 4a and 5, and the band of 4.4 below row 4: the plan stands, and nothing goes up."""
    return _option(AdjustmentKind.HOLD_DOSE, finding, (), case.answered(finding))


def trend(case: Case) -> Request | None:
    """Row 6: 20 % less of the week, asked once a week.

    An easier week when it rose for a second one, and at most one in four weeks (8.4).
    """
    finding = next(case.findings("tendon.trend", State.AMBER, State.RED), None)
    if finding is None or case.decided.this_week("tendon.trend"):
        return None
    second = any(d.rising and 7 <= (case.day - d.day).days <= 13 for d in case.earlier)
    easier = second and not case.decided.has(AdjustmentKind.DELOAD)
    kind = AdjustmentKind.DELOAD if easier else AdjustmentKind.REDUCE
    factor = _DELOAD if easier else FEWER_SETS
    soon = case.within(_WEEK_D, gravity(kind, finding.rule))
    way = tuple(case.eased(s, factor) for s in soon if _may_be_eased(s))
    return _option(kind, finding, (way,), None)


def _option(
    kind: AdjustmentKind, finding: Finding, ways: Iterable[Way], answered: Session | None
) -> Request:
    day = answered.day if answered is not None else None
    reason = finding.text or finding.title
    return Request(kind, finding.rule, reason, tuple(ways), answered=day)


_AMBER, _RED = (State.AMBER,), (State.RED,)

_ACTIONS: tuple[tuple[str, tuple[State, ...], Action], ...] = (
    ("tendon.during", _RED, _too_much_during),
    ("tendon.zone", _RED, _too_much_during),
    (ZONE_BEFORE, _RED, _above_zone_yesterday),
    ("tendon.48h", _RED, _dial_back),
    ("tendon.worsening", _RED, _dial_back),
    ("tendon.rise", _RED, _dial_back),
    ("tendon.rise", _AMBER, _hold_and_wait),
    ("tendon.worsening", _AMBER, _hold_and_wait),
    ("stiffness", _AMBER, _same_dose),
    ("tendon.agreeing", _AMBER, _same_dose),
    ("tendon.during", _AMBER, _same_dose),
    ("tendon.hold_dose", _AMBER, _same_dose),
)
"""The decision table of 4.3 in its order of priority."""
