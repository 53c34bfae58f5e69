"""Below the days while something is carried: what is held, what the day says, and the ways on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from calfjournal.dates import hour_words
from calfjournal.domain.placing import Fit
from calfjournal.messages import tr, vocabulary
from calfjournal.views.month import SessionMark
from ui.calendar.carry import CarriedThing, Carry
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowLayout, column
from ui.widgets.text import Label, Tone

LEAST_WORDS = 260
"""Pixels of words beside the buttons, at least."""

REST_MS = 150
"""What is held this long over a day rests there (calfjournal default)."""


class CarryBar(Card):
    """``shift_wanted`` asks to shift the rest, ``anyway_wanted`` to move it all the same."""

    shift_wanted = Signal()
    anyway_wanted = Signal()

    def __init__(self, carry: Carry, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._carry = carry
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = Label("", Role.BODY_STRONG, wrap=True)
        self._says = Label("", Role.BODY, "muted", wrap=True)
        self.back = Button(tr("Put back"), "quiet", tip=tr("Put it back where it was (Esc)"))
        self.shift = Button(tr("Shift the rest too"))
        self.anyway = Button(tr("Move anyway…"))
        self.drop = Button(tr("Drop"), "primary")
        self.back.clicked.connect(carry.put_back)
        self.shift.clicked.connect(self.shift_wanted)
        self.anyway.clicked.connect(self.anyway_wanted)
        self.drop.clicked.connect(carry.drop)
        self.ways = (self.back, self.anyway, self.shift, self.drop)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(column(self._title, self._says, gap=2), 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in self.ways:
            flow.addWidget(button)
        self._buttons = buttons
        self._line.addWidget(buttons)
        self.body.addLayout(self._line)
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(REST_MS)
        self._rests.timeout.connect(self._offer_shift)
        carry.changed.connect(self._show)
        carry.decision.connect(self._ask)
        self.hide()

    @Slot()
    def _show(self) -> None:
        held = self._carry.held
        self.setVisible(held is not None and not held.by_hand)
        if held is None:
            return
        fit = self._carry.fit(held.day)
        against = fit is Fit.AGAINST
        self._title.setText(_title(held))
        if held.is_back:
            self._says.setText(
                tr("Arrows move it by a day or an hour, Enter drops it, Escape puts it back.")
            )
        else:
            self._says.setText(self._carry.words(held.day))
        self._says.set_tone("muted" if held.is_back else _TONES[fit])
        self.drop.setVisible(not against and not held.is_back)
        ahead = against and not held.is_back and self._carry.can_stay(held.day)
        self.shift.setVisible(ahead and self._carry.is_known_to_shift())
        self.anyway.setVisible(ahead)
        if ahead:
            self._rests.start()
        else:
            self._rests.stop()
        asks = held.is_session and not held.copies
        self.anyway.setText(tr("Move anyway…") if asks else tr("Drop anyway"))
        self.drop.setText(_drop_words(held))
        self._fit()

    @Slot()
    def _offer_shift(self) -> None:
        """Offer to shift the rest where that helps: found out where it rests, not at each step."""
        self._rests.stop()
        self.shift.setVisible(not self.anyway.isHidden() and self._carry.can_shift())
        self._fit()

    def _fit(self) -> None:
        """Let the buttons stand below the words where there is no room beside them."""
        shown = [way.sizeHint().width() for way in self.ways if not way.isHidden()]
        room = sum(shown) + metrics.S * len(shown)
        beside = self.width() >= room + LEAST_WORDS
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._buttons.setMinimumWidth(room if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _ask(self) -> None:
        """What is held lies where a rule speaks against it: the buttons are the ways on."""
        self._offer_shift()
        ways = (self.shift, self.anyway, self.back)
        first = next(way for way in ways if way.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)


_TONES: Final[dict[Fit, Tone]] = {
    Fit.FREE: "go_on",
    Fit.COSTS: "hold",
    Fit.AGAINST: "step_back",
}


def _drop_words(held: CarriedThing) -> str:
    time = held.start_time
    if time is not None:
        return (
            tr("Copy to {day:day}, {time}", day=held.day, time=time)
            if held.copies
            else tr("Drop on {day:day}, {time}", day=held.day, time=time)
        )
    if held.copies:
        return tr("Copy to {day:day}", day=held.day)
    return tr("Drop on {day:day}", day=held.day)


def _title(held: CarriedThing) -> str:
    mark = held.mark
    if isinstance(mark, SessionMark):
        name = vocabulary.KINDS[mark.kind].text
    else:
        name = vocabulary.RUN_TITLES[mark.kind]
    if held.source_minute is None:
        return tr("{name}, picked up from {day:day}.", name=name, day=held.source)
    time = hour_words(held.source_minute)
    return tr("{name}, picked up from {day:day} {time}.", name=name, day=held.source, time=time)
