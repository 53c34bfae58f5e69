"""Where the journal lies is told once; a version that could not be joined whenever one appears."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calfjournal.journal import Journal
from ui.widgets.banner import Banner
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """Return a journal in the folder of a service."""
    path = tmp_path / "Nextcloud" / "my.calfjournal"
    path.parent.mkdir()
    Journal.create(path).close()
    return path


def opened(desk: Desk, path: Path) -> MainWindow:
    desk.open(path)
    assert isinstance(desk.window, MainWindow)
    return desk.window


def strips(window: MainWindow) -> list[str]:
    return [strip.sentence for strip in window.findChildren(Banner) if not strip.isHidden()]


def conflict(path: Path, minute: int) -> str:
    """Leave a conflict copy beside the journal and return its name."""
    copy = path.with_name(f"my (conflicted copy 2026-11-25 10{minute:02}12).calfjournal")
    copy.write_bytes(b"")
    return copy.name


def come_back(qapp: QApplication) -> None:
    """Turn to the program again, after another one."""
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_a_synchronised_folder_is_told_once(desk: Desk, synced: Path, tmp_path: Path) -> None:
    """The strip names the service the first time the journal is opened, and never again."""
    (sentence,) = strips(opened(desk, synced))
    assert "Nextcloud" in sentence
    other = tmp_path / "plain.calfjournal"
    Journal.create(other).close()
    assert strips(opened(desk, other)) == []
    assert strips(opened(desk, synced)) == []


def test_each_new_version_is_told(desk: Desk, synced: Path, qapp: QApplication) -> None:
    """Coming back to the window tells of a new conflict copy by name, and only of that one."""
    window = opened(desk, synced)
    told = strips(window)
    first = conflict(synced, 1)
    come_back(qapp)
    come_back(qapp)
    (news,) = [sentence for sentence in strips(window) if sentence not in told]
    assert first in news
    second = conflict(synced, 2)
    come_back(qapp)
    (_, newest) = [sentence for sentence in strips(window) if sentence not in told]
    assert second in newest
    assert first not in newest


def test_a_version_is_told_once_over_restarts(desk: Desk, synced: Path, tmp_path: Path) -> None:
    """A copy that was told stays untold in the next window, until it is gone and comes again."""
    name = conflict(synced, 1)
    assert any(name in sentence for sentence in strips(opened(desk, synced)))
    other = tmp_path / "plain.calfjournal"
    Journal.create(other).close()
    opened(desk, other)
    assert strips(opened(desk, synced)) == []
    synced.with_name(name).unlink()
    opened(desk, other)
    opened(desk, synced)
    opened(desk, other)
    conflict(synced, 1)
    assert any(name in sentence for sentence in strips(opened(desk, synced)))


def test_a_closed_window_looks_no_more(desk: Desk, synced: Path, qapp: QApplication) -> None:
    """After the window closed, nothing is looked for and nothing is told."""
    opened(desk, synced).close()
    conflict(synced, 1)
    come_back(qapp)
    assert desk.window is None
