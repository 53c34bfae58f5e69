"""What every test stands on: an own home, no real window, and no noise or leftovers."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from calfjournal.domain.notation import Notation
from calfjournal.messages import language, notation
from calfjournal.messages.language import ENGLISH, PSEUDO

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

REPO = Path(__file__).resolve().parent.parent
E2E = REPO / "tests" / "e2e"
REAL_DATA = REPO.parent / "shared" / "data" / "real"

hypothesis.settings.register_profile(
    "calfjournal",
    deadline=None,  # shared machines are slow at times; nothing in the tests is timed
    print_blob=True,
    max_examples=60,
)
hypothesis.settings.load_profile("calfjournal")


PATIENCE_S = 600
"""For a test of many examples: a busy machine is slow, and that is no fault of the program."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests of many examples, and walks of a state machine, their own time."""
    for item in items:
        many = item.get_closest_marker("hypothesis") or item.name == "runTest"
        if many and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(PATIENCE_S))


def pytest_configure(config: pytest.Config) -> None:
    """Choose Qt's platform before anything imports Qt, and keep settings out of the real home."""
    if not _only_end_to_end(config):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = tempfile.TemporaryDirectory(prefix="calfjournal-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["CALFJOURNAL_HOME"] = home.name
    os.environ.pop("CALFJOURNAL_FILE", None)


def _only_end_to_end(config: pytest.Config) -> bool:
    paths = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    return bool(paths) and all(path.is_relative_to(E2E) for path in paths)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own empty home for settings, journals, backups and logs."""
    home = tmp_path / "home"
    monkeypatch.setenv("CALFJOURNAL_HOME", str(home))
    monkeypatch.delenv("CALFJOURNAL_FILE", raising=False)
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QStandardPaths

        QStandardPaths.setTestModeEnabled(True)
    return home


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of recordings from real devices, which are not ours to ship."""
    if not REAL_DATA.is_dir():
        pytest.skip("the real recordings are not beside this checkout (../shared/data/real)")
    return REAL_DATA


# ------------------------------------------------------------------- no unexpected log lines


class _Noise(logging.Handler):
    """Collects what was logged as WARNING or worse."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog` and looks itself."""
    noise = _Noise()
    logging.getLogger().addHandler(noise)
    yield
    logging.getLogger().removeHandler(noise)
    if noise.lines and "caplog" not in request.fixturenames:
        listing = "\n  ".join(noise.lines)
        pytest.fail(f"logged unexpectedly (use caplog where it is expected):\n  {listing}")


# ------------------------------------------------------------------- no leftovers of the window


class _Timers:
    """Remembers, weakly, every QTimer that Python code starts."""

    def __init__(self) -> None:
        self._started: weakref.WeakSet[QTimer] = weakref.WeakSet()
        self._installed = False

    def install(self) -> None:
        if self._installed:
            return
        from PySide6.QtCore import QTimer

        started, original = self._started, QTimer.start

        def start(timer: QTimer, *arguments: int) -> None:
            started.add(timer)
            original(timer, *arguments)

        QTimer.start = start  # type: ignore[method-assign]
        self._installed = True

    def running(self) -> list[QTimer]:
        from shiboken6 import isValid

        return [timer for timer in self._started if isValid(timer) and timer.isActive()]


_timers = _Timers()


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    """Fail a test that leaves a top-level widget, a running timer or a running job behind."""
    before = set(map(_address, _top_levels()))
    if "PySide6.QtCore" in sys.modules:
        _timers.install()
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    problems = _running_jobs() + _left_widgets(before) + _left_timers()
    if problems:
        listing = "\n  ".join(problems)
        pytest.fail(f"the test left behind:\n  {listing}")


def _top_levels() -> list[QWidget]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _address(widget: QWidget) -> int:
    from shiboken6 import getCppPointer

    return int(getCppPointer(widget)[0])


def _deliver_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _running_jobs() -> list[str]:
    from PySide6.QtCore import QThreadPool

    if QThreadPool.globalInstance().waitForDone(500):
        return []
    return ["a job in the thread pool: cancel it and wait for it before the test ends"]


def _left_widgets(before: set[int]) -> list[str]:
    def left() -> list[QWidget]:
        return [widget for widget in _top_levels() if _address(widget) not in before]

    _deliver_deletions()
    if left():  # Collecting is slow, so only when something may be waiting for it.
        gc.collect()
        _deliver_deletions()
    problems = []
    for widget in left():
        name = f"{type(widget).__name__} {widget.objectName()!r} {widget.windowTitle()!r}"
        problems.append(f"widget {name}: give it to qtbot.addWidget, a parent or WA_DeleteOnClose")
        widget.deleteLater()
    _deliver_deletions()
    return problems


def _left_timers() -> list[str]:
    problems = []
    for timer in _timers.running():
        owner = type(timer.parent()).__name__ if timer.parent() else "nobody"
        interval = timer.interval()
        problems.append(f"QTimer of {interval} ms owned by {owner}: stop it, or delete its owner")
        timer.stop()
    return problems


@pytest.fixture
def pseudo() -> Iterator[None]:
    """Speak the language nobody speaks."""
    language.use(PSEUDO)
    yield
    language.use(ENGLISH)


@pytest.fixture
def noted() -> Iterator[Callable[[Notation], None]]:
    """Read and type numbers in a notation until the test ends."""
    yield notation.use
    notation.use(Notation())
