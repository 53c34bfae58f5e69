"""``python -m tests.benchmarks.starts WHAT [JOURNAL]``: one start in a process of its own.

It prints as JSON what it cost until its window was painted. Nothing is imported above that a bare
window would not import.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.window.main_window import MainWindow

SIZE = (1280, 800)


def main(what: str, *arguments: str) -> None:
    """Be a bare window, the program's window, its list of modules, or what prepares a journal."""
    # An installation has no such module; msgspec and others take their time with it where it is.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    kinds: dict[str, Callable[..., None]] = {
        "bare": _bare,
        "window": _window,
        "modules": _modules,
        "use": _use,
        "forget": _forget,
    }
    kinds[what](*arguments)


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    _tell()


def _window(journal: str) -> None:
    _start(journal, _until_painted)


def _modules(journal: str) -> None:
    _start(journal, _list_modules)


def _start(journal: str, in_place_of_the_loop: Callable[..., int]) -> None:
    """Start as the program does, up to Qt's event loop."""
    from calfjournal.__main__ import main as program

    commands = sys.modules["calfjournal.cli.main"]

    def open_window(path: Path) -> int:
        from ui import app  # Before PySide, as the program does: a part of that shall wait.

        app.Application.exec = in_place_of_the_loop  # type: ignore[method-assign]
        return app.run(path)

    vars(commands)["_open_window"] = open_window
    sys.exit(program([journal]))


def _list_modules(*_arguments: object) -> int:
    """Print the name of every module there is when the page is painted, and close."""
    window = _painted()
    sys.stdout.write("\n".join(sorted(sys.modules)))
    window.close()
    return 0


def _until_painted(*_arguments: object) -> int:
    """In place of the event loop: turn it until the page is painted, look at it, and close."""
    window = _painted()
    _tell()
    _look_at(window)
    window.close()
    return 0


def _painted() -> MainWindow:
    from PySide6.QtWidgets import QApplication

    from ui.window.main_window import MainWindow

    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    while not window.was_painted:
        QApplication.processEvents()
    return window


def _look_at(window: MainWindow) -> None:
    """Fail unless Today says its sentence and answers a click."""
    from ui.services.places import Place
    from ui.today.page import TodayPage

    page = window.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    assert page.isVisible()
    assert page.lead.sentence
    page.back.click()
    assert page.day < window.context.journal.today()


def _use(journal: str) -> None:
    from pathlib import Path

    from calfjournal.journal import Journal

    path = Path(journal)
    with Journal.open(path) as opened:
        opened.checked(opened.check())
        opened.kept_facts.keep()
    _tell()


def _forget(journal: str) -> None:
    from pathlib import Path

    from calfjournal.journal import Journal

    with Journal.open(Path(journal)) as opened:
        opened.checkins.delete(opened.today())
    _tell()


def _tell() -> None:
    cpu = time.process_time() * 1000
    # Not by ``json``: nothing is imported for the sake of measuring.
    sys.stdout.write(f'{{"cpu_ms":{cpu:.2f},"memory_mb":{_memory_mb():.1f}}}')
    sys.stdout.flush()
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115


def _memory_mb() -> float:
    """The most memory so far; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0.0
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
