"""What was done becomes the next target: loads, and steps that were taken (domain rule 8.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.dose import SetStep
from calfjournal.domain.exercise import Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.training.exposures import CEILING_REPS
from calfjournal.training.loads import kilograms_of
from calfjournal.training.session_changes import is_open
from calfjournal.training.set_lines import contacts_of, items_of, more_sets, with_sets

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


def set_step(session: Session, before: Sequence[SetLine]) -> SetStep | None:
    """Return the step from the lines of an exercise to what ``session`` asks of it now.

    None where it asks for no more sets, or for another exercise.
    """
    now = [line for line in session.sets if line.item == before[0].item]
    asked = sets_asked(before), sets_asked(now)
    if asked[0] >= asked[1] or now[0].exercise != before[0].exercise:
        return None
    return SetStep(session, now[0].exercise, *asked)


def taken_on(step: SetStep, others: Iterable[Session]) -> tuple[Session, ...]:
    """Return the open sessions after a step that get as many sets.

    Those of the plan in 60 days that ask as many sets of the exercise as were asked before the
    step; no easier week and no test. What else takes sets off is not among ``others``.
    """
    since = step.session
    until = since.day + REACH
    later = (s for s in others if _start(since) < _start(s) and s.day <= until and is_open(s))
    mine = (s for s in later if s.plan_id == since.plan_id)
    ahead = (s for s in mine if not s.deload and s.kind is not SessionKind.RETEST)
    found = ((s, _more(s.sets, step)) for s in ahead)
    return tuple(with_sets(s, lines) for s, lines in found if lines != s.sets)


def _more(lines: Sequence[SetLine], step: SetStep) -> tuple[SetLine, ...]:
    """The lines of a session with so many sets where it asks for as many as before."""
    items = items_of(lines)
    asked = [x[0].exercise == step.exercise and sets_asked(x) == step.before for x in items]
    each = (more_sets(x, step.after) if same else x for x, same in zip(items, asked, strict=True))
    return tuple(line for item in each for line in item)


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
