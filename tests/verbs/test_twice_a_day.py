"""A program of two sessions a day, lived for a week: one question a day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from calfjournal.domain.answer import ASKED, due_of
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.plan import Wishes
from calfjournal.journal import Journal


def test_alfredson_asks_once_a_day(journal: Journal) -> None:
    """At no hour of a week is a session's 24 h or 48 h answer asked for; mornings answer all."""
    start = journal.today() - timedelta(days=6)
    proposal = journal.planning.propose(Wishes("alfredson", start), today=start)
    plan = journal.planning.accept(proposal, today=start).value
    assert plan.id is not None
    planned = journal.sessions.of_plan(plan.id)
    for back in range(6, 0, -1):
        day = journal.today() - timedelta(days=back)
        calm = [TendonReading(day, Moment.MORNING, leg, pain=1) for leg in LEGS]
        journal.mornings.keep(CheckIn(day), calm)
        of_day = [session for session in planned if session.day == day]
        assert len(of_day) == 2
        for session in of_day:
            began = datetime.combine(day, time.fromisoformat(session.start_time)).astimezone()
            journal.sessions.finish(session.key, at=began + timedelta(minutes=30))
            missing = journal.checkins.missing(day)
            hours = (began + timedelta(hours=hour) for hour in range(48))
            assert not any(due_of(missing, at) for at in hours)
            facts = journal.views.session(session.key)
            assert facts is not None
            assert not set(ASKED) & {answer.moment for answer in facts.answers}
    assert journal.checkins.missing(journal.today()) == []
    findings = journal.recovery.verdict(journal.today()).findings
    assert not any("24h" in finding.rule or "48h" in finding.rule for finding in findings)
