"""The tendon's part of a verdict, side by side: mornings, sessions, answers still due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg import Leg, leg_on
from calfjournal.recovery.morning_findings import (
    morning_finding,
    stiffness_finding,
    trend_finding,
)
from calfjournal.recovery.response_findings import response_finding
from calfjournal.recovery.responses import Response, responses
from calfjournal.recovery.tendon import Row

_HOURS_LATER = ((Moment.H24, 1, "tendon.worsening"), (Moment.H48, 2, "tendon.48h"))
_ZONE_TITLES: Final = {
    Moment.DURING: "recovery.zone_during",
    Moment.AFTER: "recovery.zone_after",
    Moment.MORNING: "recovery.zone_morning",
    Moment.H24: "recovery.zone_h24",
    Moment.H48: "recovery.zone_h48",
}


class _Check(Enum):
    """The part of a day at which an answer is asked for: that of the session it is about."""

    MORNING = auto()
    AFTERNOON = auto()
    EVENING = auto()


class _Asked(Struct, frozen=True):
    """What is said of an answer that is still to come."""

    text: Message
    compared: Message
    shown: Message


_ASKED: Final = {
    _Check.MORNING: _Asked(
        say("recovery.asked_later_morning"),
        say("recovery.asked_morning"),
        say("recovery.due_morning"),
    ),
    _Check.AFTERNOON: _Asked(
        say("recovery.asked_later_afternoon"),
        say("recovery.asked_afternoon"),
        say("recovery.due_afternoon"),
    ),
    _Check.EVENING: _Asked(
        say("recovery.asked_later_evening"),
        say("recovery.asked_evening"),
        say("recovery.due_evening"),
    ),
}
_LATE: Final = _Asked(
    say("recovery.not_answered_in_time"),
    say("recovery.can_still_be_given"),
    say("recovery.not_answered"),
)


def tendon_findings(day: date, inputs: Inputs, thresholds: Thresholds) -> tuple[Finding, ...]:
    """Return the findings of both legs, left first, without points.

    Per leg: this morning's pain and stiffness, every session of the last three days that was
    answered other than green, the trend of the week, and the answers still due. Only what was
    known by the end of the day counts.
    """
    alive = thresholds.whole("tendon.alive_days")
    judged = responses(day, inputs, thresholds, days=alive)
    found: list[Finding] = []
    for side in LEGS:
        leg = leg_on(day, side, inputs, judged, thresholds)
        found += [morning_finding(leg), stiffness_finding(leg), *_answered(leg), trend_finding(leg)]
        found += _zone(leg, found)
        found += _due(leg)
    return tuple(found)


def _answered(leg: Leg) -> Iterator[Finding]:
    """Sessions answered other than green; older ones only when red, for late answers."""
    for response in leg.judged:
        row = response.row
        if row is None or row is Row.GREEN:
            continue
        newest = response is leg.newest
        this_morning = (leg.day - response.session.day).days == 1
        if row is Row.RISE and this_morning:
            continue  # told by this morning's own finding
        if row.state is State.RED or newest:
            session = response.session.told_on(leg.day)
            yield response_finding(response, session, leg.thresholds)


def _zone(leg: Leg, found: Sequence[Finding]) -> Iterator[Finding]:
    """Pain of 6 or more or swelling since yesterday that no row of the table made red (4.1)."""
    already = any(f.state is State.RED and f.rule.endswith(f".{leg.side}") for f in found)
    told = leg.readings.on_day
    recent = [*told.get(days_before(leg.day, 1), ()), *told.get(leg.day, ())]
    limit = leg.thresholds["tendon.zone_red"]
    high = [r for r in recent if r.swelling or (r.pain is not None and r.pain >= limit)]
    if already or not high:
        return
    worst = max(high, key=lambda r: (r.pain or 0, r.day))
    pain = worst.pain if worst.pain is not None and worst.pain >= limit else None
    if pain is None:
        title, text = "recovery.swelling", say("recovery.tendon_is_swollen")
    else:
        title = _ZONE_TITLES[worst.moment]
        text = say("recovery.above_zone", pain=pain, accepted=limit - 1)
    yield Finding(
        leg.rule("tendon.zone"),
        say(title, side=leg.side),
        State.RED,
        value=None if pain is None else float(pain),
        unit="/10",
        threshold=limit,
        text=text,
        compared=say("recovery.accepted", accepted=limit - 1),
        shown_value="" if pain is not None else say("recovery.swollen"),
    )


def _due(leg: Leg) -> Iterator[Finding]:
    """The 24 and 48 h answers of trained legs that are due by this day and not there."""
    for response in leg.judged:
        answers = response.answers
        for moment, days, rule in _HOURS_LATER:
            known = answers.h24 if moment is Moment.H24 else answers.h48
            on = response.session.day + timedelta(days=days)
            if known is not None or on > leg.day:
                continue
            if moment is Moment.H24 and answers.h48 is not None:
                continue  # the later answer is in, this one will not come any more
            if leg.side in response.session.trained_legs:
                yield _due_finding(leg, response, moment, rule, on)


def _due_finding(leg: Leg, response: Response, moment: Moment, rule: str, on: date) -> Finding:
    said = _LATE if on < leg.day else _ASKED[_check(response.session)]
    title = "recovery.h24_after" if moment is Moment.H24 else "recovery.h48_after"
    limit = response.usual.pain + leg.thresholds["tendon.lasting_48h"]
    return Finding(
        leg.rule(rule),
        say(title, session=response.session.told_on(leg.day), side=leg.side),
        State.MISSING,
        unit="/10",
        threshold=limit if moment is Moment.H48 else None,
        baseline=response.usual.pain,
        text=said.text,
        compared=said.compared,
        shown_value=said.shown,
    )


def _start(session: Session) -> time:
    try:
        return time.fromisoformat(session.start_time)
    except ValueError:
        return time(18)


def _check(session: Session) -> _Check:
    hour = _start(session).hour
    if hour < 12:
        return _Check.MORNING
    return _Check.AFTERNOON if hour < 17 else _Check.EVENING
