"""What is asked of the set just done: how much was left in the legs, and pain."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, Limit
from calfjournal.domain.session import SetLine
from calfjournal.messages import tr
from calfjournal.views.player_words import done_words
from ui.player.said_view import SHRINKING
from ui.services.qt import VALUE
from ui.theme import Role, metrics
from ui.theme.fonts import REGULAR, STRONG, sized_font
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.scale_field import TWO_DIGITS_S, ScaleField
from ui.widgets.text import Label, strong

_LIMITS: Final = LIMITS[Kind.SET_LINE]
LATE_MS: Final = 2_000
"""A digit so soon after a pain that may be the begin of another is no reserve
[calfjournal default]."""
MOST_LEFT: Final = 9
"""Of the reserve: one digit tells it."""


class AskedOfSet(QWidget):
    """Two scales. ``reserve_told`` and ``pain_told`` carry an int or None.

    ``let_go`` comes when the keys are wanted elsewhere again.
    """

    reserve_told = Signal(VALUE)
    pain_told = Signal(VALUE)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        limit = _LIMITS["done_rir"]
        self.reserve = ScaleField(tr("Left in you"), Limit(limit.name, limit.low, MOST_LEFT))
        self.pain = ScaleField(tr("Pain"), _LIMITS["pain"])
        self._done = strong("")
        self._words: list[Label] = []
        self._reserve_part = self._part(tr("Left in you"), self.reserve)
        self._pain_part = self._part(tr("Pain"), self.pain)
        scales = QWidget()
        flow = FlowLayout(scales, gap=metrics.M)
        self._told_pain, self._then = Label(""), Label("", wrap=True)
        for part in (self._done, self._reserve_part, self._pain_part, self._told_pain):
            flow.addWidget(part)
        self.setLayout(column(scales, self._then, gap=metrics.XS))
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)  # Nothing above moves when it comes.
        self.reserve.committed.connect(self.reserve_told)
        self.pain.committed.connect(self._tell_pain)
        self._is_low = self._asks_reserve = self._asks_pain = False
        self._just_told = QTimer(self)
        self._just_told.setSingleShot(True)
        self._just_told.setInterval(LATE_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(round(TWO_DIGITS_S * 1000))
        self._soon.timeout.connect(self.let_go)
        for field in (self.reserve, self.pain):  # A click leaves the keys where they are.
            field.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _part(self, word: str, field: ScaleField) -> QWidget:
        part = QWidget()
        field.setFixedWidth(field.minimumSizeHint().width())
        label = Label(word)
        self._words.append(label)
        part.setLayout(row(label, field))
        return part

    def grow(self, size: float, wide: int) -> None:
        """Draw words and scales so many times as large as usual, smaller where they need more."""
        for smaller in SHRINKING:
            self._draw_at(size * smaller)
            if self._pain_part.sizeHint().width() <= wide:
                return

    def _draw_at(self, size: float) -> None:
        px = round(Role.BODY.value[0] * size)
        for label in (*self._words, self._told_pain, self._then):
            label.setFont(sized_font(px, REGULAR, figures=True))
        self._done.setFont(sized_font(px, STRONG, figures=True))
        for field in (self.reserve, self.pain):
            field.grow(size)
            field.setFixedWidth(field.minimumSizeHint().width())
        for label in (self._done, self._told_pain):
            label.setMinimumHeight(self.pain.sizeHint().height())

    def show_line(self, line: SetLine, then: str, *, done: bool, reserve: bool, pain: bool) -> None:
        """Show what is told of a set and what follows; its reserve only where that is asked.

        What was ``done`` is said of a set that is over. Where there is room for one scale only it
        is that of the reserve, or of ``pain`` while that is what the next digit tells.
        """
        self._asks_reserve, self._asks_pain = reserve, pain
        self._then.setText(then)
        self._done.setText(done_words(line) if done else "")
        self.reserve.set_value(line.done_rir)
        self.pain.set_value(line.pain)
        told = "" if line.pain is None else tr("Pain {pain}", pain=line.pain)
        self._told_pain.setText(told)
        self._share_room()

    def _share_room(self) -> None:
        low, reserve, pain = self._is_low, self._asks_reserve, self._asks_pain
        self._done.setVisible(bool(self._done.text()) and not low)
        self._reserve_part.setVisible(reserve and not (low and pain))
        self._pain_part.setVisible(not low or pain or not reserve)
        self._told_pain.setVisible(self._pain_part.isHidden() and bool(self._told_pain.text()))
        self._then.setVisible(low and bool(self._then.text()))
        self.updateGeometry()

    @property
    def asks_reserve(self) -> bool:
        """True while a digit tells what was left: not one that comes late for pain."""
        seen = self.isVisible() and not self._reserve_part.isHidden()
        return seen and not self._just_told.isActive()

    def set_low(self, *, low: bool) -> None:
        """Take one row only: the pain comes in the place of the reserve when it is asked for."""
        self._is_low = low
        self._share_room()

    def ask_pain(self) -> None:
        """Let the next digit tell the pain."""
        self._asks_pain = True
        self._share_room()
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(VALUE)
    def _tell_pain(self, value: int | None) -> None:
        self.pain_told.emit(value)
        if value is not None and self.pain.is_answer(str(value)[-1]):
            self._just_told.stop()
            self.let_go.emit()
        else:
            self._just_told.start()
            self._soon.start()  # A 1 may be the begin of a 10.
