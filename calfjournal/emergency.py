"""The number to call in an emergency, by region.

112 is the European emergency number (Directive (EU) 2018/1972, art. 109), also answered in the
United Kingdom and Switzerland and by mobile phones in most networks (3GPP TS 22.101); the others
are the numbers that each country publishes [commonly reported]. Nothing is asked over a network.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_EU: Final = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""The members of the European Union."""


class EmergencyNumber(Struct, frozen=True):
    """The number of an ambulance, and another one that is answered too ("" = none)."""

    number: str
    other: str = ""


NUMBERS: Final[dict[str, EmergencyNumber]] = {
    **dict.fromkeys(_EU, EmergencyNumber("112")),
    **dict.fromkeys(("IS", "LI", "UA"), EmergencyNumber("112")),
    "NO": EmergencyNumber("113", "112"),
    "CH": EmergencyNumber("144", "112"),
    "GB": EmergencyNumber("999", "112"),
    "US": EmergencyNumber("911"),
    "CA": EmergencyNumber("911"),
    "MX": EmergencyNumber("911"),
    "AU": EmergencyNumber("000", "112"),
    "NZ": EmergencyNumber("111"),
    "JP": EmergencyNumber("119"),
    "KR": EmergencyNumber("119"),
    "CN": EmergencyNumber("120"),
    "IN": EmergencyNumber("112"),
    "SG": EmergencyNumber("995"),
    "HK": EmergencyNumber("999"),
    "IL": EmergencyNumber("101"),
    "ZA": EmergencyNumber("112"),
    "BR": EmergencyNumber("192"),
    "AR": EmergencyNumber("107"),
    "TR": EmergencyNumber("112"),
}
"""By ISO 3166 code."""


def emergency_of(region: str) -> EmergencyNumber | None:
    """Return the number of a region ("DE"), None where this program knows none."""
    return NUMBERS.get(region.upper())
