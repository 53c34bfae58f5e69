"""A session as it is played: what comes after what, and the words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.cadence_beat import is_repeat
from calfjournal.domain.exercise import Exercise, Side, Unit
from calfjournal.domain.finding import PhaseQuestion
from calfjournal.domain.message import Words
from calfjournal.domain.playing import AfterPain, PlayStep
from calfjournal.domain.score import SECOND_NS, Score
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.at_hand import Swaps
from calfjournal.training.between_sets import RED, after_pain, is_held, must_end, rung_down
from calfjournal.training.playing import measured_tension_s, play_steps, reached, rest_between
from calfjournal.training.work_done import tempo_of
from calfjournal.views import cadence_target
from calfjournal.views.session import counsel_of, goes_first, last_time, pains_told
from calfjournal.views.source import Source

OWN_PACE_REP_S: Final = 3
"""Seconds of a repetition without a tempo, only to say how long is left [calfjournal default]."""
OWN_PACE_SET_S: Final = 30
"""Seconds of a set of contacts, only to say how long is left [calfjournal default]."""


class PlayerFacts(Struct, frozen=True):
    """One session as the player goes through it."""

    session: Session
    steps: tuple[PlayStep, ...]
    """Every set of every side, in the order they are done."""
    exercises: Mapping[str, Exercise]
    """Those of the session that the library knows."""
    last: Mapping[str, str]
    """What was done last time, a line in words by exercise; those never done are missing."""
    counsel: tuple[Words, ...] = ()
    """What is to be done at once: of a session that runs and hurts too much."""
    pains: Mapping[int, AfterPain] = {}
    """What follows from the pain that was told of sets, by the keys of their lines."""
    rungs: Mapping[tuple[int, str], Exercise] = {}
    """The easier rung of what still has open sets, by item and exercise."""
    must_end: bool = False
    """True when pain above the accepted zone was told: the session is to be ended now."""
    ends_from: float = 11
    """The pain, 0-10, from which on a session is to be ended."""
    question: PhaseQuestion | None = None
    """What is asked before it is played: its phase waits for its gate."""
    first: Side = Side.LEFT
    """The leg that goes first."""
    held: bool = False
    """True when pain was told that lets nothing be raised: a range ends at its low end."""

    @property
    def first_open(self) -> int | None:
        """Where to begin or go on: the first step that is not logged, None when all are."""
        ways = (at for at, step in enumerate(self.steps) if step.line.done is None)
        return next(ways, None)

    @property
    def can_be_played(self) -> bool:
        """True of a planned session with open sets that waits for no gate and need not end."""
        if self.session.status is not SessionStatus.PLANNED or self.must_end:
            return False
        return self.question is None and self.first_open is not None

    def asked(self, line: SetLine) -> SetLine:
        """Return a set as it is asked for now: of a range that is held its low end alone."""
        return replace(line, target_high=None) if self.held else line

    def name(self, line: SetLine) -> str:
        """Return what the exercise of a set is called."""
        exercise = self.exercises.get(line.exercise)
        return exercise.name if exercise is not None else line.exercise

    def cue(self, line: SetLine) -> str:
        """Return how the exercise of a set is done, "" for one that the library does not know."""
        exercise = self.exercises.get(line.exercise)
        return exercise.cue if exercise is not None else ""

    def tempo(self, line: SetLine) -> str:
        """Return the notation of the tempo that is beaten in a set: for ``tempo_words``.

        Where nothing is beaten, what was written of the set or of its exercise.
        """
        exercise = self.exercises.get(line.exercise)
        beaten = tempo_of(line, exercise)
        if beaten is not None:
            return str(beaten) if beaten.seconds else ""
        return line.tempo or (exercise.tempo_text if exercise is not None else "")

    def easier(self, line: SetLine) -> Exercise | None:
        """Return the easier rung for the open sets of an exercise, None where there is none."""
        return self.rungs.get((line.item, line.exercise))

    def after_pain(self, line: SetLine) -> AfterPain | None:
        """Return what follows from the pain of a set, None while none was told."""
        return self.pains.get(line.key)

    def ends_with(self, pain: int | None) -> bool:
        """True of pain that ends the session, written or not."""
        return pain is not None and pain >= self.ends_from

    def lines(self, line: SetLine) -> tuple[SetLine, ...]:
        """Return every line of the exercise of a set: what a swap is asked with."""
        alike = (line.item, line.exercise)
        return tuple(each for each in self.session.lines if (each.item, each.exercise) == alike)

    def sets(self, line: SetLine) -> int:
        """Return of how many sets, or of how many warm-ups, a set is one.

        Those of its place count, also where another exercise took over midway; never fewer than its
        own number says.
        """
        lines = (step.line for step in self.steps)
        alike = (line.item, line.warm_up)
        return max((x.number for x in lines if (x.item, x.warm_up) == alike), default=line.number)

    def between(self, at: int, after: int) -> Score:
        """Return what lies between a step and the one that really comes next."""
        return rest_between(self.steps[at], self.steps[after], self.exercises)

    def seconds_left(self, begin: int = 0, besides: int | None = None) -> int | None:
        """Return about how many seconds what is open takes, wherever it stands, and its rests.

        None where nobody knows, as of metres.
        From the step ``begin`` on, then what was left out before it; ``besides`` a step that is
        played already.
        """
        order = (*range(begin, len(self.steps)), *range(min(begin, len(self.steps))))
        ahead = [at for at in order if at != besides and self.steps[at].line.done is None]
        rests = (self.between(at, after) for at, after in pairwise(ahead) if at < after)
        rest_ns = sum(rest.lasts_ns or 0 for rest in rests)
        known = [seconds for at in ahead if (seconds := _seconds(self.steps[at])) is not None]
        return sum(known) + rest_ns // SECOND_NS if len(known) == len(ahead) else None

    def reached(self, index: int, elapsed_ns: int) -> int:
        """Return how much of a step is done in its unit, so long after its score began."""
        return reached(self.steps[index], elapsed_ns)

    def tension_s(self, index: int, elapsed_ns: int) -> float | None:
        """Return the seconds under tension of each leg of a step by then; None = not measured."""
        return measured_tension_s(self.steps[index], elapsed_ns)


def gather(source: Source, session_id: int, spm: int | None = None) -> PlayerFacts | None:
    """Read a session as it is played, None when it is gone.

    Cadence repeats have a beat of ``spm`` steps a minute, without one that of the runner on its
    day.
    """
    session = source.sessions.get(session_id)
    if session is None:
        return None
    known = source.library.exercises
    named = dict.fromkeys(line.exercise for line in session.lines)
    first = goes_first(source)
    pains = pains_told(source, session)
    thresholds = source.recovery.thresholds()
    held = is_held(pains, thresholds)
    if spm is None and any(map(is_repeat, session.lines)):
        spm = cadence_target.gather(source, session.day).spm
    swaps = Swaps.of(source.athlete.get(), source.library, source.clock.today())
    return PlayerFacts(
        session,
        play_steps(session.lines, known, first, spm, held=held),
        {name: known[name] for name in named if name in known},
        {name: last.words() for name, last in last_time(source, session).items()},
        counsel_of(source, session),
        _after_pain(session, swaps, thresholds),
        _easier(session, swaps),
        must_end(pains, thresholds),
        thresholds[RED],
        source.gates.holds(session),
        first,
        held,
    )


def _after_pain(session: Session, swaps: Swaps, thresholds: Thresholds) -> dict[int, AfterPain]:
    return {
        line.key: after_pain(line.pain, line, session.lines, swaps, thresholds)
        for line in session.lines
        if line.pain is not None
    }


def _easier(session: Session, swaps: Swaps) -> dict[tuple[int, str], Exercise]:
    found = {
        (line.item, line.exercise): rung_down(line, session.lines, swaps)
        for line in session.sets
        if line.done is None
    }
    return {place: easier for place, easier in found.items() if easier is not None}


def lasts_unknown(step: PlayStep) -> bool:
    """Tell whether nobody knows how long a set lasts: metres, and a time that is not named."""
    timeless = step.line.unit not in (Unit.REPS, Unit.CONTACTS)
    return step.score.lasts_ns is None and timeless


def _seconds(step: PlayStep) -> int | None:
    lasts, line = step.score.lasts_ns, step.line
    if lasts is not None:
        return lasts // SECOND_NS
    if lasts_unknown(step):
        return None
    return line.target * OWN_PACE_REP_S if line.unit is Unit.REPS else OWN_PACE_SET_S
