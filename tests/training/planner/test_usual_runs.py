"""The running week is read off the last eight weeks when its days were not named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import Program
from calfjournal.domain.run import Run, RunKind
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import make_plan
from calfjournal.training.planner.usual_runs import usual_runs

MONDAY = date(2027, 1, 4)


def runs(weekday: int, km: float, kind: RunKind | None = None, weeks: int = 8) -> tuple[Run, ...]:
    days = [MONDAY - timedelta(weeks=n) + timedelta(weekday) for n in range(1, weeks + 1)]
    return tuple(
        Run(datetime(2026, 12, 1, tzinfo=UTC), day, distance_m=km * 1000, kind=kind) for day in days
    )


def test_the_longest_day_is_the_long_run() -> None:
    """Without kinds the weekday of clearly longer runs is long, the others easy."""
    history = History(MONDAY, runs=runs(1, 8) + runs(3, 9) + runs(6, 18))
    assert usual_runs(history) == ((1, "easy"), (3, "easy"), (6, "long"))


def test_kinds_given_count_first() -> None:
    """A weekday has the kind that most of its runs were given."""
    history = History(MONDAY, runs=runs(2, 9, RunKind.QUALITY) + runs(6, 18, RunKind.LONG))
    assert usual_runs(history) == ((2, "quality"), (6, "long"))


def test_a_rare_day_is_no_habit() -> None:
    """A weekday with runs in fewer than half of the weeks is no run day."""
    assert usual_runs(History(MONDAY, runs=runs(4, 8, weeks=3))) == ()


def test_walks_and_old_runs_do_not_count() -> None:
    """Only running of the last eight weeks says what is usual."""
    old = tuple(
        Run(datetime(2026, 1, 1, tzinfo=UTC), MONDAY - timedelta(weeks=20 + n), distance_m=9000.0)
        for n in range(8)
    )
    assert usual_runs(History(MONDAY, runs=old)) == ()


def test_the_plan_says_what_it_read(foundation: Program, library: Library) -> None:
    """The reasons name the run days that were read, and sessions keep clear of them."""
    history = History(MONDAY, runs=runs(1, 8) + runs(6, 18))
    proposal = make_plan(foundation, Athlete(), Wishes("calf_foundation", MONDAY), history, library)
    reasons = [in_words(reason) for reason in proposal.reasons]
    assert any("say Tuesday easy and Sunday long" in reason for reason in reasons)
    assert not any(s.day.weekday() == 5 and s.load_class >= 2 for s in proposal.sessions)
    assert proposal.plan.wishes.run_days == ()
