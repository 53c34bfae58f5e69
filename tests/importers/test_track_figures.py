"""How samples of a track become cadence samples."""

from __future__ import annotations

import math

import pytest

from calfjournal.domain.track import Track
from calfjournal.importers.fit_messages import add_record
from calfjournal.progress.track_figures import cadence_of, grades_of, speeds_of


def records(*rows: tuple[int | None, float | None, float | None, float | None]) -> Track:
    """Return a track of time, cadence, speed and distance."""
    found = Track()
    for time, cadence, speed, distance in rows:
        values = {"timestamp": time, "cadence": cadence, "speed": speed, "distance": distance}
        add_record(found, values)
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


def test_a_steady_run_has_a_robust_cv() -> None:
    """Ten even minutes have a steady stretch; the same cadence up and down a hill has none."""
    rows = records(*((second, 85 + second % 2, 3, 3 * second) for second in range(600)))
    rows.altitude = [100.0] * 600
    assert cadence_of(rows).rcv == pytest.approx(100 * 1.4826 / 171, rel=0.02)
    rows.altitude = [100 + 0.3 * min(second, 600 - second) for second in range(600)]
    assert cadence_of(rows).rcv is None


def test_grades_need_some_distance() -> None:
    """Height and distance give the grade around a record, and none over a few metres."""
    rows = records(*((second, 80, 3, 3 * second) for second in range(300)))
    assert grades_of(rows) is None
    rows.altitude = [50 + 0.12 * second for second in range(300)]
    grades = grades_of(rows)
    assert grades is not None
    assert grades[150] == pytest.approx(0.04)
    short = records(*((second, 80, 3, second) for second in range(60)))
    short.altitude = [float(second) for second in range(60)]
    grades = grades_of(short)
    assert grades is not None
    assert all(math.isnan(grade) for grade in grades)


def test_clocks_going_back_are_survived() -> None:
    """Track out of order give the same figures as in order."""
    rows = [(second, 80 + second % 3, 3, None) for second in range(600)]
    back = [*rows[300:], *rows[:300]]
    assert cadence_of(records(*back)).spm == pytest.approx(cadence_of(records(*rows)).spm)
