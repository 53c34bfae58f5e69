"""The runs of a plan are rows of it, and stay what a person made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.message import say
from calfjournal.domain.placing import Fit
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.domain.run import Advice, PlannedRun, PlannedRunStatus, Run, RunKind
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words, when

RUN_DAYS = ((1, "easy"), (3, "quality"), (6, "long"))


@pytest.fixture
def planned(journal: Journal) -> Journal:
    """A plan from this week's Monday on, with three runs a week."""
    today = journal.today()
    start = today - timedelta(days=today.weekday())
    wishes = Wishes("calf_foundation", start, weeks=26, run_days=RUN_DAYS, weekly_km=30.0)
    journal.planning.accept(journal.planning.propose(wishes, today=start), today=start)
    return journal


def runs_of(journal: Journal) -> list[PlannedRun]:
    plan = journal.plans.active()
    assert plan is not None
    return journal.planned_runs.of_plan(plan.key)


def recorded(day: date, km: float) -> Run:
    start = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return Run(start, day, distance_m=km * 1000, duration_s=km * 360)


def ahead(journal: Journal) -> PlannedRun:
    """A run of next week."""
    return next(run for run in runs_of(journal) if (run.day - journal.today()).days > 7)


def test_a_plan_keeps_its_runs(planned: Journal) -> None:
    """On the days wished for, growing, and gone with the plan that is taken back."""
    runs = runs_of(planned)
    assert {run.day.weekday() for run in runs} == {1, 3, 6}
    assert all(run.km for run in runs)
    planned.undo()
    assert planned.planned_runs.between(runs[0].day, runs[-1].day) == []


def test_laying_again_without_a_change_changes_no_run(planned: Journal) -> None:
    """Not even their keys."""
    before = runs_of(planned)
    planned.planning.accept(planned.planning.propose_again())
    assert runs_of(planned) == before


def test_what_was_changed_by_hand_stays(planned: Journal) -> None:
    """Moved, made longer, left out or added: the plan laid again leaves it, and lays no second."""
    moved, longer, out, *_ = [r for r in runs_of(planned) if r.day > planned.today()]
    planned.planned_runs.move(moved.key, moved.day + timedelta(days=1))
    planned.planned_runs.update(replace(longer, km=5.5))
    planned.planned_runs.leave_out(out.key)
    own = planned.planned_runs.add(
        PlannedRun(out.day + timedelta(days=1), RunKind.EASY, km=4.0)
    ).value
    by_hand = {moved.key, longer.key, out.key, own.key}
    first, last = planned.today(), planned.today() + timedelta(days=40)
    before = planned.planned_runs.between(first, last)
    planned.planning.accept(planned.planning.propose_again())
    after = planned.planned_runs.between(first, last)
    assert [r for r in after if r.key in by_hand] == [r for r in before if r.key in by_hand]
    assert [r.day for r in after] == [r.day for r in before]


def test_a_left_out_run_can_be_taken_back(planned: Journal) -> None:
    """It is told as left out until then, and undo brings it back as well."""
    run, today = ahead(planned), planned.today()
    planned.planned_runs.leave_out(run.key)
    assert planned.planned_runs.present(run.key).status_on(today) is PlannedRunStatus.SKIPPED
    planned.planned_runs.take_back(run.key)
    assert planned.planned_runs.present(run.key).status_on(today) is PlannedRunStatus.PLANNED
    planned.undo()
    assert planned.planned_runs.present(run.key).advice is Advice.LEFT_OUT


def test_a_recorded_run_finds_its_planned_one(planned: Journal) -> None:
    """When it is added; deleted it leaves the planned one open, and undo links both again."""
    run = ahead(planned)
    done = planned.runs.add(recorded(run.day, 9.0)).value
    assert planned.planned_runs.present(run.key).run_id == done.id
    planned.runs.delete(done.key)
    assert planned.planned_runs.present(run.key).run_id is None
    planned.undo()
    assert planned.planned_runs.present(run.key).run_id == done.id


def test_a_run_can_be_linked_and_unlinked_by_hand(planned: Journal) -> None:
    """To one planned run at most; what was run is not moved."""
    first, second = [r for r in runs_of(planned) if r.day > planned.today()][:2]
    done = planned.runs.add(recorded(first.day, 9.0)).value
    with pytest.raises(InputError):
        planned.planned_runs.link(second.key, done.key)
    with pytest.raises(InputError):
        planned.planned_runs.move(first.key, first.day + timedelta(days=1))
    planned.planned_runs.link(first.key, None)
    planned.planned_runs.link(second.key, done.key)
    assert planned.planned_runs.present(second.key).run_id == done.id


