"""How running volume scales calf work (domain rule 7.4): sharing the load, not a threshold."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.athlete import Experience
from calfjournal.domain.message import Message, say


class MileageBand(Struct, frozen=True):
    """One row of the mileage table: up to ``km`` kilometres a week."""

    km: float
    sessions: int
    third_is_short: bool
    sets_factor: float
    contacts_novice: int
    contacts_experienced: int
    note: Message | None = None

    def contacts(self, experience: Experience) -> int:
        """Most foot contacts of one plyometric session."""
        novice = experience is Experience.NOVICE
        return self.contacts_novice if novice else self.contacts_experienced


BANDS = (
    MileageBand(15, 3, False, 1.00, 40, 60, say("planner.plyometrics_slowly")),
    MileageBand(41, 3, False, 1.00, 60, 80),
    MileageBand(66, 3, True, 0.85, 60, 80, say("planner.third_is_mobility")),
    MileageBand(90.001, 2, False, 0.75, 50, 70, say("planner.heavy_on_hard_run")),
    MileageBand(float("inf"), 2, False, 0.65, 40, 60, say("planner.plyometrics_by_strides")),
)
"""Rows of domain rule 7.4; a row holds below its ``km`` (90 itself still belongs to its row)."""

RAMPS = ((1.30, 0.70), (1.10, 0.85))
"""Planned week as a multiple of the usual one, and what sets are multiplied with above it."""

RAMP_WEEKS = 4
"""Weeks after which a planned volume has become the usual one."""

SHORT_SHARE, SHORT_FROM_KM, SHORT_TO_KM = 0.5, 40.0, 53.0
"""A short third session holds half the sets; from 40 km a week on it shrinks to that, at 53 km."""

LC5_CONTACTS = {Experience.NOVICE: 30, Experience.EXPERIENCED: 60}
"""Most load-class-5 contacts a week (domain rule 8.2)."""

FIRST_PLYO_WEEK_NOVICE = 40
"""Most contacts of a novice's session in the first plyometric week (domain rule 8.2)."""

USUAL_KM = 30.0
"""Weekly kilometres assumed when nothing is known: the row that changes nothing."""


def band(weekly_km: float) -> MileageBand:
    """The row of the table for kilometres a week."""
    return next(row for row in BANDS if weekly_km < row.km)


def ramp(planned_km: float, usual_km: float) -> float:
    """What sets are multiplied with while the planned week exceeds the usual one."""
    if usual_km <= 0:
        return 1.0
    return next((factor for over, factor in RAMPS if planned_km > over * usual_km), 1.0)


class Mileage(Struct, frozen=True):
    """Usual and planned kilometres a week; ``known`` False = neither was given."""

    usual: float
    planned: float
    known: bool = True

    @property
    def ramp(self) -> float:
        """The factor of the first weeks when more is planned than usual, else 1."""
        return ramp(self.planned, self.usual)

    def rows(self, week: int) -> tuple[MileageBand, ...]:
        """The rows that count in a week of the plan (from 0); the most careful figure wins."""
        if week < RAMP_WEEKS and self.usual != self.planned:
            return band(self.usual), band(self.planned)
        return (band(self.planned),)

    def sets_factor(self, week: int) -> float:
        """Multiplier of strength sets in a week of the plan (from 0)."""
        rows = self.rows(week)
        if len(rows) == 1:
            return rows[0].sets_factor
        return min(rows[0].sets_factor * self.ramp, rows[1].sets_factor)

    def sessions(self, week: int) -> int:
        """Most calf sessions in a week of the plan."""
        return min(row.sessions for row in self.rows(week))

    def third_share(self, week: int) -> float:
        """The share of its sets that a third session of strength weeks holds, 1 = all."""
        if not any(row.third_is_short for row in self.rows(week)):
            return 1.0
        most = max(self.planned, self.usual if week < RAMP_WEEKS else 0.0)
        way = (most - SHORT_FROM_KM) / (SHORT_TO_KM - SHORT_FROM_KM)
        return 1.0 - (1.0 - SHORT_SHARE) * min(1.0, max(0.0, way))

    def contacts(self, week: int, experience: Experience) -> int:
        """Most foot contacts of one plyometric session in a week of the plan."""
        return min(row.contacts(experience) for row in self.rows(week))
