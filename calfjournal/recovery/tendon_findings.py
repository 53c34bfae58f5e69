"""The tendon's part of a verdict, side by side: mornings, sessions, answers still due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from calfjournal.domain.answer import ASKED
from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import ZONE_BEFORE
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.flare import flare_finding
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg import Leg, leg_on
from calfjournal.recovery.morning_findings import (
    morning_finding,
    stiffness_finding,
    trend_finding,
)
from calfjournal.recovery.response_findings import response_finding
from calfjournal.recovery.responses import Response, due_on, responses
from calfjournal.recovery.tendon import Row

_ASKED_AS: Final = {
    Moment.DURING: ("recovery.pain_during", Row.DURING),
    Moment.AFTER: ("recovery.pain_during", Row.DURING),
    Moment.MORNING: ("recovery.morning_after", Row.RISE),
    Moment.H24: ("recovery.h24_after", Row.WORSENING),
    Moment.H48: ("recovery.h48_after", Row.H48),
}
"""The title of a missing answer, and the row that looks at it."""
_ZONE_TITLES: Final = {
    Moment.DURING: "recovery.zone_during",
    Moment.MORNING: "recovery.zone_morning",
    Moment.AFTER: "recovery.zone_straight_after",
    Moment.H24: "recovery.zone_h24",
    Moment.H48: "recovery.zone_h48",
}


class _ZoneSaid(Struct, frozen=True):
    """How pain above the accepted zone is told: the rule and the keys of its sentences."""

    rule: str
    text: str
    swollen: str
    is_swollen: str
    value: str


_ZONE: Final = _ZoneSaid(
    "tendon.zone",
    "recovery.leg_above_zone",
    "recovery.leg_is_swollen",
    "recovery.swollen",
    "recovery.pain_today",
)
_ZONE_BEFORE: Final = _ZoneSaid(
    ZONE_BEFORE,
    "recovery.leg_was_above_zone",
    "recovery.leg_was_swollen",
    "recovery.swollen_yesterday",
    "recovery.pain_yesterday",
)


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
    say("recovery.not_answered_holds"),
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
        this_morning = (morning_finding(leg), stiffness_finding(leg))
        found += [*this_morning, *_answered(leg, this_morning), trend_finding(leg)]
        found += _zone(leg, found)
        found += _due(leg)
        found += flare_finding(leg, inputs.flares)
    return tuple(found)


def _answered(leg: Leg, this_morning: Sequence[Finding]) -> Iterator[Finding]:
    """Sessions answered other than green; older ones only when red, for late answers."""
    told = {finding.rule for finding in this_morning if finding.state in (State.AMBER, State.RED)}
    for response in leg.judged:
        row = response.row
        if row in (None, Row.GREEN, Row.UNANSWERED):
            continue
        newest = response is leg.newest
        if leg.rule(row.rule) in told and _of_this_morning(leg, response):
            continue
        if row.state is State.RED or newest:
            session = response.session.told_on(leg.day)
            yield response_finding(response, session, leg.thresholds)


def _of_this_morning(leg: Leg, response: Response) -> bool:
    """True when the answer is this morning's, which has a finding of its own."""
    h24, morning = response.answers.h24, response.answers.morning
    return (leg.day - response.session.day).days == 1 and (h24 or 0) <= (morning or 0)


def _zone(leg: Leg, found: Sequence[Finding]) -> Iterator[Finding]:
    """Pain of 6 or more or swelling since yesterday (4.1).

    What was told today only, where there is any: yesterday's is another finding, said where no row
    of the table made the leg red.
    """
    red = [f for f in found if f.state is State.RED and f.rule.endswith(f".{leg.side}")]
    if any(f.is_of("tendon.during") for f in red):
        return
    limit = leg.thresholds["tendon.zone_red"]
    before = () if red else ((days_before(leg.day, 1), _ZONE_BEFORE),)
    for day, said in ((leg.day, _ZONE), *before):
        high = [r for r in leg.told_on(day) if r.swelling or (r.pain or 0) >= limit]
        if high:
            worst = max(high, key=lambda r: r.pain or 0)
            yield _zone_finding(leg, worst, limit, said)
            return


def _zone_finding(leg: Leg, worst: TendonReading, limit: float, said: _ZoneSaid) -> Finding:
    pain = worst.pain if (worst.pain or 0) >= limit else None
    if pain is None:
        title, text, shown = "recovery.swelling", say(said.swollen, side=leg.side), said.is_swollen
    else:
        title, shown = _ZONE_TITLES[worst.moment], said.value
        text = say(said.text, pain=pain, side=leg.side, accepted=limit - 1)
    return Finding(
        leg.rule(said.rule),
        say(title, side=leg.side),
        State.RED,
        value=None if pain is None else float(pain),
        unit="/10",
        threshold=limit,
        text=text,
        compared=say("recovery.accepted", accepted=limit - 1),
        shown_value=say(shown, pain=worst.pain or 0),
        session_id=worst.session_id,
    )


def _due(leg: Leg) -> Iterator[Finding]:
    """The answers of trained legs that are due by this day and not there.

    Of those on this day only the ones that are asked for by themselves.
    """
    for response in leg.judged:
        for moment in response.missing:
            on = due_on(response.session, moment)
            if on < leg.day or (on == leg.day and moment in ASKED):
                yield _due_finding(leg, response, moment, on)


def _due_finding(leg: Leg, response: Response, moment: Moment, on: date) -> Finding:
    said = _LATE if on < leg.day else _ASKED[_check(response.session)]
    title, row = _ASKED_AS[moment]
    usual = response.usual.pain
    is_last, lasting = moment is Moment.H48, leg.thresholds["tendon.lasting_48h"]
    return Finding(
        leg.rule(row.rule),
        say(title, session=response.session.told_on(leg.day), side=leg.side),
        State.MISSING,
        unit="/10",
        threshold=usual + lasting if is_last and usual is not None else None,
        baseline=usual,
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
