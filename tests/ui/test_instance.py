"""A second start on the same journal raises the first window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.services.instance import InstanceServer, raise_other_window, server_name

REPO = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.services.instance import raise_other_window
application = QCoreApplication([])
print(raise_other_window(Path(sys.argv[1])))
"""


def test_a_second_start_calls_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    """Another process reaches the window of the same journal."""
    journal = tmp_path / "mine.calfjournal"
    server = InstanceServer(journal)
    with subprocess.Popen(
        [sys.executable, "-c", SECOND, str(journal)], stdout=subprocess.PIPE, text=True, cwd=REPO
    ) as second:
        with qtbot.waitSignal(server.called, timeout=30_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "True"
    server.close()


def test_without_a_window_nobody_answers(tmp_path: Path, qtbot: QtBot) -> None:
    """A journal nobody has open is opened here."""
    assert not raise_other_window(tmp_path / "mine.calfjournal")


def test_journals_have_their_own_windows(tmp_path: Path) -> None:
    """The name depends on the place, however it is written."""
    one = tmp_path / "one.calfjournal"
    assert server_name(one) == server_name(tmp_path / "x" / ".." / "one.calfjournal")
    assert server_name(one) != server_name(tmp_path / "two.calfjournal")
