"""The morning check-in, typed like a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.checkin import FIGURES, CheckIn, Moment, MorningFigure, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.morning import usually_told
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.views.check_in_words import check_in_words
from tests.ui.hands import press
from ui.services.context import Context
from ui.services.history import undo
from ui.today.page import TodayPage
from ui.today.week_strip import day_words

ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab


def keep(qtbot: QtBot) -> None:
    """Press Enter."""
    qtbot.keyClick(QApplication.focusWidget(), ENTER)


def has_focus(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until a field has the focus."""
    qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    """Return the page of an empty journal, shown and active."""
    return open_page(qtbot, context)


def open_page(qtbot: QtBot, context: Context) -> TodayPage:
    """Show the page as its window would."""
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def readings(journal: Journal) -> dict[Side, TendonReading]:
    """Return today's morning readings by leg."""
    found = journal.checkins.readings(journal.today(), journal.today())
    return {reading.side: reading for reading in found if reading.moment is Moment.MORNING}


def test_a_morning_is_typed_without_the_mouse(
    qtbot: QtBot, page: TodayPage, journal: Journal
) -> None:
    """From the first field to the last with numbers and Tab; every value lands as typed."""
    form = page.check_in.form
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    form.focus_first()
    press(qtbot, "49", "7:10", "0")
    has_focus(qtbot, form.pain_right)
    press(qtbot, "2", "4", TAB, "7", TAB, "4", "3", "2", "5", TAB, TAB, TAB)
    press(qtbot, "slept well", TAB)
    assert form.tags.chips["illness"].hasFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    keep(qtbot)

    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_quality) == (49, 4)
    assert kept.sleep_hours == pytest.approx(7 + 10 / 60, abs=1e-3)
    assert (kept.fatigue, kept.stress, kept.muscle_soreness) == (3, 2, 5)
    assert (kept.note, kept.tags) == ("slept well", ("travel",))
    legs = readings(journal)
    assert (legs[Side.LEFT].pain, legs[Side.RIGHT].pain) == (0, 2)
    assert (legs[Side.LEFT].stiffness_min, legs[Side.RIGHT].stiffness_min) == (4, 7)
    assert not page.check_in.is_open


def test_a_one_waits_for_the_nought_of_a_ten(qtbot: QtBot, page: TodayPage) -> None:
    """1 and 0 on one leg are 10 there; with Tab between they are 1 left and 0 right."""
    form = page.check_in.form
    form.pain_left.setFocus()
    press(qtbot, "1")
    assert form.pain_left.hasFocus()
    press(qtbot, "0")
    assert (form.pain_left.value, form.pain_right.hasFocus()) == (10, True)
    form.pain_left.setFocus()
    press(qtbot, "1", TAB, "0")
    assert (form.pain_left.value, form.pain_right.value) == (1, 0)
    assert form.stiffness_left.hasFocus()
    assert "Enter keeps" in form.legend


def test_tab_after_a_number_that_moved_on_passes_by_no_leg(
    qtbot: QtBot, page: TodayPage, journal: Journal
) -> None:
    """Who presses Tab after every answer gives each to the field it was meant for."""
    form = page.check_in.form
    has_focus(qtbot, form.figures["resting_hr"])
    press(qtbot, "49", TAB, "7", TAB, "3", TAB, "0", TAB, "12", TAB, "0")
    keep(qtbot)
    legs = readings(journal)
    assert (legs[Side.LEFT].pain, legs[Side.LEFT].stiffness_min) == (3, 12)
    assert (legs[Side.RIGHT].pain, legs[Side.RIGHT].stiffness_min) == (0, 0)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_hours) == (49, 7)


def test_only_the_first_tab_is_passed_over(qtbot: QtBot, page: TodayPage) -> None:
    """A second Tab skips the leg as ever, and so does one after another key."""
    form = page.check_in.form
    form.figures["resting_hr"].setFocus()
    press(qtbot, "49", TAB)
    assert form.figures["sleep_hours"].hasFocus()
    press(qtbot, TAB)
    assert form.pain_left.hasFocus()
    press(qtbot, "0", Qt.Key.Key_Right, TAB)
    assert form.stiffness_left.hasFocus()