def test_a_race_is_a_run_of_the_plan(planned: Journal) -> None:
    """Laid again with it, less is run in the weeks before and nothing right after it."""
    today = planned.today()
    day = today + timedelta(days=60)
    before = {run.day: run.km or 0.0 for run in runs_of(planned)}
    planned.plans.save_race(Race(day, "Town run", 21.1))
    planned.planning.accept(planned.planning.propose_again())
    after = {run.day: run for run in runs_of(planned)}
    assert (after[day].kind, after[day].km) == (RunKind.RACE, 21.1)
    week = [day - timedelta(days=n) for n in range(1, 8)]
    assert all((after[d].km or 0.0) < before[d] for d in week if d in after)
    assert not any(0 < (d - day).days < 7 for d in after)


def test_the_run_of_a_race_moves_with_the_race_only(planned: Journal) -> None:
    """Its plan is laid again for it: a run alone would leave the taper behind."""
    day = planned.today() + timedelta(weeks=10)
    planned.plans.save_race(Race(day, distance_km=10.0))
    planned.planning.accept(planned.planning.propose_again())
    race = next(run for run in runs_of(planned) if run.kind is RunKind.RACE)
    with pytest.raises(InputError, match="race"):
        planned.planned_runs.move(race.key, day + timedelta(days=1))
    assert planned.planned_runs.present(race.key).day == day


def test_a_plan_that_ends_leaves_no_open_run_behind(planned: Journal) -> None:
    """What was run stays."""
    run = ahead(planned)
    planned.runs.add(recorded(run.day, 9.0))
    plan = planned.plans.active()
    assert plan is not None
    planned.plans.end(plan.key, planned.today())
    left = [r for r in planned.planned_runs.of_plan(plan.key) if r.day > planned.today()]
    assert [r.id for r in left] == [run.id]


def test_only_the_number_of_runs_is_enough(journal: Journal) -> None:
    """They are spread over the week, the long one on Sunday, and the reasons say so."""
    wishes = Wishes("calf_foundation", journal.today(), weeks=8, runs_per_week=3)
    proposal = journal.planning.propose(wishes)
    assert {run.day.weekday() for run in proposal.runs} == {1, 3, 6}
    assert {run.km for run in proposal.runs} == {None}


def test_paper_gets_the_runs_that_are_not_left_out(planned: Journal) -> None:
    """With what was run ticked, and a race with a name of its own told once."""
    plan = planned.plans.active()
    assert plan is not None
    left_out, done = runs_of(planned)[-2:]
    planned.planned_runs.leave_out(left_out.key)
    planned.runs.add(recorded(done.day, 8.0))
    race = planned.today() + timedelta(days=60)
    planned.plans.save_race(Race(race, "Town run", 21.1))
    planned.planned_runs.add(PlannedRun(race, RunKind.RACE, km=21.1))
    printed = planned.papers.plan(plan, size="a4").runs
    days = {run.day: run.done for run in printed}
    assert left_out.day not in days
    assert days[done.day]
    assert sum(days.values()) == 1
    assert not any(run.text == say("running.named_of", kind="race", km=21.1) for run in printed)


def test_runs_travel_in_an_export(planned: Journal, tmp_path: Path) -> None:
    """Read back they are the same, with what they became."""
    planned.runs.add(recorded(ahead(planned).day, 9.0))
    before = planned.planned_runs.between(date.min, date.max)
    planned.export_json(tmp_path / "all.json")
    with Journal.import_json(tmp_path / "all.json", tmp_path / "again.calfjournal") as again:
        assert again.planned_runs.between(date.min, date.max) == before


def on_a_run_day(journal: Journal) -> PlannedRun:
    """The planned run of today; the clock of the journal stands on its day."""
    today = journal.today()
    run = PlannedRun(today, RunKind.EASY, km=6.0)
    return journal.planned_runs.add(run).value


def morning(journal: Journal, pain: int) -> None:
    today = journal.today()
    told = [TendonReading(today, Moment.MORNING, leg, pain) for leg in LEGS]
    journal.mornings.keep(CheckIn(today), told)


