"""What was done of an exercise last time, set by set."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, tr
from calfjournal.views.exercise_lines import done_words
from calfjournal.views.set_table import WholeSet


class LastTime(Struct, frozen=True):
    """The last session with an exercise, seen from the day of a later one, and its sets of it."""

    day: date
    seen_from: date
    lines: tuple[SetLine, ...]

    def of(self, row: WholeSet, first: Side = Side.LEFT) -> str:
        """Return what the same set was: ``10 · 9 at 30``, the leg that goes first in front."""
        done = [
            line
            for line in self._in_order(first)
            if not row.is_warm_up
            and line.number == row.number
            and line.done is not None
            and line.side in row.sides
        ]
        if not done:
            return ""
        amounts = " · ".join(formats.number(line.done) for line in done)
        loads = list(dict.fromkeys(line.done_kg for line in done if line.done_kg))
        if not loads:
            return amounts
        kilos = " · ".join(formats.number(kg, 2) for kg in loads)
        return tr("{amounts} at {kilos}", amounts=amounts, kilos=kilos)

    def _in_order(self, first: Side) -> list[SetLine]:
        order = [first, *(leg for leg in LEGS if leg is not first), Side.BOTH]
        return [line for side in order for line in self.lines if line.side is side]

    def heading(self) -> str:
        """Return the heading over what was done last: ``Last, Sat``."""
        return tr("Last, {when}", when=formats.ago(self.day, self.seen_from))

    def words(self) -> str:
        """Return it in a line: ``Last, Sat: L 10 · 10, R 10 · 9 at 24 kg``."""
        return tr("{heading}: {sets}", heading=self.heading(), sets=done_words(self.lines))
