"""A journal of many years, made quickly: an export is multiplied and read in."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from calfjournal.journal import Journal
from calfjournal.store.keys import of_day
from tests.store.samples import DAY, filled

Row = dict[str, Any]


def make(path: Path, *, days: int, runs_a_day: int = 1) -> None:
    """Make a journal that ends on ``DAY`` and goes back so many days.

    Each day has a check-in, two readings and ``runs_a_day`` runs, every other one a session.
    """
    seed, export = path.with_name("seed.calfjournal"), path.with_name("seed.json")
    with filled(seed) as journal:
        journal.export_json(export)
    document = json.loads(export.read_text(encoding="utf-8"))
    tables: dict[str, list[Row]] = document["tables"]
    keys = itertools.count(1)
    earlier = [DAY - timedelta(days=number) for number in range(1, days)]
    tables["check_in"] += [
        {**row, "id": of_day(row["day"])} for row in _each_day(tables["check_in"][0], earlier, keys)
    ]
    for reading in [row for row in tables["tendon_reading"] if row["session_id"] is None][:1] * 2:
        tables["tendon_reading"] += _each_day(reading, earlier, keys)
    for number in range(runs_a_day):
        tables["run"] += _each_day(tables["run"][0], earlier, keys, start=number)
    done = next(row for row in tables["session"] if row["status"] == "done")
    sessions = list(_each_day(done, earlier[::2], keys))
    sets = [row for row in tables["set_line"] if row["session_id"] == done["id"]]
    tables["session"] += sessions
    for session in sessions:
        tables["set_line"] += [
            {**line, "id": next(keys), "session_id": session["id"]} for line in sets
        ]
    export.write_text(json.dumps(document), encoding="utf-8")
    Journal.import_json(export, path).close()
    seed.unlink()
    export.unlink()


def _each_day(
    row: Row, days: list[date], keys: Iterator[int], start: int | None = None
) -> Iterator[Row]:
    for day in days:
        fresh = {**row, "id": next(keys), "day": day.isoformat()}
        if start is not None:
            moment = datetime.fromisoformat(row["start"]).replace(
                year=day.year, month=day.month, day=day.day, minute=start
            )
            fresh |= {"start": moment.isoformat(), "file_hash": ""}
        yield fresh
