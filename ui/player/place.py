"""Where a played session is: which set, whether it is worked or rested, what is done of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject

from calfjournal.domain.exercise import Unit
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.playing import PlayStep
from calfjournal.domain.score import SECOND_NS, Cue, Playhead, Score
from calfjournal.views.player import PlayerFacts, lasts_unknown
from ui.sound.clock import PlayClock

LATE_NS: Final = SECOND_NS
"""So soon after a set ended by itself nobody skips its rest [calfjournal default]."""
LEAST_NS: Final = 2 * SECOND_NS
"""A set at one's own pace is not over sooner: keys pressed in a row [calfjournal default]."""


class PlayStage(Enum):
    """What is going on."""

    STANDING = "standing"
    """Before a set that nobody began yet."""
    SET = "set"
    BREAK = "break"
    """Between two sets, as long as the rest lasts."""
    OVER = "over"
    """After the last set."""


class PlayPlace(QObject):
    """A place in a session, and what that means; ``PlayRun`` moves it."""

    def __init__(self, clock: PlayClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.facts: PlayerFacts | None = None
        self.at = 0
        """The set that is shown; in a break the one that was just done."""
        self.stage = PlayStage.OVER
        self.is_paused = False
        self.slept_ns = 0
        """How long the computer slept, while it is paused because of that."""
        self.ended_itself = False
        """True in the break after a set that nobody ended by key."""
        self.extra = 0
        """Repetitions counted by key on top of those of the beat."""
        self.waits = False
        """True while a rest does not lead on, for something is being told of the set before it."""

    # ------------------------------------------------------------------ the sets

    @property
    def steps(self) -> tuple[PlayStep, ...]:
        """Every set of every side, in the order they are done."""
        return self.facts.steps if self.facts is not None else ()

    @property
    def step(self) -> PlayStep:
        """The set that is done now, or was done last."""
        return self.steps[self.at]

    @property
    def shown_step(self) -> PlayStep:
        """The set that is shown: in a break the one that comes."""
        after = self.following
        if self.stage is PlayStage.BREAK and after is not None:
            return self.steps[after]
        return self.step

    @property
    def following(self) -> int | None:
        """The set after this one: the next open one, else one that was left out before.

        A set of which nothing was done is itself one that was left out.
        """
        before = range(self.at if self.stage is PlayStage.SET else self.at + 1)
        return self.first_open([*range(self.at + 1, len(self.steps)), *before])

    @property
    def rest(self) -> Score | None:
        """What lies between this set and the one that really comes next.

        None after the last one: what was left out before it is asked for.
        """
        after = self.following
        if self.facts is None or after is None or after <= self.at:
            return None
        return self.facts.between(self.at, after)

    def first_open(self, places: Sequence[int]) -> int | None:
        """Return the first of some places whose set is not logged."""
        return next((at for at in places if self.steps[at].line.done is None), None)

    # ------------------------------------------------------------------ the clock

    @property
    def playhead(self) -> Playhead | None:
        """Where the score is that is played, None while none is."""
        score = self.clock.score
        return None if score is None else score.at(self.clock.elapsed_ns)

    @property
    def is_counting_in(self) -> bool:
        """True before the work of a set begins."""
        head = self.playhead
        return self.stage is PlayStage.SET and head is not None and head.passage.cue is Cue.READY

    @property
    def done(self) -> int:
        """What is done of the set so far, in its unit."""
        if self.stage is not PlayStage.SET or self.facts is None:
            return 0
        counted = self.facts.reached(self.at, self.clock.elapsed_ns) + self.extra
        return min(max(counted, 0), self.most)

    @property
    def most(self) -> int:
        """What can be done of the set, in its unit: on a beat the high end of its range.

        Also of one that is held: what was really done counts. Without a beat nobody knows.
        """
        line, reps = self.step.line, self.step.score.reps
        if not reps:
            return round(LIMITS[Kind.SET_LINE]["done"].high)
        return max(line.target, line.target_high or 0, reps)

    @property
    def counts_itself(self) -> bool:
        """True where something was done that the clock or a key knows of."""
        if not self.steps:
            return False
        return bool(self.extra if self.own_pace else self.done)

    @property
    def own_pace(self) -> bool:
        """True of a set that only a key ends: what was done of it is asked, not counted."""
        return self.step.score.passages[-1].lasts_ns is None

    @property
    def is_underway(self) -> bool:
        """True in a set of which something was done."""
        return self.stage is PlayStage.SET and not self.is_counting_in and self.counts_itself

    @property
    def comes_late(self) -> bool:
        """True of a key that was meant for a set which ended by itself just before."""
        return self.ended_itself and self.clock.elapsed_ns < LATE_NS

    @property
    def has_just_begun(self) -> bool:
        """True of a set at one's own pace that nobody can have done yet."""
        since = self.clock.elapsed_ns - begins_ns(self.step.score)
        return self.own_pace and since < LEAST_NS

    @property
    def counts_by_key(self) -> bool:
        """True while one more or one less can be counted: while it is worked, and not of time."""
        works = self.stage is PlayStage.SET and not (self.is_counting_in or self.is_paused)
        return works and self.step.line.unit not in (Unit.SECONDS, Unit.MINUTES)

    @property
    def seconds_left(self) -> int | None:
        """About how many seconds are left of the session, None where nobody knows."""
        head, facts, score = self.playhead, self.facts, self.clock.score
        if facts is None:
            return 0
        if head is None or score is None:
            return facts.seconds_left(self.at)
        left_ns = max((score.lasts_ns or 0) - self.clock.elapsed_ns, 0)
        is_set = self.stage is PlayStage.SET
        rest = self.rest if is_set else None
        left_ns += (rest.lasts_ns or 0) if rest is not None else 0
        besides = self.at if is_set else None
        after = facts.seconds_left(self.at + 1, besides)
        if after is None or (is_set and lasts_unknown(self.step)):
            return None
        return left_ns // SECOND_NS + after


def begins_ns(score: Score) -> int:
    """Return when the work of a score begins, nanoseconds after its start: after its count-in."""
    ways = zip(score.passages, score.begins, strict=True)
    return next((begins for passage, begins in ways if passage.cue is not Cue.READY), 0)
