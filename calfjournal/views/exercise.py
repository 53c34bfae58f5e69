"""An exercise as the library shows it: when it was done last, and what the legs said to it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.exercise_response import ExerciseResponse
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.messages import tr
from calfjournal.training.new_sets import sets_of
from calfjournal.views.set_table import amount_text
from calfjournal.views.source import Source


class ExerciseFacts(Struct, frozen=True):
    """What the journal knows of an exercise; ``last`` None when it was never done."""

    last: tuple[Session, tuple[SetLine, ...]] | None
    next_day: tuple[str, ...] = ()
    """A line a leg, left first: how far it was above its usual the day after."""


def dose_words(exercise: Exercise) -> str:
    """Return the usual dose: as the library words it, of an own exercise ``3 × 8–12``."""
    if exercise.dose_text or exercise.dose is None:
        return exercise.dose_text
    lines = sets_of(exercise, 0)
    return tr("{sets} × {amount}", sets=sets_asked(lines), amount=amount_text(lines[0]))


def gather(source: Source, exercise_id: str) -> ExerciseFacts:
    """Return what is known of an exercise today."""
    today = source.clock.today()
    return ExerciseFacts(
        source.sessions.last_done([exercise_id], today).get(exercise_id),
        next_day_lines(
            each
            for each in source.progress.exercise_responses(today)
            if each.exercise == exercise_id
        ),
    )


def next_day_lines(responses: Iterable[ExerciseResponse]) -> tuple[str, ...]:
    """Return what each leg said the next day, with how many sessions tell it."""
    return tuple(map(_line, responses))


def _line(said: ExerciseResponse) -> str:
    points = round(said.extra, 1)
    if said.load_class is not None:
        return tr(
            "{side:side_title}: {points:.1} above usual after {sessions:sessions} with load class "
            "{load_class}; this exercise was in too few.",
            side=said.side,
            points=max(0.0, points),
            sessions=said.count,
            load_class=said.load_class,
        )
    if points <= 0:
        return tr(
            "{side:side_title}: not above usual after {sessions:sessions}.",
            side=said.side,
            sessions=said.count,
        )
    return tr(
        "{side:side_title}: {points:.1} above usual after {sessions:sessions}.",
        side=said.side,
        points=points,
        sessions=said.count,
    )
