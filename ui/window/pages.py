"""The pages of the window, in the order of the sidebar; each is imported when first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from calfjournal.messages import mark, tr
from ui.services.places import Place

if TYPE_CHECKING:
    from ui.services.context import Context
    from ui.widgets.page import Page


class PageEntry(Struct, frozen=True):
    """One page: where ``navigate`` finds it, its word in the sidebar, its icon and its class."""

    place: Place
    marked: str
    icon: str
    home: str
    """``module:Class``."""

    @property
    def title(self) -> str:
        """Its word, in the language."""
        return tr(self.marked)

    def make(self, context: Context) -> Page:
        """Import the page's module and build the page."""
        module, _, name = self.home.partition(":")
        made: Page = getattr(import_module(module), name)(context)
        return made


PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry(Place.TODAY, mark("Today"), "today", "ui.today.page:TodayPage"),
    PageEntry(Place.CALENDAR, mark("Calendar"), "calendar", "ui.calendar.page:CalendarPage"),
    PageEntry(Place.PLAN, mark("Plan"), "plan", "ui.plan.page:PlanPage"),
    PageEntry(Place.PROGRESS, mark("Progress"), "progress", "ui.progress.page:ProgressPage"),
    PageEntry(Place.RECOVERY, mark("Recovery"), "recovery", "ui.recovery.page:RecoveryPage"),
    PageEntry(Place.TESTS, mark("Tests"), "tests", "ui.assessments.page:TestsPage"),
    PageEntry(Place.LIBRARY, mark("Library"), "library", "ui.library.page:LibraryPage"),
)

PROFILE: Final = PageEntry(
    Place.PROFILE, mark("Profile"), "settings", "ui.profile.page:ProfilePage"
)
"""Reached by the journal's name above them."""

SESSION: Final = PageEntry(Place.SESSION, mark("Session"), "calendar", "ui.editor.page:SessionPage")
"""Reached from wherever a session is shown."""

PLAYER: Final = PageEntry(Place.PLAYER, mark("Player"), "play-filled", "ui.player.page:PlayerPage")
"""Reached from where a session is started."""

RUN: Final = PageEntry(Place.RUN, mark("Run"), "calendar", "ui.run.page:RunDayPage")
"""Reached from wherever a run is shown."""

NUMBERED: Final = (*enumerate(PAGES, start=1), (0, PROFILE))
"""Every page with the digit that leads to it with Ctrl."""

ENTRIES: Final = {entry.place: entry for entry in (*PAGES, PROFILE, SESSION, PLAYER, RUN)}
"""Every page there is."""

_BESIDE: Final = {
    Place.SESSION: Place.CALENDAR,
    Place.PLAYER: Place.TODAY,
    Place.RUN: Place.CALENDAR,
}


def is_beside(place: Place) -> bool:
    """True for a page that the sidebar does not name: it leads back to where one came from."""
    return place in _BESIDE


def marked_for(place: Place) -> Place:
    """Return the page of the sidebar that stays marked while another one is seen."""
    return _BESIDE.get(place, place)
