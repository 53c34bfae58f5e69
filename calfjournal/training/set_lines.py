"""Makes, thins out and swaps the set lines of a planned session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from calfjournal.domain.exercise import Category, Exercise, Laterality, Unit
from calfjournal.domain.session import Session, SetLine, count_sets, last_number, sets_asked
from calfjournal.training.at_hand import Swaps
from calfjournal.training.library import LIGHTEST_WORK, Library

_STAYS = 0.33
_TWO_LEG_HOLDS = ("iso_bilateral_hold", "iso_seated_hold")
"""What stands in where no rung below is work of both legs, or that is there already."""


def highest_load_class(lines: Sequence[SetLine], library: Library) -> int:
    """Return the highest load class of the lines, 0 without any."""
    known = (library.exercises.get(line.exercise) for line in lines)
    return max((exercise.load_class for exercise in known if exercise), default=0)


def fewer_sets(
    lines: Sequence[SetLine], factor: float, weigh: Callable[[SetLine], float]
) -> tuple[SetLine, ...]:
    """Return the lines with about ``factor`` of their load, at least one set of each exercise.

    ``weigh`` tells the load of a line. A set goes while that brings the load nearer to the share:
    where most are left in proportion, from the end of the session first, for what stands first
    matters most. Sets already done stay.
    """
    load: dict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        load[line.item, line.number] += weigh(line)
    kept: dict[int, list[int]] = {}
    for item, number in sorted(load):
        kept.setdefault(item, []).append(number)
    planned = {item: len(numbers) for item, numbers in kept.items()}
    over = sum(load.values()) * (1 - factor)
    while able := [i for i, n in kept.items() if len(n) > 1 and 0 < load[i, n[-1]] < 2 * over]:
        item = max(able, key=lambda item: (len(kept[item]) / planned[item], item))
        over -= load[item, kept[item].pop()]
    return tuple(line for line in lines if line.number in kept[line.item] or line.done is not None)


def minutes_with(minutes: int, share: float) -> int:
    """Return how long a session of ``minutes`` takes with a share of its sets [our default].

    A third of its time stays, the rest goes with the sets; in fives, ten at least.
    """
    return max(10, 5 * round(minutes * (_STAYS + (1 - _STAYS) * share) / 5))


def with_sets(session: Session, lines: tuple[SetLine, ...]) -> Session:
    """Return a planned session with other sets, and the minutes of those."""
    minutes = session.planned_minutes
    if minutes is not None and session.sets:
        minutes = minutes_with(minutes, count_sets(lines) / count_sets(session.sets))
    return replace(session, sets=lines, planned_minutes=minutes)


def items_of(lines: Sequence[SetLine]) -> list[tuple[SetLine, ...]]:
    """Return the lines of each exercise of a session, in its order."""
    items = sorted({line.item for line in lines})
    return [tuple(line for line in lines if line.item == item) for item in items]


def more_sets(lines: tuple[SetLine, ...], sets: int) -> tuple[SetLine, ...]:
    """Return the lines of an exercise with so many sets; those added ask what the last one asks."""
    last = last_number(lines)
    like = [line.blank for line in lines if line.number == last]
    added = range(last + 1, last + 1 + sets - sets_asked(lines))
    return *lines, *(replace(line, number=number) for number in added for line in like)


def contacts_of(lines: Iterable[SetLine]) -> int:
    """Return the foot contacts that are asked for, to the top of each range."""
    return sum(line.target_high or line.target for line in lines if line.unit is Unit.CONTACTS)


def capped(lines: Sequence[SetLine], limit: int, swaps: Swaps) -> tuple[SetLine, ...]:
    """Return the lines with every exercise above load class ``limit`` swapped down the ladder.

    Stretches and work of load class 1 are never swapped (rule 8.1).
    """
    limit = max(limit, LIGHTEST_WORK)
    present = {line.exercise for line in lines}
    result: list[SetLine] = []
    for of_item in items_of(lines):
        exercise = swaps.library.exercises.get(of_item[0].exercise)
        if exercise is None or exercise.load_class <= limit:
            result += of_item
            continue
        easier = swaps.rung_below(exercise.id, limit, avoid=present)
        present.add(easier.id)
        result += in_place(easier, of_item)
    return tuple(result)


def on_two_legs(lines: Sequence[SetLine], limit: int, swaps: Swaps) -> tuple[SetLine, ...]:
    """Return the lines with what loads one leg at a time swapped for holds and two-leg work.

    The stand-in is the nearest rung below that is one, else a hold; it carries no load. Nothing is
    above load class ``limit``. Light work on one leg, which is for hip and foot, is left out where
    something else is left: holds in its place would load the calf more.
    """
    result: list[SetLine] = []
    library = swaps.library
    known = {line.exercise: library.exercises.get(line.exercise) for line in lines}
    taken = {name for name, each in known.items() if each is None or is_on_two_legs(each)}
    beside = {name for name, each in known.items() if each is not None and _is_beside_calf(each)}
    for of_item in items_of(lines):
        exercise = known[of_item[0].exercise]
        if exercise is None or is_on_two_legs(exercise):
            result += of_item
            continue
        if exercise.id in beside and len(beside) < len(known):
            continue
        gentler = (
            swaps.stand_in(name, limit)
            for name in (_two_legged(exercise, library), *_TWO_LEG_HOLDS)
        )
        found = next((each for each in gentler if each.id not in taken), None)
        if found is not None:
            taken.add(found.id)
            result += in_place(found, of_item)
    return tuple(result)


def _two_legged(exercise: Exercise, library: Library) -> str:
    """The id of the nearest easier rung that is a hold or two-leg work."""
    easier = exercise.easier
    while easier is not None:
        rung = library.get(easier)
        if is_on_two_legs(rung) and rung.load_class > 0:
            return rung.id
        easier = rung.easier
    return _TWO_LEG_HOLDS[0]


def is_on_two_legs(exercise: Exercise) -> bool:
    """True for holds, for what both legs do together, and for what loads neither."""
    if exercise.category in (Category.ISOMETRIC, Category.MOBILITY, Category.RECOVERY):
        return True
    return exercise.laterality is Laterality.BOTH or exercise.load_class == 0


def _is_beside_calf(exercise: Exercise) -> bool:
    """True for light work of one leg that is no hold: of the calf it would be heavier."""
    return not is_on_two_legs(exercise) and exercise.load_class <= LIGHTEST_WORK


def in_place(exercise: Exercise, lines: Sequence[SetLine]) -> list[SetLine]:
    """Return the sets of another exercise in place of these, at its own usual dose.

    As many sets, on the sides that the exercise has, without a load, and for hops no more
    repetitions than there were contacts.
    """
    dose = exercise.dose
    first, sets = lines[0], sets_asked(lines)
    sides = exercise.laterality.sides
    line = replace(
        first,
        exercise=exercise.id,
        target_kg=None,
        tempo=exercise.tempo_text,
        id=None,
    )
    if dose is not None:
        low, high = dose.amount
        if first.unit is Unit.CONTACTS and dose.unit is Unit.REPS:
            hops = first.target_high or first.target
            low, high = min(low, hops), min(high, hops)
        line = replace(
            line,
            unit=dose.unit,
            target=low,
            target_high=high if high != low else None,
            rest_s=sum(dose.rest_s) // 2,
        )
    return [
        replace(line, number=number, side=side) for number in range(1, sets + 1) for side in sides
    ]
