"""A clock whose nanoseconds the test turns, and a session to play by it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.score import SECOND_NS
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.journal import Journal
from tests.ui.hands import press
from ui.player.page import PlayerPage
from ui.player.place import PlayStage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.sound.clock import PlayClock
from ui.window.main_window import MainWindow

K = Qt.Key
COUNT_IN, REP, SWITCH, REST = 3, 7, 10, 60
"""Seconds of the session below: 3-1-2-1 is seven a repetition."""


class HandClock:
    """Stands until it is turned."""

    def __init__(self) -> None:
        self.now_ns = 1_000_000_000_000

    def __call__(self) -> int:
        return self.now_ns


def short_session(
    journal: Journal, *, sets: int = 1, reps: int = 3, high: int | None = None
) -> Session:
    """Add a session of raises for today: left and right, three repetitions a set."""
    lines = tuple(
        SetLine(
            "sl_calf_raise_step",
            0,
            number,
            side,
            Unit.REPS,
            reps,
            high,
            tempo="3-1-2-1",
            rest_s=REST,
        )
        for number in range(1, sets + 1)
        for side in LEGS
    )
    return journal.sessions.add(
        Session(journal.today(), SessionKind.STRENGTH, "Raises", load_class=3, sets=lines)
    ).value


class Player:
    """Somebody who plays a session in a window, by keys and by the clock."""

    def __init__(self, window: MainWindow, context: Context, qtbot: QtBot) -> None:
        self.window, self.context, self.qtbot = window, context, qtbot
        self.hand = HandClock()
        page = window.page(Place.PLAYER)
        assert isinstance(page, PlayerPage)
        self.page = page
        page.follow(PlayClock(self.hand, sleepless=self.hand))

    def is_at(self, place: Place) -> bool:
        """Tell whether a page is seen."""
        return self.window.place is place

    def is_in(self, stage: PlayStage, at: int | None = None) -> bool:
        """Tell what is going on, and at which set."""
        run = self.page.run
        return run.stage is stage and at in (None, run.at)

    def start(self, session: Session) -> None:
        self.window.navigate(Place.PLAYER, SessionSpot(session.day, session.key))

    def wait(self, seconds: float) -> None:
        """Let time pass, as the frame timer sees it."""
        left = round(seconds * SECOND_NS)
        while left > 0:
            step = min(left, SECOND_NS)
            self.hand.now_ns += step
            left -= step
            self.page.look()

    def press(self, *keys: str | Qt.Key) -> None:
        press(self.qtbot, *keys)

    def lines(self, session: Session) -> dict[tuple[int, Side], SetLine]:
        found = self.context.journal.sessions.get(session.key)
        assert found is not None
        return {(line.number, line.side): line for line in found.sets}

    def status(self, session: Session) -> SessionStatus:
        found = self.context.journal.sessions.get(session.key)
        assert found is not None
        return found.status

    def done(self, session: Session) -> list[int | None]:
        return [line.done for line in self.lines(session).values()]
