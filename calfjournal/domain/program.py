"""Programs: reusable templates of phases, session types, doses, gates and spacing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from calfjournal.domain.assessment import Measure
from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Tempo, Unit
from calfjournal.domain.message import Words, ours


class PhaseKind(StrEnum):
    """The block of training a week belongs to."""

    MOBILITY = "mobility"
    STRENGTH = "strength"
    PLYOMETRIC = "plyometric"
    REASSESS = "reassess"
    MAINTENANCE = "maintenance"


class SessionKind(StrEnum):
    """What a session mainly trains; keeps its colour and glyph everywhere."""

    MOBILITY = "mobility"
    STRENGTH = "strength"
    PLYOMETRIC = "plyometric"
    RETEST = "retest"


SHORT = "_short"
"""What the id of a session type's short form ends in"""


class Prescription(Struct, frozen=True):
    """One exercise line of a session type.

    ``amount`` is a range (low, high) in ``unit`` per set and side. ``load_kg`` is external load,
    None when it is the athlete's own choice or body weight. ``rir`` is the target of repetitions
    left in reserve. ``counts_heavy`` marks the lines scaled by the mileage set multiplier.
    """

    exercise: str
    sets: int
    amount: tuple[int, int]
    unit: Unit
    rest_s: int
    tempo: Tempo | None = None
    load_kg: float | None = None
    rir: tuple[int, int] | None = None
    rep_max: bool = False
    optional_gate: str | None = None
    """Id of a gate that must be met for this line to be offered (late light plyometrics)."""
    note: str = ""
    commonly_reported: tuple[str, ...] = ()
    """Names of values here that are not verified (``tempo``, ``sets``…); shown as "commonly
    reported" and meant to be edited."""


class SessionType(Struct, frozen=True):
    """A kind of session within a program, e.g. *Heavy slow raises*."""

    id: str
    title: str
    kind: SessionKind
    minutes: int
    items: tuple[Prescription, ...]
    rpe: int | None = None
    """Planned effort 0-10."""


class WeekTemplate(Struct, frozen=True):
    """The session types of one week of a phase, most important first.

    In a deload week the session types stand at their full dose: who lays the plan cuts the sets
    by 40 % and keeps the load (domain rule 8.4). The last ``optional`` entries may be left out
    ("2-3 sessions"). ``in_order`` means that the entries must follow each other as listed.
    """

    sessions: tuple[str, ...]
    deload: bool = False
    contact_cap: int | None = None
    """Most foot contacts of one session this week."""
    note: str = ""
    optional: int = 0
    in_order: bool = False


class Criterion(Struct, frozen=True):
    """One measurable condition of a gate; ``measure`` names a figure gates know how to read."""

    id: str
    text: str
    measure: str
    at_least: float | None = None
    at_most: float | None = None


class PhaseTemplate(Struct, frozen=True):
    """A phase of a program: a range of weeks and what each holds.

    ``weeks_range`` is (shortest, default, longest) and ``weeks`` holds exactly ``longest``
    entries. Week k of a phase of n weeks takes ``weeks[k]``; the planner chooses which weeks
    repeat or fall away inside the range. A shortest and default of 0 marks a phase that only
    fills a year (maintenance between two cycles).
    """

    kind: PhaseKind
    title: str
    goal: str
    weeks_range: tuple[int, int, int]
    weeks: tuple[WeekTemplate, ...]
    gate: str | None = None
    """Id of the gate to pass before the *next* phase."""


ANSWER_SLACK_H = 4
"""How many hours the next session may precede an answer that is still needed [calfjournal
default]: 48 h answers stay with sessions that come two hours early."""


