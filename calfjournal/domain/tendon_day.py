"""The tendon's answer day by day: what gates, milestones and adaptation count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Finding, State, worst

ZONE_BEFORE = "tendon.zone_before"
"""The rule of pain of 6 or more, or of swelling, that was told yesterday (4.1)."""
_DIALS_BACK = ("tendon.48h", "tendon.worsening")


class TendonDay(Struct, frozen=True):
    """What the rules say about both tendons on one day."""

    day: date
    state: State
    """The worst judged state of either leg."""
    dials_back: bool = False
    """Sore for longer than 48 h, or worsening: red answers that ask to dial back."""
    rising: bool = False
    """The mornings rose against the week before."""
    calm_morning: bool = False
    """No tendon that was asked was sore this morning, whatever a session was answered with."""
    left: State | None = None
    right: State | None = None
    """The worst judged state of one leg, None where nothing of it could be judged."""

    def of(self, leg: Side) -> State | None:
        """Return the state of a leg."""
        return self.left if leg is Side.LEFT else self.right


def tendon_day(day: date, findings: Iterable[Finding]) -> TendonDay | None:
    """Return the tendon's part of a day's findings, None when nothing of it could be judged."""
    judged = [f for f in findings if f.rule.startswith("tendon.") and f.state.judged]
    if not judged:
        return None
    return TendonDay(
        day,
        worst(f.state for f in judged),
        any(f.state is State.RED and any(map(f.is_of, _DIALS_BACK)) for f in judged),
        any(f.state is State.AMBER and f.is_of("tendon.trend") for f in judged),
        _is_calm(judged),
        _worst_of(judged, Side.LEFT),
        _worst_of(judged, Side.RIGHT),
    )


def _worst_of(judged: Iterable[Finding], leg: Side) -> State | None:
    states = [f.state for f in judged if f.rule.endswith(f".{leg}")]
    return worst(states) if states else None


def _is_calm(judged: Iterable[Finding]) -> bool:
    others = ("tendon.trend", ZONE_BEFORE)
    own = [f for f in judged if f.session_id is None and not any(map(f.is_of, others))]
    return bool(own) and all(f.state.is_calm for f in own)
