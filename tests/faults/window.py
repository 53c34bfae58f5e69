"""The whole program in a process of its own, as a fault test wants it; says what it shows.

Run as ``python -m tests.faults.window NAME [PATH...]``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from calfjournal.messages import parsing
from tests.store.samples import a_check_in
from ui.app import make_application, run
from ui.services.options import Options
from ui.theme import active
from ui.welcome.window import WelcomeWindow
from ui.widgets.banner import Banner
from ui.widgets.text import Label
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

SECRET = "my heel hurt after the argument with Quillfeather"
"""A note that must never be seen outside of the journal and its window."""


def look() -> None:
    """Say which window there is and what it says; then leave."""
    say(_shown())
    QApplication.closeAllWindows()


def _shown() -> str:
    """The kind of the window and every word of its strips and labels, on one line."""
    shown = []
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow | WelcomeWindow):
            strips = [strip.sentence for strip in widget.findChildren(Banner)]
            labels = [label.text() for label in widget.findChildren(Label)]
            shown += [type(widget).__name__, *strips, *labels]
    return " ".join(" ".join(shown).replace("\u200b", "").split())


def journals(*paths: str) -> None:
    """Start on one file after the other; a line for each."""
    for path in paths:
        _start(Path(path))


def homes(journal: str, *folders: str) -> None:
    """Start on a journal with one home after the other; a line for each."""
    for folder in folders:
        os.environ["CALFJOURNAL_HOME"] = folder
        _start(Path(journal))


def _start(path: Path) -> None:
    desk = Desk(active(), Options())
    desk.start(path)
    QApplication.processEvents()
    say(_shown())
    desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fail() -> None:
    """Let a save and a reading fail with a note in their hands, one after the other; then leave."""
    QTimer.singleShot(0, _save_on_a_full_disk)


def _save_on_a_full_disk() -> None:
    import resource

    QTimer.singleShot(0, _read_a_note_as_number)
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    journal = window.context.journal
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    try:
        journal.checkins.save(replace(a_check_in(), note=SECRET * 1000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


def _read_a_note_as_number() -> None:
    QTimer.singleShot(0, look)
    parsing.read_number(SECRET)


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


WHOLE: dict[str, Callable[[], None]] = {made.__name__: made for made in (look, fail)}
"""What happens in the whole program."""
DESKS: dict[str, Callable[..., None]] = {made.__name__: made for made in (journals, homes)}
"""What happens at desk after desk."""

if __name__ == "__main__":
    make_application()
    name, *given = sys.argv[1:]
    if name in DESKS:
        DESKS[name](*given)
        sys.exit(0)
    QTimer.singleShot(0, WHOLE[name])
    sys.exit(run(Path(given[0]) if given else None))
