"""What was done becomes the next target: loads, and steps that were taken (domain rule 8.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import takewhile

from msgspec.structs import replace

from calfjournal.domain.dose import DoseChange, DoseStep
from calfjournal.domain.exercise import Unit
from calfjournal.domain.session import Session, SetLine, count_sets
from calfjournal.training.exposures import CEILING_REPS
from calfjournal.training.loads import kilograms_of
from calfjournal.training.session_changes import is_open
from calfjournal.training.set_lines import contacts_of, items_of, more_sets

REACH = timedelta(days=60)
"""Sessions ahead that take over what was done: the next that holds an exercise may be weeks away,
and one before it may be missed."""
LATELY = timedelta(days=14)
"""Sessions behind whose loads are given once more to sessions that got other sets."""


def carried(done: Session, others: Iterable[Session]) -> tuple[Session, ...]:
    """Return the open sessions after a done one that change, with its loads and steps as targets.

    What was lifted last is the next target of that exercise, set by set and side by side. A
    higher number that was asked and done stays while the range is the same, or was opened in a
    session of the same type; contacts not in an easier week, nor where the session would hold more
    of them than were asked of the one done (8.2). Among ``others``, an exercise that was done again
    since stays with what was done then.
    """
    later = [s for s in others if s.id != done.id and (s.day, s.start_time) > _start(done)]
    newer = {line.exercise for s in later if s.counts for line in s.sets if line.done is not None}
    last = [line for line in done.sets if line.done is not None and line.exercise not in newer]
    changed = []
    for session in (s for s in later if is_open(s)):
        again = bool(session.type_id) and session.type_id == done.type_id
        lines = tuple(_carried(line, last, again=again) for line in session.sets)
        if session.deload or contacts_of(lines) > max(map(contacts_of, (session.sets, done.sets))):
            lines = tuple(map(_as_laid, lines, session.sets))
        if lines != session.sets:
            changed.append(replace(session, sets=lines))
    return tuple(changed)


def taken_on(dose: DoseChange, session: Session, others: Iterable[Session]) -> tuple[Session, ...]:
    """Return the open sessions of the running phase that get a set more when one session does.

    Those after it that ask as much of the exercise in as many sets as ``session``, which is still
    as it was before the step; none that would hold more contacts than it will, and no easier week.
    ``others`` in time order.
    """
    was = tuple(line for line in session.sets if line.item == dose.item)
    if dose.change is not DoseStep.SETS:
        return ()
    most = contacts_of(session.sets) - contacts_of(was) + contacts_of(dose.lines)
    later = (s for s in others if _start(s) > _start(session) and s.plan_id == session.plan_id)
    ahead = takewhile(lambda s: s.phase is session.phase, later)
    found = [
        replace(s, sets=_more(s.sets, was, count_sets(dose.lines)))
        for s in ahead
        if is_open(s) and not s.deload and any(_asks(x) == _asks(was) for x in items_of(s.sets))
    ]
    return tuple(s for s in found if contacts_of(s.sets) <= most)


def _more(lines: Sequence[SetLine], like: Sequence[SetLine], sets: int) -> tuple[SetLine, ...]:
    """The lines of a session with so many sets of what asks the same as ``like``."""
    asked = _asks(like)
    each = (more_sets(x, sets) if _asks(x) == asked else x for x in items_of(lines))
    return tuple(line for item in each for line in item)


def _asks(lines: Iterable[SetLine]) -> list[tuple[object, ...]]:
    return [(x.exercise, x.number, x.side, x.unit, x.target, x.target_high) for x in lines]


def _start(session: Session) -> tuple[object, ...]:
    return session.day, session.start_time


def _carried(line: SetLine, last: Sequence[SetLine], *, again: bool) -> SetLine:
    mine = [other for other in last if other.exercise == line.exercise]
    kg = kilograms_of(mine, line.side, line.number)
    if kg is not None and (kg or line.target_kg is not None):
        line = replace(line, target_kg=kg)
    step = next((other for other in mine if _is_step(other, line, again=again)), None)
    if step is None or not all((other.done or 0) >= step.target for other in mine):
        return line
    return replace(line, target=step.target, target_high=step.target_high)


def _is_step(done: SetLine, line: SetLine, *, again: bool) -> bool:
    """Tell whether a set was asked for more than a line asks, inside the same range.

    ``again`` in a session of the same type: one number that was climbed from stays so, and a range
    opened for it stays open. The first step from the same number, and the climb to the ceiling
    without weight, stay everywhere: a template that says the same is the same dose.
    """
    if done.unit is not line.unit or done.target <= line.target:
        return False
    top, planned = done.target_high or done.target, line.target_high or line.target
    begun = done.target_high is not None and done.target == line.target + 1
    if top == planned or (line.target_high is None and (again or begun)):
        return True
    return done.target_high == CEILING_REPS > planned and line.target_kg is None


def _as_laid(carried_on: SetLine, laid: SetLine) -> SetLine:
    """The line with the contacts it was laid with."""
    return laid if laid.unit is Unit.CONTACTS else carried_on
