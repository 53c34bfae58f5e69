"""Sessions of other days: asked about before anything is played."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, K, Player, short_session
from ui.player.other_day import OtherDayDialog
from ui.player.place import PlayStage
from ui.services.places import Place

LEFT = Qt.MouseButton.LeftButton


def session_in(player: Player, days: int) -> Session:
    """Add a session so many days from today."""
    journal = player.context.journal
    session = short_session(journal)
    return journal.sessions.move(session.key, session.day + timedelta(days=days)).value


def asked(player: Player, session: Session) -> OtherDayDialog:
    player.start(session)
    assert player.is_at(Place.SESSION)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OtherDayDialog)
    return dialog


def test_a_session_planned_for_later_comes_to_today(player: Player) -> None:
    """It says for when it is planned, and moves it in one step that can be undone."""
    session = session_in(player, 30)
    dialog = asked(player, session)
    assert "This session is planned for" in texts(dialog)
    assert not hasattr(dialog, "keep")
    player.qtbot.mouseClick(dialog.move_, LEFT)
    today = player.context.journal.today()
    assert player.is_at(Place.PLAYER)
    assert player.is_in(PlayStage.STANDING, 0)
    moved = player.context.journal.sessions.get(session.key)
    assert moved is not None
    assert moved.day == today
    assert in_words(player.context.journal.undo_label or "").startswith("Move session")
    player.context.journal.undo()
    kept = player.context.journal.sessions.get(session.key)
    assert kept is not None
    assert kept.day == session.day


def test_what_speaks_against_today_is_said(player: Player) -> None:
    """Heavy work was done yesterday: the question says what the calendar would."""
    journal = player.context.journal
    done = short_session(journal)
    journal.stopping.done_as_planned(done.key)
    later = short_session(journal)
    later = journal.sessions.move(later.key, journal.today() + timedelta(days=3)).value
    placing = journal.moves.placings(later.key, (journal.today(),))[journal.today()]
    assert placing.reason is not None
    assert in_words(placing.reason) in texts(asked(player, later))


def test_a_session_that_was_missed_is_logged_on_its_day(player: Player) -> None:
    """Afterwards, as it was; cancelled nothing is played."""
    session = session_in(player, -1)
    dialog = asked(player, session)
    dialog.reject()
    assert player.is_at(Place.SESSION)
    dialog = asked(player, session)
    player.qtbot.mouseClick(dialog.keep, LEFT)
    assert player.is_at(Place.PLAYER)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP)
    assert player.done(session) == [3, None]
    kept = player.context.journal.sessions.get(session.key)
    assert kept is not None
    assert kept.day == session.day


def test_leaving_and_going_on_asks_again(player: Player) -> None:
    """What was agreed upon holds for once."""
    session = session_in(player, -1)
    player.qtbot.mouseClick(asked(player, session).keep, LEFT)
    player.press(K.Key_Escape, K.Key_Escape)
    asked(player, session).reject()
