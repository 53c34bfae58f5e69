"""The page that answers "what now?"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn, Moment, RedFlag, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import Light
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.ui.days import looked_at, raises, sore_evening, sore_morning, texts
from tests.ui.reader import names
from ui.services.context import Context
from ui.services.history import undo
from ui.services.places import Place, SessionSpot
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.today.decide_dialog import DecideDialog
from ui.today.page import TodayPage
from ui.today.weeks_dialog import WeeksDialog

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[], TodayPage]


# ---------------------------------------------------------------------- what it shows


def test_an_empty_journal_says_where_to_start(
    qtbot: QtBot, opened: Opener, visited: list[tuple[object, ...]]
) -> None:
    """The check-in is open, there is no verdict yet, and one button leads to a plan."""
    page = opened()
    assert page.check_in.is_open
    assert page.lead.sentence.startswith("Start with the morning check-in")
    assert not page.verdict.isVisible()
    button = next(b for b in page.session.findChildren(QPushButton) if b.text() == "Make a plan")
    qtbot.mouseClick(button, LEFT)
    assert visited == [(Place.PLAN,)]


def test_the_verdict_tells_its_reasons(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """Its sentence is the page's; the deciding finding comes first, the calm ones unfold."""
    sore_morning(journal)
    page = opened()
    verdict = journal.recovery.verdict(journal.today())
    assert verdict.light is Light.RED
    assert page.lead.sentence == in_words(verdict.headline)
    assert in_words(verdict.headline) not in texts(page.verdict)
    reasons = looked_at(page)
    assert "right" in reasons[0]
    qtbot.mouseClick(page.verdict.more, LEFT)
    assert looked_at(page)[: len(reasons)] == reasons
    assert len(looked_at(page)) == len(verdict.findings) > len(reasons)
    qtbot.mouseClick(page.verdict.more, LEFT)
    assert looked_at(page) == reasons


def test_a_day_gone_by_names_nothing_next(opened: Opener, journal: Journal, qtbot: QtBot) -> None:
    """What is planned from now on is none of its business."""
    journal.sessions.add(raises(journal.today() + timedelta(1)))
    page = opened()
    assert "next: " in texts(page.week)
    assert "Next: Raises tomorrow" in texts(page.session)
    qtbot.mouseClick(page.back, LEFT)
    said = "\n".join([texts(page.week), texts(page.session), page.lead.sentence])
    assert "next" not in said.lower()
    assert "planned after this" not in said


def test_the_session_of_the_day_starts(
    qtbot: QtBot, opened: Opener, journal: Journal, visited: list[tuple[object, ...]]
) -> None:
    """Its dose and last time are shown; Start plays it, Open leads to its page."""
    today = journal.today()
    earlier = journal.sessions.add(raises(today - timedelta(3))).value
    journal.sets.copy_targets(earlier.key)
    journal.sessions.finish(earlier.key, rpe=6, minutes=35)
    session = journal.sessions.add(raises(today)).value
    page = opened()
    block = page.session.blocks[0]
    *_, dose, tempo, before = names(block.table.whole)
    assert dose == "Do: 4 × 8 each side"
    assert tempo == "Tempo: 3-1-2-1"
    assert before.startswith("Last time: 8 · 8 · 8 · 8")
    assert "38 min" in block.title.text()
    qtbot.mouseClick(block.button, LEFT)
    spot = SessionSpot(today, session.key)
    assert visited == [(Place.PLAYER, spot)]
    qtbot.mouseClick(block.open, LEFT)
    assert visited == [(Place.PLAYER, spot), (Place.SESSION, spot)]


