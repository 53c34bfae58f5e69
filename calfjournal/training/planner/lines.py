"""Set lines of a session: one for each set and side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from calfjournal.domain.exercise import Side
from calfjournal.domain.program import SessionType
from calfjournal.domain.session import SetLine
from calfjournal.training.planner.doses import Item
from calfjournal.training.set_lines import minutes_with


def set_lines(
    items: Sequence[Item], kilograms: Callable[[Item, Side, int], float | None] | None = None
) -> tuple[SetLine, ...]:
    """The targets of a session: left and right apart where legs work one after the other.

    ``kilograms`` tells the load of a set of an item, by side and number; the item's own if absent.
    """
    return tuple(
        SetLine(
            exercise=item.exercise.id,
            item=position,
            number=number,
            side=side,
            unit=item.unit,
            target=item.amount[0],
            target_high=item.amount[1] if item.amount[1] != item.amount[0] else None,
            target_kg=kilograms(item, side, number) if kilograms else item.load_kg,
            target_rir=item.rir,
            tempo=item.tempo,
            rest_s=item.rest_s,
        )
        for position, item in enumerate(items)
        for number in range(1, item.sets + 1)
        for side in item.exercise.laterality.sides
    )


def minutes(kind: SessionType, items: Sequence[Item]) -> int:
    """Minutes of a session with these sets, never more than the program writes."""
    written = sum(line.sets for line in kind.items)
    share = sum(item.sets for item in items) / written if written else 1.0
    return minutes_with(kind.minutes, min(share, 1.0))
