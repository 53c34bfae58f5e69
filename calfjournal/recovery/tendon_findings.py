"""The tendon's part of a verdict, side by side: mornings, sessions, answers still due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Finding, State
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
from calfjournal.recovery.response_words import response_finding, session_words
from calfjournal.recovery.responses import Response, responses
from calfjournal.recovery.tendon import Row

_HOURS_LATER = ((Moment.H24, 1, "tendon.worsening"), (Moment.H48, 2, "tendon.48h"))
_AT = {
    Moment.DURING: "during training",
    Moment.AFTER: "after training",
    Moment.MORNING: "in the morning",
    Moment.H24: "at 24 h",
    Moment.H48: "at 48 h",
}


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
            yield response_finding(response, leg.day, leg.thresholds)


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
    text = (
        f"{pain} is above the accepted zone of {limit - 1:g} and less. Ask a clinician if it stays."
        if pain is not None
        else "The tendon is swollen. Ask a clinician if it stays."
    )
    yield Finding(
        leg.rule("tendon.zone"),
        leg.title(
            f"Tendon pain {_AT[worst.moment]}" if pain is not None else "Swelling of the tendon"
        ),
        State.RED,
        value=None if pain is None else float(pain),
        unit="/10",
        threshold=limit,
        text=text,
        compared=f"accepted up to {limit - 1:g}",
        shown_value=f"{pain}/10" if pain is not None else "swollen",
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
    late = on < leg.day
    asked = _asked(response.session)
    words = session_words(response.session, leg.day)
    limit = response.usual.pain + leg.thresholds["tendon.lasting_48h"]
    return Finding(
        leg.rule(rule),
        leg.title(f"{moment.value.replace('h', ' h')} after {words}"),
        State.MISSING,
        unit="/10",
        threshold=limit if moment is Moment.H48 else None,
        baseline=response.usual.pain,
        text="Not answered; it can still be given." if late else f"Not yet known, asked {asked}.",
        compared="can still be given" if late else f"asked {asked}",
        shown_value="not answered" if late else f"due {_when(response.session)}",
    )


def _start(session: Session) -> time:
    try:
        return time.fromisoformat(session.start_time)
    except ValueError:
        return time(18)


def _when(session: Session) -> str:
    hour = _start(session).hour
    return "this morning" if hour < 12 else "this afternoon" if hour < 17 else "tonight"


def _asked(session: Session) -> str:
    part = {"this morning": "morning", "this afternoon": "afternoon", "tonight": "evening"}
    return f"at the {part[_when(session)]} check"