def test_what_few_type_is_folded_until_it_was_typed(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """HRV and body mass cost no key; who typed them last time is asked again."""
    page = open_page(qtbot, context)
    form = page.check_in.form
    assert not form.figures["hrv_ms"].isVisible()
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    has_focus(qtbot, form.figures["sleep_quality"])
    form.figures["hrv_ms"].setFocus()
    press(qtbot, "61", TAB, "68,2")
    keep(qtbot)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.hrv_ms, kept.body_mass_kg, kept.source) == (61, 68.2, "manual")
    page.go_to(journal.today() - timedelta(1))
    assert not form.figures["hrv_ms"].isVisible()
    tomorrow = journal.views.morning(journal.today())
    form.load(None)
    form.show_hints(tomorrow, journal.today() + timedelta(1), usually_told([kept]))
    assert form.figures["hrv_ms"].accessibleDescription() == "last 61"
    assert form.figures["hrv_ms"].isVisibleTo(form)
    assert not form.figures["stress"].isVisibleTo(form)


def test_a_body_mass_alone_leaves_the_morning_to_be_asked(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The profile writes it into the day; the form is still there, and keeps it."""
    journal.athlete.weigh(68.2)
    page = open_page(qtbot, context)
    form = page.check_in.form
    assert form.isVisible()
    assert form.figures["body_mass_kg"].text() == "68.2"
    form.pain_left.setFocus()
    press(qtbot, "1")
    keep(qtbot)
    assert not form.isVisible()
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.body_mass_kg == 68.2
    assert readings(journal)[Side.LEFT].pain == 1


def test_a_figure_of_a_file_is_kept_as_it_is(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The field shows it rounded; keeping another value of the morning does not round it."""
    journal.checkins.save(CheckIn(journal.today(), hrv_ms=61.37, body_mass_kg=68.05))
    page = open_page(qtbot, context)
    page.check_in.edit.click()
    press(qtbot, "50")
    keep(qtbot)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.hrv_ms, kept.body_mass_kg) == (50, 61.37, 68.05)


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
def test_every_figure_of_the_table_is_asked_and_kept(
    qtbot: QtBot, page: TodayPage, journal: Journal, figure: MorningFigure
) -> None:
    """What is typed into its field is in the check-in, and told beside the month."""
    page.check_in.form.more.click()
    page.check_in.form.figures[figure.name].setFocus()
    value = int(figure.limit.low) + 1
    press(qtbot, str(value))
    keep(qtbot)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert figure.of(kept) == value
    (told,) = check_in_words(kept, ())
    assert in_words(figure.label) in told
    assert str(value) in told


@pytest.mark.parametrize("typed", ["7:10", "7h10", "7 h 10", "430 min"])
def test_sleep_is_read_as_people_write_it(
    qtbot: QtBot, page: TodayPage, journal: Journal, typed: str
) -> None:
    """Every usual way to write seven hours ten means the same."""
    page.check_in.form.figures["sleep_hours"].setFocus()
    press(qtbot, typed)
    keep(qtbot)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.sleep_hours == pytest.approx(430 / 60, abs=1e-3)


def test_a_wrong_value_is_answered_at_its_field(
    qtbot: QtBot, page: TodayPage, journal: Journal
) -> None:
    """Nothing is kept and nothing typed is lost until it is put right."""
    form = page.check_in.form
    has_focus(qtbot, form.figures["resting_hr"])
    press(qtbot, "490", ENTER)
    assert "25 to 220" in form.figures["resting_hr"].error
    assert form.figures["resting_hr"].hasFocus()
    form.figures["sleep_hours"].setFocus()
    press(qtbot, "seven")
    keep(qtbot)
    assert journal.checkins.get(journal.today()) is None
    assert form.figures["resting_hr"].text() == "490"
    assert form.figures["sleep_hours"].text() == "seven"
    form.figures["resting_hr"].setFocus()
    form.figures["resting_hr"].selectAll()
    press(qtbot, "49")
    form.figures["sleep_hours"].setFocus()
    form.figures["sleep_hours"].selectAll()
    press(qtbot, "7")
    keep(qtbot)
    assert journal.checkins.get(journal.today()) is not None


