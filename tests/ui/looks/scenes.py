"""Every page of the window in each way it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QApplication

from calfjournal.domain.assessment import Measure
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.run_journal import keep_track, repeats_track
from ui.assessments.page import TestsPage
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.run.page import RunDayPage
from ui.services.places import Place, RunSpot, SessionSpot
from ui.today.page import TodayPage
from ui.window.main_window import MainWindow

Scene = Callable[[MainWindow], bool]
"""Shows something; False where the journal has nothing to show there."""

YEARS: Final = timedelta(3660)


def settle(times: int = 4) -> None:
    """Let layouts come to rest."""
    for _ in range(times):
        QApplication.processEvents()


def _place(place: Place, window: MainWindow) -> bool:
    window.navigate(place)
    return True


def _results(window: MainWindow) -> bool:
    window.navigate(Place.TESTS)
    page = window.page(Place.TESTS)
    if isinstance(page, TestsPage):
        page.show_results()
    return True


def _form(window: MainWindow) -> bool:
    window.navigate(Place.TODAY)
    page = window.page(Place.TODAY)
    if isinstance(page, TodayPage) and page.check_in.edit.isVisible():
        page.check_in.edit.click()
    return True


def _calendar(view: View, window: MainWindow) -> bool:
    window.navigate(Place.CALENDAR)
    page = window.page(Place.CALENDAR)
    if isinstance(page, CalendarPage):
        page.rooms.see(view, window.context.journal.today())
    return True


def _session(of: Callable[[Journal], Session | None], window: MainWindow) -> bool:
    session = of(window.context.journal)
    if session is None:
        return False
    window.navigate(Place.SESSION, SessionSpot(session.day, session.key))
    return True


def _newest_run(window: MainWindow) -> Run | None:
    journal = window.context.journal
    today = journal.today()
    runs = [run for run in journal.runs.between(today - YEARS, today) if run.is_running]
    return runs[-1] if runs else None


def _run_recorded(window: MainWindow) -> bool:
    """The newest run as a watch would have recorded it: the sample journal keeps no samples."""
    run, runs = _newest_run(window), window.context.journal.runs
    if run is None:
        return False
    if runs.track(run.key) is None:
        keep_track(window.context.journal, run.key, repeats_track())
    window.navigate(Place.RUN, RunSpot(run.key))
    return True


def _run_told(window: MainWindow) -> bool:
    """The run before it, of which nothing but figures is known."""
    run = _newest_run(window)
    before = None if run is None else window.context.journal.runs.beside(run.key)[0]
    if before is None:
        return False
    window.navigate(Place.RUN, RunSpot(before))
    return True


def _cut(window: MainWindow) -> bool:
    shown = _run_recorded(window)
    page = window.page(Place.RUN) if shown else None
    if isinstance(page, RunDayPage):
        page.curves.begin_cut()
        page.curves.chart.point_at(100)
    return shown


def _done(journal: Journal) -> Session | None:
    today = journal.today()
    past = reversed(journal.sessions.between(today - YEARS, today))
    return next((s for s in past if s.status is SessionStatus.DONE), None)


def _planned(journal: Journal) -> Session | None:
    return journal.sessions.next_after(journal.today() - timedelta(days=1))


def _measure(window: MainWindow) -> bool:
    window.navigate(Place.TESTS)
    page = window.page(Place.TESTS)
    if isinstance(page, TestsPage):
        page.open_measure(Measure.HEEL_RISE)
    return True


def _guide(window: MainWindow) -> bool:
    window.navigate(Place.TESTS)
    page = window.page(Place.TESTS)
    if isinstance(page, TestsPage):
        page.do(Measure.KNEE_TO_WALL)
    return True


SCENES: Final[Mapping[str, Scene]] = MappingProxyType(
    {
        "today": partial(_place, Place.TODAY),
        "check-in": _form,
        "month": partial(_calendar, View.MONTH),
        "week view": partial(_calendar, View.WEEK),
        "list": partial(_calendar, View.LIST),
        "year": partial(_calendar, View.YEAR),
        "plan": partial(_place, Place.PLAN),
        "progress": partial(_place, Place.PROGRESS),
        "recovery": partial(_place, Place.RECOVERY),
        "measure": _measure,
        "guide": _guide,
        "tests": _results,
        "library": partial(_place, Place.LIBRARY),
        "profile": partial(_place, Place.PROFILE),
        "run recorded": _run_recorded,
        "run told": _run_told,
        "run cut": _cut,
        "session done": partial(_session, _done),
        "session planned": partial(_session, _planned),
    }
)
"""What is looked at, by name."""
