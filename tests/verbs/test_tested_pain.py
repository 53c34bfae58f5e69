"""Pain during a test judges its day and the next, as pain during a session does (2.2 and 4.1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Measure, Result, StopRule
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Light, State
from calfjournal.domain.plan import Wishes
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.verbs.rule_inputs import RuleInputs
from tests.verbs.calm_life import RUNS, START, CalmLife

DAY = START + timedelta(days=20)
RAISES = Result(Measure.HEEL_RISE, Side.LEFT, 8, bpm=60, surface="flat")


@pytest.fixture
def life(journal: Journal) -> CalmLife:
    lived = CalmLife(journal, Wishes("calf_foundation", START, run_days=RUNS, weekly_km=30.0))
    lived.live(DAY - timedelta(days=1))
    return lived


def light(journal: Journal, day: date) -> Light:
    return journal.recovery.verdict(day).light


@pytest.mark.parametrize(
    "told",
    [
        replace(RAISES, pain=6),
        replace(RAISES, ended=StopRule.PAIN),
        Result(Measure.HOPS_IN_PLACE, Side.LEFT, 7),
    ],
)
def test_pain_of_a_test_makes_its_day_and_the_next_red(
    life: CalmLife, journal: Journal, told: Result
) -> None:
    """Of that leg, until the result is undone; a day without a check-in says it too."""
    assert light(journal, DAY) is Light.GREEN
    journal.assessments.add([told])
    verdict = journal.recovery.verdict(DAY)
    assert verdict.light is Light.RED
    (red,) = (each for each in verdict.findings if each.state is State.RED)
    assert red.rule == "tendon.zone.left"
    next_day = DAY + timedelta(days=1)
    life.at(next_day)
    verdict = journal.recovery.verdict(next_day)
    assert verdict.light is Light.RED
    assert "yesterday" in in_words(verdict.headline)
    rules = RuleInputs(journal._file)
    for judged in (rules.judged_between(DAY, DAY).between(DAY, DAY), rules.day(DAY).tendon_days):
        assert list(judged)[-1].state is State.RED
    journal.undo()
    assert light(journal, next_day) is Light.GREEN
    assert light(journal, DAY) is Light.GREEN


@pytest.mark.parametrize("pain", [None, 0, 5])
def test_accepted_pain_of_a_test_is_no_red_day(
    life: CalmLife, journal: Journal, pain: int | None
) -> None:
    """Up to five a test goes on, and so does the plan."""
    journal.assessments.add([replace(RAISES, pain=pain)])
    assert light(journal, DAY) is Light.GREEN
