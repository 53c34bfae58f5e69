"""What the player writes: each set as it ends, and what is told of it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from calfjournal.domain.ghosts import played
from calfjournal.domain.message import Message
from calfjournal.domain.session import SessionStatus, SetLine, name_of_log
from calfjournal.messages import tr
from calfjournal.messages.formats import sentences
from calfjournal.views.player import PlayerFacts
from calfjournal.views.player_words import done_words
from calfjournal.views.set_table import SetColumn, exercise_sets
from ui.player.run import SetEnd
from ui.player.unwritten import ToldSet, UnwrittenSets
from ui.services.act import perform_or_warn
from ui.services.context import Context


class PlayLog(QObject):
    """Writes at once, each set as one named edit."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.unwritten = UnwrittenSets(context, self)

    def begin(self, facts: PlayerFacts) -> None:
        """Follow a session, and write what was refused of it before."""
        for line in self.unwritten.begin(facts):
            self._write(facts, line)

    def set_ended(self, facts: PlayerFacts, ended: SetEnd) -> None:
        """Log what was done of a set, with the load it would be logged with.

        Nothing is written of a session that is gone, or that was left out in the meantime.
        """
        journal = self._context.journal
        known = None if journal.closed else journal.sessions.get(facts.session.key)
        if known is None or known.status is SessionStatus.SKIPPED:
            return
        line = played(ended.step.line, facts.session.lines, ended.done, ended.tension_s)
        self._write(facts, line)

    @Slot()
    def say_nothing_logged(self) -> None:
        """Say that a set of minutes was too short to be logged."""
        self._context.notices.say(tr("Less than half a minute: nothing is logged."))

    def tell(self, facts: PlayerFacts, line: SetLine, **told: Any) -> None:  # noqa: ANN401
        """Write what was told of a set: its reserve, its pain."""
        changed = replace(line, **told)
        if changed != line:
            self._write(facts, changed)

    def _write(self, facts: PlayerFacts, line: SetLine) -> None:
        self.unwritten.write(ToldSet(line, _label(facts, line)))

    def has_easier(self, facts: PlayerFacts, line: SetLine, *, logged: bool) -> bool:
        """Tell whether something easier is there for what is open of an exercise, or say not.

        With ``logged`` the set itself is to be logged, and no more open then.
        """
        opened = (each for each in facts.lines(line) if each.done is None and not each.warm_up)
        left = any(each.id != line.id for each in opened) if logged else True
        if left and facts.easier(line) is not None:
            return True
        self._context.notices.say(tr("There is no easier exercise for what is still open."))
        return False

    def step_down(self, facts: PlayerFacts, line: SetLine, *, logged: SetLine | None) -> None:
        """Do the easier exercise in the sets that are still open; say what was ``logged`` first."""
        easier = facts.easier(line)
        if easier is None:
            return
        swap, key = self._context.journal.sets.swap, facts.session.key
        said = tr("{exercise} it is.", exercise=easier.name)
        if logged is not None:
            said = sentences([f"{done_words(logged)}.", said])
        perform_or_warn(self._context, said, swap, key, facts.lines(line), easier)

    def end_partly(self, facts: PlayerFacts) -> None:
        """End the session with what is done of it; one of which nothing was done is left out."""
        end_for = self._context.journal.settling.end_for
        perform_or_warn(self._context, "", end_for, facts.session.key, tr("Pain"))


def asks_reserve(facts: PlayerFacts, line: SetLine) -> bool:
    """True where what was left in reserve is asked of a set."""
    (found,) = exercise_sets(facts.lines(line), facts.exercises, facts.first)
    return SetColumn.RIR in found.columns


def _label(facts: PlayerFacts, line: SetLine) -> Message:
    return name_of_log(facts.name(line), line.number, line.side, warm_up=line.warm_up)
