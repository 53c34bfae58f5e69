"""What pages work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from calfjournal.journal import Journal
from ui.services.bus import Bus
from ui.services.chooser import Chooser
from ui.services.drafts import WindowDrafts
from ui.services.jobs import Jobs
from ui.services.notices import Notices
from ui.services.options import Options
from ui.theme import Theme


def _nowhere(_page: str, _target: object = None) -> None: ...


@dataclass
class Context:
    """The open journal and the services of the window around it.

    ``navigate(page, target)`` shows a page by its name (``ui.window.pages``) and hands it the
    target.
    """

    journal: Journal
    bus: Bus
    jobs: Jobs
    theme: Theme
    settings: Options
    notices: Notices
    chooser: Chooser = field(default_factory=Chooser)
    navigate: Callable[..., None] = _nowhere
    drafts: WindowDrafts = field(init=False)

    def __post_init__(self) -> None:
        self.drafts = WindowDrafts(self.journal, self.notices)
