"""Every number has one lowest and one highest value, wherever it is typed, wished or imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.cli.arguments import build_parser
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import (
    LIMITS,
    RESULT_LIMITS,
    SAMPLE,
    WISHES,
    Limit,
    by_column,
    of_cell,
)
from calfjournal.domain.plan import Race, Wishes
from calfjournal.errors import InputError, NotAJournal
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store.database import Database
from calfjournal.training.planner.wishes import checked as checked_wishes
from tests.store.samples import filled

REPO = Path(__file__).resolve().parent.parent
TAKE_A_LIMIT = {"NumberField", "ScaleField", "HintedScale", "DurationField", "Limit"}
"""What limits a number in the window; each takes its limit from the table."""
PARSE_A_LIMIT = {"inside", "whole"}
"""The same on the command line."""
OF_THE_LOOK = {"step", "decimals"}
FIELDS = "ui/widgets/fields.py"
"""It holds the limit of fields that stand for no column."""


def _calls(folder: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((REPO / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(REPO)}:{node.lineno}", node


def _own_numbers(call: ast.Call) -> list[float]:
    given = [*call.args, *(word.value for word in call.keywords if word.arg not in OF_THE_LOOK)]
    inside = [node for value in given for node in ast.walk(value)]
    constants = (node.value for node in inside if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, int | float)]


def test_no_field_and_no_argument_carries_a_number_of_its_own() -> None:
    """Fields and command-line arguments take lowest and highest value from the table."""
    asked = TAKE_A_LIMIT | PARSE_A_LIMIT
    offenders = [
        f"{place} {_name(call)} {_own_numbers(call)}"
        for folder in ("ui", "calfjournal/cli")
        for place, call in _calls(folder)
        if _name(call) in asked and _own_numbers(call) and FIELDS not in place
    ]
    assert offenders == []


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_limits_are_made_in_one_place() -> None:
    """No second table: outside of it a limit is only made of numbers that come from elsewhere."""
    made = [place for place, call in _calls("calfjournal") if _name(call) == "Limit"]
    assert {place.partition(":")[0] for place in made} == {"calfjournal/domain/limits.py"}


def _answers(words: list[str]) -> bool:
    try:
        build_parser().parse_args(words)
    except SystemExit:
        return False
    return True


PLAN = ["plan", "new", "--program", "calf_foundation", "--start", "2026-11-30"]


@pytest.mark.parametrize(
    ("words", "limit", "step"),
    [
        ([*PLAN, "--weeks={}"], WISHES["weeks"], 1),
        ([*PLAN, "--runs-per-week={}"], WISHES["runs_per_week"], 1),
        ([*PLAN, "--weekly-km={}"], LIMITS[Kind.ATHLETE]["weekly_km"], 0.1),
        ([*PLAN, "--race=2027-04-11:{}"], LIMITS[Kind.RACE]["distance_km"], 0.01),
        (["plan", "pdf", "x.pdf", "--weeks={}"], WISHES["weeks"], 1),
        (["demo", "--days={}"], SAMPLE["days"], 1),
        (["demo", "--seed={}"], SAMPLE["seed"], 1),
    ],
)
def test_the_command_line_takes_exactly_what_the_table_allows(
    words: list[str], limit: Limit, step: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lowest and highest value are taken, the next ones beyond are wrong usage."""

    def taken(value: float) -> bool:
        return _answers([word.format(f"{value:.10g}") for word in words])

    assert taken(limit.low)
    assert taken(limit.high)
    assert not taken(limit.low - step)
    assert not taken(limit.high + step)
    assert not taken(float("nan"))


@pytest.mark.parametrize("field", ["weeks", "sessions_per_week", "runs_per_week", "weekly_km"])
def test_the_planner_takes_exactly_what_the_table_allows(field: str) -> None:
    """A wish at the limit is taken, one beyond is refused in the table's words."""
    limit = WISHES[field]

    def take(value: float) -> None:
        wished: dict[str, Any] = {field: value}
        checked_wishes(Wishes("calf_foundation", date(2026, 11, 30), **wished))

    for value in (limit.low, limit.high):
        take(value)
    for value in (limit.low - 1, limit.high + 1):
        with pytest.raises(InputError, match=in_words(limit.text())):
            take(value)


def test_a_race_may_be_as_long_everywhere(tmp_path: Path) -> None:
    """What the planner takes as a race can be kept as one, and nothing else."""
    limit, day = WISHES["race_km"], date(2027, 4, 11)
    wishes = Wishes("calf_foundation", date(2026, 11, 30))
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        for km in (limit.low, limit.high):
            checked_wishes(replace(wishes, races=((day, km),)))
            journal.plans.save_race(Race(day, distance_km=km))
        for km in (limit.low / 2, limit.high + 1):
            with pytest.raises(InputError, match=in_words(limit.text())):
                checked_wishes(replace(wishes, races=((day, km),)))
            with pytest.raises(InputError, match=in_words(limit.text())):
                journal.plans.save_race(Race(day, distance_km=km))


@given(value=st.floats() | st.integers(-(10**18), 10**18))
def test_limits_can_be_said(value: float) -> None:
    """Every number can be told in a sentence, and NaN is inside of nothing."""
    limit = LIMITS[Kind.CHECK_IN]["resting_hr"]
    assert in_words(limit.text()) in in_words(limit.refusal(value))
    assert limit.holds(value) == (25 <= value <= 220)


def test_an_old_journal_with_a_value_outside_opens_exports_and_is_told(tmp_path: Path) -> None:
    """Limits never lock anybody out: the journal opens and exports, the doctor names the row.

    What it exports is only taken back when the value is inside.
    """
    path, out = tmp_path / "old.calfjournal", tmp_path / "old.json"
    filled(path).close()
    database = Database(path)
    database.run("UPDATE check_in SET resting_hr = 999")
    database.close()
    with Journal.open(path) as journal:
        journal.export_json(out)
        assert any(
            "resting heart rate 999 is outside 25 to 220" in in_words(line)
            for line in journal.check()
        )
    with pytest.raises(NotAJournal, match=r"check_in\[0\]\.resting_hr is not 25 to 220 bpm"):
        Journal.import_json(out, tmp_path / "new.calfjournal")


def test_every_limited_column_is_in_the_file(tmp_path: Path) -> None:
    """The table limits columns that exist, and every cell of them finds its limit."""
    with Journal.create(tmp_path / "j.calfjournal"):
        pass
    database = Database(tmp_path / "j.calfjournal", mode="ro", immutable=True)
    for table, column, limit in by_column():
        columns = {row[1] for row in database.rows(f'PRAGMA table_info("{table}")')}
        assert column in columns
        assert of_cell(table, column, {}) is limit
    database.close()
    for measure, limit in RESULT_LIMITS.items():
        assert of_cell(Kind.RESULT, "value", {"measure": measure}) is limit
