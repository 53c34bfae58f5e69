"""Asks progression about every exercise of a planned session and says what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.athlete import Experience
from calfjournal.domain.dose import DoseChange
from calfjournal.domain.exercise import Exercise, Tempo
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import Session, SetLine
from calfjournal.training.amounts import amount
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.progression import Circumstances, DoseStep, Exposure, next_dose
from calfjournal.training.session_changes import is_open
from calfjournal.training.strength import estimated_max, rir_target

Answers = Mapping[int, State]
"""The tendon's answer to a done session, by the session's id."""


def session_doses(
    session: Session,
    history: History,
    answers: Answers,
    library: Library,
    *,
    experience: Experience = Experience.NOVICE,
) -> tuple[DoseChange, ...]:
    """Return the next dose of each exercise of a planned session, in its order.

    Nothing for sessions that are done, skipped or begun. Deterministic.
    """
    if session.id is None or not is_open(session):
        return ()
    found = []
    for item in sorted({line.item for line in session.sets}):
        lines = tuple(line for line in session.sets if line.item == item)
        exercise = library.exercises.get(lines[0].exercise)
        if exercise is not None and exercise.load_class > 0:
            past = _exposures(exercise.id, session.day, history, answers)
            now = _circumstances(session, past, history, experience)
            found.append(_dose(session.id, exercise, lines, past, now, library))
    return tuple(found)


def _dose(
    session_id: int,
    exercise: Exercise,
    lines: tuple[SetLine, ...],
    past: Sequence[Exposure],
    now: Circumstances,
    library: Library,
) -> DoseChange:
    current = _prescription(lines)
    proposal = next_dose(current, past, now, library)
    dose = proposal.dose
    return DoseChange(
        session_id,
        lines[0].item,
        exercise.id,
        proposal.change.value,
        _text(exercise, current, dose, library, proposal.change),
        proposal.reason,
        tuple(_with_dose(line, dose) for line in lines),
        _estimate(exercise, past, now),
    )


def _exposures(
    exercise_id: str, before: date, history: History, answers: Answers
) -> list[Exposure]:
    found = []
    for session in history.done:
        lines = tuple(line for line in session.sets if line.exercise == exercise_id)
        if lines and session.day < before:
            found.append(Exposure(session.day, lines, answers.get(session.key)))
    return found


def _circumstances(
    session: Session, past: Sequence[Exposure], history: History, experience: Experience
) -> Circumstances:
    masses = [c.body_mass_kg for c in sorted(history.checkins, key=lambda c: c.day)]
    ended = [f.end for f in history.flares if f.end is not None and f.end <= history.today]
    return Circumstances(
        today=session.day,
        experience=experience,
        body_mass_kg=next((mass for mass in reversed(masses) if mass is not None), None),
        last_change=_last_change(past),
        deload=session.deload,
        rir=rir_target(session.phase, session.week, deload=session.deload),
        reset_on=max(ended, default=None),
    )


def _last_change(past: Sequence[Exposure]) -> date | None:
    """The newest day on which the planned dose was another one than the time before."""
    for earlier, later in zip(reversed(past[:-1]), reversed(past), strict=False):
        if _asked(earlier.sets) != _asked(later.sets):
            return later.day
    return None


def _asked(lines: Sequence[SetLine]) -> tuple[int, float | None, str]:
    first = lines[0]
    return first.target, first.target_kg, first.tempo


def _prescription(lines: Sequence[SetLine]) -> Prescription:
    first = lines[0]
    return Prescription(
        exercise=first.exercise,
        sets=max(line.number for line in lines),
        amount=(first.target, first.target_high or first.target),
        unit=first.unit,
        rest_s=first.rest_s or 0,
        tempo=Tempo.read(first.tempo),
        load_kg=first.target_kg,
    )


def _with_dose(line: SetLine, dose: Prescription) -> SetLine:
    low, high = dose.amount
    return replace(
        line,
        exercise=dose.exercise,
        unit=dose.unit,
        target=low,
        target_high=high if high != low else None,
        target_kg=dose.load_kg,
        tempo=str(dose.tempo) if dose.tempo else line.tempo,
    )


def _text(
    exercise: Exercise,
    before: Prescription,
    after: Prescription,
    library: Library,
    change: DoseStep,
) -> Message:
    name = exercise.name
    if after.exercise != before.exercise:
        return say("training.becomes", before=name, after=library.get(after.exercise).name)
    if change is DoseStep.TEMPO:
        tempi = str(before.tempo), str(after.tempo)
        return say("training.tempo_becomes", exercise=name, before=tempi[0], after=tempi[1])
    if change is DoseStep.RANGE:
        return say("training.dose_full_height", exercise=name)
    if change is DoseStep.SPEED:
        return say("training.dose_quicker", exercise=name)
    changes = _changes(before, after)
    if not changes:
        return say("training.dose_same", exercise=name)
    return say("training.dose", exercise=name, changes=changes)


def _changes(before: Prescription, after: Prescription) -> list[Message]:
    found = []
    if after.load_kg != before.load_kg:
        loads = before.load_kg or 0, after.load_kg or 0
        found.append(say("training.load_becomes", before=loads[0], after=loads[1]))
    if after.amount[0] != before.amount[0]:
        goal = amount(after.unit, after.amount[0])
        found.append(say("training.becomes", before=before.amount[0], after=goal))
    return found


def _estimate(exercise: Exercise, past: Sequence[Exposure], now: Circumstances) -> Words:
    if not past:
        return ""
    best = [
        estimate
        for line in past[-1].sets
        if line.done
        and (estimate := estimated_max(exercise, line.done_kg or 0.0, line.done, now.body_mass_kg))
        is not None
    ]
    return max(best, key=lambda estimate: estimate.kg).formula if best else ""
