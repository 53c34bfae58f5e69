"""How a plan was followed, by its parts and in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.adherence import Adherence, Followed
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.views import adherence
from calfjournal.views.adherence_words import so_far, spoken_tally, tally, told
from tests.calendar_journal import done, fill

MONDAY = date(2026, 11, 2)
TODAY = MONDAY + timedelta(days=23)


def plain(words: str) -> str:
    """A number stays with its word; here that is not the question."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def plan() -> Plan:
    """Two phases of two weeks, one in each of two cycles."""
    later = MONDAY + timedelta(weeks=2)
    phases = (
        Phase(PhaseKind.MOBILITY, "Mobility", MONDAY, later - timedelta(days=1), 2),
        Phase(PhaseKind.STRENGTH, "Strength", later, later + timedelta(days=13), 2, cycle=2),
    )
    return Plan(1, "p", "Plan", MONDAY, phases[-1].end, phases, Wishes("p", MONDAY))


def on(offset: int, status: SessionStatus) -> Session:
    day = MONDAY + timedelta(days=offset)
    return Session(day, SessionKind.STRENGTH, "Heavy", plan_id=1, status=status)


def test_parts_of_a_plan_add_up() -> None:
    """Weeks, phases and cycles each hold every session once; the whole is their sum."""
    statuses = [SessionStatus.DONE, SessionStatus.PARTLY, SessionStatus.PLANNED]
    sessions = [on(at, statuses[at % 3]) for at in range(0, 28, 2)]
    runs = [PlannedRun(MONDAY + timedelta(days=at), RunKind.EASY) for at in range(1, 28, 4)]
    found = adherence.of_plan(plan(), sessions, runs, (), TODAY)
    assert found.whole.sessions.planned == len(sessions)
    assert found.whole.runs.planned == len(runs)
    for parts in (
        [each.followed for each in found.phases],
        [each.followed for each in found.weeks],
        [each for _, each in found.cycles],
    ):
        assert sum(parts, Followed()) == found.whole
    assert [cycle for cycle, _ in found.cycles] == [1, 2]
    assert found.of_phase(plan().phases[1]) == found.phases[1].followed
    assert len(found.weeks) == 4


def test_a_plan_counts_what_was_done_beside_it(journal: Journal) -> None:
    """Sessions and runs of its days that nobody planned are told with it, those before not."""
    today = fill(journal)
    followed = journal.plans.active()
    assert followed is not None
    journal.sessions.add(done(today - timedelta(days=3)))
    journal.sessions.add(done(followed.start - timedelta(days=1)))
    sessions = journal.planning.sessions_of(followed)
    found = adherence.gather(journal, followed, sessions)
    assert found.whole.sessions == Adherence(on_time=1, ahead=2, unplanned=1)
    assert found.whole.runs == Adherence(unplanned=1)
    shown = journal.views.plan()
    assert shown is not None
    assert shown.followed == found


@pytest.mark.parametrize(
    ("counts", "short", "spoken", "sentence"),
    [
        (Adherence(), "", "", "No session has been due yet."),
        (
            Adherence(on_time=2, shifted=1, partly=1),
            "3 of 4, 1 partly",
            "3 of 4 sessions done, 1 partly",
            "So far 2 of 4 sessions on time, 1 shifted, 1 partly.",
        ),
        (
            Adherence(on_time=14, shifted=2, partly=1, missed=1, ahead=3),
            "16 of 21, 1 partly",
            "16 of 21 sessions done, 1 partly",
            "So far 14 of 18 sessions on time, 2 shifted, 1 partly, 1 missed.",
        ),
        (Adherence(ahead=1), "0 of 1", "0 of 1 session done", "No session has been due yet."),
        (Adherence(unplanned=2), "2 unplanned", "2 unplanned", "So far 2 unplanned."),
        (
            Adherence(on_time=1, skipped=1, unplanned=1),
            "1 of 2, 1 unplanned",
            "1 of 2 sessions done, 1 unplanned",
            "So far 1 of 2 sessions on time, 1 skipped, 1 unplanned.",
        ),
    ],
)
def test_partly_done_is_not_done(counts: Adherence, short: str, spoken: str, sentence: str) -> None:
    """Three done and one in part of four read 3 of 4, 1 partly."""
    assert plain(tally(counts)) == short
    assert plain(spoken_tally(counts)) == spoken
    assert plain(so_far(counts)) == sentence


def test_runs_are_told_only_where_some_are_planned() -> None:
    """Who plans no runs reads nothing of them; one left out is called so."""
    sessions = Adherence(on_time=1)
    assert told(Followed(sessions, Adherence(unplanned=9))) == ["1 of 1 session on time"]
    followed = Followed(sessions, Adherence(on_time=2, skipped=1, unplanned=1))
    assert [plain(line) for line in told(followed)] == [
        "1 of 1 session on time",
        "2 of 3 runs on time, 1 left out, 1 unplanned",
    ]
