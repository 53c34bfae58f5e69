"""What PySide brings along to word its errors waits until there is one."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import REPO

_WAITING = "waiting = {n for n, m in sys.modules.items() if type(m).__name__ == '_Later'}"


def _told(*lines: str) -> str:
    """What a process of its own says, where nothing has imported PySide before the window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(("import sys", *lines))],
        env=environment,
        cwd=REPO,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_nothing_that_waits_has_run_when_the_window_is_imported() -> None:
    """All of it is there under its names, and none of what it imports is."""
    told = _told(
        "from ui.pyside_later import LATER",
        "import ui.app",
        _WAITING,
        "print(sorted(LATER - waiting), 'argparse' in sys.modules)",
    )
    assert told.split() == ["[]", "False"]


def test_a_wrong_call_is_still_answered_in_a_sentence() -> None:
    """The first one makes run what words it."""
    told = _told(
        "import ui",
        "from PySide6.QtCore import QPoint",
        "for wrong in ('x', 'y'):",
        "    try:",
        "        QPoint(wrong)",
        "    except TypeError as problem:",
        "        print(problem)",
    )
    assert told.count("called with wrong argument types") == 2
    assert told.count("Supported signatures") == 2


def test_python_has_its_finders_and_its_import_back() -> None:
    """None of what was put in their place stays."""
    told = _told(
        "before = list(sys.meta_path)",
        "import builtins, ui",
        "print(sys.meta_path == before, type(sys.meta_path) is list)",
        "print(builtins.__import__ is not builtins.__feature_import__)",
    )
    assert told.split() == ["True", "True", "True"]


def test_where_pyside_came_first_nothing_is_changed() -> None:
    """As with a program that had imported it before."""
    told = _told("import PySide6.QtCore", "import ui.app", _WAITING, "print(waiting)")
    assert told.split() == ["set()"]
