"""Check-ins with the table of their figures, tendon readings and red-flag reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import Side
from calfjournal.domain.keyed import Keyed
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, Limit
from calfjournal.domain.message import Message, Words, say


class Site(StrEnum):
    """Where it hurts; only tendon and heel sites feed the tendon rules (domain rule 4.3)."""

    MIDPORTION = "midportion"
    INSERTION = "insertion"
    CALF = "calf"
    HEEL = "heel"
    OTHER = "other"

    @property
    def is_tendon(self) -> bool:
        """True for the sites the tendon rules judge; muscle soreness is not one of them."""
        return self in _TENDON


_TENDON = (Site.MIDPORTION, Site.INSERTION, Site.HEEL)


class Moment(StrEnum):
    """When a tendon reading was taken, seen from the session it answers."""

    DURING = "during"
    AFTER = "after"
    MORNING = "morning"
    H24 = "24h"
    H48 = "48h"


class TendonReading(Keyed, frozen=True):
    """Pain 0-10 and stiffness minutes at one moment, for one side and site.

    A morning reading belongs to its day; ``session_id`` ties the other moments (and the next
    morning) to the session they answer.
    """

    day: date
    moment: Moment
    side: Side
    pain: int | None = None
    stiffness_min: int | None = None
    site: Site = Site.MIDPORTION
    limp: bool = False
    swelling: bool = False
    session_id: int | None = None
    at: datetime | None = None
    """UTC instant of the reading, None when only the day is known."""
    id: int | None = None


ILLNESS_TAG: Final = "illness"
FEVER_TAG: Final = "fever"
_ILL: Final = frozenset({ILLNESS_TAG, FEVER_TAG, "ill", "sick"})
"""Tags that tell of illness: those of the form, and what files call it."""
MANUAL: Final = "manual"
"""The source of a check-in that the athlete typed."""


class Habit(StrEnum):
    """What was done to recover; it is kept to look back at, and never scored (rule 10)."""

    ROLLING = "rolling"
    SELF_MASSAGE = "self_massage"
    CONTRAST = "contrast"
    COOLING_STRETCH = "cooling_stretch"
    PROTEIN = "protein"
    EASY_SPIN = "easy_spin"


class CheckIn(Keyed, frozen=True):
    """One morning's values.

    Resting heart rate in bpm, sleep in hours, sleep quality 1 (poor) to 5 (very good);
    fatigue, stress and muscle soreness 1 (best) to 7 (worst); body mass kg; HRV ms (RMSSD).
    """

    day: date
    id: int | None = None
    resting_hr: int | None = None
    hrv_ms: float | None = None
    sleep_hours: float | None = None
    sleep_quality: int | None = None
    fatigue: int | None = None
    stress: int | None = None
    muscle_soreness: int | None = None
    body_mass_kg: float | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    rest_day: bool = False
    """True when the athlete confirmed that nothing was trained that day."""
    source: str = MANUAL
    at: datetime | None = None
    habits: tuple[str, ...] = ()
    """Ids as in ``Habit``, in no order of worth."""

    @property
    def is_ill(self) -> bool:
        """True when it tells of illness."""
        return bool(_ILL & self._plain_tags)

    @property
    def has_fever(self) -> bool:
        """True when it tells of fever."""
        return FEVER_TAG in self._plain_tags

    @property
    def is_only_note(self) -> bool:
        """True when it holds nothing but what was written about the day, or nothing at all."""
        return replace(self, id=None, note="") == CheckIn(self.day)

    @property
    def is_only_rest(self) -> bool:
        """True when it holds nothing but that the day was one of rest: nothing to judge."""
        bare = replace(self, id=None, note="", at=None, rest_day=False)
        return self.rest_day and bare == CheckIn(self.day)

    @property
    def _plain_tags(self) -> frozenset[str]:
        return frozenset(tag.strip().casefold() for tag in self.tags)

    @property
    def is_typed(self) -> bool:
        """True when the athlete typed it, False when a file brought it."""
        return self.source == MANUAL


class EntryKind(StrEnum):
    """How a figure of a check-in comes in."""

    NUMBER = "number"
    HOURS = "hours"
    SCALE = "scale"


class MorningFigure(Struct, frozen=True):
    """One figure of a check-in; form, summary, day and import take what they know from here.

    ``name`` is its field of ``CheckIn``; its title, range and unit are those of its limit.
    """

    name: str
    entry: EntryKind
    label: Words = ""
    """What stands before the value where room is small, "" when its unit tells it."""
    anchors: Mapping[int, Message] = {}
    """Words of numbers of a scale."""
    decimals: int = 0
    of_night: bool = False
    """About the night; the others are about the day that begins."""
    first: bool = False
    """Asked of everybody, before the tendons; the others of those who usually tell them."""
    folded: bool = False
    """A small fact beside the morning: most bring it with files, or never."""

    @property
    def limit(self) -> Limit:
        """What it may be, its title and unit."""
        return LIMITS[Kind.CHECK_IN][self.name]

    @property
    def is_typed(self) -> bool:
        """True for figures typed as text, False for scales."""
        return self.entry is not EntryKind.SCALE

    @property
    def is_whole(self) -> bool:
        """True for typed figures without decimals."""
        return self.entry is EntryKind.NUMBER and self.decimals == 0

    def of(self, check_in: CheckIn) -> float | None:
        """Return the value of a check-in, None when it was not given."""
        value: float | None = getattr(check_in, self.name)
        return value


FIGURES: Final = (
    MorningFigure(
        "resting_hr", EntryKind.NUMBER, say("values.resting_hr"), of_night=True, first=True
    ),
    MorningFigure("hrv_ms", EntryKind.NUMBER, say("values.hrv"), decimals=1, folded=True),
    MorningFigure("sleep_hours", EntryKind.HOURS, say("values.sleep"), of_night=True, first=True),
    MorningFigure(
        "sleep_quality",
        EntryKind.SCALE,
        say("values.sleep_quality"),
        {
            1: say("values.anchor_poor"),
            2: say("values.anchor_rather_poor"),
            3: say("values.anchor_fair"),
            4: say("values.anchor_good"),
            5: say("values.anchor_very_good"),
        },
        of_night=True,
    ),
    MorningFigure(
        "fatigue",
        EntryKind.SCALE,
        say("values.fatigue"),
        {
            1: say("values.anchor_fresh"),
            3: say("values.anchor_a_little_tired"),
            5: say("values.anchor_tired"),
            7: say("values.anchor_worn_out"),
        },
    ),
    MorningFigure(
        "stress",
        EntryKind.SCALE,
        say("values.stress"),
        {
            1: say("values.anchor_calm"),
            3: say("values.anchor_a_little_tense"),
            5: say("values.anchor_tense"),
            7: say("values.anchor_too_much"),
        },
    ),
    MorningFigure(
        "muscle_soreness",
        EntryKind.SCALE,
        say("values.muscle_soreness"),
        {
            1: say("values.anchor_none"),
            3: say("values.anchor_a_little"),
            5: say("values.anchor_sore"),
            7: say("values.anchor_very_sore"),
        },
    ),
    MorningFigure("body_mass_kg", EntryKind.NUMBER, decimals=1, folded=True),
)
"""In the order they are asked and told."""


class RedFlag(Keyed, frozen=True):
    """A red-flag item the athlete ticked (ids RF1-RF19 of domain section 9)."""

    day: date
    flag: str
    note: str = ""
    cleared_on: date | None = None
    id: int | None = None


class Flare(Keyed, frozen=True):
    """A flare of a tendon; ``end`` None while it lasts."""

    start: date
    side: Side
    end: date | None = None
    site: Site = Site.MIDPORTION
    note: str = ""
    id: int | None = None

    def holds(self, day: date) -> bool:
        """True when it lasts on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


class WellnessValue(Keyed, frozen=True):
    """One figure of one day as one source gave it, in the unit of the figure."""

    day: date
    figure: str
    source: str
    value: float
    at: datetime | None = None
    id: int | None = None
