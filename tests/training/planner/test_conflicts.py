"""Wishes that cannot be met, or only in part, and how that is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import Program
from calfjournal.errors import InputError, NoLayout
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal, make_plan

MONDAY = date(2027, 1, 4)
ASKED = Wishes("calf_foundation", MONDAY)


def lay(program: Program, library: Library, wishes: Wishes) -> Proposal:
    return make_plan(program, Athlete(), wishes, History(wishes.start), library)


def refused(program: Program, library: Library, wishes: Wishes) -> NoLayout:
    with pytest.raises(NoLayout) as caught:
        lay(program, library, wishes)
    return caught.value


def test_one_weekday_gives_one_session_a_week(foundation: Program, library: Library) -> None:
    """One day offered and three sessions wished is not impossible: one fits, and it is said."""
    wishes = replace(ASKED, days=(2,), sessions_per_week=3)
    proposal = lay(foundation, library, wishes)
    assert len(proposal.sessions) == 52
    assert any("In most weeks only 1 of" in in_words(reason) for reason in proposal.reasons)


def test_a_weekend_gives_one_session_a_week(foundation: Program, library: Library) -> None:
    """Saturday and Sunday are neighbours: one session a week, strength and springs by turns."""
    proposal = lay(foundation, library, replace(ASKED, days=(5, 6)))
    assert len(proposal.sessions) == 52
    assert any("by turns" in in_words(reason) for reason in proposal.reasons)


def test_a_long_break_names_itself_and_the_way_out(foundation: Program, library: Library) -> None:
    """Three months off cannot hold a phase: the message names them, the hint frees it."""
    away = (date(2027, 2, 1), date(2027, 5, 2), "parental leave")
    error = refused(foundation, library, replace(ASKED, blocked=(away,)))
    assert "parental leave" in error.message
    assert "Mobility" in error.message or "Strength" in error.message
    assert "begin after Sun 2 May 2027" in error.hint


def test_the_innocent_wish_is_not_named(foundation: Program, library: Library) -> None:
    """Only the wishes that are needed for the conflict are named."""
    away = (date(2027, 2, 1), date(2027, 5, 2), "parental leave")
    short = (date(2027, 7, 1), date(2027, 7, 4), "wedding")
    wishes = replace(
        ASKED, blocked=(away, short), days=(0, 2, 4), races=((date(2027, 9, 5), 10.0),)
    )
    error = refused(foundation, library, wishes)
    assert "wedding" not in str(error)
    assert "Mondays" not in str(error)
    assert "10 km" not in str(error)


def test_a_race_every_week_is_told_as_races(foundation: Program, library: Library) -> None:
    """With a half marathon every Sunday no day is left; the races are named, not the weekdays."""
    races = tuple((date(2027, 1, 10) + timedelta(weeks=n), 21.1) for n in range(52))
    error = refused(foundation, library, replace(ASKED, races=races))
    assert "half marathon" in error.message
    assert "leave out" in error.hint
    assert error.message.count("half marathon") < 10


def test_two_wishes_in_conflict_are_both_named(foundation: Program, library: Library) -> None:
    """Wednesdays only, and every Wednesday of two months blocked: each alone would do."""
    wednesdays = tuple(
        (day, day, "choir") for day in (date(2027, 1, 6) + timedelta(weeks=n) for n in range(9))
    )
    error = refused(foundation, library, replace(ASKED, days=(2,), blocked=wednesdays))
    assert "Wednesdays" in error.message
    assert "choir" in error.message
    assert "offer another weekday" in error.hint
    lay(foundation, library, replace(ASKED, blocked=wednesdays))
    lay(foundation, library, replace(ASKED, days=(2,)))


def test_too_few_weeks_are_told(foundation: Program, library: Library) -> None:
    """Fewer weeks than the first phase takes are refused with the least that would do."""
    error = refused(foundation, library, replace(ASKED, weeks=3))
    assert "4 weeks" in error.message
    assert "4 weeks or more" in error.hint


@pytest.mark.parametrize(
    ("asked", "got", "word"),
    [(4, 4, ""), (8, 6, "ends after 6"), (12, 12, ""), (18, 18, ""), (26, 26, "")],
)
def test_weeks_end_with_a_phase(
    foundation: Program, library: Library, asked: int, got: int, word: str
) -> None:
    """A plan of N weeks ends with a whole phase, and says so when that is earlier."""
    proposal = lay(foundation, library, replace(ASKED, weeks=asked))
    assert sum(phase.weeks for phase in proposal.plan.phases) == got
    assert word in " ".join(in_words(reason) for reason in proposal.reasons)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("days", {"days": (7,)}),
        ("run_days", {"run_days": ((0, "sprint"),)}),
        ("start_time", {"start_time": "25:00"}),
        ("weeks", {"weeks": 0}),
        ("sessions_per_week", {"sessions_per_week": 0}),
        ("runs_per_week", {"runs_per_week": 99}),
        ("weekly_km", {"weekly_km": -1.0}),
        ("races", {"races": ((MONDAY, 0.0),)}),
        ("blocked", {"blocked": ((MONDAY, MONDAY - timedelta(1), ""),)}),
    ],
)
def test_nonsense_is_refused_by_name(
    foundation: Program, library: Library, field: str, change: dict[str, object]
) -> None:
    """A wish that makes no sense is refused with the field it stands in."""
    with pytest.raises(InputError) as caught:
        lay(foundation, library, replace(ASKED, **change))
    assert caught.value.field == field


def test_researched_programs_are_not_offered_under_18(
    programs: dict[str, Program], library: Library
) -> None:
    """Under 18 a researched program is refused; Calf foundation holds no class 5 and no weight."""
    young = Athlete(born=date(2011, 1, 1))
    with pytest.raises(NoLayout):
        make_plan(
            programs["alfredson"], young, Wishes("alfredson", MONDAY), History(MONDAY), library
        )
    proposal = make_plan(programs["calf_foundation"], young, ASKED, History(MONDAY), library)
    assert max(s.load_class for s in proposal.sessions) <= 4
    used = {line.exercise for s in proposal.sessions for line in s.sets}
    assert not any("weight" in library.get(name).needs for name in used)
