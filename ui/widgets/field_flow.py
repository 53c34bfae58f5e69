"""Fields side by side as many as fit, each line filled to its end."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.theme import metrics
from ui.widgets.layouts import FlowLayout, as_seen

WHOLE_LINE = "whole_line"
"""Property of a widget that takes a line for itself."""


class FieldFlow(FlowLayout):
    """A flow that keeps minimum widths and shares what is left in a line among its fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._broken: dict[int, list[list[QLayoutItem]]] = {}
        """The lines of a width, which is asked for its height and then filled."""
        super().__init__(parent, metrics.M)

    def invalidate(self) -> None:
        self._broken.clear()
        super().invalidate()

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._broken.clear()
        return super().takeAt(index)

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        room = rect.width()
        if room not in self._broken:
            self._broken[room] = self._lines(room)
        for line in self._broken[room]:
            widths = self._widths(line, rect.width())
            height = max(_height(item, width) for item, width in zip(line, widths, strict=True))
            x = rect.x()
            for item, width in zip(line, widths, strict=True):
                if move:
                    place = QRect(x, y, width, _height(item, width))
                    item.setGeometry(as_seen(place, rect, self.parentWidget()))
                x += width + self._gap
            y += height + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in self._parts:
            if item.isEmpty():
                continue
            need = item.minimumSize().width()
            begins = _is(item, WHOLE_LINE)
            if lines and not begins and not _is(lines[-1][-1], WHOLE_LINE) and need <= left:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = room
            left -= need + self._gap
        return lines

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        widths = [item.minimumSize().width() for item in line]
        most = [item.maximumSize().width() for item in line]
        spare = room - self._gap * (len(line) - 1) - sum(widths)
        while spare > 0 and (able := [i for i, width in enumerate(widths) if width < most[i]]):
            share = max(spare // len(able), 1)
            for index in able:
                given = min(share, most[index] - widths[index], spare)
                widths[index] += given
                spare -= given
        return widths


def flowing(part: QWidget, least: int) -> None:
    """Let a part of a flow be at least so wide, or as wide as it must be, and as high as its words.

    ``least`` in pixels.
    """
    part.setMinimumWidth(max(least, part.minimumSizeHint().width()))
    policy = part.sizePolicy()
    policy.setVerticalPolicy(policy.Policy.Preferred)
    policy.setHeightForWidth(True)
    part.setSizePolicy(policy)


def _is(item: QLayoutItem, name: str) -> bool:
    widget = item.widget()
    return widget is not None and bool(widget.property(name))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
