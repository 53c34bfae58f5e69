"""What the system says of units and numbers: it holds where an option leaves that to it."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from calfjournal.domain.notation import Notation

_MARKS = (".", ",")
"""Before decimals: others could not be read back."""


def system_notation() -> Notation:
    """Return the system's units and marks; where it names no country, the language's marks."""
    system = QLocale.system()
    measures = system.measurementSystem()
    american = measures is QLocale.MeasurementSystem.ImperialUSSystem
    british = measures is QLocale.MeasurementSystem.ImperialUKSystem
    decimal_mark, thousands_mark = system.decimalPoint(), system.groupSeparator()
    knows = system.name() != "C" and decimal_mark in _MARKS
    return Notation(
        "lb" if american else "kg",
        "mi" if american or british else "km",
        "in" if american else "cm",
        decimal_mark if knows else "",
        thousands_mark if knows else "",
    )
