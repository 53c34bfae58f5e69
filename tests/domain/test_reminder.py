"""Reminders: each once, never in quiet hours, and nothing that was answered or is over."""

from __future__ import annotations

import time as clocks
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.dates import local_day
from calfjournal.domain.answer import asked_from, missing_answers
from calfjournal.domain.program import SessionKind
from calfjournal.domain.reminder import (
    ANSWER_FOR,
    KEPT_DAYS,
    OpenDay,
    QuietHours,
    Reminder,
    ReminderTopic,
    ReminderWishes,
    reminders_of,
    still_known,
    to_tell,
)
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words

BORDER = time(4)
ALL = ReminderWishes(time(7, 30), timedelta(minutes=15), answers=True)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")


@pytest.fixture(scope="module", params=ZONES, autouse=True)
def _zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Live in a zone; most of them change their clocks within the weeks that are walked here."""
    if not hasattr(clocks, "tzset"):
        pytest.skip("the time zone cannot be changed here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        clocks.tzset()
        yield
    clocks.tzset()


DAYS = st.sampled_from(
    [date(2026, month, day) for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1))]
)
"""Days on which one of the zones changes its clocks."""
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WISHES = st.builds(
    ReminderWishes,
    check_in_at=st.none() | TIMES,
    session_before=st.none() | st.sampled_from([0, 15, 30, 60]).map(lambda m: timedelta(minutes=m)),
    answers=st.booleans(),
    quiet=st.builds(QuietHours, TIMES, TIMES),
)
STEPS = st.lists(
    st.sampled_from([1, 1, 7, 60, 60, 300, 1440, 4000]).map(lambda m: timedelta(minutes=m)),
    min_size=1,
    max_size=120,
)
"""From one look to the next: a minute, or longer where the computer slept."""


def session(day: date, start: str = "18:00", key: int = 1) -> Session:
    """A session that is planned."""
    return Session(day, SessionKind.STRENGTH, "Raises", id=key, start_time=start)


def trained(at: datetime) -> Session:
    """A session of the program that was done at an instant (aware)."""
    made = session(local_day(at, BORDER), key=9)
    return replace(made, status=SessionStatus.DONE, finished_at=at, plan_id=1)


def an_open_day(day: date, border: time, start: time, done: Session) -> OpenDay:
    """A day on which nothing was told yet."""
    planned = session(day, f"{start:%H:%M}", key=day.toordinal())
    missing = tuple(missing_answers([done], ()))
    return OpenDay(day, border, check_in=True, sessions=(planned,), missing=missing)


def at_local(day: date, hour: int, minute: int = 0) -> datetime:
    """A local time as an instant."""
    return datetime.combine(day, time(hour, minute)).astimezone()


@given(DAYS, WISHES, TIMES, TIMES, st.sampled_from([time(0), time(4), time(12)]), STEPS)
def test_whatever_the_clocks_do_each_is_told_once_and_never_in_quiet_hours(
    day: date,
    wishes: ReminderWishes,
    done: time,
    start: time,
    border: time,
    steps: list[timedelta],
) -> None:
    """Over borders of days, changes of clocks and nights of sleep; nothing of an earlier day."""
    now = datetime.combine(day - timedelta(1), time(12), UTC)
    before = trained(at_local(day - timedelta(1), done.hour, done.minute))
    told: list[str] = []
    known: set[str] = set()
    for step in steps:
        now += step
        today = local_day(now, border)
        reminders = reminders_of(an_open_day(today, border, start, before), wishes)
        for reminder in to_tell(reminders, now, known, wishes.quiet):
            assert not wishes.quiet.hold(now)
            assert reminder.at <= now < reminder.until
            if reminder.topic is ReminderTopic.ANSWERS:
                assert now - reminder.at < ANSWER_FOR
            else:
                assert reminder.key.startswith(today.isoformat())
            told.append(reminder.key)
            known.add(reminder.key)
        known = set(still_known(known, today))
    assert len(set(told)) == len(told)


@given(DAYS, TIMES, TIMES, TIMES)
def test_what_comes_up_in_quiet_hours_waits_for_their_end(
    day: date, at: time, begin: time, end: time
) -> None:
    """The first minute after them that is still of the day tells it; else nothing does."""
    quiet = QuietHours(begin, end)
    wishes = ReminderWishes(check_in_at=at, quiet=quiet)
    (reminder,) = reminders_of(OpenDay(day, BORDER, check_in=True), wishes)
    minutes = (reminder.until - reminder.at) // timedelta(minutes=1)
    loud = [
        reminder.at + timedelta(minutes=minute)
        for minute in range(minutes)
        if not quiet.hold(reminder.at + timedelta(minutes=minute))
    ]
    told = [now for now in loud if to_tell([reminder], now, (), quiet)]
    assert told == loud


@given(DAYS, WISHES)
def test_what_was_answered_is_not_told(day: date, wishes: ReminderWishes) -> None:
    """A morning that was told, a session begun, done or left out, an answer given."""
    planned = session(day)
    others = tuple(
        replace(planned, status=status)
        for status in (SessionStatus.DONE, SessionStatus.PARTLY, SessionStatus.SKIPPED)
    )
    assert reminders_of(OpenDay(day, BORDER, sessions=others), wishes) == ()


def test_without_a_wish_nothing_is_told() -> None:
    """Each of the three is asked for by itself."""
    day = date(2026, 11, 30)
    asked = an_open_day(day, BORDER, time(18), trained(at_local(day - timedelta(1), 18)))
    assert reminders_of(asked, ReminderWishes()) == ()
    assert not ReminderWishes().is_any
    topics = {
        ReminderTopic.CHECK_IN: replace(ReminderWishes(), check_in_at=time(7)),
        ReminderTopic.SESSION: replace(ReminderWishes(), session_before=timedelta(0)),
        ReminderTopic.ANSWERS: replace(ReminderWishes(), answers=True),
    }
    for topic, wishes in topics.items():
        assert wishes.is_any
        assert {found.topic for found in reminders_of(asked, wishes)} == {topic}


def test_both_legs_of_an_answer_are_one_reminder() -> None:
    """It comes when Today begins to ask, for 24 h and 48 h each."""
    day = date(2026, 11, 30)
    done = trained(at_local(day - timedelta(1), 18))
    missing = tuple(missing_answers([done], ()))
    found = reminders_of(OpenDay(day, BORDER, missing=missing), ALL)
    assert len(missing) == 4
    assert [reminder.at for reminder in found] == sorted({asked_from(each) for each in missing})


def test_a_session_is_told_before_it_begins() -> None:
    """By the minutes that were asked for."""
    day = date(2026, 11, 30)
    (found,) = reminders_of(OpenDay(day, BORDER, sessions=(session(day),)), ALL)
    assert found.at == at_local(day, 17, 45)
    assert found.until == at_local(day + timedelta(1), 4)


def test_texts_tell_nothing_of_health() -> None:
    """Others may read a notification: hours and days only, not even what the session is called."""
    day = date(2026, 11, 30)
    done = trained(at_local(day - timedelta(1), 18))
    found = reminders_of(an_open_day(day, BORDER, time(18), done), ALL)
    assert [in_words(reminder.words) for reminder in found] == [
        "The check-in of this morning is open.",
        "The answer 24 h after the session of Sun 29 Nov is open.",
        "A session is planned for 18:00 today.",
        "The answer 48 h after the session of Sun 29 Nov is open.",
    ]


def test_what_was_told_is_known_for_a_week() -> None:
    """Older keys cannot come up again."""
    today = date(2026, 11, 30)
    keys = [f"{today - timedelta(back)} check_in" for back in range(20)]
    assert len(still_known(keys, today)) == KEPT_DAYS + 1


def test_reminders_come_in_their_order() -> None:
    """The earliest first."""
    day = date(2026, 11, 30)
    late, early = session(day, "18:00", key=1), session(day, "06:30", key=2)
    found: tuple[Reminder, ...] = reminders_of(OpenDay(day, BORDER, sessions=(late, early)), ALL)
    assert [reminder.session for reminder in found] == [early, late]


def test_a_session_that_was_moved_is_told_at_its_new_hour() -> None:
    """Once an hour: what was told of the old one does not stand for the new one."""
    day = date(2026, 6, 3)
    wishes = ReminderWishes(session_before=timedelta(minutes=15))
    told: set[str] = set()
    for start, hour in (("18:00", 17), ("20:00", 19)):
        open_day = OpenDay(day, BORDER, sessions=(session(day, start),))
        (found,) = to_tell(
            reminders_of(open_day, wishes), at_local(day, hour, 50), told, wishes.quiet
        )
        assert found.at == at_local(day, hour, 45)
        told.add(found.key)
        assert not to_tell(
            reminders_of(open_day, wishes), at_local(day, hour, 55), told, wishes.quiet
        )


def test_a_session_after_midnight_is_told_that_night() -> None:
    """Half past midnight of a day that begins at four is on the next date."""
    day = date(2026, 6, 3)
    open_day = OpenDay(day, BORDER, sessions=(session(day, "00:30"),))
    (found,) = reminders_of(open_day, ReminderWishes(session_before=timedelta(minutes=15)))
    assert found.at == at_local(day + timedelta(1), 0, 15)
