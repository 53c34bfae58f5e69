"""StopRule and starting: state restored, one window a journal, nothing lost by a kill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from calfjournal.journal import Journal
from tests.e2e.conftest import Start
from tests.e2e.person import Person
from tests.e2e.test_first_week import journal_of, main_window, today_page
from ui.services.places import Place

REPO = Path(__file__).resolve().parents[2]

TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.services.places import Place
from ui.app import make_application
from ui.window.open_journal import Desk
from ui.services.options import Options
from ui.theme import active

application = make_application()
desk = Desk(active(), Options())
desk.start(Path(sys.argv[1]))
QTest.qWaitForWindowExposed(desk.window)
form = desk.window.page(Place.TODAY).check_in.form
QTest.keyClicks(form.figures["resting_hr"], "47")
QTest.keyClick(form.figures["resting_hr"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
assert desk.context.journal.checkins.get(desk.context.journal.today())
print("kept", flush=True)
application.exec()
"""
"""The program with a real window and somebody who keeps a check-in, then looks out of it."""


def test_the_window_comes_back_as_it_was(start: Start, person: Person, planned: Path) -> None:
    """Size, page and journal of last time; no question is asked."""
    desk = start(planned)
    main_window(desk).resize(1010, 640)
    person.chord(Qt.Key.Key_7)
    desk.close()
    again = main_window(start())
    assert (again.width(), again.height()) == (1010, 640)
    assert again.place is Place.LIBRARY
    assert again.context.journal.path == planned
    assert not again.findChildren(QDialog)


def test_a_second_start_leaves_the_journal_with_the_first(
    start: Start, planned: Path, qtbot: QtBot
) -> None:
    """Starting the program again on the same journal ends at once and well; the first goes on."""
    desk = start(planned)
    second = QProcess()
    second.setWorkingDirectory(str(REPO))
    with qtbot.waitSignal(second.finished, timeout=60_000):
        second.start(sys.executable, ["-m", "ui.app", str(planned)])
    assert second.exitCode() == 0, bytes(second.readAllStandardError().data()).decode()
    assert main_window(desk).isVisible()
    assert not journal_of(desk).read_only


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
def test_a_kill_loses_nothing_that_was_kept(start: Start, planned: Path) -> None:
    """Killed right after a check-in was kept: the next start has it, without a question."""
    program = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(planned)], cwd=REPO, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    try:
        assert program.stdout.readline().strip() == "kept"
    finally:
        program.kill()
        program.stdout.close()
        program.wait()
    desk = start()
    assert journal_of(desk).path == planned
    kept = journal_of(desk).checkins.get(journal_of(desk).today())
    assert kept is not None
    assert kept.resting_hr == 47
    assert not today_page(desk).check_in.is_open
    assert not main_window(desk).findChildren(QDialog)
    desk.close()
    with Journal.open(planned) as journal:
        assert journal.check() == []
