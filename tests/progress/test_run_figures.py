"""What the samples of a run say of it, and what is left when its ends are cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.track import Track
from calfjournal.progress.cadence import CadenceRules
from calfjournal.progress.run_figures import TrackFigures, track_figures
from calfjournal.progress.track_cut import cut_to, left_of
from calfjournal.progress.track_figures import cadence_of

START = datetime(2026, 11, 23, 6, tzinfo=UTC)
RULES = CadenceRules()


def a_run(minutes: float = 30, **changes: object) -> Run:
    run = Run(
        START,
        date(2026, 11, 23),
        utc_offset_min=60,
        duration_s=minutes * 60,
        elapsed_s=minutes * 60,
        distance_m=minutes * 180,
        cadence=Cadence(170.0, 1.0, 1.0, 1800),
    )
    return replace(run, **changes)


def a_track(seconds: Iterable[int] = range(1801), *, begins: float = 0.0) -> Track:
    """Half an hour at 3 m/s and 170 spm; the heart goes up by 30 beats, the road by 90 m."""
    track = Track()
    for second in seconds:
        track.add(
            time=begins + second,
            heart_rate=130 + second // 60,
            cadence=85.0,
            speed=3.0,
            distance=3.0 * second,
            altitude=100 + 0.05 * second,
        )
    return track


def figures_of(track: Track, run: Run | None = None) -> TrackFigures:
    return track_figures(run or a_run(), track, RULES)


def test_the_samples_tell_the_run() -> None:
    """Steady stretch, thirds, contacts of each foot, climb, and heart rate by time."""
    found = figures_of(a_track())
    (steady,) = found.steady
    assert (steady.start_s, steady.spm) == (60, 170)
    assert found.thirds is not None
    first, last = found.thirds
    assert (first.spm, first.mps, last.spm, last.mps) == (170, 3, 170, 3)
    assert first.hr == pytest.approx(134.5, abs=0.1)
    assert last.hr == pytest.approx(154.5, abs=0.1)
    assert found.contacts == 2550
    assert found.climb_m == pytest.approx(90, abs=2)
    assert found.mean_hr == pytest.approx(144.5, abs=0.1)


def test_the_heart_rate_counts_by_the_time_it_stands_for() -> None:
    """A watch that writes when something changes does not let the changes weigh more."""
    track = Track()
    for second in (*range(0, 600, 20), *range(600, 660)):
        track.add(time=second, heart_rate=100 if second < 600 else 160)
    found = figures_of(track).mean_hr
    assert found == pytest.approx((600 * 100 + 60 * 160) / 660, abs=0.01)


def test_cadences_are_held_for_the_moving_time() -> None:
    """Each with the seconds it stands for; standing still is in none."""
    track = a_track()
    track.cadence[:600] = [80.0] * 600
    track.speed[600:660] = [0.0] * 60
    found = figures_of(track)
    assert Counter(found.spm) == {160: 600, 170: 1141}
    assert sum(found.held) == 1741


def test_small_ups_and_downs_are_no_climb() -> None:
    """A height that jitters by some decimetres climbs nothing; an hour-long valley counts once."""
    track = a_track()
    track.altitude = [100 + 0.4 * (second % 3) for second in range(1801)]
    assert figures_of(track).climb_m is None
    track.altitude = [100 + 0.1 * abs(900 - second) for second in range(1801)]
    assert figures_of(track).climb_m == pytest.approx(90, abs=3)


def test_what_is_not_recorded_is_not_told() -> None:
    """A track of heart rates alone, an empty one and one without times have no other figures."""
    beats = Track()
    for second in range(60):
        beats.add(time=second, heart_rate=120)
    found = figures_of(beats, a_run(cadence=Cadence()))
    assert (found.mean_hr, found.climb_m, found.contacts) == (120, None, None)
    assert (found.steady, found.spm, found.held) == ((), (), ())
    unknown = Track()
    unknown.add(time=None)
    for track in (Track(), unknown):
        assert figures_of(track, a_run(cadence=Cadence())).thirds is None


def test_other_sports_have_no_steps() -> None:
    """The cadence of a bicycle is no cadence of running."""
    found = figures_of(a_track(), a_run(sport="cycling"))
    assert (found.spm, found.steady, found.contacts) == ((), (), None)
    assert found.mean_hr is not None


def test_samples_out_of_order_say_the_same() -> None:
    """Two halves in the wrong order are put in order."""
    assert figures_of(a_track([*range(900, 1801), *range(900)])) == figures_of(a_track())


def test_a_run_without_its_ends() -> None:
    """Start, times, distance and figures are those of the samples that are left."""
    whole = a_track()
    run, stream = cut_to(a_run(), whole, left_of(whole, 120, 300), RULES)
    assert run.start == START + timedelta(seconds=120)
    assert (run.elapsed_s, run.distance_m) == (1380, 4140)
    assert run.duration_s == pytest.approx(1380, abs=1)
    assert run.avg_hr == pytest.approx(143, abs=0.1)
    assert run.max_hr == 155
    assert run.cadence == cadence_of(left_of(whole, 120, 300))
    assert stream.data


def test_the_timer_is_cut_by_its_share() -> None:
    """A watch whose timer stood still for a while keeps that in what is left."""
    whole = a_track()
    run, _ = cut_to(a_run(duration_s=1500.0), whole, left_of(whole, 0, 900), RULES)
    assert run.duration_s == pytest.approx(750, abs=2)


def with_hole() -> Track:
    """An hour at 3 m/s without any samples for a quarter of it."""
    return a_track([*range(1200), *range(2100, 3601)])


def test_a_hole_that_the_clock_of_the_device_counts_is_no_pause() -> None:
    """What is typed off is what goes, however few samples the rest has."""
    whole = with_hole()
    run = a_run(duration_s=3600.0, elapsed_s=3600.0)
    cut, _ = cut_to(run, whole, left_of(whole, 300, 150), RULES)
    assert cut.duration_s == pytest.approx(3600 - 450, abs=1)


def test_a_hole_that_it_does_not_count_is_one() -> None:
    """The pause goes with the end that it lies in, and costs no time."""
    whole = with_hole()
    run = a_run(duration_s=2700.0, elapsed_s=3600.0)
    cut, _ = cut_to(run, whole, left_of(whole, 300, 150), RULES)
    assert cut.duration_s == pytest.approx(2700 - 450, abs=1)
    cut, _ = cut_to(run, whole, left_of(whole, 2400, 0), RULES)
    assert cut.duration_s == pytest.approx(1200, abs=1)


def test_a_cut_of_all_leaves_nothing() -> None:
    """Whoever takes more off than there is sees a run of no length."""
    whole = a_track()
    run, _ = cut_to(a_run(), whole, left_of(whole, 1000, 1000), RULES)
    assert (run.duration_s, run.distance_m, run.cadence.spm) == (0, None, None)


def test_a_cut_over_midnight_moves_the_day() -> None:
    """A run whose first minutes before midnight are cut is one of the day after."""
    late = a_run(start=datetime(2026, 11, 23, 22, 55, tzinfo=UTC))
    whole = a_track()
    assert cut_to(late, whole, left_of(whole, 200, 0), RULES)[0].day == late.day
    moved, _ = cut_to(late, whole, left_of(whole, 400, 0), RULES)
    assert moved.day == late.day + timedelta(days=1)


def test_what_the_samples_never_told_stays() -> None:
    """Distance and heart rate that were typed in outlive a cut of samples without them."""
    whole = a_track()
    none: list[float | None] = [None] * len(whole)
    whole.distance, whole.speed, whole.heart_rate = none, none, none
    run, _ = cut_to(a_run(avg_hr=150.0), whole, left_of(whole, 300, 0), RULES)
    assert (run.distance_m, run.avg_hr) == (5400, 150)
    whole.speed = [3.0] * len(whole)
    run, _ = cut_to(a_run(), whole, left_of(whole, 300, 0), RULES)
    assert run.distance_m == pytest.approx(4500, abs=5)
