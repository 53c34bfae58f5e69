"""What is counted follows the rules and the answers of now; a kept verdict says what was said."""

from __future__ import annotations

from datetime import date, timedelta

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Light
from calfjournal.domain.milestone import MilestoneKind
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal


def wake(journal: Journal, days_ago: int, pain: int) -> None:
    """Keep a morning of both legs with its verdict."""
    day = journal.today() - timedelta(days=days_ago)
    readings = [TendonReading(day, Moment.MORNING, side, pain=pain) for side in LEGS]
    journal.mornings.keep(CheckIn(day), readings)


def rows_of_calm(journal: Journal) -> list[date]:
    """The days on which a row of calm mornings was long enough to be told."""
    reached = journal.progress.milestones(journal.today())
    return [each.day for each in reached if each.kind is MilestoneKind.CALM]


def rung(journal: Journal) -> int:
    """How far the ladder of the running flare leads today."""
    now = journal.flares.now()
    assert now is not None
    return now.rung


def kept_light(journal: Journal, days_ago: int) -> Light:
    """What was said on a day."""
    day = journal.today() - timedelta(days=days_ago)
    (kept,) = journal.recovery.verdicts(day, day)
    return kept.light


def test_a_changed_number_counts_for_the_days_before_too(journal: Journal) -> None:
    """Mornings that held by the old number are calm by the new one; what was said stays."""
    for side in LEGS:
        journal.athlete.save_tendon(Tendon(side, usual_pain=0))
    for days_ago in range(7, -1, -1):
        wake(journal, days_ago, pain=2)
    journal.recovery.set_threshold("tendon.base_min", 14)
    assert rows_of_calm(journal) == []
    journal.recovery.set_threshold("tendon.rise_hold", 4)
    journal.recovery.set_threshold("tendon.rise_ok", 3)
    assert rows_of_calm(journal) == [journal.today() - timedelta(days=1)]
    assert kept_light(journal, 7) is Light.AMBER


def hurt_late(journal: Journal, days_ago: int) -> None:
    """Type days later that a session hurt."""
    trained = journal.today() - timedelta(days=days_ago)
    done = Session(trained, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE)
    session = journal.sessions.add(done).value
    journal.mornings.answer(
        TendonReading(trained, Moment.DURING, Side.LEFT, pain=8, session_id=session.id)
    )


def test_a_late_answer_counts_on_its_day(journal: Journal) -> None:
    """Pain typed days later breaks the row it lies in; what was said stays."""
    for days_ago in range(7, -1, -1):
        wake(journal, days_ago, pain=0)
    assert rows_of_calm(journal) == [journal.today() - timedelta(days=1)]
    hurt_late(journal, 4)
    assert rows_of_calm(journal) == []
    assert kept_light(journal, 4) is Light.GREEN


def test_a_late_answer_takes_the_ladder_down(journal: Journal) -> None:
    """A rung is counted from the answers of now."""
    for days_ago in range(7, -1, -1):
        wake(journal, days_ago, pain=0)
    journal.checkins.start_flare(Flare(journal.today() - timedelta(days=4), Side.LEFT))
    before = rung(journal)
    hurt_late(journal, 4)
    assert rung(journal) < before


def test_the_strip_follows_every_change(journal: Journal) -> None:
    """Days judged before are judged anew when what was known by their end has changed."""
    for back in range(20, -1, -1):
        wake(journal, back, pain=back % 3)
    first, today = journal.today() - timedelta(days=14), journal.today()
    before = journal.recovery.judged(first, today)
    assert before == journal.recovery.judged(first, today)
    wake(journal, 9, pain=7)
    after = journal.recovery.judged(first, today)
    with Journal.open(journal.path, read_only=True) as other:
        assert after == other.recovery.judged(first, today)
    assert [was == now for was, now in zip(before, after, strict=True)][:5] == [True] * 5
    assert after[5].light is Light.RED
    journal.undo()
    assert journal.recovery.judged(first, today) == before
