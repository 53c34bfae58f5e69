"""Rows and columns on the 4 px grid, and a row that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui.theme import metrics
from ui.theme.control import scaled
from ui.widgets.buttons import Button
from ui.widgets.hanging import hang

LEAST = 120
"""Pixels in which words still wrap well, at the usual size of text."""
ROUNDS = 4
"""A layout that is asked while the queue is worked off waits for the next round."""


def column(*widgets: QWidget | QLayout, gap: int = metrics.S) -> QVBoxLayout:
    """Return a column without margins."""
    made = QVBoxLayout()
    _fill(made, widgets, gap)
    return made


def row(*widgets: QWidget | QLayout | None, gap: int = metrics.S) -> QHBoxLayout:
    """Return a row without margins; None is the stretch that pushes the rest right."""
    made = QHBoxLayout()
    _fill(made, widgets, gap)
    return made


def _fill(
    layout: QVBoxLayout | QHBoxLayout, parts: tuple[QWidget | QLayout | None, ...], gap: int
) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, Button) and isinstance(layout, QHBoxLayout):
            hang(layout, part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def leading(
    widget: QWidget, left: int, top: int, right: int, bottom: int
) -> tuple[int, int, int, int]:
    """Return margins for readers of the widget's direction: left is where its lines begin."""
    return (right, top, left, bottom) if widget.isRightToLeft() else (left, top, right, bottom)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def take_widgets(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are put elsewhere at once.

    One taken with its item, which Python keeps for a while, would keep the height it had.
    """
    for at in reversed(range(layout.count())):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is None:
            layout.takeAt(at)
        else:
            layout.removeWidget(widget)


def finish_layouts() -> None:
    """Lay out now whatever waits for it: from then on places and sizes hold."""
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def measure_anew(layout: QLayout) -> None:
    """Forget how large everything in a layout was.

    Qt only tells the outermost layout of a widget when something in it needs another size.
    """
    layout.invalidate()
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        if inner is not None:
            measure_anew(inner)


def first_stop(part: QWidget) -> QWidget | None:
    """Return the first widget within a part where Tab stops, None when there is none."""
    return next(
        (
            widget
            for widget in part.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
        None,
    )


def show_new(part: QWidget) -> None:
    """Show at once what was put into layouts within a part that is seen.

    Qt would show each of it by itself, after the part was painted without it.
    """
    for widget in part.findChildren(QWidget):
        told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if widget.isHidden() and not (told or widget.isWindow()):
            widget.show()


class FlowLayout(QLayout):
    """Puts chips and buttons in a row and wraps them like words."""

    def __init__(self, parent: QWidget | None = None, gap: int = metrics.S) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # Asked for many times a layout; `invalidate` forgets them.
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(self.alignmentRect(rect) if self.alignment() else rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._parts if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        height = max((size.height() for size in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._parts:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins: QMargins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        y = area.y()
        for line in self._wrapped(area.width()):
            tallest = max(size.height() for _, size in line)
            x = area.x()
            for at, (item, size) in enumerate(line if move else ()):
                x += self._pushed(line, at, area.width())
                place = QRect(QPoint(x, y + (tallest - size.height()) // 2), size)
                item.setGeometry(as_seen(place, area, self.parentWidget()))
                x += size.width() + self._gap
            y += tallest + self._gap
        return max(y - self._gap, area.y()) - rect.y() + margins.bottom()

    def _pushed(self, line: Sequence[tuple[QLayoutItem, QSize]], at: int, room: int) -> int:
        """How much further along its line a part stands than right behind the one before."""
        return 0

    def _wrapped(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._parts:
            if item.isEmpty():
                continue
            size = _within(item, width)
            if not lines or left < size.width():
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines


class EndsLayout(FlowLayout):
    """Two parts at the ends of a line; the last one goes below where the first had too little."""

    def _wrapped(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        shown = [item for item in self._parts if not item.isEmpty()]
        if len(shown) < len(self._parts):
            return super()._wrapped(width)
        first, last = shown
        room = width - self._gap - last.sizeHint().width()
        if _crowded(first.sizeHint().width(), room, width):
            return [[(first, _filling(first, width))], [(last, _within(last, width))]]
        return [[(first, _filling(first, room)), (last, last.sizeHint())]]


def _filling(item: QLayoutItem, width: int) -> QSize:
    """Return the size of an item that takes a width."""
    wraps = item.hasHeightForWidth()
    return QSize(width, item.heightForWidth(width) if wraps else item.sizeHint().height())


def _crowded(needed: int, room: int, width: int) -> bool:
    """True where the beginning of a line of a width has too little room beside its end."""
    return room < min(needed, max(width // 2, scaled(LEAST)))


def ends(first: QWidget, last: QWidget, *, gap: int = metrics.S) -> EndsLayout:
    """Return a line with something at both ends; what has no room at the end goes below."""
    made = EndsLayout(None, gap)
    made.addWidget(first)
    made.addWidget(last)
    return made


def _within(item: QLayoutItem, width: int) -> QSize:
    """Return the size of an item in a line of its own; what wraps takes no more than the line."""
    size = item.sizeHint()
    if size.width() <= width or not item.hasHeightForWidth():
        return size
    return QSize(width, item.heightForWidth(width))


def as_seen(place: QRect, area: QRect, parent: QWidget | None) -> QRect:
    """Return where a place in an area is seen: a line begins at the right for some readers."""
    if parent is None or not parent.isRightToLeft():
        return place
    return QRect(
        QPoint(area.left() + area.right() + 1 - place.x() - place.width(), place.y()), place.size()
    )


class HeadFlow(FlowLayout):
    """A title, and at the end of its line what belongs to it: below it where there is no room."""

    def __init__(self, title: QWidget, *ends: QWidget, gap: int = metrics.S) -> None:
        super().__init__(gap=gap)
        self.addWidget(title)
        for end in ends:
            if isinstance(end, Button):
                hang(self, end)
            else:
                self.addWidget(end)

    def _pushed(self, line: Sequence[tuple[QLayoutItem, QSize]], at: int, room: int) -> int:
        if at != 1 or line[0][0] is not self._parts[0]:
            return 0
        return room - sum(size.width() + self._gap for _, size in line) + self._gap
