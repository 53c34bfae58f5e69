"""Proposes the next dose of an exercise from what was done and how the tendon answered (8.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Experience
from calfjournal.domain.exercise import Exercise, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import SetLine
from calfjournal.training.amounts import amount
from calfjournal.training.library import Library
from calfjournal.training.strength import body_share, lighter, load_step
from calfjournal.training.tendon_days import is_calm, is_red

_GREEN_NEEDED = 2
_WEEK_D = 7
_CEILING_REPS = 20
"""No repetitions beyond this: from 15 to 20 on, weight is what is missing (home ceiling)."""
_CEILING_RIR = 3


class DoseStep(StrEnum):
    """What one proposal changes; never more than one a week."""

    KEEP = "keep"
    RANGE = "range"
    TEMPO = "tempo"
    REPS = "reps"
    LOAD = "load"
    SPEED = "speed"
    REGRESS = "regress"


class Exposure(Struct, frozen=True):
    """One time an exercise was done: its sets, and the tendon's answer (None = not known yet)."""

    day: date
    sets: tuple[SetLine, ...]
    answer: State | None


class Circumstances(Struct, frozen=True):
    """What else decides about the next dose.

    ``last_change`` is the day this exercise's dose was changed last; ``rir`` the effort target of
    the coming week; ``body_mass_kg`` None = unknown. Answers up to ``reset_on``, the end of the
    last flare, no longer count as green (a flare resets what goes up, domain rule 4.3).
    """

    today: date
    experience: Experience = Experience.NOVICE
    body_mass_kg: float | None = None
    last_change: date | None = None
    deload: bool = False
    rir: tuple[int, int] | None = None
    reset_on: date | None = None


class DoseProposal(Struct, frozen=True):
    """The next dose of one exercise, what it changes, and why."""

    dose: Prescription
    change: DoseStep
    reason: Message


def next_dose(
    current: Prescription,
    past: Sequence[Exposure],
    circumstances: Circumstances,
    library: Library,
) -> DoseProposal:
    """Return the next dose of an exercise.

    Double progression in the order range, tempo, repetitions, load, speed; one variable a week;
    only after two green answers in a row with every set done. A red answer steps down the ladder,
    repetitions missed twice take 5 to 10 % off the load (domain rule 8.1, calfjournal default
    where 8.1 says so). ``past`` in any order.
    """
    exercise = library.get(current.exercise)
    dose = replace(current, rir=circumstances.rir or current.rir)
    exposures = [e for e in sorted(past, key=lambda e: e.day) if _done(e)]
    case = _Case(dose, exercise, exposures, circumstances, library)
    for step in _STEPS:
        proposal = step(case)
        if proposal is not None:
            return proposal
    return _keep(case, say("training.all_at_top"))


class _Case(Struct, frozen=True):
    """One question: the dose in force, what happened, and the circumstances."""

    dose: Prescription
    exercise: Exercise
    past: list[Exposure]
    now: Circumstances
    library: Library

    @property
    def last(self) -> Exposure:
        return self.past[-1]

    @property
    def load_kg(self) -> float:
        """Lightest load of the last exposure; the planned one where none was entered."""
        done = [line.done_kg for line in self.last.sets if line.done_kg is not None]
        return min(done) if done else self.dose.load_kg or 0.0


def _hold(case: _Case) -> DoseProposal | None:
    """Cases in which nothing goes up, most urgent first."""
    now = case.now
    if not case.past:
        return _keep(case, say("training.first_time"))
    if is_red(case.last.answer):
        return _step_down(case)
    if now.deload:
        return _keep(case, say("training.deload_keeps"))
    if _missed_twice(case):
        return _ease(case)
    if case.last.answer is State.AMBER:
        return _keep(case, say("training.amber_keeps"))
    return None


