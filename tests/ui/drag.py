"""Events of a drag, made as PySide6 wants them in each of its versions."""

from __future__ import annotations

from typing import Any

import PySide6
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

_ARGUMENTS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
_COPY = Qt.DropAction.CopyAction


def enter(at: QPointF, mime: QMimeData) -> QDragEnterEvent:
    """Return the event of `mime` coming over a widget with the left button held."""
    # 6.12 brings exact points and warns of whole ones, which are all that 6.11 takes.
    point: Any = at if PySide6.__version_info__[:2] >= (6, 12) else at.toPoint()
    return QDragEnterEvent(point, _COPY, mime, *_ARGUMENTS)


def drop(at: QPointF, mime: QMimeData) -> QDropEvent:
    """Return the event of `mime` being let go over a widget."""
    return QDropEvent(at, _COPY, mime, *_ARGUMENTS)
