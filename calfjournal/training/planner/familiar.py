"""Shortly before a race nothing is new: no first hops, no exercise never done (rule 8.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.session import Session
from calfjournal.training.planner.doses import Item
from calfjournal.training.planner.races import Allowance
from calfjournal.training.planner.schedule import LaidWeek, PlacedSession, Schedule

_HOPS_FROM = 4
"""Load class from which contacts are hops; below, the foot stays on the floor (table 6.1)."""
_EASY_RANGE = 1
"""Highest load class of what may be new where all of a session would be."""


def familiar(
    laid: Sequence[LaidWeek], schedule: Schedule, done: Iterable[Session]
) -> tuple[LaidWeek, ...]:
    """Return the weeks without what would be new close before a race.

    ``done`` is what was trained so far. What is left out of a session is named in it; a session
    that would be all new holds easy range only.
    """
    if not schedule.calendar.races:
        return tuple(laid)
    known = _Met(schedule)
    for session in done:
        known.meet(line.exercise for line in session.sets if line.done is not None)
    return tuple(known.week(week) for week in laid)


class _Met:
    """The exercises met so far, in order of time."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._exercises = schedule.kit.library.exercises
        self._met: set[str] = set()

    def meet(self, exercises: Iterable[str]) -> None:
        """Count exercises as known from now on."""
        self._met.update(exercises)

    def week(self, week: LaidWeek) -> LaidWeek:
        """The week, its sessions gone through in order of time."""
        kept, placed = list(week.kept), []
        for session in week.placed:
            while kept and kept[0].day <= session.day:
                self.meet(line.exercise for line in kept.pop(0).sets)
            placed.append(self._without_new(session))
            self.meet(item.exercise.id for item in placed[-1].items)
        for left in kept:
            self.meet(line.exercise for line in left.sets)
        return replace(week, placed=tuple(placed))

    def _without_new(self, placed: PlacedSession) -> PlacedSession:
        allowance = self._schedule.calendar.allowance(placed.day)
        items = self._familiar(placed.items, allowance)
        if items == placed.items:
            return placed
        if items:
            kept = {item.exercise.id for item in items}
            names = [item.exercise.name for item in placed.items if item.exercise.id not in kept]
            return replace(placed, items=items, left_out=tuple(names))
        return self._light_form(placed, allowance)

    def _familiar(self, items: tuple[Item, ...], allowance: Allowance) -> tuple[Item, ...]:
        if not allowance.first_hops and not self._hopped:
            items = tuple(item for item in items if not _is_hop(item.exercise))
        if allowance.new_exercises:
            return items
        known = tuple(item for item in items if item.exercise.id in self._met)
        return known or tuple(i for i in items if i.exercise.load_class <= _EASY_RANGE)

    @property
    def _hopped(self) -> bool:
        found = (self._exercises.get(each) for each in self._met)
        return any(_is_hop(exercise) for exercise in found if exercise is not None)

    def _light_form(self, placed: PlacedSession, allowance: Allowance) -> PlacedSession:
        """The program's light session in its place; a program without one keeps its own."""
        light = self._schedule.light_type
        if light is None:
            return placed
        kind = self._schedule.program.session_types[light]
        rule = self._schedule.rule(placed.week, light, placed.day)
        items = self._familiar(self._schedule.kit.items(kind, rule), allowance)
        if not items:
            return placed
        return replace(placed, type=kind, rule=rule, items=items, instead_of=placed.type.id)


def _is_hop(exercise: Exercise) -> bool:
    return exercise.counts_contacts and exercise.load_class >= _HOPS_FROM
