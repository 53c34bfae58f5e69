"""Answers of the tendon: what is asked for, when, and which reading answers."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.answer import Answer, answers_of, due_of, missing_answers, reading_for
from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.session import Session, SessionStatus
from tests.store.samples import DAY, NOON, a_session, a_set

MADE = replace(a_session(), id=4, status=SessionStatus.DONE, finished_at=NOON)


BORDER = time(4)


def by_moment(session: Session, now: datetime) -> dict[Moment, Answer]:
    return {answer.moment: answer for answer in answers_of(session, (), now, BORDER)}


def test_answers_come_due_after_a_session() -> None:
    """A done session asks for the next morning, 24 h and 48 h; a planned one not yet."""
    found = by_moment(MADE, NOON + timedelta(hours=23))
    assert list(found) == list(Moment)
    assert found[Moment.H24].waits
    assert found[Moment.H48].due == NOON + timedelta(hours=48)
    assert not found[Moment.H48].waits
    planned = replace(MADE, status=SessionStatus.PLANNED)
    assert list(by_moment(planned, NOON)) == [Moment.DURING, Moment.AFTER]


@given(st.integers(0, 24 * 60 * 8))
def test_editor_and_check_in_ask_in_the_same_hours(minutes: int) -> None:
    """What waits in the session's table is what Today asks for, at every minute."""
    now = NOON + timedelta(minutes=minutes)
    asked = {answer.moment for answer in due_of(missing_answers([MADE], ()), now)}
    waiting = {m for m, a in by_moment(MADE, now).items() if a.waits and m is not Moment.MORNING}
    assert asked == waiting


def test_answers_of_a_session_after_midnight_belong_to_the_days_after_it() -> None:
    """Done at half past midnight: the day has not ended, so 24 h later is the day after it."""
    late = datetime.combine(DAY + timedelta(days=1), time(0, 30)).astimezone()
    found = by_moment(replace(MADE, finished_at=late), late + timedelta(hours=24))
    assert found[Moment.H24].waits
    days = {moment: (answer.day - DAY).days for moment, answer in found.items()}
    assert days[Moment.AFTER] == 0
    assert (days[Moment.MORNING], days[Moment.H24], days[Moment.H48]) == (1, 1, 2)


def test_only_trained_legs_are_asked() -> None:
    """A session of one leg asks for that leg; one that does not say, for both."""
    now = NOON + timedelta(hours=24)
    one = replace(MADE, sets=(a_set(side=Side.RIGHT),))
    assert [answer.side for answer in due_of(missing_answers([one], ()), now)] == [Side.RIGHT]
    unsaid = replace(MADE, sets=())
    assert [answer.side for answer in due_of(missing_answers([unsaid], ()), now)] == list(LEGS)


def daily(count: int, hours: int) -> list[Session]:
    """Sessions of a plan, so many hours apart, the last at the usual one's time."""
    return [
        replace(MADE, id=n, plan_id=1, finished_at=NOON - timedelta(hours=hours * (count - n)))
        for n in range(1, count + 1)
    ]


def test_a_program_of_twice_a_day_is_answered_by_the_mornings() -> None:
    """Seven days of drops ask for nothing but the check-in; the last session is watched."""
    asked = missing_answers(daily(14, 12), ())
    assert {answer.session.id for answer in asked} == {14}
    assert {answer.moment for answer in asked} == {Moment.H24, Moment.H48}


def test_the_evening_session_waits_for_the_next_planned_one() -> None:
    """Also before that is done nothing is asked at 24 h; when it is left out, it is."""
    *done, last = daily(14, 12)
    planned = replace(last, finished_at=None, status=SessionStatus.PLANNED, day=DAY)
    assert missing_answers([*done, planned], ()) == []
    left_out = replace(planned, status=SessionStatus.SKIPPED)
    assert {answer.session.id for answer in missing_answers([*done, left_out], ())} == {13}
    shown = [each.moment for each in answers_of(done[-1], (), NOON, BORDER, [*done, planned])]
    assert shown == [Moment.DURING, Moment.AFTER, Moment.MORNING]


def test_a_daily_program_asks_once_a_day() -> None:
    """At 24 h, when the next session is due; the 48 h answer is the next session's."""
    asked = missing_answers(daily(5, 24), ())
    assert [a.moment for a in asked if a.session.id == 2] == [Moment.H24] * 2


def test_sessions_48_h_apart_are_asked_both_times() -> None:
    """Also when the next one came two hours early."""
    asked = missing_answers(daily(3, 46), ())
    assert {a.moment for a in asked if a.session.id == 1} == {Moment.H24, Moment.H48}


def test_a_session_logged_late_in_the_evening_keeps_its_answers() -> None:
    """The next one of its plan stands two days later at the usual hour."""
    late = datetime.combine(DAY, time(23, 12)).astimezone()
    done = replace(MADE, id=1, plan_id=1, start_time="18:00", finished_at=late)
    planned = replace(done, id=2, day=DAY + timedelta(days=2), finished_at=None)
    planned = replace(planned, status=SessionStatus.PLANNED)
    asked = missing_answers([done, planned], ())
    assert {a.moment for a in asked} == {Moment.H24, Moment.H48}


def test_a_reading_of_both_legs_answers_for_each() -> None:
    """It is asked for no more, and becomes two when one leg is corrected."""
    now = NOON + timedelta(hours=24)
    both = TendonReading(DAY, Moment.H24, Side.BOTH, pain=2, session_id=4, id=7)
    assert due_of(missing_answers([MADE], [both]), now) == []
    answer = answers_of(MADE, [both], now, BORDER)[3]
    assert answer.is_given
    written = reading_for(MADE, answer, Side.LEFT, 1, Site.MIDPORTION)
    assert (written.id, written.side, written.pain) == (None, Side.LEFT, 1)


def test_the_check_in_answers_for_the_next_morning() -> None:
    """A morning reading of the day after counts, though it was not tied to the session."""
    morning = TendonReading(DAY + timedelta(days=1), Moment.MORNING, Side.LEFT, pain=1, id=8)
    other = TendonReading(DAY + timedelta(days=2), Moment.MORNING, Side.LEFT, pain=5, id=9)
    answer = answers_of(MADE, (morning, other), NOON + timedelta(hours=24), BORDER)[2]
    assert answer.left == morning
    written = reading_for(MADE, answer, Side.LEFT, 2, Site.MIDPORTION)
    assert (written.id, written.pain, written.session_id) == (8, 2, 4)


def test_old_answers_are_not_asked_for_any_more() -> None:
    """Days later nothing is due; what was never given stays unknown."""
    late = NOON + timedelta(days=20)
    assert not any(answer.due for answer in answers_of(MADE, (), late, BORDER))
