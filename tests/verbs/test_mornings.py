"""What is reported counts the same, wherever it is typed."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.answer import DueAnswer, answers_of, reading_for
from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Light
from calfjournal.domain.run import PlannedRun, PlannedRunStatus, RunKind
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import a_check_in, a_session


def done_days_ago(journal: Journal, days: int) -> Session:
    """Return a session done some days ago."""
    day = journal.today() - timedelta(days=days)
    session = journal.sessions.add(replace(a_session(day), day=day)).value
    at = journal.clock.now() - timedelta(days=days)
    return journal.sessions.finish(session.key, at=at).value


def test_an_answer_in_the_editor_counts_like_one_on_today(journal: Journal) -> None:
    """Three red answers typed in the sessions themselves escalate, as on Today."""
    sessions = [done_days_ago(journal, days) for days in (8, 5, 2)]
    for session in sessions:
        clock = journal.clock
        answers = answers_of(session, (), clock.now(), clock.border)
        answer = {a.moment: a for a in answers}[Moment.H48]
        journal.mornings.answer(reading_for(session, answer, Side.LEFT, 7, Site.MIDPORTION))
    today = journal.today()
    (kept,) = journal.recovery.verdicts(today, today)
    assert kept.light is Light.RED
    told = [in_words(each) for each in journal.recovery.verdict(today).counsel]
    assert told[0].startswith("Have the tendon looked at by a clinician")
    assert told[1] == "3 red answers within 28 days, left."


def test_answering_again_is_one_step_and_can_be_taken_back(journal: Journal) -> None:
    """The second number replaces the first, None takes it away, and one undo takes back both."""
    session = done_days_ago(journal, 1)
    due = DueAnswer(session, Moment.H24, Side.LEFT)
    journal.mornings.answer_due(due, 3)
    journal.mornings.answer_due(due, 4)
    (reading,) = journal.checkins.readings_of(session.key)
    assert (reading.pain, reading.day) == (4, journal.today())
    journal.undo()
    assert journal.checkins.readings_of(session.key) == []
    journal.redo()
    journal.mornings.answer_due(due, None)
    assert journal.checkins.readings_of(session.key) == []


def test_a_morning_is_kept_with_its_verdict(journal: Journal) -> None:
    """One edit holds both, named for what was done."""
    today = journal.today()
    journal.mornings.keep(a_check_in(today))
    assert [verdict.day for verdict in journal.recovery.verdicts(today, today)] == [today]
    assert journal.undo_label is not None
    assert in_words(journal.undo_label).startswith("Log check-in")
    journal.undo()
    assert journal.checkins.get(today) is None
    assert journal.recovery.verdicts(today, today) == []


def test_signs_stop_the_day_until_they_are_cleared(journal: Journal) -> None:
    """A reported sign makes the day STOP and clearing it opens it again; each is one edit."""
    today = journal.today()
    journal.mornings.report_signs(today, ["RF1"], "a pop")
    (flag,) = journal.checkins.open_flags()
    assert journal.recovery.verdict(today).light is Light.STOP
    journal.mornings.clear_sign(flag.key, today)
    assert journal.recovery.verdict(today).light is not Light.STOP
    journal.undo()
    assert journal.recovery.verdict(today).light is Light.STOP


def test_rest_is_marked_on_days_gone_by_that_hold_nothing(journal: Journal) -> None:
    """Not today nor later; a check-in, a session done and an answer keep their days as they are."""
    today = journal.today()
    first = today - timedelta(days=5)
    session = done_days_ago(journal, 4)
    journal.mornings.keep(replace(a_check_in(first), day=first, id=None))
    left = {first, session.day}
    left |= {reading.day for reading in journal.checkins.readings(first, today)}
    edits = len(journal.edits())
    rested = journal.mornings.rest(first, today + timedelta(days=1)).value
    assert set(rested.left) == left
    assert set(rested.marked) == {first + timedelta(days=n) for n in range(5)} - left
    assert journal.checkins.get(today) is None
    assert len(journal.edits()) == edits + 1
    again = journal.mornings.rest(first, today).value
    assert again.marked == ()
    assert len(journal.edits()) == edits + 1


def test_a_day_of_rest_is_not_judged_and_misses_no_run(journal: Journal) -> None:
    """No verdict out of nothing; its run was left out; a pain told later is judged."""
    today = journal.today()
    day = today - timedelta(days=2)
    journal.planned_runs.add(PlannedRun(day, RunKind.EASY, km=8.0))
    before = journal.dump()
    journal.mornings.rest(day, day)
    assert journal.recovery.verdicts(day, day) == []
    assert journal.recovery.judged(day, day) == []
    (run,) = journal.planned_runs.between(day, day)
    assert run.status_on(today) is PlannedRunStatus.SKIPPED
    journal.undo()
    assert journal.dump() == before
    journal.redo()
    kept = journal.checkins.get(day)
    assert kept is not None
    journal.mornings.keep(kept, [TendonReading(day, Moment.MORNING, Side.LEFT, pain=7)])
    (verdict,) = journal.recovery.judged(day, day)
    assert verdict.light is Light.RED
