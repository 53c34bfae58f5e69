"""The Plan page: where you are, what comes, and changing the plan with the changes shown first."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.dates import monday
from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import PhaseKind
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import day_with_year, short_day
from tests.ui.plan_journal import with_plan
from ui.plan.calendar_entries import BlockDialog, CalendarEntriesDialog, RaceDialog, _name
from ui.plan.changes import ChangesDialog
from ui.plan.page import PlanPage
from ui.plan.weeks_card import DayChip
from ui.services import history
from ui.services.context import Context
from ui.services.places import Place
from ui.theme import metrics
from ui.widgets.dialog import Dialog, Question
from ui.widgets.text import Label

LEFT_BUTTON = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def went(context: Context) -> list[tuple[str, object]]:
    """Return the list of pages that were asked for."""
    asked: list[tuple[str, object]] = []

    def navigate(page: str, target: object = None) -> None:
        asked.append((page, target))

    context.navigate = navigate
    return asked


@pytest.fixture
def page(context: Context, journal: Journal, qtbot: QtBot) -> PlanPage:
    with_plan(journal)
    return _shown(context, qtbot)


def _shown(context: Context, qtbot: QtBot) -> PlanPage:
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 1400)
    made.show()
    return made


def _new_race(page: PlanPage, qtbot: QtBot) -> tuple[CalendarEntriesDialog, RaceDialog]:
    page.entries_action.trigger()
    entries = _dialog(page)
    assert isinstance(entries, CalendarEntriesDialog)
    qtbot.mouseClick(entries.add_race, LEFT_BUTTON)
    race = entries.editor
    assert isinstance(race, RaceDialog)
    return entries, race


def _dialog(page: PlanPage) -> Dialog:
    assert page.dialog is not None
    return page.dialog


def test_without_a_plan_there_is_one_way_on(context: Context, qtbot: QtBot) -> None:
    """The empty page offers to make a plan and nothing that needs one."""
    page = _shown(context, qtbot)
    assert page._nothing.isVisible()
    assert not page.print_button.isVisible()
    assert not page.more.isVisible()


def test_the_timeline_walks_by_keys_and_leads_to_the_calendar(
    page: PlanPage, went: list[tuple[str, object]], qtbot: QtBot
) -> None:
    """Right goes to the next phase, Enter opens its first day; the words follow."""
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right)
    phase = page.timeline.current
    assert phase is not None
    assert phase.kind is PhaseKind.STRENGTH
    assert "Strength" in page.timeline.accessibleDescription()
    qtbot.keyClick(page.timeline, ENTER)
    assert went == [(Place.CALENDAR, phase.start)]


def test_the_weeks_of_load_are_walked_by_keys(page: PlanPage, qtbot: QtBot) -> None:
    """Each week says its calf load and its kilometres."""
    assert page.load.isVisible()
    page.load.setFocus()
    before = page.load.accessibleDescription()
    qtbot.keyClick(page.load, Qt.Key.Key_Right)
    assert page.load.accessibleDescription() != before
    assert "calf load" in page.load.accessibleDescription()
    chosen = [part.name for part in page.load.accessible_parts() if part.chosen]
    assert chosen == [page.load.accessibleDescription()]
    qtbot.keyClick(page.load, Qt.Key.Key_Left)
    assert page.load.accessibleDescription() == before


def test_the_phases_can_be_read_as_a_table(page: PlanPage, qtbot: QtBot) -> None:
    """Everything the bar shows is there in words."""
    qtbot.mouseClick(page.bar.as_table, LEFT_BUTTON)
    assert page.phases.isVisible()
    assert "Plyometrics and technique" in page.phases.as_text()


def test_eight_weeks_are_listed_and_lead_to_their_days(
    page: PlanPage, went: list[tuple[str, object]], journal: Journal, qtbot: QtBot
) -> None:
    """Every week and every session of the list opens its day in the calendar."""
    chips = page.weeks.findChildren(DayChip)
    plan = journal.plans.active()
    assert plan is not None
    last = monday(journal.today()) + timedelta(weeks=8, days=-1)
    due = [s for s in journal.planning.sessions_of(plan) if s.day <= last]
    assert len(chips) == 8 + len(due)
    qtbot.mouseClick(chips[1], LEFT_BUTTON)
    qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    assert went == [(Place.CALENDAR, due[0].day)] * 2


def test_the_gate_says_what_is_missing(page: PlanPage, journal: Journal) -> None:
    """A criterion without figures is "no data"; entering them shows at once."""
    sides = (Side.LEFT, Side.RIGHT)
    results = tuple(Result(Measure.KNEE_TO_WALL, side, 11) for side in sides)
    assert page.gate._chip.text == "0 of 4 met"
    journal.assessments.save(Assessment(journal.today(), results))
    assert page.gate._chip.text == "1 of 4 met"


def test_a_race_shows_what_planning_again_changes_before_it_does(
    page: PlanPage, journal: Journal, context: Context, qtbot: QtBot
) -> None:
    """The changes are listed; only Accept makes them; undo takes them back."""
    journal.plans.save_race(Race(monday(journal.today()) + timedelta(days=26), "Ten", 10))
    before = journal.dump()
    page.again_action.trigger()
    dialog = _dialog(page)
    assert isinstance(dialog, ChangesDialog)
    assert dialog._proposal.diff
    assert journal.dump() == before
    qtbot.mouseClick(dialog.accept_button, LEFT_BUTTON)
    assert journal.dump() != before
    history.undo(context=context)
    assert journal.dump() == before


def test_a_plan_that_fits_has_nothing_to_accept(page: PlanPage) -> None:
    """Planning again without news says so."""
    page.again_action.trigger()
    dialog = _dialog(page)
    assert isinstance(dialog, ChangesDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.close()


def test_a_race_taken_out_no_longer_counts(journal: Journal, context: Context) -> None:
    """A race that was part of the wishes can be deleted, and planning again forgets it."""
    today = journal.today()
    day = today + timedelta(weeks=4)
    race = Race(day, "Ten", 10)
    journal.plans.save_race(race)
    with_plan(journal)
    (kept,) = journal.plans.races()
    journal.plans.delete_race(kept.key)
    again = journal.planning.propose_again(today=today)
    assert again.plan.wishes.races == ()


def test_races_and_days_off_are_typed_changed_and_deleted(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """The list of what every plan respects, by hand."""
    entries, race = _new_race(page, qtbot)
    race.name.setFocus()
    qtbot.keyClicks(race.name, "Spring half")
    race.distance.setFocus()
    qtbot.keyClicks(race.distance, "21,1")
    qtbot.mouseClick(race.keep, LEFT_BUTTON)
    assert [(r.name, r.distance_km) for r in journal.plans.races()] == [("Spring half", 21.1)]
    qtbot.mouseClick(entries.add_block, LEFT_BUTTON)
    block = entries.editor
    assert isinstance(block, BlockDialog)
    block.last.set_value(block.first.value - timedelta(days=1))
    qtbot.mouseClick(block.keep, LEFT_BUTTON)
    assert journal.plans.blocks() == []
    block.last.set_value(block.first.value + timedelta(days=3))
    qtbot.mouseClick(block.keep, LEFT_BUTTON)
    assert len(journal.plans.blocks()) == 1
    entries.table.select(0)
    qtbot.mouseClick(entries.delete, LEFT_BUTTON)
    entries.table.select(0)
    qtbot.mouseClick(entries.delete, LEFT_BUTTON)
    assert journal.plans.races() == []
    assert journal.plans.blocks() == []
    entries.close()


def test_ending_a_plan_asks_first(page: PlanPage, journal: Journal, qtbot: QtBot) -> None:
    """The plan ends today only after the question, and the page offers a new one."""
    page.end_action.trigger()
    question = _dialog(page)
    assert isinstance(question, Question)
    assert journal.plans.active() is not None
    qtbot.mouseClick(question.agree, LEFT_BUTTON)
    assert journal.plans.active() is None
    assert page._nothing.isVisible()


def test_a_broken_program_file_is_told(context: Context, qtbot: QtBot) -> None:
    """A file that cannot be used is named with its fault, and nothing else suffers."""
    folder: Path = paths.data_dir() / "programs"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("format = 1\nid = 7\n", encoding="utf-8")
    page = _shown(context, qtbot)
    assert page._problems.isVisible()
    assert "mine.toml" in page._problems.sentence


def test_staying_longer_moves_what_follows(context: Context, qtbot: QtBot) -> None:
    """In the last week, with the gate unmet, Accept makes the phase one week longer."""
    journal = context.journal
    first = with_plan(journal).phases[0]
    start = monday(journal.today()) - timedelta(weeks=first.weeks - 1)
    weeks = with_plan(journal, start=start).phases[0].weeks
    page = _shown(context, qtbot)
    day = journal.today()
    if not (end := start + timedelta(weeks=weeks, days=-1)) - day < timedelta(days=7):
        pytest.fail(f"the phase should end within a week of {day}, but ends {end}")
    # A stiff morning makes one criterion unmet instead of unknown.
    for n in range(4):
        journal.checkins.save(CheckIn(day - timedelta(days=n), resting_hr=50))
    proposal = page.gate._proposal
    assert proposal.isVisible()
    qtbot.mouseClick(proposal.accept, LEFT_BUTTON)
    dialog = _dialog(page)
    assert isinstance(dialog, ChangesDialog)
    qtbot.mouseClick(dialog.accept_button, LEFT_BUTTON)
    plan = journal.plans.active()
    assert plan is not None
    assert plan.phases[0].weeks == weeks + 1
    assert plan.phases[1].start == plan.phases[0].end + timedelta(days=1)
    assert not proposal.isVisible()


def test_a_declined_proposal_does_not_come_back(context: Context, qtbot: QtBot) -> None:
    """Decline leaves the plan and is remembered."""
    journal = context.journal
    first = with_plan(journal).phases[0]
    with_plan(journal, start=monday(journal.today()) - timedelta(weeks=first.weeks - 1))
    before = journal.plans.active()
    page = _shown(context, qtbot)
    qtbot.mouseClick(page.gate._proposal.decline, LEFT_BUTTON)
    assert not page.gate._proposal.isVisible()
    assert journal.plans.active() == before


def test_days_before_the_start_and_after_the_end_are_told(
    context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """A plan that has not begun says when it will."""
    later: date = monday(journal.today()) + timedelta(weeks=3)
    with_plan(journal, start=later)
    page = _shown(context, qtbot)
    assert page.where._week.text().startswith("Starts")
    journal.plans.save_block(BlockedRange(later, later, "Travel"))
    assert page.timeline.isVisible()


def test_the_actions_go_below_the_title_where_there_is_no_room(
    demo_context: Context, qtbot: QtBot
) -> None:
    """A narrow page keeps its buttons in sight; a wide one has them beside the title again."""
    page = PlanPage(demo_context)
    qtbot.addWidget(page)
    page.resize(560, 600)
    page.show()
    button = page.print_button
    assert button.mapTo(page, button.rect().bottomLeft()).x() == metrics.PAGE_MARGIN
    assert page.scroller.horizontalScrollBar().maximum() == 0
    page.resize(1000, 600)
    qtbot.waitUntil(lambda: button.mapTo(page, button.rect().topLeft()).x() > 500)


def test_what_waits_for_a_gate_is_done_all_the_same_when_the_runner_says_so(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """The page asks first and says what is not met; the word can be taken back beside it."""
    lines = {line.status.gate.id: line for line in page.gate.waiting.lines}
    assert set(lines) == {"light_plyo", "high_plyo", "strides", "fast"}
    qtbot.mouseClick(lines["light_plyo"].button, LEFT_BUTTON)
    question = page.gate.waiting.question
    assert question is not None
    qtbot.mouseClick(question.agree, LEFT_BUTTON)
    today = journal.today()
    assert journal.gates.opened(today) == {"light_plyo"}
    opened = next(x for x in page.gate.waiting.lines if x.status.gate.id == "light_plyo")
    until = today + timedelta(56)
    said = tr(": opened by your word on {a:day}, until {b:day}. Not met: ", a=today, b=until)
    assert said in opened.text
    qtbot.mouseClick(opened.button, LEFT_BUTTON)
    assert journal.gates.opened(today) == frozenset()


def test_a_race_is_dragged_and_the_plan_with_it_is_shown_first(
    context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """Dropped on another day, its taper and phases are a diff; accepted, both are one edit."""
    today = journal.today()
    race = journal.plans.save_race(Race(today + timedelta(weeks=20), "Half", 21.1)).value
    with_plan(journal)
    page = _shown(context, qtbot)
    bar, later = page.timeline, race.day + timedelta(weeks=5)
    at = QPoint(round(bar._x(race.day)) + 2, round(bar._rows().races) + 4)
    there = QPoint(round(bar._x(later)), at.y())
    qtbot.mousePress(bar, LEFT_BUTTON, pos=at)
    qtbot.mouseMove(bar, there)
    (carried,) = bar._races
    shown = bar._race_flag(carried).words
    assert shown == day_with_year(carried.day)
    assert abs((carried.day - later).days) <= 3
    qtbot.mouseRelease(bar, LEFT_BUTTON, pos=there)
    changes = _dialog(page)
    assert isinstance(changes, ChangesDialog)
    first = in_words(changes._proposal.diff[0])
    assert first == f"Half: {short_day(race.day)} to {shown}."
    lines = {label.text() for label in changes.findChildren(Label)}
    assert {in_words(change) for change in changes._proposal.diff} <= lines, "all can be read"
    assert journal.plans.races() == [race], "nothing is kept before it is accepted"
    qtbot.mouseClick(changes.accept_button, LEFT_BUTTON)
    (moved,) = journal.plans.races()
    plan = journal.plans.active()
    assert abs((moved.day - later).days) <= 3
    assert plan is not None
    assert [day for day, _ in plan.wishes.races] == [moved.day]
    journal.undo()
    assert journal.plans.races() == [race]


def test_races_stand_soonest_first_and_a_new_one_is_offered_a_sunday(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """What is over stands below what is to come; an unnamed race is called by its distance."""
    today = journal.today()
    for weeks, km in ((30, 42.195), (-3, 5.0), (9, 10.0)):
        journal.plans.save_race(Race(today + timedelta(weeks=weeks), distance_km=km))
    entries, race = _new_race(page, qtbot)
    assert race.day.value.weekday() == 6
    assert race.day.value - today >= timedelta(weeks=4)
    race.reject()
    names = []
    for row in range(3):
        entries.table.select(row)
        assert entries.table.current is not None
        names.append(_name(entries.table.current).replace("\N{NO-BREAK SPACE}", " "))
    assert names == ["10 km race", "Marathon, 42.2 km", "5 km race"]
    entries.close()


def test_the_plan_with_a_new_race_is_looked_at_before_it_is_kept(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """From the race's own dialog, by keys and numbers; leaving it keeps neither."""
    _, race = _new_race(page, qtbot)
    qtbot.mouseClick(race.with_plan, LEFT_BUTTON)
    assert race.changes is not None
    assert race.changes.isVisible()
    race.changes.reject()
    assert journal.plans.races() == []
    qtbot.mouseClick(race.with_plan, LEFT_BUTTON)
    qtbot.mouseClick(race.changes.accept_button, LEFT_BUTTON)
    assert len(journal.plans.races()) == 1
    assert not race.isVisible()


