"""The colours of paper: dark enough in greyscale, and never the only carrier of a meaning."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from calfjournal.domain.looks import (
    DAYLIGHT,
    KIND_LOOKS,
    KIND_OF_PHASE,
    PHASE_KIND_LOOKS,
    Glyph,
    Look,
)
from calfjournal.domain.program import PhaseKind, SessionKind

Colour = tuple[float, float, float]


def _hex(value: str) -> Colour:
    value = value.removeprefix("#")
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
GO, STOP = _hex(DAYLIGHT["go_on"]), _hex(DAYLIGHT["step_back"])
GO_SOFT = _hex(DAYLIGHT["go_on_soft"])
HOLD, HOLD_SOFT = _hex("8F5500"), _hex("EDCF95")
"""Darker than on screen, to be told from go on without colour."""


class Pattern(Enum):
    """How a phase is filled, so that the bar reads without colour."""

    PLAIN = "plain"
    RISING = "rising"
    DOTS = "dots"
    FALLING = "falling"
    LEVEL = "level"


class PaperLook(Struct, frozen=True):
    """Colour, pale ground, sign, pattern and letter of a kind of session or phase."""

    colour: Colour
    soft: Colour
    glyph: Glyph
    pattern: Pattern
    letter: str


def _look(look: Look, pattern: Pattern, letter: str) -> PaperLook:
    colour, soft = _hex(DAYLIGHT[look.colour]), _hex(DAYLIGHT[f"{look.colour}_soft"])
    return PaperLook(colour, soft, look.glyph, pattern, letter)


_PATTERNS: dict[SessionKind, tuple[Pattern, str]] = {
    SessionKind.MOBILITY: (Pattern.PLAIN, "M"),
    SessionKind.STRENGTH: (Pattern.RISING, "S"),
    SessionKind.PLYOMETRIC: (Pattern.DOTS, "P"),
    SessionKind.RETEST: (Pattern.FALLING, "R"),
}

SESSION_LOOKS: dict[SessionKind, PaperLook] = {
    kind: _look(KIND_LOOKS[kind], *pattern) for kind, pattern in _PATTERNS.items()
}

PHASE_LOOKS: dict[PhaseKind, PaperLook] = {
    phase: SESSION_LOOKS[kind] for phase, kind in KIND_OF_PHASE.items()
} | {PhaseKind.MAINTENANCE: _look(PHASE_KIND_LOOKS[PhaseKind.MAINTENANCE], Pattern.LEVEL, "K")}
