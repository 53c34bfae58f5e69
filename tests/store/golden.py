"""Makes the golden file of the newest version; run once per version, never again.

The file and its JSON export are kept for ever: later programs must open them. It has no command
line on purpose; call ``make`` from a Python prompt when the ladder gets a new rung.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from calfjournal.store.migrations import LATEST
from tests.store.samples import filled

FOLDER = Path(__file__).resolve().parent.parent / "data" / "journals"

_REKEYED = ("check_in", "verdict", "threshold", "imported_file")
"""Tables whose rows version 3 gave keys by day and by name."""

_NEVER_SAID = {"sleep_need_h": 7.5, "usual_pain": 0, "usual_stiffness_min": 5}
"""What stood in columns of the athlete that version 6 leaves empty, as nobody had said it."""

Tables = dict[str, list[dict[str, Any]]]


def exported(version: int) -> Tables:
    """Return the tables of a golden file as its own version exported them."""
    text = (FOLDER / f"v{version}.json").read_text(encoding="utf-8")
    tables: Tables = json.loads(text)["tables"]
    return tables


def as_known(tables: Tables, then: Tables) -> Tables:
    """Return what an earlier version knew of these tables: its columns, without changed keys."""
    return {table: _as_known(table, tables[table], then[table]) for table in then}


def _as_known(table: str, rows: list[dict[str, Any]], then: list[dict[str, Any]]) -> Any:  # noqa: ANN401
    known = set(then[0]) if then else set()
    if table in _REKEYED and "id" in known:
        known.remove("id")
    kept = [{name: value for name, value in row.items() if name in known} for row in rows]
    if table == "athlete":
        for row in kept:
            row.update({name: None for name, value in _NEVER_SAID.items() if row[name] == value})
    return sorted(kept, key=json.dumps) if table in _REKEYED else kept


def make() -> Path:
    """Write ``vN.calfjournal`` and ``vN.json``; refuses to touch files that are there."""
    path = FOLDER / f"v{LATEST}.calfjournal"
    with filled(path) as journal:
        journal.export_json(path.with_suffix(".json"))
    return path
