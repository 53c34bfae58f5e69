"""What a session adds up to so far, in numbers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from calfjournal.domain.exercise import Exercise, KneePosition, Side
from calfjournal.domain.session import Session, count_sets, sets_done
from calfjournal.training.work_done import (
    CalfVolume,
    contacts_done,
    contacts_planned,
    tension_by_leg,
    volume_by_knee,
)


class SessionTotals(Struct, frozen=True):
    """What was done of a session, warm-ups left out; zeros and None while nothing is known."""

    sets_done: int
    sets_asked: int
    contacts: int
    """Landings of one foot, or of both together (domain rule 8.2)."""
    contacts_asked: int
    tension: Mapping[Side, float]
    """Seconds under tension of each leg, left first."""
    gastrocnemius: CalfVolume
    """With the knee straight, which trains all of the calf."""
    soleus: CalfVolume
    """With the knee bent."""
    load: float | None
    """Effort times minutes (session RPE, Foster 1998), arbitrary units."""

    @property
    def soleus_share(self) -> float | None:
        """How much of the time under tension was with the knee bent, 0 to 1; None without any."""
        whole = self.gastrocnemius.seconds + self.soleus.seconds
        return self.soleus.seconds / whole if whole else None


def session_totals(session: Session, exercises: Mapping[str, Exercise]) -> SessionTotals:
    """Add up a session as it is logged now."""
    volume = volume_by_knee(session, exercises)
    return SessionTotals(
        sets_done=sets_done(session.sets),
        sets_asked=count_sets(session.sets),
        contacts=contacts_done(session),
        contacts_asked=contacts_planned(session, exercises),
        tension=tension_by_leg(session.sets, exercises),
        gastrocnemius=volume[KneePosition.STRAIGHT],
        soleus=volume[KneePosition.BENT],
        load=session.srpe,
    )
