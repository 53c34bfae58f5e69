"""The watch folder: what is new comes in by itself, once and undoable; what is asked waits."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.run import Run
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from calfjournal.watched import Stamp
from tests.importers import track_writer
from tests.importers.fit_writer import START, Leg, activity
from tests.ui.conftest import InlineJobs, ScriptedChooser
from ui.importing.dialog import ImportDialog
from ui.importing.reading import FoundFiles
from ui.preferences.dialog import PreferencesDialog
from ui.services.context import Context
from ui.services.watch_folder import WatchFolder
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk
from ui.window.watching import WaitingStrip, Watching

ROCKET = Leg(start=START + timedelta(days=9), timer_s=691, length=691, distance_cm=178_800_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    made = tmp_path / "watch"
    made.mkdir()
    return made


@pytest.fixture
def told(context: Context) -> list[tuple[str, bool]]:
    """Return what is said in the status line."""
    said: list[tuple[str, bool]] = []
    context.notices.said.connect(lambda sentence, undoable: said.append((sentence, undoable)))
    return said


def _watch(window: MainWindow, folder: Path | str) -> Watching:
    window.context.settings.change(watch_folder=str(folder))
    return Watching(window, settle_ms=1)


def _runs(context: Context) -> list[Run]:
    near = timedelta(days=1000)
    return context.journal.runs.between(START.date() - near, START.date() + near)


def _strips(window: MainWindow) -> list[WaitingStrip]:
    found = window.strips.findChildren(WaitingStrip)
    return [strip for strip in found if not strip.isHidden()]


def _gpx(folder: Path, name: str = "evening.gpx") -> None:
    (folder / name).write_bytes(track_writer.gpx(track_writer.steady(30)))


def test_what_is_new_comes_in_as_one_edit(
    window: MainWindow,
    context: Context,
    folder: Path,
    told: list[tuple[str, bool]],
    qtbot: QtBot,
) -> None:
    """Two recordings are taken together, with one quiet notice and one undo."""
    (folder / "run.fit").write_bytes(activity())
    _gpx(folder)
    _watch(window, folder)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [("2 runs from the watch folder", True)]
    assert len(_runs(context)) == 2
    assert not _strips(window)
    context.journal.undo()
    assert _runs(context) == []


def test_a_recording_that_turns_up_later_comes_in(
    window: MainWindow,
    context: Context,
    folder: Path,
    told: list[tuple[str, bool]],
    qtbot: QtBot,
) -> None:
    """Also in a folder that is made below the watched one."""
    watching = _watch(window, folder)
    _gpx(folder)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=60_000)
    (folder / "2026").mkdir()
    (folder / "2026" / "run.fit").write_bytes(activity())
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert len(_runs(context)) == 2
    assert watching is not None


def test_what_was_undone_is_not_brought_in_again(
    window: MainWindow,
    context: Context,
    folder: Path,
    told: list[tuple[str, bool]],
    qtbot: QtBot,
) -> None:
    """The file stays known: by this window and by the next one, until it is another file."""
    file = folder / "run.fit"
    file.write_bytes(activity())
    first = _watch(window, folder)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    context.journal.undo()
    first._stop()
    _watch(window, folder)
    _gpx(folder)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[1] == ("1 run from the watch folder", True)
    (run,) = _runs(context)
    assert run.source == "gpx"


def test_a_file_that_grows_is_not_read(folder: Path, context: Context, qtbot: QtBot) -> None:
    """Size and time have to stand still from one look to the next; then it is told once."""
    given: list[dict[Path, Stamp]] = []
    owner = QObject()
    watch = WatchFolder(
        folder, lambda _path, _stamp: False, InlineJobs(owner), owner, settle_ms=600_000
    )
    watch.still.connect(given.append)
    file = folder / "run.fit"
    whole = activity()
    file.write_bytes(whole[:100])
    watch.look()
    file.write_bytes(whole)
    watch.look()
    assert given == []
    os.utime(file, ns=(1, 1))
    watch.look()
    assert given == []
    watch.look()
    watch.look()
    assert [list(files) for files in given] == [[file]]


def test_what_is_asked_about_waits(
    window: MainWindow,
    context: Context,
    folder: Path,
    told: list[tuple[str, bool]],
    qtbot: QtBot,
) -> None:
    """The rest comes in; a strip leads to what is to be decided, as every import is shown."""
    (folder / "run.fit").write_bytes(activity())
    (folder / "rocket.fit").write_bytes(activity([ROCKET]))
    window.show()
    _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)
    assert told == [("1 run from the watch folder", True)]
    (strip,) = _strips(window)
    assert strip.sentence == "1 file in the watch folder waits for your answer."
    assert strip.leave.text() == "Leave it"
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(ImportDialog)
    assert dialog.windowTitle() == "From the watch folder"
    qtbot.keyClick(dialog.left.offers[Asking.IMPLAUSIBLE], Qt.Key.Key_Space)
    dialog.take.click()
    assert len(_runs(context)) == 2
    assert not _strips(window)


def test_what_waits_is_asked_again_by_the_next_window(
    window: MainWindow, context: Context, folder: Path, qtbot: QtBot
) -> None:
    """Nothing is decided by closing the window; what was left has its answer."""
    (folder / "rocket.fit").write_bytes(activity([ROCKET]))
    first = _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)
    first._stop()
    assert not _strips(window)
    second = _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)
    qtbot.mouseClick(_strips(window)[0].leave, Qt.MouseButton.LeftButton)
    assert not _strips(window)
    second._stop()
    third = _watch(window, folder)
    assert third._known is not None
    (stamp,) = (Stamp(file.stat().st_size, file.stat().st_mtime_ns) for file in folder.iterdir())
    assert third._known.knows(folder / "rocket.fit", stamp)


def test_a_look_decides_nothing(
    window: MainWindow, context: Context, folder: Path, qtbot: QtBot
) -> None:
    """Whoever looks at what waits and leaves by Escape is asked on, also by the next window."""
    (folder / "rocket.fit").write_bytes(activity([ROCKET]))
    window.show()
    first = _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)
    qtbot.mouseClick(_strips(window)[0].button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(_strips(window)) == 1
    first._stop()
    assert not _strips(window)
    _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)


def _found(folder: Path, *, is_partial: bool) -> FoundFiles:
    run = Run(day=START.date(), start=START, duration_s=600, distance_m=2000, source="fit")
    file = FileResult(
        str(folder / "run.fit"),
        "fit",
        FileStatus.IMPORTED,
        runs=(run,),
        is_partial=is_partial,
    )
    return FoundFiles(ImportBatch((file,)), 1, 0.1)


def test_what_breaks_off_waits_for_its_end(
    window: MainWindow, context: Context, folder: Path, told: list[tuple[str, bool]]
) -> None:
    """Half a file never comes in by itself; when the rest of it is there, the whole does."""
    watching = _watch(window, folder)
    half, whole = ({folder / "run.fit": Stamp(size, size)} for size in (50, 100))
    watching._take(half, _found(folder, is_partial=True))
    assert _runs(context) == []
    assert len(_strips(window)) == 1
    watching._take(whole, _found(folder, is_partial=False))
    assert told == [("1 run from the watch folder", True)]
    assert not _strips(window)


def test_what_went_out_of_the_folder_waits_no_more(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    """The strip asks about files that are there."""
    rocket = folder / "rocket.fit"
    rocket.write_bytes(activity([ROCKET]))
    watching = _watch(window, folder)
    qtbot.waitUntil(lambda: bool(_strips(window)), timeout=60_000)
    rocket.unlink()
    assert watching._watch is not None
    watching._watch.look()
    qtbot.waitUntil(lambda: not _strips(window), timeout=60_000)


def test_it_looks_now_and_then_by_itself(folder: Path, qtbot: QtBot) -> None:
    """A file that grew tells nobody, and neither does a folder that comes back."""
    given: list[dict[Path, Stamp]] = []
    seen: list[object] = []
    file = folder / "run.fit"
    file.write_bytes(activity()[:100])
    owner = QObject()
    watch = WatchFolder(
        folder, lambda _path, _stamp: False, InlineJobs(owner), owner, settle_ms=1, look_ms=1
    )
    watch.still.connect(given.append)
    watch.seen.connect(seen.append)
    qtbot.waitUntil(lambda: len(given) == 1)
    with file.open("ab") as more:
        more.write(activity()[100:])
    qtbot.waitUntil(lambda: len(given) == 2)
    folder.rename(folder.parent / "elsewhere")
    qtbot.waitUntil(lambda: seen[-1] is None)
    (folder.parent / "elsewhere").rename(folder)
    qtbot.waitUntil(lambda: seen[-1] is not None)


def test_a_folder_that_is_gone_is_told_once(
    window: MainWindow,
    context: Context,
    folder: Path,
    told: list[tuple[str, bool]],
    qtbot: QtBot,
) -> None:
    """Quietly, and not by every window anew; when it comes back it is looked into again."""
    gone = folder / "stick"
    first = _watch(window, gone)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [(f"The watch folder is not there: {gone}", False)]
    first._stop()
    second = _watch(window, gone)
    assert second._watch is not None
    second._watch.look()
    second._watch.look()
    assert len(told) == 1
    gone.mkdir()
    _gpx(gone)
    second._watch.look()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[1] == ("1 run from the watch folder", True)


def test_a_journal_that_is_only_read_is_left_alone(
    make_context: Callable[[Journal], Context], journal: Journal, folder: Path, qtbot: QtBot
) -> None:
    """Nothing is looked at for it."""
    (folder / "run.fit").write_bytes(activity())
    journal.close()
    with Journal.open(journal.path, read_only=True) as only_read:
        window = MainWindow(make_context(only_read))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        qtbot.addWidget(window)
        assert _watch(window, folder)._watch is None


def test_a_start_looks_once_it_is_settled(desk: Desk, tmp_path: Path, folder: Path) -> None:
    """The window that was opened follows the option; nothing is read before its first paint."""
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    desk._options.change(watch_folder=str(folder))
    desk.open(path)
    assert isinstance(desk.window, MainWindow)
    (watching,) = desk.window.findChildren(Watching)
    assert watching._watch is not None
    assert watching._watch.folder == folder


def test_the_folder_is_chosen_in_the_preferences(
    window: MainWindow, context: Context, folder: Path, qtbot: QtBot
) -> None:
    """A click asks for one, another has none; both hold at once, and the window follows."""
    watching = Watching(window, settle_ms=1)
    chooser = ScriptedChooser()
    context.chooser = chooser
    chooser.answers = [folder]
    dialog = PreferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.watched.place.text() == "None"
    assert not dialog.watched.none.isEnabled()
    qtbot.mouseClick(dialog.watched.choose, Qt.MouseButton.LeftButton)
    assert context.settings.now.watch_folder == str(folder.resolve())
    assert dialog.watched.place.toolTip() == str(folder.resolve())
    assert watching._watch is not None
    qtbot.mouseClick(dialog.watched.none, Qt.MouseButton.LeftButton)
    assert context.settings.now.watch_folder == ""
    assert watching._watch is None
