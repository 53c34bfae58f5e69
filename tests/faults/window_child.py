"""The program with its window and somebody at it, for tests that end it the hard way.

Run as ``python -m tests.faults.window_child ACT PATH``; each act prints a line when it is done.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from tests.faults.kit import say
from ui.app import make_application, run
from ui.editor.page import SessionPage
from ui.run.run_dialog import RunDialog
from ui.services.places import Place, SessionSpot
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.widgets.draft_line import DraftLine
from ui.window.crash_dialog import CrashDialog
from ui.window.main_window import MainWindow

LOOK_MS = 5
W = TypeVar("W", bound=QWidget)


def shown(kind: type[W]) -> W | None:
    """Return the window of a kind that is seen."""
    found = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return next(found, None)


def today(window: MainWindow) -> TodayPage:
    """Return the page with the check-in."""
    window.navigate(Place.TODAY)
    page = window.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def type_note(window: MainWindow) -> None:
    """Type into the note of the check-in and leave it there."""
    QTest.keyClicks(today(window).check_in.form.note, "both heels stiff")
    say("typed")


def type_on(window: MainWindow) -> None:
    """Type into the note for ever, one word after the other."""
    note = today(window).check_in.form.note
    clock = QTimer(window)
    clock.setInterval(10)
    clock.timeout.connect(lambda: QTest.keyClicks(note, "on "))
    clock.start()
    say("typing")


def type_run(window: MainWindow) -> None:
    """Type into the dialog of a run and leave it open."""
    dialog = RunDialog(window.context, window.context.journal.today(), parent=window)
    dialog.open()
    QTest.keyClicks(dialog.note, "by the river")
    say("typed")


def type_session(window: MainWindow) -> None:
    """Type into the note of today's session and into its first set, and leave both there."""
    (session,) = window.context.journal.sessions.on(window.context.journal.today())
    window.navigate(Place.SESSION, SessionSpot(session.day, session.key))
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    grid = page.editor.blocks[0].grid
    grid.begin()
    QTest.keyClicks(grid.edit, "1")
    QTest.keyClicks(page.editor.details.note, "left heel sti")
    page.editor.details.note._pause.stop()  # As if the kill came before the pause.
    say("typed")


def keep_run(window: MainWindow) -> None:
    """Keep a run, and type into the next one."""
    dialog = RunDialog(window.context, window.context.journal.today(), parent=window)
    dialog.open()
    QTest.keyClicks(dialog.distance, "8")
    dialog.keep.click()
    type_run(window)


def fail(window: MainWindow) -> None:
    """Fail in a slot while a run is typed; tell what is shown, then quit from the dialog."""
    type_run(window)
    QTimer.singleShot(0, _break)
    _when(CrashDialog, _quit_from)


def _break() -> None:
    raise ValueError("both heels stiff, 49 bpm")


def _quit_from(dialog: CrashDialog) -> None:
    say("told")
    (leave,) = (button for button in dialog.findChildren(QWidget) if _text(button) == "Quit")
    leave.click()  # type: ignore[attr-defined] # a button


def _text(widget: QWidget) -> str:
    return getattr(widget, "text", str)() if hasattr(widget, "click") else ""


def bring(window: MainWindow) -> None:
    """Begin to import every recording beside the journal."""
    files = sorted(window.context.journal.path.parent.glob("*.fit"))
    window.commands.import_files(files)
    say("importing")


def ask_file(window: MainWindow) -> None:
    """Open the dialog that asks for a journal, which has a loop of its own."""
    _when(QFileDialog, _say_asked)
    window.open_wanted.emit()
    say("answered")


def _say_asked(_dialog: QFileDialog) -> None:
    say("asked")


def look(window: MainWindow) -> None:
    """Print what is offered after a start, and wait."""
    page = today(window)
    strips = [strip.sentence for strip in page.unkept.findChildren(UnkeptStrip)]
    lines = [line.sentence for line in window.findChildren(DraftLine) if not line.isHidden()]
    questions = len([w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)])
    note = page.check_in.form.note.toPlainText()
    say(json.dumps({"strips": strips, "lines": lines, "note": note, "questions": questions}))


ACTS: dict[str, Callable[[MainWindow], None]] = {
    act.__name__: act
    for act in (type_note, type_on, type_run, type_session, keep_run, fail, bring, ask_file, look)
}


def _when(kind: type[W], act: Callable[[W], None]) -> None:
    """Call an act once, as soon as a window of the kind is seen."""
    clock = QTimer(QApplication.instance())
    clock.setInterval(LOOK_MS)

    def look_around() -> None:
        if (window := shown(kind)) is not None:
            clock.stop()
            act(window)

    clock.timeout.connect(look_around)
    clock.start()


if __name__ == "__main__":
    make_application()
    _when(MainWindow, ACTS[sys.argv[1]])
    sys.exit(run(Path(sys.argv[2])))
