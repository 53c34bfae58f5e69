"""A morning of one leg as findings: pain, stiffness, and mornings that rise."""

from __future__ import annotations

from msgspec.structs import replace

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.leg import Leg
from calfjournal.recovery.tendon import Row, is_stiff, morning_row, rise_of, stiffness_limit
from calfjournal.recovery.trend import Trend, trend_of
from calfjournal.recovery.usual import Usual
from calfjournal.recovery.usual_words import usual_pain, usual_stiffness


def morning_finding(leg: Leg) -> Finding:
    """This morning's pain by rows 3, 4, 5 and 7; a limp by row 1 when no session explains it."""
    reading, usual, thresholds = leg.today, leg.usual, leg.thresholds
    pain = None if reading is None else reading.pain
    limp = reading is not None and reading.limp and not leg.answers_yesterday
    row = morning_row(pain, usual, thresholds, limp=limp)
    found = Finding(
        leg.rule(Row.GREEN.rule),
        say("recovery.morning_pain", side=leg.side),
        State.MISSING,
        value=None if pain is None else float(pain),
        unit="/10",
        baseline=usual.pain,
        days_present=usual.mornings,
        days_needed=usual.needed,
        text=say("recovery.no_answer"),
        compared=usual_pain(usual),
        shown_value=say("recovery.not_entered") if pain is None else "",
    )
    if row is None:
        if pain is None:
            return found
        text = say("recovery.morning_not_judged", pain=pain, side=leg.side)
        return replace(found, state=State.COLLECTING, text=text)
    limped = row is Row.DURING
    hold = thresholds["tendon.rise_hold"]
    return replace(
        found,
        rule=leg.rule(row.rule),
        title=say("recovery.morning_limp", side=leg.side) if limped else found.title,
        state=row.state,
        threshold=None if usual.pain is None else usual.pain + hold,
        text=say("recovery.leg_limped", side=leg.side) if limped else _text(leg, pain, row),
        compared=_compared(leg),
        shown_value="" if pain is not None else say("recovery.limp"),
    )


def _text(leg: Leg, pain: int | None, row: Row) -> Message:
    usual, before = leg.usual.pain, leg.slept_on
    if row is not Row.GREEN:
        return _above(leg, pain, row)
    if usual is None:
        return say("recovery.morning_calm_alone", pain=pain, side=leg.side)
    if before is None:
        return say("recovery.leg_calm", pain=pain, side=leg.side, usual=usual)
    session = before.session.told_on(leg.day)
    return say("recovery.leg_settled", session=session, pain=pain, side=leg.side, usual=usual)


def _above(leg: Leg, pain: int | None, row: Row) -> Message:
    thresholds, rise = leg.thresholds, rise_of(pain, leg.usual)
    limit = thresholds["tendon.red_rise" if row is Row.WORSENING else "tendon.rise_hold"]
    if rise is None or rise < min(limit, thresholds["tendon.rise_ok"]):
        least = thresholds["tendon.morning_hold"]
        return say("recovery.morning_high", pain=pain, side=leg.side, limit=least)
    said = "recovery.leg_far_above" if row is Row.WORSENING else "recovery.leg_above"
    return say(said, pain=pain, side=leg.side, above=rise, usual=leg.usual.pain, limit=limit)


def _compared(leg: Leg) -> Message:
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
    rise = rise_of(None if leg.today is None else leg.today.pain, usual)
    pain_rose = rise is not None and rise >= thresholds["tendon.rise_hold"]
    state = _stiffness_state(minutes, stiff, usual, thresholds)
    return Finding(
        leg.rule(Row.RISE.rule if stiff and not pain_rose else "stiffness"),
        say("recovery.stiffness", side=leg.side),
        state,
        value=None if minutes is None else float(minutes),
        unit="min",
        threshold=stiffness_limit(usual, thresholds),
        baseline=usual.stiffness_min,
        text=_stiffness_text(leg, minutes, state),
        compared=usual_stiffness(usual),
        shown_value="" if minutes is not None else say("recovery.not_entered"),
    )


def _stiffness_text(leg: Leg, minutes: int | None, state: State) -> Message:
    usual, limit = leg.usual.stiffness_min, stiffness_limit(leg.usual, leg.thresholds)
    if minutes is None:
        return say("recovery.no_stiffness")
    if usual is None:
        return say("recovery.stiff_alone", stiff=minutes, side=leg.side, limit=limit)
    if state is State.GREEN:
        return say("recovery.leg_stiff_as_usual", stiff=minutes, side=leg.side, usual=usual)
    return say("recovery.leg_stiffer", stiff=minutes, side=leg.side, usual=usual, limit=limit)


def _stiffness_state(
    minutes: int | None, stiff: bool, usual: Usual, thresholds: Thresholds
) -> State:
    if minutes is None:
        return State.MISSING
    if usual.stiffness_min is None:
        return State.AMBER if stiff else State.COLLECTING
    above_usual = minutes > usual.stiffness_min
    if stiff or (above_usual and minutes >= thresholds["stiffness.amber"]):
        return State.AMBER
    return State.NOTE if above_usual and minutes >= thresholds["stiffness.note"] else State.GREEN


def trend_finding(leg: Leg) -> Finding:
    """Row 6: this week's mornings against last week's, a month's against the first weeks."""
    trend = trend_of(leg.day, leg.readings, leg.thresholds)
    before, limit = trend.week_before, leg.thresholds["tendon.trend_pain"]
    state, text = _trend_said(leg, trend)
    return Finding(
        leg.rule(Row.TREND.rule),
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


def _trend_said(leg: Leg, trend: Trend) -> tuple[State, Message]:
    if leg.today is None:
        return State.MISSING, say("recovery.no_end_of_week")
    if trend.crept:
        month, first = trend.month, trend.first_weeks
        return State.AMBER, say("recovery.month_crept", side=leg.side, first=first, month=month)
    if not trend.judged:
        return State.COLLECTING, say("recovery.two_weeks_needed", needed=trend.needed)
    if trend.rising:
        return State.AMBER, say("recovery.leg_rose", side=leg.side, means=_means(trend))
    return State.GREEN, say("recovery.week_did_not_rise", means=_means(trend))


def _means(trend: Trend) -> list[Message]:
    means = []
    if trend.week_before is not None:
        means.append(say("recovery.mean_pain", before=trend.week_before, now=trend.week))
    if trend.stiffness_before is not None:
        minutes = trend.stiffness_before, trend.stiffness
        means.append(say("recovery.mean_stiffness", before=minutes[0], now=minutes[1]))
    return means
