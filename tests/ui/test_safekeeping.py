"""Backups and checks beside the work, and an end that keeps everything."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from io import RawIOBase
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.checkin import CheckIn
from calfjournal.journal import Journal
from tests.store.samples import flip_a_bit
from tests.ui.conftest import ScriptedChooser, SettledDesk
from ui.run.run_dialog import RunDialog
from ui.services import ending
from ui.services.jobs import Jobs
from ui.services.options import Options
from ui.services.places import Place
from ui.services.system_signals import SystemSignals, pipe, sockets
from ui.theme import Theme
from ui.today.page import TodayPage
from ui.widgets.banner import Banner
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


class HeldJobs(Jobs):
    """Does no work before it is let go."""

    held: list[Callable[[], None]]

    def start(self, work: Callable[[], None]) -> None:
        self.held = [*getattr(self, "held", []), work]

    def let_go(self) -> None:
        """Do everything that waits."""
        held, self.held = getattr(self, "held", []), []
        for work in held:
            work()


@pytest.fixture
def held(theme: Theme, qtbot: QtBot) -> Iterator[tuple[Desk, HeldJobs]]:
    """Return a desk whose backups wait, and the jobs that hold them."""
    jobs: list[HeldJobs] = []

    def make() -> Jobs:
        jobs.append(HeldJobs())
        return jobs[-1]

    made = SettledDesk(theme, Options(), make, ScriptedChooser())
    yield made, jobs[0]
    made.close()


@pytest.fixture
def threaded(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    """Return a desk that really works on threads."""
    made = SettledDesk(theme, Options(), Jobs, ScriptedChooser())
    yield made
    made.close()


def open_changed(desk: Desk, journal: Journal) -> MainWindow:
    """Open the journal, freed by the test, and change it."""
    path = journal.path
    journal.close()
    desk.start(path)
    assert isinstance(desk.window, MainWindow)
    change(desk)
    return desk.window


def change(desk: Desk, heart: int = 49) -> None:
    """Change the open journal."""
    assert desk.context is not None
    open_now = desk.context.journal
    open_now.checkins.save(CheckIn(open_now.today(), resting_hr=heart))


def backups(path: Path) -> int:
    """Count the backups of a journal."""
    return len(Journal.backups(path))


# ------------------------------------------------------------------------------- the timer


def test_changes_are_backed_up_while_the_window_is_open(
    threaded: Desk, journal: Journal, qtbot: QtBot
) -> None:
    """The timer makes a verified backup on another thread, and the window says when."""
    path = journal.path
    threaded.keeper.safe.set_interval(1)
    window = open_changed(threaded, journal)
    qtbot.waitUntil(lambda: "backed up" in window.sidebar.lines[1], timeout=20_000)
    with Journal.open(Journal.backups(path)[0].path, read_only=True) as copy:
        assert copy.check() == []
        assert copy.checkins.get(copy.today()) is not None
    threaded.keeper.safe.unwatch()


def test_nothing_new_makes_no_backup(desk: Desk, journal: Journal) -> None:
    """Without a change, or with a draft only, the timer leaves the backups alone."""
    path = journal.path
    open_changed(desk, journal)
    desk.keeper.safe.back_up_changes()
    made = backups(path)
    assert made == 1
    desk.keeper.safe.back_up_changes()
    assert desk.context is not None
    desk.context.journal.drafts.put("notes", {"note": "x"})
    desk.keeper.safe.back_up_changes()
    assert backups(path) == made
    change(desk, 50)
    desk.keeper.safe.back_up_changes()
    assert backups(path) == made + 1


def _block_backups() -> None:
    shutil.rmtree(paths.data_dir() / "backups", ignore_errors=True)
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    (paths.data_dir() / "backups").write_text("a file in the way")


def test_a_failed_backup_is_told_and_tried_again(
    desk: Desk, journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    """A strip says that the journal is saved and why there is no backup; the next try makes it."""
    path = journal.path
    window = open_changed(desk, journal)
    _block_backups()
    desk.keeper.safe.back_up_changes()
    (strip,) = window.findChildren(Banner)
    assert strip.sentence.startswith("Your journal is saved, but no backup")
    (paths.data_dir() / "backups").unlink()
    desk.keeper.safe.back_up_changes()
    assert backups(path) == 1


# ------------------------------------------------------------------------------- the check


def test_a_check_that_is_due_is_made(desk: Desk, journal: Journal) -> None:
    """Opening the window reads the whole file when that is due; found sound, not again."""
    path = journal.path
    assert journal.wants_check
    journal.close()
    desk.start(path)
    assert desk.window is not None
    desk.window.close()
    with Journal.open(path) as again:
        assert not again.wants_check


def test_damage_that_the_check_finds_stops_writing(
    held: tuple[Desk, HeldJobs], journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    """A flipped bit is told in words, and nothing is written over what is left."""
    desk, jobs = held
    path = journal.path
    journal.checkins.save(CheckIn(journal.today(), note="a note that is long enough to be found"))
    journal.close(back_up=False)
    desk.start(path)
    assert isinstance(desk.window, MainWindow)
    flip_a_bit(path, b"long enough")
    jobs.let_go()
    strips = [strip.sentence for strip in desk.window.findChildren(Banner)]
    assert any("Nothing is written to it any more" in sentence for sentence in strips)
    assert desk.window.context.journal.read_only


# ------------------------------------------------------------------------------- closing


def test_the_window_goes_at_once_and_the_program_after_the_backup(
    held: tuple[Desk, HeldJobs], journal: Journal, qtbot: QtBot
) -> None:
    """The journal is free for the next start while the backup is still being made."""
    desk, jobs = held
    path = journal.path
    window = open_changed(desk, journal)
    jobs.let_go()
    with qtbot.assertNotEmitted(desk.empty):
        window.close()
        assert not window.isVisible()
    free = Journal.open(path)
    assert not free.read_only
    free.close(back_up=False)
    made = backups(path)
    with qtbot.waitSignal(desk.empty):
        jobs.let_go()
    assert backups(path) == made + 1


def test_a_backup_that_takes_too_long_does_not_hold_the_program(
    held: tuple[Desk, HeldJobs],
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After the last half minute the program ends without it."""
    desk, _ = held
    monkeypatch.setattr(ending, "LAST_MS", 1)
    window = open_changed(desk, journal)
    with qtbot.waitSignal(desk.empty):
        window.close()


