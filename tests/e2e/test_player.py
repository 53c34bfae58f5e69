"""The player in a real window: short sets, the program closed in between, and gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.e2e.conftest import Start
from tests.e2e.person import Person
from tests.e2e.test_first_week import journal_of, main_window, today_page
from tests.ui.player.hand_clock import COUNT_IN, REP, SWITCH, Player, short_session
from ui.editor.page import SessionPage
from ui.player.place import PlayStage
from ui.services.places import Place
from ui.window.open_journal import Desk


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """Return the file of a journal with two sets of three raises today, on each leg."""
    path = tmp_path / "short.calfjournal"
    with Journal.create(path) as journal:
        short_session(journal, sets=2)
    return path


def of_today(desk: Desk) -> Session:
    (session,) = journal_of(desk).sessions.on(journal_of(desk).today())
    return session


def at_player(desk: Desk, person: Person, qtbot: QtBot) -> Player:
    """Start what Today offers, with a clock that the test turns."""
    window = main_window(desk)
    player = Player(window, window.context, qtbot)
    person.click(today_page(desk).session.blocks[0].button)
    assert window.place is Place.PLAYER
    return player


def test_a_session_is_played_closed_in_between_and_gone_on_with(
    start: Start, person: Person, short: Path, qtbot: QtBot
) -> None:
    """Closed in the middle of a set, what was counted is kept; Go on leads to the next one."""
    desk = start(short)
    player = at_player(desk, person, qtbot)
    person.press(Qt.Key.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH + COUNT_IN + REP + 1)
    assert [line.done for line in of_today(desk).sets] == [3, None, None, None]
    main_window(desk).close()

    again = start()
    assert main_window(again).place is Place.TODAY
    assert today_page(again).session.blocks[0].button.text() == "Go on"
    player = at_player(again, person, qtbot)
    assert [line.done for line in of_today(again).sets] == [3, 1, None, None]
    assert player.is_in(PlayStage.STANDING, 2)
    person.press(Qt.Key.Key_Space)
    player.wait(COUNT_IN + 1)
    qtbot.waitUntil(lambda: player.page.stand.said.said.number == "1")  # The frame timer looks.
    player.wait(3 * REP - 1 + SWITCH + COUNT_IN + 3 * REP)
    session = of_today(again)
    assert [line.done for line in session.sets] == [3, 1, 3, 3]
    assert session.status is SessionStatus.DONE
    page = main_window(again).page(Place.SESSION)
    assert isinstance(page, SessionPage)
    qtbot.waitUntil(page.editor.details.effort.hasFocus)
    person.press("6")
    assert of_today(again).rpe == 6
