"""What was done of an exercise last time, set by set."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, tr
from calfjournal.messages.vocabulary import SIDE_LETTERS
from calfjournal.views.exercise_lines import done_words
from calfjournal.views.set_table import WholeSet


class LastTime(Struct, frozen=True):
    """The last session with an exercise, seen from the day of a later one, and its sets of it."""

    day: date
    seen_from: date
    lines: tuple[SetLine, ...]

    def of(self, row: WholeSet) -> str:
        """Return what the same set was: ``R 10 · L 9 at 30``, the legs in the order of the row.

        Legs that were loaded otherwise stand with their loads: ``R 14 at 5 · L 14``.
        """
        done = [
            line
            for side in row.sides
            for line in self.lines
            if not row.is_warm_up
            and line.side is side
            and line.number == row.number
            and line.done is not None
        ]
        if not done:
            return ""
        loads = {line.done_kg or 0.0 for line in done}
        if len(loads) > 1:
            return " · ".join(map(_of_leg, done))
        legs = len(row.sides) > 1
        amounts = (_amount(line) if legs else formats.number(line.done) for line in done)
        return _at(" · ".join(amounts), loads.pop())

    def heading(self) -> str:
        """Return the heading over what was done last: ``Last, Sat``."""
        return tr("Last, {when}", when=formats.ago(self.day, self.seen_from))

    def words(self) -> str:
        """Return it in a line: ``Last, Sat: L 10 · 10, R 10 · 9 at 24 kg``."""
        return tr("{heading}: {sets}", heading=self.heading(), sets=done_words(self.lines))


def _of_leg(line: SetLine) -> str:
    return _at(_amount(line), line.done_kg or 0.0)


def _amount(line: SetLine) -> str:
    """What a leg did, with its letter."""
    amount = formats.number(line.done)
    return tr("{leg} {amounts}", leg=SIDE_LETTERS[line.side], amounts=amount)


def _at(amounts: str, kg: float) -> str:
    return (
        tr("{amounts} at {kilos}", amounts=amounts, kilos=formats.bare(kg, 2, "kg"))
        if kg
        else amounts
    )
