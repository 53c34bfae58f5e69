"""Which colour and sign a kind, a verdict or a state wears, everywhere the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calfjournal.domain.finding import Light, State
from calfjournal.domain.program import GateState, PhaseKind, SessionKind
from calfjournal.messages import PHASE_LOOKS


class Glyph(StrEnum):
    """Signs drawn as shapes, so that they look the same in every font."""

    NONE = ""
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    CHECK = "check"
    BANG = "bang"
    CROSS = "cross"
    DASH = "dash"
    DOTS = "dots"
    HALF = "half"
    ARROW = "arrow"
    STAR = "star"
    RISING = "rising"


@dataclass(frozen=True, slots=True)
class Look:
    """A colour family of the tokens (``strength`` has ``strength_soft``, …) and a sign."""

    colour: str
    glyph: Glyph = Glyph.NONE


PLAIN = Look("run")
ACCENT = Look("accent")
RUN = Look("run")
LEFT_LEG = Look("mobility")
RIGHT_LEG = Look("strength")

KIND_LOOKS: dict[SessionKind, Look] = {
    SessionKind.MOBILITY: Look("mobility", Glyph.CIRCLE),
    SessionKind.STRENGTH: Look("strength", Glyph.TRIANGLE),
    SessionKind.PLYOMETRIC: Look("plyometric", Glyph.SQUARE),
    SessionKind.RETEST: Look("retest", Glyph.DIAMOND),
}

PHASE_KIND_LOOKS: dict[PhaseKind, Look] = {
    phase: KIND_LOOKS[kind] for phase, kind in PHASE_LOOKS.items()
}

LIGHT_LOOKS: dict[Light, Look] = {
    Light.GREEN: Look("go_on", Glyph.CHECK),
    Light.AMBER: Look("hold", Glyph.BANG),
    Light.RED: Look("step_back", Glyph.CROSS),
    Light.STOP: Look("step_back", Glyph.CROSS),
}

STATE_LOOKS: dict[State, Look] = {
    State.GREEN: Look("go_on", Glyph.CHECK),
    State.NOTE: Look("run", Glyph.DASH),
    State.AMBER: Look("hold", Glyph.BANG),
    State.RED: Look("step_back", Glyph.CROSS),
    State.STOP: Look("step_back", Glyph.CROSS),
    State.COLLECTING: Look("run", Glyph.DOTS),
    State.MISSING: Look("run", Glyph.DASH),
}

GATE_LOOKS: dict[GateState, Look] = {
    GateState.MET: Look("go_on", Glyph.CHECK),
    GateState.NOT_MET: Look("hold", Glyph.CROSS),
    GateState.NO_DATA: Look("run", Glyph.DASH),
}