def test_the_next_window_opens_while_the_last_backup_is_made(
    held: tuple[Desk, HeldJobs], journal: Journal, tmp_path: Path
) -> None:
    """Another journal does not wait; what went wrong with the first is told in its window."""
    desk, jobs = held
    path = journal.path
    open_changed(desk, journal)
    other = tmp_path / "other.calfjournal"
    Journal.create(other).close()
    desk.open(other)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.path == other
    jobs.let_go()
    assert backups(path) == 1


def test_a_signal_ends_without_a_question(
    desk: Desk, journal: Journal, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked to end by the system, a failed backup is logged and no dialog waits for anybody."""
    open_changed(desk, journal)
    _block_backups()
    with qtbot.waitSignal(desk.empty):
        desk.leave()
    assert "no backup was made" in caplog.text
    assert desk.window is None


def test_the_second_signal_does_not_wait(
    held: tuple[Desk, HeldJobs],
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pressing Ctrl+C again ends at once, whatever the backup does; a signal that comes twice no.

    A terminal that is closed sends two in the same moment.
    """
    desk, _ = held
    open_changed(desk, journal)
    with qtbot.assertNotEmitted(desk.empty):
        desk.leave()
        desk.leave()
    monkeypatch.setattr(ending, "INSIST_MS", 0)
    with qtbot.waitSignal(desk.empty):
        desk.leave()


@pytest.mark.skipif(os.name == "nt", reason="processes are not signalled this way on Windows")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_arrive_while_qt_waits(number: signal.Signals, qtbot: QtBot) -> None:
    """The system's wish reaches the window's thread, and the signals are given back."""
    before = signal.getsignal(number)
    signals = SystemSignals()
    try:
        with qtbot.waitSignal(signals.came):
            os.kill(os.getpid(), number)
    finally:
        signals.close()
    assert signal.getsignal(number) is before


@pytest.mark.skipif(os.name == "nt", reason="Windows has sockets for it only")
@pytest.mark.parametrize("wire", [pipe, sockets])
def test_a_wire_carries_bytes_and_waits_for_none(
    wire: Callable[[], tuple[RawIOBase, RawIOBase]],
) -> None:
    """What Windows uses is tried on the others too."""
    readable, writable = wire()
    with readable, writable:
        assert readable.read(64) is None
        writable.write(bytes([signal.SIGTERM]))
        assert readable.read(64) == bytes([signal.SIGTERM])


# ------------------------------------------------------------------------------- drafts at the end


def _form(desk: Desk) -> TodayPage:
    assert isinstance(desk.window, MainWindow)
    page = desk.window.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def test_closing_keeps_half_a_check_in_as_a_draft(
    desk: Desk, journal: Journal, qtbot: QtBot
) -> None:
    """The next start opens on Today with everything typed, and nothing is judged by half a form."""
    path = journal.path
    journal.close()
    desk.start(path)
    assert isinstance(desk.window, MainWindow)
    form = _form(desk).check_in.form
    form.figures["resting_hr"].setFocus()
    qtbot.keyClicks(form.figures["resting_hr"], "52")
    form.figures["sleep_hours"].setFocus()
    qtbot.keyClicks(form.figures["sleep_hours"], "sev")
    desk.window.navigate(Place.LIBRARY)
    desk.window.close()
    desk.start(path)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.place is Place.TODAY
    assert desk.window.context.journal.checkins.get(desk.window.context.journal.today()) is None
    form = _form(desk).check_in.form
    assert (form.figures["resting_hr"].text(), form.figures["sleep_hours"].text()) == ("52", "sev")


@pytest.mark.parametrize("way", ["signal", "quit"])
def test_dialogs_that_close_with_the_program_keep_their_drafts(
    desk: Desk, journal: Journal, qtbot: QtBot, way: str
) -> None:
    """Closed by a signal or by quitting, a dialog was not cancelled by the user."""
    path = journal.path
    window = open_changed(desk, journal)
    dialog = RunDialog(window.context, window.context.journal.today(), parent=window)
    dialog.open()
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "half a sent")
    if way == "signal":
        desk.leave()
    else:
        desk.keeper.let_go()
        QApplication.closeAllWindows()
    with Journal.open(path) as after:
        (draft,) = after.drafts.listed()
    assert draft.values == {"note": "half a sent"}


