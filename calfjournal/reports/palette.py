"""The colours of paper: dark enough in greyscale, and never the only carrier of a meaning."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from calfjournal.domain.program import PhaseKind, SessionKind

Colour = tuple[float, float, float]


def _hex(value: str) -> Colour:
    return tuple(round(int(value[i : i + 2], 16) / 255, 3) for i in (0, 2, 4))  # type: ignore[return-value]


INK = _hex("1B2320")
MUTED = _hex("56605B")
FAINT = _hex("8C9691")
LINE = _hex("AEB6B1")
HAIR = _hex("CDD3CF")
SHADE = _hex("B8BFBA")
WASH = _hex("F1F3F1")
WHITE: Colour = (1.0, 1.0, 1.0)
RUN = _hex("5F6B65")
GO, HOLD, STOP = _hex("2C7A43"), _hex("8F5500"), _hex("B3261E")
GO_SOFT, HOLD_SOFT = _hex("E3F1E6"), _hex("EDCF95")


class Pattern(Enum):
    """How a phase is filled, so that the bar reads without colour."""

    PLAIN = "plain"
    RISING = "rising"
    DOTS = "dots"
    FALLING = "falling"
    LEVEL = "level"


class PaperGlyph(Enum):
    """The sign of a kind, the same on screen and paper."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    BAR = "bar"


class PaperLook(Struct, frozen=True):
    """Colour, pale ground, sign, pattern and letter of a kind of session or phase."""

    colour: Colour
    soft: Colour
    glyph: PaperGlyph
    pattern: Pattern
    letter: str


_MOBILITY = PaperLook(_hex("2F74B5"), _hex("E2EDF7"), PaperGlyph.CIRCLE, Pattern.PLAIN, "M")
_STRENGTH = PaperLook(_hex("B5532A"), _hex("F8E6DD"), PaperGlyph.TRIANGLE, Pattern.RISING, "S")
_PLYO = PaperLook(_hex("7048B6"), _hex("ECE5F7"), PaperGlyph.SQUARE, Pattern.DOTS, "P")
_RETEST = PaperLook(_hex("9A6B12"), _hex("F5ECD7"), PaperGlyph.DIAMOND, Pattern.FALLING, "R")
_KEEP = PaperLook(_hex("0B7A75"), _hex("DDEFED"), PaperGlyph.BAR, Pattern.LEVEL, "K")

SESSION_LOOKS: dict[SessionKind, PaperLook] = {
    SessionKind.MOBILITY: _MOBILITY,
    SessionKind.STRENGTH: _STRENGTH,
    SessionKind.PLYOMETRIC: _PLYO,
    SessionKind.RETEST: _RETEST,
}

PHASE_LOOKS: dict[PhaseKind, PaperLook] = {
    PhaseKind.MOBILITY: _MOBILITY,
    PhaseKind.STRENGTH: _STRENGTH,
    PhaseKind.PLYOMETRIC: _PLYO,
    PhaseKind.REASSESS: _RETEST,
    PhaseKind.MAINTENANCE: _KEEP,
}
