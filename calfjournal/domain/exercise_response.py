"""What an exercise cost a leg the next day, as its answers told."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.exercise import Side


class ExerciseResponse(Struct, frozen=True):
    """How far a leg was above its usual on the day after sessions with an exercise.

    ``extra`` is the mean of ``count`` sessions, in points of pain 0-10: the worse of the next
    morning and 24 h, less what was usual. It tells what came after, not what caused it: other
    exercises stood in the same sessions.
    """

    side: Side
    exercise: str
    extra: float
    count: int
    load_class: int | None = None
    """Too few sessions held the exercise: these held one of this load class."""
