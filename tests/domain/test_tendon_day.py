"""The tendon's part of a day's findings."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.tendon_day import TendonDay, tendon_day

DAY = date(2026, 11, 23)


def told(*findings: tuple[str, State]) -> TendonDay | None:
    return tendon_day(DAY, [Finding(rule, rule, state) for rule, state in findings])


def test_the_worst_judged_side_is_the_answer_of_a_day() -> None:
    """Both legs are looked at, and what other rules say does not matter."""
    found = told(
        ("tendon.green.left", State.GREEN), ("tendon.rise.right", State.AMBER), ("rhr", State.RED)
    )
    assert found == TendonDay(DAY, State.AMBER, left=State.GREEN, right=State.AMBER)


def test_missing_and_collecting_inputs_are_no_answer() -> None:
    """A day on which nothing was judged has none."""
    assert (
        told(("tendon.rise.left", State.MISSING), ("tendon.trend.left", State.COLLECTING)) is None
    )
    assert told(("rhr", State.AMBER)) is None


def test_lasting_and_worsening_dial_back_only_when_red() -> None:
    """A little sorer at 24 h holds; longer than 48 h dials back."""
    lasting, unsettled = (
        told((f"tendon.{rule}.left", state))
        for rule, state in (("48h", State.RED), ("worsening", State.AMBER))
    )
    assert lasting == TendonDay(DAY, State.RED, dials_back=True, left=State.RED)
    assert unsettled == TendonDay(DAY, State.AMBER, left=State.AMBER)


def test_a_rising_week_is_told() -> None:
    """The other leg's calm does not hide it."""
    found = told(("tendon.trend.left", State.AMBER), ("tendon.trend.right", State.GREEN))
    rising = TendonDay(DAY, State.AMBER, rising=True, left=State.AMBER, right=State.GREEN)
    assert found == rising


def test_a_morning_is_calm_by_itself() -> None:
    """What a session is answered for later makes a day red and its morning none the less calm."""
    calm = Finding("tendon.green.left", "calm", State.GREEN)
    late = Finding("tendon.48h.left", "sore", State.RED, session_id=7)
    sore = Finding("tendon.rise.right", "sore", State.AMBER)
    trend = Finding("tendon.trend.left", "rising", State.AMBER)
    days = [tendon_day(DAY, found) for found in ((calm, late, trend), (calm, sore), (late,))]
    assert [day is not None and day.calm_morning for day in days] == [True, False, False]
