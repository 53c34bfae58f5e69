"""A set that the disk did not take: nothing goes on, nothing is lost."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from tests.ui.player.hand_clock import COUNT_IN, REP, REST, SWITCH, K, Player, short_session
from ui.player.place import PlayStage
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.widgets.dialog import Question
from ui.widgets.text import Label
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

if sys.platform == "win32":
    pytest.skip("limits files the POSIX way", allow_module_level=True)

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


def test_it_stands_until_the_set_is_written(player: Player) -> None:
    """It says so; Space tries again, and goes on in the rest once there is room."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP - 1)
    with full_disk():
        player.wait(2)
        assert player.page.cover.accessibleName() == "What you did is not saved yet"
        player.wait(SWITCH + COUNT_IN + 3 * REP)
        assert player.is_in(PlayStage.BREAK, 0)
        player.press(K.Key_Space)
        assert player.page.cover.isVisible()
        player.press(K.Key_E, K.Key_P, "7")
        assert player.is_in(PlayStage.BREAK, 0)
    assert player.done(session) == [None] * 4
    player.press(K.Key_Space)
    assert player.done(session) == [3, None, None, None]
    assert player.lines(session)[1, Side.LEFT].tension_s == 21.0
    assert not player.page.cover.isVisible()
    player.wait(SWITCH + COUNT_IN + 3 * REP)
    assert player.done(session) == [3, 3, None, None]
    assert not player.context.drafts.holds(DraftKey(DraftKind.PLAYED, session.key))


def test_left_with_a_set_unwritten(player: Player) -> None:
    """Today offers it as what was not kept; going on writes it, one step that can be undone."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP - 1)
    with full_disk():
        player.wait(2)
        player.press(K.Key_Escape)
        assert player.is_at(Place.TODAY)
        assert player.context.drafts.would_be_lost
    today = player.window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    player.context.drafts.put("check_in:2000-01-01", {})  # Anything that is written now.
    player.context.drafts.changed.emit()
    (strip,) = today.findChildren(UnkeptStrip)
    player.qtbot.mouseClick(strip.button, LEFT)
    assert player.is_at(Place.PLAYER)
    assert player.done(session) == [3, None, None, None]
    assert player.is_in(PlayStage.STANDING, 1)
    assert not player.context.drafts.left()


def test_pain_that_could_not_be_written_stops_it(player: Player) -> None:
    """Seven on a full disk: it stands and says to end; written, the stop is there."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    with full_disk():
        player.press(K.Key_P, "7")
        assert "End the session now." in player.page.cover.why
        player.wait(REST)
        player.press(K.Key_Space)
        player.wait(REST)
        assert player.is_in(PlayStage.BREAK, 0)
    player.press(K.Key_Space)
    assert player.page.cover.accessibleName() == "It hurts too much to go on"
    player.press(K.Key_Space)
    assert player.status(session) is SessionStatus.PARTLY
    assert player.lines(session)[1, Side.LEFT].pain == 7


def test_pain_that_was_refused_holds_after_leaving(player: Player) -> None:
    """Left with seven unwritten, going on writes it and plays nothing."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    with full_disk():
        player.press(K.Key_P, "7", K.Key_Escape)
        assert player.is_at(Place.TODAY)
        player.start(session)
        assert player.page.cover.accessibleName() == "What you did is not saved yet"
        player.press(K.Key_Escape)
    player.start(session)
    assert player.is_at(Place.SESSION)
    assert player.lines(session)[1, Side.LEFT].pain == 7


def _seen(desk: Desk, path: Path, qtbot: QtBot) -> MainWindow:
    desk.open(path)
    window = desk.window
    assert isinstance(window, MainWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.TODAY)
    return window


def _strips(window: MainWindow) -> list[UnkeptStrip]:
    return window.page(Place.TODAY).findChildren(UnkeptStrip)


def test_closing_again_with_room_keeps_what_was_left(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """Left with a set unwritten, the window asks on a full disk; with room Today offers it."""
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    window = _seen(desk, path, qtbot)
    player = Player(window, window.context, qtbot)
    session = short_session(window.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP - 1)
    with full_disk():
        player.wait(2)
        player.press(K.Key_Escape)
        window.close()
        (question,) = [each for each in window.findChildren(Question) if each.isVisible()]
        qtbot.mouseClick(question.refuse, LEFT)
        assert window.isVisible()
    window.close()
    assert desk.window is None
    window = _seen(desk, path, qtbot)
    (strip,) = _strips(window)
    again = Player(window, window.context, qtbot)
    qtbot.mouseClick(strip.button, LEFT)
    assert again.done(session) == [3, None, None, None]


def test_two_drafts_wait_for_the_same_disk(player: Player) -> None:
    """A second one that comes while the first is refused waits too, and both are kept."""
    drafts = player.context.drafts
    with full_disk():
        assert not drafts.put("run:2000-01-01", {"note": "first"})
        assert not drafts.put("run:2000-01-02", {"note": "second"})
    drafts.flush()
    assert sorted(draft.name for draft in drafts.left()) == ["run:2000-01-01", "run:2000-01-02"]
    assert not drafts.problem


@pytest.mark.parametrize("width", [480, 1024, 1920])
def test_the_cover_is_read_in_short_lines(player: Player, width: int) -> None:
    """What it says is never a line from edge to edge, and none of it is cut off."""
    player.window.resize(width, 700)
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP - 1)
    with full_disk():
        player.wait(2)
    assert player.page.cover.isVisible()
    for label in player.page.cover.findChildren(Label):
        assert _fits(label, player.page), label.text()


def _fits(label: QWidget, page: QWidget) -> bool:
    narrow = label.width() <= min(page.width() - 16, 600)
    return narrow and label.height() >= label.heightForWidth(label.width())
