"""The ground the window stands on: versions in range, and Qt calls that lose no references."""

from __future__ import annotations

import importlib.metadata
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

REPO = Path(__file__).resolve().parent.parent
CALLS = 1000
SLACK = 50  # references that unrelated code may take or give meanwhile; a leak loses CALLS of them

needs_counting = pytest.mark.skipif(
    sys.version_info >= (3, 12),
    reason="True and None are immortal from Python 3.12 on, so there is nothing to lose",
)


class _Emitter(QObject):
    plain = Signal()
    flag = Signal(bool)


class _Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    @Slot()
    def on_plain(self) -> None:
        self.calls += 1

    @Slot(bool)
    def on_flag(self, _flag: bool) -> None:
        self.calls += 1


class _Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.calls += 1


def _lost(value: object, action: Callable[[], object]) -> int:
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        action()
    return before - sys.getrefcount(value)


@needs_counting
@pytest.mark.parametrize("value", [True, None], ids=str)
def test_signals_lose_no_references(qapp: QCoreApplication, value: object) -> None:
    """A thousand emissions leave the counts of True and None where they were."""
    emitter, receiver = _Emitter(), _Receiver()
    emitter.plain.connect(receiver.on_plain)
    emitter.flag.connect(receiver.on_flag)

    def emit() -> None:
        emitter.plain.emit()
        emitter.flag.emit(True)

    assert abs(_lost(value, emit)) < SLACK
    assert receiver.calls == 2 * CALLS


@needs_counting
@pytest.mark.parametrize("value", [True, None], ids=str)
def test_overrides_lose_no_references(qtbot: QtBot, value: object) -> None:
    """A thousand Python overrides called by Qt leave the counts of True and None alone."""
    widget, canvas = _Painted(), QPixmap(8, 8)
    qtbot.addWidget(widget)
    widget.resize(8, 8)

    def paint() -> None:
        widget.render(canvas)

    assert abs(_lost(value, paint)) < SLACK
    assert widget.calls == CALLS


def _requirements() -> list[Requirement]:
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    everything = [Requirement(line) for line in project["dependencies"]]
    return [item for item in everything if item.marker is None or item.marker.evaluate()]


@pytest.mark.parametrize("requirement", _requirements(), ids=lambda item: item.name)
def test_installed_versions_are_in_range(requirement: Requirement) -> None:
    """Every library is installed in a version the project says it works with."""
    installed = importlib.metadata.version(requirement.name)
    assert requirement.specifier.contains(installed), f"{requirement}, but {installed} is installed"


def test_python_311_is_kept_from_the_qt_that_aborts_it() -> None:
    """On Python 3.11 the project never asks for PySide6 6.12, which loses references there."""
    environment = {"python_version": "3.11"}
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in project["dependencies"]:
        requirement = Requirement(line)
        if requirement.name.startswith("PySide6") and (
            requirement.marker is None or requirement.marker.evaluate(environment)
        ):
            assert not requirement.specifier.contains("6.12.0"), line
