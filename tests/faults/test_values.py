"""F28: numbers and dates that cannot be, and what is worked out of the extremes that can."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE, LIMITS, RESULT_LIMITS, Limit
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.run import Cadence
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.journal import Journal
from tests.faults.oracles import mark
from tests.store.samples import (
    DAY,
    NOON,
    a_check_in,
    a_reading,
    a_run,
    a_session,
    a_set,
    an_assessment,
    filled,
)

pytestmark = pytest.mark.faults

NEVER = (math.nan, math.inf, -math.inf, float("1e400"), 2**63, -(2**70), "7", True)

Save = Callable[[Journal, str, Any], object]

SAVES: dict[str, Save] = {
    "check_in": lambda j, name, value: j.checkins.save(replace(a_check_in(), **{name: value})),
    "run": lambda j, name, value: j.runs.add(replace(a_run(), **{name: value})),
    "cadence": lambda j, name, value: j.runs.add(
        replace(a_run(), cadence=replace(Cadence(), **{name: value}))
    ),
    "session": lambda j, name, value: j.sessions.add(replace(a_session(), **{name: value})),
    "set_line": lambda j, name, value: j.sessions.add(
        replace(a_session(), sets=(replace(a_set(), **{name: value}),))
    ),
    "tendon_reading": lambda j, name, value: j.checkins.save_reading(
        replace(a_reading(), **{name: value})
    ),
    "athlete": lambda j, name, value: j.athlete.save(replace(j.athlete.get(), **{name: value})),
    "race": lambda j, name, value: j.plans.save_race(replace(Race(DAY), **{name: value})),
    "result": lambda j, name, value: j.assessments.save(
        replace(an_assessment(), results=(replace(an_assessment().results[2], **{name: value}),))
    ),
}
"""How a number gets into each table."""

FIELDS = [
    (table, name, limit)
    for table, limits in LIMITS.items()
    for name, limit in limits.items()
    if table in SAVES
]


def outside(limit: Limit) -> Iterator[Any]:
    """Yield what a limit must refuse."""
    yield from NEVER
    yield from (limit.low - 1, limit.high + 1)


@pytest.mark.parametrize(("table", "name", "limit"), FIELDS, ids=lambda part: str(part)[:20])
def test_impossible_numbers_are_refused_by_name(
    journal: Journal, table: str, name: str, limit: Limit
) -> None:
    """F28: what cannot be is refused with the field named, and nothing of the change is kept."""
    before = mark(journal.dump())
    for value in outside(limit):
        with pytest.raises(InputError) as caught:
            SAVES[table](journal, name, value)
        assert caught.value.field.endswith(name), value
    assert mark(journal.dump()) == before


@pytest.mark.parametrize("measure", RESULT_LIMITS)
def test_impossible_results_are_refused(journal: Journal, measure: str) -> None:
    """F28: the same for every test of an assessment."""
    limit = RESULT_LIMITS[measure]
    for value in (limit.low - 1, limit.high + 1, math.nan, math.inf):
        result = Result(Measure(measure), Side.LEFT, value)
        with pytest.raises(InputError):
            journal.assessments.save(replace(an_assessment(), results=(result,)))


BAD_DAYS: dict[str, Callable[[Journal], object]] = {
    "year 1": lambda j: j.checkins.save(a_check_in(date(1, 1, 1))),
    "year 9999": lambda j: j.checkins.save(a_check_in(date(9999, 12, 31))),
    "run of year 9999": lambda j: j.runs.add(a_run(datetime(9999, 12, 31, tzinfo=UTC))),
    "run without zone": lambda j: j.runs.add(replace(a_run(), start=NOON.replace(tzinfo=None))),
    "end before start": lambda j: j.plans.save_block(BlockedRange(DAY, DAY - timedelta(days=1))),
    "clock 25:00": lambda j: j.sessions.add(replace(a_session(), start_time="25:00")),
}


@pytest.mark.parametrize("kind", BAD_DAYS)
def test_impossible_days_are_refused(journal: Journal, kind: str) -> None:
    """F28: days no calendar of this program has, and ends before their start, are refused."""
    with pytest.raises(InputError):
        BAD_DAYS[kind](journal)
    assert not any(journal.dump().values())


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("check_in", "resting_hr", 300),
        ("check_in", "sleep_hours", 25),
        ("tendon_reading", "pain", 11),
        ("run", "distance_m", -3),
        ("run", "duration_s", 10 * 365 * 86400),
        ("run", "cadence_spm", 999),
        ("run", "max_hr", 2**63),
        ("check_in", "day", "2026-02-31"),
        ("check_in", "day", "9999-12-31"),
        ("set_line", "done_kg", 1e308),
    ],
)
def test_impossible_values_of_an_export_are_refused(
    path: Path, tmp_path: Path, table: str, column: str, value: object
) -> None:
    """F28: an export edited to hold what cannot be is refused with the place, and makes no file."""
    export = tmp_path / "all.json"
    with filled(path) as journal:
        journal.export_json(export)
    content = json.loads(export.read_text(encoding="utf-8"))
    content["tables"][table][0][column] = value
    export.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CalfjournalError, match=f"{table}.*{column}"):
        Journal.import_json(export, tmp_path / "new.calfjournal")
    assert not (tmp_path / "new.calfjournal").exists()


# ------------------------------------------------------------------------- the extremes


@pytest.mark.parametrize("which", ["low", "high", "mixed"])
def test_figures_of_the_extremes_are_numbers(
    path: Path, which: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """F28: whatever may be entered, day after day, no verdict and no chart is nan or infinite."""
    last = DAY + timedelta(days=62)
    with Journal.create(path) as journal:
        _enter_extremes(journal, which)
        looked = (DAY + timedelta(days=day) for day in (0, 6, 30, 59, 60, 62))
        verdicts = [journal.recovery.verdict(day) for day in looked]
        panels = journal.progress.training(DAY, last) + journal.progress.recovery(DAY, last)
        assert [n for n in numbers((verdicts, panels)) if not math.isfinite(n)] == []
        journal.progress.milestones(last)
    for day in (DAY, last):
        assert main(["--journal", str(path), "check", "--day", day.isoformat(), "--json"]) == 0
        json.loads(capsys.readouterr().out, parse_constant=pytest.fail)


def _enter_extremes(journal: Journal, which: str) -> None:
    chance = random.Random(28)

    def pick(limit: Limit) -> float:
        choices = {"low": [limit.low], "high": [limit.high], "mixed": [limit.low, limit.high]}
        return chance.choice(choices[which])

    def extreme(value: Any, limits: Mapping[str, Limit]) -> Any:  # noqa: ANN401
        return replace(
            value, **{name: pick(limits[name]) for name in limits if hasattr(value, name)}
        )

    with journal.edit("Extremes"):
        for offset in range(60):
            day = DAY + timedelta(days=offset)
            journal.checkins.save(
                extreme(a_check_in(day), LIMITS[Kind.CHECK_IN]),
                [extreme(replace(a_reading(day), day=day), LIMITS[Kind.TENDON_READING])],
            )
            run = extreme(a_run(NOON + timedelta(days=offset)), LIMITS[Kind.RUN])
            journal.runs.add(replace(run, day=day, cadence=extreme(run.cadence, CADENCE)))
            session = extreme(a_session(day, sets=1), LIMITS[Kind.SESSION])
            sets = tuple(extreme(line, LIMITS[Kind.SET_LINE]) for line in session.sets)
            saved = journal.sessions.add(replace(session, sets=sets)).value
            journal.sessions.finish(saved.key, at=NOON + timedelta(days=offset))


def numbers(value: object) -> Iterator[float]:
    """Yield every number inside a tree of values."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from numbers(getattr(value, name))
    elif isinstance(value, dict):
        yield from numbers(tuple(value.values()))
    elif isinstance(value, list | tuple | frozenset | set):
        for item in value:
            yield from numbers(item)
