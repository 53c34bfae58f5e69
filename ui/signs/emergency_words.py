"""The emergency number where this computer is, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from calfjournal.emergency import emergency_of
from calfjournal.messages import tr


def region_here() -> str:
    """Return the ISO code of the region that the system is set to, "" when it is to none."""
    territory = QLocale.system().territory()
    if territory is QLocale.Country.AnyCountry:
        return ""
    return QLocale.territoryToCode(territory)


def emergency_words(region: str) -> str:
    """Return which number to call in an emergency in a region (ISO code)."""
    known = emergency_of(region)
    if known is None:
        return tr("In an emergency call your local emergency number.")
    if known.other:
        return tr(
            "In an emergency call {number} or {other}.", number=known.number, other=known.other
        )
    return tr("In an emergency call {number}.", number=known.number)
