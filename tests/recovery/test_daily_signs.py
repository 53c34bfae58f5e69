"""Resting heart rate, sleep, wellness, effort and single runs at their borders."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import State
from calfjournal.messages import in_words
from calfjournal.recovery.load import (
    Spike,
    last_rpe_finding,
    run_spike,
    run_spike_finding,
    spike_band,
)
from calfjournal.recovery.resting_hr import judge_resting_hr, resting_hr_finding, usual_ranges
from calfjournal.recovery.sleep import sleep_mean, sleep_night, sleep_quality
from calfjournal.recovery.wellness import sleep_as_burden, wellness_finding, wellness_sum
from tests.recovery.mornings import DAY, RULES, back, checkins, done, ran

WINDOW = [50.0, 52.0] * 14
"""28 days of 51 ± 1.02 bpm that make the baseline."""


def heart(*last_week: float | None) -> list[CheckIn]:
    """Check-ins with the baseline window and then seven days."""
    week = [*[None] * (7 - len(last_week)), *last_week]
    return checkins([*WINDOW, *week], "resting_hr")


@pytest.mark.parametrize(
    ("week", "state"),
    [
        ([51], State.GREEN),
        ([55], State.GREEN),
        ([56], State.NOTE),
        ([56, 51, 56], State.AMBER),
        ([56, 56, 51], State.AMBER),
        ([56, 51, 51, 51], State.GREEN),
        ([54, 54, 54], State.AMBER),
        ([54, 54, 53], State.GREEN),
        ([54, 54], State.GREEN),
        ([40], State.GREEN),
        ([99, 99, 99], State.AMBER),
    ],
)
def test_resting_heart_rate_is_amber_at_most(week: list[float], state: State) -> None:
    """High twice in three days or a raised week is amber; once a note; low is not scored."""
    assert judge_resting_hr(DAY, heart(*week), RULES).state is state


def test_the_baseline_is_days_34_to_7_before() -> None:
    """The last week never raises its own baseline."""
    judged = judge_resting_hr(DAY, heart(70, 70, 70, 70, 70, 70, 70), RULES)
    assert judged.baseline.mean == 51
    assert judged.baseline.present == 28


def test_a_baseline_with_few_days_says_how_far_it_is() -> None:
    """Thirteen values are collecting, fourteen judge."""
    few = checkins([*[51.0] * 9, *[None] * 6, 70.0], "resting_hr")
    found = resting_hr_finding(DAY, few, RULES)
    assert (found.state, in_words(found.compared)) == (State.COLLECTING, "collecting 9 of 14")
    assert found.points == 0
    enough = checkins([*[51.0] * 14, *[None] * 6, 70.0], "resting_hr")
    assert resting_hr_finding(DAY, enough, RULES).state is State.NOTE


def test_without_todays_value_nothing_is_judged() -> None:
    """A missing morning is missing, not usual."""
    days = [c for c in heart(60, 60, 60) if c.day != DAY]
    assert judge_resting_hr(DAY, days, RULES).state is State.MISSING


def test_a_new_watch_starts_its_own_baseline() -> None:
    """Values of another source never stand in the baseline of today's."""
    days = heart(60)
    days[-1] = replace(days[-1], source="garmin")
    judged = judge_resting_hr(DAY, days, RULES)
    assert judged.state is State.COLLECTING
    assert judged.baseline.present == 0


def test_the_chart_band_is_the_same_baseline() -> None:
    """Each day of the band is what the verdict of that day compares with."""
    days = heart(51, 52, 50, 53, 51, 52, 50)
    band = {r.day: r for r in usual_ranges([back(1), DAY], days, RULES)}
    judged = judge_resting_hr(DAY, days, RULES)
    assert band[DAY].mean == judged.baseline.mean
    assert band[DAY].high == judged.high_from
    assert usual_ranges([back(30)], days, RULES) == ()


# ------------------------------------------------------------------ sleep


