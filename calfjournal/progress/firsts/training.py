"""What sessions earned: raises, loads, weeks that were done."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.assessment import UNITS, Measure
from calfjournal.domain.comparison import Change
from calfjournal.domain.exercise import LEGS, SINGLE_LEG_RAISES, Side, Unit
from calfjournal.domain.message import Message, say
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.firsts.tested import Tested
from calfjournal.progress.norms import change_of

RAISE_GOALS = (10, 15, 20, 25)
CONSISTENCY_GOAL, CONSISTENCY_WEEKS, CONSISTENCY_LEAST = 80.0, 4, 6
ONE_LEG_LOAD, SEATED_LOAD = "sl_calf_raise_weighted", "seated_calf_raise"
COUNTED_EXERCISES = frozenset({*SINGLE_LEG_RAISES, ONE_LEG_LOAD, SEATED_LOAD})
"""Exercises whose sets are looked at, beside those that count contacts."""
ONE_LEG_SHARES = (0.10, 0.20, 0.30)
SEATED_SHARES = (0.5, 1.0)

Weighed = Sequence[tuple[date, float]]
"""Body mass on the days it is known, kg, oldest first."""

_DAY = attrgetter("day")


class Trained(Struct, frozen=True, dict=True):
    """Every session since the journal's first day, in any order.

    ``contact_exercises`` are the ids of exercises whose repetitions are foot contacts.
    """

    sessions: Sequence[Session] = ()
    contact_exercises: Collection[str] = ()

    @cached_property
    def done(self) -> Sequence[Session]:
        """The sessions done, oldest first."""
        return sorted((s for s in self.sessions if s.counts), key=lambda s: (s.day, s.start_time))

    @cached_property
    def done_sets(self) -> Mapping[str, Sequence[tuple[date, SetLine]]]:
        """The sets of those sessions by exercise, each with its day."""
        found: dict[str, list[tuple[date, SetLine]]] = defaultdict(list)
        for session in self.done:
            for line in session.sets:
                found[line.exercise].append((session.day, line))
        return found

    @cached_property
    def contacts(self) -> Sequence[tuple[date, int]]:
        """The foot contacts of those sessions that had any, each with its day, oldest first."""
        counted = ((session.day, sum(self._contacts_of(session))) for session in self.done)
        return [(day, contacts) for day, contacts in counted if contacts]

    def _contacts_of(self, session: Session) -> Iterator[int]:
        for line in session.sets:
            if line.exercise in self.contact_exercises and line.unit in (Unit.REPS, Unit.CONTACTS):
                yield line.done or 0


def raises(trained: Trained, tested: Tested, limits: Thresholds) -> Iterator[Milestone]:
    """First 10, 15, 20 and 25 single-leg raises in a set, full height, pain 2 or less."""
    counted = {side: sorted(_raise_counts(trained, tested, side)) for side in LEGS}
    for goal in RAISE_GOALS:
        for side, counts in counted.items():
            first = next(((day, reps) for day, reps in counts if reps >= goal), None)
            if first is None:
                continue
            day, reps = first
            change = change_of(Measure.HEEL_RISE, counts[0][1], reps, limits)
            yield Milestone(
                day,
                MilestoneKind.RAISES,
                say("progress.first_raises", reps=goal, side=side),
                _raises_text(reps, change),
                change.value,
                change.noise,
                UNITS[Measure.HEEL_RISE],
                side,
            )


def _raises_text(reps: float, change: Change) -> Message:
    if change.value == 0:
        return say("progress.raises_at_once", reps=reps, noise=change.noise)
    key = "progress.raises_beyond_noise" if change.real else "progress.raises_within_noise"
    return say(key, reps=reps, change=change.value, noise=change.noise)


def _raise_counts(trained: Trained, tested: Tested, side: Side) -> Iterator[tuple[date, float]]:
    for exercise in SINGLE_LEG_RAISES:
        for day, line in trained.done_sets.get(exercise, ()):
            if line.side is side and _is_calm_set(line):
                yield day, float(line.done or 0)
    for day, result in tested.results.get((Measure.HEEL_RISE, side), ()):
        if result.pain is not None and result.pain <= 2:
            yield day, result.value


def _is_calm_set(line: SetLine) -> bool:
    clean = line.done and line.full_height is not False
    return bool(clean) and line.pain is not None and line.pain <= 2


def loads(trained: Trained, weighed: Weighed) -> Iterator[Milestone]:
    """Shares of body mass: one-leg raises for 8, seated raises for 6 or more."""
    plans = (
        (ONE_LEG_LOAD, 8, ONE_LEG_SHARES, "progress.one_leg_load"),
        (SEATED_LOAD, 6, SEATED_SHARES, "progress.seated_load"),
    )
    for exercise, least, shares, title in plans:
        for share in shares:
            first = next(_lifts(trained, weighed, exercise, least, share), None)
            if first is not None:
                day, kilograms, reps, mass = first
                yield Milestone(
                    day,
                    MilestoneKind.LOAD,
                    say(title, share=100 * share),
                    say("progress.lifted", load=kilograms, reps=reps, mass=mass),
                    unit="kg",
                )


def _lifts(
    trained: Trained, weighed: Weighed, exercise: str, least: int, share: float
) -> Iterator[tuple[date, float, int, float]]:
    for day, line in trained.done_sets.get(exercise, ()):
        reps, kilograms = line.done or 0, line.done_kg
        if kilograms and reps >= least:
            mass = _body_mass(weighed, day)
            if mass and kilograms >= share * mass:
                yield day, kilograms, reps, mass


def _body_mass(weighed: Weighed, day: date) -> float | None:
    known = bisect_right(weighed, (day, math.inf))
    return weighed[known - 1][1] if known else None


def _done_of(window: Sequence[Session]) -> Message:
    """Say how many sessions were done at least in part, and how many only so."""
    done, sessions = sum(s.counts for s in window), len(window)
    partly = sum(s.status is SessionStatus.PARTLY for s in window)
    if not partly:
        return say("progress.sessions_done", done=done, sessions=sessions)
    return say("progress.sessions_partly_done", done=done, sessions=sessions, partly=partly)


def consistency(sessions: Sequence[Session]) -> Iterator[Milestone]:
    """80 % of four weeks' sessions done, judged at the end of a week."""
    past = sorted(sessions, key=_DAY)
    for sunday in sorted({monday(s.day) + timedelta(days=6) for s in past}):
        first = sunday - timedelta(days=7 * CONSISTENCY_WEEKS - 1)
        begin = bisect_left(past, first, key=_DAY)
        window = past[begin : bisect_right(past, sunday, begin, key=_DAY)]
        done = sum(1 for s in window if s.counts)
        whole = any(s.day < first + timedelta(days=7) for s in window)
        if whole and len(window) >= CONSISTENCY_LEAST:
            share = 100 * done / len(window)
            if share >= CONSISTENCY_GOAL:
                yield Milestone(
                    sunday,
                    MilestoneKind.CONSISTENCY,
                    say("progress.four_weeks_done", share=CONSISTENCY_GOAL),
                    _done_of(window),
                    unit="%",
                )
                return
