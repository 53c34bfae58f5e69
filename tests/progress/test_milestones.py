"""Milestones are first times, and each gain stands beside the noise of its test."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.progress.firsts.mornings import Mornings
from calfjournal.progress.milestones import MilestoneInputs, Milestones
from calfjournal.thresholds import load_thresholds

LIMITS = load_thresholds()
START = date(2026, 1, 5)
END = date(2026, 12, 31)


def on(offset: int) -> date:
    return START + timedelta(days=offset)


def milestones(inputs: MilestoneInputs) -> tuple[Milestone, ...]:
    return Milestones().reached(inputs)


def found(kind: MilestoneKind, inputs: MilestoneInputs) -> list[Milestone]:
    return [m for m in milestones(inputs) if m.kind is kind]


def calm(mornings: Mornings, today: date = END) -> list[Milestone]:
    return found(MilestoneKind.CALM, MilestoneInputs(today, LIMITS, mornings=mornings))


def raises(
    offset: int, left: int, right: int, *, pain: int | None = 1, full: bool | None = True
) -> Session:
    sets = tuple(
        SetLine(
            "sl_calf_raise_floor",
            0,
            1,
            side,
            Unit.REPS,
            10,
            done=reps,
            pain=pain,
            full_height=full,
        )
        for side, reps in ((Side.LEFT, left), (Side.RIGHT, right))
    )
    return Session(on(offset), SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE, sets=sets)


def battery(offset: int, measure: Measure, left: float, right: float) -> Assessment:
    return Assessment(
        on(offset),
        (
            Result(measure, Side.LEFT, left, pain=0, bpm=60, surface="flat"),
            Result(measure, Side.RIGHT, right, pain=0, bpm=60, surface="flat"),
        ),
    )


def test_an_empty_journal_has_no_milestones() -> None:
    """Nothing done, nothing reached."""
    assert milestones(MilestoneInputs(END, LIMITS)) == ()


def test_first_ten_and_fifteen_pain_free_raises_per_side() -> None:
    """Each border once, on the day it was first reached, with the noise of 6 beside the gain."""
    inputs = MilestoneInputs(
        END, LIMITS, sessions=(raises(0, 8, 6), raises(7, 16, 10), raises(9, 17, 12))
    )
    reached = found(MilestoneKind.RAISES, inputs)
    assert [(m.day, in_words(m.title), m.gain, m.noise) for m in reached] == [
        (on(7), "10 single-leg raises, left", 8, 6),
        (on(7), "10 single-leg raises, right", 4, 6),
        (on(7), "15 single-leg raises, left", 8, 6),
    ]
    assert in_words(reached[0].text) == (
        "16 in one set at pain 2 or less; +8 reps since the first, more than the noise of 6 reps."
    )
    assert "within the noise of 6 reps" in in_words(reached[1].text)


@pytest.mark.parametrize(("pain", "full"), [(3, True), (None, True), (1, False)])
def test_raises_with_pain_or_without_height_are_no_milestone(
    pain: int | None, full: bool | None
) -> None:
    """Pain must be known and 2 or less, and no height lost."""
    inputs = MilestoneInputs(END, LIMITS, sessions=(raises(0, 20, 20, pain=pain, full=full),))
    assert found(MilestoneKind.RAISES, inputs) == []


def test_knee_to_wall_trend_and_real_change() -> None:
    """+1 cm is a trend, +1.9 cm real: 9.5 to 11.0 is below, 11.4 reaches it."""
    values = [(0, 9.5, 10.0), (30, 11.0, 10.5), (60, 11.4, 10.5)]
    inputs = MilestoneInputs(
        END, LIMITS, assessments=[battery(d, Measure.KNEE_TO_WALL, a, b) for d, a, b in values]
    )
    trend, real = found(MilestoneKind.RANGE, inputs)
    assert (trend.day, trend.gain, trend.noise, trend.side) == (on(30), 1.5, 1.9, Side.LEFT)
    assert in_words(trend.title) == "Knee-to-wall +1 cm, a trend, left"
    assert "within the noise of 1.9 cm" in in_words(trend.text)
    assert (real.day, real.gain) == (on(60), 1.9)
    assert "more than the noise of 1.9 cm" in in_words(real.text)


def test_sides_within_one_and_a_half_centimetres_after_they_were_not() -> None:
    """Sides that always were alike are no gain."""
    alike = [battery(0, Measure.KNEE_TO_WALL, 10, 10.5)]
    assert found(MilestoneKind.SYMMETRY, MilestoneInputs(END, LIMITS, assessments=alike)) == []
    apart = [
        battery(0, Measure.KNEE_TO_WALL, 12.0, 9.8),
        battery(30, Measure.KNEE_TO_WALL, 12.0, 10.5),
    ]
    (gap,) = found(MilestoneKind.SYMMETRY, MilestoneInputs(END, LIMITS, assessments=apart))
    assert (gap.day, gap.gain, gap.noise) == (on(30), 0.7, 1.9)


def test_weaker_leg_at_ninety_percent() -> None:
    """22 of 28 is 78.6 %, 27 of 30 reaches 90 %."""
    tests = [battery(0, Measure.HEEL_RISE, 22, 28), battery(40, Measure.HEEL_RISE, 27, 30)]
    inputs = MilestoneInputs(END, LIMITS, assessments=tests)
    (reached,) = found(MilestoneKind.SYMMETRY, inputs)
    assert reached.day == on(40)
    assert reached.gain == pytest.approx(90 - 78.571, abs=0.001)
    assert "6 reps" in in_words(reached.text)


def test_a_heel_rise_test_beyond_its_noise_is_told_once() -> None:
    """+7 against the first test made the same way."""
    tests = [battery(d, Measure.HEEL_RISE, 12 + d // 10, 20) for d in (0, 60, 70, 80)]
    titles = [
        in_words(m.title) for m in milestones(MilestoneInputs(END, LIMITS, assessments=tests))
    ]
    assert titles.count("Heel-rise test beyond its noise, left") == 1


def test_heavy_load_in_shares_of_body_mass() -> None:
    """8 kg for 8 at 70 kg is more than a tenth of body mass; 7 repetitions are not 8."""

    def lift(offset: int, reps: int) -> Session:
        line = SetLine(
            "sl_calf_raise_weighted", 0, 1, Side.LEFT, Unit.REPS, 8, done=reps, done_kg=8
        )
        return Session(
            on(offset), SessionKind.STRENGTH, "", status=SessionStatus.DONE, sets=(line,)
        )

    mass = [(on(0), 70.0)]
    inputs = MilestoneInputs(END, LIMITS, sessions=(lift(1, 7), lift(3, 8)), weighed=mass)
    (first,) = found(MilestoneKind.LOAD, inputs)
    assert (first.day, in_words(first.title)) == (on(3), "One-leg raise with 10 % of body mass")
    assert found(MilestoneKind.LOAD, MilestoneInputs(END, LIMITS, sessions=(lift(3, 8),))) == []


def test_the_greater_share_of_one_day_comes_last() -> None:
    """Numbers order what was reached on one day, not how they are written."""
    line = SetLine("seated_calf_raise", 0, 1, Side.BOTH, Unit.REPS, 6, done=6, done_kg=80)
    session = Session(on(3), SessionKind.STRENGTH, "", status=SessionStatus.DONE, sets=(line,))
    mass = [(on(0), 70.0)]
    inputs = MilestoneInputs(END, LIMITS, sessions=(session,), weighed=mass)
    assert [in_words(m.title) for m in found(MilestoneKind.LOAD, inputs)] == [
        "Seated raise with 50 % of body mass",
        "Seated raise with 100 % of body mass",
    ]


def test_sides_that_grow_apart_later_were_not_made_even_before() -> None:
    """What is even at first is no news on the day the gap appears; closing it again is."""
    tests = [
        battery(0, Measure.KNEE_TO_WALL, 10, 10),
        battery(30, Measure.KNEE_TO_WALL, 10, 13),
    ]
    kind = MilestoneKind.SYMMETRY
    assert found(kind, MilestoneInputs(END, LIMITS, assessments=tests)) == []
    tests.append(battery(60, Measure.KNEE_TO_WALL, 13, 13))
    (even,) = found(kind, MilestoneInputs(END, LIMITS, assessments=tests))
    assert even.day == on(60)


def test_calm_mornings_in_a_row() -> None:
    """7 and 14 are told; an amber morning or three unknown days start again."""
    green = {on(n): State.GREEN for n in range(20)}
    days = [m.day for m in calm(Mornings(green))]
    assert days == [on(6), on(13)]
    broken = green | {on(5): State.AMBER}
    days = [m.day for m in calm(Mornings(broken))]
    assert days == [on(12), on(19)]
    gap = {on(n): State.GREEN for n in (*range(6), *range(10, 15))}
    assert calm(Mornings(gap)) == []


def test_a_flare_ends_the_row_of_calm_mornings() -> None:
    """Days of a flare count for nothing, however calm they are; the row begins after it."""
    green = {on(n): State.GREEN for n in range(20)}
    flare = Flare(on(4), Side.LEFT, on(6))
    assert [m.day for m in calm(Mornings(green, flares=[flare]))] == [on(13)]


@given(
    states=st.lists(st.sampled_from((State.GREEN, State.AMBER, State.RED)), max_size=120),
    kept=st.integers(5, 120),
    flare=st.tuples(st.integers(0, 120), st.integers(0, 9)),
)
def test_calm_mornings_are_dated_once(
    states: list[State], kept: int, flare: tuple[int, int]
) -> None:
    """However little of the past is judged: nothing gets another date, or a second one."""
    tendon = {on(n): state for n, state in enumerate(states)}
    lasts = [Flare(on(flare[0]), Side.LEFT, on(sum(flare)))]
    whole = calm(Mornings(tendon, flares=lasts))
    for today in range(len(states)):
        first = today - kept
        mornings = Mornings(
            {day: state for day, state in tendon.items() if day >= on(first)},
            on(first),
            # A morning that was calm had little pain; one that was not may have had little, too.
            {on(n): 0 if state.is_calm or n % 3 == 0 else 5 for n, state in enumerate(states)},
            calm_below=2,
            flares=lasts,
        )
        assert set(calm(mornings, on(today))) <= set(whole)


def test_four_weeks_of_eighty_percent() -> None:
    """10 of 12 sessions done over four whole weeks; 9 are too few."""

    def plan(done: int) -> list[Session]:
        days = [7 * week + weekday for week in range(4) for weekday in (0, 2, 4)]
        return [
            Session(
                on(day),
                SessionKind.STRENGTH,
                "",
                status=SessionStatus.DONE if n < done else SessionStatus.SKIPPED,
            )
            for n, day in enumerate(days)
        ]

    (reached,) = found(MilestoneKind.CONSISTENCY, MilestoneInputs(END, LIMITS, sessions=plan(10)))
    assert (reached.day, in_words(reached.text)) == (
        on(27),
        "10 of 12 sessions; 100 % is not the goal.",
    )
    assert found(MilestoneKind.CONSISTENCY, MilestoneInputs(END, LIMITS, sessions=plan(9))) == []
    first, *rest = plan(10)
    begun = [replace(first, status=SessionStatus.PARTLY), *rest]
    (reached,) = found(MilestoneKind.CONSISTENCY, MilestoneInputs(END, LIMITS, sessions=begun))
    assert in_words(reached.text) == "10 of 12 sessions, 1 of them partly; 100 % is not the goal."


def a_run(offset: int, rcv: float | None, sport: str = "running") -> Run:
    start = datetime(2026, 1, 5, 7, tzinfo=UTC) + timedelta(days=offset)
    return Run(start, on(offset), sport=sport, cadence=Cadence(rcv=rcv, samples=900))


def test_cadence_gets_steadier() -> None:
    """A percentage point less over four runs, and the best mean; walking does not count."""
    spreads = [4.0, 4.2, 3.8, 4.0, 2.5, 2.6, 2.4, 2.5]
    runs = [a_run(n, rcv) for n, rcv in enumerate(spreads)]
    runs += [a_run(20, 0.1, "walking"), a_run(21, None)]
    reached = found(MilestoneKind.CADENCE, MilestoneInputs(END, LIMITS, runs=runs))
    (steadier,) = (m for m in reached if "steadier" in in_words(m.title))
    bests = [m for m in reached if m is not steadier]
    assert [m.day for m in bests] == [on(4), on(5), on(6), on(7)], "each best stays where it was"
    best = bests[-1]
    assert in_words(steadier.title) == "Cadence steadier by 1 percentage point"
    assert steadier.day == on(6)
    assert (in_words(best.title), best.day) == ("Steadiest cadence over four runs", on(7))
    assert best.gain == pytest.approx(1.5)
    assert best.noise == pytest.approx(0.163, abs=0.001)
    assert "1.5 percentage points less since the first" in in_words(best.text)
    assert "one watch" in in_words(best.text)
    assert isinstance(best.text, Message)
    one = replace(best.text, values={**best.text.values, "gain": 1.0, "noise": 0.5})
    assert "; 1 percentage point less" in in_words(one)
    assert "noise of 0.5 percentage points" in in_words(one)


def test_first_fifty_contacts_with_a_green_morning() -> None:
    """Contacts count only for exercises that make some, and only with a calm morning after."""

    def hops(offset: int) -> Session:
        sets = tuple(
            SetLine(name, 0, n, Side.BOTH, Unit.CONTACTS, 20, done=20)
            for n in (1, 2, 3)
            for name in ("pogo_double", "a_skip")
        )
        return Session(on(offset), SessionKind.PLYOMETRIC, "", status=SessionStatus.DONE, sets=sets)

    inputs = MilestoneInputs(
        END,
        LIMITS,
        sessions=(hops(0), hops(3)),
        mornings=Mornings({on(1): State.AMBER, on(4): State.GREEN}),
        contact_exercises={"pogo_double"},
    )
    (first,) = found(MilestoneKind.CONTACTS, inputs)
    assert (first.day, in_words(first.text)) == (on(3), "60 contacts.")


@given(
    reps=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
    reach=st.lists(st.tuples(st.floats(0, 20), st.floats(0, 20)), max_size=6),
    today=st.integers(0, 60),
)
def test_each_border_is_told_once_in_order_and_never_from_the_future(
    reps: list[tuple[int, int]], reach: list[tuple[float, float]], today: int
) -> None:
    """Whatever was done, and counted before: sorted, no title twice, nothing after today."""
    inputs = MilestoneInputs(
        on(today),
        LIMITS,
        sessions=[raises(7 * n, left, right) for n, (left, right) in enumerate(reps)],
        assessments=[
            battery(10 * n, Measure.KNEE_TO_WALL, left, right)
            for n, (left, right) in enumerate(reach)
        ],
    )
    reached = milestones(inputs)
    counting = Milestones()
    for earlier in (0, 60, 30):
        counting.reached(replace(inputs, today=on(earlier)))
    counting.reached(replace(inputs, sessions=inputs.sessions[1:]))
    counting.reached(replace(inputs, assessments=inputs.assessments[1:]))
    assert counting.reached(inputs) == reached
    assert [m.day for m in reached] == sorted(m.day for m in reached)
    assert len({m.title for m in reached}) == len(reached)
    assert all(m.day <= inputs.today and m.text for m in reached)
    assert all(m.noise is not None for m in reached if m.kind is MilestoneKind.RANGE)