def test_an_empty_check_in_is_not_kept(qtbot: QtBot, page: TodayPage, journal: Journal) -> None:
    """It asks for one value instead."""
    qtbot.mouseClick(page.check_in.form.keep, Qt.MouseButton.LeftButton)
    assert journal.checkins.get(journal.today()) is None
    assert "at least one" in page.check_in.form.figures["resting_hr"].error


def test_a_check_in_is_one_step_to_undo(
    qtbot: QtBot, page: TodayPage, journal: Journal, context: Context
) -> None:
    """Values, readings and the verdict of the day go together, and the form is back."""
    has_focus(qtbot, page.check_in.form.figures["resting_hr"])
    press(qtbot, "49")
    keep(qtbot)
    today = journal.today()
    assert len(journal.recovery.verdicts(today, today)) == 1
    assert len(journal.edits()) == 1
    assert undo(context=context)
    assert journal.checkins.get(today) is None
    assert journal.recovery.verdicts(today, today) == []
    assert page.check_in.is_open


def test_a_morning_on_the_wrong_day_is_deleted_by_key(
    qtbot: QtBot, page: TodayPage, journal: Journal, context: Context
) -> None:
    """Check-in, readings and verdict go, the form asks again, and undo brings all back."""
    has_focus(qtbot, page.check_in.form.figures["resting_hr"])
    press(qtbot, "49")
    page.check_in.form.pain_left.set_value(2)
    keep(qtbot)
    before, today = journal.dump(), journal.today()
    has_focus(qtbot, page.check_in.edit)
    press(qtbot, Qt.Key.Key_Tab)
    assert page.check_in.delete.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert journal.checkins.get(today) is None
    assert readings(journal) == {}
    assert page.check_in.is_open
    assert page.check_in.delete.isHidden()
    has_focus(qtbot, page.check_in.form.figures["resting_hr"])
    assert page.check_in.form.figures["resting_hr"].value is None
    assert undo(context=context)
    assert journal.dump() == before
    assert not page.check_in.is_open


def test_a_draft_survives_other_pages_days_and_news(
    qtbot: QtBot, page: TodayPage, journal: Journal
) -> None:
    """What is typed stays, also wrong text, until it is kept."""
    form = page.check_in.form
    has_focus(qtbot, form.figures["resting_hr"])
    press(qtbot, "52", "sev")
    form.figures["fatigue"].set_value(3)
    page.hide()
    journal.checkins.save(CheckIn(journal.today() - timedelta(1), resting_hr=50))
    page.show()
    page.go_to(journal.today() - timedelta(1))
    assert form.figures["resting_hr"].value == 50
    page.go_to(journal.today())
    assert form.figures["resting_hr"].text() == "52"
    assert form.figures["sleep_hours"].text() == "sev"
    assert form.figures["fatigue"].value == 3


