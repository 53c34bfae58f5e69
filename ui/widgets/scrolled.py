"""A part of a dialog that scrolls by itself, without a frame or a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area around a widget, named for readers; it only scrolls up and down."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    # setWidget switches the ground on again, so this comes after it.
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