def test_what_the_morning_leaves_of_a_run_stands_with_it(journal: Journal) -> None:
    """Until another morning is told; taken back with the morning."""
    run = on_a_run_day(journal)
    morning(journal, 7)
    left = journal.planned_runs.present(run.key)
    assert left.advice is Advice.NONE
    morning(journal, 0)
    assert journal.planned_runs.present(run.key).advice is None
    journal.undo()
    assert journal.planned_runs.present(run.key).advice is Advice.NONE


def test_a_run_that_is_deleted_or_changed_lets_its_planned_one_go(planned: Journal) -> None:
    """Another one of that day takes its place."""
    run = ahead(planned)
    first = planned.runs.add(recorded(run.day, run.km or 1.0)).value
    other = planned.runs.add(recorded(run.day, (run.km or 1.0) - 1)).value
    assert planned.planned_runs.present(run.key).run_id == first.id
    planned.runs.delete(first.key)
    assert planned.planned_runs.present(run.key).run_id == other.id
    planned.runs.update(replace(other, sport="cycling"))
    assert planned.planned_runs.present(run.key).run_id is None


def test_a_run_moved_onto_a_recorded_day_was_run(planned: Journal) -> None:
    """It finds the run there."""
    run = ahead(planned)
    day = run.day + timedelta(days=1)
    there = planned.runs.add(recorded(day, 3.0)).value
    assert planned.planned_runs.present(run.key).run_id is None
    assert planned.planned_runs.move(run.key, day).value.run_id == there.id


def test_a_plan_that_begins_before_today_finds_what_was_run_of_it(journal: Journal) -> None:
    """Planned on a Friday from Monday on, with the runs of the week recorded."""
    today = journal.today()
    start = today - timedelta(days=today.weekday() + 7)
    days = (start + timedelta(days=1), start + timedelta(days=3))
    done = {journal.runs.add(recorded(day, 8.0)).value.id for day in days}
    wishes = Wishes("calf_foundation", start, weeks=26, run_days=RUN_DAYS, weekly_km=30.0)
    journal.planning.accept(journal.planning.propose(wishes))
    assert {run.run_id for run in runs_of(journal) if run.day in days} == done


def test_a_run_of_ones_own_stands_beside_that_of_the_plan(planned: Journal) -> None:
    """Laying the plan again takes none of the plan's for it."""
    run = ahead(planned)
    own = planned.planned_runs.add(PlannedRun(run.day, RunKind.EASY, km=3.0)).value
    planned.planning.accept(planned.planning.propose_again())
    there = planned.planned_runs.between(run.day, run.day)
    assert {each.km for each in there} == {own.km, run.km}


def test_a_plan_after_a_race_waits_for_the_way_back(journal: Journal) -> None:
    """A marathon of yesterday keeps two weeks without calf work and runs (8.6)."""
    today = journal.today()
    journal.plans.save_race(Race(today - timedelta(days=1), distance_km=42.195))
    wishes = Wishes("calf_foundation", today, weeks=26, run_days=RUN_DAYS, weekly_km=50.0)
    proposal = journal.planning.propose(wishes)
    free = today + timedelta(days=13)
    assert min(session.day for session in proposal.sessions) >= free
    assert min(run.day for run in proposal.runs) >= free
    assert any("start again after 14 days" in in_words(reason) for reason in proposal.reasons)


def test_the_distance_of_a_race_wished_for_again_is_the_newer_one(journal: Journal) -> None:
    """The journal keeps what the plan is laid for."""
    today = journal.today()
    day = today + timedelta(weeks=20)
    for km in (10.0, 42.2):
        wishes = Wishes("calf_foundation", today, weeks=26, races=((day, km),))
        journal.planning.accept(journal.planning.propose(wishes))
    assert [race.distance_km for race in journal.plans.races()] == [42.2]


def test_days_off_and_the_rest_after_a_race_speak_against_a_run(journal: Journal) -> None:
    """Said before it is moved there; nothing is refused."""
    today = journal.today()
    race, off = today + timedelta(days=20), today + timedelta(days=5)
    journal.plans.save_race(Race(race, distance_km=10.0))
    journal.plans.save_block(BlockedRange(off, off, "travel"))
    days = (off, off + timedelta(days=1), race, race + timedelta(days=2), race + timedelta(days=3))
    found = journal.moves.run_placings(PlannedRun(today, RunKind.EASY, km=6.0), days)
    against = [found[day].fit is Fit.AGAINST for day in days]
    assert against == [True, False, True, True, False]
    assert "travel" in when.placed(found[off])
