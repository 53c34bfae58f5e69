"""What the player writes: each set as it ends, and what is told of it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject

from calfjournal.domain.exercise import LEGS
from calfjournal.domain.ghosts import ghost
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import SetLine
from calfjournal.views.player import PlayerFacts
from calfjournal.views.set_table import ExerciseSets, SetColumn, exercise_sets
from ui.editor.exercise_acts import ExerciseActs
from ui.player.run import SetEnd
from ui.services.act import perform_or_warn
from ui.services.context import Context

PLACE = "play"
"""What is told of a set right after it joins the step that logged it."""


class PlayLog(QObject):
    """Writes at once, each set as one named edit."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._acts = ExerciseActs(context, self)

    def set_ended(self, facts: PlayerFacts, ended: SetEnd) -> None:
        """Log what was done of a set, with the load it would be logged with."""
        line = ended.step.line
        kg = ghost(line, facts.session.lines).done_kg
        self._write(facts, replace(line, done=ended.done, done_kg=kg, tension_s=ended.tension_s))

    def tell(self, facts: PlayerFacts, line: SetLine, **told: Any) -> None:  # noqa: ANN401
        """Write what was told of a set: its reserve, its pain."""
        changed = replace(line, **told)
        if changed != line:
            self._write(facts, changed)

    def _write(self, facts: PlayerFacts, line: SetLine) -> None:
        log_sets = self._context.journal.sets.log_sets
        perform_or_warn(self._context, "", log_sets, [line], _label(facts, line), PLACE)

    def step_down(self, facts: PlayerFacts, line: SetLine) -> None:
        """Do the easier exercise in the sets that are still open, or say that there is none."""
        acts = self._acts
        acts.session_id, acts.sets = facts.session.key, sets_of(facts, line)
        acts.exercise = facts.exercises.get(line.exercise)
        acts.step("easier")

    def end_partly(self, facts: PlayerFacts) -> None:
        """End the session with what is done of it."""
        partly = self._context.journal.settling.partly
        perform_or_warn(self._context, "", partly, facts.session.key)


def sets_of(facts: PlayerFacts, line: SetLine) -> ExerciseSets:
    """Return the sets of the exercise that a set is one of."""
    found = exercise_sets(facts.session.lines, facts.exercises, facts.first)
    named = (line.item, line.exercise)
    return next(each for each in found if (each.item, each.exercise) == named)


def asks_reserve(facts: PlayerFacts, line: SetLine) -> bool:
    """True where what was left in reserve is asked of a set."""
    return SetColumn.RIR in sets_of(facts, line).columns


def _label(facts: PlayerFacts, line: SetLine) -> Message:
    title = facts.name(line)
    if line.warm_up:
        return say("edits.log_warm_up", exercise=title)
    if line.side not in LEGS:
        return say("edits.log_set", exercise=title, number=line.number)
    return say("edits.log_set_of_side", exercise=title, number=line.number, side=line.side)