class Spacing(Struct, frozen=True):
    """When the next session may start.

    ``min_gap_h`` start to start in hours, ``tolerance_min`` minutes that may be missing,
    ``non_consecutive`` forbids neighbouring days, ``high_gap_h`` hours from a load-class-5
    exposure to the next load-class-4-5 exposure (domain rule 6.1). ``heavy_gap_h`` hours
    between two sessions that both hold load class 3 or more, for programs with light days in
    between; 0 = ``min_gap_h`` says it all.
    """

    min_gap_h: int = 48
    tolerance_min: int = 120
    non_consecutive: bool = True
    high_gap_h: int = 72
    sessions_per_day: int = 1
    max_per_week: int = 3
    heavy_gap_h: int = 0

    @property
    def asked(self) -> tuple[Moment, ...]:
        """The answers that each session needs: those due before the next one, or soon after it.

        A program of several sessions a day is answered by the mornings alone.
        """
        if self.sessions_per_day > 1:
            return (Moment.MORNING,)
        later = {Moment.H24: 24, Moment.H48: 48}
        due = (m for m, hours in later.items() if hours <= self.min_gap_h + ANSWER_SLACK_H)
        return (Moment.DURING, Moment.MORNING, *due)


class Gate(Struct, frozen=True):
    """Criteria to meet before harder work."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


class PainRule(Struct, frozen=True):
    """What a program says of pain during its sessions (domain rule 4.3, row 5).

    Pain of ``during_ok`` and less that is settled at ``settle_by`` (None = the next morning) is
    no reason to hold; None = the program accepts none. Answers are ``asked`` at these moments.
    """

    during_ok: int | None = None
    settle_by: Moment | None = None
    asked: tuple[Moment, ...] = (Moment.DURING, Moment.MORNING, Moment.H24, Moment.H48)


class GateState(StrEnum):
    """How far a criterion, or a whole gate, is."""

    MET = "met"
    NOT_MET = "not_met"
    NO_DATA = "no_data"


class CriterionStatus(Struct, frozen=True):
    """One criterion on one day: its figure, and what is to be said of what is there or missing."""

    criterion: Criterion
    state: GateState
    value: float | None
    text: Words
    test: Measure | None = None
    """The one test that tells it; None where sets, mornings or runs do so, too."""


class GateStatus(Struct, frozen=True):
    """A gate on one day.

    Met only when every criterion is; no data when none is unmet but some cannot be told yet.
    """

    gate: Gate
    state: GateState
    criteria: tuple[CriterionStatus, ...]
    text: Words = ""


class GateWord(Struct, frozen=True):
    """The athlete's word to do what waits for a gate all the same: its first and last day."""

    given: date
    until: date


class Program(Struct, frozen=True):
    """A program: template of a plan.

    ``clinician`` True means: researched for people treated for tendon pain, never chosen by
    default and only after its warning was read. ``cyclic`` programs repeat to fill a year.
    """

    id: str
    title: str
    summary: str
    phases: tuple[PhaseTemplate, ...]
    session_types: dict[str, SessionType]
    gates: dict[str, Gate] = field(default_factory=dict)
    spacing: Spacing = field(default_factory=Spacing)
    population: str = ""
    evidence: str = ""
    citation: str = ""
    pain_rule: str = ""
    progression: str = ""
    run_rule: str = ""
    warning: str = ""
    clinician: bool = False
    cyclic: bool = False
    deload_every: int = 4
    """A deload week after this many weeks; 0 = none."""
    editable: bool = False
    """True for programs the user owns, False for those that ship."""
    entry_gate: str | None = None
    """Id of the gate to pass before the program starts, None when anyone may begin."""
    pain_during_ok: int | None = None
    """Pain 0-10 during a session that the program accepts, None when it says nothing of it."""
    settle_by: Moment | None = None
    """When accepted pain is to be settled, None = by the next morning."""

    @property
    def accepts(self) -> PainRule:
        """What the program says of pain during its sessions."""
        return PainRule(self.pain_during_ok, self.settle_by, self.spacing.asked)

    def says(self, text: str) -> Words:
        """Return a text of it as a plan keeps it: ours is translated, the user's is not."""
        return text if self.editable else ours(text)

    @property
    def asks_first(self) -> bool:
        """True when the warning must be read before a plan is made of it."""
        return self.clinician or bool(self.warning)
