"""The pages of the window, in the order of the sidebar; each is imported when first opened."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from ui.services.places import Place

if TYPE_CHECKING:
    from ui.services.context import Context
    from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: where ``navigate`` finds it, its word in the sidebar, its icon and its class."""

    place: Place
    title: str
    icon: str
    home: str
    """``module:Class``."""

    def make(self, context: Context) -> Page:
        """Import the page's module and build the page."""
        module, _, name = self.home.partition(":")
        made: Page = getattr(import_module(module), name)(context)
        return made


PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry(Place.TODAY, "Today", "today", "ui.today.page:TodayPage"),
    PageEntry(Place.CALENDAR, "Calendar", "calendar", "ui.calendar.page:CalendarPage"),
    PageEntry(Place.PLAN, "Plan", "plan", "ui.plan.page:PlanPage"),
    PageEntry(Place.PROGRESS, "Progress", "progress", "ui.progress.page:ProgressPage"),
    PageEntry(Place.RECOVERY, "Recovery", "recovery", "ui.recovery.page:RecoveryPage"),
    PageEntry(Place.TESTS, "Tests", "tests", "ui.assessments.page:TestsPage"),
    PageEntry(Place.LIBRARY, "Library", "library", "ui.library.page:LibraryPage"),
)
