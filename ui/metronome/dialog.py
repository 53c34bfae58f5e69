"""The metronome for a run: a beat at one's own cadence, heard here or saved for the phone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.cadence_beat import BeatPlan, beat_score
from calfjournal.domain.score import Score
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from calfjournal.tasks import beat_bytes
from calfjournal.views.cadence_words import file_name, file_words, now_words, repeats_words
from ui.metronome.beat_fields import BeatFields
from ui.metronome.beat_file import BeatFile
from ui.metronome.listening import Listening
from ui.metronome.sound_line import SoundLine
from ui.metronome.strip import BeatStrip
from ui.metronome.target_block import TargetBlock
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.sound.clock import PlayClock
from ui.sound.window_clock import clock_of
from ui.widgets.banner import Banner
from ui.widgets.busy import ProgressLine
from ui.widgets.card import Hairline
from ui.widgets.dialog import Dialog
from ui.widgets.scrolled import show_both
from ui.widgets.text import small

WIDTH = 620


class MetronomeDialog(Dialog):
    """Shows the beat of a day with its reasons.

    ``about`` says what it is for, ``repeats`` what a session asks for; without any they are those
    of the week. ``clock`` plays it, that of the window where none is given.
    """

    def __init__(
        self,
        context: Context,
        day: date,
        parent: QWidget | None = None,
        *,
        about: str = "",
        repeats: BeatPlan | None = None,
        clock: PlayClock | None = None,
    ) -> None:
        super().__init__(tr("Metronome for a run"), parent, width=WIDTH)
        self._context = context
        self._file = BeatFile(context, self)
        self._leaves = False
        """True once somebody wanted to leave while a file was written."""
        target = context.journal.views.cadence_target(day)
        self.target = TargetBlock(context, target)
        self.repeats = BeatFields(_as_last_time(context, repeats or target.repeats))
        self._score: Score | None = None
        self.strip = BeatStrip(self._silent())
        self._told = small("", "text", wrap=True)
        self.listening = Listening(clock or clock_of(context), self)
        self._sound = SoundLine(context, self.listening.clock)
        if about:
            self.body.addWidget(small(about, wrap=True))
        for part in (self.target, Hairline(), self.repeats, self.strip, self._told, self._sound):
            self.body.addWidget(part)
        self._add_saving()
        self._connect()
        self._show()
        self.target.asks.setFocus()

    def _add_saving(self) -> None:
        self._saving = ProgressLine(tr("Writing the file"))
        self._saving.hide()
        self.body.addWidget(self._saving)
        self.add_button(tr("Close"), closes=True)
        self.listen = self.add_button(tr("Listen"))
        self.save = self.add_button(tr("Save as WAV…"), "primary")
        self.put_buttons_last()

    def _connect(self) -> None:
        self.target.changed.connect(self._show)
        self.repeats.changed.connect(self._show)
        self.strip.asked.connect(self.play_from)
        self.listen.clicked.connect(self.turn)
        self.save.clicked.connect(self.choose_file)
        self.listening.moved.connect(self._follow)
        self._saving.cancelled.connect(self.stop_saving)
        self._sound.came.connect(self._see_sound)
        self._file.progressed.connect(self._saving.show_progress)
        self._file.saved.connect(self._saved)
        self._file.stopped.connect(self._show_stopped)
        self._file.failed.connect(self._failed)
        self.finished.connect(self.listening.stop)

    # ------------------------------------------------------------------ what is shown

    @property
    def score(self) -> Score | None:
        """What would be played, None while there is no beat."""
        return self._score

    def _silent(self) -> Score:
        """The parts alone, for as long as there is no beat."""
        target = self.target.target
        return beat_score(self.repeats.plan, self.target.beat or target.spm or 1)

    @Slot()
    def _show(self) -> None:
        """Show what stands in the fields; another beat is heard when it is asked for again."""
        beat, shown = self.target.beat, self._silent()
        score = shown if beat is not None else None
        if score != self._score:
            self.listening.stop()
        self._score = score
        self.strip.show_score(shown)
        self._tell_of_file(shown)

    def _tell_of_file(self, score: Score) -> None:
        if not self.repeats.fits:
            self._told.setText(tr("How long it takes is said once all of it fits."))
            return
        plan = repeats_words(self.repeats.plan)
        words = file_words(score, beat_bytes(score))
        self._told.setText(tr("{plan} · {file}", plan=plan, file=words))

    # ------------------------------------------------------------------ listening

    @Slot()
    def turn(self) -> None:
        """Begin with the first beat, or end."""
        if self.listening.is_on:
            self.listening.stop()
        else:
            self._play(None)

    @Slot(int)
    def play_from(self, index: int) -> None:
        """Hear a part of it, and what comes after."""
        self._play(index)

    def _play(self, index: int | None) -> None:
        if self._taken() and self._score is not None:
            self._remember()
            self._sound.look()
            self.listening.play(self._score, index)

    @Slot(VALUE)
    def _follow(self, elapsed_ns: int | None) -> None:
        self.strip.show_moment(elapsed_ns)
        self.listen.setText(tr("Listen") if elapsed_ns is None else tr("Stop"))
        if elapsed_ns is None:
            self._tell_of_file(self._silent())
        elif self._score is not None:
            self._told.setText(now_words(self._score, elapsed_ns))

    @Slot()
    def _see_sound(self) -> None:
        self.grow()
        show_both(self._told, self._sound)

    # ------------------------------------------------------------------ saving

    @Slot()
    def choose_file(self) -> None:
        """Ask where, and write the file off the GUI thread."""
        if not self._taken() or self._score is None or self._file.is_on:
            return
        title = tr("Save the beat as WAV")
        suggested = file_name(self.repeats.plan, self.target.beat or 0)
        ask = self._context.chooser.file_to_save
        path = ask(self, title, suggested, "WAV (*.wav)", ".wav")
        if path is None:
            return
        self._remember()
        self.listening.stop()
        self._show_saving(saving=True)
        self._file.write(self._score, path)

    def _taken(self) -> bool:
        return self.target.take() and self.repeats.take()

    def _show_saving(self, *, saving: bool) -> None:
        self._saving.show_progress(0, 0, "")
        self._saving.setVisible(saving)
        self.grow()
        self._saving.cancel.setEnabled(True)
        for part in (self.target, self.repeats, self.strip, self.listen, self.save):
            part.setEnabled(not saving)
        if saving:
            self._saving.cancel.setFocus()

    @Slot(Path, bool)
    def _saved(self, path: Path, late: bool) -> None:
        self._show_saving(saving=False)
        if not late:
            self._context.notices.say(tr("Saved as {file}.", file=path.name))
            self.accept()
            return
        words = tr("It was too late to stop: {file} is written.", file=path.name)
        if self._leaves:
            self._context.notices.say(words)
            self.reject()
        else:
            self.add_strip(Banner(words, closable=True))
            self.save.setFocus()

    @Slot()
    def _show_stopped(self) -> None:
        self._show_saving(saving=False)
        if self._leaves:
            self.reject()
        else:
            self.save.setFocus()

    @Slot(VALUE)
    def _failed(self, problem: BaseException) -> None:
        self._show_saving(saving=False)
        self._leaves = False
        if isinstance(problem, CalfjournalError):
            self._context.notices.warn(problem)
        else:
            raise problem

    @Slot()
    def stop_saving(self) -> None:
        """Stop writing; what was there before stays, unless it came too late, which is said."""
        self._file.stop()
        self._saving.cancel.setEnabled(False)

    def done(self, result: int) -> None:
        # Every way out comes through here: while a file is written it ends with that.
        if self._file.is_on:
            self._leaves = True
            self.stop_saving()
        else:
            super().done(result)

    def _remember(self) -> None:
        plan = self.repeats.plan
        self._context.settings.change(
            beat_every=plan.every,
            beat_warm_up=plan.warm_up_min,
            beat_cool_down=plan.cool_down_min,
        )


def _as_last_time(context: Context, plan: BeatPlan) -> BeatPlan:
    """Return the repeats with both ends, and the steps that sound, as they were chosen last."""
    now = context.settings.now
    return replace(
        plan,
        every=now.beat_every,
        warm_up_min=now.beat_warm_up,
        cool_down_min=now.beat_cool_down,
    )
