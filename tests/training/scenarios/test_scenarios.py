"""A year each with a scripted athlete, kept as golden texts beside this file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from calfjournal.domain.session import SessionStatus
from calfjournal.thresholds import load_thresholds
from calfjournal.training.library import load_library
from calfjournal.training.programs import load_programs
from tests.training.planner.checker import Case, problems
from tests.training.scenarios.paper import written
from tests.training.scenarios.stories import SCRIPTS
from tests.training.scenarios.year import Year

HERE = Path(__file__).parent
LIBRARY = load_library()
FOUNDATION = load_programs().programs["calf_foundation"]
FORBIDDEN = ("prevents", "heals", "safe", "injury")


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_year_reads_as_kept(name: str, update_golden: bool) -> None:
    """Plan, reasons and adjustments of a scripted year equal the golden text, rules unbroken."""
    script = SCRIPTS[name]
    year = Year(script, FOUNDATION, LIBRARY, load_thresholds())
    proposal = year.plan()
    case = Case(FOUNDATION, script.athlete, script.wishes, (), LIBRARY, proposal)
    assert list(problems(case)) == []
    if script.morning is not None:
        year.live(year.keep(proposal))
        done = sorted(s.day for s in year.sessions if s.status is SessionStatus.DONE)
        assert all((later - earlier).days >= 2 for earlier, later in pairwise(done))
    text = written(script, proposal, year)
    assert not any(word in text.lower() for word in FORBIDDEN)
    golden = HERE / f"{name}.txt"
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text, (
        "the year reads differently; if that is right: "
        "pytest tests/training/scenarios --update-golden"
    )
