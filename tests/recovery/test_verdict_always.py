"""Promises the verdict keeps for any journal whatever, and the words it never uses."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Flare, Moment, RedFlag, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Light, State, Verdict
from calfjournal.domain.message import Message, Words
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.tendon_day import tendon_day
from calfjournal.messages import in_words
from calfjournal.messages.sentences import every_sentence
from calfjournal.recovery.tendon_days import JudgedDays
from calfjournal.recovery.verdict import Inputs, family_of, judge
from tests.recovery.mornings import DAY, RULES, ran

REPO = Path(__file__).resolve().parents[2]

days = st.integers(-2, 45).map(lambda ago: DAY - timedelta(days=ago))
sides = st.sampled_from(Side)
scale = st.none() | st.integers(1, 7)
checkins = st.builds(
    CheckIn,
    days,
    resting_hr=st.none() | st.integers(20, 250),
    sleep_hours=st.none() | st.floats(0, 24),
    sleep_quality=st.none() | st.integers(1, 5),
    fatigue=scale,
    stress=scale,
    muscle_soreness=scale,
    source=st.sampled_from(["manual", "garmin"]),
)
readings = st.builds(
    TendonReading,
    days,
    st.sampled_from(Moment),
    sides,
    pain=st.none() | st.integers(0, 10),
    stiffness_min=st.none() | st.integers(0, 600),
    site=st.sampled_from(Site),
    limp=st.booleans(),
    swelling=st.booleans(),
    session_id=st.none() | st.integers(1, 4),
)
sessions = st.builds(
    Session,
    days,
    st.sampled_from(SessionKind),
    st.just("A session"),
    id=st.integers(1, 4),
    start_time=st.sampled_from(["06:30", "13:00", "18:00"]),
    status=st.sampled_from(SessionStatus),
    rpe=st.none() | st.integers(0, 10),
    planned_rpe=st.none() | st.integers(0, 10),
)
runs = st.builds(ran, st.none() | st.floats(0, 300), st.integers(-2, 45))
journals = st.builds(
    Inputs,
    st.builds(
        Athlete,
        sleep_need_h=st.floats(3, 12),
        usual_pain=st.integers(0, 10),
        usual_stiffness_min=st.integers(0, 120),
    ),
    st.lists(checkins, max_size=25, unique_by=lambda c: c.day).map(tuple),
    st.lists(readings, max_size=25).map(tuple),
    st.lists(sessions, max_size=4).map(tuple),
    st.lists(runs, max_size=8).map(tuple),
    st.lists(st.builds(RedFlag, days, st.sampled_from(["RF1", "RF14", "?"])), max_size=1).map(
        tuple
    ),
    st.lists(st.builds(Flare, days, sides), max_size=2).map(tuple),
)

SENTENCES = every_sentence()


@settings(max_examples=150)
@given(journals)
def test_any_journal_gets_a_verdict_that_adds_up(inputs: Inputs) -> None:
    """No journal breaks the rules: numbers are finite, points add up, the light follows."""
    found = judge(DAY, inputs, RULES)
    for one in found.findings:
        for value in (one.value, one.threshold, one.baseline):
            assert value is None or math.isfinite(value), one
        assert one.state.judged or one.points == 0
    assert not any("nan" in in_words(said).lower() for said in _said(found))
    assert found.points == sum(f.points for f in found.findings)
    assert found.light is _light_of(found)
    families = [family_of(f.rule) for f in found.findings if f.points]
    assert len(families) == len(set(families))
    assert in_words(found.headline).endswith(".")


@given(journals)
def test_a_tendon_among_many_days_is_judged_as_on_its_own_day(inputs: Inputs) -> None:
    """Counting reads what a verdict of that evening would say, and nothing typed for later."""
    judged = JudgedDays(inputs, RULES).between(DAY - timedelta(days=20), DAY)
    found = {each.day: each for each in judged}
    told = {DAY, *(c.day for c in inputs.checkins)}
    told |= {r.day for r in inputs.readings if r.site.is_tendon}
    for ago in range(21):
        day = DAY - timedelta(days=ago)
        alone = tendon_day(day, judge(day, inputs.until(day), RULES).findings)
        assert found.get(day) == (alone if day in told else None)


@given(journals)
def test_a_kept_verdict_reads_as_on_its_day(inputs: Inputs) -> None:
    """What a journal holds of a verdict is what was judged, and every sentence of it is known."""
    found = judge(DAY, inputs, RULES)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Verdict) == found
    for said in _said(found):
        assert not isinstance(said, Message) or said.key in SENTENCES


def _light_of(found: Verdict) -> Light:
    states = {f.state for f in found.findings}
    if State.STOP in states:
        return Light.STOP
    if State.RED in states or found.points >= 4:
        return Light.RED
    return Light.AMBER if found.points >= 2 else Light.GREEN


@given(journals)
def test_only_the_tendon_is_ever_red(inputs: Inputs) -> None:
    """Heart, sleep, wellness, effort and runs ask to hold at most."""
    for one in judge(DAY, inputs, RULES).findings:
        if one.state is State.RED:
            assert one.rule.startswith("tendon.")


@given(journals, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(inputs: Inputs, dice: object) -> None:
    """Shuffled check-ins and runs give the same verdict."""
    shuffled = list(inputs.checkins), list(inputs.runs)
    for values in shuffled:
        dice.shuffle(values)  # type: ignore[attr-defined]
    other = Inputs(
        inputs.athlete,
        tuple(shuffled[0]),
        inputs.readings,
        inputs.sessions,
        tuple(shuffled[1]),
        inputs.flags,
        inputs.flares,
    )
    assert judge(DAY, inputs, RULES) == judge(DAY, other, RULES)


BANNED = re.compile(r"prevent|heal(?!t)|\bsafe|\brisk|diagnos|guarantee", re.IGNORECASE)


@given(journals)
def test_no_verdict_promises_or_diagnoses(inputs: Inputs) -> None:
    """The words of a verdict stay those of a training journal."""
    for text in map(in_words, _said(judge(DAY, inputs, RULES))):
        assert not BANNED.search(text), text


def _said(found: Verdict) -> Iterator[Words]:
    """Yield every text of a verdict."""
    yield found.headline
    for finding in found.findings:
        yield from (finding.title, finding.text, finding.compared, finding.shown_value)


def test_the_shipped_texts_promise_nothing() -> None:
    """Neither the table of numbers nor the warning signs promise or diagnose."""
    for name, key in (("thresholds", "threshold"), ("red_flags", "flag")):
        text = (REPO / "resources" / f"{name}.toml").read_text(encoding="utf-8")
        for row in tomllib.loads(text)[key]:
            for value in row.values():
                assert not BANNED.search(str(value)), row
