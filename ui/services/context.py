"""What pages work with."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass
class Context:
    """The open journal and the services of the window around it."""

    journal: Journal
    bus: Bus
    jobs: Jobs
    theme: Theme
    settings: Options
    notices: Notices
    chooser: Chooser = field(default_factory=Chooser)
    navigate: Navigate = _nowhere
    drafts: WindowDrafts = field(init=False)

    def __post_init__(self) -> None:
        self.drafts = WindowDrafts(self.journal, self.notices)
