"""Steps that follow a clock: raises at the beat, a hold, the rest between the legs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import StopRule
from calfjournal.domain.beat import Beat, beat_at
from calfjournal.domain.guided_scores import (
    COUNT_IN,
    count_in_ns,
    hold_score,
    raises_score,
    rest_score,
)
from calfjournal.domain.score import SECOND_NS, Score
from calfjournal.domain.testing import REST_S, Raises
from calfjournal.messages import formats, tr
from calfjournal.messages.vocabulary import ENDINGS
from ui.assessments.guide.beat_view import BeatView
from ui.assessments.guide.stage import Stage
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS
from ui.sound.clock import PlayClock
from ui.theme import active
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

PICTURE_MS, CALM_MS = 16, 100
"""Between two looks at the clock: a frame of the screen, or enough for words alone."""
WHY: Final = {
    Qt.Key.Key_1: StopRule.HEIGHT,
    Qt.Key.Key_2: StopRule.BEAT,
    Qt.Key.Key_3: StopRule.POSTURE,
    Qt.Key.Key_4: StopRule.SUPPORT,
}
"""Prompts that tell what was wrong."""


class ClockStage(Stage):
    """Looks at the clock again and again while it plays; the clock alone says where it is."""

    def __init__(
        self, title: str, clock: PlayClock, score: Score, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.clock, self.score = clock, score
        self.has_begun, self._seen_ns = False, 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.view = BeatView()
        self.stack.addWidget(self.view)
        self._timer = QTimer(self)
        self._timer.setInterval(CALM_MS if active().less_motion else PICTURE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_running(self) -> bool:
        """True while the clock is followed."""
        return self._timer.isActive()

    def start(self) -> None:
        """Play from the start, and follow the clock from now on."""
        self.has_begun, self._seen_ns = True, 0
        self.clock.play(self.score)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Play no longer; it stands where it is."""
        self._timer.stop()
        if self.clock.score is self.score:
            self._seen_ns = self.elapsed_ns
            self.clock.stop()

    @property
    def elapsed_ns(self) -> int:
        """Nanoseconds since the start, 0 before it; at the last look once it was stopped."""
        if self.has_begun and self.clock.score is self.score:
            self._seen_ns = self.clock.elapsed_ns
        return self._seen_ns

    @Slot()
    def look(self) -> None:
        """Show the moment that the clock says."""
        raise NotImplementedError

    def begin_anew(self) -> None:
        """Stand as before the start."""
        self.stop()
        self.has_begun, self._seen_ns = False, 0
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_running:
            self.look()
        self.stop()
        super().hideEvent(event)


