"""The sample journal: where it is, and writing it anew."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from calfjournal import paths
from calfjournal.errors import CalfjournalError
from calfjournal.files import make_private_folder
from calfjournal.journal import Journal


def sample_path() -> Path:
    """Return where the sample is kept."""
    return paths.real(paths.data_dir()) / "sample.calfjournal"


def is_fresh(path: Path) -> bool:
    """True when the sample there can be opened as it is: written today, or changed since."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        with Journal.open(path, read_only=True) as journal:
            return written == date.today() or bool(journal.edits(1))  # noqa: DTZ011
    except (CalfjournalError, OSError):
        return False


def write_sample(path: Path) -> Path:
    """Write the sample, ending today, in the place of an older one; runs on any thread."""
    from calfjournal import demo

    make_private_folder(path.parent)
    for left in (path, *path.parent.glob(f"{path.name}-*")):
        with suppress(FileNotFoundError):
            left.unlink()
    demo.write(path)
    return path
