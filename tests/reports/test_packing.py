"""Packing a PDF: smaller, and the same document."""

from __future__ import annotations

from io import BytesIO

import pytest

from calfjournal.reports.packing import pack
from calfjournal.reports.tagging import Tag, TaggedCanvas
from tests.reports.reading import Document


def document(pages: int) -> bytes:
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer, "en")
    for page in range(pages):
        for number in range(30):
            with canvas.element(Tag.P):
                canvas.setFont("Courier", 10)
                canvas.drawString(50, 750 - number * 20, f"page {page} line {number}")
        canvas.end_page()
    canvas.finish()
    return buffer.getvalue()


@pytest.mark.parametrize("pages", [1, 20])
def test_a_packed_document_reads_the_same(pages: int) -> None:
    """Text, pages and structure survive, and the file is much smaller."""
    loose = document(pages)
    packed = pack(loose)
    assert len(packed) < len(loose) * 0.6
    with Document(loose) as before, Document(packed) as after:
        assert before.texts() == after.texts()
        assert before.tagged()
        assert after.tagged()
        for index in range(pages):
            assert before.tags(index) == after.tags(index)
            assert len(after.tags(index)) == 31


def test_only_our_own_files_are_packed() -> None:
    """Anything else is refused instead of being made unreadable."""
    with pytest.raises(ValueError, match="not a PDF"):
        pack(b"%PDF-1.4\nsomething else")
