"""Times an exercise was done, how the tendon answered, and the load class that leaves (8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.finding import State
from calfjournal.domain.session import SetLine, sets_asked
from calfjournal.training.library import LIGHTEST_WORK, Library
from calfjournal.training.tendon_days import is_calm, is_red

GREEN_NEEDED = 2
"""Green answers in a row after which a dose goes up, or a rung that was left comes back."""

CEILING_REPS = 20
"""No repetitions beyond this: from 15 to 20 on, weight is what is missing (home ceiling)."""


class Exposure(Struct, frozen=True):
    """One time an exercise, or an easier one for the same muscle, was done.

    ``answer`` is the tendon's, None = not known yet. ``hardest`` tells whether nothing in that
    session had a higher load class: a red answer counts against what was hardest only.
    """

    day: date
    sets: tuple[SetLine, ...]
    answer: State | None
    hardest: bool = True

    @property
    def exercise(self) -> str:
        """The id of what was done."""
        return self.sets[0].exercise

    @property
    def sets_asked(self) -> int:
        """How many sets there were to do; left and right of one count once."""
        return sets_asked(self.sets)

    @property
    def done(self) -> bool:
        """True when at least one set was done."""
        return any(line.done is not None for line in self.sets)

    @property
    def reached(self) -> bool:
        """True when every planned set was done with at least what was asked of it then."""
        return all(line.done is not None and line.done >= line.target for line in self.sets)

    @property
    def missed(self) -> bool:
        """True when a set was done with less than was asked of it then."""
        return any(line.done is not None and line.done < line.target for line in self.sets)

    @property
    def least(self) -> int:
        """The fewest of a set; 0 with one not done."""
        return min(line.done or 0 for line in self.sets)

    @property
    def kg(self) -> float | None:
        """The lightest load lifted, None where none was entered."""
        return min((line.done_kg for line in self.sets if line.done_kg is not None), default=None)

    @property
    def asked_kg(self) -> float:
        """The lightest load that was asked for then, 0 where none was."""
        return min((line.target_kg or 0.0 for line in self.sets), default=0.0)

    @property
    def reserve(self) -> int | None:
        """The fewest repetitions left in reserve, None where none were entered."""
        left = (line.done_rir for line in self.sets if line.done_rir is not None)
        return min(left, default=None)


class RungLeft(Struct, frozen=True):
    """How far red answers took an exercise down.

    ``load_class`` is the highest it may have now; ``red_on`` the red answer's session, None when
    none counts any more; ``greens`` the green answers in a row since.
    """

    load_class: int
    red_on: date | None = None
    greens: int = 0


def rung_left(exercise: Exercise, exposures: Sequence[Exposure], library: Library) -> RungLeft:
    """Return what red answers leave of an exercise; ``exposures`` oldest first.

    One red answer takes one load class, once, however long it stays the newest; two green answers
    in a row give it back. Stretches and load class 1 are never taken down (rule 8.1).
    """
    highest = exercise.load_class
    left, red_on, greens = highest, None, 0
    for exposure in exposures:
        done = library.exercises.get(exposure.exercise)
        if done is None or not exposure.done or exposure.answer is None:
            continue
        if is_calm(exposure.answer):
            greens += 1
            if greens == GREEN_NEEDED:
                left, greens = min(highest, left + 1), 0
            continue
        greens = 0
        counts = exposure.hardest and (done.id == exercise.id or left < highest)
        if is_red(exposure.answer) and counts:
            left = min(left, max(LIGHTEST_WORK, done.load_class - 1))
            red_on = exposure.day
    if left >= highest:
        return RungLeft(highest)
    return RungLeft(left, red_on, greens)
