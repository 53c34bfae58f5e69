"""How much a session holds or took: time under tension and foot contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from calfjournal.domain.exercise import (
    LEGS,
    Category,
    Exercise,
    KneePosition,
    Side,
    Tempo,
    Unit,
)
from calfjournal.domain.session import Session, SetLine, Work, sets_done

LOADED: Final = frozenset({Category.ISOMETRIC, Category.STRENGTH, Category.ECCENTRIC})
"""What puts calf or leg under tension: work against a load [calfjournal default]."""


def is_loaded(exercise: Exercise | None) -> bool:
    """Tell whether an exercise is work against a load, which alone is time under tension.

    Hops, stretches, walks, baths and rolling are none, nor is what the library does not know.
    """
    return exercise is not None and exercise.category in LOADED


def tension_by_leg(
    lines: Iterable[SetLine], exercises: Mapping[str, Exercise]
) -> Mapping[Side, float]:
    """Return the seconds that each leg worked in sets that were done.

    Only work against a load counts (``is_loaded``), measured or worked out alike. Where it was
    measured that counts. Else repetitions count with the seconds of their tempo, holds with their
    own; what has no tempo counts nothing.
    """
    seconds = dict.fromkeys(LEGS, 0.0)
    for line in lines:
        worked = _seconds(line, exercises.get(line.exercise))
        for side in line.side.legs:
            seconds[side] += worked
    return seconds


class CalfVolume(Struct, frozen=True):
    """What was done of raises and holds with the knee held one way.

    ``sets`` and ``seconds`` under tension of the busier leg.
    """

    sets: int = 0
    seconds: float = 0.0


def volume_by_knee(
    session: Session, exercises: Mapping[str, Exercise]
) -> Mapping[KneePosition, CalfVolume]:
    """Return the calf work that was done with the knee straight, and bent (domain rule 1.7).

    The straight knee trains all of the calf, the bent one the soleus. What may be done either way
    counts as straight [calfjournal default].
    """
    found: dict[KneePosition, list[SetLine]] = {knee: [] for knee in KneePosition}
    for line in session.sets:
        exercise = exercises.get(line.exercise)
        if exercise is not None and exercise.knees:
            straight = KneePosition.STRAIGHT in exercise.knees
            found[KneePosition.STRAIGHT if straight else KneePosition.BENT].append(line)
    return {
        knee: CalfVolume(sets_done(lines), max(tension_by_leg(lines, exercises).values()))
        for knee, lines in found.items()
    }


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


def tempo_of(line: SetLine, exercise: Exercise | None) -> Tempo | None:
    """Return the tempo of a set: its own, else that of its exercise; None without any."""
    return Tempo.read(line.tempo) or (exercise.tempo if exercise is not None else None)


def _seconds(line: SetLine, exercise: Exercise | None) -> float:
    if line.done is None or not is_loaded(exercise):
        return 0.0
    if line.tension_s is not None:
        return line.tension_s
    if line.unit is Unit.SECONDS:
        return float(line.done)
    if line.unit is Unit.MINUTES:
        return line.done * 60.0
    if line.unit is not Unit.REPS:
        return 0.0
    tempo = tempo_of(line, exercise)
    return line.done * tempo.seconds if tempo is not None else 0.0
