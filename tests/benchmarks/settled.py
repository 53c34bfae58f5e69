"""A window as it stands a while after its start, and what its pages take from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import ParamSpec

from PySide6.QtWidgets import QApplication

from ui.app import make_application
from ui.services.options import Options
from ui.theme import active
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

P = ParamSpec("P")


@contextmanager
def settled_window(path: Path) -> Iterator[MainWindow]:
    """The window of a journal, with everything done that a start leaves for later."""
    make_application()
    desk = Desk(active(), Options())
    desk.open(path)
    window = desk.window
    if not isinstance(window, MainWindow):
        raise TypeError("the journal did not open")
    window.resize(1280, 800)
    window.show()
    while desk.settling is not None and not desk.settling.is_over:
        QApplication.processEvents()
    window.context.jobs.wait()
    QApplication.processEvents()
    yield window
    desk.close()


def painted_ms(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """Return the CPU in milliseconds until what some work shows is painted."""
    begun = process_time()
    work(*args, **kwargs)
    QApplication.processEvents()
    return (process_time() - begun) * 1000
