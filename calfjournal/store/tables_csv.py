"""The whole journal as a zip of CSV tables, for spreadsheets.

UTF-8 with a byte order mark, ISO dates, decimal points. Text that a spreadsheet would run as a
formula gets an apostrophe in front; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

from calfjournal.store.database import Database
from calfjournal.store.documents import write_document
from calfjournal.store.exchange import Rows, dump
from calfjournal.store.plain_json import canonical

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Members carry no clock time, so that equal journals give equal files."""


def export_csv(database: Database, path: Path) -> None:
    """Write one CSV per table into a zip; whole or not at all, see ``store.documents``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in dump(database).items():
            columns = _columns(database, name)
            member = zipfile.ZipInfo(f"{name}.csv", _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, _table(columns, rows))
    write_document(path, packed.getvalue(), journal=database.path)


def _table(columns: list[str], rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str:  # noqa: ANN401
    """Return a value as the text of a cell; None is empty, lists are JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = value if isinstance(value, str) else canonical(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _columns(database: Database, name: str) -> list[str]:
    return [row[1] for row in database.rows(f'PRAGMA table_info("{name}")')]
