"""What keys and buttons of the player do, and what is written by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from calfjournal.domain.session import SetLine
from calfjournal.views.player import PlayerFacts
from ui.player.log import PlayLog
from ui.player.place import PlayStage
from ui.player.run import PlayRun, SetEnd
from ui.services.context import Context
from ui.services.qt import VALUE


class PlayActs(QObject):
    """Acts on a run and its journal.

    ``changed`` asks to show all anew, ``pain_wanted`` for the next digit, ``keys_wanted`` for the
    keys when that is over, ``wrong_wanted`` for what is wrong, ``leave_wanted`` to leave.
    """

    changed = Signal()
    pain_wanted = Signal()
    keys_wanted = Signal()
    wrong_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, context: Context, run: PlayRun, parent: QObject) -> None:
        super().__init__(parent)
        self.run = run
        self.log = PlayLog(context, self)
        self.asks_pain = False
        """True while a set stands still until its pain is told."""
        self._corrects = False
        run.set_ended.connect(self._log_set)
        run.came_to_nothing.connect(self.log.say_nothing_logged)
        context.drafts.closing.connect(run.leave)

    @property
    def by_key(self) -> dict[Qt.Key, Callable[[], object]]:
        """What each key does."""
        key = Qt.Key
        return {
            key.Key_Space: self.advance,
            key.Key_Left: self.back,
            key.Key_Right: self.forward,
            key.Key_Up: self.more,
            key.Key_Down: self.less,
            key.Key_Escape: self.pause_or_leave,
            key.Key_P: self.ask_pain,
            key.Key_E: self.step_down,
            key.Key_W: self.wrong_wanted.emit,
        }

    @property
    def is_covered(self) -> bool:
        """True while nothing but the ways on is shown: paused, or after the last set."""
        paused = self.run.is_paused and not self.asks_pain
        return self.is_unwritten or self.must_end or self.run.stage is PlayStage.OVER or paused

    @property
    def must_end(self) -> bool:
        """True when pain was told that ends the session, and is not told anew just now."""
        facts = self.run.facts
        return facts is not None and facts.must_end and not self._tells_anew

    @property
    def is_unwritten(self) -> bool:
        """True while the journal has not taken what was done; nothing goes on until it has."""
        return bool(self.log.unwritten.lines)

    @property
    def _tells_anew(self) -> bool:
        """True while nothing but a digit is taken: pain that ends the session is told again."""
        return self._corrects and self.asks_pain

    @property
    def told_line(self) -> SetLine:
        """The set of which is told: the one that is done now, or was done last."""
        return self.run.step.line

    @property
    def _refuses(self) -> bool:
        """True where a key does nothing; one pressed instead of a digit covers the stop again."""
        if self._tells_anew:
            self._corrects = self.asks_pain = False
            self.changed.emit()
            return True
        return self.is_covered

    # ------------------------------------------------------------------ where it goes

    @Slot()
    def advance(self) -> None:
        """Whatever comes next: start, end the set, end the rest, go on."""
        if self.is_unwritten:
            self.write_again()
            return
        if self.must_end or (self._tells_anew and self._refuses):
            return
        self.end_telling()
        self.asks_pain = False
        if self.run.stage is PlayStage.OVER:
            self.go_on()
        else:
            self.run.advance()

    @Slot()
    def go_on(self) -> None:
        """Go on from a pause; after the last set do what is still open; or tell pain anew.

        What the journal did not take is written first.
        """
        if self.is_unwritten:
            self.write_again()
            return
        if self.must_end:
            self._corrects = self.asks_pain = True
            self.ask_pain()
            return
        self.asks_pain = False
        if self.run.stage is PlayStage.OVER and self.run.following is not None:
            self.run.go_to(self.run.following)
        else:
            self.run.resume()

    def write_again(self) -> None:
        """Write what the journal did not take, and go on where it takes it now."""
        if self.log.unwritten.write_again() and not self.must_end:
            self.run.resume()
        self.changed.emit()

    def _stand_unwritten(self) -> None:
        """Stand still where something could not be written."""
        if self.is_unwritten:
            self.asks_pain = False
            self.run.pause()
            self.changed.emit()

    @Slot()
    def more(self) -> None:
        """Count one more, or rest longer."""
        if not self._refuses:
            self.run.more(1)

    @Slot()
    def less(self) -> None:
        """Count one less, or rest shorter."""
        if not self._refuses:
            self.run.more(-1)

    @Slot()
    def back(self) -> None:
        """Go to the set before."""
        if not self._refuses:
            self.run.back()

    @Slot()
    def forward(self) -> None:
        """Go to the set after."""
        if not self._refuses:
            self.run.forward()

    @Slot(int)
    def jump(self, at: int) -> None:
        """Go to a set; in a rest also to the one just done."""
        is_here = at == self.run.at and self.run.stage is not PlayStage.BREAK
        if not self._refuses and not is_here:
            self.run.leave_set()
            self.run.go_to(at)

    @Slot()
    def pause_or_leave(self) -> None:
        """Pause; in a pause leave, to finish later. What is being told is taken back first."""
        if self.is_covered:
            self.leave_wanted.emit()
        elif self.run.waits:
            self.end_telling()
        elif self.run.is_paused:
            self.asks_pain = False
            self.changed.emit()
        else:
            self.run.pause()

    # ------------------------------------------------------------------ what is told

    @Slot()
    def ask_pain(self) -> None:
        """Let the next digit tell the pain of the set; a set that runs waits for it.

        So does the set after a rest, until the pain was told, or P takes the question back.
        """
        if self.is_covered:
            return
        if self.run.stage is not PlayStage.BREAK or self._corrects:
            self.asks_pain = True
            self.run.pause()
            self.changed.emit()
        elif self.run.waits:
            self.end_telling()
            return
        else:
            self.run.waits = True
        self.pain_wanted.emit()

    @Slot()
    def end_telling(self) -> None:
        """Let the rest lead on again: what it waited for was told, or is not to be told."""
        if self.run.waits:
            self.run.waits = False
            self.keys_wanted.emit()

    @Slot(VALUE)
    def tell_reserve(self, value: int | None) -> None:
        """Write what was left in reserve of the set just done."""
        if self.run.facts is not None:
            self.log.tell(self.run.facts, self.told_line, done_rir=value)
            self._stand_unwritten()

    @Slot(VALUE)
    def tell_pain(self, value: int | None) -> None:
        """Write the pain of the set."""
        self._corrects = False
        if self.run.facts is not None:
            self.log.tell(self.run.facts, self.told_line, pain=value)
            if self.must_end:
                self.run.pause()
            self._stand_unwritten()
            self.changed.emit()

    @Slot(SetEnd)
    def _log_set(self, ended: SetEnd) -> None:
        self.asks_pain = False
        if self.run.facts is not None:
            self.log.set_ended(self.run.facts, ended)
            self._stand_unwritten()

    @Slot()
    def step_down(self) -> None:
        """Do the easier exercise in what is still open, from standing.

        Of a set that is played what was done is logged first, as what it was.
        """
        run, facts = self.run, self.run.facts
        if facts is None or self._refuses:
            return
        line, underway = _line_to_ease(run, facts), run.is_underway
        if not self.log.has_easier(facts, line, logged=underway):
            return
        if run.stage is PlayStage.SET:
            at = run.at
            run.leave()
            self.asks_pain = False
            run.go_to_open()  # Before anything is said, which a set that is left takes with it.
        if run.facts is not None and not self.is_unwritten:  # What was just logged is in it.
            logged = run.steps[at].line if underway else None
            self.log.step_down(run.facts, line, logged=logged)

    @Slot()
    def end_partly(self) -> None:
        """End the session with what was done of it, this set included."""
        self.run.leave()
        if self.run.facts is not None and not self.is_unwritten:
            self.log.end_partly(self.run.facts)


def _line_to_ease(run: PlayRun, facts: PlayerFacts) -> SetLine:
    """Return the set that is played, else the one that comes next.

    One that is done already stays what it was; where the one that stands here has nothing
    easier, the one that is told to come after it is meant.
    """
    line = run.shown_step.line
    if run.stage is PlayStage.SET and line.done is None:
        return line
    after = run.following
    stays = line.done is not None or facts.easier(line) is None
    return run.steps[after].line if stays and after is not None else line
