"""Sessions and sets: what was planned beside what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Hill


class SessionStatus(StrEnum):
    """What became of a session; *moved* is a planned one on another day than first laid."""

    PLANNED = "planned"
    DONE = "done"
    PARTLY = "partly"
    SKIPPED = "skipped"
    MOVED = "moved"


class SetLine(Keyed, frozen=True):
    """One set: target beside done, for one side.

    ``target`` and ``done`` are in ``unit``; loads are external kilograms; ``rir`` repetitions
    left in reserve; ``pain`` 0-10. ``done`` None = not done (yet).
    """

    exercise: str
    item: int
    """Position of the exercise in the session, from 0."""
    number: int
    """Number of the set within the exercise and side, from 1."""
    side: Side
    unit: Unit
    target: int
    target_high: int | None = None
    target_kg: float | None = None
    target_rir: int | None = None
    tempo: str = ""
    rest_s: int | None = None
    done: int | None = None
    done_kg: float | None = None
    done_rir: int | None = None
    pain: int | None = None
    full_height: bool | None = None
    """False where height was lost; a repetition is one at full height, unless that was said."""
    warm_up: bool = False
    """True for one before the work: it counts in no total, no last time, no dose, no target."""
    superset: int | None = None
    """Exercises of a session with one number are done by turns; None = one after the other."""
    tension_s: float | None = None
    """Seconds that each leg of the set was under tension; None = not measured."""
    id: int | None = None

    @property
    def blank(self) -> SetLine:
        """A new set with the target only."""
        return replace(
            self.with_done(None), id=None, done_kg=None, done_rir=None, pain=None, full_height=None
        )

    def with_done(self, done: int | None) -> SetLine:
        """Return the set with so much done; what was measured of another amount is forgotten."""
        return replace(self, done=done, tension_s=self.tension_s if done == self.done else None)

    @property
    def as_planned(self) -> SetLine:
        """The set done as planned; what was typed of it already stays."""
        return self._filled(self.target, self.target_kg, self.target_rir)

    def as_before(self, before: SetLine) -> SetLine:
        """Return the set done as another was; what was typed of it already stays."""
        return self._filled(before.done, before.done_kg, before.done_rir)

    def _filled(self, done: int | None, kg: float | None, rir: int | None) -> SetLine:
        return replace(
            self.with_done(done if self.done is None else self.done),
            done_kg=kg if self.done_kg is None else self.done_kg,
            done_rir=rir if self.done_rir is None else self.done_rir,
        )


class ExerciseNote(Keyed, frozen=True):
    """What was written of one exercise of a session."""

    session_id: int
    exercise: str
    text: str
    id: int | None = None


class Work(Struct, frozen=True):
    """One exercise of a session: its sets a side, and what was done of all of them in ``unit``."""

    exercise: str
    unit: Unit
    sets: int
    done: int


class Session(Keyed, frozen=True):
    """One calf session.

    ``day`` is a local calendar date, ``start_time`` "HH:MM" local. ``load_class`` is the
    highest of its exercises. ``rpe`` 0-10, ``minutes`` as done. ``original_day`` is the day the
    planner chose. ``locked`` sessions were placed by hand and are kept when planning again.
    ``shoes`` is the name of a pair. Sets are those of the work, which every count and every rule
    looks at; warm-ups stand beside them, numbered by themselves.
    """

    day: date
    kind: SessionKind
    title: Words
    id: int | None = None
    plan_id: int | None = None
    type_id: str = ""
    start_time: str = "18:00"
    phase: PhaseKind | None = None
    week: int | None = None
    deload: bool = False
    status: SessionStatus = SessionStatus.PLANNED
    original_day: date | None = None
    locked: bool = False
    load_class: int = 0
    planned_minutes: int | None = None
    planned_rpe: int | None = None
    minutes: int | None = None
    rpe: int | None = None
    surface: str = ""
    hill: Hill | None = None
    note: str = ""
    finished_at: datetime | None = None
    """UTC instant the session was marked done."""
    reason: Words = ""
    """Why the planner put this session here, one sentence."""
    shoes: str = ""
    sets: tuple[SetLine, ...] = ()
    warm_ups: tuple[SetLine, ...] = ()

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """Warm-ups and sets in the order they are done."""
        if not self.warm_ups:
            return self.sets
        return tuple(sorted((*self.warm_ups, *self.sets), key=_item))

    def with_lines(self, lines: Iterable[SetLine]) -> Session:
        """Return the session with these warm-ups and sets, told apart."""
        given = tuple(lines)
        if not any(map(_IS_WARM_UP, given)):
            return replace(self, sets=given, warm_ups=())
        sets = tuple(line for line in given if not line.warm_up)
        return replace(self, sets=sets, warm_ups=tuple(filter(_IS_WARM_UP, given)))

    def told_on(self, day: date) -> Message:
        """Return what the session is called on one of the days after: ``yesterday's session``."""
        back = (day - self.day).days
        if back == 0:
            return say("recovery.todays_session")
        if back == 1:
            return say("recovery.yesterdays_session")
        return say("recovery.session_of", day=self.day)

    def again_on(self, day: date) -> Session:
        """Return a session planned like this one on a day, free of any plan."""
        return Session(
            day=day,
            kind=self.kind,
            title=self.title,
            type_id=self.type_id,
            start_time=self.start_time,
            phase=self.phase,
            locked=True,
            load_class=self.load_class,
            planned_minutes=self.planned_minutes,
            planned_rpe=self.planned_rpe,
            sets=tuple(line.blank for line in self.sets),
            warm_ups=tuple(line.blank for line in self.warm_ups),
        )

    def moved_to(self, day: date, start_time: str | None = None) -> Session:
        """Return the session put on another day or time by hand, knowing where it came from."""
        return replace(
            self,
            day=day,
            start_time=self.start_time if start_time is None else start_time,
            original_day=self.original_day or self.day,
            locked=True,
        )

    @property
    def shown_status(self) -> SessionStatus:
        """The status on screen: *moved* when planned on another day than first laid."""
        moved = self.original_day is not None and self.original_day != self.day
        if self.status is SessionStatus.PLANNED and moved:
            return SessionStatus.MOVED
        return self.status

    def is_missed(self, today: date, *, begun: bool) -> bool:
        """True when its day passed and nothing of it was done, not even ``begun``."""
        return self.status is SessionStatus.PLANNED and self.day < today and not begun

    @property
    def srpe(self) -> float | None:
        """Session load RPE x minutes in arbitrary units (Foster 1998), None if unknown."""
        if self.rpe is None or self.minutes is None:
            return None
        return float(self.rpe * self.minutes)

    @property
    def trained_legs(self) -> tuple[Side, ...]:
        """The legs that worked, left first; both when its sets do not say."""
        named = {leg for line in self.sets for leg in line.side.legs}
        return tuple(leg for leg in LEGS if leg in named) or LEGS

    @property
    def tells_pain(self) -> bool:
        """True when pain was told beside one of its sets, as while it still runs."""
        return any(line.pain is not None for line in self.lines)

    @property
    def runs(self) -> bool:
        """True when it is begun and not finished."""
        return self.status is SessionStatus.PLANNED and any(x.done is not None for x in self.lines)

    @property
    def is_logged(self) -> bool:
        """True when every set was done on every leg that it asks for."""
        return bool(self.sets) and all(line.done is not None for line in self.sets)

    @property
    def counts(self) -> bool:
        """True when the session was done at least in part."""
        return self.status in (SessionStatus.DONE, SessionStatus.PARTLY)

    @property
    def has_done(self) -> bool:
        """True when something was done, were it one repetition."""
        return any(line.done for line in self.lines)

    @property
    def is_begun(self) -> bool:
        """True when something of its sets was logged."""
        return any(line.done is not None or line.pain is not None for line in self.lines)

    @property
    def is_tests(self) -> bool:
        """True for a session of nothing but tests, which are taken on a page of their own."""
        return self.kind is SessionKind.RETEST and not self.lines

    @property
    def is_loose(self) -> bool:
        """True when it was done and is none of a plan."""
        return self.counts and self.plan_id is None

    @property
    def was_planned(self) -> bool:
        """False for one that was done without being planned.

        A plan laid it, or a person placed it ahead; what is not done stands there as planned.
        """
        laid = self.plan_id is not None or self.original_day is not None or self.locked
        return laid or not self.counts


_IS_WARM_UP = attrgetter("warm_up")


def _item(line: SetLine) -> int:
    return line.item


def name_of_log(exercise: str, number: int, side: Side, *, warm_up: bool) -> Message:
    """Return what the edit is called that logs a set of an exercise, of one leg or of both."""
    if warm_up:
        return say("edits.log_warm_up", exercise=exercise)
    if side not in LEGS:
        return say("edits.log_set", exercise=exercise, number=number)
    return say("edits.log_set_of_side", exercise=exercise, number=number, side=side)


def last_number(lines: Iterable[SetLine]) -> int:
    """Return the number of the last set of an exercise, 0 without any."""
    return max((line.number for line in lines), default=0)


def sets_asked(lines: Iterable[SetLine]) -> int:
    """Return how many sets the lines of one exercise ask for: left and right count once."""
    return len({line.number for line in lines if not line.warm_up})


def count_sets(lines: Iterable[SetLine]) -> int:
    """Count the sets of a session; left and right of one set count once, warm-ups never."""
    return len({(line.item, line.number) for line in lines if not line.warm_up})


def sets_done(lines: Iterable[SetLine]) -> int:
    """Count the sets of a session of which something was done, were it of one leg alone."""
    return count_sets(line for line in lines if line.done is not None)
