"""An exercise as the library shows it: its dose, what was done of it, what the legs said to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from calfjournal.domain.exercise import Exercise, Unit
from calfjournal.domain.exercise_history import (
    ExerciseHistory,
    WorkOverTime,
    WorkSpan,
    work_over_time,
)
from calfjournal.domain.exercise_response import ExerciseResponse
from calfjournal.domain.session import sets_asked
from calfjournal.messages import formats, mark, tr
from calfjournal.messages.vocabulary import AMOUNTS
from calfjournal.training.new_sets import sets_of
from calfjournal.views.set_table import amount_text
from calfjournal.views.sets_done import amounts_done
from calfjournal.views.source import Source

_A_SPAN: Final[dict[WorkSpan, str]] = {
    WorkSpan.WEEK: mark("Since {first:long_date}, at most {amount} a week"),
    WorkSpan.MONTH: mark("Since {first:long_date}, at most {amount} a month"),
    WorkSpan.QUARTER: mark("Since {first:long_date}, at most {amount} a quarter"),
}


class WorkLine(Struct, frozen=True):
    """The work over time as it is drawn, and in words: its most, and since when."""

    work: WorkOverTime
    words: str


class ExerciseFacts(Struct, frozen=True):
    """What the journal knows of an exercise."""

    record: tuple[tuple[str, str], ...] = ()
    """Captions and values: last time, best set, heaviest, all of it; empty when never done."""
    line: WorkLine | None = None
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
    history = source.exercise_histories.of(exercise_id)
    if history is None:
        return ExerciseFacts()
    today = source.clock.today()
    return ExerciseFacts(
        (
            (tr("Last time"), _last(source, exercise_id, history, today)),
            *_best(history),
            (tr("In all"), _all(history)),
        ),
        _line_of(history, today),
        next_day_lines(
            each
            for each in source.progress.exercise_responses(today)
            if each.exercise == exercise_id
        ),
    )


def _last(source: Source, exercise_id: str, history: ExerciseHistory, today: date) -> str:
    sets = source.sessions.sets_of(history.last.session)
    done = amounts_done([line for line in sets if line.exercise == exercise_id])
    return tr("{when:ago}: {values}", when=(history.last.day, today), values=done)


def _best(history: ExerciseHistory) -> Iterable[tuple[str, str]]:
    most, heaviest = history.most, history.heaviest
    amount = _amount(most.most, history.unit)
    yield tr("Largest set"), tr("{amount}, {day:date}", amount=amount, day=most.day)
    if heaviest is not None and history.at_heaviest is not None:
        yield (
            tr("Heaviest set"),
            tr(
                "{amount} at {kilos:load}, {day:date}",
                amount=_amount(history.at_heaviest, history.unit),
                kilos=heaviest.kg,
                day=heaviest.day,
            ),
        )


def _all(history: ExerciseHistory) -> str:
    return tr(
        "{sessions:sessions}, {sets:sets}, {amount}",
        sessions=len(history.done),
        sets=history.sets,
        amount=_amount(history.amount, history.unit),
    )


def _line_of(history: ExerciseHistory, today: date) -> WorkLine:
    work = work_over_time(history, today)
    most = _amount(work.most, history.unit)
    words = tr(_A_SPAN[work.span], amount=most, first=history.first.day)
    return WorkLine(work, words)


def _amount(amount: int, unit: Unit) -> str:
    """Return an amount that may be a large one: ``84,690 reps``, ``23 h 10 min``."""
    if unit is Unit.SECONDS and amount >= 600:
        return formats.minutes_as_hours(amount / 60)
    if unit in (Unit.REPS, Unit.CONTACTS) and amount == 1:
        return formats.counted(amount, unit)
    return tr("{amount:grouped} {unit}", amount=amount, unit=AMOUNTS[unit])


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
