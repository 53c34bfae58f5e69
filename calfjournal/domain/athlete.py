"""The athlete of a journal: what rules and planner need to know about a person."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.keyed import Keyed


class Experience(StrEnum):
    """Experience with calf and jump training; sets contact caps (domain rules 7.4, 8.2)."""

    NOVICE = "novice"
    EXPERIENCED = "experienced"


class Sex(StrEnum):
    """Only used to choose the heel-rise reference line."""

    MALE = "male"
    FEMALE = "female"
    UNSTATED = "unstated"


class Athlete(Struct, frozen=True):
    """The one athlete of a journal; every field may be left unknown.

    ``sleep_need_h`` hours per night; ``usual_pain`` the intake value used until a baseline
    exists; ``equipment`` tags of ``domain.exercise.EQUIPMENT``, None = not asked (all assumed).
    """

    name: str = ""
    born: date | None = None
    sex: Sex = Sex.UNSTATED
    experience: Experience = Experience.NOVICE
    weekly_km: float | None = None
    sleep_need_h: float = 7.5
    usual_pain: int = 0
    usual_stiffness_min: int = 5
    sore_side: Side | None = None
    sore_site: Site | None = None
    equipment: frozenset[str] | None = None
    cadence_target_spm: float | None = None
    day_border: time | None = None
    """Local time before which it is still yesterday; None = the usual one."""

    def age_on(self, day: date) -> int | None:
        """Age in whole years, None when the birth date is unknown."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class Tendon(Keyed, frozen=True):
    """What is usual of one Achilles tendon, and its history in the athlete's words.

    ``usual_pain`` 0-10, ``usual_stiffness_min`` morning minutes; None = never said.
    """

    side: Side
    usual_pain: int | None = None
    usual_stiffness_min: int | None = None
    site: Site | None = None
    sore_since: date | None = None
    history: str = ""
    id: int | None = None
