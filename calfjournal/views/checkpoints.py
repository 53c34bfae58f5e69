"""The gates between the phases of a plan, as they stand today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from calfjournal.domain.looks import GATE_ASKS, GATE_GIVEN, GATE_LOOKS, Look
from calfjournal.domain.plan import Phase
from calfjournal.domain.program import GateState, GateStatus, GateWord


class Checkpoint(Struct, frozen=True):
    """The gate that a phase ends with; ``word`` where the athlete opened it without its being met.

    ``asks`` while the phase of today waits for it.
    """

    phase: Phase
    status: GateStatus
    word: GateWord | None = None
    asks: bool = False

    @property
    def look(self) -> Look:
        """Its sign: met, opened by word, or not met yet."""
        if self.status.state is GateState.MET:
            return GATE_LOOKS[GateState.MET]
        if self.word is not None:
            return GATE_GIVEN
        return GATE_ASKS if self.asks else GATE_LOOKS[GateState.NOT_MET]


def checkpoints(
    phases: Sequence[Phase],
    gates: Sequence[GateStatus],
    given: Mapping[str, GateWord],
    waiting: Phase | None,
) -> tuple[Checkpoint, ...]:
    """Return those of a plan's phases whose gate is known; ``waiting`` waits for the one before.

    A word counts at the gates of its days.
    """
    known = {status.gate.id: status for status in gates}
    followed = [*phases[1:], None]
    return tuple(
        Checkpoint(phase, known[phase.gate], _word(phase, given), _is(after, waiting))
        for phase, after in zip(phases, followed, strict=True)
        if phase.gate in known and phase.start <= phase.end
    )


def _is(phase: Phase | None, waiting: Phase | None) -> bool:
    return phase is not None and phase == waiting


def _word(phase: Phase, given: Mapping[str, GateWord]) -> GateWord | None:
    word = given.get(phase.gate or "")
    return word if word is not None and word.until > phase.end else None
