"""Recordings with figures that nobody reaches are asked about, whatever their format."""

from __future__ import annotations

from msgspec.structs import replace

from calfjournal.dates import utc_now
from calfjournal.domain.import_choice import Asking
from calfjournal.domain.plausible import doubts
from calfjournal.importers.batch import FileResult, FileStatus
from calfjournal.importers.words import doubted


def doubtful(file: FileResult) -> FileResult:
    """Return a file as it is, or asked about when a figure of it is beyond belief.

    What is asked about it already is asked first.
    """
    now = utc_now()
    found = {run: doubts(run, now) for run in file.runs}
    read = file.status in (FileStatus.IMPORTED, FileStatus.ASKED)
    if not read or not any(found.values()):
        return file
    reason = doubted(found, file.reason)
    first, *more = dict.fromkeys((*file.questions, Asking.IMPLAUSIBLE))
    return replace(file, status=FileStatus.ASKED, asking=first, more=tuple(more), reason=reason)
