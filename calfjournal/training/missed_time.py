"""What to do after missed sessions and illness (domain rule 8.5, calfjournal default)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import AdjustmentKind, SessionChange
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.calf_load import calf_load
from calfjournal.training.case import Case, Request, Way, change, merged
from calfjournal.training.decided import gravity
from calfjournal.training.readiness import off_today
from calfjournal.training.session_changes import is_open
from calfjournal.training.weeks_again import (
    Ease,
    first_week_again,
    phase_and_week,
    weeks_across,
    weeks_back,
)

_DAY = timedelta(days=1)
_ILLNESS = "illness"
_KIND, _RULE = AdjustmentKind.MISSED_TIME, "missed_time"
_GRAVITY = gravity(_KIND, _RULE)
_MOST_SLIDE_D = 2
_SHORT_D = 3
"""Days up to which missed sessions slide; beyond, the week or more is repeated."""
_WEEK_D = 7
"""Days up to which one session alone is no missed time: it slides, or the plan goes on."""
_LONGEST_D = 28
"""Days beyond which the phase is begun again."""
_LONG_AGO_D = 120
"""Open sessions older than this belong to a plan that was given up."""
_FEWER_SETS = Ease(sets_factor=0.8)
_LIGHTER = Ease(class_down=True)


def after_missed_time(case: Case) -> Request | None:
    """Say how to go on after sessions were missed; None when none was.

    One session slides by up to 48 h and is never doubled up, and without room the plan goes on;
    4-7 days without any repeat the week; 8-14 step
    back one week with 20 % fewer sets; 15-28 two weeks with a load class less; longer, or illness
    with fever since anything was trained, re-test and restart the phase.
    """
    missed = sorted((*_missed(case), *_left_out(case)), key=lambda s: (s.day, s.start_time))
    fever = _fever_since_training(case)
    if fever is not None:
        return _restart(case, missed, say("training.had_fever", day=fever), answered=fever)
    if not missed:
        return None
    lost = (case.day - missed[0].day).days
    if lost > _LONGEST_D:
        return _restart(case, missed, _missed_told(missed, lost), answered=missed[-1].day)
    if lost <= _SHORT_D or (len(missed) == 1 and lost <= _WEEK_D):
        return _option(missed, lost, tuple(_slides(case)))
    if lost <= _WEEK_D:
        return _step_back(case, missed, lost, steps=0, ease=None)
    if lost <= 14:
        return _step_back(case, missed, lost, steps=1, ease=_FEWER_SETS)
    return _step_back(case, missed, lost, steps=2, ease=_LIGHTER)


def while_ill(case: Case) -> Request | None:
    """Rest on a day with an illness tag; once that was decided, the days after are only told.

    The first day without one is for easy range at most, or what is planned on it waits.
    """
    grave = gravity(AdjustmentKind.ILLNESS, _ILLNESS)
    if not is_ill_on(case, case.day):
        return _first_day_well(case, grave)
    fever = had_fever_on(case, case.day)
    days = 2 if fever else 1
    told = is_ill_on(case, case.day - _DAY) and case.decided.has(AdjustmentKind.ILLNESS)
    soon = () if told else case.within(days, grave)
    return Request(
        AdjustmentKind.ILLNESS,
        _ILLNESS,
        say("training.check_in_says_fever" if fever else "training.check_in_says_ill"),
        (tuple(change(session, drop=True) for session in soon),),
        lead=say("training.rest_ill"),
        final=True,
    )


def _first_day_well(case: Case, grave: int) -> Request | None:
    well = any(True for _ in _told_on(case, case.day)) and is_ill_on(case, case.day - _DAY)
    if not well or all(session.load_class == 0 for session in case.today(grave)):
        return None
    return Request(
        AdjustmentKind.ILLNESS,
        _ILLNESS,
        say("training.first_day_well"),
        off_today(case, grave),
        final=True,
        again=True,
    )


def is_ill_on(case: Case, day: date) -> bool:
    """True when the check-in of a day says so."""
    return any(checkin.is_ill for checkin in _told_on(case, day))


def had_fever_on(case: Case, day: date) -> bool:
    """True when the check-in of a day says so."""
    return any(checkin.has_fever for checkin in _told_on(case, day))


def _told_on(case: Case, day: date) -> Iterator[CheckIn]:
    return (checkin for checkin in case.history.checkins if checkin.day == day)


def _fever_since_training(case: Case) -> date | None:
    """The last day of fever of four weeks that nothing which loads the calf was done after."""
    since = case.day - timedelta(days=_LONGEST_D)
    told = (c.day for c in case.history.checkins if since < c.day <= case.day and c.has_fever)
    fever = max(told, default=None)
    if fever is None:
        return None
    later = (s for s in case.history.done if fever < s.day <= case.day)
    trained = any(calf_load(session, case.swaps.library) for session in later)
    return None if trained else fever


def _left_out(case: Case) -> tuple[Session, ...]:
    """Sessions skipped since the last one done, as in days of illness; one alone was a choice."""
    since = case.last_done.day if case.last_done is not None else case.day
    found = tuple(
        s
        for s in case.history.sessions
        if s.status is SessionStatus.SKIPPED and since < s.day < case.day
    )
    return found if len(found) > 1 else ()


def _missed(case: Case) -> tuple[Session, ...]:
    """Planned sessions of days gone by since the last one done, oldest first."""
    since = case.last_done.day if case.last_done is not None else date.min
    oldest = case.day - timedelta(days=_LONG_AGO_D)
    return tuple(s for s in case.open if max(since, oldest) <= s.day < case.day)


def _slides(case: Case) -> Iterator[Way]:
    """Yield the days, at most 48 h late, for the one that was missed; others are left out."""
    missed = _missed(case)
    if not missed or case.decided.settled.get(missed[-1].key, 0):
        return
    last, out = missed[-1], tuple(change(session, drop=True) for session in missed[:-1])
    late = (case.day - last.day).days
    for days in range(late, _MOST_SLIDE_D + 1):
        yield merged(out, (change(last, new_day=last.day + timedelta(days=days)),))


def _step_back(
    case: Case, missed: Sequence[Session], lost: int, *, steps: int, ease: Ease | None
) -> Request:
    """Give what is ahead the content of the first missed week, less ``steps`` weeks."""
    if steps > 1 and case.ahead and case.ahead[0].phase is not missed[0].phase:
        across = weeks_across(case, missed[0], steps, _GRAVITY, ease=ease)
        return _option(missed, lost, (_gone(missed) + across,))
    back = _weeks_behind(case, missed[0]) + steps
    ahead: Sequence[Session] = case.ahead
    if back == 0:
        this_week = case.ahead[0].week if case.ahead else None
        later = [s for s in case.ahead if s.week != this_week]
        ahead, back = [s for s in later if (s.day - later[0].day).days < _WEEK_D], 1
    return _option(
        missed, lost, (_gone(missed) + weeks_back(case, back, ahead, _GRAVITY, ease=ease),)
    )


def _restart(case: Case, missed: Sequence[Session], reason: Message, *, answered: date) -> Request:
    """Test again first; the days ahead hold the first week of the phase that was trained last."""
    way = _gone(missed) + first_week_again(case, _GRAVITY)
    return Request(_KIND, _RULE, reason, (way,), lead=say("training.restart"), answered=answered)


def _gone(missed: Sequence[Session]) -> tuple[SessionChange, ...]:
    return tuple(change(session, drop=True) for session in missed if is_open(session))


def _weeks_behind(case: Case, first: Session) -> int:
    """Weeks between the first missed session and the next one, both in the running phase."""
    if not case.ahead:
        return 0
    then, now = phase_and_week(case, first), phase_and_week(case, case.ahead[0])
    return max(0, now[1] - then[1]) if then and now else 0


def _option(missed: Sequence[Session], days: int, ways: tuple[Way, ...]) -> Request:
    reason = _missed_told(missed, days)
    return Request(_KIND, _RULE, reason, ways, answered=missed[-1].day)


def _missed_told(missed: Sequence[Session], days: int) -> Message:
    return say("training.sessions_missed", count=len(missed), days=days)
