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
