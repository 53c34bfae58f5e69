"""Recordings dropped on the window become runs, as one edit that can be taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import Run
from calfjournal.journal import Journal
from tests.e2e.conftest import Start
from tests.e2e.person import Person
from tests.e2e.test_first_week import journal_of, main_window
from tests.importers.fit_writer import START, Leg, activity
from tests.ui import drag
from ui.importing.dialog import ImportDialog
from ui.services.places import Place
from ui.window.main_window import MainWindow


def drop(window: MainWindow, files: list[Path]) -> None:
    """Drag files over the window and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    at = QPointF(window.rect().center())
    QApplication.sendEvent(window, drag.enter(at, mime))
    QApplication.sendEvent(window, drag.drop(at, mime))


def runs(journal: Journal) -> list[Run]:
    """Return the runs around the days of the recordings."""
    day = START.date()
    return journal.runs.between(day - timedelta(days=2), day + timedelta(days=9))


def test_dropped_recordings_are_one_edit(
    start: Start, person: Person, planned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Two runs and a broken file: two go in together, the broken one is named, one undo."""
    folder = tmp_path / "läufe & co"
    folder.mkdir()
    monday, friday, broken = (folder / name for name in ("mon.fit", "fri.fit", "broken.fit"))
    monday.write_bytes(activity())
    friday.write_bytes(activity([Leg(start=START + timedelta(days=4))]))
    broken.write_bytes(activity()[:40])
    desk = start(planned)
    window, journal = main_window(desk), journal_of(desk)
    before = journal.undo_label
    drop(window, [monday, friday, broken])
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.take.isVisible, timeout=60_000)
    assert not runs(journal)
    (line,) = dialog.kinds.lines
    assert line.counts["unreadable"].text() == "1"
    with qtbot.waitSignal(dialog.destroyed):
        person.click(dialog.take)
    assert len(runs(journal)) == 2

    person.turn_to(window)
    undo = window.actions_by_key["undo"]
    assert undo.text() == "&Undo Import 2 runs"
    person.choose(window, "Edit", undo)
    assert not runs(journal)
    assert journal.undo_label == before


def test_closing_the_import_leaves_the_window_usable(
    start: Start, person: Person, planned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Escape in the import dialog adds nothing, and the keys work in the window again."""
    run = tmp_path / "run.fit"
    run.write_bytes(activity())
    desk = start(planned)
    window = main_window(desk)
    drop(window, [run])
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.take.hasFocus, timeout=60_000)
    with qtbot.waitSignal(dialog.destroyed):
        person.press(Qt.Key.Key_Escape)
    assert not runs(journal_of(desk))
    person.turn_to(window)
    person.chord(Qt.Key.Key_5)
    assert window.place is Place.RECOVERY
