"""How track records become cadence samples."""

from __future__ import annotations

import pytest

from calfjournal.importers.fit_cadence import cadence_of, speeds_of
from calfjournal.importers.fit_messages import Records


def records(*rows: tuple[int | None, float | None, float | None, float | None]) -> Records:
    """Return records of time, cadence, speed and distance."""
    found = Records()
    for time, cadence, speed, distance in rows:
        values = {"timestamp": time, "cadence": cadence, "speed": speed, "distance": distance}
        found.add(values)
    return found


def test_a_missing_speed_comes_from_the_distance() -> None:
    """A record without speed has that since the record before; stored speeds stay."""
    found = speeds_of(records((0, 80, 3, 0), (2, 80, None, 5), (3, 80, 2, 6), (3, 80, None, 9)))
    assert found == [3, 2.5, 2, None]


def test_without_speed_and_distance_there_is_none() -> None:
    """A file that knows neither has no speeds at all, rather than a standstill."""
    rows = records((0, 80, None, None), (1, 80, None, None))
    assert speeds_of(rows) is None
    assert cadence_of(rows).spm == 160
    assert cadence_of(rows).samples == 2


def test_standing_and_unknown_samples_do_not_count() -> None:
    """Cadence at a standstill, or at no known speed in a file that has speeds, is left out."""
    rows = records((0, 80, 3, None), (1, 60, 0.4, None), (2, 60, None, None), (3, 0, 3, None))
    assert (cadence_of(rows).spm, cadence_of(rows).samples) == (160, 1)


def test_consistency_is_over_running_samples() -> None:
    """The CV is the population SD in percent of the mean over samples of 130 spm or more."""
    rows = records((0, 80, 3, None), (1, 90, 3, None), (2, 50, 3, None))
    cadence = cadence_of(rows)
    assert cadence.spm == pytest.approx(440 / 3)
    assert cadence.cv == pytest.approx(100 * 10 / 170)


def test_clocks_going_back_are_survived() -> None:
    """Records out of order give the same figures as in order."""
    rows = [(second, 80 + second % 3, 3, None) for second in range(600)]
    back = [*rows[300:], *rows[:300]]
    assert cadence_of(records(*back)).spm == pytest.approx(cadence_of(records(*rows)).spm)
