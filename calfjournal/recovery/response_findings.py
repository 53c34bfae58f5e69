"""What a leg answered to a session, as a finding."""

from __future__ import annotations

from calfjournal.domain.finding import Finding
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.responses import Response
from calfjournal.recovery.tendon import Row, Usual, is_stiff, rise_of, stiffness_limit

_OF_TEN = "/10"
_MINUTES = "min"


def usual_pain(usual: Usual) -> Message:
    """Say what pain is usual, and when it is still the value given at the start."""
    if usual.own:
        return say("recovery.usual_pain", pain=usual.pain)
    return say("recovery.start_pain", pain=usual.pain, present=usual.mornings, needed=usual.needed)


def usual_stiffness(usual: Usual) -> Message:
    """Say what stiffness is usual."""
    return say("recovery.usual_stiffness", usual=usual.stiffness_min)


def response_finding(response: Response, session: Message, thresholds: Thresholds) -> Finding:
    """Return the finding of a response whose row is neither green nor open, without points.

    ``session`` is what the session is called on the day of the finding.
    """
    row = response.row
    if row is None:
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
    )


_Parts = tuple[str, int | None, str, float, Message]
"""Key of the title, value, unit, threshold and text."""


def _during(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    pain, limit = response.answers.during, thresholds["tendon.zone_red"]
    if pain is not None and pain >= limit:
        text = say("recovery.during_above_zone", pain=pain, session=session, accepted=limit - 1)
        return "recovery.pain_during", pain, _OF_TEN, limit, text
    text = say("recovery.limped_at_session", session=session)
    return "recovery.limp_after", None, _OF_TEN, limit, text


def _lasting(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    limit = response.usual.pain + thresholds["tendon.lasting_48h"]
    pain = response.answers.h48
    text = say("recovery.lasted", pain=pain, limit=limit)
    return "recovery.h48_after", pain, _OF_TEN, limit, text


def _worsening(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    answers = response.answers
    after, h24, h48 = answers.after, answers.h24, answers.h48
    limit = None if after is None else after + thresholds["tendon.worse_24h"]
    if h24 is not None and limit is not None and h24 >= limit:
        above = h24 - (after or 0)
        text = say("recovery.rose_by_24h", pain=h24, above=above, after=after)
        return "recovery.h24_after", h24, _OF_TEN, limit, text
    text = say("recovery.rose_by_48h", pain=h48, earlier=h24)
    return "recovery.h48_after", h48, _OF_TEN, float(h24 or 0), text


def _unsettled(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    after, h24 = response.answers.after or 0, response.answers.h24
    limit = after + thresholds["tendon.unsettled_24h"]
    text = say("recovery.rose_one_by_24h", pain=h24, after=after)
    return "recovery.h24_after", h24, _OF_TEN, limit, text


def _rise(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    del session
    answers, usual = response.answers, response.usual
    rise = rise_of(answers, usual)
    if rise is not None and rise >= thresholds["tendon.rise_hold"]:
        limit = usual.pain + thresholds["tendon.rise_hold"]
        text = say(
            "recovery.next_morning_above", pain=answers.morning, above=rise, usual=usual.pain
        )
        return "recovery.morning_after", answers.morning, _OF_TEN, limit, text
    limit = stiffness_limit(usual, thresholds)
    minutes = answers.stiffness_min if is_stiff(answers.stiffness_min, usual, thresholds) else None
    text = say("recovery.next_morning_stiff", stiff=minutes, limit=limit)
    return "recovery.stiffness_after", minutes, _MINUTES, limit, text


def _hold_dose(response: Response, session: Message, thresholds: Thresholds) -> _Parts:
    answers, limit = response.answers, thresholds["tendon.zone_amber"]
    if answers.during is not None and answers.during >= limit:
        settled = answers.morning is not None
        text = say(
            "recovery.during_settled" if settled else "recovery.during_not_settled_yet",
            pain=answers.during,
            session=session,
            low=limit,
            high=thresholds["tendon.zone_red"] - 1,
        )
        return "recovery.pain_during", answers.during, _OF_TEN, limit, text
    limit = response.usual.pain + thresholds["tendon.rise_ok"]
    text = say(
        "recovery.next_morning_a_little_above", pain=answers.morning, usual=response.usual.pain
    )
    return "recovery.morning_after", answers.morning, _OF_TEN, limit, text


_PARTS = {
    Row.DURING: _during,
    Row.H48: _lasting,
    Row.WORSENING: _worsening,
    Row.UNSETTLED: _unsettled,
    Row.RISE: _rise,
    Row.HOLD_DOSE: _hold_dose,
}
