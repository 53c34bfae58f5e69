"""What the file refuses: it is said where the user is, and what was typed is not lost."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.dates import utc_now
from calfjournal.journal import Journal
from tests.store.samples import a_session, filled
from ui.run.run_dialog import RunDialog
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.welcome.missing import MissingPage
from ui.welcome.window import WelcomeWindow
from ui.widgets.banner import Banner
from ui.widgets.dialog import Question
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

if sys.platform == "win32":
    pytest.skip("limits files and moves open ones the POSIX way", allow_module_level=True)

LEFT = Qt.MouseButton.LeftButton


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a new journal."""
    made = tmp_path / "mine.calfjournal"
    Journal.create(made).close()
    return made


def _window(desk: Desk) -> MainWindow:
    assert isinstance(desk.window, MainWindow)
    return desk.window


def _today(desk: Desk) -> TodayPage:
    page = _window(desk).page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def _strip(place: QWidget, action: str) -> Banner:
    (found,) = [
        strip
        for strip in place.findChildren(Banner)
        if strip.isVisible() and strip.button.text() == action
    ]
    return found


def _note(qtbot: QtBot, desk: Desk, text: str) -> None:
    note = _today(desk).check_in.form.note
    note.setFocus()
    qtbot.keyClicks(note, text)


def _draft_of_today(journal: Journal) -> dict[str, object]:
    draft = journal.drafts.get(f"check_in:{journal.today()}")
    return {} if draft is None else draft.values


def _question(window: MainWindow) -> Question:
    (found,) = [each for each in window.findChildren(Question) if each.isVisible()]
    return found


def test_the_window_stays_until_the_disk_has_room(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Closing on a full disk asks, and with room again what was typed is kept."""
    desk.open(path)
    window = _window(desk)
    with full_disk():
        _note(qtbot, desk, "slept badly")
        window.close()
        assert window.isVisible()
        qtbot.mouseClick(_question(window).refuse, LEFT)
        assert window.sidebar.lines[1] == "Not saved"
        assert _today(desk).check_in.form.note.typed == "slept badly"
    desk.context.drafts.flush()  # type: ignore[union-attr]
    assert not [strip for strip in window.findChildren(Banner) if "not saved" in strip.sentence]
    assert window.sidebar.lines[1].startswith("Saved")
    window.close()
    assert desk.window is None
    with Journal.open(path) as journal:
        assert _draft_of_today(journal) == {"note": "slept badly"}


def test_the_window_goes_when_that_is_wanted(
    desk: Desk, path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Who wants to close without it can."""
    desk.open(path)
    with full_disk():
        _note(qtbot, desk, "slept badly")
        window = _window(desk)
        window.close()
        qtbot.mouseClick(_question(window).agree, LEFT)
        assert desk.window is not window
    assert "no backup was made" in caplog.text


def test_another_journal_waits_for_what_is_typed(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Opening another journal on a full disk leaves this one open and says why."""
    other = tmp_path / "other.calfjournal"
    Journal.create(other).close()
    desk.open(path)
    with full_disk():
        _note(qtbot, desk, "slept badly")
        desk.open(other)
        assert _window(desk).context.journal.path == path
        assert any("not saved yet" in s.sentence for s in _window(desk).findChildren(Banner))


def test_a_refused_answer_does_not_stay(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """A number tapped while the disk is full goes back to what the journal holds."""
    path = tmp_path / "mine.calfjournal"
    with Journal.create(path) as journal:
        day = journal.today() - timedelta(days=1)
        session = journal.sessions.add(replace(a_session(sets=1), day=day)).value
        journal.sets.copy_targets(session.key)
        journal.sessions.finish(session.key, at=utc_now() - timedelta(hours=30))
    desk.open(path)
    scale = _today(desk).check_in.asked.scales[0]
    with full_disk():
        scale.setFocus()
        qtbot.keyClick(scale, Qt.Key.Key_3)
        assert _today(desk).check_in.asked.scales[0].value is None
        assert _window(desk).sidebar.lines[1] == "Not saved"
    qtbot.keyClick(_today(desk).check_in.asked.scales[0], Qt.Key.Key_2)
    assert _today(desk).check_in.asked.scales[0].value == 2
    assert _window(desk).sidebar.lines[1] != "Not saved"


def test_a_file_that_went_away_leaves_a_copy_with_everything(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The copy is offered first, and what could not be saved any more is in it."""
    desk.open(path)
    path.rename(tmp_path / "elsewhere")
    _note(qtbot, desk, "slept badly")
    qtbot.mouseClick(_today(desk).check_in.form.keep, LEFT)
    qtbot.mouseClick(_strip(_window(desk), "Open it again").button, LEFT)
    assert isinstance(desk.window, WelcomeWindow)
    assert isinstance(desk.window.start, MissingPage)
    qtbot.mouseClick(desk.window.start.copy.button, LEFT)
    assert "moved, replaced or overwritten" in caplog.text
    journal = _window(desk).context.journal
    assert journal.path == Journal.saved_aside(path)
    assert _draft_of_today(journal) == {"note": "slept badly"}


def test_a_file_that_was_replaced_leaves_a_copy_with_everything(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The new file is opened, and beside it the copy of what the window held is offered."""
    filled(tmp_path / "other.calfjournal").close()
    desk.open(path)
    (tmp_path / "other.calfjournal").replace(path)
    _note(qtbot, desk, "slept badly")
    qtbot.mouseClick(_today(desk).check_in.form.keep, LEFT)
    qtbot.mouseClick(_strip(_window(desk), "Open it again").button, LEFT)
    assert "moved, replaced or overwritten" in caplog.text
    assert _window(desk).context.journal.path == path
    qtbot.mouseClick(_strip(_window(desk), "Open the copy").button, LEFT)
    assert _draft_of_today(_window(desk).context.journal) == {"note": "slept badly"}


def test_a_dialog_says_itself_what_was_refused(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """A run that cannot be saved stays in its dialog, which says why; with room it is kept."""
    desk.open(path)
    window = _window(desk)
    context, today = window.context, window.context.journal.today()
    dialog = RunDialog(context, today, None, window)
    dialog.open()
    dialog.distance.setFocus()
    qtbot.keyClicks(dialog.distance, "8")
    with full_disk():
        qtbot.mouseClick(dialog.keep, LEFT)
        assert dialog.isVisible()
        assert any("disk" in strip.sentence for strip in dialog.findChildren(Banner))
    qtbot.mouseClick(dialog.keep, LEFT)
    assert [run.km for run in context.journal.runs.between(today, today)] == [8.0]


def test_what_was_dropped_can_be_brought_back(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Cancelling a dialog that holds something offers to undo that; Today offers it again."""
    desk.open(path)
    window = _window(desk)
    dialog = RunDialog(window.context, window.context.journal.today(), None, window)
    dialog.open()
    dialog.distance.setFocus()
    qtbot.keyClicks(dialog.distance, "8")
    dialog.close()
    assert window.news.isVisible()
    assert not window.findChildren(UnkeptStrip)
    qtbot.mouseClick(window.news.undo, LEFT)
    (strip,) = window.findChildren(UnkeptStrip)
    assert strip.isVisible()
    qtbot.mouseClick(strip.drop, LEFT)
    assert window.context.journal.drafts.listed() == []


def test_the_end_comes_also_from_the_questions(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Told to end while a new journal is being asked about, the old one is not opened again."""
    desk.open(path)
    desk.new_journal()
    with qtbot.waitSignal(desk.empty):
        desk.leave()
    assert desk.window is None
