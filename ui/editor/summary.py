"""What a session adds up to, in one line."""

from __future__ import annotations

from collections import defaultdict

from calfjournal import units
from calfjournal.domain.exercise import Exercise, Side, Tempo, Unit
from calfjournal.domain.session import Session, SetLine


def time_under_tension(session: Session, exercises: dict[str, Exercise]) -> float:
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


def contacts(session: Session) -> int:
    """Foot contacts that were done."""
    return sum(line.done or 0 for line in session.sets if line.unit is Unit.CONTACTS)


def summary(session: Session, exercises: dict[str, Exercise]) -> str:
    """Return ``Calf load 287 · time under tension 9 min 20 a leg``; unknown parts are left out.

    Calf load is effort times minutes (session RPE, Foster 1998), in arbitrary units.
    """
    parts = []
    if session.srpe is not None:
        parts.append(f"Calf load {units.number(session.srpe, 0)}")
    tension = round(time_under_tension(session, exercises))
    if tension:
        parts.append(f"time under tension {_clock(tension)} a leg")
    hops = contacts(session)
    if hops:
        parts.append(f"{hops} contacts")
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


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


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest:02d}" if rest else f"{minutes} min"