@pytest.mark.parametrize(
    ("before", "nights", "need", "state"),
    [
        (8.0, [7.25] * 14, None, State.GREEN),
        (8.0, [7.24] * 14, None, State.AMBER),
        (6.0, [5.5] * 14, None, State.NOTE),
        (6.0, [5.2] * 14, None, State.AMBER),
        (8.0, [7.5] * 14, 8.6, State.AMBER),
        (8.0, [7.5] * 14, 8.5, State.GREEN),
        (7.5, [7.5] * 14, 9.0, State.GREEN),
        (8.0, [5.0] * 6 + [8.0] * 14, None, State.GREEN),
    ],
)
def test_two_weeks_of_sleep_against_the_own_usual_and_a_need_that_was_entered(
    before: float, nights: list[float], need: float | None, state: State
) -> None:
    """45 min below usual, or an hour short of the need and below usual; short for years is noted.

    What was never entered is never judged against.
    """
    days = checkins([*[before] * 56, *nights], "sleep_hours")
    assert sleep_mean(DAY, days, need, RULES).state is state


@pytest.mark.parametrize(
    ("nights", "state"),
    [
        ([5.0] * 6, State.COLLECTING),
        ([6.9] * 14, State.NOTE),
        ([7.0] * 14, State.GREEN),
        ([8.0] * 27 + [5.0] * 14, State.NOTE),
        ([8.0] * 28 + [5.0] * 14, State.AMBER),
    ],
)
def test_without_an_own_usual_short_sleep_is_only_noted(nights: list[float], state: State) -> None:
    """Twenty-eight nights make a usual; seven of the last fourteen make a mean."""
    assert sleep_mean(DAY, checkins(nights, "sleep_hours"), 9.5, RULES).state is state


def test_hours_are_told_as_a_clock_tells_them() -> None:
    """6.8667 h is 6 h 52."""
    nights = [7.5] * 56 + [6 + 52 / 60] * 14
    found = sleep_mean(DAY, checkins(nights, "sleep_hours"), None, RULES)
    assert in_words(found.shown_value) == "6\u00a0h\u00a052"
    assert "7\u00a0h\u00a030" in in_words(found.compared)


@pytest.mark.parametrize(
    ("night", "state"), [(5.9, State.NOTE), (6.0, State.GREEN), (None, State.MISSING)]
)
def test_one_short_night_is_only_noted(night: float | None, state: State) -> None:
    """A night never asks to hold."""
    assert sleep_night(DAY, checkins([8.0, night], "sleep_hours"), RULES).state is state


@pytest.mark.parametrize(
    ("week", "state"),
    [([4] * 7, State.GREEN), ([3] * 7, State.GREEN), ([3] * 6 + [2], State.AMBER)],
)
def test_sleep_quality_falls_by_more_than_a_point(week: list[float], state: State) -> None:
    """Usual 4: a week at 3 is one point lower and still green, below it is amber."""
    found = sleep_quality(DAY, checkins([4.0] * 28 + week, "sleep_quality"), RULES)
    assert found.state is state


def test_sleep_quality_says_what_it_lacks() -> None:
    """Without nights this week it is missing, without a baseline collecting."""
    assert sleep_quality(DAY, [], RULES).state is State.MISSING
    short = sleep_quality(DAY, checkins([4.0] * 10, "sleep_quality"), RULES)
    assert short.state is State.COLLECTING


# ------------------------------------------------------------------ wellness


def rated(*fatigue: int | None) -> list[CheckIn]:
    """28 even days, then days with the given fatigue."""
    levels = [2, 3] * 14 + list(fatigue)
    first = back(len(levels) - 1)
    return [
        CheckIn(
            first + timedelta(days=index),
            sleep_quality=4,
            fatigue=level,
            stress=2,
            muscle_soreness=2,
        )
        for index, level in enumerate(levels)
    ]


def test_sleep_quality_turns_onto_the_burden_scale() -> None:
    """Very good sleep is 1, poor sleep 7, the middle stays the middle."""
    assert [sleep_as_burden(q) for q in (5, 3, 1)] == [1, 4, 7]


