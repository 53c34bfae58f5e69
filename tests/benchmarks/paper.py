"""A year on paper, against ReportLab's own tables of as many pages."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtPdf import QPdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from calfjournal.journal import Journal
from calfjournal.tasks import render_plan
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Comparison, cpu_ms

ROWS, COLUMNS = 42, 7


def compare(journals: Journals) -> Iterator[Comparison]:
    """Yield the whole plan with all its sheets."""
    with Journal.open(journals.of_years(2), read_only=True) as journal:
        plan = journal.plans.active()
        if plan is None:
            raise SystemExit("the sample has no plan")
        request = journal.papers.plan(plan, size="a4")
    pages = _pages(render_plan(request))
    ours = cpu_ms(lambda: render_plan(request), rounds=3)
    floor = cpu_ms(lambda: _tables(pages), rounds=3)
    yield Comparison(f"the plan of a year on paper ({pages} pages)", ours, floor, 2.0)


def _pages(pdf: bytes) -> int:
    """Count pages as a reader does: they lie in compressed objects."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.pdf"
        file.write_bytes(pdf)
        document = QPdfDocument()
        document.load(str(file))
        return document.pageCount()


def _tables(pages: int) -> None:
    cell = [[f"{row}.{column} 3 x 12" for column in range(COLUMNS)] for row in range(ROWS)]
    story = []
    for _ in range(pages):
        story += [Table(cell), PageBreak()]
    SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(story)
