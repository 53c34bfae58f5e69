"""A window as it stands a while after its start, and what it takes from then on."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import ParamSpec

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.measure import pace
from ui.app import let_start_be, make_application
from ui.services.options import Options
from ui.theme import active
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

P = ParamSpec("P")

SIZE = (1280, 800)
PAUSE_MS = 25
"""Between two acts, at the pace of the machine; a key that is held repeats every 30 ms."""
ROUNDS = 3
"""A shared machine takes time away now and then; what the program costs comes in every round."""


@contextmanager
def settled_window(path: Path) -> Iterator[MainWindow]:
    """The window of a journal, with everything done that a start leaves for later."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="calfjournal-bench-home-") as home:
        os.environ["CALFJOURNAL_HOME"] = home
        if QApplication.instance() is None:
            make_application()
        desk = Desk(active(), Options())
        desk.open(path)
        window = desk.window
        if not isinstance(window, MainWindow):
            raise TypeError("the journal did not open")
        window.resize(*SIZE)
        window.show()
        while desk.settling is not None and not desk.settling.is_over:
            QApplication.processEvents()
        window.context.jobs.wait()
        QApplication.processEvents()
        let_start_be()  # As the program does a second after its start.
        yield window
        desk.close()


def painted_ms(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """Return the CPU in milliseconds until what some work shows is painted."""
    begun = process_time()
    work(*args, **kwargs)
    QApplication.processEvents()
    return (process_time() - begun) * 1000


def act_ms(act: Callable[[], object], *, pause: bool = True) -> float:
    """Return the CPU in milliseconds until an act, after a pause, is painted; timers wait."""
    if pause:
        QTest.qWait(round(PAUSE_MS * pace()))
    begun = process_time()
    act()
    QApplication.sendPostedEvents()
    return (process_time() - begun) * 1000


def least(rounds: Sequence[list[float]]) -> list[float]:
    """Return the least time of each act over rounds of the same acts."""
    return [min(times) for times in zip(*rounds, strict=True)]
