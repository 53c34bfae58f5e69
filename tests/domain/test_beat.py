"""The beat: worked out from the time alone."""

from __future__ import annotations

from calfjournal.domain.beat import MINUTE_NS, TEST_BPM, beat_at

SECOND = MINUTE_NS // 60


def test_sixty_a_minute_are_thirty_raises() -> None:
    """Up on one beat, down on the next."""
    assert beat_at(MINUTE_NS, TEST_BPM).reps == 30
    assert [beat_at(at * SECOND, TEST_BPM).is_up for at in range(4)] == [True, False, True, False]


def test_the_heel_is_where_the_time_says() -> None:
    """It rises through an up beat, and sinks through the next."""
    heights = [beat_at(SECOND * quarter // 4, TEST_BPM).height for quarter in range(9)]
    assert heights == [0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0]


def test_a_late_look_is_never_behind() -> None:
    """An hour of odd beats ends on the very nanosecond that a beat begins."""
    for bpm in (60, 61, 97, 180):
        begins = 60 * MINUTE_NS
        assert beat_at(begins, bpm).number == 60 * bpm
        assert beat_at(begins - 1, bpm).number == 60 * bpm - 1


def test_before_the_start_it_waits_at_the_first_beat() -> None:
    """A clock that is read a moment early begins nothing."""
    assert beat_at(-5, TEST_BPM) == beat_at(0, TEST_BPM)
