"""What a screen reader is told while a session is played: politely, and not each second."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.score import Cue
from calfjournal.messages import tr
from calfjournal.views.player_words import CUES, set_title
from ui.player.place import PlayPlace
from ui.player.sight import REPS


class Announcer:
    """Says each repetition and each turn once, in the voice of a widget."""

    def __init__(self, speaker: QWidget) -> None:
        self._speaker = speaker
        self.sentence = ""
        """What was said last."""

    def look(self, place: PlayPlace) -> None:
        """Say what is going on where it was not said yet."""
        sentence = _sentence(place)
        if sentence == self.sentence:
            return
        self.sentence = sentence
        if sentence and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._speaker, sentence)
            QAccessible.updateAccessibility(event)


def _sentence(place: PlayPlace) -> str:
    head, facts = place.playhead, place.facts
    if facts is None or place.is_paused:
        return ""
    title = set_title(facts, place.shown_step.line)
    if head is None:
        return title
    cue = CUES[head.passage.cue]
    if head.passage.cue in REPS:
        rep = head.passage.rep + place.extra
        return tr("{number}, {phase}", number=rep, phase=cue)
    if head.passage.cue is Cue.READY:
        return tr("{phase}: {what}", phase=cue, what=title)
    return tr("{phase}, {what}", phase=cue, what=title)
