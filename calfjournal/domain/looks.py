"""Which colour and sign a kind, a verdict or a state wears: on screen, charts and paper."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import Category
from calfjournal.domain.finding import Light, State
from calfjournal.domain.program import GateState, PhaseKind, SessionKind
from calfjournal.domain.run import RunKind


class Glyph(StrEnum):
    """Signs drawn as shapes, so that they look the same in every font."""

    NONE = ""
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    BAR = "bar"
    CHECK = "check"
    BANG = "bang"
    CROSS = "cross"
    DASH = "dash"
    DOTS = "dots"
    HALF = "half"
    ARROW = "arrow"
    STAR = "star"
    RISING = "rising"
    FASTER = "faster"
    SPAN = "span"
    FLAG = "flag"
    NOTE = "note"
    HEART = "heart"
    MOON = "moon"
    WAVE = "wave"
    GAUGE = "gauge"


class Look(Struct, frozen=True):
    """A colour family of the tokens (``strength`` has ``strength_soft``, …) and a sign."""

    colour: str
    glyph: Glyph = Glyph.NONE


DAYLIGHT: dict[str, str] = {
    "mobility": "#2C6DAB",
    "mobility_soft": "#E2EDF7",
    "strength": "#A94D27",
    "strength_soft": "#F8E6DD",
    "plyometric": "#7048B6",
    "plyometric_soft": "#ECE5F7",
    "retest": "#8E6210",
    "retest_soft": "#F5ECD7",
    "go_on": "#2C7A43",
    "go_on_soft": "#E3F1E6",
    "step_back": "#B3261E",
}
"""The colours that the light theme and paper share."""

PLAIN = Look("run")
ACCENT = Look("accent")
RUN = Look("run")
RUN_LOOKS: dict[RunKind, Look] = {
    RunKind.EASY: RUN,
    RunKind.QUALITY: Look("run", Glyph.FASTER),
    RunKind.LONG: Look("run", Glyph.SPAN),
    RunKind.RACE: Look("run", Glyph.FLAG),
}
"""What tells the kind of a planned run."""

LEFT_LEG, RIGHT_LEG = Look("mobility"), Look("strength")
"""Colours of the lines of both legs in charts; nothing else shows a leg by colour."""

KIND_LOOKS: dict[SessionKind, Look] = {
    SessionKind.MOBILITY: Look("mobility", Glyph.CIRCLE),
    SessionKind.STRENGTH: Look("strength", Glyph.TRIANGLE),
    SessionKind.PLYOMETRIC: Look("plyometric", Glyph.SQUARE),
    SessionKind.RETEST: Look("retest", Glyph.DIAMOND),
}

KIND_OF_PHASE: dict[PhaseKind, SessionKind] = {
    PhaseKind.MOBILITY: SessionKind.MOBILITY,
    PhaseKind.STRENGTH: SessionKind.STRENGTH,
    PhaseKind.PLYOMETRIC: SessionKind.PLYOMETRIC,
    PhaseKind.REASSESS: SessionKind.RETEST,
    PhaseKind.MAINTENANCE: SessionKind.STRENGTH,
}
"""The kind whose colour a phase wears."""

CATEGORY_KINDS: dict[Category, SessionKind] = {
    Category.MOBILITY: SessionKind.MOBILITY,
    Category.RECOVERY: SessionKind.MOBILITY,
    Category.ISOMETRIC: SessionKind.STRENGTH,
    Category.STRENGTH: SessionKind.STRENGTH,
    Category.ECCENTRIC: SessionKind.STRENGTH,
    Category.PLYOMETRIC: SessionKind.PLYOMETRIC,
    Category.TECHNIQUE: SessionKind.PLYOMETRIC,
}
"""The kind whose colour and sign an exercise wears."""

PHASE_KIND_LOOKS: dict[PhaseKind, Look] = {
    phase: KIND_LOOKS[kind] for phase, kind in KIND_OF_PHASE.items()
} | {PhaseKind.MAINTENANCE: Look("strength", Glyph.BAR)}

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
    GateState.NOT_MET: Look("run", Glyph.DASH),
    GateState.NO_DATA: Look("run", Glyph.DOTS),
}
GATE_ASKS = Look("hold", Glyph.DASH)
"""A gate that the phase of today waits for."""
GATE_GIVEN = Look("accent", Glyph.ARROW)
"""A gate that the athlete opened by word."""
