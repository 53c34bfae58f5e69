"""Runs: one activity with its cadence figures, always in steps per minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Message, Words, say


class RunKind(StrEnum):
    """How hard or long a run was meant to be."""

    EASY = "easy"
    QUALITY = "quality"
    LONG = "long"
    RACE = "race"


class Hill(StrEnum):
    """How the ground went up and down."""

    FLAT = "flat"
    ROLLING = "rolling"
    HILLY = "hilly"
    UPHILL = "uphill"
    DOWNHILL = "downhill"


class Advice(StrEnum):
    """What the journal says of a planned run."""

    AS_PLANNED = "as_planned"
    EASY = "easy"
    """Easy and flat."""
    SHORTER = "shorter"
    WALK_RUN = "walk_run"
    NONE = "none"
    LEFT_OUT = "left_out"
    """Left out by hand, whatever the morning says."""


class PlannedRunStatus(StrEnum):
    """What became of a planned run."""

    PLANNED = "planned"
    MOVED = "moved"
    EASY = "easy"
    """Planned, and to be run easily and flat as the morning said; so are the next two."""
    SHORTER = "shorter"
    WALK_RUN = "walk_run"
    DONE = "done"
    MISSED = "missed"
    SKIPPED = "skipped"

    @property
    def is_ahead(self) -> bool:
        """True for a run that is still to be run."""
        return self not in (self.DONE, self.MISSED, self.SKIPPED)


EASED = (PlannedRunStatus.EASY, PlannedRunStatus.SHORTER, PlannedRunStatus.WALK_RUN)
"""What a morning left of a run that is still to be run."""


_SPREAD_SAMPLES: Final = 60
"""So many samples tell a spread [our default]: a minute of one a second."""


class Cadence(Struct, frozen=True, gc=False):
    """Cadence figures of a run in steps per minute; a missing figure is None, never 0.

    ``spm`` mean over moving samples (cadence > 0, speed >= 0.5 m/s); ``cv`` population SD / mean
    in percent over samples >= 130 spm; ``rcv`` steady-segment robust CV in percent (domain rule
    5.8); ``samples`` moving samples counted.
    """

    spm: float | None = None
    cv: float | None = None
    rcv: float | None = None
    samples: int = 0

    @property
    def shown_cv(self) -> float | None:
        """The CV as people are shown it: None from under 60 samples, which tell no spread."""
        return self.cv if self.samples >= _SPREAD_SAMPLES else None

    @property
    def shown_rcv(self) -> float | None:
        """The robust CV as people are shown it: None from under 60 samples."""
        return self.rcv if self.samples >= _SPREAD_SAMPLES else None


class Steadiness(StrEnum):
    """What the robust CV of a run's cadence says [calfjournal default]."""

    VERY_STEADY = "very_steady"
    STEADY = "steady"
    VARIABLE = "variable"
    CHECK = "check"
    """So high that the recording is to be looked at."""


class Run(Keyed, frozen=True):
    """One running (or walking, cycling…) activity, imported or typed in.

    ``start`` is an aware UTC datetime; ``day`` the local date; ``duration_s`` timer seconds;
    ``distance_m`` metres; heart rate in beats per minute. ``sport`` "running", "walking",
    "cycling", … : only running counts as running load and running cadence.
    """

    start: datetime
    day: date
    sport: str = "running"
    id: int | None = None
    utc_offset_min: int | None = None
    sub_sport: str = ""
    duration_s: float | None = None
    elapsed_s: float | None = None
    distance_m: float | None = None
    avg_hr: float | None = None
    max_hr: int | None = None
    cadence: Cadence = field(default_factory=Cadence)
    kind: RunKind | None = None
    rpe: int | None = None
    surface: str = ""
    hill: Hill | None = None
    shoes: str = ""
    """The name of a pair of `Shoes`, or what was typed or recorded."""
    note: str = ""
    source: str = "manual"
    """Where it came from: "manual", "fit", "gpx", …"""
    file_hash: str = ""
    """SHA-256 of the imported file, empty for runs typed in."""
    warning: Words = ""
    """What could not be read of the file, empty when it was whole."""

    @property
    def is_running(self) -> bool:
        """True for runs (trail, track and treadmill included)."""
        return self.sport == "running"

    @property
    def is_very_short(self) -> bool:
        """True for less than 50 m (shown as 0.0 km) and a minute: recorded by accident, maybe."""
        return (self.distance_m or 0) < 50 and self.minutes is not None and self.minutes < 1

    @property
    def zone(self) -> tzinfo | None:
        """The offset that held where it was run; None when nobody wrote it down."""
        minutes = self.utc_offset_min
        return None if minutes is None else timezone(timedelta(minutes=minutes))

    @property
    def wall(self) -> datetime:
        """When it began by the clock of the place where it was run, without a zone."""
        return self.start.astimezone(self.zone).replace(tzinfo=None)

    @property
    def km(self) -> float | None:
        """Distance in kilometres."""
        return None if self.distance_m is None else self.distance_m / 1000

    @property
    def minutes(self) -> float | None:
        """Timer minutes."""
        return None if self.duration_s is None else self.duration_s / 60

    @property
    def srpe(self) -> float | None:
        """RPE x minutes in arbitrary units, None when the effort is unknown."""
        if self.rpe is None or self.minutes is None:
            return None
        return self.rpe * self.minutes


