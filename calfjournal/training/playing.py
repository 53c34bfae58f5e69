"""A session as it is played: sets in their order, each with its score, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from calfjournal.domain.cadence_beat import CADENCE_REPEATS, REPEATS_FREE_MIN
from calfjournal.domain.exercise import LEGS, Category, Exercise, Laterality, Side, Tempo, Unit
from calfjournal.domain.playing import PlayStep
from calfjournal.domain.score import SECOND_NS, TENSION, Cue, Passage, Score
from calfjournal.domain.session import SetLine
from calfjournal.training.set_order import in_order, turns
from calfjournal.training.work_done import is_loaded, tempo_of

READY_S: Final = 3
"""Seconds of the count-in before each set [calfjournal default]."""
SWITCH_S: Final = 10
"""Seconds to change legs, or to the next exercise of a superset [calfjournal default]."""
PAUSE_S: Final = 10
"""Seconds between sets whose dose names no rest [calfjournal default]."""
ASSIST_S: Final = 2
"""Seconds in which the other leg lifts [calfjournal default]."""
FREE_S: Final = REPEATS_FREE_MIN * 60
"""Seconds without a beat between cadence repeats whose dose names no rest (domain rule 5.8)."""
COUNTED_UP_TO: Final = 1000
"""Sets of more repetitions are done at one's own pace [calfjournal default]."""
_MINUTE_S: Final = 60
_MOVES: Final = frozenset({Category.PLYOMETRIC, Category.TECHNIQUE, Category.RECOVERY})
"""What is done for some seconds without standing still in a position."""


def play_steps(
    lines: Iterable[SetLine],
    exercises: Mapping[str, Exercise],
    first: Side = Side.LEFT,
    spm: int | None = None,
    *,
    held: bool = False,
) -> tuple[PlayStep, ...]:
    """Return the sets of a session as they are played, one side after the other.

    The order is the one Enter takes: supersets by turns, warm-ups first, the leg that goes
    ``first`` before the other. Cadence repeats have a beat of ``spm`` steps a minute, without one a
    clock. A range is played to its high end, to its low one where nothing may be raised (``held``).
    """
    ordered = in_order(lines, first)
    counts = [len(each.sets) for each in ordered]
    rounds = [
        [ordered[at].sets[row] for at, row in turn]
        for turn in turns(counts, [each.superset for each in ordered])
    ]
    steps = []
    for turn, sets in enumerate(rounds):
        of_turn = [line for of_set in sets for line in of_set]
        rest_s = max(line.rest_s or 0 for line in of_turn)
        for line in of_turn:
            exercise = exercises.get(line.exercise)
            amount = line.target if held else max(line.target, line.target_high or 0)
            score = _score(line, exercise, amount, spm)
            steps.append(PlayStep(line, score, None, turn, rest_s, is_loaded(exercise)))
    return (
        *(replace(one, rest=rest_between(one, after, exercises)) for one, after in pairwise(steps)),
        *steps[-1:],
    )


def rest_between(step: PlayStep, after: PlayStep, exercises: Mapping[str, Exercise]) -> Score:
    """Return what lies between a set that was done and the one that really comes next.

    Within a turn, and from one leg of a set to the other, the legs or the exercises are changed.
    After it comes its rest: the longest that one of its sets asks for.
    """
    line, exercise = step.line, exercises.get(step.line.exercise)
    if step.turn == after.turn or _set_of(line) == _set_of(after.line):
        cue = Cue.SWITCH if _is_other_leg(line, after.line) else Cue.REST
        return _only(cue, SWITCH_S)
    if _is_cadence(exercise):
        return _only(Cue.EASY, step.turn_rest_s or FREE_S)
    return _only(Cue.REST, step.turn_rest_s or PAUSE_S)


