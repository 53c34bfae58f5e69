"""A morning of one leg as findings: pain, stiffness, and the week against the week before."""

from __future__ import annotations

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.leg import Leg
from calfjournal.recovery.response_findings import usual_pain, usual_stiffness
from calfjournal.recovery.tendon import (
    Answers,
    Row,
    Trend,
    Usual,
    decide,
    is_stiff,
    rise_of,
    stiffness_limit,
    trend_of,
)


def morning_finding(leg: Leg) -> Finding:
    """This morning's pain by rows 4, 5 and 7; a limp by row 1 when no session explains it."""
    reading, usual, thresholds = leg.today, leg.usual, leg.thresholds
    pain = None if reading is None else reading.pain
    limp = reading is not None and reading.limp and not leg.answers_yesterday
    row = decide(Answers(morning=pain, limp=limp), usual, thresholds)
    if row is None or reading is None:
        return Finding(
            leg.rule("tendon.green"),
            say("recovery.morning_pain", side=leg.side),
            State.MISSING,
            unit="/10",
            baseline=usual.pain,
            days_present=usual.mornings,
            days_needed=usual.needed,
            text=say("recovery.no_answer"),
            compared=usual_pain(usual),
            shown_value=say("recovery.not_entered"),
        )
    limped = row is Row.DURING
    return Finding(
        leg.rule(row.rule),
        say("recovery.morning_limp" if limped else "recovery.morning_pain", side=leg.side),
        row.state,
        value=None if pain is None else float(pain),
        unit="/10",
        threshold=usual.pain + thresholds["tendon.rise_hold"],
        baseline=usual.pain,
        days_present=usual.mornings,
        days_needed=usual.needed,
        text=say("recovery.limped") if limped else _morning_text(leg, pain, row),
        compared=_morning_compared(leg),
        shown_value="" if pain is not None else say("recovery.limp"),
    )


def _morning_text(leg: Leg, pain: int | None, row: Row) -> Message:
    usual, before = leg.usual.pain, leg.slept_on
    if row is not Row.GREEN:
        return say(
            "recovery.morning_above",
            pain=pain,
            above=rise_of(Answers(morning=pain), leg.usual) or 0.0,
            usual=usual,
            limit=leg.thresholds["tendon.rise_hold"],
        )
    if before is None:
        return say("recovery.morning_calm", pain=pain, usual=usual)
    session = before.session.told_on(leg.day)
    return say("recovery.morning_settled", session=session, pain=pain, usual=usual)


def _morning_compared(leg: Leg) -> Message:
    before = leg.slept_on
    if before is None:
        return usual_pain(leg.usual)
    session, pain = before.session.told_on(leg.day), before.answers.morning
    if leg.answers_yesterday or pain is None:
        after = say("recovery.after_session", session=session)
    else:
        after = say("recovery.after_session_pain", session=session, pain=pain)
    return say("recovery.together", parts=(usual_pain(leg.usual), after))


def stiffness_finding(leg: Leg) -> Finding:
    """This morning's stiffness: row 4 of the table, then the bands of 4.4."""
    minutes = None if leg.today is None else leg.today.stiffness_min
    usual, thresholds = leg.usual, leg.thresholds
    stiff = is_stiff(minutes, usual, thresholds)
    pain = None if leg.today is None else leg.today.pain
    apart = rise_of(Answers(morning=pain), usual)
    pain_rose = apart is not None and apart >= thresholds["tendon.rise_hold"]
    state = _stiffness_state(minutes, stiff, usual, thresholds)
    limit = stiffness_limit(usual, thresholds)
    if minutes is None:
        text = say("recovery.no_stiffness")
    elif state is State.GREEN:
        text = say("recovery.stiff_as_usual", stiff=minutes, usual=usual.stiffness_min)
    else:
        text = say("recovery.stiffer", stiff=minutes, usual=usual.stiffness_min, limit=limit)
    return Finding(
        leg.rule(Row.RISE.rule if stiff and not pain_rose else "stiffness"),
        say("recovery.stiffness", side=leg.side),
        state,
        value=None if minutes is None else float(minutes),
        unit="min",
        threshold=limit,
        baseline=usual.stiffness_min,
        text=text,
        compared=usual_stiffness(usual),
        shown_value="" if minutes is not None else say("recovery.not_entered"),
    )


def _stiffness_state(
    minutes: int | None, stiff: bool, usual: Usual, thresholds: Thresholds
) -> State:
    if minutes is None:
        return State.MISSING
    above_usual = minutes > usual.stiffness_min
    if stiff or (above_usual and minutes >= thresholds["stiffness.amber"]):
        return State.AMBER
    return State.NOTE if above_usual and minutes >= thresholds["stiffness.note"] else State.GREEN


def trend_finding(leg: Leg) -> Finding:
    """Row 6: this week's mornings against last week's."""
    trend = trend_of(leg.day, leg.readings.mornings, leg.thresholds)
    limit = leg.thresholds["tendon.trend_pain"]
    if leg.today is None:
        state, text = State.MISSING, say("recovery.no_end_of_week")
    elif not trend.judged:
        state = State.COLLECTING
        text = say("recovery.two_weeks_needed", needed=trend.needed)
    elif trend.rising:
        state = State.AMBER
        text = say("recovery.week_rose", means=_means(trend))
    else:
        state = State.GREEN
        text = say("recovery.week_did_not_rise", means=_means(trend))
    before = trend.week_before
    return Finding(
        leg.rule("tendon.trend"),
        say("recovery.week_of_mornings", side=leg.side),
        state,
        value=trend.week,
        unit="/10",
        threshold=None if before is None else before + limit,
        baseline=before,
        days_present=trend.mornings,
        days_needed=trend.needed,
        text=text,
        compared=say("recovery.last_week", pain=before)
        if before is not None
        else say("recovery.collecting_weeks", present=trend.mornings, needed=trend.needed),
        shown_value="" if trend.week is not None else say("recovery.not_known"),
    )


def _means(trend: Trend) -> list[Message]:
    means = []
    if trend.week_before is not None:
        means.append(say("recovery.mean_pain", before=trend.week_before, now=trend.week))
    if trend.stiffness_before is not None:
        minutes = trend.stiffness_before, trend.stiffness
        means.append(say("recovery.mean_stiffness", before=minutes[0], now=minutes[1]))
    return means
