"""In a language written from right to left everything stands mirrored."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.ui.looks.flaw import Flaw, flaw
from tests.ui.looks.scenes import settle
from tests.ui.looks.written import Sight, WrittenLine, written_by
from ui.window.main_window import MainWindow

RIGHT_TO_LEFT = "\u200f"
"""Begins every sentence of the language that shows what was not mirrored."""
SLACK = 6
SPACE = 0.5
"""Of the height of capitals: a space between two pieces of one text is less wide."""
CHARTS = ("ui.charts", "ui.widgets.figure", "ui.recovery.verdict_strip")
"""Time runs from left to right in a chart in every language, and a leg stays where it is."""


def begins_at_the_right(sight: Sight) -> Iterator[Flaw]:
    """The sidebar is at the right; texts begin at the right of their room, or end at its left."""
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
        trails = bool(label.alignment() & Qt.AlignmentFlag.AlignRight)
        for text, box in _lines(label):
            free_left, free_right = box.left(), label.width() - box.right()
            near, far = (free_left, free_right) if trails else (free_right, free_left)
            if near > max(far, SLACK) + SLACK:
                side = "left" if trails else "right"
                yield flaw("mirror", label, f"{near:.0f} px from the {side}", text)


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


def what_is_painted_is_mirrored(sight: Sight) -> Iterator[Flaw]:
    """What a widget of ours paints at its left stands at its right when all is mirrored."""
    painted = [widget for widget in sight.widgets if _paints_itself(widget)]
    mirrored = {widget: _placed(widget) for widget in painted}
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle()
    usual = {widget: (widget.width(), _placed(widget)) for widget in painted if widget.isVisible()}
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    for widget, (width, placed) in usual.items():
        if width != widget.width():
            continue  # Of another width it may be laid out in another way.
        astray = [t for t, box in placed if not _stands_there(t, box, width, mirrored[widget])]
        if astray:
            yield flaw("painted", widget, f"{len(astray)} of {len(placed)} texts", astray[0])


def _paints_itself(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return False  # What is typed goes by its letters; Qt sees to it.
    made = type(widget)
    ours = next((c for c in made.__mro__ if "paintEvent" in vars(c)), None)
    home = ours.__module__ if ours is not None else ""
    return home.startswith("ui.") and not home.startswith(CHARTS)


def _stands_there(text: str, box: QRectF, width: int, found: list[tuple[str, QRectF]]) -> bool:
    wanted = width - box.left(), width - box.center().x()
    return any(
        abs(there.right() - wanted[0]) < SLACK or abs(there.center().x() - wanted[1]) < SLACK
        for said, there in found
        if _letters(said) == _letters(text)
    )


def _letters(text: str) -> list[str]:
    """What is written; pieces come in another order, and the spaces between them are not told."""
    return sorted(sign for sign in text if not sign.isspace() and sign != RIGHT_TO_LEFT)


def _placed(widget: QWidget) -> list[tuple[str, QRectF]]:
    """What is painted, in whole texts: pieces that only a space parts are one."""
    whole: list[tuple[str, QRectF]] = []
    for line in sorted(filter(_is_seen, written_by(widget)), key=_place):
        text, box = whole[-1] if whole else ("", QRectF())
        if whole and _goes_on(box, line.box):
            whole[-1] = (text + line.text, box.united(line.box))
        else:
            whole.append((line.text, line.box))
    return whole


def _is_seen(line: WrittenLine) -> bool:
    """False of a mark alone, which has no width and stands anywhere."""
    return bool(_letters(line.text))


def _goes_on(box: QRectF, after: QRectF) -> bool:
    """True of a box that follows another one in the same line of text."""
    space = SPACE * after.height()
    return abs(box.bottom() - after.bottom()) < 1 and abs(after.left() - box.right()) < space


def _place(line: WrittenLine) -> tuple[int, float]:
    return round(line.base), line.box.left()
