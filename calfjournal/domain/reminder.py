"""What is reminded of, and when: the check-in, the session of the day, the answers of tendons.

Nothing of this is of domain rules: hours and limits here are defaults of ours.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from calfjournal.domain.answer import DueAnswer, asked_from, date_of, local_instant
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus

ANSWER_FOR: Final = timedelta(hours=12)
"""For so long after it can be given an answer is reminded of [our default].

It can be given for three days (``answer.LATE``), and Today asks for it all the while.
"""
KEPT_DAYS: Final = 7
"""For so long it is remembered what was told [our default]."""


class ReminderTopic(StrEnum):
    """What is reminded of."""

    CHECK_IN = "check_in"
    SESSION = "session"
    ANSWERS = "answers"


class QuietHours(Struct, frozen=True):
    """The local hours in which nothing is told, from ``begin`` until ``end``, past midnight too.

    The same hour twice is no quiet at all.
    """

    begin: time = time(22)
    end: time = time(7)

    def hold(self, now: datetime) -> bool:
        """True while nothing is told; ``now`` is aware."""
        at = now.astimezone().time()
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


class ReminderWishes(Struct, frozen=True):
    """What somebody wants to be reminded of; without any wish nothing is."""

    check_in_at: time | None = None
    """The local time, None = not at all."""
    session_before: timedelta | None = None
    """How long before its beginning, None = not at all."""
    answers: bool = False
    quiet: QuietHours = QuietHours()

    @property
    def is_any(self) -> bool:
        """True when something is wished for."""
        return self.answers or self.check_in_at is not None or self.session_before is not None


class OpenDay(Struct, frozen=True):
    """What of a day is still open; the day begins and ends at ``border`` (local)."""

    day: date
    border: time
    check_in: bool = False
    """The morning was not told."""
    sessions: tuple[Session, ...] = ()
    """Those of the day, if nothing speaks against them."""
    missing: tuple[DueAnswer, ...] = ()
    """The answers not given yet, due or not."""


class Reminder(Struct, frozen=True):
    """One thing to be told once, as soon as it is ``at`` (aware) and not later than ``until``."""

    topic: ReminderTopic
    key: str
    """What it is about, the same for ever; begins with the day."""
    at: datetime
    until: datetime
    words: Message
    """A sentence without a health value: others may read it."""
    session: Session | None = None


def reminders_of(open_day: OpenDay, wishes: ReminderWishes) -> tuple[Reminder, ...]:
    """Return what is to be told of a day, whatever the hour is, by its instants."""
    found = [*_of_check_in(open_day, wishes), *_of_sessions(open_day, wishes)]
    if wishes.answers:
        found += _of_answers(open_day.missing)
    return tuple(sorted(found, key=_order))


def to_tell(
    reminders: Iterable[Reminder], now: datetime, told: Container[str], quiet: QuietHours
) -> tuple[Reminder, ...]:
    """Return what is to be told ``now`` (aware): nothing twice, and nothing in quiet hours.

    What came up in them waits for their end; what is over by then is dropped.
    """
    if quiet.hold(now):
        return ()
    return tuple(r for r in reminders if r.at <= now < r.until and r.key not in told)


def still_known(told: Iterable[str], today: date) -> list[str]:
    """Return the keys of what was told that may come up again."""
    first = (today - timedelta(KEPT_DAYS)).isoformat()
    return sorted(key for key in told if key >= first)


def _order(reminder: Reminder) -> tuple[datetime, str]:
    return reminder.at, reminder.key


def _of_check_in(open_day: OpenDay, wishes: ReminderWishes) -> list[Reminder]:
    if wishes.check_in_at is None or not open_day.check_in:
        return []
    at = local_instant(open_day.day, wishes.check_in_at)
    key = _key(open_day.day, ReminderTopic.CHECK_IN)
    begins, ends = _bounds(open_day)
    said = say("reminders.check_in")
    return [Reminder(ReminderTopic.CHECK_IN, key, max(at, begins), ends, said)]


def _of_sessions(open_day: OpenDay, wishes: ReminderWishes) -> list[Reminder]:
    if wishes.session_before is None:
        return []
    begins, ends = _bounds(open_day)
    found = []
    for session in open_day.sessions:
        if session.status is not SessionStatus.PLANNED or session.is_begun:
            continue
        hour = time.fromisoformat(session.start_time)
        at = local_instant(date_of(session.day, hour, open_day.border), hour)
        first = max(at - wishes.session_before, begins)
        key = _key(open_day.day, ReminderTopic.SESSION, session.key, session.start_time)
        said = say("reminders.session", at=session.start_time)
        found.append(Reminder(ReminderTopic.SESSION, key, first, ends, said, session))
    return found


def _of_answers(missing: Iterable[DueAnswer]) -> list[Reminder]:
    """One for a session and moment, however many legs are asked."""
    found: dict[str, Reminder] = {}
    for answer in missing:
        at, session = asked_from(answer), answer.session
        key = _key(at.date(), ReminderTopic.ANSWERS, session.key, answer.moment)
        said = say("reminders.answers", moment=answer.moment, day=session.day)
        until = at + ANSWER_FOR
        found[key] = Reminder(ReminderTopic.ANSWERS, key, at, until, said, session)
    return list(found.values())


def _key(day: date, *about: object) -> str:
    return " ".join(map(str, (day.isoformat(), *about)))


def _bounds(open_day: OpenDay) -> tuple[datetime, datetime]:
    following = open_day.day + timedelta(1)
    return local_instant(open_day.day, open_day.border), local_instant(following, open_day.border)