def test_a_session_that_ends_writes_what_is_typed(
    desk: Desk, journal: Journal, qtbot: QtBot
) -> None:
    """Logging out writes the drafts before the pause after the last key is over."""
    window = open_changed(desk, journal)
    dialog = RunDialog(window.context, window.context.journal.today(), parent=window)
    dialog.open()
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "half a sent")
    desk.keeper.write_drafts()
    assert [draft.values for draft in window.context.journal.drafts.listed()] == [
        {"note": "half a sent"}
    ]
    dialog.close()


def test_what_could_not_be_written_is_told_before_the_program_ends(
    desk: Desk, journal: Journal, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A journal that went away under the window: the user hears that the last words are not in."""
    path = journal.path
    window = open_changed(desk, journal)
    path.rename(path.with_name("elsewhere"))
    form = _form(desk).check_in.form
    form.note.setFocus()
    qtbot.keyClicks(form.note, "lost?")
    with qtbot.assertNotEmitted(desk.empty):
        window.close()
    assert desk.window is not None
    with qtbot.waitSignal(desk.empty):
        desk.window.close()


def test_a_reader_makes_no_backup(desk: Desk, journal: Journal, make_context: object) -> None:
    """Closing a journal that was only read leaves its backups alone."""
    journal.checkins.save(CheckIn(journal.today(), resting_hr=49))
    desk.open(journal.path, read_only=True)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.read_only
    desk.window.close()
    assert backups(journal.path) == 0
