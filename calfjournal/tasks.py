"""Functions of plain values that may run on any thread; the window runs them off its own.

Decoding and drawing take values and return values. Copying, checking and saving a journal work on
connections of their own; nothing here writes a journal that is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calfjournal.domain.message import Words
from calfjournal.importers import Asking, ImportBatch, read_files
from calfjournal.store import backup, inspection
from calfjournal.store.surroundings import look_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from calfjournal.domain.proposal import Proposal
    from calfjournal.reports.plan_paper import PlanPaper

__all__ = [
    "Asking",
    "ImportBatch",
    "back_up",
    "check_file",
    "check_pages",
    "lay_plan",
    "look_around",
    "read_files",
    "render_plan",
]


def lay_plan(laying: Callable[[], Proposal]) -> Proposal:
    """Lay a plan, as ``journal.planning.laying`` gathered it; raises NoLayout."""
    return laying()


def render_plan(paper: PlanPaper) -> bytes:
    """The PDF of a plan; ReportLab is imported on first use because it is slow to start."""
    from calfjournal.reports.plan_pdf import render_plan as render

    return render(paper)


def back_up(path: Path) -> Path | None:
    """Make a verified, rotated backup of the journal at ``path``, which may be open.

    Returns its path; None when the newest backup holds the same already.

    Raises:
        CalfjournalError: why there is none; older backups stay as they are.
    """
    return backup.backup_of(path)


def check_file(path: Path) -> list[Words]:
    """Check the whole content of the journal at ``path``, which may be open.

    Returns what is wrong with the file, one sentence each; nothing when it is sound. The answer
    goes to ``Journal.checked``.
    """
    return inspection.check_file(path)


def check_pages(path: Path) -> list[Words]:
    """Check the pages of the journal at ``path`` as opening one does, see ``Journal.proven``."""
    return inspection.check_file(path, thorough=False)