def test_what_the_retest_decides_is_told_before_the_plan_is_laid_on(
    context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """From its second day on, once tests are entered; the diff says it too, and a reason then."""
    today = journal.today()
    plan = with_plan(journal)
    retest = next(p for p in plan.phases if p.kind is PhaseKind.REASSESS)
    start = monday(today - timedelta(days=1)) - (retest.start - plan.start)
    plan = with_plan(journal, start=start)
    journal.assessments.save(
        Assessment(
            today,
            tuple(
                Result(measure, side, value)
                for measure, side, value in (
                    (Measure.KNEE_TO_WALL, Side.LEFT, 11.0),
                    (Measure.KNEE_TO_WALL, Side.RIGHT, 11.0),
                    (Measure.HEEL_RISE, Side.LEFT, 22.0),
                    (Measure.HEEL_RISE, Side.RIGHT, 12.0),
                )
            ),
        )
    )
    page = _shown(context, qtbot)
    assert "so strength is repeated" in page.decided.sentence
    qtbot.mouseClick(page.decided.button, LEFT_BUTTON)
    changes = _dialog(page)
    assert isinstance(changes, ChangesDialog)
    assert "so strength is repeated" in changes.decided.text()
    qtbot.mouseClick(changes.accept_button, LEFT_BUTTON)
    laid = journal.plans.active()
    assert laid is not None
    after = next(p for p in laid.phases if p.start >= today)
    assert after.kind is PhaseKind.STRENGTH
    assert not page.decided.isVisible()
