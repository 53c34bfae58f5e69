"""Everything of the player that is seen: the strip above, both halves, and the row below."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calfjournal.domain.looks import KIND_LOOKS, Look
from calfjournal.messages import tr
from calfjournal.messages.formats import sentences
from calfjournal.views.player_words import minutes_words, next_words
from ui.player.announcing import Announcer
from ui.player.asked import AskedOfSet
from ui.player.place import PlayStage
from ui.player.run import PlayRun
from ui.player.said_view import DRAWN_FOR, FEWEST_PX, LARGEST, SMALLEST, SaidView
from ui.player.segments import Segments
from ui.player.sight import TellingNow, number_now, said, turn
from ui.player.turn_view import TurnView
from ui.services.context import Context
from ui.services.qt import NO_FOCUS
from ui.signs.wrong_button import WrongButton
from ui.theme import metrics
from ui.theme.fonts import REGULAR, scale, sized_font
from ui.widgets.buttons import Button, IconButton
from ui.widgets.layouts import column, row
from ui.widgets.text import small

ROOMY: Final = 900
"""Pixels of a player that has room for every word of its strip and its row."""
SMALL_PX: Final = 14
"""Of small words, at the height for which the halves are drawn."""
LOW: Final = 440
"""Pixels of one that has room for one row of questions only."""


class PlayerStand(QWidget):
    """Shows a run; its buttons take no keys, which all belong to the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look("accent")
        self._is_roomy, self._is_low = True, False
        self._comes = self._note = self._of_sound = ""
        self._shown: tuple[object, ...] = ()
        self.said = SaidView()
        self.turn = TurnView()
        self.announcer = Announcer(self.turn)
        self.segments = Segments()
        self.asked = AskedOfSet()
        self._run: PlayRun | None = None
        self._keys, self._minutes, self._next = small(""), small(""), small("", wrap=True)
        self.hold = IconButton("pause", tr("Pause"), keys=tr("Esc"))
        back, on = (tr("Left"), tr("Right"))[:: -1 if self.isRightToLeft() else 1]
        self.before = IconButton("chevron-left", tr("Set before"), keys=back)
        self.after = IconButton("chevron-right", tr("Set after"), keys=on)
        self.less, self.more = IconButton("minus", ""), IconButton("plus", "")
        self._told = small("", wrap=True)
        self._base = TellingNow("", "", "", "", ())
        self.wrong = WrongButton(context)
        self.pain = Button(tr("Pain"), tip=tr("P, then a digit"))
        self.easier = Button(tr("Easier exercise"), tip=tr("E"))
        self.main = Button("", "primary")
        self._strip_buttons = (self.hold, self.before, self.after)
        self._row_buttons = (self.wrong, self.pain, self.easier, self.less, self.more, self.main)
        for button in (*self._strip_buttons, *self._row_buttons):
            button.setFocusPolicy(NO_FOCUS)
        self._lay_out()
        self._told.hide()
        self._next.setMinimumWidth(1)  # What it says comes after the buttons.

    def _lay_out(self) -> None:
        sets: QHBoxLayout = row(None, self.before, self.segments, self.after, None, gap=metrics.XS)
        strip = row(self.hold, self._keys, sets, self._minutes)
        strip.setStretch(2, 1)
        self._halves: QHBoxLayout = row(self.said, self.turn, gap=metrics.L)
        self._halves.setStretch(0, 1)
        self._halves.setStretch(1, 1)
        self._row: QHBoxLayout = row(self._next, *self._row_buttons)
        self._row.setStretch(0, 1)
        whole = column(strip, self._told, self._halves, self.asked, self._row, gap=metrics.S)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # ------------------------------------------------------------------ showing

    def show_run(self, run: PlayRun) -> None:
        """Show what is going on, where something else goes on than before."""
        facts, self._run = run.facts, run
        if facts is None or not run.steps:
            return
        self._look = KIND_LOOKS[facts.session.kind]
        after = run.following
        follows = run.steps[after] if after is not None else None
        in_break = run.stage is PlayStage.BREAK
        self._comes = (
            "" if in_break else next_words(facts, replace(run.step, rest=run.rest), follows)
        )
        self._show_next()
        if self._shown != (run.stage, run.at):
            self._shown = run.stage, run.at
            self.note("")
        self.segments.show_steps(run.steps, run.steps.index(run.shown_step), self._look)
        self._base = said(run, facts)
        if self._is_low:  # What follows from pain has a row of its own.
            self._base = replace(self._base, lines=("", *self._base.lines[1:]))
        self.show_moment(run)

    def show_moment(self, run: PlayRun) -> None:
        """Show where the clock is."""
        facts = run.facts
        if facts is None or not run.steps:
            return
        self._show_verb(run)
        self._keys.setText(self._keys_words(run) if self._is_roomy else "")
        number, beside = number_now(run, facts)
        self.said.show_said(replace(self._base, number=number, beside=beside), self._look)
        self.turn.show_turn(turn(run, facts), self._look)
        self._minutes.setText(minutes_words(run.seconds_left))
        self.announcer.look(run)

    def _show_verb(self, run: PlayRun) -> None:
        if run.is_paused or run.stage is PlayStage.OVER:
            verb = tr("Go on")
        elif run.stage is PlayStage.SET:
            verb = tr("Begin now") if run.is_counting_in else tr("Done")
        else:
            verb = tr("Start") if run.stage is PlayStage.STANDING else tr("Skip the rest")
        if verb != self.main.accessibleName():
            self.main.setAccessibleName(verb)
            self._name_main()
        in_break = run.stage is PlayStage.BREAK
        self.less.setEnabled(in_break or run.counts_by_key)
        self.more.setEnabled(in_break or run.counts_by_key)
        self.less.set_name(tr("15 s less") if in_break else tr("One less"), keys=tr("Down"))
        self.more.set_name(tr("15 s more") if in_break else tr("One more"), keys=tr("Up"))

    def _fit_row(self) -> None:
        """Leave out what keys do as well where the row has no room for it."""
        spare = (self.easier, self.less, self.more)
        for button in spare:
            button.show()
        for button in spare:
            shown = [each for each in self._row_buttons if not each.isHidden()]
            needed = sum(each.sizeHint().width() + metrics.S for each in shown)
            if needed > self.width():
                button.hide()

    def _name_main(self) -> None:
        verb = self.main.accessibleName()
        self.main.setText(tr("{verb} · Space", verb=verb) if self._is_roomy else verb)
        self._fit_row()

    def _show_next(self) -> None:
        self._next.setText(self._comes if self._is_roomy else "")

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say what became of the sound in a quiet line; "" takes it away."""
        self._of_sound = sentence
        self._show_told()

    @Slot(str)
    def note(self, sentence: str) -> None:
        """Say what was done, until something else goes on."""
        self._note = sentence
        self._show_told()

    def _show_told(self) -> None:
        told = sentences([each for each in (self._note, self._of_sound) if each])
        self._told.setText(told)
        self._told.setVisible(bool(told))

    # ------------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY * scale()
        self._is_roomy = roomy
        self._is_low = self.height() < LOW * scale()
        self.asked.set_low(low=self._is_low)
        self._grow()
        self.easier.setText(tr("Easier exercise") if roomy else tr("Easier"))
        for button in (self.before, self.after):
            button.setVisible(roomy)
        self._show_next()
        self.wrong.setText(tr("Something is wrong") if roomy else "")
        self.wrong.setAccessibleName(tr("Something is wrong"))
        self._name_main()
        if self._run is not None:
            self.show_run(self._run)

    def _grow(self) -> None:
        """Let words and buttons grow with the window as the halves do."""
        size = min(max(self.window().height() / DRAWN_FOR, SMALLEST), LARGEST)
        px = max(round(SMALL_PX * size), FEWEST_PX)
        for label in (self._keys, self._minutes, self._next, self._told):
            label.setFont(sized_font(px, REGULAR, figures=True))
        for button in (*self._strip_buttons, *self._row_buttons):
            button.grow(max(size, 1.0))
        self.segments.grow(max(size, 1.0))
        self.asked.grow(max(size, 1.0), self.width())

    def _keys_words(self, run: PlayRun) -> str:
        """Which keys do something now, beside Space, which the button names."""
        parts = [tr("Esc pause"), tr("← → set")]
        if run.stage is PlayStage.BREAK:
            parts.append(tr("↑ ↓ 15 s"))
        elif run.counts_by_key:
            parts.append(tr("↑ ↓ count"))
        return " · ".join([*parts, tr("P pain"), tr("E easier"), tr("W wrong")])
