"""The lines of a session: what to do, how slowly, and how it went last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from calfjournal.domain.exercise import Exercise, Laterality, Side, Unit
from calfjournal.domain.session import Session, SetLine
from calfjournal.messages.formats import UNKNOWN, ago, number
from calfjournal.messages.vocabulary import AMOUNTS

Last = tuple[Session, tuple[SetLine, ...]]


class ExerciseLine(Struct, frozen=True):
    """One exercise of a session in words."""

    name: str
    target: str
    tempo: str
    done: str
    """What was done, "" as long as nothing was."""
    before: str
    """What was done last time, a dash when there was none."""


def exercise_lines(
    session: Session, exercises: Mapping[str, Exercise], last: Mapping[str, Last | None]
) -> tuple[ExerciseLine, ...]:
    """Return one line an exercise, in the order of the session."""
    ordered = sorted(session.sets, key=_item)
    return tuple(
        _line(session, tuple(sets), exercises, last) for _, sets in groupby(ordered, key=_item)
    )


def _item(line: SetLine) -> int:
    return line.item


def _line(
    session: Session,
    sets: Sequence[SetLine],
    exercises: Mapping[str, Exercise],
    last: Mapping[str, Last | None],
) -> ExerciseLine:
    first = sets[0]
    exercise = exercises.get(first.exercise)
    found = last.get(first.exercise)
    before = UNKNOWN
    if found is not None:
        before = f"{done_words(found[1])} ({_tied(ago(found[0].day, session.day))})"
    return ExerciseLine(
        name=exercise.name if exercise else first.exercise,
        target=_target(sets, exercise),
        tempo=first.tempo or UNKNOWN,
        done=done_words(sets),
        before=before,
    )


def _target(sets: Sequence[SetLine], exercise: Exercise | None) -> str:
    side = sets[0].side
    one_side = [line for line in sets if line.side is side]
    amounts = [_amount(line) for line in one_side]
    amount = amounts[0] if len(set(amounts)) == 1 else ", ".join(amounts)
    alternating = exercise is not None and exercise.laterality is Laterality.ALTERNATING
    each = " each side" if side is not Side.BOTH and not alternating else ""
    loads = sorted({line.target_kg for line in sets if line.target_kg})
    kilos = "–".join(number(kg, 1) for kg in _ends(loads))
    load = f", {_tied(f'{kilos} kg')}" if loads else ""
    return f"{len(one_side)} × {amount}{each}{load}"


def _ends(values: Sequence[float]) -> Sequence[float]:
    return values if len(values) < 2 else (values[0], values[-1])


def _amount(line: SetLine) -> str:
    high = line.target_high
    amount = f"{line.target}–{high}" if high and high != line.target else f"{line.target}"
    return amount if line.unit is Unit.REPS else f"{amount} {AMOUNTS[line.unit]}"


def done_words(sets: Sequence[SetLine]) -> str:
    """Return ``10 · 10 · 9 at 22 kg, RIR 2``, legs apart where they differ; "" when undone."""
    legs = {side: _amounts(sets, side) for side in Side}
    legs = {side: text for side, text in legs.items() if text}
    if not legs:
        return ""
    if len(set(legs.values())) == 1:
        text = next(iter(legs.values()))
    else:
        text = ", ".join(f"{side[:1].upper()} {words}" for side, words in legs.items())
    kilos = {line.done_kg for line in sets if line.done is not None and line.done_kg}
    reserve = [
        line.done_rir for line in sets if line.done is not None and line.done_rir is not None
    ]
    pain = max((line.pain for line in sets if line.pain), default=0)
    unit = sets[0].unit
    text += f" {AMOUNTS[unit]}" if unit is not Unit.REPS else ""
    text += f" {_tied(f'at {number(max(kilos), 1)} kg')}" if kilos else ""
    text += f", {_tied(f'RIR {reserve[-1]}')}" if reserve else ""
    return text + (f", {_tied(f'pain {pain}')}" if pain else "")


def _tied(text: str) -> str:
    """Keep words that belong together on one line."""
    return text.replace(" ", "\u00a0")


def _amounts(sets: Sequence[SetLine], side: Side) -> str:
    done = [line for line in sets if line.side is side and line.done is not None]
    return " · ".join(str(line.done) for line in sorted(done, key=_number))


def _number(line: SetLine) -> int:
    return line.number
