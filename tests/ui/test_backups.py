"""Backups as a list: what is in each against now, and the way back to one and from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from tests.store.samples import DAY, a_check_in, a_session, filled
from tests.ui.backup_list import click, put_back, shown_list
from ui.services.chooser import Chooser
from ui.services.jobs import Jobs
from ui.widgets.banner import Banner
from ui.window.backups import BackupsDialog
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


class SteppedJobs(Jobs):
    """Does a piece of work when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def step(self) -> None:
        """Do the next piece, and hear what came of it."""
        self.waiting.pop(0)()
        QApplication.processEvents()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a backup, and three mornings and a session that came after it."""
    made = tmp_path / "year.calfjournal"
    filled(made).close()
    with Journal.open(made) as journal:
        for days in (5, 6, 7):
            journal.checkins.save(a_check_in(DAY + timedelta(days=days)))
        done = replace(a_session(DAY - timedelta(days=3)), status=SessionStatus.DONE)
        journal.sessions.add(done)
        journal.close(back_up=False)
    return made


def opened(desk: Desk, path: Path) -> BackupsDialog:
    desk.open(path)
    desk.restore()
    return shown_list()


def count_of(desk: Desk) -> int:
    assert desk.context is not None
    return len(desk.context.journal.checkins.between(DAY, DAY + timedelta(days=30)))


def test_each_backup_stands_with_its_day_size_and_counts(desk: Desk, path: Path) -> None:
    """Made, size, sessions, check-ins, runs and tests: a row a backup, the newest first."""
    dialog = opened(desk, path)
    titles, *lines = [line.split("\t") for line in dialog.table.as_text().splitlines()]
    assert titles == ["Made", "Size", "Sessions", "Check-ins", "Runs", "Tests"]
    (made, size, *counts), *_ = lines
    assert "20" in made
    assert size.endswith("B")
    assert all(count.isdecimal() for count in counts)
    assert dialog.focusWidget() is dialog.table


def test_what_differs_from_now_is_said_in_words(desk: Desk, path: Path) -> None:
    """What came since the backup is counted in a sentence."""
    dialog = opened(desk, path)
    assert dialog.against.text() == "Your journal now has 1 session and 3 check-ins more."


def test_a_restore_that_changes_nothing_is_not_advised(desk: Desk, path: Path) -> None:
    """The strong button is there only while a copy holds something else than the journal."""
    dialog = opened(desk, path)
    assert dialog.restore.variant == "primary"
    dialog.close()
    same = path.with_name("same.calfjournal")
    filled(same).close()
    assert opened(desk, same).restore.variant == "plain"


def test_a_restore_says_first_what_it_replaces(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """The question names what is not in the backup; no is no."""
    dialog = opened(desk, path)
    before = path.read_bytes()
    click(qtbot, dialog.restore)
    words = dialog.question.findChildren(type(dialog.against))
    told = " ".join(label.text() for label in words)
    assert "1 session and 3 check-ins that came since are not in it." in told
    assert "is kept" in told
    click(qtbot, dialog.question.refuse)
    assert dialog.isVisible()
    assert path.read_bytes() == before


def test_a_restore_is_taken_back_with_one_click(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """The strip leads back to what was there, and what the restore brought is kept as well."""
    dialog = opened(desk, path)
    now = count_of(desk)
    put_back(qtbot, dialog.table.rows_model.rows[0].copy.path)
    assert count_of(desk) == now - 3
    assert isinstance(desk.window, MainWindow)
    (strip,) = [s for s in desk.window.findChildren(Banner) if "is kept as" in s.sentence]
    click(qtbot, strip.button)
    assert count_of(desk) == now
    desk.restore()
    kept = [row.copy.path.name for row in shown_list().table.rows_model.rows]
    assert sum("replaced" in name for name in kept) == 2


def test_what_was_put_aside_comes_back_from_the_list(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Also in the next start, when the strip is gone."""
    dialog = opened(desk, path)
    now = count_of(desk)
    put_back(qtbot, dialog.table.rows_model.rows[0].copy.path)
    desk.restore()
    rows = shown_list().table.rows_model.rows
    (aside,) = [row.copy.path for row in rows if "replaced" in row.copy.path.name]
    put_back(qtbot, aside)
    assert count_of(desk) == now


def test_damaged_backups_are_listed_marked_and_not_put_back(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    """One with a flipped bit and an empty one say so; Enter on them asks nothing."""
    (good,) = [backup.path for backup in Journal.backups(path)]
    bad = good.with_name("backup-20200101T080000Z-1.calfjournal")
    data = bytearray(good.read_bytes())
    data[data.index(b"City marathon")] ^= 1
    bad.write_bytes(data)
    good.with_name("backup-20190101T080000Z-1.calfjournal").write_bytes(b"")
    dialog = opened(desk, path)
    text = dialog.table.as_text()
    assert text.count("damaged") == 2
    rows = [row.copy.path for row in dialog.table.rows_model.rows]
    dialog.table.select(rows.index(bad))
    assert not dialog.restore.isEnabled()
    assert dialog.damage.isVisible()
    assert "damaged" in dialog.damage.sentence
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not hasattr(dialog, "question")


def test_a_journal_without_backups_says_when_one_is_made(desk: Desk, journal: Journal) -> None:
    """No empty table: a sentence, and the way to a file from elsewhere."""
    path = journal.path
    journal.close()
    dialog = opened(desk, path)
    assert not dialog.table.isVisible()
    assert not dialog.restore.isVisible()
    assert dialog.focusWidget() is dialog.other


def test_two_hundred_backups_are_read_elsewhere_and_no_longer_than_wanted(
    path: Path, qtbot: QtBot
) -> None:
    """The list stands before anything is read; closing it ends the reading."""
    (good,) = [backup.path for backup in Journal.backups(path)]
    for number in range(1, 200):
        shutil.copyfile(good, good.with_name(f"backup-20200101T{number:06d}Z-1.calfjournal"))
    jobs = SteppedJobs()
    dialog = BackupsDialog(path, jobs, Chooser())
    dialog.open()
    rows = dialog.table.rows_model.rows
    assert len(rows) == 200 - sum(number % 100 >= 60 for number in range(1, 200))
    assert not dialog.restore.isEnabled()
    jobs.step()
    jobs.step()
    read = [row for row in dialog.table.rows_model.rows if row.holding is not None]
    assert 0 < len(read) < 10
    dialog.close()
    while jobs.waiting:
        jobs.step()
    jobs.shutdown()


def test_the_folder_is_made_where_there_is_none(
    desk: Desk, journal: Journal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open the folder works before the first backup, too."""
    from PySide6.QtGui import QDesktopServices

    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    path = journal.path
    journal.close()
    dialog = opened(desk, path)
    click(qtbot, dialog.folder)
    assert [Path(each) for each in asked] == [paths.backups_dir(path)]
    assert paths.backups_dir(path).is_dir()


def test_the_list_scrolls_where_there_is_no_room(desk: Desk, path: Path) -> None:
    """With large text on a small screen everything of it is still there."""
    dialog = opened(desk, path)
    dialog._let_scroll()
    QApplication.processEvents()
    assert dialog.table.isVisible()
    assert dialog.folder.isVisible()
    assert dialog.against.isVisible()
