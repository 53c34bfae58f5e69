"""Changing the plan that is followed: its answers are shown again and kept as one edit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.exercise import EQUIPMENT
from calfjournal.domain.plan import BlockedRange, Plan, Race, RaceRank, Wishes
from calfjournal.domain.run import RunKind
from calfjournal.journal import Journal
from ui.plan.change_plan import ChangePlanDialog
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.services import history
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind

LEFT = Qt.MouseButton.LeftButton
RUNS = ((1, "easy"), (3, "quality"), (6, "long"))
OTHER_RUNS = ((2, "easy"), (6, "long"))


@pytest.fixture
def plan(journal: Journal) -> Plan:
    """Return a plan with every answer given, that has run for a week."""
    today = journal.today()
    journal.plans.save_race(Race(today + timedelta(weeks=9), "Harbour run", 10, rank=RaceRank.B))
    first = today + timedelta(weeks=20)
    journal.plans.save_block(BlockedRange(first, first + timedelta(days=9), "Alps"))
    wishes = Wishes(
        "calf_foundation",
        monday(today) - timedelta(weeks=1),
        weeks=40,
        days=(0, 2, 5),
        other_weeks=((1, 3, 6),),
        start_time="17:30",
        run_days=RUNS,
        other_run_weeks=(OTHER_RUNS,),
        run_times=((1, "06:30"), (6, "09:00")),
        weekly_km=32,
    )
    return journal.planning.accept(journal.planning.propose(wishes)).value


@pytest.fixture
def page(context: Context, plan: Plan, qtbot: QtBot) -> PlanPage:
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def _open(page: PlanPage) -> ChangePlanDialog:
    page.change_action.trigger()
    made = page.dialog
    assert isinstance(made, ChangePlanDialog)
    return made


def _write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_every_answer_is_shown_again(page: PlanPage, plan: Plan, journal: Journal) -> None:
    """Length, days, times, runs of both weeks, races with rank, days off and equipment."""
    athlete = journal.athlete.get()
    dialog = _open(page)
    form = dialog.form
    assert form.wishes(plan.wishes) == _without_calendar(plan.wishes)
    (race,) = form.entries.races
    (block,) = form.entries.blocks
    assert race.race == journal.plans.races()[0]
    assert race.race.rank is RaceRank.B
    assert block.block == journal.plans.blocks()[0]
    assert form.equipment.value == frozenset(EQUIPMENT)
    assert dialog._athlete() == athlete
    assert not form.start.isEnabled()


def _without_calendar(wishes: Wishes) -> Wishes:
    return replace(wishes, races=(), b_races=(), blocked=(), runs_per_week=3)


def test_answers_are_changed_as_one_step_to_undo(
    page: PlanPage, plan: Plan, journal: Journal, context: Context, qtbot: QtBot
) -> None:
    """Days, a run's time, a race, days off and equipment: what changes is read, then kept."""
    before = journal.dump()
    dialog = _open(page)
    form = dialog.form
    form.days.setFocus()
    qtbot.keyClicks(form.days, "67")  # Saturday off, Sunday on
    _write(qtbot, form.running.times.fields[3], "19")
    qtbot.keyClick(form.running.times.fields[3], Qt.Key.Key_Return)
    race, block = form.entries.races[0], form.entries.blocks[0]
    _write(qtbot, race.name, "Harbour ten")
    race.rank.setFocus()
    qtbot.keyClick(race.rank, Qt.Key.Key_Up)
    qtbot.mouseClick(block.remove, LEFT)
    qtbot.mouseClick(form.equipment.chips["leg press"], LEFT)
    assert not dialog.preview._changes.isHidden()
    assert journal.dump() == before, "nothing is kept before the button"
    qtbot.mouseClick(dialog.keep, LEFT)
    changed = journal.plans.active()
    assert changed is not None
    assert changed.id == plan.id
    assert changed.start == plan.start
    assert set(changed.wishes.days) == {0, 2, 6}
    assert dict(changed.wishes.run_times) == {1: "06:30", 3: "19:00", 6: "09:00"}
    (kept,) = journal.plans.races()
    assert (kept.name, kept.rank, kept.distance_km) == ("Harbour ten", RaceRank.A, 10)
    assert journal.plans.blocks() == []
    assert journal.athlete.get().equipment == frozenset(EQUIPMENT) - {"leg press"}
    ahead = [run for run in journal.planned_runs.of_plan(plan.key) if run.day > journal.today()]
    thursdays = [r for r in ahead if r.day.weekday() == 3 and r.kind is not RunKind.RACE]
    assert {run.start_time for run in thursdays} == {"19:00"}
    history.undo(context=context)
    assert journal.dump() == before


def test_a_time_that_cannot_be_read_has_the_keys(page: PlanPage, qtbot: QtBot) -> None:
    """The button does not lay a plan over it; the field says what it takes."""
    dialog = _open(page)
    field = dialog.form.running.times.fields[1]
    _write(qtbot, field, "half")
    qtbot.mouseClick(dialog.keep, LEFT)
    assert dialog.isVisible()
    assert field.error
    assert dialog.form.running._times.told == field.error


def test_days_without_a_run_ask_for_no_time(page: PlanPage, qtbot: QtBot) -> None:
    """Times are offered for the days of runs of both weeks, and follow them."""
    form = _open(page).form
    offered = {d for d, field in form.running.times.fields.items() if not field.isHidden()}
    assert offered == {1, 2, 3, 6}
    form.runs.setFocus()
    qtbot.keyClick(form.runs, Qt.Key.Key_Home)
    qtbot.keyClicks(form.runs, "e")
    assert not form.running.times.fields[0].isHidden()
    form.rhythm.setFocus()
    qtbot.keyClick(form.rhythm, Qt.Key.Key_Left)
    offered = {d for d, field in form.running.times.fields.items() if not field.isHidden()}
    assert offered == {0, 1, 3, 6}


def test_a_change_goes_on_where_it_stopped(page: PlanPage, plan: Plan, qtbot: QtBot) -> None:
    """A crash leaves a draft; its place is the same dialog with the same answers."""
    form = _open(page).form
    _write(qtbot, form.running.times.fields[2], "7:15")
    _write(qtbot, form.entries.races[0].name, "Harbour five")
    page.context.drafts.flush()
    first = page.dialog
    page.go_to(DraftKey(DraftKind.PLAN, plan.key))
    again = page.dialog
    assert isinstance(again, ChangePlanDialog)
    assert dict(again.form.running.times.value)[2] == "07:15"
    (race,) = again.form.entries.races
    assert race.race.name == "Harbour five"
    assert race.race.id is not None, "it is still the race of the journal"
    again.close()
    assert first is not None
    first.close()


def test_a_new_plan_shows_what_the_journal_holds(page: PlanPage, qtbot: QtBot) -> None:
    """Races, days off, times of runs and length of the plan before stand in its form."""
    page.new_plan()
    dialog = page.dialog
    assert isinstance(dialog, NewPlanDialog)
    form = dialog.form
    assert [line.race.name for line in form.entries.races] == ["Harbour run"]
    assert [line.block.reason for line in form.entries.blocks] == ["Alps"]
    assert form.running.times.value == ((1, "06:30"), (6, "09:00"))
    assert form.weeks.value == 40
    dialog.close()
