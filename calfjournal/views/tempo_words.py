"""The tempo of an exercise in words: its numbers with their names, as a repetition goes."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Exercise, Tempo
from calfjournal.domain.score import Cue
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary

PHASES: Final = Vocabulary(
    {
        Cue.LOWER: mark("Lower"),
        Cue.PAUSE: mark("Pause"),
        Cue.RISE: mark("Rise"),
        Cue.HOLD: mark("Hold"),
        Cue.ASSIST: mark("Other leg lifts"),
    }
)
"""What is done of a raise."""
_TRAVELS = Vocabulary({Cue.RISE: mark("Go"), Cue.LOWER: mark("Back"), Cue.HOLD: mark("Stay")})
"""What is done of what goes out and back, as a raise would be."""
_LASTS = {
    Cue.LOWER: mark("lower {seconds}"),
    Cue.PAUSE: mark("pause {seconds}"),
    Cue.RISE: mark("rise {seconds}"),
    Cue.HOLD: mark("hold {seconds}"),
}
_TRAVEL_LASTS = {
    Cue.RISE: mark("go {seconds}"),
    Cue.LOWER: mark("back {seconds}"),
    Cue.HOLD: mark("stay {seconds}"),
}
_TURNED = {Cue.LOWER: Cue.RISE, Cue.RISE: Cue.LOWER}


def phase_word(cue: Cue, exercise: Exercise | None) -> str:
    """Return what is done in a part of a repetition: ``Lower``, or ``Back`` where nothing sinks."""
    if exercise is None or not exercise.out_and_back or cue is Cue.ASSIST:
        return PHASES[cue]
    return _TRAVELS[_way(cue, exercise)]


def tempo_words(text: str, exercise: Exercise | None = None) -> str:
    """Return ``rise 2 · hold 1 · lower 3`` for a notation, other words as they are.

    The parts stand as they are done; those that take no time are left out.
    """
    tempo = Tempo.read(text)
    if tempo is None or not (tempo.seconds or tempo.assisted):
        return text
    return " · ".join(_parts(tempo, exercise))


def _parts(tempo: Tempo, exercise: Exercise | None) -> list[str]:
    lowers_first = tempo.assisted or (exercise is not None and exercise.lowers_first)
    down = [(Cue.LOWER, tempo.lower), (Cue.PAUSE, tempo.pause)]
    up = [(Cue.ASSIST if tempo.assisted else Cue.RISE, tempo.rise), (Cue.HOLD, tempo.hold)]
    ways = down + up if lowers_first else up + down
    return [_part(cue, seconds, exercise) for cue, seconds in ways if seconds or cue is Cue.ASSIST]


def _part(cue: Cue, seconds: float, exercise: Exercise | None) -> str:
    if cue is Cue.ASSIST:
        return tr("rise with the other leg")
    if exercise is not None and exercise.out_and_back:
        return tr(_TRAVEL_LASTS[_way(cue, exercise)], seconds=seconds)
    return tr(_LASTS[cue], seconds=seconds)


def _way(cue: Cue, exercise: Exercise) -> Cue:
    """The part of what goes out first whose word it has: out, back, or either end."""
    if cue is Cue.PAUSE:
        return Cue.HOLD
    return _TURNED.get(cue, cue) if exercise.lowers_first else cue
