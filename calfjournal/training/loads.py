"""Loads from one session to the next: what was lifted last, and what it says of neighbours (8.1).

Nothing here makes a load heavier than what was lifted; that is progression's to propose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from calfjournal.domain.exercise import Category, Exercise, Laterality, Side
from calfjournal.domain.message import Message, say
from calfjournal.domain.plates import KILOGRAMS, Plates
from calfjournal.domain.session import Session, SetLine
from calfjournal.training.library import Library
from calfjournal.training.strength import MOST_EPLEY_REPS, body_share, epley

_RAISES_HALF, _RAISES_MOST, _RESERVE = 0.5, 0.25, 2
"""One leg, standing: half of what Epley's line allows, for it ends at 10 repetitions; at most a
quarter of body mass, and with two repetitions left in reserve."""

_SEATED_SHARE, _SEATED_MOST, _SEATED_TWO = 0.02, 0.5, 1.5
"""One leg, seated: 2 % of body mass for each heel rise, at most half; two legs half more."""


class Lift(Struct, frozen=True):
    """A set with a load as it was done last: external kilograms, repetitions, those in reserve."""

    day: date
    exercise: str
    kg: float
    reps: int
    rir: int | None = None


class StartLoad(Struct, frozen=True):
    """External kilograms to start from where none were lifted yet, and what they rest on."""

    kg: float
    reason: Message


class Loads:
    """What was lifted last, by exercise, side and set."""

    def __init__(
        self,
        done: Sequence[Session],
        library: Library,
        *,
        body_mass_kg: float | None = None,
        raises: float | None = None,
        plates: Plates = KILOGRAMS,
    ) -> None:
        """Read sessions done, oldest first; ``raises`` heel rises of the weaker leg, if tested."""
        self._done = done
        self._library = library
        self._mass = body_mass_kg
        self._raises = raises
        self._plates = plates

    @cached_property
    def _last(self) -> Mapping[str, tuple[date, tuple[SetLine, ...]]]:
        """The sets done of each exercise, of the newest session where one had a load."""
        found: dict[str, tuple[date, tuple[SetLine, ...]]] = {}
        for session in reversed(self._done):
            fresh: dict[str, list[SetLine]] = {}
            for line in session.sets:
                if line.done and line.exercise not in found:
                    fresh.setdefault(line.exercise, []).append(line)
            found.update(
                {
                    name: (session.day, tuple(lines))
                    for name, lines in fresh.items()
                    if any(line.done_kg is not None for line in lines)
                }
            )
        return found

    def lifted(self, exercise: str) -> Lift | None:
        """Return the lightest of the sets an exercise was done with last, None without a load."""
        if exercise not in self._last:
            return None
        day, lines = self._last[exercise]
        line = min((line for line in lines if line.done_kg is not None), key=_kg)
        return Lift(day, exercise, line.done_kg or 0.0, line.done or 0, line.done_rir)

    def again(self, exercise: str, side: Side, number: int) -> float | None:
        """Return the kilograms of the same set and side last time, None without a load."""
        lines = self._last[exercise][1] if exercise in self._last else ()
        return kilograms_of(lines, side, number)

    def start(self, exercise: Exercise, reps: int) -> StartLoad | None:
        """Return what to start an exercise with that was never done with a load.

        From what its neighbours were done with, over the estimated maximum, else from the heel
        rises tested. None when neither is known, or it would be less than one step.
        """
        return self.of_neighbour(exercise, reps) or self._from_raises(exercise, reps)

    def of_neighbour(self, exercise: Exercise, reps: int) -> StartLoad | None:
        """Return what to start with over the estimated maximum of a neighbour, None without."""
        lifts = [lift for name in self._last if (lift := self.lifted(name)) is not None]
        for lift in sorted(lifts, key=_newest, reverse=True):
            other = self._library.exercises.get(lift.exercise)
            if other is None or not _are_neighbours(exercise, other):
                continue
            kg = self._rounded(_converted(lift, other, exercise, reps, self._mass))
            if kg is not None:
                said = say("training.start_of_neighbour", load=kg, lifted=lift.kg, other=other.name)
                return StartLoad(kg, said)
        return None

    def _from_raises(self, exercise: Exercise, reps: int) -> StartLoad | None:
        share = _first_share(exercise, reps, self._raises)
        kg = self._rounded(
            share * self._mass if self._mass is not None and share is not None else None
        )
        if kg is None:
            return None
        return StartLoad(
            kg, say("training.start_of_raises", load=kg, raises=int(self._raises or 0))
        )

    def _rounded(self, kg: float | None) -> float | None:
        """A load to propose: rounded down to steps of a dumbbell or backpack, None below one."""
        step = self._plates.usual
        return None if kg is None or kg < step else self._plates.rounded_down(kg, step)


def kilograms_of(lines: Iterable[SetLine], side: Side, number: int) -> float | None:
    """Return the load of a set of a side among sets done: of that number, else of the one before.

    Where the sides were counted otherwise, any side's set stands in; a leg that was asked
    for no load and told none has none, whatever the other one had.
    """
    of_side = [line for line in lines if line.done and line.side is side]
    if of_side and all(line.done_kg is None and not line.target_kg for line in of_side):
        return None
    done = [line for line in lines if line.done and line.done_kg is not None]
    mine = [line for line in done if line.side is side] or done
    if not mine:
        return None
    before = [line for line in mine if line.number <= number]
    line = max(before, key=_number) if before else min(mine, key=_number)
    return line.done_kg


def _kg(line: SetLine) -> float:
    return line.done_kg or 0.0


def _number(line: SetLine) -> int:
    return line.number


def _newest(lift: Lift) -> tuple[date, str]:
    return lift.day, lift.exercise


def _are_neighbours(one: Exercise, other: Exercise) -> bool:
    """Raises of the same muscle, both standing or both seated: their loads can be compared."""
    comparable = {one.category, other.category} == {Category.STRENGTH}
    standing = (body_share(one) is None) == (body_share(other) is None)
    return one.id != other.id and comparable and standing and bool(one.knees & other.knees)


def _converted(
    lift: Lift, other: Exercise, exercise: Exercise, reps: int, mass_kg: float | None
) -> float | None:
    """The external load of an exercise for as many repetitions, over the other's maximum.

    Each leg moves its share of body mass and, on two legs, half of the load. Repetitions count
    up to 10, where the formula ends: what is beyond makes the estimate a careful one.
    """
    shares = body_share(other) or 0.0, body_share(exercise) or 0.0
    if mass_kg is None and any(shares):
        return None
    mass = mass_kg or 0.0
    moved = shares[0] * mass + lift.kg / _legs(other)
    most = epley(moved, min(MOST_EPLEY_REPS, max(1, lift.reps + (lift.rir or 0))))
    if most is None:
        return None
    return (most / (1 + reps / 30) - shares[1] * mass) * _legs(exercise)


def _legs(exercise: Exercise) -> int:
    return 2 if exercise.laterality is Laterality.BOTH else 1


def _first_share(exercise: Exercise, reps: int, raises: float | None) -> float | None:
    """The share of body mass to start with, by the heel rises of the weaker leg."""
    if raises is None or exercise.category is not Category.STRENGTH or not exercise.knees:
        return None
    share = body_share(exercise)
    if share == 1.0:
        allowed = (1 + raises / 30) / (1 + (reps + _RESERVE) / 30) - 1
        return min(_RAISES_MOST, max(0.0, _RAISES_HALF * allowed))
    if share is None and exercise.needs == {"weight"}:
        both = _SEATED_TWO if _legs(exercise) > 1 else 1.0
        return min(_SEATED_MOST, raises * _SEATED_SHARE) * both
    return None