class RaisesStage(ClockStage):
    """Counts by the beat and by key; two prompts in a row, pain or Enter end it."""

    def __init__(self, title: str, bpm: int, clock: PlayClock) -> None:
        super().__init__(title, clock, raises_score(bpm))
        self.keys = tr(
            "Enter or Space starts the beat, Enter ends it. Space: one raise at full height. P: a "
            "prompt; 1 height, 2 beat, 3 knee or trunk, 4 support say which. X: pain above 5/10. "
            "Esc leaves"
        )
        self._bpm = bpm
        self.raises = Raises()
        self._last = 0
        self._told = small("", wrap=True)
        self.stack.addWidget(self._told)
        self.go = Button(tr("Start the beat"), "primary", tip=tr("Enter"))
        self.go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.go.clicked.connect(self.turn)
        self.stack.addLayout(row(self.go, None))
        self.look()

    @property
    def beat(self) -> Beat | None:
        """Where the beat is, None before its count-in is over."""
        after = self.elapsed_ns - count_in_ns(self._bpm)
        return beat_at(after, self._bpm) if self.has_begun and after >= 0 else None

    @property
    def counted(self) -> int:
        """Raises that count."""
        return self.raises.counted(self._last)

    @Slot()
    def turn(self) -> None:
        """Start the beat, end its count-in and stand as before it, or end the test."""
        if not self.has_begun:
            self.start()
            self.go.setText(tr("End"))
        elif self.beat is None:
            self.begin_anew()
        else:
            self._take(self.raises.ended_by(None))

    def counted_so_far(self) -> float:
        if self.is_running:
            self.look()
        return 0 if self.raises.over else self.counted

    def begin_anew(self) -> None:
        self.raises, self._last = Raises(), 0
        super().begin_anew()
        self.go.setText(tr("Start the beat"))

    @Slot()
    def look(self) -> None:
        beat = self.beat
        if not self.has_begun:
            self.view.show_moment(None, "0", tr("Get into position."))
        elif beat is None:
            left = COUNT_IN - beat_at(self.elapsed_ns, self._bpm).number
            self.view.show_moment(None, str(left), tr("Up on the first beat."))
        else:
            self._last = beat.reps
            word = tr("Up") if beat.is_up else tr("Down")
            moving = None if active().less_motion else beat
            self.view.show_moment(moving, str(self.counted), word)
        self._tell()

    def _tell(self) -> None:
        if self.raises.marked:
            way = tr("Counted by Space from here on.")
        else:
            way = tr("Counted by the beat; each prompt takes one away. Space counts by hand.")
        if self.raises.in_a_row:
            way = tr("{way} One prompt: a second in a row ends the test.", way=way)
        self._told.setText(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ENTER_KEYS:
            if not event.isAutoRepeat():
                self.turn()
        elif key == Qt.Key.Key_Space and not self.has_begun:
            self.turn()
        elif self.beat is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.look()
            self._take(self.raises.at_full_height(self._last))
        elif key == Qt.Key.Key_P or key in WHY:
            self.look()
            self._take(self.raises.after_prompt(self._last, WHY.get(key)))
        elif key == Qt.Key.Key_X:
            self._take(self.raises.ended_by(StopRule.PAIN))
        else:
            super().keyPressEvent(event)

    def _take(self, raises: Raises) -> None:
        self.raises = raises
        self.look()
        if raises.over:
            self.stop()
            self.finished.emit()

    def why_text(self) -> str:
        """Return what ended it, "" where nobody told."""
        ended = self.raises.ended
        return tr("Ended because {why}.", why=ENDINGS[ended]) if ended is not None else ""


class HoldStage(ClockStage):
    """A stopwatch: Space or Enter starts it, and stops it."""

    def __init__(self, title: str, clock: PlayClock) -> None:
        super().__init__(title, clock, hold_score())
        self.keys = tr("Space or Enter starts and stops the watch. X: pain above 5/10. Esc leaves")
        self.seconds = 0
        self._over = False
        self.ended: StopRule | None = None
        self.go = Button(tr("Start"), "primary", tip=tr("Space"))
        self.go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.go.clicked.connect(self.turn)
        self.stack.addLayout(row(self.go, None))
        self.look()

    @Slot()
    def turn(self) -> None:
        """Start the watch, or stop it."""
        if not self.has_begun:
            self.start()
            self.go.setText(tr("Stop"))
        else:
            self._end(None)

    def _end(self, why: StopRule | None) -> None:
        self.look()
        self.stop()
        self.ended = why
        self._over = True
        self.finished.emit()

    def counted_so_far(self) -> float:
        if self.is_running:
            self.look()
        return 0 if self._over else self.seconds

    def begin_anew(self) -> None:
        super().begin_anew()
        self.go.setText(tr("Start"))

    @Slot()
    def look(self) -> None:
        self.seconds = self.elapsed_ns // SECOND_NS
        word = tr("Half-way up, and stay there.") if not self.has_begun else tr("seconds")
        self.view.show_moment(None, str(self.seconds), word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.turn()
        elif event.key() == Qt.Key.Key_X and self.has_begun:
            self._end(StopRule.PAIN)
        else:
            super().keyPressEvent(event)


class RestStage(ClockStage):
    """Two minutes between the legs; Enter goes on at any time."""

    def __init__(self, following: str, clock: PlayClock) -> None:
        super().__init__(tr("Rest"), clock, rest_score())
        self.keys = tr("Enter goes on, Esc leaves")
        self.stack.addWidget(Label(following, wrap=True))
        self.go = Button(tr("Go on"), "primary", tip=tr("Enter"))
        self.go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.go_on_by(self.go)
        self.look()

    def take_keys(self) -> None:
        self.setFocus()
        self.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.has_begun and self.left_s:
            self._timer.start()  # A rest goes on while nobody looks.

    @property
    def left_s(self) -> int:
        """Seconds that are left."""
        return max(REST_S - self.elapsed_ns // SECOND_NS, 0)

    @Slot()
    def look(self) -> None:
        left = self.left_s
        word = tr("until the other leg") if left else tr("Rest is over.")
        self.view.show_moment(None, formats.duration(left), word)
        if not left:
            self._timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        Stage.hideEvent(self, event)  # The clock goes on, and is heard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
