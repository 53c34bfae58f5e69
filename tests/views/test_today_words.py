"""What stands above the title of a day, and what was looked at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.finding import Finding, Light, State, Verdict
from calfjournal.domain.plan import Phase, Plan, Race, Wishes
from calfjournal.domain.program import PhaseKind
from calfjournal.views.today_words import (
    Collected,
    collecting,
    dated,
    deciding,
    says,
    shown_findings,
    still_collecting,
    subtitle,
    tally_words,
)

START = date(2026, 11, 2)
END = START + timedelta(days=48)
SECOND_WEEK = START + timedelta(days=8)


def plan(title: str) -> Plan:
    phase = Phase(PhaseKind.STRENGTH, title, START, END, 7)
    return Plan(1, "p", "Plan", START, END, (phase,), Wishes("p", START))


@pytest.mark.parametrize("title", ["Strength", "Phase 2", "Twelve weeks of drops", "Kraftphase"])
def test_the_kind_names_the_phase(title: str) -> None:
    """However a program calls its phase, the sentence is the same."""
    assert subtitle(SECOND_WEEK, plan(title), None) == "Strength phase, week 2 of 7"


@pytest.mark.parametrize(
    ("name", "km", "days", "told"),
    [
        ("Autumn run", 10.0, 84, "12 weeks to Autumn run"),
        ("Autumn run", 10.0, 13, "13 days to Autumn run"),
        ("Autumn run", 10.0, 1, "1 day to Autumn run"),
        ("Autumn run", None, 0, "Autumn run today"),
        ("", None, 14, "2 weeks to the race"),
        ("", None, 0, "The race today"),
        ("", 42.195, 14, "2 weeks to the marathon"),
        ("", 10.0, 0, "The 10 km race today"),
    ],
)
def test_a_race_is_called_as_its_runner_wrote_it(
    name: str, km: float | None, days: int, told: str
) -> None:
    """A name is never changed; a race without one is called by its distance."""
    said = subtitle(START, None, Race(START + timedelta(days=days), name, km))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == told


def test_before_and_after_the_plan() -> None:
    """A plan that has not begun tells when it does, one that is over nothing."""
    before = START - timedelta(days=1)
    assert subtitle(before, plan("Strength"), None) == "Your plan starts in 1 day"
    assert subtitle(END + timedelta(days=1), plan("Strength"), None) == ""


def test_a_day_of_long_ago_has_its_year_and_no_plan_of_today() -> None:
    """A plan and its race are told as far ahead as the plan is long; of today always."""
    race = Race(END, "Autumn run", 10.0)
    old, near = START - timedelta(days=758), START - timedelta(days=30)

    def told(day: date, today: date, *, short: bool = False) -> str:
        return dated(day, plan("Strength"), race, today=today, short=short)

    assert told(old, START) == "Saturday 5 October 2024"
    assert told(old, START, short=True) == "Sat 5 Oct 2024"
    assert told(near, START) == "Saturday 3 October · Your plan starts in 30 days"
    assert told(START, END).endswith("Strength phase, week 1 of 7 · 7 weeks to Autumn run")
    assert "Your plan starts in 758 days" in told(old, old)
    assert "Autumn run" not in dated(old, None, race, today=START, short=False)


def verdict(light: Light) -> Verdict:
    findings = (
        Finding("tendon.48h.left", "48 h", State.MISSING),
        Finding("red_flag", "Warning signs", State.GREEN),
        Finding("rhr", "Resting heart rate", State.GREEN, 48),
        Finding("wellness", "Wellness", State.AMBER, 20, points=1),
    )
    return Verdict(START, light, 1, "2", "", findings)


def test_what_decided_comes_first_and_what_is_not_known_last() -> None:
    """On a day that asks to hold, what earned the points is said to hold."""
    shown = shown_findings(verdict(Light.AMBER))
    assert [f.rule for f in shown] == ["wellness", "rhr", "red_flag", "tendon.48h.left"]
    assert [f.rule for f in deciding(shown)] == ["wellness"]
    assert says(shown[0]) == "hold, 1 point"
    assert tally_words(shown) == "1 hold, 2 usual, 1 not known"


def test_nothing_holds_on_a_green_day() -> None:
    """The card and its rows agree: what earned a point there was noted."""
    shown = shown_findings(verdict(Light.GREEN))
    assert says(shown[0]) == "noted, 1 point"
    assert tally_words(shown) == "1 noted, 2 usual, 1 not known"


def _morning(rule: str, present: int, needed: int, value: float | None = None) -> Finding:
    return Finding(rule, "Rule", State.COLLECTING, value, days_present=present, days_needed=needed)


def test_mornings_are_counted_until_they_can_be_compared() -> None:
    """The leg with fewer counts, today's own morning too, and what is together is not told."""
    told = (
        _morning("tendon.green.left", 3, 5, 0.0),
        _morning("tendon.green.right", 1, 5, 0.0),
        _morning("sleep.mean", 7, 7),
        _morning("rhr", 0, 14),
    )
    verdict = Verdict(START, Light.GREEN, 0, "2", "", told)
    assert collecting(verdict) == (Collected("tendon.green", 2, 5), Collected("rhr", 0, 14))


def test_what_is_never_told_is_not_waited_for() -> None:
    """Once anything has its usual, an empty row of dots is no more shown."""
    known = Finding("stiffness.left", "Rule", State.GREEN, 3, baseline=3)
    verdict = Verdict(START, Light.GREEN, 0, "2", "", (known, _morning("rhr", 0, 14)))
    assert collecting(verdict) == ()


def test_what_is_still_collected_is_one_sentence_with_the_next_of_it() -> None:
    """The one that lacks the fewest mornings is named; what has all it needs only counts."""
    far, near = _morning("rhr", 1, 14), _morning("wellness", 12, 14)
    said = still_collecting([far, near, _morning("run_spike", 3, 3)])
    assert said is not None
    assert said.words == "3 are still collecting. Next: Rule, 12 of 14"
    assert (said.present, said.needed) == (12, 14)
    assert still_collecting([_morning("run_spike", 3, 3)]) is None
