"""Asks for what a tendon says 24 h and 48 h after a session, as soon as it can be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.domain.answer import DueAnswer, asked_from
from calfjournal.domain.checkin import Moment
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, Limit
from calfjournal.messages import tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.vocabulary import SIDE_TITLES
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.layouts import clear, row
from ui.widgets.scale_field import ScaleField
from ui.widgets.text import Label, small

Key = tuple[int | None, str, str]
Asking = tuple[datetime, int | None, str, str]
PAIN = LIMITS[Kind.TENDON_READING]["pain"]
LEG_WIDTH = 44


class AnswerField(ScaleField):
    """A pain; ``completed`` comes with the digit, or the Tab after a 1, that makes it whole."""

    completed = Signal()

    def __init__(self, name: str, limit: Limit, parent: QWidget | None = None) -> None:
        super().__init__(name, limit, parent=parent)
        self._is_begun = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        whole = self.is_answer(event.text())
        self._is_begun = not whole and event.text() == str(self.value)
        if whole:
            self.completed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        begun, self._is_begun = self._is_begun, False
        if forward and begun:
            self.completed.emit()
            return True
        return super().focusNextPrevChild(forward)


class AskedScale(QWidget):
    """One leg at one moment after a session."""

    answered = Signal(DueAnswer, VALUE)
    """DueAnswer and the pain, None when it is taken back."""

    def __init__(self, due: DueAnswer, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = due
        self._kept: int | None = None
        when = _moment_words(due, day)
        name = tr("Tendon pain {when}, {side:side}", when=when, side=due.side)
        self.scale = AnswerField(name, PAIN)
        self.scale.committed.connect(self._tell)
        leg = small(SIDE_TITLES[due.side])
        leg.setBuddy(self.scale)
        leg.setMinimumWidth(LEG_WIDTH)
        self._leg = leg
        self._line: QBoxLayout = row(leg, self.scale)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the leg above its numbers where these have no room beside it."""
        super().resizeEvent(event)
        leg = max(self._leg.sizeHint().width(), LEG_WIDTH)
        needed = leg + metrics.S + self.scale.minimumSizeHint().width()
        way = QBoxLayout.Direction
        beside = needed <= event.size().width()
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._line.setSpacing(metrics.S if beside else 2)

    def show_kept(self, pain: int | None) -> None:
        """Show what the journal holds."""
        self._kept = pain
        self.scale.set_value(pain)

    def ask_again(self) -> None:
        """Show no answer: the one that was kept was taken back."""
        if self._kept is not None and self.scale.value == self._kept:
            self.show_kept(None)

    def settle(self, *, kept: bool) -> None:
        """Stay with the number that was just given, or go back when it could not be kept."""
        self.show_kept(self.scale.value if kept else self._kept)

    @Slot(VALUE)
    def _tell(self, pain: object) -> None:
        self.answered.emit(self.due, pain)


