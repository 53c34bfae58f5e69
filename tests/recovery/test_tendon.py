"""The decision table of the tendon, row by row (domain rules 4.3 and 4.4)."""

from __future__ import annotations

import pytest

from calfjournal.domain.checkin import Moment
from calfjournal.domain.finding import State
from calfjournal.domain.program import PainRule
from calfjournal.recovery.tendon import Answers, Row, decide, morning_row
from calfjournal.recovery.usual import Usual
from tests.recovery.mornings import RULES

STRICT = RULES.with_own({"tendon.strict": 1})


def usual(pain: float | None = 0, stiffness: float | None = 5) -> Usual:
    return Usual(pain, stiffness, 14, 5)


def settled(**others: int | None) -> Answers:
    """Every answer given, none above 0 but those named."""
    return Answers(**{"during": 0, "after": 0, "morning": 0, "h24": 0, "h48": 0, **others})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "answers", "row"),
    [
        (1, Answers(during=3, after=2, morning=2, h24=2, h48=1), Row.HOLD_DOSE),
        (1, Answers(during=2, after=2, morning=3, h24=3, h48=3), Row.H48),
        (0, Answers(during=1, after=1, morning=0, h24=3, h48=1), Row.WORSENING),
        (0, Answers(during=1, after=1, morning=1, h24=1, h48=0), Row.GREEN),
        (0, Answers(during=0, after=0, morning=0, h24=0, h48=1), Row.GREEN),
        (0, Answers(during=0, after=1, morning=0, h24=1, h48=1), Row.AGREEING),
        (0, Answers(during=1, after=3, morning=0, h24=2, h48=0), Row.RISE),
    ],
)
def test_the_worked_examples(base: float, answers: Answers, row: Row) -> None:
    """The examples of the rules come out as worked by hand."""
    assert decide(answers, usual(base), RULES) is row


def test_a_twinge_is_red_in_the_strict_setting_only() -> None:
    """One point at 48 h is nothing, and red where the published table is asked for."""
    twinge = settled(h48=1)
    assert decide(twinge, usual(), RULES) is Row.GREEN
    assert decide(twinge, usual(), STRICT) is Row.H48
    assert decide(settled(h24=2), usual(), STRICT) is Row.WORSENING


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        (settled(during=6), Row.DURING),
        (settled(during=5), Row.HOLD_DOSE),
        (settled(during=3), Row.HOLD_DOSE),
        (settled(during=2), Row.GREEN),
        (Answers(during=0, morning=0, limp=True), Row.DURING),
        (settled(h48=2), Row.H48),
        (settled(h24=1, h48=1), Row.AGREEING),
        (settled(h24=1), Row.GREEN),
        (settled(h24=2), Row.RISE),
        (settled(h24=3), Row.WORSENING),
        (settled(morning=1), Row.GREEN),
        (settled(morning=2), Row.RISE),
        (settled(morning=4), Row.WORSENING),
        (settled(during=4, morning=2), Row.RISE),
        (settled(stiffness_min=19), Row.GREEN),
        (settled(stiffness_min=20), Row.RISE),
        (settled(stiffness_min=31), Row.RISE),
    ],
)
def test_each_row_at_its_border(answers: Answers, row: Row) -> None:
    """Usual pain 0 and stiffness 5 min: each border belongs to the side the table says."""
    assert decide(answers, usual(), RULES) is row


def test_a_morning_of_four_holds_even_when_it_is_usual() -> None:
    """Chronic pain is no calm tendon."""
    assert decide(settled(morning=4), usual(4), RULES) is Row.RISE
    assert decide(settled(morning=3), usual(3), RULES) is Row.GREEN


def test_stiffness_over_30_minutes_holds_even_when_it_is_usual() -> None:
    """Someone who is always stiff for 28 min holds at 31, not only at 43."""
    assert decide(settled(stiffness_min=31), usual(0, 28), RULES) is Row.RISE
    assert decide(settled(stiffness_min=30), usual(0, 28), RULES) is Row.GREEN
    assert decide(settled(stiffness_min=30), usual(0, None), RULES) is Row.GREEN


@pytest.mark.parametrize("name", ["during", "morning", "h24", "h48"])
def test_green_needs_every_answer(name: str) -> None:
    """A session without pain is not green before the last answer was given."""
    assert decide(settled(**{name: None}), usual(), RULES) is None
    assert decide(settled(after=None), usual(), RULES) is Row.GREEN
    assert decide(Answers(), usual(), RULES) is None


def test_a_rise_between_settled_and_hold_keeps_the_dose() -> None:
    """With a usual of 0.5 a morning of 2 is 1.5 above: neither settled nor two above."""
    assert decide(settled(morning=2), usual(0.5), RULES) is Row.HOLD_DOSE


def test_where_twinges_clear_two_that_agree_ask_for_more() -> None:
    """One of the two has to be two above."""
    assert decide(settled(h24=1, h48=1), usual(), RULES, clears_twinges=True) is Row.GREEN
    high = decide(settled(h24=2, h48=1), usual(), RULES, clears_twinges=True)
    assert high is Row.RISE


@pytest.mark.parametrize(
    ("accepted", "answers", "row"),
    [
        (PainRule(5), settled(during=4), Row.GREEN),
        (PainRule(3), settled(during=4), Row.HOLD_DOSE),
        (PainRule(5), settled(during=4, morning=2), Row.RISE),
        (PainRule(5), settled(during=4, morning=None), Row.HOLD_DOSE),
        (PainRule(9), settled(during=6), Row.DURING),
        (PainRule(5, Moment.H24), settled(during=4, h24=None), Row.HOLD_DOSE),
        (PainRule(5, Moment.H24), settled(during=4, h24=1), Row.GREEN),
        (PainRule(5, asked=(Moment.DURING, Moment.MORNING)), Answers(4, morning=1), Row.GREEN),
    ],
)
def test_pain_that_the_program_accepts_is_no_hold_once_settled(
    accepted: PainRule, answers: Answers, row: Row
) -> None:
    """What settled by the moment the program names is green; six stays red in any program."""
    assert decide(answers, usual(), RULES, accepted=accepted) is row


def test_without_a_usual_only_what_needs_none_is_judged() -> None:
    """0 and 1 are settled whatever is usual, 4 holds, 5 lasts, and of 2 nothing can be said."""
    unknown = usual(None, None)
    assert decide(settled(morning=1), unknown, RULES) is Row.GREEN
    assert decide(settled(morning=2), unknown, RULES) is None
    assert decide(settled(morning=4), unknown, RULES) is Row.RISE
    assert decide(settled(h48=4), unknown, RULES) is None
    assert decide(settled(h48=5), unknown, RULES) is Row.H48
    assert decide(settled(during=6), unknown, RULES) is Row.DURING


@pytest.mark.parametrize(
    ("pain", "row"),
    [(None, None), (1, Row.GREEN), (2, Row.RISE), (4, Row.WORSENING), (10, Row.WORSENING)],
)
def test_a_morning_is_judged_by_itself(pain: int | None, row: Row | None) -> None:
    """No session is needed for a morning to be calm or not."""
    assert morning_row(pain, usual(), RULES) is row


def test_red_and_amber_are_what_the_table_says() -> None:
    """Rows 1 to 3 are red, 7 alone is green."""
    red = {row for row in Row if row.state is State.RED}
    assert red == {Row.DURING, Row.H48, Row.WORSENING}
    assert [row for row in Row if row.state is State.GREEN] == [Row.GREEN]