def _wait(case: _Case) -> DoseProposal | None:
    """Ask for two green answers with every set done, and for a week since the last change."""
    reset = case.now.reset_on or date.min
    recent = [e for e in case.past[-_GREEN_NEEDED:] if e.day > reset]
    good = [e for e in recent if is_calm(e.answer) and _reached(e, case.dose.amount[0])]
    if len(good) < _GREEN_NEEDED:
        greens = say("training.greens_needed", greens=len(good), needed=_GREEN_NEEDED)
        return _keep(case, greens)
    target = case.dose.rir
    reserve = [line.done_rir for line in case.last.sets if line.done_rir is not None]
    if target is not None and reserve and min(reserve) < target[0]:
        low, high = target
        left = min(reserve)
        return _keep(case, say("training.harder_than_meant", reserve=left, low=low, high=high))
    changed = case.now.last_change
    if changed is not None and (case.now.today - changed).days < _WEEK_D:
        return _keep(case, say("training.changed_lately", day=changed))
    return None


def _range(case: _Case) -> DoseProposal | None:
    """Full range before anything else."""
    if all(line.full_height is not False for line in case.last.sets):
        return None
    return DoseProposal(case.dose, DoseStep.RANGE, say("training.range_first"))


def _tempo(case: _Case) -> DoseProposal | None:
    """The exercise's own slow tempo before more repetitions."""
    own, planned = case.exercise.tempo, case.dose.tempo
    if own is None or planned is None or "tempo" in case.dose.commonly_reported:
        return None
    if planned.seconds >= own.seconds:
        return None
    reason = say("training.slower_first", before=str(planned), after=str(own))
    return DoseProposal(replace(case.dose, tempo=own), DoseStep.TEMPO, reason)


def _reps(case: _Case) -> DoseProposal | None:
    """Climb inside the range, unless repetitions in reserve already ask for load."""
    low, high = case.dose.amount
    reached = min(line.done or 0 for line in case.last.sets)
    if reached >= high or _two_for_two(case):
        return None
    step = _climb(case.dose.unit, reached)
    goal = min(high, max(reached, low) + step)
    after = amount(case.dose.unit, goal)
    reason = say("training.more_a_set", before=reached, after=after, most=high)
    return DoseProposal(replace(case.dose, amount=(goal, high)), DoseStep.REPS, reason)


def _load(case: _Case) -> DoseProposal | None:
    """Top of the range in every set, or two extra in the last set twice: more load."""
    if case.dose.unit not in (Unit.REPS, Unit.SECONDS):
        return None
    if case.load_kg == 0 and "weight" not in case.exercise.needs:
        return _ceiling(case)
    return _heavier(case)


def _heavier(case: _Case) -> DoseProposal | None:
    """One load step, and back to the bottom of the range."""
    load = case.load_kg
    step = load_step(case.exercise, load, case.now.experience, case.now.body_mass_kg)
    if load == 0 and "weight" in case.exercise.needs and step is None:
        return _keep(case, say("training.enter_weight"))
    if step is None:
        return _keep(case, say("training.no_load_step", load=load))
    low = _bottom(case)
    high = max(low, case.dose.amount[1])
    return DoseProposal(
        replace(case.dose, load_kg=load + step, amount=(low, high)),
        DoseStep.LOAD,
        say(
            "training.more_load",
            before=load,
            after=load + step,
            bottom=amount(case.dose.unit, low),
        ),
    )


def _ceiling(case: _Case) -> DoseProposal | None:
    """Without weight: the next rung of the ladder that adds some, else up to 20 repetitions."""
    reserve = [line.done_rir for line in case.last.sets if line.done_rir is not None]
    easy = bool(reserve) and min(reserve) >= _CEILING_RIR
    harder = case.exercise.harder
    reached = min(line.done or 0 for line in case.last.sets)
    if easy and body_share(case.exercise) == 1.0 and reached >= 15:
        step = load_step(case.exercise, 0, case.now.experience, case.now.body_mass_kg) or 2.5
        return DoseProposal(
            replace(case.dose, load_kg=step, amount=(_bottom(case), case.dose.amount[1])),
            DoseStep.LOAD,
            say("training.add_weight", reps=reached, load=step),
        )
    if reached < _CEILING_REPS and case.dose.unit is Unit.REPS and harder is None:
        goal = min(_CEILING_REPS, reached + 2)
        return DoseProposal(
            replace(case.dose, amount=(goal, goal)),
            DoseStep.REPS,
            say("training.up_to_ceiling", reps=goal, most=_CEILING_REPS),
        )
    if harder is None:
        return None
    return _keep(case, say("training.next_rung", exercise=case.library.get(harder).name))


