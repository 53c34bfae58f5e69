"""A morning of one leg as findings: pain, stiffness, and the week against the week before."""

from __future__ import annotations

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages.formats import number
from calfjournal.recovery.leg import Leg
from calfjournal.recovery.response_words import session_words, usual_words
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
    title = "Morning tendon pain"
    if row is None or reading is None:
        return Finding(
            leg.rule("tendon.green"),
            leg.title(title),
            State.MISSING,
            unit="/10",
            baseline=usual.pain,
            days_present=usual.mornings,
            days_needed=usual.needed,
            text="No answer this morning.",
            compared=usual_words(usual),
            shown_value="not entered",
        )
    text = "You limped this morning." if row is Row.DURING else _morning_text(leg, pain, row)
    return Finding(
        leg.rule(row.rule),
        leg.title("Limp this morning" if row is Row.DURING else title),
        row.state,
        value=None if pain is None else float(pain),
        unit="/10",
        threshold=usual.pain + thresholds["tendon.rise_hold"],
        baseline=usual.pain,
        days_present=usual.mornings,
        days_needed=usual.needed,
        text=text,
        compared=_morning_compared(leg),
        shown_value=f"{pain}/10" if pain is not None else "limp",
    )


def _morning_text(leg: Leg, pain: int | None, row: Row) -> str:
    usual = number(leg.usual.pain, 1)
    rise = rise_of(Answers(morning=pain), leg.usual) or 0.0
    if row is Row.GREEN:
        before = leg.slept_on
        after = f"Settled after {session_words(before.session, leg.day)}" if before else "Calm"
        return f"{after}: {pain} this morning, usual {usual}."
    above = number(rise, 1)
    limit = number(leg.thresholds["tendon.rise_hold"], 1)
    return f"{pain} this morning is {above} above your usual {usual}; {limit} more asks to hold."


def _morning_compared(leg: Leg) -> str:
    words = usual_words(leg.usual)
    before = leg.slept_on
    if before is None:
        return words
    after = f"after {session_words(before.session, leg.day)}"
    next_morning = before.answers.morning
    if leg.answers_yesterday or next_morning is None:
        return f"{words}, {after}"
    return f"{words}, {after} {next_morning}"


def stiffness_finding(leg: Leg) -> Finding:
    """This morning's stiffness: row 4 of the table, then the bands of 4.4."""
    minutes = None if leg.today is None else leg.today.stiffness_min
    usual, thresholds = leg.usual, leg.thresholds
    stiff = is_stiff(minutes, usual, thresholds)
    pain = None if leg.today is None else leg.today.pain
    apart = rise_of(Answers(morning=pain), usual)
    pain_rose = apart is not None and apart >= thresholds["tendon.rise_hold"]
    state = _stiffness_state(minutes, stiff, usual, thresholds)
    words = f"usual {number(usual.stiffness_min, 0)} min"
    if minutes is None:
        text = "No stiffness entered this morning."
    elif state is State.GREEN:
        text = f"{minutes} min until walking felt normal, {words}."
    else:
        limit = number(stiffness_limit(usual, thresholds), 0)
        text = f"{minutes} min until walking felt normal; {words}, limit {limit} min."
    return Finding(
        leg.rule(Row.RISE.rule if stiff and not pain_rose else "stiffness"),
        leg.title("Morning stiffness"),
        state,
        value=None if minutes is None else float(minutes),
        unit="min",
        threshold=stiffness_limit(usual, thresholds),
        baseline=usual.stiffness_min,
        text=text,
        compared=words,
        shown_value=f"{minutes} min" if minutes is not None else "not entered",
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
        state, text = State.MISSING, "No answer this morning to end the week with."
    elif not trend.judged:
        state = State.COLLECTING
        text = f"Two weeks of {trend.needed} mornings each are needed to compare them."
    elif trend.rising:
        state = State.AMBER
        text = f"Mornings rose against the week before: {_weeks(trend)}."
    else:
        state = State.GREEN
        text = f"Mornings did not rise against the week before: {_weeks(trend)}."
    before = trend.week_before
    return Finding(
        leg.rule("tendon.trend"),
        leg.title("Week of mornings"),
        state,
        value=trend.week,
        unit="/10",
        threshold=None if before is None else before + limit,
        baseline=before,
        days_present=trend.mornings,
        days_needed=trend.needed,
        text=text,
        compared="last week " + number(before, 1)
        if before is not None
        else f"collecting {trend.mornings} of {trend.needed} mornings a week",
        shown_value=number(trend.week, 1, "/10") if trend.week is not None else "not known",
    )


def _weeks(trend: Trend) -> str:
    parts = []
    if trend.week_before is not None:
        parts.append(f"mean pain {number(trend.week_before, 1)} to {number(trend.week, 1)}")
    if trend.stiffness_before is not None:
        minutes = number(trend.stiffness_before, 0), number(trend.stiffness, 0)
        parts.append(f"stiffness {minutes[0]} to {minutes[1]} min")
    return ", ".join(parts)
