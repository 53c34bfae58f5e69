"""What to do after missed sessions and illness (domain rule 8.5, calfjournal default)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.domain.finding import Adjustment, AdjustmentKind, SessionChange
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.case import FEWER_SETS, LIGHTER, Case, Ease
from calfjournal.training.session_changes import is_open

ILLNESS_TAGS = frozenset({"illness", "ill", "sick", "fever"})
FEVER_TAG = "fever"

_RULE = "missed_time"
_MOST_SLIDE_D = 2
_SHORT_D = 3
"""Days up to which a missed session slides; beyond, the week or more is repeated."""
_LONG_AGO_D = 120
"""Open sessions older than this belong to a plan that was given up."""


def after_missed_time(case: Case) -> Adjustment | None:
    """Propose how to go on after sessions were missed; None when none was.

    One session slides by up to 48 h and is never doubled up; 4-7 days repeat the week; 8-14 step
    back one week with 20 % fewer sets; 15-28 two weeks with a load class less; longer, or illness
    with fever, re-test and restart the phase.
    """
    if is_ill(case):
        return None
    slidable = _missed(case)
    missed = sorted((*slidable, *_left_out(case)), key=lambda s: (s.day, s.start_time))
    if not missed:
        return None
    lost = (case.day - missed[0].day).days
    fever = any(
        FEVER_TAG in _tags(checkin.tags)
        for checkin in case.history.checkins
        if missed[0].day - timedelta(days=1) <= checkin.day <= case.day
    )
    if lost > 28 or fever:
        return _restart(case, missed, lost, fever=fever)
    if lost <= _SHORT_D:
        return _slide(case, slidable, lost) if slidable else None
    if lost <= 7:
        text = say("training.repeat_week")
        return _step_back(case, missed, lost, steps=0, ease=None, text=text)
    if lost <= 14:
        text = say("training.one_week_back")
        return _step_back(case, missed, lost, steps=1, ease=FEWER_SETS, text=text)
    text = say("training.two_weeks_back")
    return _step_back(case, missed, lost, steps=2, ease=LIGHTER, text=text)


def while_ill(case: Case) -> Adjustment | None:
    """Propose rest on a day with an illness tag; None without one."""
    today = [c for c in case.history.checkins if c.day == case.day]
    tags = frozenset(tag for checkin in today for tag in _tags(checkin.tags))
    if not tags & ILLNESS_TAGS:
        return None
    fever = FEVER_TAG in tags
    days = 2 if fever else 1
    changes = tuple(case.change(session, drop=True) for session in case.within(days))
    says = "training.check_in_says_fever" if fever else "training.check_in_says_ill"
    return Adjustment(
        kind=AdjustmentKind.ILLNESS,
        text=say("training.rest_with_fever" if fever else "training.rest_ill"),
        reason=say(says),
        rule="illness",
        changes=changes,
    )


def is_ill(case: Case) -> bool:
    """True when today's check-in says so."""
    today = (c for c in case.history.checkins if c.day == case.day)
    return any(_tags(checkin.tags) & ILLNESS_TAGS for checkin in today)


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


def _slide(case: Case, missed: Sequence[Session], lost: int) -> Adjustment:
    """Move the one that was missed if there is room; leave out the others."""
    last = missed[-1]
    room = _room(case, last)
    out = missed[:-1] if room is not None else missed
    changes = [case.change(session, drop=True) for session in out]
    if room is not None:
        changes.append(case.change(last, new_day=room))
    what = "training.slides" if room is not None else "training.left_out"
    return _adjustment(say(what, session=last.title), _lost(missed, lost), tuple(changes))


def _room(case: Case, session: Session) -> date | None:
    """The first day from today, at most 48 h late, with a free day before and after."""
    taken = [s.day for s in case.ahead]
    if case.last_done is not None:
        taken.append(case.last_done.day)
    latest = session.day + timedelta(days=_MOST_SLIDE_D)
    day = case.day
    while day <= latest:
        if all(abs((day - other).days) >= 2 for other in taken):
            return day
        day += timedelta(days=1)
    return None


def _step_back(
    case: Case,
    missed: Sequence[Session],
    lost: int,
    *,
    steps: int,
    ease: Ease | None,
    text: Message,
) -> Adjustment:
    """Give what is ahead the content of the first missed week, less ``steps`` weeks."""
    out = tuple(case.change(session, drop=True) for session in missed if is_open(session))
    back = _weeks_behind(case, missed[0]) + steps
    ahead: Sequence[Session] = case.ahead
    if back == 0:
        this_week = case.ahead[0].week if case.ahead else None
        ahead, back = [s for s in case.ahead if s.week != this_week], 1
    changes = case.weeks_back(back, ahead, ease=ease)
    return _adjustment(text, _lost(missed, lost), out + changes)


def _restart(case: Case, missed: Sequence[Session], lost: int, *, fever: bool) -> Adjustment:
    out = tuple(case.change(session, drop=True) for session in missed if is_open(session))
    changes = case.weeks_back(_weeks_from_start(case), case.ahead)
    text = say("training.restart_after_fever" if fever else "training.restart_after_weeks")
    return _adjustment(text, _lost(missed, lost), out + changes)


def _weeks_behind(case: Case, first: Session) -> int:
    """Weeks between the first missed session and the next one, both in the running phase."""
    if not case.ahead:
        return 0
    then, now = case.phase_and_week(first), case.phase_and_week(case.ahead[0])
    return max(0, now[1] - then[1]) if then and now else 0


def _weeks_from_start(case: Case) -> int:
    now = case.phase_and_week(case.ahead[0]) if case.ahead else None
    return now[1] - 1 if now else 0


def _lost(missed: Sequence[Session], days: int) -> Message:
    return say("training.sessions_missed", count=len(missed), days=days)


def _adjustment(text: Message, reason: Message, changes: tuple[SessionChange, ...]) -> Adjustment:
    return Adjustment(AdjustmentKind.MISSED_TIME, text, reason, _RULE, changes)


def _tags(tags: Sequence[str]) -> frozenset[str]:
    return frozenset(tag.strip().casefold() for tag in tags)
