"""What pages work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from calfjournal.journal import Journal
from ui.services.bus import Bus
from ui.services.chooser import Chooser
from ui.services.drafts import WindowDrafts
from ui.services.jobs import Jobs
from ui.services.notices import Notices
from ui.services.options import Options
from ui.services.places import Place, Target
from ui.theme import Theme


class Navigate(Protocol):
    """Shows a page and hands it the target."""

    def __call__(self, place: Place, target: Target | None = None, /) -> None: ...


def _nowhere(_place: Place, _target: Target | None = None, /) -> None: ...


def _stay() -> None: ...


class Context:
    """The open journal and the services of the window around it."""

    def __init__(
        self,
        journal: Journal,
        bus: Bus,
        jobs: Jobs,
        theme: Theme,
        settings: Options,
        notices: Notices,
        chooser: Chooser | None = None,
    ) -> None:
        self.journal, self.bus, self.jobs = journal, bus, jobs
        self.theme, self.settings, self.notices = theme, settings, notices
        self.chooser = chooser or Chooser()
        self.navigate: Navigate = _nowhere
        self.go_back: Callable[[], None] = _stay
        """Leads from a page beside those of the sidebar to where one came from."""
        self.drafts = WindowDrafts(journal, notices)
        self.at_end: list[Callable[[], None]] = []
        """What is called when the journal closes, to let go of what lasts as long as its window."""

    def end(self) -> None:
        """Let go of what lasts as long as the window."""
        while self.at_end:
            self.at_end.pop()()
