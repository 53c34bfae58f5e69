"""What pain told between sets does to the sets that are left (domain rules 4.1, 4.3, 8.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.message import Words, say
from calfjournal.domain.playing import AfterPain, Then
from calfjournal.domain.session import SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.at_hand import Swaps
from calfjournal.training.library import LIGHTEST_WORK
from calfjournal.training.new_sets import swapped

RED, AMBER = "tendon.zone_red", "tendon.zone_amber"


def after_pain(
    pain: int, line: SetLine, lines: Sequence[SetLine], swaps: Swaps, thresholds: Thresholds
) -> AfterPain:
    """Return what is to happen after a set hurt 0-10; ``lines`` are all of its session.

    Above the accepted zone the session ends now (4.3 row 1, P1). Inside it nothing is raised (row
    5); at its very end the easier rung is offered for the sets that are left (8.1), from one point
    below the red zone on [calfjournal default]; raises and holds stay work of the calf. Below the
    zone the session goes on (row 7).
    """
    then = _then(pain, thresholds)
    easier = _offered(line, lines, swaps) if then is Then.EASIER else None
    if then is Then.EASIER and easier is None:
        then = Then.HOLD
    return AfterPain(then, _words(then, pain, easier), easier)


def is_held(pains: Iterable[int | None], thresholds: Thresholds) -> bool:
    """Tell whether the pain told of a session, 0-10 each, lets none of its sets be raised."""
    return any(pain is not None and _then(pain, thresholds) is not Then.GO_ON for pain in pains)


def must_end(pains: Iterable[int | None], thresholds: Thresholds) -> bool:
    """Tell whether the pain told of a session, 0-10 each, ends it."""
    return any(pain is not None and _then(pain, thresholds) is Then.END for pain in pains)


def rung_down(line: SetLine, lines: Sequence[SetLine], swaps: Swaps) -> Exercise | None:
    """Return what is easier than the exercise of a set, for those of its sets that are open.

    The rung below (domain rule 6), or what stands in for it where it is not at hand; never of a
    higher load class. None where no set is left or nothing is easier.
    """
    exercise = swaps.library.exercises.get(line.exercise)
    if exercise is None or exercise.easier is None:
        return None
    others = {each.exercise for each in lines}
    found = swaps.stand_in(exercise.easier, exercise.load_class, avoid=others)
    alike = [each for each in lines if (each.item, each.exercise) == (line.item, line.exercise)]
    if found.id == exercise.id or not swapped(alike, found)[1]:
        return None
    return found


def _offered(line: SetLine, lines: Sequence[SetLine], swaps: Swaps) -> Exercise | None:
    found = rung_down(line, lines, swaps)
    if found is None or found.load_class >= LIGHTEST_WORK:
        return found
    return None if swaps.library.get(line.exercise).knees else found


def _then(pain: int, thresholds: Thresholds) -> Then:
    red = thresholds[RED]
    if pain >= red:
        return Then.END
    if pain < thresholds[AMBER]:
        return Then.GO_ON
    return Then.EASIER if pain >= red - 1 else Then.HOLD


def _words(then: Then, pain: int, easier: Exercise | None) -> Words:
    match then:
        case Then.END:
            return say("training.end_now")
        case Then.HOLD:
            return say("training.pain_holds", pain=pain)
        case Then.EASIER:
            return say("training.pain_eases", pain=pain, exercise=easier.name if easier else "")
        case Then.GO_ON:
            return say("training.pain_goes_on", pain=pain)
