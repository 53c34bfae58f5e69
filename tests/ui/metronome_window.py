"""Opens the metronome over an empty window, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.metronome.dialog import MetronomeDialog
from ui.services.context import Context
from ui.sound.clock import PlayClock

Open = Callable[..., MetronomeDialog]


class TurnedClock:
    """Nanoseconds that the test turns."""

    def __init__(self) -> None:
        self.ns = 0

    def __call__(self) -> int:
        return self.ns


def opener(context: Context, turned: TurnedClock, qtbot: QtBot) -> Open:
    """Return a function that opens the metronome over an empty window."""
    holder = QWidget()
    qtbot.addWidget(holder)

    def make(width: int = 1024, **more: object) -> MetronomeDialog:
        holder.resize(width, 700)
        clock = PlayClock(turned, holder)
        day = context.journal.today()
        made = MetronomeDialog(context, day, holder, clock=clock, **more)  # type: ignore[arg-type]
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is made.target.asks)
        return made

    return make
