"""What is said of files that are imported, in the window and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from calfjournal.messages import formats
from calfjournal.messages.language import Plural, mark, mark_n, pattern
from calfjournal.messages.places import tr, tr_n
from calfjournal.messages.vocabulary import Vocabulary

FILE_STATUSES: Final = Vocabulary(
    {
        "imported": mark("new"),
        "same": mark("already there"),
        "conflict": mark("not added"),
        "asked": mark("to decide"),
        "skipped": mark("left out"),
        "failed": mark("not readable"),
    }
)
"""What became of a file, by its status."""

_COUNTED: Final[dict[str, Plural]] = {
    "imported": mark_n("{count} new", "{count} new"),
    "same": mark_n("{count} already there", "{count} already there"),
    "conflict": mark_n("{count} not added", "{count} not added"),
    "asked": mark_n("{count} to decide", "{count} to decide"),
    "skipped": mark_n("{count} left out", "{count} left out"),
    "failed": mark_n("{count} not readable", "{count} not readable"),
}
"""How many files are what, in the order it is told."""


def given_told(files: int, folders: int) -> str:
    """Return how much an import is given: ``3 files``, ``2 files and 1 folder``."""
    told = [tr_n("{count} file", "{count} files", files)] if files or not folders else []
    told += [tr_n("{count} folder", "{count} folders", folders)] if folders else []
    return formats.listing(told)


def files_told(totals: Mapping[str, int]) -> str:
    """Return how many files are what, as one sentence."""
    parts = [
        pattern(sentence, totals[status]).format(count=totals[status])
        for status, sentence in _COUNTED.items()
        if totals[status]
    ]
    if not parts:
        return tr("No files.")
    return tr("{files:files}: {parts:commas}.", files=totals["files"], parts=parts)
