"""A flare in the window: begun, answered every morning, ended, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.journal import Journal
from tests.training.mornings import session, springs
from tests.ui.showing import shown
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.services.history import undo
from ui.signs.flare_dialog import FlareDialog
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.today.page import TodayPage
from ui.today.week_strip import day_words
from ui.widgets.text import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    """Today of a runner with two sessions ahead."""
    journal = context.journal
    for leg in LEGS:
        journal.athlete.save_tendon(Tendon(leg, usual_pain=0))
    for days, make in ((0, session), (2, springs)):
        day = journal.today() + timedelta(days)
        journal.sessions.add(make(day, id=None, plan_id=None))
    return shown(TodayPage(context), qtbot, 1084, 770)


def classes(journal: Journal) -> list[int]:
    """The load classes of the sessions ahead."""
    today = journal.today()
    ahead = journal.sessions.between(today, today + timedelta(7))
    return [each.load_class for each in ahead]


def opened(kind: type) -> object:
    """The dialog of a kind that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def test_begun_by_hand_and_ended(page: TodayPage, qtbot: QtBot) -> None:
    """Something is wrong, a tendon flares up: it leads the day until it ends; undo gives back."""
    journal = page.context.journal
    before = classes(journal)
    qtbot.mouseClick(page.wrong, LEFT)
    signs = opened(RedFlagDialog)
    assert isinstance(signs, RedFlagDialog)
    qtbot.mouseClick(signs.flare, LEFT)
    dialog = opened(FlareDialog)
    assert isinstance(dialog, FlareDialog)
    qtbot.mouseClick(dialog.begin, LEFT)
    assert dialog.isVisible(), "no leg is taken for granted"
    dialog.side.set_value(Side.RIGHT)
    qtbot.mouseClick(dialog.begin, LEFT)
    page.refresh()
    assert page.flare.isVisible()
    told = [label.text() for label in page.flare.findChildren(Label)]
    assert "Flare, right side, day 1" in told
    assert classes(journal) == [1, 1]
    assert [day_words(day).endswith("flare") for day in page.week.strip._days].count(True) == 1
    (question,) = page.flare.questions
    question.scale.setFocus()
    qtbot.keyClick(question.scale, Qt.Key.Key_2)
    qtbot.keyClick(question.scale, Qt.Key.Key_Return)
    page.refresh()
    assert page.flare.questions == []
    (reading,) = journal.checkins.readings(journal.today(), journal.today())
    assert (reading.side, reading.pain) == (Side.RIGHT, 2)
    qtbot.mouseClick(page.flare.end, LEFT)
    page.refresh()
    assert not page.flare.isVisible()
    assert classes(journal) == before
    undo(context=page.context)
    page.refresh()
    assert page.flare.isVisible()
    assert classes(journal) == [1, 1]


def test_it_leads_a_morning_that_is_not_calm(page: TodayPage) -> None:
    """The sentence is the flare's, the session of its rung is started from there."""
    journal, today = page.context.journal, page.context.journal.today()
    journal.flares.start((Side.LEFT,), today - timedelta(1))
    sore = [TendonReading(today, Moment.MORNING, leg, pain=2) for leg in LEGS]
    journal.mornings.keep(CheckIn(today), sore)
    page.refresh()
    assert "of the flare" in page.lead.sentence
    assert page.lead.sentence.startswith("Day 2")


def test_the_week_does_not_plan_what_the_rung_leaves_out(page: TodayPage) -> None:
    """No running: runs ahead are left out, and their kilometres are not asked for."""
    journal, today = page.context.journal, page.context.journal.today()
    journal.planned_runs.add(PlannedRun(today, RunKind.EASY, km=6.0))
    page.refresh()
    assert "planned" in day_words(page.week.strip._days[today.weekday()])
    journal.flares.start((Side.LEFT,), today)
    page.refresh()
    assert "run left out" in day_words(page.week.strip._days[today.weekday()])
    assert not any("of 6" in label.text() for label in page.week.findChildren(Label))
    told = [label.text() for label in page.lately.findChildren(Label)]
    assert "First times and real gains are told again after the flare." in told


def test_a_week_of_calm_mornings_climbs_it(page: TodayPage, qtbot: QtBot) -> None:
    """The card tells the rung of each morning; above the last one the end is proposed."""
    journal, today = page.context.journal, page.context.journal.today()
    journal.flares.start((Side.LEFT,), today - timedelta(7))
    rungs = []
    for back in range(7, -1, -1):
        day = today - timedelta(back)
        pain = [TendonReading(day, Moment.MORNING, leg, pain=0) for leg in LEGS]
        journal.mornings.keep(CheckIn(day), pain)
        now = journal.flares.now()
        assert now is not None
        rungs.append(now.rung)
        page.refresh()
        counted = f"Green mornings in a row on this rung: {(7 - back + 1) % 2} of 2."
        assert now.is_climbed or counted in [x.text() for x in page.flare.findChildren(Label)]
    assert rungs == [0, 1, 1, 2, 2, 3, 3, 4]
    page.refresh()
    assert page.decision.is_open
    qtbot.mouseClick(page.decision.accept, LEFT)
    page.refresh()
    assert journal.flares.now() is None
    assert not page.flare.isVisible()


def test_the_plan_tells_of_a_flare(qtbot: QtBot, context: Context) -> None:
    """The plan page says which rung the week ahead stands on, and the paper marks its days."""
    journal = context.journal
    today = journal.today()
    proposal = journal.planning.propose(Wishes("calf_foundation", today), today=today)
    plan = journal.planning.accept(proposal).value
    page = shown(PlanPage(context), qtbot, 1084, 770)
    assert not page.flare.isVisible()
    assert journal.papers.plan(plan, size="a4").flares == ()
    journal.flares.start((Side.LEFT,), today)
    page.refresh()
    assert page.flare.isVisible()
    assert page.flare.sentence.startswith("Flare, left side, day 1. Rung 1 of 4")
    marked = journal.papers.plan(plan, size="a4").flares
    assert [each.day for each in marked] == [today + timedelta(days) for days in range(7)]
