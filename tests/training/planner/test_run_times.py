"""Runs that have an hour: it is kept in the plan, and calf work minds it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import Program, SessionKind
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.run import RunKind
from calfjournal.errors import InputError
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import make_plan
from calfjournal.training.running.run_reasons import run_changes

MONDAY = date(2027, 1, 4)
RUNS = ((1, "easy"), (3, "quality"), (6, "long"))


def _lay(program: Program, library: Library, **wishes: Any) -> Proposal:  # noqa: ANN401
    asked = Wishes(program.id, MONDAY, run_days=RUNS, weekly_km=30.0, **wishes)
    return make_plan(program, Athlete(), asked, History(MONDAY), library)


def test_runs_start_when_they_were_said_to(foundation: Program, library: Library) -> None:
    """Those of a weekday with a time have it in every week; the others, and races, have none."""
    race = (MONDAY + timedelta(weeks=10, days=1), 10.0)
    laid = _lay(foundation, library, run_times=((1, "06:30"),), races=(race,))
    times = {(run.day.weekday(), run.kind is RunKind.RACE): run.start_time for run in laid.runs}
    assert times == {(1, False): "06:30", (1, True): "", (3, False): "", (6, False): ""}


def _on_quality_days(laid: Proposal) -> int:
    heavy = (s for s in laid.sessions if s.kind is SessionKind.STRENGTH and s.load_class >= 2)
    return sum(session.day.weekday() == 3 for session in heavy)


def test_strength_keeps_six_hours_from_a_run_of_the_evening(
    foundation: Program, library: Library
) -> None:
    """At 18:00 it goes well with a quality run of the morning, and not with one at 17:00."""
    early = _lay(foundation, library, run_times=((3, "07:00"),))
    late = _lay(foundation, library, run_times=((3, "17:00"),))
    assert _on_quality_days(early) > _on_quality_days(late)
    assert _on_quality_days(early) == _on_quality_days(_lay(foundation, library))


@pytest.mark.parametrize("times", [((7, "06:00"),), ((1, "6 o'clock"),)])
def test_times_that_are_none_are_refused(
    foundation: Program, library: Library, times: tuple[tuple[int, str], ...]
) -> None:
    """A weekday that is none or a time that is none names its field."""
    with pytest.raises(InputError) as caught:
        _lay(foundation, library, run_times=times)
    assert caught.value.field == "run_times"


def test_another_hour_is_a_change(foundation: Program, library: Library) -> None:
    """A plan laid again with other times says that runs change."""
    before = _lay(foundation, library).runs
    after = [replace(run, start_time="06:00") for run in before[:3]] + list(before[3:])
    (told,) = run_changes(before, after)
    assert told.values["count"] == 3
    assert list(run_changes(before, before)) == []
