"""The planned runs of the day on Today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.journal import Journal
from tests.ui.days import calm_morning
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


def test_the_run_is_opened_from_the_top(
    page: TodayPage, context: Context, journal: Journal
) -> None:
    """Once the morning is told, a day with nothing but a run has that as its action."""
    visited: list[tuple[object, ...]] = []
    context.navigate = lambda *place: visited.append(place)
    calm_morning(journal)
    page.refresh()
    assert page.lead.action.text() == "Open the run"
    page.lead.action.click()
    assert visited == [(Place.CALENDAR, journal.today())]


def test_half_kilometres_are_told_in_the_week(page: TodayPage, journal: Journal) -> None:
    """Days that are rounded to whole ones would not add up to the week."""
    run = journal.planned_runs.between(journal.today(), journal.today())[0]
    journal.planned_runs.update(replace(run, km=9.5))
    assert "9.5 km planned" in page.week.strip.accessibleDescription()


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


def test_a_sore_morning_says_what_to_do_with_the_run(page: TodayPage, journal: Journal) -> None:
    """Kept mornings of 0, then one of 5: no run today, and tomorrow's is easier."""
    today = journal.today()
    journal.planned_runs.add(PlannedRun(today + timedelta(1), RunKind.EASY, km=8.0))
    for ago in range(8, -1, -1):
        pain = 0 if ago else 5
        day = today - timedelta(ago)
        legs = [TendonReading(day, Moment.MORNING, leg, pain=pain) for leg in LEGS]
        journal.mornings.keep(CheckIn(day), legs)
    said = texts(page.session)
    assert "No running; the long run of 14 km is left out." in said
    assert "Walking is fine" in said
    assert "Tomorrow, if the morning is calm: 10 times 1 minute" in said


def test_a_calm_morning_tells_the_first_sign_to_stop(page: TodayPage, journal: Journal) -> None:
    """What stays as planned is not said twice."""
    said = texts(page.session)
    assert "First sign to stop: pain of 6/10, or a limp." in said
    assert "As planned" not in said
