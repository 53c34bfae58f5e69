"""Importing: read, look, take as one edit; nothing happens unless the user says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.import_choice import Asking, FoundKind
from calfjournal.messages import in_words
from tests.importers import track_writer
from tests.importers.fit_writer import CYCLING, START, Leg, activity
from tests.ui.conftest import ScriptedChooser
from tests.ui.hands import press
from ui.importing.dialog import ImportDialog
from ui.importing.histogram import bars
from ui.importing.not_taken import AT_ONCE, as_text
from ui.importing.reading import ImportWay
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


def _counts(dialog: ImportDialog, kind: FoundKind = FoundKind.RUNS) -> dict[str, str]:
    """What the table says of a kind, without what is 0."""
    (line,) = [each for each in dialog.kinds.lines if each.kind is kind]
    return {key: label.text() for key, label in line.counts.items() if label.text() != "0"}


def _labels(dialog: ImportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def _says(dialog: ImportDialog, words: str) -> bool:
    return any(words in text for text in _labels(dialog))


def test_what_was_found_is_shown_before_it_is_taken(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """New, there already and not readable are counted, each with its reason; nothing is kept."""
    dialog = _open(context, files, window)
    assert _counts(dialog) == {"new": "1", "same": "1", "unreadable": "1"}
    (left,) = [each for each in dialog.left.table.rows_model.rows if "broken" in each.file]
    assert in_words(left.reason)
    assert dialog.take.text() == "Take 1 entry"
    assert _says(dialog, "3 files")
    assert _says(dialog, "nothing is in the journal yet")
    assert _runs(context) == 0


def test_the_head_says_how_it_came(context: Context, files: list[Path], window: QWidget) -> None:
    """What was dropped is called so, one file by its name and its format."""
    dialog = ImportDialog(context, files[:1], window, way=ImportWay.DROPPED)
    dialog.open()
    assert dialog.windowTitle() == "What you dropped"
    assert _says(dialog, "run.fit · 2 kB · a FIT file · read in")


def test_a_long_name_leaves_the_dialog_narrow(
    context: Context, tmp_path: Path, window: QWidget
) -> None:
    """It is cut in its middle, with dots, and whole in the tip."""
    file = tmp_path / f"{'x' * 200}.fit"
    file.write_bytes(activity())
    window.resize(480, 700)
    dialog = _open(context, [file], window)
    assert dialog.minimumSizeHint().width() <= 480
    (head,) = [label for label in dialog.findChildren(QLabel) if "read in" in label.text()]
    assert "…" in head.text()
    assert head.toolTip() == str(file)


def test_an_import_is_one_edit(context: Context, files: list[Path], window: QWidget) -> None:
    """Taking it adds the run; one undo takes all of it back."""
    said: list[tuple[str, bool]] = []
    context.notices.said.connect(lambda sentence, undoable: said.append((sentence, undoable)))
    dialog = _open(context, files, window)
    dialog.take.click()
    assert _runs(context) == 1
    assert said == [("Imported 1 run", True)]
    context.journal.undo()
    assert _runs(context) == 0


def test_enter_takes_and_escape_leaves(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """Wherever the keys are, Enter takes what is shown, and Escape leaves all as it was."""
    window.show()
    dialog = _open(context, files, window)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.kinds.lines[0].box.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert _runs(context) == 0
    dialog = _open(context, files, window)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.kinds.lines[0].box.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert _runs(context) == 1


def test_a_kind_is_left_out_by_its_box(
    context: Context, tmp_path: Path, window: QWidget, qtbot: QtBot
) -> None:
    """A ride is no run: it has a line of its own, and is not taken when that is unticked."""
    run, ride = tmp_path / "run.fit", tmp_path / "ride.fit"
    run.write_bytes(activity())
    ride.write_bytes(activity([Leg(sport=CYCLING, start=START + timedelta(hours=5))]))
    dialog = _open(context, [run, ride], window)
    assert [line.kind for line in dialog.kinds.lines] == [FoundKind.RUNS, FoundKind.OTHERS]
    assert dialog.take.text() == "Take 2 entries"
    qtbot.keyClick(dialog.kinds.lines[1].box, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take 1 entry"
    assert _counts(dialog, FoundKind.OTHERS) == {"new": "1"}
    qtbot.keyClick(dialog.kinds.lines[0].box, Qt.Key.Key_Space)
    assert (dialog.take.text(), dialog.sentence) == ("Close", "Nothing is chosen.")
    qtbot.keyClick(dialog.kinds.lines[0].box, Qt.Key.Key_Space)
    dialog.take.click()
    (taken,) = context.journal.runs.between(START.date(), START.date())
    assert taken.is_running


def test_tab_goes_on_as_one_reads(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """From the verb through kinds, what differs and what is left out, and back to the verbs."""
    window.show()
    _open(context, files[:1], window).take.click()
    files[0].write_bytes(activity([Leg(distance_cm=50_000)]))
    files[1].write_bytes(activity([ROCKET]))
    dialog = _open(context, files, window)
    qtbot.waitUntil(dialog.isActiveWindow)
    (choice,) = (line.choice for line in dialog.differences.lines)
    asked = dialog.left.offers[Asking.IMPLAUSIBLE]
    dialog.kinds.lines[0].box.setFocus()
    for stop in (choice, asked, dialog.left.table, dialog.left.copy):
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop


def test_months_that_have_no_room_share_a_bar() -> None:
    """However long the time and however narrow the room, every entry stands in a bar."""
    months = [at % 3 for at in range(240)]
    shown = bars(months, 150)
    assert len(shown) * 3 <= 150
    assert sum(bar.count for bar in shown) == sum(months)
    assert bars([], 150) == []


def test_what_comes_over_time_can_be_read_aloud(
    context: Context, files: list[Path], window: QWidget
) -> None:
    """Each bar of the histogram says its month and how much is new."""
    dialog = _open(context, files, window)
    parts = dialog.kinds.lines[0].histogram.accessible_parts()
    assert [part.name for part in parts] == ["May 2024: 1 new"]


ROCKET = Leg(start=START + timedelta(days=1), timer_s=691, length=691, distance_cm=178_800_000)


def test_what_cannot_be_true_comes_in_by_a_click(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """It is listed with its figures and stays out, until its box is ticked."""
    files[1].write_bytes(activity([ROCKET]))
    dialog = _open(context, files[:2], window)
    assert _counts(dialog) == {"new": "1", "asked": "1"}
    (left,) = dialog.left.table.rows_model.rows
    assert left.file.endswith("copy.fit")
    assert "1788 km in 11:31" in in_words(left.reason)
    implausible = dialog.left.offers[Asking.IMPLAUSIBLE]
    others = [box for asking, box in dialog.left.offers.items() if box is not implausible]
    assert implausible.isVisible()
    assert not any(box.isVisible() for box in others)
    qtbot.keyClick(implausible, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take 2 entries"
    qtbot.keyClick(implausible, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take 1 entry"
    qtbot.keyClick(implausible, Qt.Key.Key_Space)
    dialog.take.click()
    assert _runs(context) == 2
    context.journal.undo()
    assert _runs(context) == 0


def test_a_run_that_was_deleted_comes_back_by_a_click(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """Importing its file again offers nothing by itself, and says that the run was deleted."""
    _open(context, files[:1], window).take.click()
    (run,) = context.journal.runs.between(START.date(), START.date())
    context.journal.runs.delete(run.key)
    dialog = _open(context, files[:1], window)
    assert "deleted" in in_words(dialog.left.table.rows_model.rows[0].reason)
    assert dialog.take.text() == "Close"
    qtbot.keyClick(dialog.left.offers[Asking.DELETED], Qt.Key.Key_Space)
    dialog.take.click()
    assert _runs(context) == 1


def test_mine_stays_unless_the_files_is_chosen(
    context: Context, files: list[Path], window: QWidget, qtbot: QtBot
) -> None:
    """A distance edited elsewhere: both are shown, the arrow key chooses, undo brings mine back."""
    _open(context, files[:1], window).take.click()
    files[0].write_bytes(activity([Leg(distance_cm=50_000)]))
    dialog = _open(context, files[:1], window)
    assert dialog.take.text() == "Close"
    assert _says(dialog, "1 value differs from yours")
    (line,) = dialog.differences.lines
    words = [part.name for part in line.choice.accessible_parts()]
    assert words == ["Keep mine: 0.36 km", "Take the file’s: 0.5 km"]
    assert line.choice.value is False
    qtbot.keyClick(line.choice, Qt.Key.Key_Right)
    assert dialog.take.text() == "Take 1 entry"
    dialog.take.click()
    (run,) = context.journal.runs.between(START.date(), START.date())
    assert run.distance_m == 500
    context.journal.undo()
    assert context.journal.runs.present(run.key).distance_m == 360


def test_many_differences_come_when_they_are_wanted(
    context: Context, tmp_path: Path, window: QWidget, qtbot: QtBot
) -> None:
    """A few are seen at once; the others follow, and what was chosen before stays."""
    files = [tmp_path / f"{day}.fit" for day in range(7)]
    for day, file in enumerate(files):
        file.write_bytes(activity([Leg(start=START + timedelta(days=day))]))
    _open(context, files, window).take.click()
    for day, file in enumerate(files):
        leg = Leg(start=START + timedelta(days=day), distance_cm=50_000)
        file.write_bytes(activity([leg]))
    dialog = _open(context, files, window)
    card = dialog.differences
    assert (len(card.lines), card.more.text()) == (4, "Show 3 more")
    qtbot.keyClick(card.lines[0].choice, Qt.Key.Key_Right)
    card.more.click()
    assert len(card.lines) == 7
    assert not card.more.isVisible()
    assert len(card.theirs) == 1


def test_all_that_is_left_out_can_be_seen_and_copied(
    context: Context, tmp_path: Path, window: QWidget
) -> None:
    """A few files are seen at once, all of them when wanted; the list is copied whole."""
    folder = tmp_path / "watch"
    folder.mkdir()
    for at in range(9):
        (folder / f"broken {at}.fit").write_bytes(activity()[: 40 + at])
    dialog = _open(context, [folder], window)
    assert _says(dialog, "9 files could not be read")
    rows = dialog.left.table.rows_model
    assert len(rows.rows) == AT_ONCE
    dialog.left.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 9
    assert copied[0].startswith(str(folder / "broken 0.fit"))
    dialog.left.more.click()
    assert as_text(rows.rows).splitlines() == copied
    assert not dialog.left.more.isVisible()


def test_a_gpx_and_a_folder_are_read_as_well(
    context: Context, tmp_path: Path, window: QWidget
) -> None:
    """What is read is told by what is in it, in folders too."""
    folder = tmp_path / "tracks"
    folder.mkdir()
    (folder / "evening.gpx").write_bytes(track_writer.gpx(track_writer.steady(30)))
    dialog = _open(context, [folder], window)
    assert _counts(dialog) == {"new": "1"}
    assert _says(dialog, "tracks · ")
    assert _says(dialog, "a GPX file")


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


def test_only_what_can_be_read_is_offered(main_window: MainWindow) -> None:
    """The file dialog asks for the formats there are, packed or not; a folder has its own line."""
    context = main_window.context
    context.chooser = chooser = ScriptedChooser()
    main_window.commands.choose_import()
    patterns = "*.fit *.gpx *.tcx *.fit.gz *.gpx.gz *.tcx.gz *.zip"
    assert chooser.filters.split(";;")[0] == f"Recordings and exports ({patterns})"


def test_a_folder_is_imported_whole(main_window: MainWindow, files: list[Path]) -> None:
    """Its line of the menu asks for a folder and shows what is in it."""
    context = main_window.context
    context.chooser = chooser = ScriptedChooser()
    folder = files[0].parent / "week"
    folder.mkdir()
    for file in files:
        file.rename(folder / file.name)
    chooser.answers = [folder]
    main_window.actions_by_key["import_folder"].trigger()
    (dialog,) = main_window.findChildren(ImportDialog)
    assert _counts(dialog) == {"new": "1", "same": "1", "unreadable": "1"}


@pytest.mark.parametrize("way_out", ["take", "cancel", "escape", "cross"])
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
    """A second import says in a plain sentence that all of it is there; the verb only closes."""
    _open(context, files[:2], window).take.click()
    before = context.journal.undo_label
    again = _open(context, files[:2], window)
    assert again.sentence == "Nothing new: your journal has these entries; what you typed stays."
    assert (again.take.text(), again.cancel.isVisible()) == ("Close", False)
    assert not _says(again, "nothing is in the journal yet")
    again.take.click()
    assert context.journal.undo_label == before


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
    qtbot.waitUntil(dialog.take.isVisible, timeout=60_000)
    assert dialog.kinds.isVisible()
    context.jobs.shutdown()
