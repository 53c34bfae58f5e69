"""The ways on from a first start: the sample, or a journal that was there already."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.journal import Journal
from tests.ui.backup_list import put_back_file
from ui.services.options import Options
from ui.services.sample import is_fresh, sample_path
from ui.welcome.window import WelcomeWindow
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog, Question
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


def _welcome(desk: Desk) -> WelcomeWindow:
    assert isinstance(desk.window, WelcomeWindow)
    return desk.window


def test_another_journal_never_overwrites_the_first(desk: Desk, qtbot: QtBot) -> None:
    """The place offered is always free."""
    paths.data_dir().mkdir(parents=True)
    Journal.create(paths.default_journal()).close()
    desk.show_welcome(fresh=True)
    welcome = _welcome(desk)
    assert welcome.step == 1
    qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    assert (paths.data_dir() / "journal 2.calfjournal").exists()


def test_the_sample_is_written_and_opened(
    desk: Desk, demo_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open the sample: it is shown it, says what it is, and does not become the last journal."""
    sample_path().parent.mkdir(parents=True)
    sample_path().write_bytes(demo_file.read_bytes())
    assert is_fresh(sample_path())
    desk.start(None)
    _welcome(desk).sample_wanted.emit()
    assert isinstance(desk.window, MainWindow)
    assert desk.window.is_sample
    assert "Sample" in desk.window.windowTitle()
    assert Options().now.last_journal == ""


def test_an_old_sample_is_written_anew(demo_file: Path) -> None:
    """A sample of last month would look abandoned; one the user changed is kept."""
    import os

    sample_path().parent.mkdir(parents=True)
    sample_path().write_bytes(demo_file.read_bytes())
    old = (sample_path().stat().st_mtime - timedelta(days=40).total_seconds(),) * 2
    os.utime(sample_path(), old)
    assert not is_fresh(sample_path())
    with Journal.open(sample_path()) as journal:
        athlete = journal.athlete.get()
        from msgspec.structs import replace

        journal.athlete.save(replace(athlete, name="Somebody else"))
    os.utime(sample_path(), old)
    assert is_fresh(sample_path())


def test_the_last_journal_is_opened_again(desk: Desk, tmp_path: Path) -> None:
    """A start without a file opens what was open last."""
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    Options().remember_journal(path)
    again = Desk(desk._theme, Options())
    assert again.start(None)
    assert isinstance(again.window, MainWindow)
    assert again.window.context.journal.path == path
    again.close()


@pytest.mark.parametrize("content", [b"", b"just text", b"SQLite format 3\0" + b"x" * 500])
def test_what_is_no_journal_is_refused_unchanged(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    """Foreign files are told in the welcome and stay as they are."""
    path = tmp_path / "odd.calfjournal"
    path.write_bytes(content)
    desk.start(path)
    assert not _welcome(desk).banner.isHidden()
    assert path.read_bytes() == content


def test_a_journal_in_use_can_be_read(desk: Desk, journal: Journal, qtbot: QtBot) -> None:
    """Locked by a window that does not answer: reading is offered."""
    desk.start(journal.path)
    (question,) = _welcome(desk).findChildren(Question)
    qtbot.mouseClick(question.agree, Qt.MouseButton.LeftButton)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.read_only


def test_a_backup_can_be_put_back(
    desk: Desk, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    """File > Backups puts the chosen backup in place and keeps what was there."""
    journal.athlete.save(journal.athlete.get())
    from calfjournal.domain.athlete import Athlete

    journal.athlete.save(Athlete(name="Before"))
    backup = journal.backup(tmp_path / "backup.calfjournal")
    journal.athlete.save(Athlete(name="After"))
    path = journal.path
    journal.close()
    desk.start(path)
    desk.restore()
    put_back_file(qtbot, desk, backup)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.athlete.get().name == "Before"


def test_what_a_backup_brings_along_is_told(
    desk: Desk, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    """A value outside its limit comes back as it was, and the window says where it is."""
    from calfjournal.domain.checkin import CheckIn
    from calfjournal.store.database import Database

    journal.checkins.save(CheckIn(journal.today(), resting_hr=49))
    backup = journal.backup(tmp_path / "backup.calfjournal")
    path = journal.path
    journal.close()
    database = Database(backup)
    database.run("UPDATE check_in SET resting_hr = 999")
    database.close()
    desk.start(path)
    desk.restore()
    put_back_file(qtbot, desk, backup)
    assert isinstance(desk.window, MainWindow)
    strips = [strip.sentence for strip in desk.window.findChildren(Banner)]
    assert any("resting heart rate 999 is outside" in sentence for sentence in strips)


def test_closing_the_last_window_ends_the_program(
    desk: Desk, journal: Journal, qtbot: QtBot
) -> None:
    """The desk tells when it is empty, and the journal is closed and backed up by then."""
    path = journal.path
    journal.close()
    desk.start(path)
    assert desk.window is not None
    with qtbot.waitSignal(desk.empty):
        desk.window.close()
    with Journal.open(path) as again:
        assert not again.read_only


def test_a_new_journal_can_be_thought_better_of(desk: Desk, journal: Journal) -> None:
    """Closing the welcome that "New journal" opened comes back to the journal."""
    path = journal.path
    journal.close()
    desk.start(path)
    desk.new_journal()
    _welcome(desk).close()
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.path == path


def test_a_backup_that_cannot_be_made_is_told_on_closing(
    desk: Desk, journal: Journal, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The program ends only after the user has read why there is no backup."""
    path = journal.path
    journal.close()
    desk.start(path)
    assert isinstance(desk.window, MainWindow)
    context = desk.window.context
    from msgspec.structs import replace

    context.journal.athlete.save(replace(context.journal.athlete.get(), name="Ada"))
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    import shutil

    shutil.rmtree(paths.data_dir() / "backups", ignore_errors=True)
    (paths.data_dir() / "backups").write_text("a file in the way")
    with qtbot.assertNotEmitted(desk.empty):
        desk.window.close()
    assert isinstance(desk.window, Dialog)
    with qtbot.waitSignal(desk.empty):
        desk.window.close()


def test_recent_journals_are_in_the_menu(desk: Desk, tmp_path: Path) -> None:
    """File > Open recent leads back to the journal before."""
    one, two = tmp_path / "one.calfjournal", tmp_path / "two.calfjournal"
    for path in (one, two):
        Journal.create(path).close()
    desk.open(one)
    desk.open(two)
    assert isinstance(desk.window, MainWindow)
    (action,) = desk.window.actions_by_key._recent.actions()
    action.trigger()
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.path == one


def test_opening_another_journal_replaces_the_window(desk: Desk, tmp_path: Path) -> None:
    """One window at a time: the first journal is closed when the second opens."""
    one, two = tmp_path / "one.calfjournal", tmp_path / "two.calfjournal"
    for path in (one, two):
        Journal.create(path).close()
    desk.open(one)
    desk.open(two)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.path == two
    with Journal.open(one) as free:
        assert not free.read_only
