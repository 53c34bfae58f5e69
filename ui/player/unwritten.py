"""Sets that the journal did not take: kept as a draft until it takes them."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from calfjournal.domain.message import Message
from calfjournal.domain.session import SetLine
from calfjournal.errors import CalfjournalError
from calfjournal.views.player import PlayerFacts
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.notices import REFUSALS

PLACE: Final = "player"
"""What is told of a set right after it joins the step that logged it."""
TOLD: Final = ("done", "done_kg", "tension_s", "done_rir", "pain")
"""What the player tells of a set."""


class ToldSet(Struct, frozen=True):
    """A set with what was told of it, and the name of the edit that writes it."""

    line: SetLine
    label: Message


class UnwrittenSets(QObject):
    """Writes sets; what a full disk or a lost file refuses waits here, and in a draft."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: dict[int, ToldSet] = {}
        self._name = ""
        self.problem = ""
        """Why the last of them was refused."""

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """What waits."""
        return tuple(each.line for each in self._waiting.values())

    def begin(self, facts: PlayerFacts) -> tuple[SetLine, ...]:
        """Follow a session; returns those of its sets that were refused before."""
        self.leave()
        self._name = str(DraftKey(DraftKind.PLAYED, facts.session.key))
        draft = self._context.drafts.open(self._name)
        values = {} if draft is None else draft.values
        return tuple(
            replace(line, **{name: told[name] for name in TOLD if name in told})
            for line in facts.session.lines
            if (told := values.get(str(line.key))) and line.done in (None, told.get("done"))
        )

    @Slot()
    def leave(self) -> None:
        """Follow no session any more; what waits stays a draft."""
        name, self._name = self._name, ""
        self._waiting = {}
        if name:
            self._context.drafts.release(name)

    def write(self, told: ToldSet) -> None:
        """Write a set, or let it wait."""
        name = self._name  # A last set that is written leads away from here.
        if self._is_taken(told):
            self._waiting.pop(told.line.key, None)
        else:
            self._waiting[told.line.key] = told
        self._keep_draft(name)

    def write_again(self) -> bool:
        """Write what waits; False when some of it still has to."""
        name = self._name
        for told in tuple(self._waiting.values()):
            if not self._is_taken(told):
                break
            self._waiting.pop(told.line.key, None)
        self._keep_draft(name)
        return not self._waiting

    def _keep_draft(self, name: str) -> None:
        key, drafts = DraftKey.read(name), self._context.drafts
        if self._waiting:
            drafts.put(name, self._values())
        elif key is not None and drafts.holds(key):
            drafts.forget(name)

    def _is_taken(self, told: ToldSet) -> bool:
        journal = self._context.journal
        if journal.closed:
            return True
        try:
            journal.sets.log_sets([told.line], told.label, PLACE)
        except REFUSALS as problem:
            self.problem = str(problem)
            self._context.notices.warn(problem)
            return False
        except CalfjournalError as problem:  # Its session is gone, as by another window.
            self._context.notices.warn(problem)
        return True

    def _values(self) -> dict[str, Any]:
        return {
            str(key): {name: getattr(told.line, name) for name in TOLD}
            for key, told in self._waiting.items()
        }
