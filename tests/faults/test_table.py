"""The table of faults in CONTRIBUTING.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (F\d\d) \| .* \| (.*) \|$", re.MULTILINE)

ROWS = ROW.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def test_every_fault_has_its_row() -> None:
    """All forty-two faults are proved."""
    assert {number for number, _ in ROWS} == {f"F{n:02}" for n in range(1, 43)}


@pytest.mark.parametrize(("number", "places"), ROWS)
def test_named_tests_prove_the_fault(number: str, places: str) -> None:
    """Each file named in a row is there and has a test of that fault."""
    for place in re.findall(r"`([^`]+)`", places):
        assert number in (ROOT / "tests" / place).read_text(encoding="utf-8"), place
