"""What of a day can be reminded of: what is open, and no session that something speaks against."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from calfjournal.domain.checkin import CheckIn, RedFlag
from calfjournal.domain.reminder import OpenDay, QuietHours, ReminderWishes
from calfjournal.journal import Journal
from calfjournal.settings import Settings
from calfjournal.views.reminders import open_day, wishes_of
from tests.ui.days import calm_morning, raises


@pytest.fixture
def planned(journal: Journal) -> Journal:
    """A journal with a session of today."""
    journal.sessions.add(raises(journal.today()))
    return journal


def _open(journal: Journal) -> OpenDay:
    return open_day(journal.views.today(journal.today()), journal.clock.border)


def test_a_morning_is_open_until_it_was_told(planned: Journal) -> None:
    """Then the session is left."""
    before = _open(planned)
    assert before.check_in
    calm_morning(planned)
    after = _open(planned)
    assert not after.check_in
    assert len(before.sessions) == len(after.sessions) == 1


def test_a_day_of_rest_asks_for_no_check_in(journal: Journal) -> None:
    """It was said that there is nothing to tell."""
    journal.checkins.save(CheckIn(journal.today(), rest_day=True))
    assert not _open(journal).check_in


def test_a_warning_sign_or_an_illness_speaks_against_a_session(planned: Journal) -> None:
    """Nobody is reminded to train then; the check-in is asked for all the same."""
    flag = next(iter(planned.recovery.signs()))
    reported = planned.checkins.report_flag(RedFlag(planned.today(), flag)).value
    assert _open(planned).sessions == ()
    assert _open(planned).check_in
    planned.checkins.clear_flag(reported.key, planned.today())
    assert len(_open(planned).sessions) == 1
    planned.checkins.save(CheckIn(planned.today(), resting_hr=49, tags=("illness",)))
    assert _open(planned).sessions == ()


def test_wishes_are_what_the_options_say() -> None:
    """None by default; hours without their wish are none."""
    assert not wishes_of(Settings()).is_any
    every = Settings(
        remind_check_in=True,
        remind_check_in_at="06:45",
        remind_session=True,
        remind_session_before=30,
        remind_answers=True,
        quiet_from="21:00",
        quiet_until="06:30",
    )
    quiet = QuietHours(time(21), time(6, 30))
    assert wishes_of(every) == ReminderWishes(time(6, 45), timedelta(minutes=30), True, quiet)
