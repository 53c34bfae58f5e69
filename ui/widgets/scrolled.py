"""What scrolls by itself, without a frame or a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import metrics


def scroll_area(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area around a widget, named for readers."""
    area = QScrollArea()
    # Its own viewport has no ground; Qt's would have to be asked for, which makes PySide look
    # through every kind of widget there is.
    area.setViewport(QWidget())
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)  # setWidget switches it on.
    return area


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area for a part of a dialog: it only scrolls up and down."""
    area = scroll_area(widget, name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def bring_into_view(part: QWidget, box: QRect) -> None:
    """Scroll what holds a widget until a box of the widget is seen, as whole as it can be."""
    holder = part.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    inside = holder.widget() if isinstance(holder, QScrollArea) else None
    if holder is not None and inside is not None:
        at = part.mapTo(inside, box.center())
        holder.ensureVisible(at.x(), at.y(), 0, box.height() // 2 + metrics.S)
