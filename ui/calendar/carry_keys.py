"""The keys while something is carried, the same in every view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import Fit
from ui.calendar.carry import Carry
from ui.calendar.week_sheet import STEP
from ui.services.qt import ENTER_KEYS
from ui.widgets import mirrored

_HOUR = 60


def carry_key(view: QWidget, carry: Carry, event: QKeyEvent, *, hours: bool) -> bool:
    """Move, drop or put back what is carried; False for a key that means something else.

    Up and down go by an hour where there are ``hours`` (a quarter with Shift), else by a week.
    """
    key = mirrored.key(view, event.key())
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        carry.step(days=1 if key == Qt.Key.Key_Right else -1)
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        _up_or_down(carry, event, 1 if key == Qt.Key.Key_Down else -1, hours=hours)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        carry.step(days=7 if key == Qt.Key.Key_PageDown else -7)
    elif key == Qt.Key.Key_Escape:
        carry.put_back()
    elif key in ENTER_KEYS:
        _drop(carry)
    else:
        return key in (
            Qt.Key.Key_Space,
            Qt.Key.Key_M,
            Qt.Key.Key_N,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        )
    return True


def _up_or_down(carry: Carry, event: QKeyEvent, sign: int, *, hours: bool) -> None:
    if hours:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        carry.step(minutes=sign * (STEP if fine else _HOUR))
    else:
        carry.step(days=7 * sign)


def _drop(carry: Carry) -> None:
    held = carry.held
    if held is None:
        return
    if held.is_back:
        carry.put_back()
    elif carry.fit(held.day) is Fit.AGAINST:
        carry.decision.emit()
    else:
        carry.drop()
