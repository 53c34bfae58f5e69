"""A small closed loop: a few runners live weeks with the real rules, beside the static plan."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest

from tests.simulation.results import Trial
from tests.simulation.runners import RunnersFile
from tests.simulation.trial import Lived, live_one

WEEKS = 10
FRAGILE = """
[tendon]
capacity = 210
weaker_leg = 0.85
pain_gain = 3.5
usual_pain = 0
[life]
illnesses_a_year = 0
missed = 0.03
"""
STRONG = """
[tendon]
capacity = 900
usual_pain = 0
[answers]
noise = 0.2
twinges = 0.0
[life]
illnesses_a_year = 0
missed = 0.03
hard_days = 0.0
[habits]
forgets_answer = 0.0
[body]
sleep_h = 7.6
"""


def trial(folder: Path, text: str, count: int, weeks: int = WEEKS) -> list[Lived]:
    """Let runners of a file without events live."""
    path = folder / "runners.toml"
    path.write_text(f"event = []\n{text}", "utf-8")
    runners = RunnersFile.read(path)
    arms = ("journal", "static", "ten_percent")
    return [live_one(runners, 3, weeks, folder, arms, number) for number in range(count)]


@pytest.mark.timeout(600)
def test_a_fragile_tendon_hurts_less_with_the_journal(tmp_path: Path) -> None:
    """Where the plan is too much for the tendon, the journal leaves a third of its pain days.

    Ten per cent more a week hurts most.
    """
    lives = trial(tmp_path, FRAGILE, 2)
    pain = {
        arm: fmean(each.outcomes[arm].pain_days for each in lives)
        for arm in ("journal", "static", "ten_percent")
    }
    assert pain["static"] >= 3, "these runners are meant to be hurt by the plan"
    assert pain["journal"] <= pain["static"] / 3
    assert pain["static"] < pain["ten_percent"]
    assert all(each.proposals for each in lives)


@pytest.mark.timeout(600)
def test_a_strong_tendon_never_hurts(tmp_path: Path) -> None:
    """Where the plan is little for the tendon, no arm has pain days, and every session is done."""
    lives = trial(tmp_path, STRONG, 1)
    for each in lives:
        static, journal = each.outcomes["static"], each.outcomes["journal"]
        assert static.pain_days == journal.pain_days == 0
        assert journal.sessions >= static.sessions - 2
    told = "\n".join(Trial(lives, WEEKS).lines())
    assert "pain days" in told
    assert "odd: a hard rule broken: 0" in told


def test_a_life_repeats(tmp_path: Path) -> None:
    """The same seed gives the same life, proposal for proposal."""
    first, again = (trial(tmp_path, FRAGILE, 1, weeks=4)[0] for _ in range(2))
    assert first.outcomes == again.outcomes
    assert (first.kinds, first.doses, first.lights) == (again.kinds, again.doses, again.lights)
    assert first.odd == again.odd
