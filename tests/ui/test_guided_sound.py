"""A guided test is heard on the beat that its picture follows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure
from calfjournal.domain.guided_scores import COUNT_IN, hold_score, raises_score, rest_score
from calfjournal.domain.score import Score
from calfjournal.sound.rendering import RATE
from tests.ui.guided import guided_page, seen
from tests.ui.hands import press
from tests.ui.sound_room import Room, sounds
from ui.assessments.guide.timed import HoldStage, RaisesStage, RestStage
from ui.assessments.page import TestsPage
from ui.services.context import Context

ENTER = Qt.Key.Key_Return


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room()
    yield made
    made.clock.end()


@pytest.fixture
def page(context: Context, qtbot: QtBot, room: Room) -> TestsPage:
    made = guided_page(context, qtbot, room.watch)
    made.guide.clock = room.clock
    made.guide.sound.follow(room.clock)
    return made


def test_raises_sound_on_their_beat_and_end_silently(
    page: TestsPage, qtbot: QtBot, room: Room
) -> None:
    """Count-in, up and down to the sample; two prompts end test and sound at once."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER, ENTER)
    room.run(COUNT_IN + 20.5)
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    stage.look()
    assert stage.counted == 10
    assert stage.beat is not None
    assert stage.beat.is_up
    _is_heard(room, raises_score(60))
    press(qtbot, "p", "p")
    heard = len(room.sink.heard)
    room.run(1)
    assert len(room.sink.heard) == heard
    assert not room.clock.is_running


def test_a_hold_and_the_rest_after_it_are_counted(
    page: TestsPage, qtbot: QtBot, room: Room
) -> None:
    """Each second of the hold; the rest is heard on another page too, and until it is left."""
    page.do(Measure.ISO_HOLD)
    press(qtbot, ENTER, ENTER)
    assert isinstance(page.guide.stage, HoldStage)
    room.run(12.5)
    press(qtbot, ENTER)
    _is_heard(room, hold_score())
    press(qtbot, ENTER, "1", ENTER)
    assert isinstance(page.guide.stage, RestStage)
    before = len(room.sink.heard)
    room.run(30)
    page.hide()
    room.run(30)
    page.show()
    room.run(10.08)
    page.guide.stage.look()
    assert page.guide.stage.left_s == 50
    heard = room.sink.heard[before:]
    assert np.array_equal(heard, sounds(rest_score(), len(heard)))
    qtbot.keyClick(page.guide.stage, ENTER)
    assert not room.clock.is_running


def test_a_lost_device_is_told_beside_the_beat(page: TestsPage, qtbot: QtBot, room: Room) -> None:
    """The count goes on with the picture."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER, ENTER)
    room.run(COUNT_IN + 4)
    room.sink.unplug()
    room.run(4.5)
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    stage.look()
    assert stage.counted == 4
    assert "the beat goes on without sound" in seen(page)
    room.sink.plug()
    room.run(1)
    assert "the beat goes on without sound" not in seen(page)


def _is_heard(room: Room, score: Score) -> None:
    heard = room.sink.heard
    assert len(heard) > RATE
    assert np.array_equal(heard, sounds(score, len(heard)))
