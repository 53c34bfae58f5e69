"""Functions of plain values that may run on any thread; the window runs them off its own.

Nothing here touches a journal: decoding and drawing take values and return values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calfjournal.importers import ImportBatch, read_files

if TYPE_CHECKING:
    from calfjournal.reports.plan_paper import PlanPaper

__all__ = ["ImportBatch", "read_files", "render_plan"]


def render_plan(paper: PlanPaper) -> bytes:
    """The PDF of a plan; ReportLab is imported on first use because it is slow to start."""
    from calfjournal.reports.plan_pdf import render_plan as render

    return render(paper)