def test_the_sum_needs_all_four_items() -> None:
    """A day with three ratings has no sum."""
    full = rated(2)[-1]
    assert wellness_sum(full) == 2.5 + 2 + 2 + 2
    assert wellness_sum(replace(full, stress=None)) is None


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((2,), State.GREEN),
        ((7,), State.NOTE),
        ((7, 7), State.AMBER),
        ((7, 2), State.GREEN),
        ((7, None), State.MISSING),
    ],
)
def test_two_bad_days_in_a_row_are_amber(days: tuple[int | None, ...], state: State) -> None:
    """One bad day is a note; the second in a row asks to hold."""
    assert wellness_finding(DAY, rated(*days), RULES).state is state


# ------------------------------------------------------------------ runs and efforts


@pytest.mark.parametrize(
    ("ratio", "band"),
    [
        (1.0, Spike.NONE),
        (1.10, Spike.NONE),
        (13.2 / 12, Spike.NONE),
        (1.1001, Spike.SMALL),
        (1.125, Spike.SMALL),
        (1.30, Spike.SMALL),
        (1.31, Spike.MODERATE),
        (2.00, Spike.MODERATE),
        (2.01, Spike.LARGE),
    ],
)
def test_spike_bands_end_at_their_borders(ratio: float, band: Spike) -> None:
    """Each border belongs to the band below it."""
    assert spike_band(ratio, RULES) is band


def test_a_run_is_compared_with_the_longest_of_thirty_days() -> None:
    """13.5 km after at most 12.0 km is 1.125 times the longest; older runs do not count."""
    before = [ran(12.0, 20), ran(8.0, 10), ran(9.0, 30), ran(30.0, 31), ran(60, 3, "cycling")]
    found = run_spike(13.5, DAY, before, RULES)
    assert found.ratio == pytest.approx(1.125)
    assert (found.band, found.percent, found.runs) == (Spike.SMALL, 12, 3)


def test_without_three_runs_there_is_no_reference() -> None:
    """A first run after a break is not called a spike; neither are runs without distance."""
    found = run_spike(20, DAY, [ran(5, 3), ran(6, 8), ran(None, 9)], RULES)
    assert (found.ratio, found.band) == (None, Spike.NO_REFERENCE)


def test_the_first_two_weeks_of_records_are_no_reference() -> None:
    """Nobody knows how far was run before them."""
    for first, band in ((13, Spike.NO_REFERENCE), (14, Spike.MODERATE)):
        runs = [ran(8, first), ran(8, 9), ran(8, 5)]
        assert run_spike(14, DAY, runs, RULES).band is band


@pytest.mark.parametrize(("days_ago", "state"), [(2, State.AMBER), (3, State.GREEN)])
def test_a_spike_counts_for_48_hours(days_ago: int, state: State) -> None:
    """The day after the day after is the last one it counts."""
    runs = [ran(10, 20), ran(10, 15), ran(10, 9), ran(14, days_ago)]
    assert run_spike_finding(DAY, runs, RULES).state is state


@pytest.mark.parametrize(
    ("rpe", "planned", "state"),
    [(7, 6, State.GREEN), (8, 6, State.AMBER), (8, None, State.MISSING), (None, 6, State.MISSING)],
)
def test_effort_two_above_the_plan_counts(
    rpe: int | None, planned: int | None, state: State
) -> None:
    """One above is within a plan; two is not; unknown is unknown."""
    session = done(1, rpe=rpe, planned_rpe=planned)
    assert last_rpe_finding(DAY, [session], RULES).state is state


@pytest.mark.parametrize(("days_ago", "state"), [(2, State.AMBER), (3, State.MISSING)])
def test_one_hard_session_counts_for_two_days(days_ago: int, state: State) -> None:
    """It lights no point for a week."""
    assert last_rpe_finding(DAY, [done(days_ago, rpe=10)], RULES).state is state
