"""What a sound server without a card would have played, recorded and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from calfjournal.domain.score import SECOND_NS
from calfjournal.sound.rendering import RATE, rendered, sample_of
from tests.sound.null_server import NullServer, missing, onsets
from tests.sound.scores import steps

PLAYS = "tests.sound.plays"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[NullServer]:
    if programs := missing():
        pytest.skip(f"there is no sound server to be had: {', '.join(programs)} not installed")
    with NullServer(tmp_path) as made:
        yield made


def test_clicks_lie_on_the_grid(server: NullServer) -> None:
    """Every recorded sample is that of the score: no click is early, late or cut."""
    heard, said = server.heard(PLAYS, (3, 0))
    ticks = steps(60).ticks()
    first = onsets(heard)[0] - onsets(rendered(ticks, 0, RATE, RATE))[0]
    wanted = rendered(ticks, 0, 3 * RATE, RATE)
    assert np.array_equal(heard[first : first + 3 * RATE], wanted)
    assert said["told"] == []


def test_a_pause_is_silent_and_goes_on_to_the_sample(server: NullServer) -> None:
    """No click of before sounds after it, and the next one comes where it belongs."""
    heard, said = server.heard(PLAYS, (3, 1.5))
    ticks = steps(60).ticks()
    stood = said["stood_ns"]
    begun = np.array([sample_of(tick.at_ns, RATE) for tick in ticks])
    found = onsets(heard)
    gap = int(np.argmax(np.diff(found)))
    before = found[: gap + 1] - found[0]
    assert np.array_equal(before, begun[: gap + 1])
    assert begun[gap] <= (stood + SECOND_NS // 20) * RATE // SECOND_NS
    after = found[gap + 1 :]
    coming = begun[begun >= sample_of(stood, RATE)][: len(after)]
    assert len(after) >= 3
    assert np.array_equal(after - after[0], coming - coming[0])


def test_a_sound_server_that_ends_takes_nothing_along(server: NullServer) -> None:
    """Qt reports nothing of it and ends a program that opens it again: ours goes on, and says so.

    It is paused and goes on without the server, and the picture goes on through all of it.
    """
    _, said = server.heard(PLAYS, (4, 2.5, 1.5))
    assert said["told"] == [
        (
            "The sound service of this computer ended: the beat goes on without sound. "
            "If it stays silent, start Calfjournal again."
        ),
        "",  # It was ended.
    ]
    assert said["least_ns"] >= 0
