"""Importing: read, look, take as one edit; nothing happens unless the user says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.import_choice import Asking
from calfjournal.messages import in_words
from tests.importers.fit_writer import CYCLING, START, Leg, activity
from tests.ui.conftest import ScriptedChooser
from ui.importing.dialog import ImportDialog
from ui.services.context import Context
from ui.services.jobs import Jobs
from ui.window.commands import Commands
from ui.window.main_window import MainWindow


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return a run, a copy of it, and something that is no recording."""
    run, copy, broken = (tmp_path / name for name in ("run.fit", "copy.fit", "broken.fit"))
    run.write_bytes(activity())
    copy.write_bytes(activity())
    broken.write_bytes(activity()[:40])
    return [run, copy, broken]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return the parent of the dialogs: they delete themselves when closed, else it does."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def main_window(context: Context, qtbot: QtBot) -> MainWindow:
    """Return the window of the empty journal."""
    made = MainWindow(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
    qtbot.addWidget(made)
    return made


def _open(context: Context, files: list[Path], window: QWidget) -> ImportDialog:
    dialog = ImportDialog(context, files, window)
    dialog.open()
    return dialog


def _runs(context: Context) -> int:
    day = START.date()
    near = timedelta(days=2)
    return len(context.journal.runs.between(day - near, day + near))


def test_what_was_found_is_shown_before_it_is_taken(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """New, already there and not readable are told apart with reasons; nothing is kept yet."""
    dialog = _open(context, files, window)
    assert dialog.sentence == "3 files: 1 new, 1 already there, 1 not readable."
    lines = {line.name: line for line in dialog.table.rows_model.rows}
    assert lines["broken.fit"].reason
    assert "running" in lines["run.fit"].holds
    assert _runs(context) == 0


def test_an_import_is_one_edit(context: Context, files: list[Path], window: QWidget) -> None:
    """Taking it adds the run; one undo takes all of it back."""
    said: list[str] = []
    context.notices.said.connect(lambda sentence, _undoable: said.append(sentence))
    dialog = _open(context, files, window)
    dialog.take.click()
    assert _runs(context) == 1
    assert said == ["Imported 1 run"]
    context.journal.undo()
    assert _runs(context) == 0


def test_runs_are_counted_apart_from_other_sports(
    context: Context, tmp_path: Path, window: QWidget
) -> None:
    """A ride is no run, in the button and in what can be undone."""
    run, ride = tmp_path / "run.fit", tmp_path / "ride.fit"
    run.write_bytes(activity())
    ride.write_bytes(activity([Leg(sport=CYCLING, start=START + timedelta(hours=5))]))
    dialog = _open(context, [run, ride], window)
    assert dialog.take.text() == "Import 1 run, 1 other activity"
    dialog.take.click()
    assert in_words(context.journal.undo_label or "") == "Import 1 run, 1 other activity"


def test_a_very_short_recording_is_named_and_can_be_taken(
    context: Context, tmp_path: Path, window: QWidget
) -> None:
    """A watch started by accident: it is told, and imported when wanted."""
    file = tmp_path / "oops.fit"
    file.write_bytes(activity([Leg(length=20, speed_mm=0, distance_cm=0)]))
    dialog = _open(context, [file], window)
    (line,) = dialog.table.rows_model.rows
    assert (line.status, line.reason) == ("imported", "very short")
    assert dialog.take.isEnabled()


ROCKET = Leg(start=START + timedelta(days=1), timer_s=691, length=691, distance_cm=178_800_000)


def test_what_cannot_be_true_comes_in_by_a_click(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """It is listed first with its figures and stays out, until its box is ticked."""
    files[1].write_bytes(activity([ROCKET]))
    dialog = _open(context, files[:2], window)
    assert dialog.sentence == "2 files: 1 new, 1 to decide."
    first = dialog.table.rows_model.rows[0]
    assert (first.name, first.status) == ("copy.fit", "asked")
    assert "1788 km in 11:31" in first.reason
    implausible, deleted = dialog.offers[Asking.IMPLAUSIBLE], dialog.offers[Asking.DELETED]
    assert (implausible.isVisible(), deleted.isVisible()) == (True, False)
    qtbot.keyClick(implausible, Qt.Key.Key_Space)
    assert dialog.take.text() == "Import 2 runs"
    qtbot.keyClick(implausible, Qt.Key.Key_Space)
    assert dialog.take.text() == "Import 1 run"
    implausible.click()
    dialog.take.click()
    assert _runs(context) == 2
    context.journal.undo()
    assert _runs(context) == 0


def test_a_run_that_was_deleted_comes_back_by_a_click(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """Importing its file again offers nothing by itself, and says that the run was deleted."""
    _open(context, files[:1], window).take.click()
    (run,) = context.journal.runs.between(START.date(), START.date())
    context.journal.runs.delete(run.key)
    dialog = _open(context, files[:1], window)
    assert "deleted" in dialog.table.rows_model.rows[0].reason
    assert not dialog.take.isEnabled()
    dialog.offers[Asking.DELETED].click()
    dialog.take.click()
    assert _runs(context) == 1


def test_a_conflict_shows_both_values_and_the_way_out(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """A distance edited elsewhere: not added, both distances in the row, the next step below."""
    _open(context, files[:1], window).take.click()
    files[0].write_bytes(activity([Leg(distance_cm=50_000)]))
    dialog = _open(context, files[:1], window)
    (line,) = dialog.table.rows_model.rows
    assert line.status == "conflict"
    assert "0.36 km" in line.reason
    assert "0.5 km" in line.reason
    assert any("delete yours" in label.text() for label in _shown_labels(dialog))
    assert not any(box.isVisible() for box in dialog.offers.values())
    assert not dialog.take.isEnabled()


def _shown_labels(dialog: ImportDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_files_are_looked_for_where_they_were_last_time(
    main_window: MainWindow, files: list[Path]
) -> None:
    """The first time at home, then in the folder used last, as long as it is there."""
    context = main_window.context
    chooser = ScriptedChooser()
    context.chooser = chooser
    commands = Commands(context, main_window)
    chooser.answers = list(files)
    commands.choose_import()
    commands.choose_import()
    context.settings.change(import_folder=str(files[0].parent / "gone"))
    commands.choose_import()
    assert chooser.folders == [Path.home(), files[0].parent.resolve(), Path.home()]


@pytest.mark.parametrize("way_out", ["take", "close_button", "escape", "cross"])
def test_every_way_out_closes_the_dialog(
    way_out: str, context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """Import, Close, Escape and the window's cross all leave no dialog in the way."""
    dialog = _open(context, files, window)
    with qtbot.waitSignal(dialog.destroyed):
        if way_out == "escape":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        elif way_out == "cross":
            dialog.close()
        else:
            getattr(dialog, way_out).click()


def test_the_same_files_again_hold_nothing_new(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """A second import of the same files offers nothing."""
    _open(context, files, window).take.click()
    again = _open(context, files, window)
    assert not again.take.isEnabled()
    assert "2 already there" in again.sentence


def test_closing_before_the_end_changes_nothing(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """Cancel while files are read: the reading stops and the journal is as it was."""
    context.jobs = Jobs()
    dialog = _open(context, files, window)
    job = dialog._job
    dialog.progress.cancel.click()
    assert job.is_cancelled()
    context.jobs.shutdown()
    assert _runs(context) == 0
    assert context.journal.undo_label is None


def test_files_are_read_off_the_gui_thread(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """With real threads the dialog shows progress first and the result when it is there."""
    context.jobs = Jobs()
    dialog = _open(context, files, window)
    assert dialog.progress.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.sentence), timeout=60_000)
    assert dialog.table.isVisible()
    context.jobs.shutdown()
