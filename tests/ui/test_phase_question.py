"""Before a phase begins with its gate unmet, Today asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.program import PhaseKind
from calfjournal.journal import Journal
from tests.ui.plan_journal import with_plan
from tests.ui.showing import shown
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.services.places import Place
from ui.today.page import TodayPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: Context, journal: Journal, qtbot: QtBot) -> TodayPage:
    """Today with a session of the strength phase, of which nothing was done and nothing met."""
    today = journal.today()
    plan = with_plan(journal, start=monday(today) - timedelta(weeks=5))
    assert plan.phase_on(today) == plan.phases[1]
    strong = next(s for s in journal.planning.sessions_of(plan) if s.phase is PhaseKind.STRENGTH)
    for other in journal.sessions.on(today):
        journal.sessions.delete(other.key)
    journal.sessions.move(strong.key, today)
    return shown(TodayPage(context), qtbot, 1084, 770)


def test_a_session_of_the_next_phase_waits_for_the_word(
    page: TodayPage, journal: Journal, qtbot: QtBot
) -> None:
    """There is no way to start it before the runner said to begin; then there is."""
    strip, (block,) = page.session.strip, page.session.blocks
    assert strip is not None
    assert not block.button.isVisible()
    qtbot.mouseClick(strip.begin, LEFT)
    assert page.session.strip is None
    assert page.session.blocks[0].button.isVisible()
    assert journal.gates.question(journal.today()) is None


def test_staying_longer_is_looked_at_on_the_plan_page(
    page: TodayPage, context: Context, qtbot: QtBot
) -> None:
    """What it changes is shown there before it is kept."""
    places: list[object] = []

    def navigate(place: str, target: object = None) -> None:
        places.append(place)

    context.navigate = navigate
    assert page.session.strip is not None
    qtbot.mouseClick(page.session.strip.longer, LEFT)
    assert places == [Place.PLAN]


def test_both_pages_ask_with_the_same_words(
    page: TodayPage, context: Context, qtbot: QtBot
) -> None:
    """The gate card of the Plan page offers what Today offers."""
    plan = shown(PlanPage(context), qtbot, 1084, 770)
    assert page.session.strip is not None
    answers = (page.session.strip.longer.text(), page.session.strip.begin.text())
    assert tuple(button.text() for button in plan.gate.answers) == answers
    assert answers == ("Stay longer…", "Begin all the same")