def reached(step: PlayStep, elapsed_ns: int) -> int:
    """Return how much of a set is done in its unit, so long after its score began.

    What is not counted, for it is done at one's own pace, is done on target. Minutes are rounded to
    the nearest: half a minute is one [calfjournal default].
    """
    score, line = step.score, step.line
    if line.unit is Unit.REPS and score.reps:
        return score.reps_done(elapsed_ns)
    if line.unit in (Unit.SECONDS, Unit.MINUTES):
        whole = score.lasts_ns
        over = elapsed_ns if whole is None else min(elapsed_ns, whole)
        seconds = max(over - _ready_ns(score), 0) // SECOND_NS
        return seconds if line.unit is Unit.SECONDS else (seconds + _MINUTE_S // 2) // _MINUTE_S
    return line.target


def measured_tension_s(step: PlayStep, elapsed_ns: int) -> float | None:
    """Return the seconds that each leg of a set was under tension by then.

    None where the score does not tell: work at one's own pace, and steps; and of what is no work
    against a load.
    """
    score = step.score
    if not step.is_loaded or not any(passage.cue in TENSION for passage in score.passages):
        return None
    return max(score.tension_ns(elapsed_ns, leg) for leg in step.line.side.legs) / SECOND_NS


# ---------------------------------------------------------------------- what lies between


def _set_of(line: SetLine) -> tuple[int, bool, int]:
    """What both legs of a set share, also where each does another exercise."""
    return line.item, line.warm_up, line.number


def _is_other_leg(line: SetLine, after: SetLine) -> bool:
    legs = {line.side, after.side}
    return line.item == after.item and len(legs) > 1 and legs <= set(LEGS)


def _only(cue: Cue, seconds: int) -> Score:
    return Score.of([Passage(cue, seconds * SECOND_NS)])


# ---------------------------------------------------------------------- one set


def _score(line: SetLine, exercise: Exercise | None, amount: int, spm: int | None) -> Score:
    work = list(_work(line, exercise, amount, spm))
    ends_at = work[0].begins_at
    begins_at = 0.0 if work[0].cue is Cue.STAY else ends_at
    side = work[0].side
    ready = Passage(Cue.READY, READY_S * SECOND_NS, side=side, begins_at=begins_at, ends_at=ends_at)
    return Score.of([ready, *work])


def _work(
    line: SetLine, exercise: Exercise | None, amount: int, spm: int | None
) -> Iterable[Passage]:
    if not amount:
        return (_own_pace(line),)
    match line.unit:
        case Unit.REPS:
            return _repetitions(line, exercise, amount) or (_own_pace(line),)
        case Unit.SECONDS:
            if exercise is not None and exercise.category in _MOVES:
                return (_own_pace(line, amount),)
            stay = Passage(Cue.STAY, amount * SECOND_NS, side=line.side, begins_at=1, ends_at=1)
            return (stay,)
        case Unit.MINUTES:
            if spm and _is_cadence(exercise):
                lasts = amount * _MINUTE_S * SECOND_NS
                return (Passage(Cue.BEAT, lasts, side=line.side, bpm=spm),)
            return (_own_pace(line, amount * _MINUTE_S),)
        case _:
            return (_own_pace(line),)


def _own_pace(line: SetLine, seconds: int | None = None) -> Passage:
    return Passage(Cue.WORK, None if seconds is None else seconds * SECOND_NS, side=line.side)


def _repetitions(line: SetLine, exercise: Exercise | None, amount: int) -> list[Passage]:
    """The passages of every repetition; none without a tempo that takes time."""
    tempo = tempo_of(line, exercise)
    if tempo is None or not tempo.seconds or amount > COUNTED_UP_TO:
        return []
    by_turns = exercise is not None and exercise.laterality is Laterality.ALTERNATING
    sides = line.side.legs if by_turns else (line.side,)
    one = of_tempo(tempo, lowers_first=exercise is not None and exercise.lowers_first)
    return [
        Passage(cue, lasts, rep, side, begins_at=begins_at, ends_at=ends_at)
        for rep in range(1, amount + 1)
        for side in sides
        for cue, lasts, begins_at, ends_at in one
        if lasts
    ]


def of_tempo(tempo: Tempo, *, lowers_first: bool) -> list[tuple[Cue, int, float, float]]:
    """One repetition: what is done, nanoseconds, and where in the drawing it begins and ends.

    A drawing that starts high ends low. What the other leg lifts is lowered first in any case.
    """
    low, high = (1.0, 0.0) if lowers_first else (0.0, 1.0)
    down = [
        (Cue.LOWER, _ns(tempo.lower), high, low),
        (Cue.PAUSE, _ns(tempo.pause), low, low),
    ]
    rise = (Cue.ASSIST, ASSIST_S * SECOND_NS) if tempo.assisted else (Cue.RISE, _ns(tempo.rise))
    up = [(*rise, low, high), (Cue.HOLD, _ns(tempo.hold), high, high)]
    return down + up if lowers_first or tempo.assisted else up + down


def _ns(seconds: float) -> int:
    return round(seconds * SECOND_NS)


def _ready_ns(score: Score) -> int:
    return score.begins[1] if len(score.begins) > 1 else 0


def _is_cadence(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.figure == CADENCE_REPEATS
