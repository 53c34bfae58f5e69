"""When the program fails it says so once, keeps secrets, and can go on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.errors import StorageFailed
from calfjournal.logs import PlainFormatter, describe, start_log
from ui.theme import Theme
from ui.window.crash import CrashHandler
from ui.window.crash_dialog import CrashDialog

SECRET = "my heel hurt after the argument, 49 bpm"


@pytest.fixture
def handler(theme: Theme) -> Iterator[CrashHandler]:
    """Return a handler whose hooks are not installed: the tests call it themselves."""
    made = CrashHandler()
    yield made
    if made.dialog is not None:
        made.dialog.close()
        QApplication.processEvents()


def _fail() -> None:
    raise ValueError(SECRET)


def _broken() -> ValueError:
    try:
        _fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_failure_is_shown_once(handler: CrashHandler, qtbot: QtBot, caplog: object) -> None:
    """A painting that fails at every repaint opens one dialog."""
    for _ in range(7):
        handler.take(_broken())
    qtbot.waitUntil(lambda: handler.dialog is not None)
    QApplication.processEvents()
    shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len(shown) == 1


def test_the_report_holds_no_notes(handler: CrashHandler, qtbot: QtBot, caplog: object) -> None:
    """What can be copied names code and versions, never what the error says of the user."""
    handler.take(_broken())
    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert handler.dialog is not None
    qtbot.mouseClick(handler.dialog.copy, Qt.MouseButton.LeftButton)
    report = QApplication.clipboard().text()
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "heel" not in report


def test_causes_are_told_too() -> None:
    """The report follows the chain of errors."""
    try:
        try:
            _fail()
        except ValueError as first:
            raise TypeError("int expected") from first
    except TypeError as error:
        report = describe(error)
    assert "TypeError: int expected" in report
    assert "ValueError" in report
    assert "heel" not in report


def test_known_problems_are_told_in_words(
    handler: CrashHandler, qtbot: QtBot, caplog: object
) -> None:
    """A problem of the disk that no page caught is no crash."""
    with qtbot.waitSignal(handler.problem) as told:
        handler.take(StorageFailed("The disk is full."))
    assert told.args == ["The disk is full."]
    assert handler.dialog is None


def test_failures_of_other_threads_arrive_too(
    handler: CrashHandler, qtbot: QtBot, caplog: object
) -> None:
    """The dialog opens on the GUI thread wherever the failure was."""
    error = _broken()
    thread = threading.Thread(target=handler.take, args=(error,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: handler.dialog is not None)


def test_hooks_are_taken_and_given_back(handler: CrashHandler) -> None:
    """After the program ends, Python's own hooks are back."""
    before = sys.excepthook
    handler.install()
    try:
        assert sys.excepthook != before
    finally:
        handler.uninstall()
        sys.excepthook = before
    assert threading.excepthook is threading.__excepthook__


def test_the_log_keeps_no_health_values(caplog: object) -> None:
    """Log files hold kinds and places of errors only."""
    root = logging.getLogger()
    level = root.level
    handler = start_log()
    assert handler is not None
    try:
        logging.getLogger("test").error("unexpected failure", exc_info=_broken())
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
    written = (paths.log_dir() / "calfjournal.log").read_text("utf-8")
    assert "ValueError" in written
    assert "heel" not in written


def test_without_a_log_folder_the_program_starts_all_the_same() -> None:
    """A log that cannot be written is done without."""
    paths.log_dir().parent.mkdir(parents=True)
    paths.log_dir().write_text("a file in the way")
    handler = start_log()
    try:
        logging.getLogger("test").info("nowhere to go")
    finally:
        logging.getLogger().removeHandler(handler)
    assert paths.log_dir().read_text() == "a file in the way"


def test_formatting_without_an_error_is_empty() -> None:
    """A line without exception stays a line."""
    assert PlainFormatter().formatException((None, None, None)) == ""