class Asked(QWidget):
    """The questions that are due; an answered one stays until the day is left, to be corrected.

    They stand in the order in which they came up; below, what is asked later on the day. After the
    last answer the keys rest on the questions themselves, where no key does anything: what they
    led to is read before a key decides on it.
    """

    answered = Signal(DueAnswer, VALUE)
    keys_rest = Signal()
    """The keys came to rest here, or left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[Key, AskedScale] = {}
        self._moved_to: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Tendon pain after sessions"))
        self._stack = QVBoxLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self._later = small("", wrap=True)
        self._later.hide()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(metrics.S)
        frame.addLayout(self._stack)
        frame.addWidget(self._later)
        self.hide()

    @property
    def is_empty(self) -> bool:
        """True when nothing is asked, nor later on the day."""
        return not self._shown and not self._later.text()

    @property
    def waiting(self) -> AnswerField | None:
        """The first scale without an answer, None when there is none."""
        return next((scale for scale in self.scales if scale.value is None), None)

    @Slot()
    def take_keys(self) -> None:
        """Take the keys to the first question that waits, where there is one."""
        if (waiting := self.waiting) is not None:
            waiting.setFocus(Qt.FocusReason.TabFocusReason)

    def tell_later(self, later: Sequence[DueAnswer], day: date) -> None:
        """Say what is asked later on the day, each session and moment once."""
        told = dict.fromkeys(_later_words(each, day) for each in sorted(later, key=asked_from))
        self._later.setText(sentences(list(told)))
        self._later.setVisible(bool(told))
        self.setVisible(not self.is_empty)

    @property
    def scales(self) -> list[AnswerField]:
        """The scales as they stand, from top to bottom."""
        return [asked.scale for asked in self._shown.values()]

    def ask(self, due: Sequence[DueAnswer], day: date) -> bool:
        """Ask what is due, what stands there keeps its number and the focus; True when changed."""
        wanted = {_key(answer): answer for answer in due}
        for key in wanted.keys() & self._shown.keys():
            self._shown[key].ask_again()
        answered = {k: a.due for k, a in self._shown.items() if a.scale.value is not None}
        wanted = answered | wanted
        changed = set(wanted) != set(self._shown)
        if changed:
            self._rebuild(wanted, day)
        self.setVisible(not self.is_empty)
        return changed

    def _rebuild(self, wanted: dict[Key, DueAnswer], day: date) -> None:
        values = {key: asked.scale.value for key, asked in self._shown.items()}
        focused = next((k for k, a in self._shown.items() if a.scale.hasFocus()), None)
        clear(self._stack)
        self._shown = {}
        self._stack.addWidget(small(tr("Tendon pain, 0 none to 10 worst"), wrap=True))
        heading: tuple[int | None, Moment] | None = None
        twins = _days_with_two(wanted.values())
        for key, due in sorted(wanted.items(), key=_order):
            if heading != (due.session.id, due.moment):
                heading = (due.session.id, due.moment)
                said = _moment_words(due, day, titled=due.session.day in twins)
                question = Label(tr("{when}:", when=said), wrap=True, figures=True)
                question.setContentsMargins(0, metrics.XS, 0, 0)
                self._stack.addWidget(question)
            asked = AskedScale(due, day)
            asked.show_kept(values.get(key))
            asked.answered.connect(self.answered)
            asked.scale.completed.connect(self._go_on)
            asked.scale.installEventFilter(self)
            self._shown[key] = asked
            self._stack.addWidget(asked)
        if focused in self._shown:
            self._shown[focused].scale.setFocus()

    @Slot()
    def _go_on(self) -> None:
        """Give the keys to the scale below, after the last one to nothing that acts."""
        scales = self.scales
        at = next((place for place, scale in enumerate(scales) if scale.hasFocus()), len(scales))
        following = scales[at + 1] if at + 1 < len(scales) else self
        following.setFocus(Qt.FocusReason.TabFocusReason)
        self._moved_to = following

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._is_meant_before(watched, event)

    def event(self, event: QEvent) -> bool:
        return self.eventFilter(self, event) or super().event(event)

    def _is_meant_before(self, watched: QObject, event: QKeyEvent) -> bool:
        """True for a Tab that was meant for the scale from which a digit moved on."""
        moved_to, self._moved_to = self._moved_to, None
        return moved_to is watched and event.key() == Qt.Key.Key_Tab

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keys_rest.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keys_rest.emit()

    def settle(self, due: DueAnswer, *, kept: bool) -> None:
        """Hear what became of an answer: one that could not be kept does not stay."""
        if (asked := self._shown.get(_key(due))) is not None:
            asked.settle(kept=kept)

    def forget(self) -> None:
        """Take every question away, e.g. because another day is shown."""
        clear(self._stack)
        self._shown = {}
        self._later.setText("")
        self.hide()


def _order(item: tuple[Key, DueAnswer]) -> Asking:
    """What came up first, then by session, moment and leg."""
    key, due = item
    return asked_from(due), *key


def _key(answer: DueAnswer) -> Key:
    return answer.session.id, answer.moment, answer.side


def _later_words(due: DueAnswer, day: date) -> str:
    when = _moment_words(due, day)
    return tr("Asked from {at:clock}: tendon pain {when}.", at=asked_from(due), when=when)


def _days_with_two(answers: Iterable[DueAnswer]) -> set[date]:
    """The days with several sessions that are asked about: the day alone does not name one."""
    days = [day for _, day in {(due.session.id, due.session.day) for due in answers}]
    return {day for day in days if days.count(day) > 1}


def _moment_words(due: DueAnswer, day: date, *, titled: bool = True) -> str:
    session, title = due.session.told_on(day), due.session.title
    if not titled:
        return tr("{moment:moment} after {session}", moment=due.moment, session=session)
    return tr(
        "{moment:moment} after {session}, {title}", moment=due.moment, session=session, title=title
    )
