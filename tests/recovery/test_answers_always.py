"""A raised answer never improves anything, and keeping one back never pays: for all there are."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Light, State
from calfjournal.domain.program import PainRule
from calfjournal.domain.session import Session
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import due_on, responses
from calfjournal.recovery.tendon import Answers, Row, decide, morning_row
from calfjournal.recovery.usual import Usual
from calfjournal.recovery.verdict import judge
from tests.recovery.mornings import DAY, RULES, back, done, mornings
from tests.recovery.test_verdict_always import readings, sessions

GIVEN: Final = (None, *range(11))
NAMES: Final = ("during", "morning", "h24", "h48")
GRAVITY: Final = {State.GREEN: 0, None: 1, State.AMBER: 2, State.RED: 3}
"""Nothing known stands between calm and hold."""
STRICT: Final = RULES.with_own({"tendon.strict": 1})
BASES: Final = (None, 0, 0.5, 1, 4)
Told = tuple[int | None, ...]

SETTINGS: Final = {
    "shipped": (RULES, PainRule(), False),
    "strict": (STRICT, PainRule(), False),
    "twinges clear": (RULES, PainRule(), True),
    "strict, twinges clear": (STRICT, PainRule(), True),
    "accepted": (RULES, PainRule(5), False),
    "accepted by 24 h": (RULES, PainRule(4, Moment.H24), False),
    "accepted by 48 h, strict": (STRICT, PainRule(5, Moment.H48), True),
}


def judged(name: str, base: float | None) -> dict[Told, Row | None]:
    """What the table says to every tuple of answers there is, in one setting."""
    rules, accepted, clears = SETTINGS[name]
    usual = Usual(base, 5, 14, 5)
    return {
        told: decide(
            Answers(**dict(zip(NAMES, told, strict=True))),
            usual,
            rules,
            accepted=accepted,
            clears_twinges=clears,
        )
        for told in product(GIVEN, repeat=4)
    }


def gravity(row: Row | None) -> int:
    return GRAVITY[None if row is None else row.state]


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("base", BASES)
def test_a_raised_answer_never_improves_and_one_kept_back_never_pays(
    name: str, base: float | None
) -> None:
    """Of all tuples: one point more is no milder, and without an answer nothing is green.

    What is kept back counts as hold once it is overdue, so it earns no progression either.
    """
    found = judged(name, base)
    assert Row.GREEN in found.values()
    for told, row in found.items():
        assert row is not Row.GREEN or None not in told, told
        for place, pain in enumerate(told):
            if pain is not None and pain < 10:
                raised = found[*told[:place], pain + 1, *told[place + 1 :]]
                assert gravity(raised) >= gravity(row), (told, NAMES[place])


def test_an_answer_kept_back_never_pays() -> None:
    """Of all answers to a session, once they are overdue: what was kept back earns nothing.

    The dose is held, which no truth up to amber is harder than, and the light is no milder than
    with a calm answer in its place.
    """
    session = done(3)
    moments = (Moment.DURING, Moment.MORNING, Moment.H24, Moment.H48)
    found = {}
    for told in product((None, 0, 1, 2, 4), repeat=4):
        answers = [
            TendonReading(due_on(session, at), at, Side.LEFT, pain, session_id=session.id)
            for at, pain in zip(moments, told, strict=True)
            if pain is not None
        ]
        known = Inputs(
            Athlete(usual_pain=0), readings=(*mornings([0]), *answers), sessions=(session,)
        )
        (judged,) = (r for r in responses(DAY, known, RULES, days=4) if r.side is Side.LEFT)
        light = _LIGHTS.index(judge(DAY, known, RULES).light)
        found[told] = (_GRAVITY.index(judged.state), light)
    for told, (state, light) in found.items():
        for place, name in enumerate(NAMES):
            kept_back = found[*told[:place], None, *told[place + 1 :]]
            calm = found[*told[:place], 0, *told[place + 1 :]]
            assert kept_back[0] >= min(state, _GRAVITY.index(State.AMBER)), (told, name)
            assert kept_back[1] >= min(light, calm[1]), (told, name)


@settings(max_examples=300)
@given(
    st.builds(Answers, *[st.sampled_from(GIVEN)] * 5, st.none() | st.integers(0, 90)),
    st.sampled_from(BASES),
    st.sampled_from(sorted(SETTINGS)),
    st.sampled_from(GIVEN),
)
def test_the_value_straight_after_decides_nothing(
    answers: Answers, base: float | None, name: str, after: int | None
) -> None:
    """Whatever it is, and in every setting."""
    rules, accepted, clears = SETTINGS[name]
    rows = {
        decide(each, Usual(base, 5, 14, 5), rules, accepted=accepted, clears_twinges=clears)
        for each in (answers, replace(answers, after=after))
    }
    assert len(rows) == 1


def test_a_raised_morning_never_improves_its_own_state() -> None:
    """The morning alone rises through the rows in their order."""
    for base, rules in product(BASES, (RULES, STRICT)):
        rows = [gravity(morning_row(pain, Usual(base, 5, 14, 5), rules)) for pain in range(11)]
        assert rows == sorted(rows)


_GRAVITY = (State.GREEN, State.AMBER, State.RED)
_LIGHTS = (Light.GREEN, Light.AMBER, Light.RED, Light.STOP)
athletes = st.builds(
    Athlete, usual_pain=st.none() | st.integers(0, 5), usual_stiffness_min=st.none() | st.just(5)
)
earlier = sessions.filter(lambda session: session.day < DAY)


@settings(max_examples=300)
@given(
    athletes,
    st.lists(readings, max_size=12),
    st.lists(earlier, max_size=3, unique_by=lambda s: s.id),
    st.lists(st.integers(0, 4), min_size=20, max_size=20),
    st.builds(
        TendonReading,
        st.just(DAY),
        st.sampled_from(Moment),
        st.sampled_from(Side),
        st.integers(0, 9),
        st.none() | st.integers(0, 60),
        session_id=st.none() | st.integers(1, 4),
    ),
    st.booleans(),
)
def test_a_raised_answer_of_today_never_improves_the_light(
    athlete: Athlete,
    others: list[TendonReading],
    done: list[Session],
    pains: list[int],
    today: TendonReading,
    strict: bool,
) -> None:
    """One point or ten minutes more today: the day is no milder, and earns no fewer points."""
    rules = STRICT if strict else RULES
    before = (*mornings(pains, until=back(1)), *others)

    def of(reading: TendonReading) -> tuple[int, int]:
        known = Inputs(athlete, readings=(*before, reading), sessions=tuple(done))
        verdict = judge(DAY, known, rules)
        return _LIGHTS.index(verdict.light), verdict.points

    stiff = None if today.stiffness_min is None else today.stiffness_min + 10
    for raised in (replace(today, pain=(today.pain or 0) + 1), replace(today, stiffness_min=stiff)):
        light, points = of(today)
        worse_light, worse_points = of(raised)
        assert worse_light >= light
        assert worse_points >= points


@pytest.mark.parametrize("intake", [None, 0, 3, 5, 10])
def test_steady_pain_of_five_is_never_calm(intake: int | None) -> None:
    """However long it lasts and whatever was entered: hold, or red where little was usual."""
    inputs = Inputs(Athlete(usual_pain=intake), readings=mornings([5] * 60))
    for ago in range(59, -1, -1):
        states = {
            finding.rule: finding.state
            for finding in judge(back(ago), inputs, RULES).findings
            if finding.rule.endswith(".left") and finding.rule.startswith("tendon.")
        }
        assert "tendon.green.left" not in states, back(ago)
        assert not {State.AMBER, State.RED}.isdisjoint(states.values()), back(ago)


def test_five_every_morning_with_an_intake_of_nothing_is_red_every_day() -> None:
    """Usual never rises above 1, so the rise is 4 for as long as it lasts."""
    inputs = Inputs(Athlete(usual_pain=0), readings=mornings([5] * 60))
    verdicts = [judge(back(ago), inputs, RULES) for ago in range(59, -1, -1)]
    assert {verdict.light for verdict in verdicts} == {Light.RED}
    told = [next(f for f in v.findings if f.rule == "tendon.worsening.left") for v in verdicts]
    assert [f.baseline for f in told] == [0] * 5 + [1] * 55


def test_a_sore_muscle_raises_nothing() -> None:
    """Only tendon and heel sites are judged."""
    sore = mornings([9] * 20, site=Site.CALF)
    assert judge(DAY, Inputs(readings=sore), RULES).light is Light.GREEN
