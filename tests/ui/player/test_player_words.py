"""The player in the language that nobody speaks: no English is left, and nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.messages.own_words import Own
from tests.ui.player.hand_clock import COUNT_IN, REP, K, Player, short_session
from tests.ui.spoken import texts, without_room


@pytest.mark.parametrize("size", [(480, 320), (1024, 700)])
def test_every_face_is_translated(pseudo: None, player: Player, size: tuple[int, int]) -> None:
    """Standing, counted in, working, paused, asked for pain, and resting."""
    journal = player.context.journal
    session = short_session(journal, sets=2)
    player.window.resize(*size)
    own = Own(journal)

    def is_translated() -> None:
        QApplication.processEvents()
        player.page.look()
        assert own.english(texts(player.window)) == []
        assert without_room(player.page) == []

    player.start(session)
    is_translated()
    player.press(K.Key_Space)
    player.wait(1)
    is_translated()
    player.wait(COUNT_IN)
    is_translated()
    player.press(K.Key_P)
    is_translated()
    player.press(K.Key_Escape)
    is_translated()
    player.press(K.Key_Space)
    player.wait(3 * REP)
    is_translated()
