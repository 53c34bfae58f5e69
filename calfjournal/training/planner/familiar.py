"""Shortly before a race nothing is new: no first hops, no exercise never done (rule 8.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from calfjournal.domain.exercise import Category, Exercise
from calfjournal.domain.message import say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.training.planner.doses import Item, load_class
from calfjournal.training.planner.races import Allowance
from calfjournal.training.planner.schedule import LaidWeek, PlacedSession, Schedule

_HOPS_FROM = 4
"""Load class from which contacts are hops; below, the foot stays on the floor (table 6.1)."""
_LIGHT = 1
"""Highest load class of light work (table 6.1)."""
_RANGE = (Category.MOBILITY, Category.RECOVERY)
"""What loads nothing: it alone may be new where all of a session would be."""


def familiar(
    laid: Sequence[LaidWeek], schedule: Schedule, done: Iterable[Session]
) -> tuple[LaidWeek, ...]:
    """Return the weeks without what would be new close before a race.

    ``done`` is what was trained so far. What is left out of a session is named in it, and a
    session that lost work is called by what is left. One that would be all new gives way to the
    light one of the program, and where that would be new too, to easy range.
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
        known = self._familiar(placed.items, allowance)
        if known == placed.items:
            return self._by_its_name(placed, allowance)
        if known:
            return _narrowed(placed, known, allowance)
        return self._light_form(placed, allowance)

    def _by_its_name(self, placed: PlacedSession, allowance: Allowance) -> PlacedSession:
        """The session called by what is left where a race takes out what its title may name."""
        there = {item.exercise.id for item in placed.items}
        named = (self._exercises[line.exercise] for line in placed.type.items)
        gone = [e for e in named if e.id not in there and e.load_class > allowance.max_class]
        if not any(map(_is_fast, gone)):
            return placed
        kind, title = _called(placed.type.kind, placed.items)
        if not allowance.kind_allowed(kind):
            kind = placed.type.kind
        return replace(placed, kind=kind, title=say(title))

    def _familiar(self, items: tuple[Item, ...], allowance: Allowance) -> tuple[Item, ...]:
        if not allowance.first_hops and not self._hopped:
            items = tuple(item for item in items if not _is_hop(item.exercise))
        if allowance.new_exercises:
            return items
        return tuple(item for item in items if item.exercise.id in self._met)

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
        items = self._schedule.kit.items(kind, rule)
        left = self._familiar(items, allowance) or tuple(filter(_is_range, items))
        if not left:
            return placed
        form = replace(placed, type=kind, rule=rule, items=items, instead_of=placed.type.id)
        return form if left == items else _narrowed(form, left, allowance)


def _narrowed(placed: PlacedSession, left: tuple[Item, ...], allowance: Allowance) -> PlacedSession:
    """The session with what is left of it; called by that where work its title may name is gone."""
    kept = {item.exercise.id for item in left}
    gone = [item for item in placed.items if item.exercise.id not in kept]
    narrowed = replace(placed, items=left, left_out=tuple(item.exercise.name for item in gone))
    if all(map(_is_range, gone)):
        return narrowed
    kind, title = _called(placed.type.kind, left)
    if not allowance.kind_allowed(kind):
        kind = placed.type.kind  # Strength that is left of hops is no heavy session.
    return replace(narrowed, kind=kind, title=say(title))


def _called(kind: SessionKind, left: tuple[Item, ...]) -> tuple[SessionKind, str]:
    """What a session is, and the key of what it is called, by what is left of it."""
    if all(map(_is_range, left)):
        return SessionKind.MOBILITY, "planner.left_range"
    if load_class(left) <= _LIGHT:
        return SessionKind.MOBILITY, "planner.left_light"
    if load_class(left) < _HOPS_FROM:
        is_hops = kind is SessionKind.PLYOMETRIC
        return SessionKind.STRENGTH if is_hops else kind, "planner.left_strength"
    return kind, "planner.left_fast"


def _is_range(item: Item) -> bool:
    return item.exercise.category in _RANGE and item.exercise.load_class <= _LIGHT


def _is_fast(exercise: Exercise) -> bool:
    return exercise.load_class >= _HOPS_FROM


def _is_hop(exercise: Exercise) -> bool:
    return exercise.counts_contacts and exercise.load_class >= _HOPS_FROM
