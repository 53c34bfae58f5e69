"""What a document of a whole journal holds: the columns of every table of content."""

from __future__ import annotations

from typing import Any

from peewee import Field

from calfjournal.store.database import Database
from calfjournal.store.models import USER_TABLES

FORMAT = "calfjournal journal"
"""What an export document calls itself."""

Columns = dict[str, "Field[Any]"]


def columns_of(database: Database) -> dict[str, Columns]:
    """Return the columns of every user table that a journal of this version has."""
    found = {}
    for model in USER_TABLES:
        meta = model._meta  # noqa: SLF001
        columns = {row[1] for row in database.rows(f'PRAGMA table_info("{meta.table_name}")')}
        if columns:
            fields = meta.sorted_fields
            found[meta.table_name] = {f.column_name: f for f in fields if f.column_name in columns}
    return found