def test_a_done_session_is_summed_up(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """Effort, minutes and load stand where the button to start was."""
    session = journal.sessions.add(raises(journal.today())).value
    page = opened()
    journal.sets.copy_targets(session.key)
    journal.sessions.finish(session.key, rpe=6, minutes=40)
    qtbot.waitUntil(lambda: "effort 6/10" in texts(page.session))
    assert "load 240" in texts(page.session)
    assert page.session.blocks[0].button.text() == "Open"


def test_a_rest_day_tells_what_is_next(
    opened: Opener, journal: Journal, visited: list[tuple[object, ...]]
) -> None:
    """The next session is named with its day."""
    journal.sessions.add(raises(journal.today() + timedelta(1)))
    page = opened()
    assert "Next: Raises tomorrow" in texts(page.session)
    page.session.findChildren(QPushButton)[0].click()
    assert visited[0][0] == "session"


def test_the_week_opens_its_days(
    qtbot: QtBot, opened: Opener, journal: Journal, visited: list[tuple[object, ...]]
) -> None:
    """Arrows move among the days and Enter opens one; sums stand below."""
    journal.sessions.add(raises(journal.today()))
    page = opened()
    strip = page.week.strip
    strip.setFocus()
    for _ in range(7):
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    monday = journal.today() - timedelta(journal.today().weekday())
    assert visited == [(Place.CALENDAR, monday)]
    assert "Sessions 0 of 1" in texts(page.week)


def test_another_day_can_be_filled_in_late(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """Going back a day keeps its check-in on that day; Today leads back."""
    page = opened()
    yesterday = journal.today() - timedelta(1)
    qtbot.mouseClick(page.back, LEFT)
    assert page.day == yesterday
    page.check_in.form.figures["resting_hr"].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "50")
    qtbot.mouseClick(page.check_in.form.keep, LEFT)
    assert journal.checkins.get(yesterday) is not None
    assert journal.checkins.get(journal.today()) is None
    qtbot.mouseClick(page.to_today, LEFT)
    assert page.day == journal.today()
    assert not page.forward.isEnabled()


def test_a_narrow_page_is_one_column(qtbot: QtBot, opened: Opener) -> None:
    """Nothing stands beside anything else when there is no room for two columns."""
    page = opened()
    page.resize(760, 770)
    qtbot.waitUntil(lambda: page.week.mapTo(page, page.week.rect().topLeft()).x() < 100)
    assert page.scroller.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("pain", [0, 7])
def test_in_one_column_a_verdict_that_warns_stands_above_the_form(
    qtbot: QtBot, opened: Opener, journal: Journal, pain: int
) -> None:
    """Yesterday's session still hurts: that is seen before anything is asked, calm is not."""
    today = journal.today()
    reading = TendonReading(today, Moment.MORNING, Side.RIGHT, pain=pain)
    journal.checkins.save_reading(reading)
    page = opened()
    page.resize(760, 770)
    qtbot.waitUntil(lambda: page.week.mapTo(page, page.week.rect().topLeft()).x() < 100)
    assert page.check_in.is_open
    above = page.verdict.mapTo(page, QPoint()).y() < page.check_in.mapTo(page, QPoint()).y()
    assert above is (pain > 0)
    assert page.columns.after(page.verdict) is not None


def test_a_first_time_is_news(opened: Opener, journal: Journal) -> None:
    """A milestone stands under Lately with its day, and only its latest step."""
    today = journal.today()
    line = SetLine("sl_calf_raise_floor", 0, 1, Side.LEFT, Unit.REPS, 15)
    done = (replace(line, done=16, pain=0, full_height=True),)
    day = today - timedelta(2)
    session = journal.sessions.add(Session(day, SessionKind.STRENGTH, "Raises", sets=done)).value
    journal.sessions.finish(session.key, rpe=6, minutes=30)
    page = opened()
    shown = texts(page.lately)
    assert "15 single-leg raises, left" in shown
    assert "10 single-leg raises, left" not in shown


# ---------------------------------------------------------------------- deciding


def test_the_proposal_is_accepted_as_one_edit(
    qtbot: QtBot, opened: Opener, journal: Journal, context: Context
) -> None:
    """Accept is the strong button, changes the plan and says so; undo brings all back."""
    session = sore_evening(journal)
    page = opened()
    assert page.decision.is_open
    assert page.decision.tiles[0].isChecked()
    assert page.decision.accept.property("variant") == "primary"
    assert page.session.blocks[0].button.property("variant") == "plain"
    edits = len(journal.edits())
    qtbot.mouseClick(page.decision.accept, LEFT)
    assert len(journal.edits()) == edits + 1
    assert journal.sessions.get(session.key) != session
    assert "Accepted" in names(page.decision)
    assert page.decision.tiles == []
    assert not page.decision.accept.isVisible()
    assert undo(context=context)
    assert journal.sessions.get(session.key) == session
    assert page.decision.is_open


def test_after_accept_the_page_stays(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """What was accepted stays in sight, the focus goes on to what follows it."""
    sore_evening(journal)
    page = opened()
    page.resize(828, 560)
    QApplication.processEvents()
    page.decision.accept.setFocus()
    page.scroller.ensureWidgetVisible(page.decision.accept)
    before = page.scroller.verticalScrollBar().value()
    qtbot.keyClick(page.decision.accept, Qt.Key.Key_Space)
    for _ in range(3):
        QApplication.processEvents()
    assert page.scroller.verticalScrollBar().value() <= before
    top = page.decision.mapTo(page.scroller.viewport(), page.decision.rect().topLeft()).y()
    assert 0 <= top < page.scroller.viewport().height()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.session.isAncestorOf(focused)


def test_what_was_decided_is_told_as_done(
    qtbot: QtBot, opened: Opener, journal: Journal, context: Context
) -> None:
    """The sentence of the day asks for nothing that was decided on, whichever way."""
    sore_evening(journal)
    page = opened()
    asked = page.lead.sentence
    assert "take the pressure off" in asked
    qtbot.mouseClick(page.decision.accept, LEFT)
    assert "take the pressure off" not in page.lead.sentence
    assert "the plan has been changed for it" in page.lead.sentence
    assert undo(context=context)
    assert page.lead.sentence == asked
    qtbot.keyClick(page.decision.tiles[-1], Qt.Key.Key_Return)
    assert "you keep to the plan" in page.lead.sentence


def test_a_day_told_as_ill_is_one_of_rest(opened: Opener, journal: Journal) -> None:
    """However calm the tendons are: neither the words nor the button ask to train."""
    today = journal.today()
    legs = [TendonReading(today, Moment.MORNING, leg, pain=0) for leg in (Side.LEFT, Side.RIGHT)]
    journal.checkins.save(CheckIn(today, resting_hr=49, tags=("fever",)), legs)
    journal.sessions.add(raises(today))
    page = opened()
    assert "Rest today" in names(page.verdict)
    assert "Go on as planned" not in names(page.verdict)
    assert page.session.blocks[0].button.property("variant") == "plain"


def test_as_planned_leaves_the_plan(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """The last way is chosen by a click or the arrow keys, remembered, and asked no more."""
    session = sore_evening(journal)
    page = opened()
    planned = page.decision.tiles[-1]
    assert "As planned" in planned.accessibleName()
    qtbot.mouseClick(planned, LEFT)
    assert [tile.isChecked() for tile in page.decision.tiles].count(True) == 1
    qtbot.keyClick(planned, Qt.Key.Key_Return)
    assert journal.sessions.get(session.key) == session
    assert not page.decision.is_open
    assert page.decision.isVisible()


def test_the_weeks_under_each_way_are_shown(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """Four weeks down, a column for each way."""
    sore_evening(journal)
    page = opened()
    qtbot.mouseClick(page.decision.weeks, LEFT)
    dialog = page.findChildren(WeeksDialog)[0]
    told = [name for name in names(dialog.table) if name.startswith("As planned: ")]
    assert len(told) == 4
    assert told[0] == "As planned: 4 sets · 100 %"


def test_a_warning_sign_takes_the_place_of_a_flare(opened: Opener, journal: Journal) -> None:
    """No rung says what to do while loading is stopped; once cleared the flare leads again."""
    today = journal.today()
    journal.flares.start((Side.RIGHT,), today)
    page = opened()
    assert page.flare.isVisible()
    journal.mornings.report_signs(today, ["RF1"], "")
    page.refresh()
    assert page.flags.isVisible()
    assert not page.flare.isVisible()
    journal.mornings.clear_sign(journal.checkins.open_flags()[0].key, today)
    page.refresh()
    assert page.flare.isVisible()


def test_the_athlete_decides_otherwise(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """A note is asked for, stands beside the verdict, and can be taken back."""
    sore_morning(journal)
    page = opened()
    qtbot.mouseClick(page.verdict.decide, LEFT)
    dialog = page.findChildren(DecideDialog)[0]
    qtbot.mouseClick(dialog.keep, LEFT)
    assert journal.recovery.verdict(journal.today()).override == ""
    qtbot.keyClicks(dialog.note, "Easy spin only")
    qtbot.mouseClick(dialog.keep, LEFT)
    assert journal.recovery.verdict(journal.today()).override == "Easy spin only"
    assert "Easy spin only" in texts(page.verdict)
    qtbot.mouseClick(page.verdict.take_back, LEFT)
    assert "Easy spin only" not in texts(page.verdict)


# ---------------------------------------------------------------------- warning signs


def test_something_wrong_is_reported_and_cleared(
    qtbot: QtBot, opened: Opener, journal: Journal
) -> None:
    """A ticked sign says what to do, stops the day, and stands on the page until cleared."""
    page = opened()
    qtbot.mouseClick(page.wrong, LEFT)
    dialog = page.findChildren(RedFlagDialog)[0]
    assert not dialog.report.isEnabled()
    first = dialog.rows[0]
    first.box.click()
    assert dialog.chosen == [first.key]
    qtbot.mouseClick(dialog.report, LEFT)
    assert [flag.flag for flag in journal.checkins.open_flags()] == [first.key]
    assert journal.recovery.verdict(journal.today()).light is Light.STOP
    strip = next(b for b in page.flags.findChildren(QPushButton) if b.text() == "Cleared")
    qtbot.mouseClick(strip, LEFT)
    assert journal.checkins.open_flags() == []
    assert not page.flags.isVisible()


def test_an_unknown_sign_of_a_newer_journal_is_shown(opened: Opener, journal: Journal) -> None:
    """A report this version does not know is told with care and does not break the page."""
    journal.checkins.report_flag(RedFlag(journal.today(), "RF99"))
    page = opened()
    assert "A warning sign was reported" in texts(page.flags)


def test_a_skipped_session_keeps_its_reason(opened: Opener, journal: Journal) -> None:
    """Why it was skipped stands in the place of its sets."""
    session = journal.sessions.add(raises(journal.today())).value
    journal.sessions.skip(session.key, "Train was late.")
    page = opened()
    assert "Train was late." in texts(page.session)
    kept = journal.sessions.get(session.key)
    assert kept is not None
    assert kept.status is SessionStatus.SKIPPED
