"""What an athlete can be asked for: equipment, a sore heel, and age (domain sections 9, 12)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from msgspec import Struct

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Exercise
from calfjournal.training.library import Library, fits

ADULT = 18
"""Below this age, in years, there is no load class 5, no added weight, no researched program."""

MASTER = 50
"""From this age on, in years, steps are slower and sessions further apart [calfjournal default]."""

WEIGHTS = frozenset({"weight", "barbell", "leg press"})
"""Equipment that adds load to the body's own."""

Learned = Callable[[], Mapping[str, float]]
"""What exercises cost, gathered when somebody asks."""

_HIGHEST, _HIGHEST_YOUNG = 5, 4


class AtHand(Struct, frozen=True):
    """What decides whether an exercise fits an athlete, whatever the day brings.

    ``equipment`` None = everything; ``site`` where it is sore; ``highest_class`` the load class
    that is never exceeded.
    """

    equipment: frozenset[str] | None = None
    site: Site | None = None
    highest_class: int = _HIGHEST

    @classmethod
    def of(cls, athlete: Athlete, day: date) -> AtHand:
        """Return what an athlete can be asked for on a day; the day decides about the age.

        A sore insertion of one leg keeps both on level ground: most sessions train both.
        """
        if not is_minor(athlete, day):
            return cls(athlete.equipment, athlete.sore_site)
        owned = frozenset(EQUIPMENT) if athlete.equipment is None else athlete.equipment
        return cls(owned - WEIGHTS, athlete.sore_site, _HIGHEST_YOUNG)

    @property
    def has_weight(self) -> bool:
        """True when weight can be added to the body's own."""
        return self.equipment is None or "weight" in self.equipment

    def fits(self, exercise: Exercise) -> bool:
        """Tell whether an exercise can be asked for at all."""
        return fits(exercise, self.equipment, self.site, self.highest_class)


class Swaps(Struct, frozen=True):
    """What swapping an exercise needs to know: the library and what is at hand.

    A swap never takes a higher load class, so what the age allows is told by what is at hand.
    ``learned`` tells what exercises cost the worse leg the next day, asked when it matters.
    """

    library: Library
    at_hand: AtHand = AtHand()
    learned: Learned = dict

    @classmethod
    def of(cls, athlete: Athlete, library: Library, day: date, learned: Learned = dict) -> Swaps:
        """The swaps of an athlete on a day."""
        return cls(library, AtHand.of(athlete, day), learned)

    def stand_in(
        self, exercise: str, limit: int | None = None, *, avoid: Collection[str] = ()
    ) -> Exercise:
        """Return the exercise itself when it fits, else the nearest that does.

        Nothing is above load class ``limit``; ``avoid`` are ids that are no stand-ins.
        """
        at_hand = self.at_hand
        return self.library.substitute(
            exercise, at_hand.equipment, at_hand.site, limit, avoid=avoid
        )

    def rung_below(self, exercise: str, limit: int, *, avoid: Collection[str] = ()) -> Exercise:
        """Return the stand-in up to a load class, or its like that was answered more calmly (8.1).

        One of ``avoid`` is in the session already, and not taken for its calm.
        """
        found = self.stand_in(exercise, limit, avoid=avoid)
        at_hand = self.at_hand
        calm = self.library.gentler(found, at_hand.equipment, at_hand.site, self.learned())
        return found if calm.id in avoid else calm


def is_master(athlete: Athlete, day: date) -> bool:
    """Tell whether an athlete is known to be 50 or older on a day."""
    age = athlete.age_on(day)
    return age is not None and age >= MASTER


def is_minor(athlete: Athlete, day: date) -> bool:
    """Tell whether an athlete is known to be under 18 on a day."""
    age = athlete.age_on(day)
    return age is not None and age < ADULT
