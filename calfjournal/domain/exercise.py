"""Exercises: what is done, how hard it loads the Achilles, its neighbours on the ladder."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Category(StrEnum):
    """What an exercise is for."""

    MOBILITY = "mobility"
    RECOVERY = "recovery"
    ISOMETRIC = "isometric"
    STRENGTH = "strength"
    ECCENTRIC = "eccentric"
    PLYOMETRIC = "plyometric"
    TECHNIQUE = "technique"


class Laterality(StrEnum):
    """Whether legs work together, one after the other, or by turns within a set."""

    BOTH = "both"
    EACH = "each"
    ALTERNATING = "alternating"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides whose sets are counted apart."""
        return LEGS if self is Laterality.EACH else (Side.BOTH,)


class KneePosition(StrEnum):
    """How the knee is held in calf work: straight trains all of the calf, bent the soleus."""

    STRAIGHT = "straight"
    BENT = "bent"


class Muscle(StrEnum):
    """What an exercise trains or loosens, as libraries are searched for it."""

    GASTROCNEMIUS = "gastrocnemius"
    SOLEUS = "soleus"
    SHIN = "shin"
    FOOT = "foot"
    ANKLE = "ankle"
    THIGH = "thigh"
    HIP = "hip"


class Side(StrEnum):
    """The leg a value belongs to."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs that are meant."""
        return LEGS if self is Side.BOTH else (self,)


LEGS = (Side.LEFT, Side.RIGHT)

SINGLE_LEG_RAISES = ("sl_calf_raise_floor", "sl_calf_raise_step", "sl_calf_raise_weighted")
"""Straight-knee raises on one leg, whose repetitions gates and milestones count."""


class Unit(StrEnum):
    """What the amount of a set counts."""

    REPS = "reps"
    SECONDS = "seconds"
    CONTACTS = "contacts"
    METRES = "metres"
    MINUTES = "minutes"


_ASSIST = "assist"


class Tempo(Struct, frozen=True):
    """Seconds of one repetition: lower, pause below, rise, hold above.

    ``assisted`` means the other leg does the rise (classic eccentric drop); ``rise`` is then 0.
    """

    lower: float
    pause: float
    rise: float
    hold: float
    assisted: bool = False

    @classmethod
    def read(cls, text: str) -> Tempo | None:
        """Return the tempo of its notation, four numbers of 0 to 60 s; None for other words."""
        parts = [part.strip() for part in text.split("-")]
        assisted = len(parts) == 4 and parts[2] == _ASSIST
        if assisted:
            parts[2] = "0"
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            return None
        if len(numbers) != 4 or not all(0 <= number <= 60 for number in numbers):
            return None
        lower, pause, rise, hold = numbers
        return cls(lower, pause, rise, hold, assisted)

    def __str__(self) -> str:
        """The notation on screen and paper, e.g. ``3-1-2-1`` or ``3-0-assist-0``."""
        rise = _ASSIST if self.assisted else f"{self.rise:g}"
        return f"{self.lower:g}-{self.pause:g}-{rise}-{self.hold:g}"

    @property
    def seconds(self) -> float:
        """Seconds the working leg is under tension in one repetition."""
        return self.lower + self.pause + self.rise + self.hold


class Dose(Struct, frozen=True):
    """A range of sets and of amount per set, with rest between sets in seconds."""

    sets: tuple[int, int]
    amount: tuple[int, int]
    unit: Unit
    rest_s: tuple[int, int]
    rep_max: bool = False
    """True when the amount is a repetition maximum (load chosen so that no more are possible)."""


class Exercise(Struct, frozen=True):
    """One exercise of the library.

    ``load_class`` is 0-5 (domain rule 6.1): an ordinal planning aid of this program, not a
    measured force. ``easier`` and ``harder`` are ids of the neighbouring rungs, or None.
    ``phases`` holds the letters M, S, P, R where the exercise is used.
    """

    id: str
    name: str
    category: Category
    phases: str
    muscles: str
    equipment: str
    needs: frozenset[str]
    """Equipment tags that must be at hand: see ``EQUIPMENT`` (empty = nothing needed)."""
    laterality: Laterality
    dose: Dose | None
    dose_text: str
    tempo: Tempo | None
    tempo_text: str
    load_class: int
    easier: str | None
    harder: str | None
    cue: str
    caution: str
    counts_contacts: bool
    source: str
    """Evidence tag: ``D`` = calfjournal default, ``M`` = commonly reported, ``own`` = theirs."""
    floor_variant: str | None = None
    """Id of the exercise to use instead when pain sits at the insertion (nothing below level)."""
    knees: frozenset[KneePosition] = frozenset()
    """How the knee may be held; empty = no raise or hold of the calf (domain rule 1.7)."""
    lowers_first: bool = False
    """True where a repetition begins high, as its drawing does."""
    out_and_back: bool = False
    """True of what is no raise: it goes somewhere, stays, and comes back."""
    trains: frozenset[Muscle] = frozenset()
    """What ``muscles`` says in words, to be found by."""
    like: str | None = None
    """Of one of the athlete's own: the exercise it is done like; None for those that ship."""

    @property
    def figure(self) -> str:
        """The id of the exercise whose drawing shows it."""
        return self.like or self.id


EQUIPMENT: tuple[str, ...] = (
    "step",
    "weight",
    "band",
    "mat",
    "towel",
    "rope",
    "box",
    "incline board",
    "leg press",
    "barbell",
    "foam roller",
    "ball",
    "hill",
    "flat 30 m",
)
"""Equipment an athlete may or may not have; walls, floors and chairs are taken for granted."""