def _speed(case: _Case) -> DoseProposal | None:
    """Plyometric: last of all, quicker contacts at the same number."""
    if case.dose.unit is not Unit.CONTACTS:
        return None
    return DoseProposal(case.dose, DoseStep.SPEED, say("training.quicker"))


_STEPS: tuple[Callable[[_Case], DoseProposal | None], ...] = (
    _hold,
    _wait,
    _range,
    _tempo,
    _reps,
    _load,
    _speed,
)


def _step_down(case: _Case) -> DoseProposal:
    """After a red answer: one load class down the ladder."""
    limit = max(0, case.exercise.load_class - 1)
    swap = case.library.substitution(case.exercise.id, None, None, limit)
    easier = swap.exercise
    if easier.id == case.exercise.id or easier.dose is None:
        return _keep(case, say("training.lightest_load"), DoseStep.REGRESS)
    dose = replace(
        case.dose,
        exercise=easier.id,
        amount=easier.dose.amount,
        unit=easier.dose.unit,
        tempo=easier.tempo,
        load_kg=None,
        rep_max=False,
    )
    reason = say(
        "training.easier_exercise",
        easier=easier.name,
        lower=easier.load_class,
        exercise=case.exercise.name,
        load_class=case.exercise.load_class,
    )
    return DoseProposal(dose, DoseStep.REGRESS, reason)


def _ease(case: _Case) -> DoseProposal:
    """Repetitions missed in two sessions: a lighter load, or fewer repetitions without one."""
    if case.load_kg > 0:
        load = lighter(case.load_kg)
        reason = say("training.lighter_load", before=case.load_kg, after=load)
        return DoseProposal(replace(case.dose, load_kg=load), DoseStep.REGRESS, reason)
    low, high = case.dose.amount
    fewer = max(1, low - max(1, round(low / 10)))
    reason = say(_FEWER[case.dose.unit], before=low, after=fewer)
    return DoseProposal(replace(case.dose, amount=(fewer, high)), DoseStep.REGRESS, reason)


_FEWER = {
    Unit.REPS: "training.fewer_reps",
    Unit.SECONDS: "training.fewer_seconds",
    Unit.CONTACTS: "training.fewer_contacts",
    Unit.METRES: "training.fewer_metres",
    Unit.MINUTES: "training.fewer_minutes",
}


def _keep(case: _Case, reason: Message, change: DoseStep = DoseStep.KEEP) -> DoseProposal:
    return DoseProposal(case.dose, change, reason)


def _done(exposure: Exposure) -> bool:
    return any(line.done is not None for line in exposure.sets)


def _reached(exposure: Exposure, low: int) -> bool:
    """Tell whether every planned set was done with at least its lowest amount."""
    return all(line.done is not None and line.done >= low for line in exposure.sets)


def _missed_twice(case: _Case) -> bool:
    recent = case.past[-2:]
    return len(recent) == 2 and not any(_reached(e, case.dose.amount[0]) for e in recent)


def _two_for_two(case: _Case) -> bool:
    """Two extra repetitions in the last set, in two sessions in a row (2-for-2)."""
    if case.dose.unit is not Unit.REPS:
        return False
    recent = case.past[-2:]
    return len(recent) == 2 and all(_last_set(e) >= case.dose.amount[1] + 2 for e in recent)


def _last_set(exposure: Exposure) -> int:
    number = max(line.number for line in exposure.sets)
    return min(line.done or 0 for line in exposure.sets if line.number == number)


def _climb(unit: Unit, reached: int) -> int:
    """How much more a set may hold: one repetition, five seconds, 10 % of the contacts."""
    if unit is Unit.REPS:
        return 1
    return 5 if unit in (Unit.SECONDS, Unit.METRES) else max(1, reached // 10)


def _bottom(case: _Case) -> int:
    """The bottom of the range the exercise is meant for, never above where the dose is."""
    own = case.exercise.dose
    same_unit = own is not None and own.unit is case.dose.unit
    return min(case.dose.amount[0], own.amount[0]) if own and same_unit else case.dose.amount[0]
