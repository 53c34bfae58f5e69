"""The planned runs of the day on Today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.journal import Journal
from tests.ui.reader import names
from tests.ui.showing import shown
from ui.services.context import Context
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.widgets.text import Label


@pytest.fixture
def page(qtbot: QtBot, context: Context, journal: Journal) -> TodayPage:
    """Today with a long run planned."""
    journal.planned_runs.add(PlannedRun(journal.today(), RunKind.LONG, km=14.0, minutes=80))
    return shown(TodayPage(context), qtbot, 1084, 770)


def texts(widget: QWidget) -> str:
    """Return every label that is seen."""
    seen = (each.text() for each in widget.findChildren(Label) if each.isVisibleTo(widget))
    return "\n".join(seen).replace("\N{NO-BREAK SPACE}", " ")


def test_the_planned_run_is_asked_for(page: TodayPage, context: Context) -> None:
    """Kind, kilometres and about how long; a day with a run is no rest day."""
    visited: list[tuple[object, ...]] = []
    context.navigate = lambda *place: visited.append(place)
    assert "Long run" in names(page.session)
    assert "14 km · about 1 h 20" in texts(page.session)
    assert "Rest day" not in texts(page.session)
    assert "0 of 14 km" in texts(page.week)
    assert "14 km planned" in page.week.strip.accessibleDescription()
    page.session.findChildren(QPushButton)[0].click()
    assert visited == [(Place.CALENDAR, context.journal.today())]


def test_what_was_run_is_told_with_it(page: TodayPage, journal: Journal) -> None:
    """A run of the day is found to be the planned one."""
    start, today = journal.clock.now(), journal.today()
    journal.runs.add(Run(start, today, duration_s=4500, distance_m=13_600))
    assert "Ran 13.6 km · 1 h 15" in texts(page.session)
    assert "done" in names(page.session)
    assert "14 of 14 km" in texts(page.week)


def test_a_missed_run_is_no_planned_one(page: TodayPage, journal: Journal) -> None:
    """Yesterday's run that was not run is told as missed."""
    journal.planned_runs.add(PlannedRun(journal.today() - timedelta(1), RunKind.EASY, km=8.0))
    page.back.click()
    assert "missed" in names(page.session)
    assert "8 km missed" in page.week.strip.accessibleDescription()
