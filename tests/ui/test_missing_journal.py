"""A journal that is not where it was: it is said, and nothing is made in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.athlete import Athlete
from calfjournal.journal import Journal
from tests.ui.backup_list import put_back
from ui.services.options import Options
from ui.welcome.missing import MissingPage
from ui.welcome.window import WelcomeWindow
from ui.widgets.text import Label
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    """Return the path of a journal that was opened, backed up and then moved away."""
    path = tmp_path / "stick" / "mine.calfjournal"
    path.parent.mkdir()
    with Journal.create(path) as journal:
        journal.athlete.save(Athlete(name="Ada"))
    Options().remember_journal(path)
    path.rename(tmp_path / "moved.calfjournal")
    return path


def _page(desk: Desk) -> MissingPage:
    assert isinstance(desk.window, WelcomeWindow)
    assert isinstance(desk.window.start, MissingPage)
    assert desk.window.start.isVisible()
    return desk.window.start


def _words(page: MissingPage) -> str:
    words = " ".join(label.text() for label in page.findChildren(Label))
    return words.replace("\u200b", "")  # where a long path may be wrapped


@pytest.fixture
def started(desk: Desk, lost: Path) -> Desk:
    """Return a desk that was started as ever; its options know the journal."""
    desk._options = Options()
    desk.start(None)
    return desk


def _name(desk: Desk) -> str:
    assert isinstance(desk.window, MainWindow)
    return desk.window.context.journal.athlete.get().name


def test_a_vanished_journal_is_said(started: Desk, lost: Path) -> None:
    """F10: the place and its backups are named, no welcome is shown and no file is made."""
    words = _words(_page(started))
    assert "was not found" in words
    assert str(lost) in words
    assert "There is a backup" in words
    assert list(lost.parent.iterdir()) == []


def test_it_can_be_found(started: Desk, lost: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """F10: showing where it is now opens it, and the next start finds it there."""
    started._chooser.answers = [tmp_path / "moved.calfjournal"]  # type: ignore[attr-defined]
    qtbot.mouseClick(_page(started).first, LEFT)
    assert _name(started) == "Ada"
    assert Options().now.last_journal == str(tmp_path / "moved.calfjournal")


def test_its_backup_can_be_restored(started: Desk, lost: Path, qtbot: QtBot) -> None:
    """F10: its backups are listed; the chosen one comes back to the old place."""
    backup = Journal.backups(lost)[0].path
    qtbot.mouseClick(_page(started).restore, LEFT)
    put_back(qtbot, backup)
    assert _name(started) == "Ada"
    assert lost.is_file()


def test_a_new_one_can_be_started(started: Desk, lost: Path, qtbot: QtBot) -> None:
    """F10: a new journal takes another name, so that the backups of the lost one stay its own."""
    qtbot.mouseClick(_page(started).new, LEFT)
    window = started.window
    assert isinstance(window, WelcomeWindow)
    assert window.step == 1
    qtbot.mouseClick(window.onward, LEFT)
    assert [file.name for file in lost.parent.glob("*.calfjournal")] == ["mine 2.calfjournal"]


def test_a_disk_that_comes_back_is_enough(
    started: Desk, lost: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """F10: looking again says that it is still away, and opens it once it is there."""
    page = _page(started)
    qtbot.mouseClick(page.again, LEFT)
    assert _page(started) is page
    assert isinstance(started.window, WelcomeWindow)
    assert str(lost) in started.window.banner.sentence
    (tmp_path / "moved.calfjournal").rename(lost)
    qtbot.mouseClick(page.again, LEFT)
    assert _name(started) == "Ada"


def test_a_file_named_on_the_command_line_is_said_too(desk: Desk, tmp_path: Path) -> None:
    """A slip in the name makes no journal; the way on is the same."""
    path = tmp_path / "msitake.calfjournal"
    desk.start(path)
    assert str(path) in _words(_page(desk))
    assert "no backup" in _words(_page(desk))
    assert not path.exists()


def test_an_open_journal_stays_when_another_is_missing(
    desk: Desk, journal: Journal, tmp_path: Path
) -> None:
    """A recent journal that is gone is told where the user is."""
    path = journal.path
    journal.close()
    desk.start(path)
    desk.open(tmp_path / "gone.calfjournal")
    assert isinstance(desk.window, MainWindow)
    assert desk.window.context.journal.path == path


def test_without_settings_the_default_journal_is_opened(desk: Desk) -> None:
    """The journal at the default place is the one, also when the settings were lost."""
    with Journal.create(paths.default_journal()) as journal:
        journal.athlete.save(Athlete(name="Ada"))
    desk.start(None)
    assert _name(desk) == "Ada"


def test_without_settings_backups_tell_of_a_lost_journal(desk: Desk) -> None:
    """F10: with the settings gone as well, the backups still say that there was one."""
    with Journal.create(paths.default_journal()) as journal:
        journal.athlete.save(Athlete(name="Ada"))
    paths.default_journal().unlink()
    desk.start(None)
    assert str(paths.default_journal()) in _words(_page(desk))
