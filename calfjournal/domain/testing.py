"""How a test is done: its tries, its count, and what ends it (domain rules 2.1 to 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Measure, Result, StopRule
from calfjournal.domain.exercise import LEGS, Side

TRIES: Final = 3
"""Of a leg, where the best or the mean of them is the result."""
REST_S: Final = 120
"""Between the legs of a test that tires them."""
PAIN_ABORTS_ABOVE: Final = 5
"""Pain 0-10 that ends a test at once [calfjournal default]."""
PROMPTS_END: Final = 2
"""Prompts in a row that end a test."""

OF_TRIES: Final = frozenset(
    {
        Measure.KNEE_TO_WALL,
        Measure.KNEE_TO_WALL_ANGLE,
        Measure.HOP_DISTANCE,
        Measure.TRIPLE_HOP,
        Measure.TIMED_HOP,
    }
)
"""Tests of several tries."""
WITH_MEAN: Final = frozenset({Measure.KNEE_TO_WALL, Measure.KNEE_TO_WALL_ANGLE})
"""Those whose result may be the mean of the tries; of hops the best counts."""
COUNTED: Final = frozenset({Measure.HEEL_RISE, Measure.HEEL_RISE_BENT})
"""Tests that follow the beat."""
TIRING: Final = COUNTED | {Measure.ISO_HOLD}
"""Tests with a rest between the legs."""
HOPS: Final = frozenset(
    {Measure.HOPS_IN_PLACE, Measure.HOP_DISTANCE, Measure.TRIPLE_HOP, Measure.TIMED_HOP}
)
"""Tests that wait for the gate of light plyometrics."""
TOTALS: Final = frozenset({Measure.VISA_A, Measure.TENDINS_A})
"""Scores of a whole person: no side."""


def sides_of(measure: Measure) -> tuple[Side, ...]:
    """Return the sides that a measure is taken of."""
    return (Side.BOTH,) if measure in TOTALS else LEGS


def lower_is_better(measure: Measure) -> bool:
    """True for seconds of a hop and for pain."""
    return measure in (Measure.TIMED_HOP, Measure.HOPS_IN_PLACE)


def of_tries(measure: Measure, tries: Sequence[float], *, mean: bool) -> float:
    """Return the result of some tries, in the unit of the measure: the best, or the mean.

    Raises:
        ValueError: there are no tries.
    """
    if not tries:
        raise ValueError("no tries")
    if mean and measure in WITH_MEAN:
        return round(sum(tries) / len(tries), 1)
    return min(tries) if lower_is_better(measure) else max(tries)


def weaker_first(measure: Measure, left: float | None, right: float | None) -> tuple[Side, Side]:
    """Return the legs in the order they are tested: what was weaker last time first."""
    other_way = (Side.RIGHT, Side.LEFT)
    if left is None or right is None or left == right:
        return LEGS
    return LEGS if (left < right) is not lower_is_better(measure) else other_way


def aborts(pain: int | None) -> bool:
    """True for a pain 0-10 that ends a test."""
    return pain is not None and pain > PAIN_ABORTS_ABOVE


def felt(result: Result) -> int | None:
    """Return the pain 0-10 during a test, None where nothing was told.

    Of hops in place it is the value. Pain that ended a test without a number is taken as the least
    that does so [calfjournal default].
    """
    if result.measure is Measure.HOPS_IN_PLACE:
        return round(result.value)
    if result.pain is None and result.ended is StopRule.PAIN:
        return PAIN_ABORTS_ABOVE + 1
    return result.pain


class Raises(Struct, frozen=True):
    """Heel raises of one leg as they are counted, and how they ended.

    The beat counts until one is ``marked`` at full height; from there on only what is marked
    counts, on top of what the beat had counted by then.
    """

    full: int = 0
    """Those at full height once one was marked, those of the beat before it included."""
    prompted: int = 0
    in_a_row: int = 0
    """Prompts since the last good one."""
    last_prompt: int = -1
    """The repetition of the beat in which the last prompt came."""
    over: bool = False
    ended: StopRule | None = None
    """What ended them; None where nobody told."""

    @property
    def marked(self) -> bool:
        """True once one was marked."""
        return self.full > 0

    def at_full_height(self, beat_reps: int) -> Raises:
        """Return them with one more at full height, marked after so many of the beat."""
        if self.over:
            return self
        return replace(self, full=self.counted(beat_reps) + 1, in_a_row=0)

    def after_prompt(self, rep: int, why: StopRule | None = None) -> Raises:
        """Return them after a prompt in a repetition of the beat.

        Two in a row end the test, and the last one tells why. Where nothing is marked, a
        repetition of the beat without a prompt was a good one.
        """
        if self.over:
            return self
        apart = not self.marked and self.last_prompt >= 0 and rep - self.last_prompt > 1
        row = 1 if apart else self.in_a_row + 1
        over = row >= PROMPTS_END
        return replace(
            self,
            prompted=self.prompted + 1,
            in_a_row=row,
            last_prompt=rep,
            over=over,
            ended=why if over else None,
        )

    def ended_by(self, why: StopRule | None) -> Raises:
        """Return them as ended, for a reason or for none that was told."""
        return self if self.over else replace(self, over=True, ended=why)

    def counted(self, beat_reps: int) -> int:
        """Return how many count: up to the last marked, else of the beat without the prompted."""
        return self.full if self.marked else max(beat_reps - self.prompted, 0)
