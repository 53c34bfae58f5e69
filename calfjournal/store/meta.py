"""What a journal says of itself in its table ``meta``, and whether that can be so.

``calendar`` there is what calendar files hold that were written of it: no part of what is undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from calfjournal.domain.message import Message, say
from calfjournal.store.database import Database

MOST_COMMITS = 1 << 62
"""The counter of changes is lower: it never comes near, and goes on from there without overflow."""

_LONGEST = 100
_SINCE_VERSION = {"created": 1, "state": 1, "journal": 2, "commits": 2, "done": 5}


def read_meta(database: Database) -> dict[str, str]:
    """Return what stands there."""
    return dict(database.rows("SELECT name, value FROM meta"))


def read_exported(meta: Mapping[str, str]) -> dict[str, date]:
    """Return the events that calendar files brought elsewhere, by their names, with their days."""
    try:
        return msgspec.json.decode(meta.get("calendar", "{}"), type=dict[str, date])
    except msgspec.DecodeError:
        return {}


def keep_exported(database: Database, exported: Mapping[str, date]) -> None:
    """Keep those of ``read_exported``, within a transaction."""
    text = msgspec.json.encode(exported).decode()
    database.run("INSERT OR REPLACE INTO meta VALUES ('calendar', ?)", (text,))


def oddity(meta: Mapping[str, str], version: int) -> Message | None:
    """Return what is missing or cannot be in a journal of that version; None when all is well."""
    for name, since in _SINCE_VERSION.items():
        if version >= since and not makes_sense(name, meta.get(name)):
            return say("store.odd_meta", name=name)
    return None


def makes_sense(name: str, value: object) -> bool:
    """Tell whether a version of the program may have written this value under its name."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST:
        return False
    match name:
        case "commits" | "done":
            return value.isascii() and value.isdigit() and int(value) < MOST_COMMITS
        case "created":
            return _is_instant(value)
        case _:
            return value.isprintable()


def _is_instant(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
