"""A time of day that may be left open."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.widgets.fields import ValueField

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]?([0-5]\d)?", re.ASCII)


class ClockField(ValueField[str]):
    """Reads ``6``, ``6:30``, ``06.30`` and ``0630``; the value is "HH:MM", None = at any time."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setPlaceholderText(tr("any"))
        self.setMaxLength(5)

    def _read(self, text: str) -> str | None:
        plain = text.strip()
        if not plain:
            return None
        read = _CLOCK.fullmatch(plain)
        if read is None:
            raise ValueError(tr("Write a time, for example 18:00."))
        return f"{int(read[1]):02d}:{int(read[2] or 0):02d}"
