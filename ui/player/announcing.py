"""What a screen reader is told while a session is played: politely, and not each second."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.score import Cue
from calfjournal.messages import formats, tr
from calfjournal.views.player import PlayerFacts
from calfjournal.views.player_words import asked_words, cue_word, set_name
from ui.player.place import PlayPlace, PlayStage
from ui.player.sight import REPS


class Announcer:
    """Says each repetition and each turn once, in the voice of a widget."""

    def __init__(self, speaker: QWidget) -> None:
        self._speaker = speaker
        self._now = self._then = ""
        self._was_paused = False
        self.sentence = ""
        """What was said last."""

    def look(self, place: PlayPlace) -> None:
        """Say what is going on where it was not said yet, and when it stands still or goes on."""
        if place.is_paused != self._was_paused:
            self._was_paused, self._now = place.is_paused, _now(place)
            going_on = tr("Going on. {what}", what=self._now)
            self.say(tr("Paused") if place.is_paused else going_on)
        elif not place.is_paused and (now := _now(place)) != self._now:
            self._now = now
            self.say(now)

    def tell_then(self, sentence: str) -> None:
        """Say once what follows from the pain that was told; "" when nothing does any more."""
        if sentence != self._then:
            self._then = sentence
            self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say a sentence, if somebody listens."""
        if not sentence:
            return
        self.sentence = sentence
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._speaker, sentence)
            QAccessible.updateAccessibility(event)


def _now(place: PlayPlace) -> str:
    """What is going on; at the start of a set, a rest and a change whose it is, and how much."""
    head, facts = place.playhead, place.facts
    if facts is None or not place.steps:
        return ""
    whole = _whole(place, facts)
    if head is None:
        return whole
    line, cue = place.shown_step.line, head.passage.cue
    word = cue_word(cue, facts.exercises.get(line.exercise))
    if place.stage is PlayStage.BREAK:
        return tr("{phase}. Next: {what}", phase=word, what=whole)
    if cue in REPS:
        rep = min(head.passage.rep + place.extra, place.most)
        return tr("{number}, {phase}", number=rep, phase=word)
    if cue is Cue.READY:
        return tr("{phase}: {what}", phase=word, what=whole)
    return tr("{phase}, {what}", phase=word, what=set_name(line))


def _whole(place: PlayPlace, facts: PlayerFacts) -> str:
    line = place.shown_step.line
    return formats.commas([facts.name(line), set_name(line), asked_words(facts, line)])
