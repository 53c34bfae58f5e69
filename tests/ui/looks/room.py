"""Nothing is cut, nothing lies over anything else, and nothing but charts scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QStatusBar,
    QToolTip,
    QWidget,
)

from tests.ui.looks.flaw import Flaw, flaw, flaw_of_line
from tests.ui.looks.written import Sight, WrittenLine
from ui.widgets.fields import TextField

FEWEST = 8
"""Signs of a text that ends in dots, so that it says something."""
SLACK = 1.5
"""Pixels that a letter may lean out of its widget."""


def nothing_is_cut(sight: Sight) -> Iterator[Flaw]:
    """Every line of text lies within the widget that writes it."""
    for line in sight.lines:
        if _scrolls_by_itself(line.widget):
            continue
        room, box = line.widget.rect(), line.box
        left, right = -box.left(), box.right() - room.right() - 1
        above, below = -box.top(), box.bottom() - room.bottom() - 1
        if max(left, right, above, below) > SLACK:
            sides = zip(
                ("left", "right", "above", "below"), (left, right, above, below), strict=True
            )
            out = ", ".join(f"{by:.0f} px {side}" for side, by in sides if by > SLACK)
            yield flaw_of_line("cut", line, f"{out} of {room.width()}x{room.height()}")


def dots_are_told_whole(sight: Sight) -> Iterator[Flaw]:
    """A text that ends in dots still says something, and its whole is in the tip."""
    for line in sight.lines:
        kept = line.text.rstrip("…").strip("\u200f ")
        if not line.text.endswith("…") or _says(line.widget, line.text):
            continue  # A verb that asks first, "Move …".
        room = f"{line.box.width():.0f} px of {line.widget.width()}"
        if len(kept) < FEWEST:
            yield flaw_of_line("dots", line, f"{len(kept)} signs are left, {room}")
        elif not _tip_at(line).startswith(kept[:FEWEST]) and kept not in _tip_at(line):
            yield flaw_of_line("dots", line, f"no tip tells it whole, {room}")


def _tip_at(line: WrittenLine) -> str:
    """The tip that comes where a line is written."""
    at = line.box.center().toPoint()
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, at, line.widget.mapToGlobal(at))
    QApplication.sendEvent(line.widget, event)
    told = QToolTip.text()
    QToolTip.hideText()
    return told


def nothing_leaves_its_room(sight: Sight) -> Iterator[Flaw]:
    """No widget reaches beyond the one it stands in, unless that scrolls."""
    for widget in sight.widgets:
        around = widget.parentWidget()
        if around is None or widget.isWindow() or _may_leave(widget, around):
            continue
        box, room = widget.geometry(), around.rect()
        if not room.adjusted(-1, -1, 1, 1).contains(box):
            yield flaw("room", widget, f"{_told(box)} in {room.width()}x{room.height()}")


def nothing_scrolls_sideways(sight: Sight) -> Iterator[Flaw]:
    """No page and no dialog has to be scrolled from left to right."""
    for area in sight.widgets:
        if isinstance(area, QScrollArea) and (inside := area.widget()) is not None:
            beyond = inside.width() - area.viewport().width()
            if beyond > 0:
                yield flaw("sideways", area, f"{beyond} px beyond {area.viewport().width()}")


def no_text_lies_over_another(sight: Sight) -> Iterator[Flaw]:
    """No two lines of text are written over each other."""
    lines = sorted(
        ((line.box_in(sight.window), line) for line in sight.lines if line.is_seen),
        key=_from_above,
    )
    for at, (box, line) in enumerate(lines):
        for other_box, other in lines[at + 1 :]:
            if other_box.top() > box.bottom():
                break
            shared = box.intersected(other_box)
            if shared.width() > 2 and shared.height() > 2 and line.text != other.text:
                wrong = f"{shared.width():.0f}x{shared.height():.0f} px over {other.text!r}"
                yield flaw_of_line("over", line, wrong)


def _from_above(placed: tuple[QRectF, WrittenLine]) -> float:
    return placed[0].top()


def _says(widget: QWidget, text: str) -> bool:
    whole = getattr(widget, "text", None)
    said = whole() if callable(whole) else whole
    return isinstance(said, str) and text in said.replace("&", "")


def _scrolls_by_itself(widget: QWidget) -> bool:
    """True of what shows a part of something larger: lists, tables, charts, texts typed in a line.

    The tip of a line tells its text whole.
    """
    if isinstance(widget, TextField) and widget.text():
        return True
    around = widget.parentWidget()
    is_view = isinstance(around, QAbstractScrollArea) and not isinstance(around, QScrollArea)
    return (is_view and not isinstance(widget, QHeaderView)) or isinstance(widget, QMenuBar)


def _may_leave(widget: QWidget, around: QWidget) -> bool:
    area = around.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
        return True
    return isinstance(widget, QScrollBar | QStatusBar) or isinstance(around, QAbstractScrollArea)


def _told(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}x{box.height()}"


def everything_can_be_reached(sight: Sight) -> Iterator[Flaw]:
    """Whatever lies below or beside what is seen can be scrolled to."""
    for widget in sight.widgets:
        is_unseen = widget.visibleRegion().isEmpty() and not widget.rect().isEmpty()
        if is_unseen and not _can_be_scrolled_to(widget, sight.window):
            yield flaw("reach", widget, "is out of sight, and nothing scrolls to it")


def _can_be_scrolled_to(widget: QWidget, window: QWidget) -> bool:
    inside, around = widget, widget.parentWidget()
    while around is not None and inside is not window:
        area = around.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is around
        if not scrolls and not around.rect().intersects(QRect(inside.pos(), inside.size())):
            return False
        inside, around = around, around.parentWidget()
    return True
