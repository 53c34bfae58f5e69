"""The tendon's answers to a session: which are given, which are due, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal import units
from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session

AT_ONCE = (Moment.DURING, Moment.AFTER)
LATER = (Moment.MORNING, Moment.H24, Moment.H48)
SIDES = (Side.LEFT, Side.RIGHT)

TITLES = {
    Moment.DURING: "During",
    Moment.AFTER: "After",
    Moment.MORNING: "Next morning",
    Moment.H24: "24 h",
    Moment.H48: "48 h",
}
_HOURS = {Moment.H24: 24, Moment.H48: 48}
EARLY = timedelta(hours=2)
"""An answer may be given this much before it is due."""
WAKING = time(6, 0)


class Answer(Struct, frozen=True):
    """One moment of a session with the readings of both sides, None = not given."""

    moment: Moment
    day: date
    """The day a reading of this moment belongs to."""
    left: TendonReading | None = None
    right: TendonReading | None = None
    due: str = ""
    """When it is asked for, e.g. ``due Thu evening``; "" once given or too late."""
    waits: bool = False
    """True when it can be given now."""

    def of(self, side: Side) -> TendonReading | None:
        """The reading of a side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def is_given(self) -> bool:
        """True when both sides have their pain."""
        return all(r is not None and r.pain is not None for r in (self.left, self.right))


def answers(
    session: Session, readings: Iterable[TendonReading], now: datetime
) -> tuple[Answer, ...]:
    """Return the answers of a session in their order; later ones only once it was done.

    ``readings`` are those of the days around the session; a morning reading of the day after
    counts though a check-in wrote it. ``now`` is aware.
    """
    moments = (*AT_ONCE, *LATER) if session.counts else AT_ONCE
    given = {
        (reading.moment, side): reading
        for reading in readings
        if _belongs(reading, session)
        for side in (SIDES if reading.side is Side.BOTH else (reading.side,))
    }
    return tuple(_answer(session, moment, given, now) for moment in moments)


def reading_for(
    session: Session, answer: Answer, side: Side, pain: int | None, site: Site
) -> TendonReading:
    """Return the reading to write when pain is typed for a side of an answer."""
    earlier = answer.of(side)
    if earlier is None:
        return TendonReading(
            answer.day, answer.moment, side, pain=pain, site=site, session_id=session.id
        )
    if earlier.side is Side.BOTH:
        # One reading of both legs becomes two as soon as one leg is corrected.
        return replace(earlier, id=None, side=side, pain=pain, session_id=session.id)
    tied = earlier.session_id if earlier.session_id is not None else session.id
    return replace(earlier, pain=pain, session_id=tied)


def _belongs(reading: TendonReading, session: Session) -> bool:
    if reading.session_id == session.id:
        return True
    next_day = session.day + timedelta(days=1)
    return (
        session.counts
        and reading.session_id is None
        and reading.moment is Moment.MORNING
        and reading.day == next_day
    )


def _answer(
    session: Session,
    moment: Moment,
    given: dict[tuple[Moment, Side], TendonReading],
    now: datetime,
) -> Answer:
    at = due_at(session, moment)
    answer = Answer(
        moment,
        at.date(),
        left=given.get((moment, Side.LEFT)),
        right=given.get((moment, Side.RIGHT)),
    )
    if answer.is_given or moment in AT_ONCE or now - at > timedelta(days=3):
        return answer
    return replace(answer, due=_due_words(at, now), waits=now >= at - EARLY)


def due_at(session: Session, moment: Moment) -> datetime:
    """When an answer is due, local and aware; at once for pain during and after."""
    start = datetime.combine(session.day, time.fromisoformat(session.start_time)).astimezone()
    done = session.finished_at.astimezone() if session.finished_at is not None else start
    if moment is Moment.MORNING:
        return datetime.combine(session.day + timedelta(days=1), WAKING).astimezone()
    if moment in AT_ONCE:
        return datetime.combine(session.day, start.time()).astimezone()
    return done + timedelta(hours=_HOURS[moment])


def _due_words(at: datetime, now: datetime) -> str:
    if now >= at - EARLY:
        return "due now"
    part = _part_of_day(at.time())
    if at.date() == now.astimezone().date():
        return "due tonight" if part in ("evening", "night") else f"due this {part}"
    return f"due {units.WEEKDAYS[at.weekday()][:3]} {part}"


def _part_of_day(at: time) -> str:
    if at.hour < 4 or at.hour >= 22:
        return "night"
    if at.hour < 12:
        return "morning"
    return "afternoon" if at.hour < 17 else "evening"
