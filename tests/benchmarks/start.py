"""Start to the painted Today page, against a bare window shown and painted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Comparison, median_ms

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 800); window.show()
app.processEvents()
"""
_OURS = """
import sys
from pathlib import Path
from ui.app import make_application
from ui.window.open_journal import Desk
from ui.services.options import Options
from ui.theme import active
app = make_application(); desk = Desk(active(), Options()); desk.open(Path(sys.argv[1]))
desk.window.resize(1280, 800); desk.window.show(); app.processEvents()
"""


def compare(journals: Journals) -> Iterator[Comparison]:
    """Yield the start with two years of data."""
    sample = journals.of_years(2)
    with tempfile.TemporaryDirectory() as home:
        floor = median_ms(lambda: _run(_BARE, home))
        ours = median_ms(lambda: _run(_OURS, home, str(sample)))
    yield Comparison("start to painted Today, two years", ours, floor, 2.0)


def _run(code: str, home: str, *arguments: str) -> None:
    environment = os.environ | {"CALFJOURNAL_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: compiled files are kept, whatever this shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = home
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        check=True,
        stderr=subprocess.DEVNULL,
    )
