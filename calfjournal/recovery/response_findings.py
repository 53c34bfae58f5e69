"""What a leg answered to a session, as a finding."""

from __future__ import annotations

from calfjournal.domain.finding import Finding
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.responses import Response
from calfjournal.recovery.tendon import Row, is_stiff, rise_of, stiffness_limit
from calfjournal.recovery.usual_words import usual_pain, usual_stiffness

_OF_TEN = "/10"
_MINUTES = "min"


def response_finding(response: Response, session: Message, thresholds: Thresholds) -> Finding:
    """Return the finding of a response that was answered, and not green; without points.

    ``session`` is what the session is called on the day of the finding.
    """
    row = response.row
    if row not in _PARTS:
        raise ValueError("an open response has no finding")
    title, value, unit, threshold, text = _PARTS[row](response, session, thresholds)
    usual = response.usual
    return Finding(
        f"{row.rule}.{response.side}",
        say(title, session=session, side=response.side),
        row.state,
        value=None if value is None else float(value),
        unit=unit,
        threshold=threshold,
        baseline=usual.stiffness_min if unit == _MINUTES else usual.pain,
        days_present=usual.mornings,
        days_needed=usual.needed,
        text=text,
        compared=usual_stiffness(usual) if unit == _MINUTES else usual_pain(usual),
        shown_value="" if value is not None else say("recovery.limp"),
        session_id=response.session.id,
    )


_Parts = tuple[str, int | None, str, float, Message]
"""Key of the title, value, unit, threshold and text."""


def _during(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    pain, limit, side = response.answers.during, thresholds["tendon.zone_red"], response.side
    if pain is not None and pain >= limit:
        text = say(
            "recovery.leg_during_above_zone",
            pain=pain,
            side=side,
            session=session,
            accepted=limit - 1,
        )
        return "recovery.pain_during", pain, _OF_TEN, limit, text
    text = say("recovery.leg_limped_at_session", side=side, session=session)
    return "recovery.limp_after", None, _OF_TEN, limit, text


def _lasting(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    usual, pain = response.usual.pain or 0.0, response.answers.h48
    limit = usual + thresholds["tendon.lasting_48h"]
    text = say("recovery.leg_lasted", pain=pain, side=response.side, usual=usual, limit=limit)
    return "recovery.h48_after", pain, _OF_TEN, limit, text


def _worsening(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    answers, usual = response.answers, response.usual.pain or 0.0
    limit = usual + thresholds["tendon.red_24h"]
    if answers.h24 is not None and answers.h24 >= limit:
        return "recovery.h24_after", answers.h24, _OF_TEN, limit, _by_24h(response)
    return _next_morning(response, session, usual + thresholds["tendon.red_rise"])


def _by_24h(response: Response) -> Message:
    """Tell the answer at 24 h against usual, and beside it what was felt straight after."""
    h24, after, usual = response.answers.h24 or 0, response.answers.after, response.usual.pain
    above = h24 - (usual or 0.0)
    if after is None:
        return say("recovery.leg_24h_above", pain=h24, side=response.side, above=above, usual=usual)
    return say(
        "recovery.leg_24h_above_after",
        pain=h24,
        side=response.side,
        above=above,
        usual=usual,
        after=after,
    )


def _next_morning(response: Response, session: Message, limit: float) -> _Parts:
    del session
    pain, usual = response.answers.morning, response.usual
    rise = rise_of(pain, usual)
    text = say(
        "recovery.leg_next_morning_above",
        pain=pain,
        side=response.side,
        above=rise or 0.0,
        usual=usual.pain or 0.0,
    )
    return "recovery.morning_after", pain, _OF_TEN, limit, text


def _rise(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    answers, usual = response.answers, response.usual
    base = usual.pain
    if base is not None and answers.h24 is not None:
        limit = base + thresholds["tendon.hold_24h"]
        if answers.h24 >= limit:
            return "recovery.h24_after", answers.h24, _OF_TEN, limit, _by_24h(response)
    if base is not None and answers.morning is not None:
        limit = base + thresholds["tendon.rise_hold"]
        if answers.morning >= limit:
            return _next_morning(response, session, limit)
    if is_stiff(answers.stiffness_min, usual, thresholds):
        limit = stiffness_limit(usual, thresholds)
        minutes = answers.stiffness_min
        text = say(
            "recovery.leg_next_morning_stiff", stiff=minutes, side=response.side, limit=limit
        )
        return "recovery.stiffness_after", minutes, _MINUTES, limit, text
    limit = thresholds["tendon.morning_hold"]
    text = say("recovery.next_morning_high", pain=answers.morning, side=response.side, limit=limit)
    return "recovery.morning_after", answers.morning, _OF_TEN, limit, text


def _agreeing(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    answers, usual = response.answers, response.usual.pain or 0.0
    limit = usual + thresholds["tendon.agreeing"]
    text = say(
        "recovery.leg_agreeing",
        first=answers.h24,
        second=answers.h48,
        side=response.side,
        usual=usual,
    )
    return "recovery.h48_after", answers.h48, _OF_TEN, limit, text


def _hold_dose(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    answers, limit, side = response.answers, thresholds["tendon.zone_amber"], response.side
    if answers.during is not None and answers.during >= limit:
        settled = answers.morning is not None
        text = say(
            "recovery.leg_during_settled" if settled else "recovery.leg_during_not_settled_yet",
            pain=answers.during,
            side=side,
            session=session,
            low=limit,
            high=thresholds["tendon.zone_red"] - 1,
        )
        return "recovery.pain_during", answers.during, _OF_TEN, limit, text
    usual = response.usual.pain or 0.0
    text = say("recovery.leg_a_little_above", pain=answers.morning, side=side, usual=usual)
    limit = usual + thresholds["tendon.rise_ok"]
    return "recovery.morning_after", answers.morning, _OF_TEN, limit, text


_PARTS = {
    Row.DURING: _during,
    Row.H48: _lasting,
    Row.WORSENING: _worsening,
    Row.RISE: _rise,
    Row.AGREEING: _agreeing,
    Row.HOLD_DOSE: _hold_dose,
}
