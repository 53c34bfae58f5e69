"""The lines of a session: what to do, how slowly, and how it went last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from calfjournal.domain.exercise import Exercise, Laterality, Side, Unit
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.messages import tr
from calfjournal.messages.formats import UNKNOWN, ago, bare, commas, number, tied
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
    session: Session, exercises: Mapping[str, Exercise], last: Mapping[str, Last]
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
    last: Mapping[str, Last],
) -> ExerciseLine:
    first = sets[0]
    exercise = exercises.get(first.exercise)
    found = last.get(first.exercise)
    before = UNKNOWN
    if found is not None:
        when = tied(ago(found[0].day, session.day))
        before = tr("{done} ({when})", done=done_words(found[1]), when=when)
    return ExerciseLine(
        name=exercise.name if exercise else first.exercise,
        target=target_words(sets, exercise),
        tempo=first.tempo or UNKNOWN,
        done=done_words(sets),
        before=before,
    )


def target_words(sets: Sequence[SetLine], exercise: Exercise | None) -> str:
    """Return what is planned of the sets of one exercise: ``3 × 10 each side, 24 kg``."""
    side = sets[0].side
    one_side = [line for line in sets if line.side is side]
    amounts = [_amount(line) for line in one_side]
    count = sets_asked(sets)
    amount = amounts[0] if len(set(amounts)) == 1 else commas(amounts)
    alternating = exercise is not None and exercise.laterality is Laterality.ALTERNATING
    if side is not Side.BOTH and not alternating:
        target = tr("{sets} × {amount} each side", sets=count, amount=amount)
    else:
        target = tr("{sets} × {amount}", sets=count, amount=amount)
    loads = sorted({line.target_kg for line in sets if line.target_kg})
    if not loads:
        return target
    *lower, most = _ends(loads)
    told = [*(bare(kg, 2, "kg") for kg in lower), number(most, 2, "kg")]
    return commas([target, tied("–".join(told))])


def _ends(values: Sequence[float]) -> Sequence[float]:
    return values if len(values) < 2 else (values[0], values[-1])


def _amount(line: SetLine) -> str:
    high = line.target_high
    amount = f"{line.target}–{high}" if high and high != line.target else f"{line.target}"
    return _in_unit(amount, line.unit)


def _in_unit(amount: str, unit: Unit) -> str:
    if unit is Unit.REPS:
        return amount
    return tr("{amount} {unit}", amount=amount, unit=AMOUNTS[unit])


def done_words(sets: Sequence[SetLine]) -> str:
    """Return ``10 · 10 · 9 at 22 kg, RIR 2``: see ``sets_done``; "" when undone."""
    # Late: a start shows words that were kept.
    from calfjournal.views.sets_done import amounts_done

    done = amounts_done(sets)
    return commas([done, *_felt(sets)]) if done else ""


def _felt(sets: Sequence[SetLine]) -> list[str]:
    """Return what was left in reserve in the last set, and the worst pain."""
    reserve = [
        line.done_rir for line in sets if line.done is not None and line.done_rir is not None
    ]
    pain = max((line.pain for line in sets if line.pain), default=0)
    felt = [tr("RIR {reserve}", reserve=reserve[-1])] if reserve else []
    if pain:
        felt.append(tr("pain {pain}", pain=pain))
    return [tied(each) for each in felt]
