"""Asks for what a tendon says 24 h and 48 h after a session, as soon as it can be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.answer import DueAnswer
from calfjournal.messages import MOMENTS, PAIN_WORDS, SIDES
from calfjournal.units import WEEKDAYS
from ui.theme import metrics
from ui.today.field_flow import FieldFlow
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import clear
from ui.widgets.scale_field import ScaleField
from ui.widgets.text import small

Key = tuple[int | None, str, str]


class AskedScale(QWidget):
    """One question: a moment after a session, for one leg."""

    answered = Signal(object, object)
    """DueAnswer and the pain, None when it is taken back."""

    def __init__(self, due: DueAnswer, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = due
        side = SIDES[due.side]
        question = f"{MOMENTS[due.moment]} after {_session_words(due, day)}, {side}"
        self.scale = ScaleField(question, 0, 10, PAIN_WORDS)
        self.scale.committed.connect(self._tell)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(Labelled(question, self.scale))

    @Slot(object)
    def _tell(self, pain: object) -> None:
        self.answered.emit(self.due, pain)


class Asked(QWidget):
    """The questions that are due; an answered one stays until the page is left, to be corrected."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[Key, AskedScale] = {}
        self._caption = small("Your tendon's answer, pain 0 to 10", wrap=True)
        self._flow = FieldFlow()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self._caption)
        stack.addLayout(self._flow)
        self.hide()

    @property
    def scales(self) -> list[ScaleField]:
        """The scales as they stand, for tests and for moving the focus."""
        return [asked.scale for asked in self._shown.values()]

    def ask(self, due: Sequence[DueAnswer], day: date) -> None:
        """Ask what is due; what stands there already keeps its number."""
        wanted = {_key(answer): answer for answer in due}
        kept = {key: asked for key, asked in self._shown.items() if key in wanted}
        kept |= {key: a for key, a in self._shown.items() if a.scale.value is not None}
        if set(kept) != set(self._shown) or not set(wanted) <= set(kept):
            gone = [asked for key, asked in self._shown.items() if key not in kept]
            for asked in gone:
                asked.hide()
                self._flow.removeWidget(asked)
                asked.deleteLater()
            self._shown = kept
            for key, answer in wanted.items():
                if key not in kept:
                    self._add(key, answer, day)
        self.setVisible(bool(self._shown))

    def forget(self) -> None:
        """Take every question away, e.g. because another day is shown."""
        clear(self._flow)
        self._shown = {}
        self.hide()

    def _add(self, key: Key, answer: DueAnswer, day: date) -> None:
        asked = AskedScale(answer, day)
        asked.setMinimumWidth(294)
        asked.answered.connect(self.answered)
        self._shown[key] = asked
        self._flow.addWidget(asked)


def _key(answer: DueAnswer) -> Key:
    return answer.session.id, answer.moment, answer.side


def _session_words(due: DueAnswer, day: date) -> str:
    back = (day - due.session.day).days
    if back == 0:
        return "today's session"
    return (
        "yesterday's session" if back == 1 else f"{WEEKDAYS[due.session.day.weekday()]}'s session"
    )
