"""The pages of the window, in the order of the sidebar; each is imported when first opened."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.services.context import Context
    from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its name for ``navigate``, its word in the sidebar, its icon and its class."""

    name: str
    title: str
    icon: str
    place: str
    """``module:Class``."""

    def make(self, context: Context) -> Page:
        """Import the page's module and build the page."""
        module, _, name = self.place.partition(":")
        made: Page = getattr(import_module(module), name)(context)
        return made


PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry("today", "Today", "today", "ui.today.page:TodayPage"),
    PageEntry("calendar", "Calendar", "calendar", "ui.calendar.page:CalendarPage"),
    PageEntry("plan", "Plan", "plan", "ui.plan.page:PlanPage"),
    PageEntry("progress", "Progress", "progress", "ui.progress.page:ProgressPage"),
    PageEntry("recovery", "Recovery", "recovery", "ui.recovery.page:RecoveryPage"),
    PageEntry("tests", "Tests", "tests", "ui.assessments.page:TestsPage"),
    PageEntry("library", "Library", "library", "ui.library.page:LibraryPage"),
)
