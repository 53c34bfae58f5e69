"""Words that screen, paper and command line share; each with its glyph where it has one.

Colour never carries a meaning alone: whoever shows one of these shows glyph and word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from msgspec import Struct

from calfjournal.domain.assessment import NORM_SURFACE, StopRule
from calfjournal.domain.athlete import Experience, Sex
from calfjournal.domain.checkin import Moment, Site
from calfjournal.domain.comparison import GapLevel, RaiseLevel
from calfjournal.domain.exercise import Category, Muscle, Side, Unit
from calfjournal.domain.finding import Light, State
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import RaceRank
from calfjournal.domain.program import GateState, PhaseKind, SessionKind
from calfjournal.domain.run import Hill, PlannedRunStatus, RunKind, Steadiness
from calfjournal.domain.session import SessionStatus
from calfjournal.messages.language import mark, mark_in, pattern

K = TypeVar("K")


class Vocabulary(Mapping[K, str]):
    """Words by what they stand for, read in the language of the moment."""

    def __init__(self, table: Mapping[K, str]) -> None:
        """``table`` holds marked texts."""
        self._table = table

    def __getitem__(self, key: K) -> str:
        """Return the word in the language."""
        return pattern(self._table[key])

    def __iter__(self) -> Iterator[K]:
        """Iterate over what the words stand for."""
        return iter(self._table)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._table)


class SignedWord(Struct, frozen=True):
    """A word, marked for translation, and the sign beside it ("" = none)."""

    marked: str
    glyph: str = ""

    @property
    def text(self) -> str:
        """The word in the language."""
        return pattern(self.marked)

    def __str__(self) -> str:
        """Glyph and word as running text."""
        return f"{self.glyph} {self.text}".strip()


KINDS: Final[dict[SessionKind, SignedWord]] = {
    SessionKind.MOBILITY: SignedWord(mark("Mobility"), "○"),
    SessionKind.STRENGTH: SignedWord(mark("Strength"), "▲"),
    SessionKind.PLYOMETRIC: SignedWord(mark("Plyometric"), "■"),
    SessionKind.RETEST: SignedWord(mark("Re-test"), "◆"),
}

KIND_WORDS: Final = Vocabulary(
    {
        SessionKind.MOBILITY: mark("mobility"),
        SessionKind.STRENGTH: mark("strength"),
        SessionKind.PLYOMETRIC: mark("plyometric"),
        SessionKind.RETEST: mark("re-test"),
    }
)
"""Kinds inside a sentence."""

STATUSES: Final[dict[SessionStatus, SignedWord]] = {
    SessionStatus.PLANNED: SignedWord(mark("planned")),
    SessionStatus.DONE: SignedWord(mark("done"), "✓"),
    SessionStatus.PARTLY: SignedWord(mark("partly done"), "◐"),
    SessionStatus.SKIPPED: SignedWord(mark("skipped"), "–"),
    SessionStatus.MOVED: SignedWord(mark("moved"), "→"),
}

RUN_STATUSES: Final[dict[PlannedRunStatus, SignedWord]] = {
    PlannedRunStatus.PLANNED: SignedWord(mark("planned")),
    PlannedRunStatus.MOVED: SignedWord(mark("moved"), "→"),
    PlannedRunStatus.EASY: SignedWord(mark("easy and flat"), "!"),
    PlannedRunStatus.SHORTER: SignedWord(mark("shorter"), "!"),
    PlannedRunStatus.WALK_RUN: SignedWord(mark("walk and run"), "!"),
    PlannedRunStatus.DONE: SignedWord(mark("done"), "✓"),
    PlannedRunStatus.MISSED: SignedWord(mark("missed"), "×"),
    PlannedRunStatus.SKIPPED: SignedWord(mark("left out"), "–"),
}

LIGHTS: Final[dict[Light, SignedWord]] = {
    Light.GREEN: SignedWord(mark("Go on as planned"), "✓"),
    Light.AMBER: SignedWord(mark("Hold"), "!"),
    Light.RED: SignedWord(mark("Step back"), "✕"),
    Light.STOP: SignedWord(mark("Stop and have it looked at"), "✕"),
}

STATES: Final[dict[State, SignedWord]] = {
    State.GREEN: SignedWord(mark("usual"), "✓"),
    State.NOTE: SignedWord(mark("noted"), "·"),
    State.AMBER: SignedWord(mark("hold"), "!"),
    State.RED: SignedWord(mark("step back"), "✕"),
    State.STOP: SignedWord(mark("stop"), "✕"),
    State.COLLECTING: SignedWord(mark("collecting"), "…"),
    State.MISSING: SignedWord(mark("not known"), "–"),
}

PHASES: Final = Vocabulary(
    {
        PhaseKind.MOBILITY: mark("Mobility"),
        PhaseKind.STRENGTH: mark("Strength"),
        PhaseKind.PLYOMETRIC: mark("Plyometric"),
        PhaseKind.REASSESS: mark("Re-test"),
        PhaseKind.MAINTENANCE: mark("Maintenance"),
    }
)

SIDES: Final = Vocabulary(
    {
        Side.LEFT: mark("left"),
        Side.RIGHT: mark("right"),
        Side.BOTH: mark("both"),
    }
)

SIDE_TITLES: Final = Vocabulary(
    {
        Side.LEFT: mark("Left"),
        Side.RIGHT: mark("Right"),
        Side.BOTH: mark("Both"),
    }
)
"""Sides as headings, and where they begin a line."""

SIDE_LETTERS: Final = Vocabulary(
    {
        Side.LEFT: mark_in("left leg", "L"),
        Side.RIGHT: mark_in("right leg", "R"),
        Side.BOTH: mark_in("both legs", "B"),
    }
)
"""Sides where there is room for a letter only."""

SITES: Final = Vocabulary(
    {
        Site.MIDPORTION: mark("middle of the tendon"),
        Site.INSERTION: mark("at the heel bone"),
        Site.CALF: mark("calf muscle"),
        Site.HEEL: mark("heel"),
        Site.OTHER: mark("somewhere else"),
    }
)

MOMENTS: Final = Vocabulary(
    {
        Moment.DURING: mark("during"),
        Moment.AFTER: mark("after"),
        Moment.MORNING: mark("next morning"),
        Moment.H24: mark("24 h"),
        Moment.H48: mark("48 h"),
    }
)

MOMENT_TITLES: Final = Vocabulary(
    {
        Moment.DURING: mark("During"),
        Moment.AFTER: mark("After"),
        Moment.MORNING: mark("Next morning"),
        Moment.H24: mark("24 h"),
        Moment.H48: mark("48 h"),
    }
)
"""Moments as headings."""

HILLS: Final = Vocabulary(
    {
        Hill.FLAT: mark("Flat"),
        Hill.ROLLING: mark("Rolling"),
        Hill.HILLY: mark("Hilly"),
        Hill.UPHILL: mark("Uphill"),
        Hill.DOWNHILL: mark("Downhill"),
    }
)

RUN_KINDS: Final = Vocabulary(
    {
        RunKind.EASY: mark("easy"),
        RunKind.QUALITY: mark("quality"),
        RunKind.LONG: mark("long"),
        RunKind.RACE: mark("race"),
    }
)

RUN_NAMES: Final = Vocabulary(
    {
        None: mark("run"),
        RunKind.EASY: mark("easy run"),
        RunKind.QUALITY: mark("quality run"),
        RunKind.LONG: mark("long run"),
        RunKind.RACE: mark("race"),
    }
)
"""What a run of a kind is called inside a sentence; None = its kind is not known."""

RUN_TITLES: Final = Vocabulary(
    {
        None: mark("Run"),
        RunKind.EASY: mark("Easy run"),
        RunKind.QUALITY: mark("Quality run"),
        RunKind.LONG: mark("Long run"),
        RunKind.RACE: mark("Race"),
    }
)
"""What a run of a kind is called where its name stands alone."""

GATES: Final = Vocabulary(
    {
        GateState.MET: mark("met"),
        GateState.NOT_MET: mark("not met"),
        GateState.NO_DATA: mark("no data yet"),
    }
)

CATEGORIES: Final = Vocabulary(
    {
        Category.MOBILITY: mark("Mobility"),
        Category.RECOVERY: mark("Recovery"),
        Category.ISOMETRIC: mark("Isometric"),
        Category.STRENGTH: mark("Strength"),
        Category.ECCENTRIC: mark("Eccentric"),
        Category.PLYOMETRIC: mark("Plyometric"),
        Category.TECHNIQUE: mark("Technique"),
    }
)

CATEGORY_WORDS: Final = Vocabulary(
    {
        Category.MOBILITY: mark("mobility"),
        Category.RECOVERY: mark("recovery"),
        Category.ISOMETRIC: mark("isometric"),
        Category.STRENGTH: mark("strength"),
        Category.ECCENTRIC: mark("eccentric"),
        Category.PLYOMETRIC: mark("plyometric"),
        Category.TECHNIQUE: mark("technique"),
    }
)
"""Categories behind the name of an exercise."""

MUSCLES: Final = Vocabulary(
    {
        Muscle.GASTROCNEMIUS: mark("Gastrocnemius"),
        Muscle.SOLEUS: mark("Soleus"),
        Muscle.SHIN: mark("Shin"),
        Muscle.FOOT: mark("Foot"),
        Muscle.ANKLE: mark("Ankle"),
        Muscle.THIGH: mark("Thigh"),
        Muscle.HIP: mark("Hip"),
    }
)

EQUIPMENT_WORDS: Final = Vocabulary(
    {
        "step": mark("step"),
        "weight": mark("weight"),
        "band": mark("band"),
        "mat": mark("mat"),
        "towel": mark("towel"),
        "rope": mark("rope"),
        "box": mark("box"),
        "incline board": mark("incline board"),
        "leg press": mark("leg press"),
        "barbell": mark("barbell"),
        "foam roller": mark("foam roller"),
        "ball": mark("ball"),
        "hill": mark("hill"),
        "flat 30 m": mark("flat 30 m"),
    }
)
"""Equipment by its tag in the library."""

EXPERIENCES: Final = Vocabulary(
    {
        Experience.NOVICE: mark("New to it"),
        Experience.EXPERIENCED: mark("Trained before"),
    }
)
"""Answers to how much calf training there was so far."""

SEXES: Final = Vocabulary(
    {
        Sex.FEMALE: mark("Female"),
        Sex.MALE: mark("Male"),
        Sex.UNSTATED: mark("Not stated"),
    }
)

AMOUNTS: Final = Vocabulary(
    {
        Unit.REPS: mark("reps"),
        Unit.SECONDS: mark("s"),
        Unit.CONTACTS: mark("contacts"),
        Unit.METRES: mark("m"),
        Unit.MINUTES: mark("min"),
    }
)

TEST_SURFACES: Final = Vocabulary({"flat": mark("flat floor"), NORM_SURFACE: mark("10° incline")})
"""What heel raises are tested on."""

TEST_SURFACE_TITLES: Final = Vocabulary(
    {"flat": mark("Flat floor"), NORM_SURFACE: mark("10° incline")}
)
"""The same where it begins a line."""

RACE_RANKS: Final = Vocabulary(
    {
        RaceRank.A: mark("A race: the plan leads to it"),
        RaceRank.B: mark("B race: easy days before it"),
    }
)
"""What a race counts, where it is chosen."""

RACE_RANK_LETTERS: Final = Vocabulary({RaceRank.A: mark("A race"), RaceRank.B: mark("B race")})
"""The same where there is little room."""

ENDINGS: Final = Vocabulary(
    {
        StopRule.HEIGHT: mark("the height went"),
        StopRule.BEAT: mark("the beat was lost"),
        StopRule.POSTURE: mark("knee bent or trunk leaned"),
        StopRule.SUPPORT: mark("fingertips were not enough"),
        StopRule.PAIN: mark("pain"),
    }
)
"""What ended a test of heel raises."""

GAP_LEVELS: Final = Vocabulary(
    {
        GapLevel.EVEN: mark("even"),
        GapLevel.SMALL: mark("small"),
        GapLevel.CLEAR: mark("clear"),
        GapLevel.LARGE: mark("large"),
    }
)
"""How far the sides of a knee-to-wall test are apart."""

RAISE_LEVELS: Final = Vocabulary(
    {
        RaiseLevel.BUILD_FIRST: mark("build first"),
        RaiseLevel.DEVELOPING: mark("developing"),
        RaiseLevel.TYPICAL: mark("typical"),
        RaiseLevel.STRONG: mark("strong"),
    }
)
"""Heel raises beside the reference for age and sex."""

STEADINESS: Final = Vocabulary(
    {
        Steadiness.VERY_STEADY: mark("very steady"),
        Steadiness.STEADY: mark("steady"),
        Steadiness.VARIABLE: mark("variable"),
        Steadiness.CHECK: mark("check data"),
    }
)
"""How steady the cadence of a run was."""

PAIN_WORDS: Final = Vocabulary(
    {
        0: mark("none"),
        2: mark("mild"),
        5: mark("moderate"),
        8: mark("severe"),
        10: mark("worst"),
    }
)
"""Anchors of the pain scale 0-10."""

EFFORT_WORDS: Final = Vocabulary(
    {
        0: mark("rest"),
        1: mark("very easy"),
        2: mark("easy"),
        3: mark("moderate"),
        4: mark("somewhat hard"),
        5: mark("hard"),
        7: mark("very hard"),
        10: mark("maximal"),
    }
)
"""Anchors of the effort scale 0-10 (RPE, Foster 2001)."""


def scale_word(anchors: Mapping[int, str], value: int) -> str:
    """Return the word of the nearest anchor at or below the value, "" where none fits.

    The lowest one names itself only: a pain of 1 is not none.
    """
    at = max((at for at in anchors if at <= value), default=None)
    return "" if at is None or value != at == min(anchors) else anchors[at]


ROWS: Final = Vocabulary(
    {
        Kind.PLAN: mark("plans"),
        Kind.SESSION: mark("sessions"),
        Kind.SET_LINE: mark("sets"),
        Kind.RUN: mark("runs"),
        Kind.CHECK_IN: mark("check-ins"),
        Kind.TENDON_READING: mark("tendon readings"),
        Kind.RED_FLAG: mark("red flags"),
        Kind.FLARE: mark("flares"),
        Kind.ASSESSMENT: mark("tests"),
        Kind.RESULT: mark("test results"),
        Kind.RACE: mark("races"),
        Kind.BLOCKED_RANGE: mark("blocked ranges"),
        Kind.VERDICT: mark("verdicts"),
        Kind.ADJUSTMENT: mark("adjustments"),
        Kind.PLANNED_RUN: mark("planned runs"),
        Kind.DECISION: mark("decisions"),
        Kind.SHOES: mark("pairs of shoes"),
        Kind.WELLNESS: mark("wellness values"),
        Kind.PHOTO: mark("photos"),
        Kind.VISIT: mark("visits"),
        Kind.EXERCISE_NOTE: mark("notes on exercises"),
        Kind.VIDEO: mark("videos"),
        Kind.OWN_EXERCISE: mark("own exercises"),
    }
)
"""What people call things of a kind; kinds that nobody counts are not listed."""


KIND_NAMES: Final = Vocabulary({kind: word.marked for kind, word in KINDS.items()})
RUN_STATUS_NAMES: Final = Vocabulary({each: word.marked for each, word in RUN_STATUSES.items()})
STATUS_NAMES: Final = Vocabulary({status: word.marked for status, word in STATUSES.items()})
LIGHT_NAMES: Final = Vocabulary({light: word.marked for light, word in LIGHTS.items()})
