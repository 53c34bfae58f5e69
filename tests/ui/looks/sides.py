"""In a language written from right to left everything stands mirrored."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QLabel

from tests.ui.looks.flaw import Flaw, flaw
from tests.ui.looks.written import Sight, WrittenLine, written_by
from ui.window.main_window import MainWindow

RIGHT_TO_LEFT = "\u200f"
"""Begins every sentence of the language that shows what was not mirrored."""
SLACK = 6


def begins_at_the_right(sight: Sight) -> Iterator[Flaw]:
    """The sidebar is at the right, and texts begin at the right of their room."""
    window = sight.window
    if isinstance(window, MainWindow) and window.sidebar.isVisible():
        left = window.sidebar.mapTo(window, QPoint()).x()
        if left + window.sidebar.width() != window.width():
            yield flaw("mirror", window.sidebar, f"begins at {left}")
    for label in sight.widgets:
        if not isinstance(label, QLabel) or RIGHT_TO_LEFT not in label.text():
            continue
        if label.alignment() & Qt.AlignmentFlag.AlignHCenter:
            continue
        for text, box in _lines(label):
            free_left, free_right = box.left(), label.width() - box.right()
            if free_right > max(free_left, SLACK) + SLACK:
                yield flaw("mirror", label, f"{free_right:.0f} px from the right", text)


def _lines(label: QLabel) -> Iterator[tuple[str, QRectF]]:
    """The whole lines of a label, which are written in pieces."""
    bases: dict[int, list[WrittenLine]] = {}
    for line in written_by(label):
        bases.setdefault(round(line.base), []).append(line)
    for pieces in bases.values():
        box = pieces[0].box
        for piece in pieces[1:]:
            box = box.united(piece.box)
        yield "".join(piece.text for piece in pieces), box