def test_a_kept_morning_can_be_changed(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """Edit brings the form with its values; stiffness of each leg stays where it was."""
    today = journal.today()
    legs = (
        TendonReading(today, Moment.MORNING, Side.LEFT, pain=0, stiffness_min=3),
        TendonReading(today, Moment.MORNING, Side.RIGHT, pain=2, stiffness_min=9, swelling=True),
    )
    journal.checkins.save(CheckIn(today, resting_hr=49, hrv_ms=60.0, tags=("imported",)), legs)
    page = open_page(qtbot, context)
    assert not page.check_in.is_open
    qtbot.mouseClick(page.check_in.edit, Qt.MouseButton.LeftButton)
    form = page.check_in.form
    has_focus(qtbot, form.figures["resting_hr"])
    press(qtbot, "51")
    form.pain_left.setFocus()
    press(qtbot, "3")
    keep(qtbot)
    kept = journal.checkins.get(today)
    assert kept is not None
    assert (kept.resting_hr, kept.hrv_ms, kept.tags) == (51, 60.0, ("imported",))
    after = readings(journal)
    assert (after[Side.LEFT].pain, after[Side.LEFT].stiffness_min) == (3, 3)
    assert (after[Side.RIGHT].stiffness_min, after[Side.RIGHT].swelling) == (9, True)


def test_cancel_leaves_a_kept_morning_alone(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Cancel folds the form without a change."""
    journal.checkins.save(CheckIn(journal.today(), resting_hr=49))
    page = open_page(qtbot, context)
    page.check_in.edit.click()
    press(qtbot, "88")
    qtbot.mouseClick(page.check_in.form.cancel, Qt.MouseButton.LeftButton)
    assert not page.check_in.is_open
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.resting_hr == 49


def test_last_time_is_a_hint_and_no_value(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """Yesterday's values stay beside the fields while others are typed; none is copied."""
    journal.checkins.save(CheckIn(journal.today() - timedelta(1), resting_hr=47, fatigue=2))
    page = open_page(qtbot, context)
    form = page.check_in.form
    has_focus(qtbot, form.figures["resting_hr"])
    press(qtbot, TAB, "7")
    assert form.figures["resting_hr"].accessibleDescription() == "last 47"
    assert "last 2" in form.figures["fatigue"]._told_beside()[0]
    assert "“Last” is yesterday" in form.legend
    keep(qtbot)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.fatigue) == (None, None)


def test_the_tendons_answer_is_asked_and_kept(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """24 h after a session both legs are asked; an answer can be corrected where it stands."""
    now = datetime.now(UTC)
    sets = tuple(
        SetLine("sl_calf_raise_step", 0, 1, side, Unit.REPS, 8, done=8)
        for side in (Side.LEFT, Side.RIGHT)
    )
    day = journal.today() - timedelta(1)
    session = journal.sessions.add(Session(day, SessionKind.STRENGTH, "Raises", sets=sets)).value
    assert session.id is not None
    journal.sessions.finish(session.id, rpe=6, minutes=30, at=now - timedelta(hours=25))
    page = open_page(qtbot, context)
    scales = page.check_in.asked.scales
    assert len(scales) == 2
    scales[0].setFocus()
    press(qtbot, "4")
    assert scales[1].hasFocus()
    scales[0].setFocus()
    press(qtbot, "3")
    given = journal.checkins.readings_of(session.id)
    assert [(r.moment, r.side, r.pain) for r in given] == [(Moment.H24, Side.LEFT, 3)]
    assert len(page.check_in.asked.scales) == 2
    journal.undo()
    assert [scale.value for scale in page.check_in.asked.scales] == [None, None]
    assert journal.checkins.readings_of(session.id) == []


def test_a_day_gone_by_is_marked_as_rest_by_key(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """It says so in quiet words, without a verdict, also in the strip, and misses no run."""
    day = journal.today() - timedelta(3)
    journal.planned_runs.add(PlannedRun(day, RunKind.EASY, km=8.0))
    page = open_page(qtbot, context)
    page.go_to(day)
    page.check_in.rest.day.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.lead.sentence == "Rest, nothing to tell."
    assert not page.verdict.isVisible()
    (shown,) = [each for each in journal.views.today(day).week if each.day == day]
    assert day_words(shown).endswith(": rest")


def test_the_week_button_counts_the_days_it_marks(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A week gone by is whole; with one day told, the other six are named and marked."""
    monday_before = monday(journal.today()) - timedelta(7)
    page = open_page(qtbot, context)
    page.go_to(monday_before)
    assert page.check_in.rest.week.text() == "The whole week was rest"
    journal.mornings.keep(CheckIn(monday_before, resting_hr=49))
    page.go_to(monday_before + timedelta(2))
    assert page.check_in.rest.week.text() == "6 days of this week were rest"
    page.check_in.rest.week.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    week = journal.checkins.between(monday_before, monday_before + timedelta(6))
    assert [each.rest_day for each in week] == [False, *[True] * 6]
