"""The player of a session: it fills the window, and keys do everything."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.score import SECOND_NS
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import in_words, mark
from calfjournal.messages.formats import sentences
from calfjournal.views.player import PlayerFacts
from calfjournal.views.player_words import done_words, then_words
from ui.editor.session_ends import became
from ui.player.acts import PlayActs
from ui.player.log import asks_reserve
from ui.player.other_day import OtherDays
from ui.player.pause_cover import PauseCover
from ui.player.place import PlayStage
from ui.player.run import PlayRun
from ui.player.stand import PlayerStand
from ui.player.unwritten import UnwrittenSets
from ui.services.context import Context
from ui.services.drafts import DraftKey
from ui.services.places import Place, SessionSpot, Target
from ui.services.qt import STRONG_FOCUS
from ui.sound.clock import PlayClock
from ui.sound.window_clock import clock_of
from ui.theme import active, metrics
from ui.widgets import mirrored
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.player.ahead import NothingPlayed

PICTURE_MS, CALM_MS = 16, 100
"""Between two looks at the clock: a frame of the screen, or enough for numbers alone."""
KINDS = (Kind.SESSION, Kind.SET_LINE, Kind.PHASE, Kind.THRESHOLD)
SMALL = 480
"""Pixels of a page whose margins are narrow."""
DIGITS = "0123456789"
COVERED_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Escape)
"""Keys that the cover leaves to the page."""
MANY = (Qt.Key.Key_Up, Qt.Key.Key_Down)
"""Keys that may be held."""


class PlayerPage(Page):
    """Plays one session; what was done is logged set by set, so that leaving loses nothing."""

    title: ClassVar[str] = mark("Player")
    scrolls: ClassVar[bool] = False
    fills_window: ClassVar[bool] = True
    below_header: ClassVar[int] = 0

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setFocusPolicy(STRONG_FOCUS)
        self._heading.hide()
        self._spot: SessionSpot | None = None
        self._has_clock = False
        self._asked_at: tuple[PlayStage, int] | None = None
        """Where pain was asked for by its key."""
        self.run = PlayRun(PlayClock(parent=self), self)
        self.acts = PlayActs(context, self.run, self)
        self.days = OtherDays(context, self)
        self.stand = PlayerStand(context)
        self.cover = PauseCover(self)
        self.body.addWidget(self.stand, 1)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._keys = self.acts.by_key
        self._connect()
        self.stand.hide()

    def _connect(self) -> None:
        acts, stand, cover = self.acts, self.stand, self.cover
        self.run.changed.connect(self._show)
        acts.changed.connect(self._show)
        acts.pain_wanted.connect(self._ask_pain)
        acts.wrong_wanted.connect(stand.wrong.ask)
        acts.leave_wanted.connect(self.leave)
        acts.keys_wanted.connect(self._let_go)
        stand.main.clicked.connect(acts.advance)
        stand.hold.clicked.connect(acts.pause_or_leave)
        stand.before.clicked.connect(acts.back)
        stand.after.clicked.connect(acts.forward)
        stand.segments.chosen.connect(acts.jump)
        stand.less.clicked.connect(acts.less)
        stand.more.clicked.connect(acts.more)
        stand.pain.clicked.connect(acts.ask_pain)
        stand.easier.clicked.connect(acts.step_down)
        stand.asked.reserve_told.connect(acts.tell_reserve)
        stand.asked.pain_told.connect(acts.tell_pain)
        stand.asked.let_go.connect(self._let_go)
        stand.asked.let_go.connect(acts.end_telling)
        cover.go_on_wanted.connect(acts.go_on)
        cover.end_wanted.connect(self.acts.end_partly)
        cover.leave_wanted.connect(self.leave)
        self.context.notices.said.connect(self._tell_notice)
        self.context.notices.undone.connect(stand.note)

    def follow(self, clock: PlayClock) -> None:
        """Follow a clock from now on; without being told which, that of the window."""
        self._has_clock = True
        self.run.follow(clock)
        clock.told.connect(self.stand.tell)

    # ------------------------------------------------------------------ what is played

    def wants(self, changes: ChangeSet) -> bool:
        return changes.touches(*KINDS)

    def go_to(self, target: Target) -> None:
        """Play a session from its first open set; one that cannot be played is shown as ever."""
        if isinstance(target, DraftKey) and isinstance(target.about, int):
            found = self._read(target.about)  # Sets of it could not be written.
            target = SessionSpot(found.session.day, found.session.key) if found else target
        if isinstance(target, SessionSpot):
            self._play(target)

    def _play(self, target: SessionSpot) -> None:
        facts = self._read(target.session_id)
        if facts is None or not facts.can_be_played or self.context.journal.read_only:
            self.context.navigate(Place.SESSION, target)
            return
        if not self.days.may_play(facts.session):
            self.days.ask(facts.session)
            return
        if not self._has_clock:
            self.follow(clock_of(self.context))
        self.stand.note("")
        self._spot = None  # What was refused before is written before anything is shown.
        self.acts.log.begin(facts)
        facts = self._read(target.session_id) or facts
        if not facts.can_be_played:
            self.context.navigate(Place.SESSION, target)
            return
        self._spot = target
        self.acts.asks_pain = False
        self.run.begin(facts)
        if self.acts.is_unwritten:
            self.run.pause()
        self._show()
        self._take_keys()

    def refresh(self) -> None:
        """Take the sets as the journal has them; leave a session that is over, or gone."""
        if self._spot is None:
            self._show()
            return
        facts = self._read(self._spot.session_id)
        if facts is None:
            self.leave()
        elif _is_over(facts):
            self._to_session(facts)
        else:
            self.run.take(facts)

    def _read(self, session_id: int) -> PlayerFacts | None:
        return self.context.journal.views.player(session_id)

    def _to_session(self, facts: PlayerFacts) -> None:
        """Lead to the page of a session that ended, which asks for its effort."""
        spot, self._spot = self._spot, None
        self.run.leave()
        if spot is not None and self.isVisible():
            self.context.navigate(Place.SESSION, spot)
        if facts.session.counts:
            self.context.notices.say(became(facts.session), undoable=True)

    # ------------------------------------------------------------------ the picture

    def _follow_clock(self) -> None:
        """Look as often as something moves; nothing does while it stands."""
        if self._spot is None or not self.run.clock.is_running:
            self._timer.stop()
            return
        is_calm = active().less_motion or self.run.stage is PlayStage.BREAK
        self._timer.start(CALM_MS if is_calm else PICTURE_MS)

    @Slot()
    def look(self) -> None:
        """Show the moment that the clock says."""
        if self._spot is None:
            self._timer.stop()
            return
        if QApplication.activeModalWidget() is not None:
            self.run.pause()
        self.run.look()
        if self._spot is not None:
            self.stand.show_moment(self.run)

    @Slot()
    def _show(self) -> None:
        """Show what is going on, from the ground up."""
        run, plays = self.run, self._spot is not None
        if plays and self.acts.must_end and not run.is_paused:
            run.pause()  # Which comes back here.
            return
        self._follow_clock()
        self.stand.setVisible(plays)
        if not plays or "empty" in self.__dict__:
            self.empty.setVisible(not plays)
        if not plays or run.facts is None:
            self.cover.hide()
            return
        self._show_asked(run.facts)
        self.stand.show_run(run)
        unwritten = self.acts.is_unwritten
        self.stand.setEnabled(not self.acts.is_covered)  # Behind the cover nothing takes keys.
        self.cover.offer_end(partly=self._has_done, hurts=self.acts.must_end)
        self.cover.end.setHidden(unwritten or self.cover.end.isHidden())
        if unwritten:
            self.cover.show_unwritten(_unwritten_words(self.acts.log.unwritten, run.facts))
        elif self.acts.must_end:
            self.cover.show_end(self._why_it_ends(run.facts))
        elif run.stage is PlayStage.OVER:
            lines = (step.line for step in run.steps if step.line.done is None)
            self.cover.show_open(len({(line.item, line.number, line.warm_up) for line in lines}))
        elif self.acts.is_covered:
            self.cover.show_pause(slept_s=run.slept_ns // SECOND_NS)
        elif self.cover.isVisible():
            self.cover.hide()
            self._take_keys()

    @cached_property
    def empty(self) -> NothingPlayed:
        """What is shown while nothing is played; made when nothing is."""
        from ui.player.ahead import NothingPlayed

        nothing = NothingPlayed(self.context)
        self.body.addWidget(nothing, 1)
        return nothing

    @property
    def _has_done(self) -> bool:
        """True when something was done of the session, this set included."""
        facts, run = self.run.facts, self.run
        logged = facts is not None and facts.session.has_done
        return logged or (run.stage is PlayStage.SET and run.counts_itself)

    def _why_it_ends(self, facts: PlayerFacts) -> str:
        """What the day says to do, or else what follows from the pain of the set."""
        told = [in_words(each) for each in facts.counsel]
        return sentences(told) or then_words(facts, self.acts.told_line)

    @Slot()
    def _ask_pain(self) -> None:
        """Show the scale of pain and let the next digit tell it."""
        self._asked_at = self.run.stage, self.run.at
        if self.run.facts is not None:
            self._show_asked(self.run.facts)
        self.stand.asked.ask_pain()

    def _show_asked(self, facts: PlayerFacts) -> None:
        line, asks = self.acts.told_line, self.acts.asks_pain
        in_break = self.run.stage is PlayStage.BREAK
        just_done = in_break and line.done is not None
        wanted = in_break and self._asked_at == (self.run.stage, self.run.at)
        self.stand.asked.setVisible(just_done or asks or wanted)
        then = then_words(facts, line)
        reserve = just_done and asks_reserve(facts, line)
        takes = asks or self.stand.asked.pain.hasFocus()
        self.stand.asked.show_line(line, then, done=in_break, reserve=reserve, pain=takes)
        self.stand.announcer.tell_then(then)

    @Slot()
    def _take_keys(self) -> None:
        if self.cover.isHidden():  # Else its ways on have them.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _let_go(self) -> None:
        """Take the keys back when pain is told: digits may mean something else again."""
        self._take_keys()
        if self._spot is not None and self.run.facts is not None:
            self._show_asked(self.run.facts)

    @Slot(str, bool)
    def _tell_notice(self, sentence: str, _undoable: bool) -> None:
        self.stand.note(sentence)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(mirrored.key(self, event.key()))
        covered = self.acts.is_covered
        if covered and self._spot is not None and event.key() not in COVERED_KEYS:
            act = None
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._spot is None:
            if event.key() == Qt.Key.Key_Escape:
                self.context.go_back()
            else:
                super().keyPressEvent(event)
        elif act is not None and not held:
            if not event.isAutoRepeat() or event.key() in MANY:
                act()
        elif covered:
            event.ignore()
        elif self.stand.asked.asks_reserve and event.text() in DIGITS and event.text():
            if not event.isAutoRepeat():
                self.stand.asked.reserve.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Leave, to finish later: what was logged stays."""
        self._put_away()
        self.cover.hide()
        self.context.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        frame, small = self.layout(), self.height() < SMALL
        if frame is not None:
            side, above = (metrics.M, metrics.S) if small else (metrics.PAGE_MARGIN, metrics.L)
            frame.setContentsMargins(side, above, side, above)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # A window that is made small plays on.
            self._timer.stop()
            self._put_away()
        super().hideEvent(event)

    def _put_away(self) -> None:
        self._spot = None
        self.run.leave()
        self.acts.log.unwritten.leave()


def _is_over(facts: PlayerFacts) -> bool:
    """True of a session that ended, that waits for a gate, or that has no sets any more."""
    planned = facts.session.status is SessionStatus.PLANNED
    return not (planned and facts.steps) or facts.question is not None


def _unwritten_words(unwritten: UnwrittenSets, facts: PlayerFacts) -> str:
    """Return what was done and not saved, why, and whether it ends the session."""
    done = [f"{done_words(line)}." for line in unwritten.lines if line.done is not None]
    hurts = any(facts.ends_with(line.pain) for line in unwritten.lines)
    end = [in_words(say("training.end_now"))] if hurts else []
    return sentences([*end, *done, unwritten.problem])
