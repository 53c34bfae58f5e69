"""The type scale: one family, five sizes, three weights, tabular figures on demand.

The family is the system's. Where Qt finds no real one (the offscreen platform, a bare X server)
the bundled Inter takes its place, so that the window looks the same in tests and pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication

from calfjournal import paths

BUNDLED = "Inter"
FALLBACK = "DejaVu Sans"
BUNDLED_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
DEFAULT_SYSTEM_PX = 15
"""System fonts up to this size count as the usual one; larger ones enlarge the whole scale."""

LARGEST = 2.0
"""Times the usual size, whatever makes texts larger."""

# Qt knows the steps of 100 only: 600 stands for 550-600 and 700 for 650.
REGULAR, MEDIUM, STRONG, HEAVY = 400, 500, 600, 700


class Role(Enum):
    """What a text is; its value is (pixel size, weight)."""

    SMALL = (12, REGULAR)
    """Captions, table headers, what a number is compared with."""
    SMALL_STRONG = (12, MEDIUM)
    """Chips."""
    BODY = (14, REGULAR)
    BODY_STRONG = (14, STRONG)
    """Buttons, chosen items, card titles."""
    LEAD = (16, MEDIUM)
    """The one sentence a card says."""
    TITLE = (22, HEAVY)
    """Page titles."""
    FIGURE = (26, HEAVY)
    """The one number a card shows."""


@cache
def font(role: Role = Role.BODY, *, figures: bool = False) -> QFont:
    """Return the font of a role; ``figures`` makes all digits equally wide (tables, charts).

    Everybody gets the same one: copy it before you change it.
    """
    size, weight = role.value
    return sized_font(size, weight, figures=figures)


@cache
def sizes(role: Role = Role.BODY, *, figures: bool = False) -> QFontMetricsF:
    """Return how high and wide texts of a role are."""
    return QFontMetricsF(font(role, figures=figures))


@lru_cache(4096)
def text_width(text: str, role: Role = Role.BODY, *, figures: bool = False) -> float:
    """Return how wide a text of a role is; painted pages ask for the same ones again and again."""
    return sizes(role, figures=figures).horizontalAdvance(text)


def sized_font(size: int, weight: int = REGULAR, *, figures: bool = False) -> QFont:
    """Return the font in any pixel size, for the player's numbers and painted texts."""
    return QFont(_made(size, weight, figures=figures))


@cache
def _made(size: int, weight: int, *, figures: bool) -> QFont:
    made = QFont()
    made.setFamilies([family(), FALLBACK])
    made.setPixelSize(round(size * scale()))
    made.setWeight(QFont.Weight(weight))
    if figures and hasattr(QFont, "setFeature"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def family() -> str:
    """Return the family of the window: the system's, else the bundled one."""
    if _system_names_a_font():
        return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    files = [str(paths.resources() / "fonts" / f"{name}.ttf") for name in BUNDLED_FILES]
    added = [QFontDatabase.addApplicationFont(file) for file in files]
    families = QFontDatabase.applicationFontFamilies(added[0])
    return BUNDLED if BUNDLED in families else QFont().defaultFamily()


def scale() -> float:
    """Return how much larger than usual texts are, 1.0 to 2.0: the system's wish times ours."""
    return min(_system_scale() * _percent / 100, LARGEST)


def enlarge(percent: int) -> bool:
    """Make every text so large from now on, in per cent; True when that is another size.

    Widgets that were made before keep their fonts.
    """
    global _percent
    before, _percent = scale(), percent
    if scale() == before:
        return False
    for forget in _at_other_size:
        forget()
    return True


def at_other_size(forget: Callable[[], None]) -> None:
    """Call this whenever the size of texts changes: it drops what was measured before."""
    _at_other_size.append(forget)


@cache
def _system_scale() -> float:
    if not _system_names_a_font():
        return 1.0
    size = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return 1.0 if size <= DEFAULT_SYSTEM_PX else min(size / 14, LARGEST)


_percent = 100
_at_other_size = [kept.cache_clear for kept in (font, sizes, text_width, _made)]


def _system_names_a_font() -> bool:
    if QGuiApplication.platformName() in ("offscreen", "minimal", "vnc"):
        return False
    named = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # Without a platform theme Qt asks fontconfig for a generic name and mostly gets DejaVu.
    generic = named.family() in ("", "Sans", "Sans Serif", "sans-serif", "Helvetica")
    return not generic and not QFontInfo(named).family().startswith("DejaVu")
