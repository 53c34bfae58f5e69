"""Narrows the lines of a planned session to what a rung of the ladder leaves (rule 4.3b)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from calfjournal.domain.exercise import Category, Exercise, Laterality
from calfjournal.domain.finding import Only
from calfjournal.domain.session import SetLine
from calfjournal.training.at_hand import Swaps
from calfjournal.training.library import LIGHTEST_WORK
from calfjournal.training.set_lines import in_place, items_of

_HOLDS = ("iso_bilateral_hold", "iso_seated_hold")
_HOPS = ("pogo_double",)
_FAST = (Category.PLYOMETRIC, Category.TECHNIQUE)
_FAST_CLASS = 4
"""Load class from which a technique exercise is fast running or hopping (rule 6.1)."""


def narrowed(lines: Sequence[SetLine], only: Only, swaps: Swaps) -> tuple[SetLine, ...]:
    """Return the lines with what ``only`` does not leave swapped for a stand-in, or left out.

    Holds stand in for every raise and hop, hops on both legs for those on one and for fast
    strides; body-weight work takes the loads off. A session is never emptied.
    """
    if only is Only.BODY_WEIGHT:
        return tuple(_unloaded(line) for line in lines)
    stays, stand_ins = _RULES[only]
    known = {line.exercise: swaps.library.exercises.get(line.exercise) for line in lines}
    taken = {name for name, each in known.items() if each is None or stays(each)}
    fitting = [swaps.stand_in(name, avoid=taken) for name in stand_ins]
    result: list[SetLine] = []
    for of_item in items_of(lines):
        if of_item[0].exercise in taken:
            result += of_item
            continue
        found = next((each for each in fitting if each.id not in taken), None)
        if found is not None:
            taken.add(found.id)
            result += in_place(found, of_item)
    return tuple(_unloaded(line) for line in result) if only is Only.HOLDS else tuple(result)


def _unloaded(line: SetLine) -> SetLine:
    return replace(line, target_kg=None)


def _is_held(exercise: Exercise) -> bool:
    if exercise.category in (Category.MOBILITY, Category.RECOVERY) or exercise.load_class == 0:
        return True
    return exercise.category is Category.ISOMETRIC and exercise.load_class <= LIGHTEST_WORK


def _is_slow_or_two_legged(exercise: Exercise) -> bool:
    if exercise.category not in _FAST or exercise.load_class < _FAST_CLASS:
        return True
    return exercise.category is Category.PLYOMETRIC and exercise.laterality is Laterality.BOTH


_RULES: Mapping[Only, tuple[Callable[[Exercise], bool], tuple[str, ...]]] = {
    Only.HOLDS: (_is_held, _HOLDS),
    Only.TWO_LEG_HOPS: (_is_slow_or_two_legged, _HOPS),
}
"""What stays as it is, and what stands in for the rest."""
