"""The beat for steps on a run: never above the cap, and played as the plan of repeats says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.cadence_beat import (
    CADENCE_REPEATS,
    BeatPlan,
    CadenceTarget,
    OwnCadence,
    beat_score,
    repeats_of_lines,
    repeats_of_week,
)
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.score import SECOND_NS, Cue, Sound
from calfjournal.domain.session import SetLine
from calfjournal.messages import in_words

DAY = date(2026, 11, 30)
MINUTE = 60 * SECOND_NS

CADENCES = st.floats(100, 240, allow_nan=False)
PLANS = st.builds(
    BeatPlan,
    st.integers(1, 20),
    st.integers(1, 12),
    st.integers(0, 15),
    st.integers(0, 60),
    st.integers(0, 60),
    st.booleans(),
    st.sampled_from((1, 2)),
)


def target(own: float | None, percent: float = 5, race: float | None = None) -> CadenceTarget:
    return CadenceTarget(
        DAY,
        2,
        percent,
        10,
        None if own is None else OwnCadence(own),
        None if race is None else OwnCadence(race, 1, DAY),
    )


# ------------------------------------------------------------------ the target


@pytest.mark.parametrize(
    ("own", "percent", "spm", "most"),
    [(160, 3, 165, 176), (160, 5, 168, 176), (165.4, 5, 174, 181), (170, 10, 187, 187)],
)
def test_the_target_lies_so_much_above_ones_own(
    own: float, percent: float, spm: int, most: int
) -> None:
    """Whole steps a minute, worked out by hand (domain rule 5.8)."""
    asked = target(own, percent)
    assert (asked.spm, asked.most) == (spm, most)


@given(own=CADENCES, percent=st.floats(0, 30), race=CADENCES)
def test_no_target_is_above_the_cap(own: float, percent: float, race: float) -> None:
    """Neither the raised cadence nor that of races lies more than 10 % above one's own."""
    asked = target(own, percent, race)
    for spm in (asked.spm, asked.race_spm, asked.most):
        assert spm is not None
        assert spm <= own * 1.1 + 1e-9
        assert asked.refusal(spm) is None


@given(own=CADENCES, above=st.integers(1, 100))
def test_what_is_typed_above_the_cap_is_refused_by_its_number(own: float, above: int) -> None:
    """The sentence names the cap."""
    asked = target(own)
    assert asked.most is not None
    refused = asked.refusal(asked.most + above)
    assert refused is not None
    assert f"At most {asked.most} spm" in in_words(refused)


def test_without_an_own_cadence_there_is_no_target() -> None:
    """It is asked for first, whatever was typed and whatever races say."""
    asked = target(None, race=180)
    assert (asked.spm, asked.race_spm, asked.most) == (None, None, None)
    refused = asked.refusal(150)
    assert refused is not None
    assert "60 seconds" in in_words(refused)


# ------------------------------------------------------------------ the repeats


def test_the_weeks_ask_for_the_repeats_of_the_rules() -> None:
    """6 x 1, 6 x 1, 5 x 2, 4 x 3, later 3 x 5 with a beat that fades (domain rule 5.8)."""
    asked = [repeats_of_week(week) for week in (1, 2, 3, 4, 5, 40)]
    assert [(plan.repeats, plan.on_min, plan.fades) for plan in asked] == [
        (6, 1, False),
        (6, 1, False),
        (5, 2, False),
        (4, 3, False),
        (3, 5, True),
        (3, 5, True),
    ]


def test_sets_of_a_session_ask_for_their_own_repeats() -> None:
    """As many as there are sets, their minutes and their rest; other exercises ask for none."""
    line = SetLine(CADENCE_REPEATS, 3, 1, Side.BOTH, Unit.MINUTES, 2, rest_s=90)
    hops = SetLine("pogo_double", 1, 1, Side.BOTH, Unit.CONTACTS, 15)
    plan = repeats_of_lines((hops, line, line, line), repeats_of_week(9))
    assert plan is not None
    assert (plan.repeats, plan.on_min, plan.free_min, plan.fades) == (3, 2, 2, True)
    assert repeats_of_lines((hops,), repeats_of_week(1)) is None


@given(plan=PLANS, spm=st.integers(100, 260))
def test_a_score_lasts_as_long_as_its_plan(plan: BeatPlan, spm: int) -> None:
    """To the nanosecond, with the count-in of a beat with which everything begins."""
    count_in = 0 if plan.warm_up_min else 3 * SECOND_NS
    assert beat_score(plan, spm).lasts_ns == plan.minutes * MINUTE + count_in


@given(plan=PLANS, spm=st.integers(100, 260))
def test_every_repeat_begins_on_the_beat(plan: BeatPlan, spm: int) -> None:
    """Each one has its number, its minutes, and its first step at its first instant."""
    score = beat_score(plan, spm)
    steps = {tick.at_ns for tick in score.ticks() if tick.sound is Sound.STEP}
    for repeat in range(1, plan.repeats + 1):
        parts = [index for index, each in enumerate(score.passages) if each.rep == repeat]
        assert sum(score.passages[at].lasts_ns or 0 for at in parts) == plan.on_min * MINUTE
        assert score.passages[parts[0]].cue is Cue.BEAT
        assert score.begins[parts[0]] in steps


def test_a_fading_beat_is_there_and_away_by_turns() -> None:
    """Five minutes are three with the beat and two without."""
    score = beat_score(BeatPlan(1, 5, warm_up_min=1, cool_down_min=0, fades=True), 170)
    assert [(each.cue, each.lasts_ns) for each in score.passages] == [
        (Cue.EASY, MINUTE),
        (Cue.BEAT, MINUTE),
        (Cue.EASY, MINUTE),
        (Cue.BEAT, MINUTE),
        (Cue.EASY, MINUTE),
        (Cue.BEAT, MINUTE),
    ]


@pytest.mark.parametrize(("every", "steps"), [(1, 170), (2, 85)])
def test_a_minute_has_its_steps(every: int, steps: int) -> None:
    """Each step is heard, or each second one."""
    plan = BeatPlan(1, 1, warm_up_min=0, cool_down_min=0, every=every)
    heard = [tick for tick in beat_score(plan, 170).ticks() if tick.sound is Sound.STEP]
    assert len(heard) == steps


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (BeatPlan(0, 1), "repeats"),
        (BeatPlan(6, 0), "on_min"),
        (BeatPlan(6, 1, 99), "free_min"),
        (BeatPlan(20, 20), "repeats"),
    ],
)
def test_what_no_run_has_room_for_is_refused_at_its_field(plan: BeatPlan, field: str) -> None:
    """Three hours are the most."""
    refused = plan.refusal()
    assert refused is not None
    assert refused[0] == field
    assert in_words(refused[1])
