"""Short names for Qt's long ones that many files use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
TOP = Qt.AlignmentFlag.AlignTop

FIXED = QSizePolicy.Policy.Fixed
GROWS = QSizePolicy.Policy.Expanding
PREFERRED = QSizePolicy.Policy.Preferred
MINIMUM = QSizePolicy.Policy.Minimum

STRONG_FOCUS = Qt.FocusPolicy.StrongFocus
TAB_FOCUS = Qt.FocusPolicy.TabFocus
NO_FOCUS = Qt.FocusPolicy.NoFocus

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
