"""How much a session holds or took: time under tension and foot contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from calfjournal.domain.exercise import Exercise, Side, Tempo, Unit
from calfjournal.domain.session import Session, SetLine, Work


def time_under_tension(session: Session, exercises: Mapping[str, Exercise]) -> float:
    """Seconds the busier leg worked in the sets that were done.

    Repetitions count with the seconds of their tempo, holds with their own; what has no tempo
    counts nothing.
    """
    seconds: dict[Side, float] = defaultdict(float)
    for line in session.sets:
        worked = _seconds(line, exercises.get(line.exercise))
        for side in line.side.legs:
            seconds[side] += worked
    return max(seconds.values(), default=0.0)


def contacts_done(session: Session) -> int:
    """Foot contacts that were done."""
    return sum(line.done or 0 for line in session.sets if line.unit is Unit.CONTACTS)


def contacts_in(work: Iterable[Work]) -> int:
    """Foot contacts that were done, of what a session holds."""
    return sum(part.done for part in work if part.unit is Unit.CONTACTS)


def contacts_planned(session: Session, exercises: Mapping[str, Exercise]) -> int:
    """Return the planned foot contacts of a session."""
    return sum(
        line.target
        for line in session.sets
        if line.exercise in exercises and exercises[line.exercise].counts_contacts
    )


def _seconds(line: SetLine, exercise: Exercise | None) -> float:
    if line.done is None:
        return 0.0
    if line.unit is Unit.SECONDS:
        return float(line.done)
    if line.unit is Unit.MINUTES:
        return line.done * 60.0
    if line.unit is not Unit.REPS:
        return 0.0
    tempo = Tempo.read(line.tempo) or (exercise.tempo if exercise is not None else None)
    return line.done * tempo.seconds if tempo is not None else 0.0
