"""Making a plan as a person does: two Enters, or every answer typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.athlete import Experience
from calfjournal.domain.exercise import EQUIPMENT, Side
from calfjournal.domain.plan import Race, RaceRank, Wishes
from calfjournal.journal import Journal
from tests.ui.plan_journal import with_plan
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.plan.preview import ANY_DAY
from ui.services import history
from ui.services.context import Context

LEFT_BUTTON = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> PlanPage:
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def dialog(page: PlanPage, qtbot: QtBot) -> NewPlanDialog:
    qtbot.mouseClick(page._nothing.button, LEFT_BUTTON)
    made = page.dialog
    assert isinstance(made, NewPlanDialog)
    return made


def _focused_key(qtbot: QtBot, dialog: NewPlanDialog, key: Qt.Key) -> None:
    qtbot.keyClick(dialog.focusWidget(), key)


def test_enter_enter_makes_a_good_plan(
    dialog: NewPlanDialog, page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """Two Enters from the empty page give a year of the default program."""
    _focused_key(qtbot, dialog, ENTER)
    assert dialog.step == 1
    _focused_key(qtbot, dialog, ENTER)
    plan = journal.plans.active()
    assert plan is not None
    assert plan.program == "calf_foundation"
    assert (plan.end - plan.start).days == 52 * 7 - 1
    assert {s.day.weekday() for s in journal.planning.sessions_of(plan)} <= {0, 2, 5}
    assert page.timeline.isVisible()


def test_a_new_plan_is_one_step_to_undo(
    dialog: NewPlanDialog, context: Context, qtbot: QtBot
) -> None:
    """Plan, athlete and race come and go together."""
    before = context.journal.dump()
    dialog.form.side._choose(1)
    qtbot.mouseClick(dialog.form.entries.add_race, LEFT_BUTTON)
    _focused_key(qtbot, dialog, ENTER)
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    assert context.journal.plans.active() is not None
    assert context.journal.athlete.get().sore_side is Side.LEFT
    assert len(context.journal.plans.races()) == 1
    assert history.undo(context=context)
    assert context.journal.dump() == before


def test_two_ranks_of_one_day_are_refused_where_they_are_typed(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    """The sentence of the rule stands in place of the plan; nothing can be followed."""
    _focused_key(qtbot, dialog, ENTER)
    for _ in range(2):
        qtbot.mouseClick(dialog.form.entries.add_race, LEFT_BUTTON)
    major, minor = dialog.form.entries.races
    minor.day.set_value(major.day.value)
    minor.rank.setFocus()
    qtbot.keyClick(minor.rank, Qt.Key.Key_Down)
    assert minor.race.rank is RaceRank.B
    assert "would be an A race and a B race" in dialog.preview.problem.sentence
    assert not dialog.onward.isEnabled()


def test_every_answer_reaches_the_plan(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """Days, runs, kilometres, experience and equipment are what was chosen."""
    _focused_key(qtbot, dialog, ENTER)
    form = dialog.form
    form.days.setFocus()
    qtbot.keyClicks(form.days, "12")  # Monday off, Tuesday on
    form.rhythm.setFocus()
    qtbot.keyClick(form.rhythm, Qt.Key.Key_Right)
    form.other_days.setFocus()
    qtbot.keyClicks(form.other_days, "76")  # Sunday off, Saturday on
    form.runs.setFocus()
    qtbot.keyClicks(form.runs, "q")
    qtbot.keyClick(form.runs, Qt.Key.Key_Right)
    qtbot.keyClick(form.runs, Qt.Key.Key_Right)
    qtbot.keyClick(form.runs, Qt.Key.Key_Space)
    form.other_runs.setFocus()
    qtbot.keyClick(form.other_runs, Qt.Key.Key_End)
    qtbot.keyClicks(form.other_runs, "l")
    form.weekly_km.setFocus()
    qtbot.keyClicks(form.weekly_km, "35")
    form.experience.setFocus()
    qtbot.keyClick(form.experience, Qt.Key.Key_Right)
    qtbot.mouseClick(form.equipment.chips["leg press"], LEFT_BUTTON)
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    plan, athlete = journal.plans.active(), journal.athlete.get()
    assert plan is not None
    assert set(plan.wishes.days) == {1, 2, 5}
    assert plan.wishes.other_weeks == ((1, 3, 5),)
    assert plan.wishes.run_days == ((0, "quality"), (2, "easy"))
    assert plan.wishes.other_run_weeks == (((0, "quality"), (2, "easy"), (6, "long")),)
    assert plan.wishes.weekly_km == 35
    assert athlete.experience is Experience.EXPERIENCED
    assert athlete.equipment == frozenset(EQUIPMENT) - {"leg press"}


def test_the_preview_says_how_far_is_run(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    """With days of runs and kilometres the weeks are summed up; without, nothing is said."""
    _focused_key(qtbot, dialog, ENTER)
    form, summary = dialog.form, dialog.preview.summary
    assert "Runs:" not in summary.text()
    form.runs.setFocus()
    qtbot.keyClick(form.runs, Qt.Key.Key_Space)
    form.weekly_km.setFocus()
    qtbot.keyClicks(form.weekly_km, "35")
    qtbot.keyClick(form.weekly_km, Qt.Key.Key_Tab)
    assert "Runs: about 35 km a week." in summary.text().replace("\N{NO-BREAK SPACE}", " ")


def test_no_weekday_means_any_and_is_told(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    """The preview says that any day may be used as long as none is chosen."""
    _focused_key(qtbot, dialog, ENTER)
    days = dialog.form.days
    assert ANY_DAY not in dialog.preview.summary.text()
    days.setFocus()
    for day in days.value:
        qtbot.keyClicks(days, str(day + 1))
    assert days.value == ()
    assert ANY_DAY in dialog.preview.summary.text()
    qtbot.keyClicks(days, "1")
    assert ANY_DAY not in dialog.preview.summary.text()


def test_wishes_that_cannot_be_met_are_told_and_freed(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """Too short a plan is refused in words, with the way out; the way out works."""
    _focused_key(qtbot, dialog, ENTER)
    form = dialog.form
    form.length.setFocus()
    qtbot.keyClick(form.length, Qt.Key.Key_Right)
    form.weeks.selectAll()
    form.weeks.setFocus()
    qtbot.keyClicks(form.weeks, "2")
    qtbot.keyClick(form.weeks, ENTER)
    assert dialog.preview.problem.isVisible()
    assert "at least 4 weeks" in dialog.preview.problem.sentence
    assert "Ask for 4 weeks" in dialog.preview.way_out.text()
    assert not dialog.onward.isEnabled()
    form.weeks.selectAll()
    qtbot.keyClicks(form.weeks, "8")
    qtbot.keyClick(form.weeks, ENTER)
    assert not dialog.preview.problem.isVisible()
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    plan = journal.plans.active()
    assert plan is not None
    assert 4 * 7 <= (plan.end - plan.start).days + 1 <= 8 * 7


def test_days_off_that_swallow_a_phase_are_told(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    """A conflict of wishes is explained beside the form, not in a crash."""
    _focused_key(qtbot, dialog, ENTER)
    form = dialog.form
    qtbot.mouseClick(form.entries.add_block, LEFT_BUTTON)
    block = form.entries.blocks[0]
    block.first.set_value(form.start.value)
    block.last.set_value(form.start.value + timedelta(weeks=30))
    form.length.setFocus()
    qtbot.keyClick(form.length, Qt.Key.Key_Right)
    assert dialog.preview.problem.isVisible()
    assert dialog.preview.problem.sentence
    assert not dialog.onward.isEnabled()
    qtbot.mouseClick(block.remove, LEFT_BUTTON)
    assert dialog.onward.isEnabled()


def test_a_researched_program_asks_to_be_read_first(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """The warning is shown, and only its tick lets the plan be made."""
    choice = dialog.programs.choices["alfredson"]
    choice.radio.setFocus()
    qtbot.keyClick(choice.radio, Qt.Key.Key_Space)
    assert choice._warning.isVisibleTo(dialog)
    assert choice.program.warning in choice._warning.sentence
    assert not dialog.onward.isEnabled()
    _focused_key(qtbot, dialog, ENTER)
    assert dialog.step == 0
    choice.understood.setFocus()
    qtbot.keyClick(choice.understood, Qt.Key.Key_Space)
    assert dialog.onward.isEnabled()
    _focused_key(qtbot, dialog, ENTER)
    _focused_key(qtbot, dialog, ENTER)
    plan = journal.plans.active()
    assert plan is not None
    assert plan.program == "alfredson"


def test_the_default_comes_first_and_researched_ones_later(dialog: NewPlanDialog) -> None:
    """Calf foundation is chosen at first; no researched program stands before a plain one."""
    asking = [choice.program.asks_first for choice in dialog.programs.choices.values()]
    assert dialog.programs.value == "calf_foundation"
    assert asking == sorted(asking)


def test_escape_keeps_nothing(dialog: NewPlanDialog, journal: Journal, qtbot: QtBot) -> None:
    """Leaving the dialog leaves the journal as it was."""
    before = journal.dump()
    _focused_key(qtbot, dialog, ENTER)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert journal.dump() == before


def test_a_later_plan_begins_with_the_answers_of_the_one_before(
    context: Context, page: PlanPage, qtbot: QtBot
) -> None:
    """Days, runs and kilometres need not be typed again; known races stand there."""
    journal = context.journal
    with_plan(journal)
    journal.plans.save_race(Race(journal.today() + timedelta(weeks=9), "Autumn run"))
    page.new_plan()
    dialog = page.dialog
    assert isinstance(dialog, NewPlanDialog)
    assert dialog.form.runs.value == ((1, "easy"), (6, "long"))
    assert dialog.form.weekly_km.value == 30
    (race,) = dialog.form.entries.races
    assert race.name.value == "Autumn run"
    dialog.close()


def test_runs_that_were_only_counted_stay_in_the_next_plan(
    context: Context, page: PlanPage, qtbot: QtBot
) -> None:
    """Four runs a week of the welcome are seen on their days, and kept when nothing is changed."""
    journal = context.journal
    today = journal.today()
    wishes = Wishes("calf_foundation", monday(today), days=(0, 2, 5), runs_per_week=4, weekly_km=38)
    first = journal.planning.accept(journal.planning.propose(wishes)).value
    page.new_plan()
    dialog = page.dialog
    assert isinstance(dialog, NewPlanDialog)
    assert dialog.form.runs.value == ((1, "easy"), (3, "easy"), (4, "easy"), (6, "long"))
    _focused_key(qtbot, dialog, ENTER)
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    plan = journal.plans.active()
    assert plan is not None
    assert plan.id != first.id
    weeks = (plan.end - plan.start).days // 7
    assert len(journal.planned_runs.of_plan(plan.key)) > 3 * weeks


def test_the_shortcut_of_the_button_is_the_one_of_all_dialogs(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    """Ctrl+Enter also goes on, as in every dialog, whatever the button says."""
    _focused_key(qtbot, dialog, ENTER)
    assert dialog.onward.shortcut() == QKeySequence("Ctrl+Return")
