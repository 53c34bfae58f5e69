"""Responses: what each leg answered to each session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import State
from calfjournal.domain.program import PainRule
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.set_pain import pain_of_sets
from calfjournal.recovery.tendon import Answers, Row, decide
from calfjournal.recovery.twinges import clears_twinges
from calfjournal.recovery.usual import Usual, usual_of


class Response(Struct, frozen=True):
    """One leg's answers to one session, judged; ``row`` None while too little is known."""

    session: Session
    side: Side
    answers: Answers
    usual: Usual
    row: Row | None
    missing: tuple[Moment, ...] = ()
    """What was asked for and not answered."""

    @property
    def state(self) -> State:
        """What the table says; MISSING while it says nothing."""
        return State.MISSING if self.row is None else self.row.state


def responses(
    day: date, inputs: Inputs, thresholds: Thresholds, *, days: int
) -> tuple[Response, ...]:
    """Return the responses to the sessions done in the last ``days`` days, oldest first.

    Only what was known by the end of ``day`` counts. Sessions are judged for both legs, also
    for the one that was not trained: the opposite leg has the same rules.
    """
    first = days_before(day, days)
    done = [session for session in inputs.done if first <= session.day <= day]
    return tuple(r for side in LEGS for r in _of_side(day, side, done, inputs, thresholds))


def _of_side(
    day: date, side: Side, done: Sequence[Session], inputs: Inputs, thresholds: Thresholds
) -> Iterator[Response]:
    leg = inputs.legs[side]
    clears = clears_twinges(day, leg, thresholds) if done else False
    for session in done:
        usual, answers = usual_of(session.day, leg, thresholds), _answers(day, session, leg)
        accepted = inputs.accepts(session)
        row = decide(answers, usual, thresholds, accepted=accepted, clears_twinges=clears)
        missing = _missing(session, side, answers, accepted)
        if row is None and any(due_on(session, moment) < day for moment in missing):
            row = Row.UNANSWERED
        yield Response(session, side, answers, usual, row, missing)


def _missing(
    session: Session, side: Side, answers: Answers, accepted: PainRule
) -> tuple[Moment, ...]:
    """The answers that a trained leg was asked for and did not give."""
    missing = tuple(moment for moment in accepted.asked if answers.at(moment) is None)
    return missing if missing and side in session.trained_legs else ()


def due_on(session: Session, moment: Moment) -> date:
    """Return the day on which an answer is given; it is overdue after it."""
    return _later(session.day, _DAYS_LATER[moment])


def _answers(day: date, session: Session, leg: LegReadings) -> Answers:
    """Collect what is known by a day; a morning of no session answers that of the day before."""
    given = {moment: _worst(day, session, leg, moment) for moment in _MOMENTS}
    next_day = _later(session.day, 1)
    morning = given[Moment.MORNING] or (leg.mornings.get(next_day) if next_day <= day else None)
    seen = [r for r in (*given.values(), morning) if r is not None]

    def pain(moment: Moment) -> int | None:
        reading = given[moment]
        return None if reading is None else reading.pain

    return Answers(
        pain(Moment.DURING),
        pain(Moment.AFTER),
        None if morning is None else morning.pain,
        pain(Moment.H24),
        pain(Moment.H48),
        None if morning is None else morning.stiffness_min,
        any(r.limp for r in seen),
        any(r.swelling for r in seen),
    )


_MOMENTS = tuple(Moment)
_DAYS_LATER = {
    Moment.DURING: 0,
    Moment.AFTER: 0,
    Moment.MORNING: 1,
    Moment.H24: 1,
    Moment.H48: 2,
}


def _worst(day: date, session: Session, leg: LegReadings, moment: Moment) -> TendonReading | None:
    """The session's reading at a moment, the worse one where there are two.

    Pain told beside its sets is pain during it.
    """
    tied = leg.tied.get(session.id, ()) if session.id is not None else ()
    own = [r for r in tied if r.moment is moment and r.day <= day]
    of_sets = pain_of_sets(session, leg.side) if moment is Moment.DURING else None
    if not own and moment is not Moment.MORNING:
        at = due_on(session, moment)
        own = list(leg.untied.get((at, moment), ())) if at <= day else []
    if of_sets is not None:
        own.append(of_sets)
    return max(own, key=lambda r: (r.pain if r.pain is not None else -1, r.day), default=None)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days) if day < date.max - timedelta(days=days) else day
