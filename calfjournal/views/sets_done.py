"""What was done of an exercise, set by set: each with the load it was lifted with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.messages import tr
from calfjournal.messages.formats import bare, commas, number, tied
from calfjournal.messages.vocabulary import AMOUNTS, SIDE_LETTERS

_DECIMALS = 2
"""Of kilograms: plates of 1.25 kg."""


def amounts_done(lines: Sequence[SetLine]) -> str:
    """Return ``15 · 15 at 30, 12 at 32.5 kg``, legs apart where they differ; "" when undone.

    A load that all sets share stands once, behind them.
    """
    done = sorted((x for x in lines if x.done is not None and not x.warm_up), key=_number)
    loads = {_kg(line) for line in done}
    shared = len(loads) < 2
    legs = {side: [line for line in done if line.side is side] for side in Side}
    words = {side: _of_leg(of_leg, shared=shared) for side, of_leg in legs.items() if of_leg}
    if len(set(words.values())) == 1:
        text = next(iter(words.values()))
    else:
        text = commas([_named(side, of_leg) for side, of_leg in words.items()])
    return _loaded(text, loads.pop()) if shared and any(loads) else text


def _of_leg(lines: Sequence[SetLine], *, shared: bool) -> str:
    """Return the sets of a leg; those in a row with one load stand together before it.

    One without any load says none.
    """
    if shared or not any(map(_kg, lines)):
        return _amounts(lines)
    groups = [(kg, list(some)) for kg, some in groupby(lines, key=_kg)]
    *before, (last_kg, last) = groups
    parts = [_loaded(_amounts(some), kg, with_unit=False) for kg, some in before]
    return commas([*parts, _loaded(_amounts(last), last_kg)])


def _amounts(lines: Sequence[SetLine]) -> str:
    amounts, unit = " · ".join(str(line.done) for line in lines), lines[0].unit
    if unit is Unit.REPS:
        return amounts
    return tr("{amount} {unit}", amount=amounts, unit=AMOUNTS[unit])


def _loaded(amounts: str, kg: float, *, with_unit: bool = True) -> str:
    load = number(kg, _DECIMALS, "kg") if with_unit else bare(kg, _DECIMALS, "kg")
    return tr("{amounts} at\u00a0{load}", amounts=amounts, load=tied(load))


def _named(side: Side, amounts: str) -> str:
    if side is Side.BOTH:
        return amounts
    return tr("{leg} {amounts}", leg=SIDE_LETTERS[side], amounts=amounts)


def _kg(line: SetLine) -> float:
    return line.done_kg or 0.0


def _number(line: SetLine) -> int:
    return line.number
