"""The clock with sound: right to the sample, and right without a device too."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from calfjournal.domain.score import SECOND_NS
from calfjournal.sound.feed import LEAD_NS, Trouble
from calfjournal.sound.rendering import RATE, rendered, sample_of
from tests.sound.scores import EVERY, steps, tempo_with_pauses
from tests.ui.guided import Watch
from tests.ui.sound_room import LEAD, Room, sounds
from ui.sound.clock import PlayClock
from ui.sound.sound_clock import STUCK_NS, SoundClock, no_sink

MS = SECOND_NS // 1000


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room()
    yield made
    made.clock.end()


def test_without_sound_it_is_the_computers_clock(room: Room) -> None:
    """Turned off: nothing is made, nothing is told, and the beat is exact."""
    room.wanted = False
    room.clock.play(steps(1))
    assert room.run(2)[-1] == 2 * SECOND_NS
    assert (room.made, room.told) == (0, [])
    assert len(room.sink.heard) == 0


@pytest.mark.parametrize("name", EVERY)
def test_what_is_heard_is_the_score_to_the_sample(room: Room, name: str) -> None:
    """Whatever block sizes the sink asks for; and the clock says what was taken."""
    score = EVERY[name]
    room.clock.play(score)
    for _ in range(4):
        room.sink.play((score.lasts_ns or 0) / SECOND_NS / 4)
        assert room.clock.elapsed_ns == pytest.approx(_ns(len(room.sink.heard)), abs=2 * MS)
    heard = room.sink.heard
    assert np.array_equal(heard, sounds(score, len(heard)))


def test_a_pause_is_silent_at_once_and_goes_on_where_it_stood(room: Room) -> None:
    """What was ready is dropped: nothing is heard twice, nothing is left out."""
    score = tempo_with_pauses()
    room.clock.play(score)
    room.run(4.5)
    room.clock.pause()
    stood, heard = room.clock.elapsed_ns, len(room.sink.heard)
    room.run(3)
    assert (room.clock.elapsed_ns, len(room.sink.heard)) == (stood, heard)
    room.clock.go_on()
    assert room.clock.elapsed_ns == stood
    room.run(4)
    again = room.sink.heard[heard:]
    assert np.array_equal(again, sounds(score, len(again), stood))
    assert room.clock.elapsed_ns - stood == pytest.approx(_ns(len(again)), abs=2 * MS)


def test_it_never_goes_back_nor_ahead_of_the_buffer(room: Room) -> None:
    """A device that takes nothing for a while holds the picture, and it comes after it gently."""
    room.clock.play(steps(1))
    seen = room.run(1)
    feed = room.sink.feed
    room.sink.feed = None
    seen += room.run(0.5)
    assert seen[-1] <= _ns(len(room.sink.heard)) + room.sink.buffer_ns
    room.sink.feed = feed
    seen += room.run(4)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(_ns(len(room.sink.heard)), abs=3 * MS)


def test_a_window_that_hangs_does_not_hold_the_beat(room: Room) -> None:
    """Nobody looked for a second: the picture is where the sound is."""
    room.clock.play(steps(1))
    room.run(1)
    room.sink.play(1)
    room.run(0.5)
    assert room.clock.elapsed_ns == pytest.approx(_ns(len(room.sink.heard)), abs=15 * MS)


def test_without_a_device_the_beat_goes_on_and_says_so(room: Room) -> None:
    """One calm sentence, told once; when a device comes, sound comes, where the beat is."""
    room.sink.unplug()
    score = steps(1)
    room.clock.play(score)
    seen = room.run(2)
    assert seen[-1] == pytest.approx(2 * SECOND_NS, abs=20 * MS)
    assert room.told == ["There is no sound device: the beat goes on without sound."]
    room.sink.plug()
    seen += room.run(2)
    assert room.told[1:] == [""]
    _is_smooth(seen, 16)
    feed, heard = room.sink.feed, room.sink.heard
    assert feed is not None
    coming = [tick for tick in score.ticks() if tick.at_ns >= feed.from_ns + LEAD_NS]
    first = sample_of(feed.from_ns, RATE)
    assert np.array_equal(heard, rendered(coming, first, len(heard), RATE))


def test_a_device_that_vanishes_is_told_and_the_beat_does_not_jump(room: Room) -> None:
    """The picture neither jumps nor stands, there and back."""
    room.clock.play(steps(1))
    room.run(0.208)
    seen = room.run(2)
    room.sink.unplug()
    seen += room.run(2)
    assert room.told == ["The sound device does not answer: the beat goes on without sound."]
    room.sink.plug()
    seen += room.run(2)
    assert room.told[1:] == [""]
    _is_smooth(seen, 16)
    assert seen[-1] == pytest.approx(6.208 * SECOND_NS - LEAD_NS, abs=40 * MS)


def test_a_server_that_ended_is_told_with_the_way_back(room: Room) -> None:
    """It stays told in the next set: only a new start is sure to bring the sound back."""
    said = (
        "The sound service of this computer ended: the beat goes on without sound. "
        "If it stays silent, start Calfjournal again."
    )
    room.clock.play(steps(1))
    room.run(1)
    for _ in range(2):
        assert room.sink.feed is not None
        room.sink.feed.trouble = Trouble.SERVER
        room.clock.look()
        assert room.told == [said]
        room.clock.play(steps(1))


def test_a_device_that_takes_nothing_is_lost_after_a_second(room: Room) -> None:
    """And it is tried again after some more."""
    room.clock.play(steps(1))
    room.run(1)
    feed = room.sink.feed
    assert feed is not None
    room.sink.feed = None
    room.watch.ns += STUCK_NS + 1
    feed.tell(room.watch.ns, feed.taken.done_ns)
    room.run(1)
    assert room.told[-1] == "The sound device does not answer: the beat goes on without sound."
    room.run(5)
    assert room.told[-1] == ""
    assert room.sink.starts == 2


def test_after_a_sleep_the_beat_goes_on_from_where_it_stood(room: Room) -> None:
    """Told once, with sound again; the next set says nothing of it."""
    room.clock.play(steps(1))
    seen = room.run(2)
    room.sleep(3600)
    seen += room.run(2)
    assert 0 <= np.diff(seen).min() <= np.diff(seen).max() < 20 * MS
    assert room.told == ["The computer slept: the beat goes on from where it stood."]
    assert room.sink.starts == 2
    room.clock.play(steps(1))
    room.run(0.1)
    assert room.told[1:] == [""]


def test_where_every_clock_goes_on_in_sleep_the_beat_stands_too(room: Room) -> None:
    """That nobody looked for an hour is sleep as well, told with the sound off too."""
    room.wanted = False
    room.clock.play(steps(1))
    seen = room.run(2)
    room.watch.go_on(3600)
    seen += room.run(2)
    assert 0 <= np.diff(seen).min() <= np.diff(seen).max() < 20 * MS
    assert room.told == ["The computer slept: the beat goes on from where it stood."]


@pytest.mark.parametrize("wanted", [True, False])
def test_who_hears_of_the_sleep_may_pause(room: Room, wanted: bool) -> None:
    """With and without sound: it stands where it was seen last, and says how long that was."""
    heard: list[int] = []
    room.wanted = wanted
    room.clock.slept.connect(heard.append)
    room.clock.slept.connect(room.clock.pause)
    room.clock.play(steps(1))
    seen = room.run(2)
    room.sleep(7)
    room.run(1)
    assert heard == [pytest.approx(7 * SECOND_NS, abs=100 * MS)]
    assert not room.clock.is_running
    assert room.clock.elapsed_ns - seen[-1] < 100 * MS
    assert room.told == []


def test_a_score_after_a_long_one_is_no_sleep(room: Room) -> None:
    """It begins at its own start, and nothing is told."""
    room.clock.play(steps(1))
    room.run(15)
    room.clock.play(steps(1))
    assert room.run(1)[-1] == pytest.approx(SECOND_NS - LEAD_NS, abs=20 * MS)
    assert room.told == []
    assert room.sink.starts == 2


def test_sound_turned_off_and_on_in_the_middle(room: Room) -> None:
    """The option holds at once, and the beat goes on."""
    room.clock.play(steps(1))
    room.run(0.208)
    seen = room.run(1)
    for wanted in (False, True):
        room.wanted = wanted
        room.clock.ask_again()
        assert (room.sink.feed is not None) is wanted
        seen += room.run(1)
    _is_smooth(seen, 16)
    assert room.told == []


def test_an_installation_without_sound_says_so(qtbot: QtBot) -> None:
    """The picture has its beat all the same."""
    watch, told = Watch(), list[str]()
    clock = SoundClock(no_sink, bool_true, watch, watch)
    clock.told.connect(told.append)
    clock.play(steps(1))
    watch.go_on(1)
    assert clock.elapsed_ns == SECOND_NS
    assert told == ["Sound is not installed here: the beat goes on without it."]
    clock.end()


def test_ending_lets_the_device_go(room: Room) -> None:
    """Nothing plays, nothing is held."""
    room.clock.play(steps(1))
    room.run(1)
    room.clock.end()
    assert room.sink.is_closed
    assert not room.clock.is_running
    assert isinstance(room.clock, PlayClock)


def bool_true() -> bool:
    """Sound is wanted."""
    return True


def _ns(samples: int) -> int:
    return (samples - LEAD) * SECOND_NS // RATE


def _is_smooth(seen: list[int], step_ms: int) -> None:
    """The picture goes on by about a frame a frame."""
    steps_ms = np.diff(seen) / MS
    assert steps_ms.min() > step_ms * 0.6
    assert steps_ms.max() < step_ms * 1.4
