"""A player that is left or goes back: nothing counted is lost, and what follows is what follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, REST, SWITCH, K, Player, short_session
from ui.player.place import PlayStage
from ui.services.places import Place
from ui.today.page import TodayPage

SET = COUNT_IN + 3 * REP
"""Seconds of a whole set with its count-in."""


def by_escape(player: Player) -> None:
    player.press(K.Key_Escape, K.Key_Escape)


def by_digit(player: Player) -> None:
    player.qtbot.keyClick(player.page, K.Key_2, Qt.KeyboardModifier.ControlModifier)


def by_the_end_of_the_journal(player: Player) -> None:
    player.context.drafts.close()


Leave = Callable[[Player], None]


@pytest.mark.parametrize("leave", [by_escape, by_digit, by_the_end_of_the_journal])
def test_leaving_logs_what_was_reached(player: Player, leave: Leave) -> None:
    """By Escape, to another page, or as the journal closes: two repetitions are two."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    leave(player)
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.tension_s) == (2, 15.0)
    assert player.done(session) == [2, None, None, None]
    assert not player.page.run.clock.is_running


def test_leaving_a_set_of_nothing_logs_nothing(player: Player) -> None:
    """Before the first whole repetition it stays open, and it is where one goes on."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    by_escape(player)
    assert player.done(session) == [None, None]
    player.start(session)
    assert player.is_in(PlayStage.STANDING, 0)


def test_a_session_deleted_while_a_set_is_underway(player: Player) -> None:
    """What was counted has no place any more: it is left without a word of trouble."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.context.journal.sessions.delete(session.key)
    assert player.page.run.stage is PlayStage.STANDING
    assert QApplication.activeModalWidget() is None
    assert player.window.news.sentence.startswith("Saved: Delete session")


def test_redone_before_its_other_leg_is_over_too(player: Player) -> None:
    """Left, Left in the rest after both legs: the rest of the dose follows, not the other leg."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(SET + SWITCH + SET + 1)
    player.press(K.Key_Left, K.Key_Left, K.Key_Space)
    player.wait(SET)
    said = player.page.stand.said.said
    assert (said.title, said.number) == ("Rest", "1:00")
    player.wait(REST)
    assert player.is_in(PlayStage.SET, 2)


def test_what_was_left_out_is_counted_and_asked_for(player: Player) -> None:
    """Sets skipped with Right stay in the minutes; the last set ended at nothing is one of them."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    run = player.page.run
    whole = run.seconds_left
    player.press(K.Key_Right, K.Key_Right, K.Key_Right)
    assert player.is_in(PlayStage.STANDING, 3)
    assert whole is not None
    assert run.seconds_left is not None
    assert whole - REST - SWITCH <= run.seconds_left <= whole
    player.press(K.Key_Space, K.Key_Space, K.Key_Space)
    assert player.is_in(PlayStage.OVER, 3)
    assert "2 sets are still open." in player.page.cover.accessibleName()
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.STANDING, 0)


def test_the_only_open_set_ended_at_nothing_can_be_done(player: Player) -> None:
    """It is what is still open, and Space leads to it."""
    journal = player.context.journal
    session = short_session(journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(SET + SWITCH + COUNT_IN)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.OVER, 1)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.STANDING, 1)


def test_three_spaces_log_no_set_at_ones_own_pace(player: Player) -> None:
    """Space in the count-in only begins; within two seconds nothing is over."""
    journal = player.context.journal
    line = SetLine("pogo_double", 0, 1, Side.BOTH, Unit.CONTACTS, 20, rest_s=REST)
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.PLYOMETRIC, "Hops", sets=(line,))
    ).value
    player.start(session)
    player.press(K.Key_Space, K.Key_Space, K.Key_Space)
    player.wait(1.9)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.SET)
    assert player.done(session) == [None]
    player.wait(0.2)
    player.press(K.Key_Space)
    assert player.done(session) == [20]


def test_a_session_that_hurts_too_much_is_ended_on_today(player: Player) -> None:
    """Left after a pain of 8: Today does not go on with it, it ends it as partly done."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(SET + 1)
    player.press(K.Key_P, "8", K.Key_Escape)
    assert player.is_at(Place.TODAY)
    today = player.window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    (block,) = today.session.blocks
    seen = [button for button in (today.lead.action, block.button) if button.isVisible()]
    assert [button.text() for button in seen] == ["End as partly done"]
    player.qtbot.mouseClick(seen[0], Qt.MouseButton.LeftButton)
    assert player.status(session) is SessionStatus.PARTLY
    assert player.done(session) == [3, None, None, None]
    assert player.is_at(Place.SESSION)


def test_a_session_that_hurt_before_it_began_is_left_out_on_today(player: Player) -> None:
    """Of which nothing was done is no session done in part."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_P, "8", K.Key_Escape)
    today = player.window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    (block,) = today.session.blocks
    seen = [button for button in (today.lead.action, block.button) if button.isVisible()]
    assert [button.text() for button in seen] == ["Leave it out because of pain"]
    player.qtbot.mouseClick(seen[0], Qt.MouseButton.LeftButton)
    assert player.status(session) is SessionStatus.SKIPPED
    assert player.is_at(Place.TODAY)


def test_coming_back_tells_nothing_old(player: Player) -> None:
    """What was undone on another page is not told on coming back to the same set."""
    session = short_session(player.context.journal, sets=2)
    short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Escape)
    player.qtbot.keyClick(player.window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert player.context.journal.redo_label is not None
    player.start(session)
    assert player.is_in(PlayStage.STANDING, 0)
    assert "Undone" not in texts(player.page)
