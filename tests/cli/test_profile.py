"""``profile show`` and ``profile set``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.domain.run import Shoes
from calfjournal.journal import Journal


def run(journal: Path, *words: str) -> int:
    return main(["--journal", str(journal), *words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "anna.calfjournal"
    Journal.create(made).close()
    return made


def shown(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert run(path, "profile", "show", "--json") == 0
    document: dict[str, object] = json.loads(capsys.readouterr().out)
    return document


NOBODY = {"usual_pain": None, "usual_stiffness_min": None, "site": None, "sore_since": None}


def test_what_was_never_entered_is_null(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made up, neither as a document nor as lines."""
    found = shown(path, capsys)
    nobody = {**NOBODY, "history": None}
    assert found["tendons"] == {"left": nobody, "right": nobody}
    known = {key for key, value in found.items() if value not in (None, [])}
    assert known == {"experience", "tendons"}
    assert run(path, "profile", "show") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Sleep need: –" in lines
    assert "Usual pain, left: –" in lines


def test_fields_are_set_and_forgotten(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command is one step to undo; what is not named stays."""
    words = "--born 1980-02-29 --sex female --height 168 --body-mass 61,5 --sleep-need 7.5"
    more = "--equipment step,weight --side left --usual-pain 2 --site insertion"
    assert run(path, "profile", "set", *words.split(), *more.split()) == 0
    found = shown(path, capsys)
    assert (found["born"], found["sex"], found["height_cm"]) == ("1980-02-29", "female", 168)
    assert (found["body_mass_kg"], found["sleep_need_h"]) == (61.5, 7.5)
    assert found["equipment"] == ["step", "weight"]
    left = {**NOBODY, "usual_pain": 2, "site": "insertion", "history": None}
    assert found["tendons"] == {"left": left, "right": {**NOBODY, "history": None}}
    forget = "--forget sleep-need --forget usual-pain --side left"
    assert run(path, "profile", "set", *forget.split()) == 0
    found = shown(path, capsys)
    assert (found["sleep_need_h"], found["height_cm"]) == (None, 168)
    assert found["tendons"] == {
        "left": {**left, "usual_pain": None},
        "right": {**NOBODY, "history": None},
    }
    with Journal.open(path) as journal:
        assert len(journal.edits()) == 2


def test_of_a_tendon_the_side_is_asked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A usual pain of nobody knows which leg is refused in one line."""
    assert run(path, "profile", "set", "--usual-pain", "2") == 1
    assert "--side left" in capsys.readouterr().err


def test_shoes_are_shown_with_what_was_run_in_them(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each pair with its heel drop, dates, runs and kilometres."""
    with Journal.open(path) as journal:
        journal.shoes.save(Shoes("Blue", 8))
    blue = {"name": "Blue", "heel_drop_mm": 8, "start": None, "end": None, "runs": 0, "km": 0}
    assert shown(path, capsys)["shoes"] == [blue]


def test_nothing_is_entered_and_forgotten_at_once(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was typed is not lost without a word."""
    assert run(path, "profile", "set", "--height", "170", "--forget", "height") == 1
    assert "--height" in capsys.readouterr().err
    assert shown(path, capsys)["height_cm"] is None
