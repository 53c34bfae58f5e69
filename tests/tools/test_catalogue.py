"""The catalogue that translators get holds every sentence of the code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.messages.reading_code import calls
from tools import catalogue
from tools.shell import ROOT


def test_the_catalogue_is_that_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed is what `dev.py catalogue` draws out of this code."""
    monkeypatch.chdir(ROOT)
    fresh = tmp_path / "calfjournal.pot"
    assert catalogue.extract(Path(sys.executable), fresh) == 0
    assert fresh.read_text("utf-8") == catalogue.TEMPLATE.read_text("utf-8")


def test_no_sentence_is_missing_from_the_catalogue() -> None:
    """What the syntax of the code says is translated stands in the catalogue, contexts too."""
    with catalogue.TEMPLATE.open("rb") as file:
        known = {
            (message.context, message.id if isinstance(message.id, str) else message.id[0])
            for message in read_po(file)
        }
    said: set[tuple[str | None, str]] = {
        (None, call.texts[0]) for call in calls("tr", "mark", "filled") if call.literal
    }
    said |= {(None, call.texts[0]) for call in calls("tr_n", "mark_n", "filled_n") if call.literal}
    said |= {(call.texts[0], call.texts[1]) for call in calls("mark_in") if call.literal}
    assert len(said) > 2000
    assert said - known == set()
