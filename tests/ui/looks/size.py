"""One height of rows, targets that can be hit, lines that can be read, and edges that agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollBar,
    QWidget,
)

from tests.ui.looks.flaw import Flaw, flaw, flaw_of_line
from tests.ui.looks.written import Sight
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.painted import Painted
from ui.widgets.segmented import SegmentedControl

SIGNS = 95
"""Of the longest line that is read well; about 90."""
CARD_MOST = 1200
NEARLY = 8
"""Pixels by which edges miss each other when they were meant to agree."""


def controls_have_one_height(sight: Sight) -> Iterator[Flaw]:
    """Buttons, fields, choices and each row of choices are 32 px high."""
    for widget in sight.widgets:
        if not _is_control(widget):
            continue
        rows = isinstance(widget, SegmentedControl) and widget.height() % metrics.CONTROL == 0
        if widget.height() != metrics.CONTROL and not rows:
            yield flaw("height", widget, f"{widget.width()}x{widget.height()}")


def targets_can_be_hit(sight: Sight) -> Iterator[Flaw]:
    """Nothing to click is smaller than 24 x 24."""
    for widget in sight.widgets:
        if isinstance(widget, QAbstractButton) and _is_ours(widget):
            if min(widget.width(), widget.height()) < metrics.TARGET:
                yield flaw("target", widget, f"{widget.width()}x{widget.height()}")
        elif isinstance(widget, Painted) and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            sizes = [part.box.size() for part in widget.accessible_parts()]
            # The weeks of a year are as narrow as they must be; they are high, and keys reach them.
            small = [s for s in sizes if max(s.width(), s.height()) < metrics.TARGET]
            if small:
                told = f"{len(small)} of {len(sizes)} parts, {small[0].width()}x{small[0].height()}"
                yield flaw("target", widget, told)


def one_button_is_primary(sight: Sight) -> Iterator[Flaw]:
    """A page or a dialog has at most one primary button."""
    strong = [
        widget
        for widget in sight.widgets
        if isinstance(widget, Button) and widget.property("variant") == "primary"
    ]
    for other in strong[1:]:
        yield flaw("primary", other, f"beside {strong[0].text()!r}")


def lines_can_be_read(sight: Sight) -> Iterator[Flaw]:
    """In a wide window no line of text is longer than about 90 signs."""
    for line in sight.lines:
        if len(line.text) > SIGNS:
            yield flaw_of_line("line", line, f"{len(line.text)} signs")


def cards_keep_the_measure(sight: Sight) -> Iterator[Flaw]:
    """In a wide window no card is wider than the measure of a page."""
    for card in sight.widgets:
        if isinstance(card, Card) and card.width() > CARD_MOST:
            yield flaw("measure", card, f"{card.width()} px wide")


def edges_agree(sight: Sight) -> Iterator[Flaw]:
    """Cards below each other begin at one edge."""
    cards = [widget for widget in sight.widgets if isinstance(widget, Card)]
    for one, other in combinations(cards, 2):
        apart = abs(_box(one, sight.window).left() - _box(other, sight.window).left())
        if 0 < apart <= NEARLY:
            yield flaw("edge", other, f"{apart} px beside the edge of {_name(one)!r}")


def baselines_agree(sight: Sight) -> Iterator[Flaw]:
    """Words of one row stand on one line, within a pixel."""
    for widget in sight.widgets:
        for row in _rows_of(widget.layout()):
            yield from _uneven(row, sight)


def _uneven(row: list[QWidget], sight: Sight) -> Iterator[Flaw]:
    lines = [(widget, sight.lines_of(widget)) for widget in row]
    single = [(w, found[0].box_in(sight.window)) for w, found in lines if len(found) == 1]
    for (one, box), (other, beside) in pairwise(single):
        apart = abs(box.bottom() - beside.bottom())
        if 1.3 < apart < NEARLY:
            yield flaw("baseline", other, f"{apart:.1f} px beside that of {_name(one)!r}")


def _rows_of(layout: QLayout | None) -> Iterator[list[QWidget]]:
    if layout is None:
        return
    if isinstance(layout, QBoxLayout) and layout.direction() in (
        QBoxLayout.Direction.LeftToRight,
        QBoxLayout.Direction.RightToLeft,
    ):
        inside = (item.widget() for item in _items(layout))
        yield [w for w in inside if isinstance(w, QLabel | QPushButton) and w.isVisible()]
    for item in _items(layout):
        below = item.layout()
        if isinstance(below, QLayout):
            yield from _rows_of(below)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [item for item in items if item is not None]


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return (text() if callable(text) else "") or widget.accessibleName()


def _box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton):
        return widget.property("variant") not in ("link", None)
    if isinstance(widget, QLineEdit):
        return widget.property("variant") != "bare" and _is_ours(widget)
    return isinstance(widget, QComboBox | QDateTimeEdit | QAbstractSpinBox | SegmentedControl)


def _is_ours(widget: QWidget) -> bool:
    """False of the parts that Qt's own widgets are made of."""
    around = widget.parentWidget()
    made = QComboBox | QAbstractSpinBox | QLineEdit | QScrollBar | QMenuBar | QAbstractScrollArea
    return not isinstance(around, made)