class PlannedRun(Keyed, frozen=True):
    """A run the plan asks for; ``run_id`` is the one it became.

    ``km`` kilometres and ``minutes`` as far as they are asked for; ``advice`` what the morning of
    its day, or a person, left of it; ``start_time`` local "HH:MM" or
    empty; ``original_day`` where it was first laid when it was moved.
    """

    day: date
    kind: RunKind
    id: int | None = None
    plan_id: int | None = None
    run_id: int | None = None
    start_time: str = ""
    km: float | None = None
    minutes: int | None = None
    advice: Advice | None = None
    original_day: date | None = None
    locked: bool = False
    note: str = ""

    @property
    def is_open(self) -> bool:
        """True until it was run or left out."""
        return self.run_id is None and self.advice not in (Advice.NONE, Advice.LEFT_OUT)

    @property
    def named(self) -> Message:
        """Its kind with its kilometres, where they are known."""
        if not self.km:
            return say("running.named", kind=self.kind)
        return say("running.named_of", kind=self.kind, km=self.km)

    def again_on(self, day: date) -> PlannedRun:
        """Return a run planned like this one on a day, free of any plan."""
        return PlannedRun(
            day=day,
            kind=self.kind,
            start_time=self.start_time,
            km=self.km,
            minutes=self.minutes,
            locked=True,
            note=self.note,
        )

    def status_on(self, today: date) -> PlannedRunStatus:
        """Return what became of it, seen from a day."""
        if self.run_id is not None:
            return PlannedRunStatus.DONE
        if not self.is_open:
            return PlannedRunStatus.SKIPPED
        if self.day < today:
            return PlannedRunStatus.MISSED
        if self.advice not in (None, Advice.AS_PLANNED):
            return PlannedRunStatus(self.advice)
        moved = self.original_day not in (None, self.day)
        return PlannedRunStatus.MOVED if moved else PlannedRunStatus.PLANNED


_OF_ANY = {
    Advice.AS_PLANNED: "running.if_as_planned",
    Advice.EASY: "running.if_easy",
    Advice.SHORTER: "running.if_shorter",
    Advice.WALK_RUN: "running.if_walk_run",
    Advice.NONE: "running.no_running",
    Advice.LEFT_OUT: "running.no_running",
}


def of_any_run(advice: Advice, most_km: float | None = None) -> Message:
    """Return what an advice leaves of running, whatever run it is; ``most_km`` is its limit."""
    if advice is Advice.SHORTER and most_km is not None:
        return say("running.if_shorter_to", most=most_km)
    return say(_OF_ANY[advice])


class RunAdvice(Struct, frozen=True):
    """One piece of advice on the run of a day: what, how much of it, why, and when to stop.

    ``kind`` and ``km`` are those of the planned run, None where none is planned or nobody said;
    ``left_km`` is what the advice leaves, None where it takes none away or the run has no length.
    """

    day: date
    advice: Advice
    text: Words
    """The whole of it in a sentence or two."""
    reason: Words
    stop: Words
    """The first sign to stop."""
    kind: RunKind | None = None
    km: float | None = None
    left_km: float | None = None


def planned_km(runs: Iterable[PlannedRun]) -> float:
    """Return what planned runs add up to, in kilometres; those left out do not count."""
    return sum(run.km or 0.0 for run in runs if run.run_id is not None or run.is_open)


class Shoes(Keyed, frozen=True):
    """A pair of shoes, known by its name; ``heel_drop_mm`` heel above forefoot in millimetres.

    ``start`` and ``end`` are the first and last day they were worn, None while unknown.
    """

    name: str
    heel_drop_mm: float | None = None
    start: date | None = None
    end: date | None = None
    note: str = ""
    id: int | None = None


class RunStream(Keyed, frozen=True):
    """The samples of a run, packed; ``format`` tells how."""

    format: int
    data: bytes
    id: int | None = None


class Recomputed(Struct, frozen=True):
    """What became of runs whose figures were worked out again from their samples.

    How many have samples, how many of those came out differently, how many have samples that
    cannot be read, and how many have none at all.
    """

    runs: int
    changed: int
    unreadable: int
    without: int
