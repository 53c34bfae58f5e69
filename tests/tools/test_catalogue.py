"""The catalogue that translators get holds every sentence of the code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import catalogue
from tools.shell import ROOT


def test_the_catalogue_is_that_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed is what `dev.py catalogue` draws out of this code."""
    monkeypatch.chdir(ROOT)
    fresh = tmp_path / "calfjournal.pot"
    assert catalogue.extract(Path(sys.executable), fresh) == 0
    assert fresh.read_text("utf-8") == catalogue.TEMPLATE.read_text("utf-8")
