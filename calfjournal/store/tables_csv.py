"""The whole journal as a zip of CSV tables, for spreadsheets.

UTF-8 with a byte order mark, ISO dates, decimal points. Text that a spreadsheet would run as a
formula gets an apostrophe in front; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peewee import Field

from calfjournal.store.columns import Columns, columns_of
from calfjournal.store.database import Database
from calfjournal.store.documents import write_document
from calfjournal.store.export import plain_shape, remembering, rows_of
from calfjournal.store.fields import Blob, Flag, Key, Link, Number, Whole
from calfjournal.store.plain_json import canonical

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Members carry no clock time, so that equal journals give equal files."""


def export_csv(database: Database, path: Path) -> None:
    """Write one CSV per table into a zip; whole or not at all, see ``store.documents``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns in columns_of(database).items():
            member = zipfile.ZipInfo(f"{name}.csv", _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, _table(database, name, columns))
    write_document(path, packed.getvalue(), journal=database.path)


def _table(database: Database, name: str, columns: Columns) -> bytes:
    """Return a table as CSV, its columns as they lie in the file."""
    ordered = {row[1]: columns[row[1]] for row in database.rows(f'PRAGMA table_info("{name}")')}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(ordered)
    writer.writerows(rows_of(database, name, ordered, _cell_shape))
    return text.getvalue().encode("utf-8-sig")


def _cell_shape(field: Field[Any]) -> Callable[[Any], str] | None:
    """Return what makes the text of a cell; None where CSV writes numbers, and nothing for None."""
    if isinstance(field, Flag):
        return _yes_or_no
    if isinstance(field, Key | Link | Number | Whole):
        return None
    plain = plain_shape(field)
    if plain is None:
        return _harmless
    text = _text_of(plain)
    return text if isinstance(field, Blob) else remembering(text)


def _yes_or_no(value: object) -> str:
    return "true" if value else "false"


def _text_of(plain: Callable[[Any], Any]) -> Callable[[Any], str]:
    def text(value: Any) -> str:  # noqa: ANN401 - whatever the cell holds
        made = plain(value)
        return _harmless(made if isinstance(made, str) else canonical(made))

    return text


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_DANGEROUS) else text
