"""The exercise library: look up, search, and walk the ladder to what fits this athlete today."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from calfjournal import paths
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Category, Exercise, KneePosition, Laterality
from calfjournal.domain.message import Message, Words, say
from calfjournal.training.library_file import read_exercises

_FAMILY = {
    Category.STRENGTH: "strength",
    Category.ECCENTRIC: "strength",
    Category.ISOMETRIC: "holds",
    Category.MOBILITY: "mobility",
    Category.RECOVERY: "recovery",
    Category.PLYOMETRIC: "plyometric",
    Category.TECHNIQUE: "plyometric",
}
"""Categories that stand in for one another without changing what the session is for."""

_CALF_WORK = ("strength", "holds")
"""Families in which only raises and holds of the calf stand in for one another (rule 1.7)."""

_DOWN_COST, _UP_COST, _FLOOR_COST, _KNEE_COST = 1, 4, 2, 100
"""How dear a rung down, a rung up, the floor variant and the other knee are in a stand-in."""

_CLEARLY_LESS = 0.5
"""Points that a rung cost less than another that it is taken in place of [calfjournal default]."""

LIGHTEST_WORK = 1
"""Load class below which raises and holds of the calf are never taken (rule 8.1)."""


class Substitution(Struct, frozen=True):
    """What to do instead, and why; ``reason`` is empty when nothing had to change."""

    exercise: Exercise
    reason: Words = ""


class Library(Struct, frozen=True):
    """All exercises by id, in the order of their file."""

    exercises: dict[str, Exercise]

    def get(self, exercise_id: str) -> Exercise:
        """Return the exercise of an id.

        Raises:
            KeyError: there is none.
        """
        return self.exercises[exercise_id]

    @property
    def load_classes(self) -> dict[str, int]:
        """The load class of each exercise by its id (table 6.1)."""
        return {key: exercise.load_class for key, exercise in self.exercises.items()}

    def search(self, text: str) -> tuple[Exercise, ...]:
        """Return exercises in which every word of ``text`` occurs, names first; all for ""."""
        words = text.casefold().split()
        in_name, elsewhere = [], []
        for exercise in self.exercises.values():
            name = exercise.name.casefold()
            if all(word in name for word in words):
                in_name.append(exercise)
            elif all(word in _searched(exercise) for word in words):
                elsewhere.append(exercise)
        return tuple(in_name + elsewhere)

    def ladder(self, exercise_id: str) -> tuple[Exercise, ...]:
        """Return easier rungs, the exercise, harder rungs, from easiest to hardest."""
        exercise = self.get(exercise_id)
        easier = tuple(self._chain(exercise, "easier"))
        return (*reversed(easier), exercise, *self._chain(exercise, "harder"))

    def substitute(
        self,
        exercise_id: str,
        equipment: frozenset[str] | None,
        site: Site | None,
        max_load_class: int | None = None,
        *,
        avoid: Collection[str] = (),
    ) -> Exercise:
        """Return the exercise itself when it fits, else the nearest that does; see substitution."""
        return self.substitution(exercise_id, equipment, site, max_load_class, avoid=avoid).exercise

    def gentler(
        self,
        rung: Exercise,
        equipment: frozenset[str] | None,
        site: Site | None,
        learned: Mapping[str, float],
    ) -> Exercise:
        """Return the rung in place of which another of its kind was answered more calmly.

        ``learned`` are the points that exercises cost the next day, of those that are known. One
        of the same muscle, load class and family is taken where it cost half a point less at
        least; where the rung's own cost is not known, it stays.
        """
        cost = learned.get(rung.id)
        if cost is None:
            return rung
        alike = [
            (learned[other.id], other.id)
            for other in self.exercises.values()
            if other.id in learned
            and other.load_class == rung.load_class
            and other.knees == rung.knees
            and _FAMILY[other.category] == _FAMILY[rung.category]
            and fits(other, equipment, site, rung.load_class)
        ]
        least, name = min(alike, default=(cost, rung.id))
        return self.get(name) if least <= cost - _CLEARLY_LESS else rung

    def substitution(
        self,
        exercise_id: str,
        equipment: frozenset[str] | None,
        site: Site | None,
        max_load_class: int | None = None,
        *,
        avoid: Collection[str] = (),
    ) -> Substitution:
        """Return what to do in place of an exercise, with the reason.

        Takes the fitting exercise that costs least: one per rung down, four per rung up, two per
        load class lost and two for leaving the family (a hold in place of a hop). The floor
        variant costs two, and nothing when the insertion is sore (domain section 9). Never a
        higher load class. For a raise or a hold only another that trains the same muscle stands
        in, bent for bent while one fits, and none below load class 1. ``equipment`` None =
        everything at hand; ``avoid`` holds exercises already in the session, used only when
        nothing else fits. Deterministic.
        """
        wanted = self.get(exercise_id)
        limit = 5 if max_load_class is None else max_load_class
        if wanted.knees:
            limit = max(limit, LIGHTEST_WORK)
        if fits(wanted, equipment, site, limit):
            return Substitution(wanted)
        fitting = [
            name
            for name in self._by_cost(wanted, site)
            if fits(self.get(name), equipment, site, limit)
        ]
        fresh = [name for name in fitting if name not in avoid]
        chosen = self.get((fresh or fitting or [self._gentlest()])[0])
        return Substitution(chosen, _reason(wanted, chosen, equipment, site, limit))

    def _by_cost(self, wanted: Exercise, site: Site | None) -> list[str]:
        """List the ids of possible stand-ins, cheapest first."""
        walked = self._walks(wanted)
        if wanted.floor_variant is not None:
            usual = walked.get(wanted.floor_variant, _FLOOR_COST)
            walked[wanted.floor_variant] = 0 if site is Site.INSERTION else min(usual, _FLOOR_COST)
        rungs = {rung.id for rung in self._chain(wanted, "easier")}

        def cost(name: str) -> tuple[int, bool, bool, str]:
            other = self.get(name)
            lost = wanted.load_class - other.load_class
            strange = _FAMILY[other.category] != _FAMILY[wanted.category]
            turned = bool(wanted.knees) and not wanted.knees & other.knees
            price = walked[name] + 2 * lost + 2 * strange + _KNEE_COST * turned
            return price, name not in rungs, other.like is not None, name

        lighter = (self.get(name) for name in walked)
        able = [
            other.id
            for other in lighter
            if other.load_class <= wanted.load_class and stands_for(other, wanted)
        ]
        return sorted(able, key=cost)

    def one_legged(self, exercise_id: str, fitting: Collection[str]) -> str:
        """Return the plainest, then nearest rung of a two-leg exercise that is done on one leg.

        Of ``fitting`` ids, of the same category and with the knee held alike, at most one load
        class higher and with nothing more to lift; the exercise itself where there is none.
        """
        wanted = self.get(exercise_id)
        walked = self._walks(wanted)
        able = [
            (len(other.needs), walked[name], other.like is not None, name)
            for name in fitting
            if (other := self.get(name)).laterality is Laterality.EACH
            and name in walked
            and other.category is wanted.category
            and other.knees & wanted.knees
            and other.load_class <= wanted.load_class + 1
        ]
        return min(able)[-1] if able else exercise_id

    def easier_rungs(self, exercise_id: str) -> frozenset[str]:
        """Return the ids of what an exercise gives way to: easier, for the same muscle.

        For a raise or a hold all those that train its muscle with the knee held alike; else the
        easier rungs of its ladder in its family.
        """
        wanted = self.get(exercise_id)
        if wanted.knees:
            return frozenset(
                other.id
                for other in self.exercises.values()
                if other.load_class <= wanted.load_class
                and other.id != wanted.id
                and other.knees & wanted.knees
                and _FAMILY[other.category] in _CALF_WORK
            )
        family = _FAMILY[wanted.category]
        rungs = self._chain(wanted, "easier")
        return frozenset(rung.id for rung in rungs if _FAMILY[rung.category] == family)

    def _walks(self, wanted: Exercise) -> dict[str, int]:
        """Return the cheapest way from an exercise to every other it hangs together with."""
        ways: dict[str, dict[str, int]] = {name: {} for name in self.exercises}
        for exercise in self.exercises.values():
            for low, high in ((exercise.easier, exercise.id), (exercise.id, exercise.harder)):
                if low is not None and high is not None:
                    ways[high][low] = _DOWN_COST
                    ways[low].setdefault(high, _UP_COST)
        costs: dict[str, int] = {}
        queue = [(0, wanted.id)]
        while queue:
            so_far, here = heapq.heappop(queue)
            if here in costs:
                continue
            costs[here] = so_far
            for name, step in ways[here].items():
                heapq.heappush(queue, (so_far + step, name))
        del costs[wanted.id]
        return costs

    def _chain(self, exercise: Exercise, link: str) -> Iterator[Exercise]:
        step: str | None = getattr(exercise, link)
        while step is not None:
            rung = self.get(step)
            yield rung
            step = getattr(rung, link)

    def _gentlest(self) -> str:
        return min(self.exercises.values(), key=lambda e: (e.load_class, len(e.needs))).id


def load_library(path: Path | None = None) -> Library:
    """Return the shipped library, or the one of another file.

    Raises:
        BadProgram: the file does not fit; the message names file, exercise, key and value.
    """
    return Library(read_exercises(path or paths.resources() / "exercises.toml"))


def stands_for(other: Exercise, wanted: Exercise) -> bool:
    """Tell whether an exercise trains what a raise or hold of the calf is there for.

    Straight-knee work trains the whole calf and may stand for bent-knee work, never the other
    way round; a drill or a pump stands for neither. What is no raise or hold asks nothing.
    """
    if not wanted.knees:
        return True
    if _FAMILY[other.category] not in _CALF_WORK:
        return False
    return bool(other.knees & wanted.knees) or KneePosition.STRAIGHT in other.knees


def fits(
    exercise: Exercise, equipment: frozenset[str] | None, site: Site | None, limit: int
) -> bool:
    """Tell whether an exercise fits equipment (None = all), sore site and highest load class."""
    return (
        exercise.load_class <= limit
        and not _below_level(exercise, site)
        and not _not_at_hand(exercise, equipment)
    )


def _below_level(exercise: Exercise, site: Site | None) -> bool:
    return site is Site.INSERTION and exercise.floor_variant is not None


def _not_at_hand(exercise: Exercise, equipment: frozenset[str] | None) -> list[str]:
    return sorted(exercise.needs - equipment) if equipment is not None else []


def _reason(
    wanted: Exercise,
    chosen: Exercise,
    equipment: frozenset[str] | None,
    site: Site | None,
    limit: int,
) -> Message:
    """Say why an exercise that does not fit was swapped, the first of what speaks against it."""
    names = {"chosen": chosen.name, "wanted": wanted.name}
    if wanted.load_class > limit:
        load_class = wanted.load_class
        return say("training.swapped_for_load", **names, load_class=load_class, limit=limit)
    if _below_level(wanted, site):
        return say("training.swapped_for_insertion", **names)
    missing = [say("training.without", tag=tag) for tag in _not_at_hand(wanted, equipment)]
    return say("training.swapped_for_equipment", **names, missing=missing)


def _searched(exercise: Exercise) -> str:
    parts = (exercise.name, exercise.id, exercise.category, exercise.muscles, exercise.equipment)
    return " ".join((*parts, exercise.cue)).casefold()
