"""The athlete of a journal: what rules and planner need to know about a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Message, say


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

    What is None was never said, and nothing is judged against it. ``sleep_need_h`` hours a night,
    ``height_cm`` centimetres, ``cadence_target_spm`` steps a minute; ``equipment`` tags of
    ``domain.exercise.EQUIPMENT``, None = not asked (all assumed). ``sore_side`` and ``sore_site``
    sum up the sites of both tendons; ``usual_pain`` and ``usual_stiffness_min`` are the one answer
    for both legs of older journals: read ``Tendon`` instead.
    """

    name: str = ""
    born: date | None = None
    sex: Sex = Sex.UNSTATED
    experience: Experience = Experience.NOVICE
    weekly_km: float | None = None
    sleep_need_h: float | None = None
    usual_pain: int | None = None
    usual_stiffness_min: int | None = None
    sore_side: Side | None = None
    sore_site: Site | None = None
    equipment: frozenset[str] | None = None
    cadence_target_spm: float | None = None
    day_border: time | None = None
    """Local time before which it is still yesterday; None = the usual one."""
    height_cm: float | None = None

    def age_on(self, day: date) -> int | None:
        """Age in whole years, None when the birth date is unknown."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class Tendon(Keyed, frozen=True):
    """What is usual of one Achilles tendon, and its history in the athlete's words.

    ``usual_pain`` 0-10, ``usual_stiffness_min`` morning minutes; None = never said. ``site`` is
    where it complains, None = it does not.
    """

    side: Side
    usual_pain: int | None = None
    usual_stiffness_min: int | None = None
    site: Site | None = None
    sore_since: date | None = None
    history: str = ""
    id: int | None = None


FIELD_NAMES: Final[Mapping[str, Message]] = {
    "name": say("values.name"),
    "born": say("values.birth_date"),
    "sex": say("values.sex"),
    "height_cm": say("values.height"),
    "sleep_need_h": say("values.sleep_need"),
    "cadence_target_spm": say("values.cadence_target"),
    "weekly_km": say("values.weekly_distance"),
    "experience": say("values.experience"),
    "equipment": say("values.equipment"),
    "usual_pain": say("values.usual_pain"),
    "usual_stiffness_min": say("values.usual_stiffness"),
    "site": say("values.sore_place"),
    "sore_since": say("values.sore_since"),
    "history": say("values.history"),
}
"""What people call what is known of an athlete and of each tendon, by field."""


def tendon_of(athlete: Athlete, leg: Side) -> Tendon:
    """Return what the one answer for both legs says of one: it is of the sore legs, or of both."""
    sore = athlete.sore_side is not None and leg in athlete.sore_side.legs
    if not sore and athlete.sore_side is not None:
        return Tendon(leg)
    return Tendon(
        leg,
        athlete.usual_pain,
        athlete.usual_stiffness_min,
        (athlete.sore_site or Site.MIDPORTION) if sore else None,
    )


def summed_up(athlete: Athlete, tendons: Mapping[Side, Tendon]) -> Athlete:
    """Return the athlete with the sore legs and the site of the tendons.

    Of two sites the insertion counts, as it allows less (domain section 9).
    """
    sore = [leg for leg in LEGS if tendons[leg].site is not None]
    sites = [tendons[leg].site for leg in sore]
    return replace(
        athlete,
        sore_side=Side.BOTH if len(sore) > 1 else next(iter(sore), None),
        sore_site=Site.INSERTION if Site.INSERTION in sites else next(iter(sites), None),
    )
