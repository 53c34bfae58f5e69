"""Where a played session is: which set, whether it is worked or rested, and what a key does.

It knows no words, draws nothing and writes nothing. It looks at the clock and never counts: who
asks late is told where the clock is by then.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot

from calfjournal.domain.exercise import Unit
from calfjournal.domain.playing import PlayStep
from calfjournal.domain.score import SECOND_NS, Score
from calfjournal.domain.session import SetLine
from calfjournal.views.player import PlayerFacts
from ui.player.place import PlayPlace, PlayStage, begins_ns
from ui.services.qt import VALUE
from ui.sound.clock import PlayClock

MORE_REST_S: Final = 15
"""Seconds that a key makes a rest longer or shorter [calfjournal default]."""


class SetEnd(Struct, frozen=True):
    """A set that was ended: what was done of it, in its unit."""

    step: PlayStep
    done: int
    tension_s: float | None


class PlayRun(PlayPlace):
    """Goes from set to set. ``changed`` tells that something else is going on than before.

    ``set_ended`` comes with a ``SetEnd`` at the end of a set of which something was done,
    ``came_to_nothing`` at the end of one whose time was too short for its unit.
    """

    changed = Signal()
    set_ended = Signal(SetEnd)
    came_to_nothing = Signal()

    def follow(self, clock: PlayClock) -> None:
        """Follow another clock from now on."""
        self.leave()
        self.clock = clock
        clock.slept.connect(self._stand)

    @Slot(VALUE)
    def _stand(self, asleep_ns: int) -> None:
        """Stand where it was: the computer slept."""
        if self.stage in (PlayStage.SET, PlayStage.BREAK) and not self.is_paused:
            self.slept_ns = asleep_ns
            self.pause()

    def begin(self, facts: PlayerFacts) -> None:
        """Stand before the first set that is open."""
        self.facts = facts
        self.go_to(facts.first_open or 0)

    def take(self, facts: PlayerFacts) -> None:
        """Take the sets as the journal has them now; what goes on goes on where it still can."""
        line = self.step.line if self.steps else None
        ended = self._ended() if self.stage is PlayStage.SET else None
        self.facts = facts
        places = [at for at, step in enumerate(self.steps) if line and _is_same(step.line, line)]
        if places:
            self.at = places[0]
            if ended is not None:
                self._follow_score(ended)
            self.changed.emit()
        elif self.steps:
            self.at = min(self.at, len(self.steps) - 1)
            self.go_to_open()

    def _follow_score(self, ended: SetEnd) -> None:
        """Play what is left of a set as it is asked for now: pain may have made it shorter.

        One that is done already, by the beat or by key, ends with what was ``ended`` of it before.
        """
        score = self.step.score
        if self.clock.score in (None, score):
            return
        elapsed = self.clock.elapsed_ns
        is_done = 0 < score.reps <= ended.done
        if is_done or (score.lasts_ns is not None and elapsed >= score.lasts_ns):
            self._end_with(replace(ended, step=self.step))
            return
        self._play_on(score, elapsed)

    # ------------------------------------------------------------------ the clock

    def look(self) -> None:
        """Look at the clock, and go on where what was played is over."""
        if self.is_paused or self.clock.score is None:
            return
        elapsed = self.clock.elapsed_ns
        if not self.clock.is_running or not self.clock.score.at(elapsed).over:
            return
        if self.stage is PlayStage.SET:
            self.end_set()
            self.ended_itself = True
        elif not self.waits:
            self.go_on()

    def _play_on(self, score: Score, elapsed: int) -> None:
        """Play what is there now in place of what was, from where that is; a pause stays one."""
        self.clock.play(score, elapsed)
        if self.is_paused:
            self.clock.pause()

    # ------------------------------------------------------------------ what keys do

    def go_to(self, at: int) -> None:
        """Stand before a set; what was done of it stays until it is done again."""
        self.clock.stop()
        self.at, self.stage, self.extra = at, PlayStage.STANDING, 0
        self.is_paused = self.waits = False
        self.slept_ns = 0
        self.changed.emit()

    def go_to_open(self) -> None:
        """Stand before the set where it is, or the next one that is open."""
        places = [*range(self.at, len(self.steps)), *range(self.at)]
        after = self.first_open(places)
        self.go_to(self.at if after is None else after)

    def advance(self) -> None:
        """Start, end the count-in, end the set, or end the rest: whatever comes next.

        A set at one's own pace that has only just begun goes on.
        """
        if self.is_paused:
            self.resume()
            if self.stage is PlayStage.STANDING:
                self.go_on()
        elif self.stage is PlayStage.SET and self.is_counting_in:
            self.clock.play(self.step.score, begins_ns(self.step.score))
            self.changed.emit()
        elif self.stage is PlayStage.BREAK and self.comes_late:
            return
        elif self.stage is not PlayStage.SET:
            self.go_on()
        elif not self.has_just_begun:
            self.end_set()

    def go_on(self) -> None:
        """Begin the set that comes next: this one where it stands, after a rest the following."""
        if self.stage is PlayStage.BREAK:
            after = self.following
            if after is None:
                self._end()
                self.changed.emit()
                return
            self.at = after
        if self.stage is PlayStage.OVER or not self.steps:
            return
        self.stage, self.extra, self.waits = PlayStage.SET, 0, False
        self.clock.play(self.step.score)
        self.changed.emit()

    def end_set(self) -> None:
        """End the set with what was done of it, and rest."""
        if self.facts is not None:
            self._end_with(self._ended())

    def _ended(self) -> SetEnd:
        """The set that is played, with what is done of it by now."""
        step, whole = self.step, self.step.score.lasts_ns
        elapsed = self.clock.elapsed_ns if whole is None else min(self.clock.elapsed_ns, whole)
        tension_s = None if self.facts is None else self.facts.tension_s(self.at, elapsed)
        return SetEnd(step, self.done, tension_s)

    def _end_with(self, ended: SetEnd) -> None:
        short = self.stage is PlayStage.SET and not (ended.done or self.is_counting_in)
        self.stage, self.extra = PlayStage.BREAK, 0
        self.is_paused = self.waits = self.ended_itself = False
        self.slept_ns = 0
        rest = self.rest
        if rest is not None:
            self.clock.play(rest)
        else:
            self._end()
        if ended.done:
            self.set_ended.emit(ended)
        self.changed.emit()
        if short and ended.step.line.unit is Unit.MINUTES:
            self.came_to_nothing.emit()

    def _end(self) -> None:
        self.clock.stop()
        self.stage = PlayStage.OVER

    def back(self) -> None:
        """Go to the set before, after a set to the one just done."""
        if self.stage in (PlayStage.BREAK, PlayStage.OVER):
            self.go_to(self.at)
        elif self.at > 0 or self.stage is PlayStage.SET:
            self.go_to(max(self.at - 1, 0))

    def forward(self) -> None:
        """Go to the set after; what was done of this one is kept."""
        self.leave_set()
        at = self.at + 1
        if self.stage is PlayStage.BREAK and (after := self.following) is not None:
            at = after
        if at < len(self.steps) and self.stage is not PlayStage.OVER:
            self.go_to(at)

    def leave_set(self) -> None:
        """End a set of which something was done."""
        if self.is_underway:
            self.end_set()

    def more(self, by: int) -> None:
        """Count one repetition more or less; in a rest make it longer or shorter."""
        if self.stage is PlayStage.BREAK:
            self._lengthen(by * MORE_REST_S * SECOND_NS)
        elif self.counts_by_key:
            self.extra += by if 0 <= self.done + by <= self.most else 0
            self.changed.emit()

    def _lengthen(self, by_ns: int) -> None:
        score, elapsed = self.clock.score, self.clock.elapsed_ns
        if score is None or score.lasts_ns is None:
            return
        last = score.passages[-1]
        lasts = score.lasts_ns - score.begins[-1] + by_ns
        if score.begins[-1] + lasts <= elapsed:
            if not self.is_paused:
                self.go_on()
            return
        passages = (*score.passages[:-1], replace(last, lasts_ns=lasts))
        self._play_on(Score.of(passages), elapsed)
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if not self.is_paused:
            self.clock.pause()
            self.is_paused = True
            self.changed.emit()

    def resume(self) -> None:
        """Go on from where it stands."""
        if self.is_paused:
            self.is_paused, self.slept_ns = False, 0
            self.clock.go_on()
            self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Play nothing any more; what was done of a set that was begun is told as at its end."""
        ended = self._ended() if self.is_underway else None
        self.clock.stop()
        self.is_paused = self.waits = False
        self.slept_ns = 0
        if self.stage is not PlayStage.OVER and self.steps:
            self.stage, self.extra = PlayStage.STANDING, 0
        if ended is not None:
            self.set_ended.emit(ended)


def _is_same(line: SetLine, other: SetLine) -> bool:
    """True of one set as it was and is; another exercise in its place is another set."""
    return (line.id, line.exercise) == (other.id, other.exercise)
