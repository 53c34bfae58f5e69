"""A tendon's answers to a session: which moments are asked for, when, and what was given.

All windows of time of the answers are here (calfjournal defaults beside the 24 h and 48 h of
domain rule 4.3): the window, the check-in's questions and the rules ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.program import ANSWER_SLACK_H
from calfjournal.domain.session import Session, SessionStatus

AT_ONCE: Final = (Moment.DURING, Moment.AFTER)
LATER: Final = (Moment.MORNING, Moment.H24, Moment.H48)
ASKED: Final = (Moment.H24, Moment.H48)
"""What is asked for by itself; a next morning's answer comes with that day's check-in."""
HOURS_LATER: Final = {Moment.H24: 24, Moment.H48: 48}
EARLY: Final = timedelta(hours=2)
"""An answer may be given this much before it is due: the tolerance of the spacing rule."""
LATE: Final = timedelta(days=3)
"""It is asked for no more after this time."""
DAYS_BACK: Final = 6
"""No session further back than this can be asked about."""
_WAKING: Final = time(6, 0)


class DueAnswer(Struct, frozen=True):
    """One reading that is asked for: of which session, at which moment, for which side."""

    session: Session
    moment: Moment
    side: Side


class Answer(Struct, frozen=True):
    """One moment of a session with the readings of both sides, None = not given."""

    moment: Moment
    day: date
    """The day a reading of this moment belongs to."""
    left: TendonReading | None = None
    right: TendonReading | None = None
    due: datetime | None = None
    """When it is asked for (aware); None once given, too late, or never asked."""
    waits: bool = False
    """True when it can be given now."""

    def of(self, side: Side) -> TendonReading | None:
        """The reading of a side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def is_given(self) -> bool:
        """True when both sides have their pain."""
        return all(r is not None and r.pain is not None for r in (self.left, self.right))


def done_at(session: Session) -> datetime:
    """Return when a session was done (aware); its start, where that is not known."""
    return session.finished_at or local_instant(session.day, time.fromisoformat(session.start_time))


def due_at(session: Session, moment: Moment) -> datetime:
    """Return when an answer is due (aware); at once for pain during and after."""
    if moment is Moment.MORNING:
        return local_instant(session.day + timedelta(days=1), _WAKING)
    if moment in AT_ONCE:
        return local_instant(session.day, time.fromisoformat(session.start_time))
    return done_at(session).astimezone() + timedelta(hours=HOURS_LATER[moment])


def day_of(session: Session, moment: Moment, border: time) -> date:
    """Return the day an answer belongs to; before ``border`` (local) it is still the day before."""
    at = due_at(session, moment)
    return at.date() - timedelta(days=moment in HOURS_LATER and at.time() < border)


def is_asked(session: Session, moment: Moment, now: datetime) -> bool:
    """True while an answer to a session that was done can be given; ``now`` is aware."""
    at = due_at(session, moment)
    return at - EARLY <= now <= at + LATE


def due_of(missing: Iterable[DueAnswer], now: datetime) -> list[DueAnswer]:
    """Return those of the missing answers that can be given; ``now`` is aware."""
    return [answer for answer in missing if is_asked(answer.session, answer.moment, now)]


def due_later(missing: Iterable[DueAnswer], now: datetime) -> list[DueAnswer]:
    """Return those that can be given later on the calendar day of ``now`` (aware)."""
    here = now.astimezone()
    return [
        answer
        for answer in missing
        if here < (asked := asked_from(answer)) and asked.date() == here.date()
    ]


def asked_from(answer: DueAnswer) -> datetime:
    """Return when an answer is asked for first (aware, local)."""
    return (due_at(answer.session, answer.moment) - EARLY).astimezone()


def asked_of(session: Session, around: Iterable[Session]) -> tuple[Moment, ...]:
    """Return which of the 24 h and 48 h answers a session of a program is asked for.

    Where the program trains again long before an answer is due, the later session's is asked: a
    program of twice a day is answered by the mornings, a daily one at 24 h. ``around`` are the
    sessions done and still planned of the days after it.
    """
    start = _trained_at(session)
    of_plan = (s for s in around if s.plan_id is not None and s.plan_id == session.plan_id)
    after = (done_at(s) for s in of_plan if s.status is not SessionStatus.SKIPPED)
    again = min((at for at in after if at > done_at(session)), default=None)
    if again is None:
        return ASKED
    rest = again - start + timedelta(hours=ANSWER_SLACK_H)
    return tuple(m for m in ASKED if timedelta(hours=HOURS_LATER[m]) <= rest)


def _trained_at(session: Session) -> datetime:
    """About when a session began: one logged late in the evening keeps its answers."""
    return min(done_at(session), local_instant(session.day, time.fromisoformat(session.start_time)))


def missing_answers(
    sessions: Iterable[Session], readings: Iterable[TendonReading]
) -> list[DueAnswer]:
    """Return the 24 h and 48 h answers not given yet, per trained leg, whatever the hour is.

    ``sessions`` are those that may be asked about and what is planned for the days after them.
    """
    around = tuple(sessions)
    done = [session for session in around if session.counts]
    given = {
        (reading.session_id, reading.moment, leg)
        for reading in readings
        for leg in reading.side.legs
    }
    return [
        DueAnswer(session, moment, leg)
        for session in done
        for moment in asked_of(session, around)
        for leg in session.trained_legs
        if (session.id, moment, leg) not in given
    ]


def answers_of(
    session: Session,
    readings: Iterable[TendonReading],
    now: datetime,
    border: time,
    around: Iterable[Session] = (),
) -> tuple[Answer, ...]:
    """Return the answers of a session in their order; later ones only once it was done.

    Those that another session is asked for in its place, see ``asked_of``, are left out unless
    they were given.

    ``readings`` are those of the days around the session; a morning reading of the day after
    counts though a check-in wrote it. ``now`` is aware; before ``border`` it is still yesterday.
    """
    given = {
        (reading.moment, leg): reading
        for reading in readings
        if _belongs(reading, session)
        for leg in reading.side.legs
    }
    wanted = {*AT_ONCE, Moment.MORNING, *asked_of(session, around)} | {at for at, _ in given}
    moments = (*AT_ONCE, *LATER) if session.counts else AT_ONCE
    return tuple(
        _answer(session, moment, given, now, border) for moment in moments if moment in wanted
    )


def reading_for(
    session: Session, answer: Answer, side: Side, pain: int | None, site: Site
) -> TendonReading:
    """Return the reading to write when pain is given for a side of an answer."""
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
    border: time,
) -> Answer:
    at = due_at(session, moment)
    left, right = given.get((moment, Side.LEFT)), given.get((moment, Side.RIGHT))
    answer = Answer(moment, day_of(session, moment, border), left, right)
    if answer.is_given or moment in AT_ONCE or now > at + LATE:
        return answer
    return replace(answer, due=at, waits=is_asked(session, moment, now))


def date_of(day: date, at: time, border: time) -> date:
    """Return the calendar date of a local hour of a day: before the border it is the next one."""
    return day + timedelta(days=at < border)


def local_instant(day: date, at: time) -> datetime:
    """Return when a local time of a day is (aware); one that the clocks skip is an hour later."""
    return datetime.combine(day, at).astimezone()
