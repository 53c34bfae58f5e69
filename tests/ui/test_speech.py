"""Counts are spoken as repetitions begin, and nothing waits for the voice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.sound.scores import tempo_with_pauses
from tests.ui.sound_room import Room, sounds
from ui.preferences.dialog import PreferencesDialog
from ui.services.context import Context
from ui.sound.speech import Speaker, SpokenCounts, system_voice


class Parrot:
    """Says numbers into a list, and takes its time: half a second passes with each."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.said: list[int] = []

    def say(self, number: int) -> None:
        """Hold up the window for half a second."""
        self.said.append(number)
        self.room.sink.play(0.5)

    def find(self) -> Speaker | None:
        """Return the voice."""
        return self


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room()
    yield made
    made.clock.end()


def test_each_repetition_is_counted_and_no_click_is_late(room: Room) -> None:
    """The numbers come in their order, and what is heard of the score is the score."""
    parrot = Parrot(room)
    counts = SpokenCounts(room.clock, room.is_wanted, parrot.find)
    room.clock.looked.connect(counts.look)
    score = tempo_with_pauses()
    room.clock.play(score)
    room.run(20, look_ms=100)
    assert parrot.said == [1, 2, 3]
    heard = room.sink.heard
    assert np.array_equal(heard, sounds(score, len(heard)))


def nothing() -> Speaker | None:
    """There is no voice."""
    return None


def test_without_a_voice_nothing_is_said(room: Room) -> None:
    """The option is on, and the beat goes on."""
    counts = SpokenCounts(room.clock, room.is_wanted, nothing)
    room.clock.looked.connect(counts.look)
    room.clock.play(tempo_with_pauses())
    room.run(6)
    assert room.told == []


def test_a_voice_of_the_system_speaks(qtbot: QtBot) -> None:
    """Qt's engine that only says that it speaks takes a number without waiting."""
    voice = system_voice("mock")
    assert voice is not None
    voice.say(7)
    voice.say(8)


def test_the_option_says_where_there_is_no_voice(context: Context, qtbot: QtBot) -> None:
    """It can be turned on only where it does something."""
    dialog = PreferencesDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.fields["spoken_counts"].isEnabled() is (system_voice() is not None)
