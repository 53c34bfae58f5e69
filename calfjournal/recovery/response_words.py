"""Says in a finding what a leg answered to a session."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.finding import Finding
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages.formats import number, weekday
from calfjournal.recovery.responses import Response
from calfjournal.recovery.tendon import Row, Usual, is_stiff, rise_of, stiffness_limit


def session_words(session: Session, day: date) -> str:
    """Name a session of the last days: ``Saturday's session``, ``yesterday's session``."""
    back = (day - session.day).days
    if back == 0:
        return "today's session"
    return "yesterday's session" if back == 1 else f"{weekday(session.day.weekday())}'s session"


def usual_words(usual: Usual) -> str:
    """Say what is usual, and when it is still the value given at the start."""
    pain = number(usual.pain, 1)
    if usual.own:
        return f"usual {pain}"
    return f"start value {pain} (collecting {usual.mornings} of {usual.needed} mornings)"


def response_finding(response: Response, day: date, thresholds: Thresholds) -> Finding:
    """Return the finding of a response whose row is neither green nor open, without points."""
    row = response.row
    if row is None:
        raise ValueError("an open response has no finding")
    title, value, unit, threshold, text = _PARTS[row](
        response, session_words(response.session, day), thresholds
    )
    usual = response.usual
    return Finding(
        f"{row.rule}.{response.side}",
        f"{title}, {response.side}",
        row.state,
        value=None if value is None else float(value),
        unit=unit,
        threshold=threshold,
        baseline=usual.stiffness_min if unit == "min" else usual.pain,
        days_present=usual.mornings,
        days_needed=usual.needed,
        text=text,
        compared=_compared(response, unit),
        shown_value=number(value, 0, unit) if value is not None else "limp",
    )


_Parts = tuple[str, int | None, str, float, str]


def _compared(response: Response, unit: str) -> str:
    if unit == "min":
        return f"usual {number(response.usual.stiffness_min, 0)} min"
    return usual_words(response.usual)


def _during(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    pain, limit = response.answers.during, thresholds["tendon.zone_red"]
    if pain is not None and pain >= limit:
        text = f"{pain} during {session} is above the accepted zone of {limit - 1:g} and less."
        return f"Pain during {session}", pain, "/10", limit, text
    text = f"You limped during or after {session}."
    return f"Limp after {session}", None, "/10", limit, text


def _lasting(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    limit = response.usual.pain + thresholds["tendon.lasting_48h"]
    pain = response.answers.h48
    text = f"{pain} at 48 h: sore for longer than 48 h, limit {number(limit, 1)}."
    return f"48 h after {session}", pain, "/10", limit, text


def _worsening(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    answers = response.answers
    after, h24, h48 = answers.after, answers.h24, answers.h48
    limit = None if after is None else after + thresholds["tendon.worse_24h"]
    if h24 is not None and limit is not None and h24 >= limit:
        text = f"{h24} at 24 h is {h24 - (after or 0)} above the {after} straight after."
        return f"24 h after {session}", h24, "/10", limit, text
    text = f"{h48} at 48 h is above the {h24} at 24 h and above your usual."
    return f"48 h after {session}", h48, "/10", float(h24 or 0), text


def _unsettled(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    after, h24 = response.answers.after or 0, response.answers.h24
    limit = after + thresholds["tendon.unsettled_24h"]
    text = f"{h24} at 24 h is one above the {after} straight after."
    return f"24 h after {session}", h24, "/10", limit, text


def _rise(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    answers, usual = response.answers, response.usual
    rise = rise_of(answers, usual)
    if rise is not None and rise >= thresholds["tendon.rise_hold"]:
        limit = usual.pain + thresholds["tendon.rise_hold"]
        above, usually = number(rise, 1), number(usual.pain, 1)
        text = f"{answers.morning} the next morning was {above} above your usual {usually}."
        return f"Morning after {session}", answers.morning, "/10", limit, text
    limit = stiffness_limit(usual, thresholds)
    minutes = answers.stiffness_min if is_stiff(answers.stiffness_min, usual, thresholds) else None
    text = f"{minutes} min stiff the next morning, limit {number(limit, 0)} min."
    return f"Stiffness after {session}", minutes, "min", limit, text


def _hold_dose(response: Response, session: str, thresholds: Thresholds) -> _Parts:
    pain, limit = response.answers.during, thresholds["tendon.zone_amber"]
    if pain is not None and pain >= limit:
        settled = response.answers.morning is not None
        text = f"{pain} during {session} is in the accepted zone of {limit:g} to "
        text += f"{thresholds['tendon.zone_red'] - 1:g}"
        text += " and settled by morning." if settled else "; the morning will tell."
        return f"Pain during {session}", pain, "/10", limit, text
    morning = response.answers.morning
    limit = response.usual.pain + thresholds["tendon.rise_ok"]
    usually = number(response.usual.pain, 1)
    text = f"{morning} the next morning was a little above your usual {usually}."
    return f"Morning after {session}", morning, "/10", limit, text


_PARTS = {
    Row.DURING: _during,
    Row.H48: _lasting,
    Row.WORSENING: _worsening,
    Row.UNSETTLED: _unsettled,
    Row.RISE: _rise,
    Row.HOLD_DOSE: _hold_dose,
}
