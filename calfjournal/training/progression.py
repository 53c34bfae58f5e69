"""Proposes the next dose of an exercise from what was done and how the tendon answered (8.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Experience
from calfjournal.domain.checkin import Site
from calfjournal.domain.dose import DoseStep
from calfjournal.domain.exercise import Category, Exercise, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message, say
from calfjournal.domain.plates import KILOGRAMS, Plates
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import last_number
from calfjournal.training.amounts import amount, climb
from calfjournal.training.at_hand import AtHand, Swaps
from calfjournal.training.exposures import (
    CEILING_REPS,
    GREEN_NEEDED,
    Exposure,
    RungLeft,
    rung_left,
)
from calfjournal.training.library import Library
from calfjournal.training.loads import StartLoad
from calfjournal.training.strength import body_share, lighter, load_step
from calfjournal.training.tendon_days import is_calm, is_red
from calfjournal.training.when_asked import WhenAsked

_WEEK_D, _WEEK_MASTERS_D = 7, 14
"""Days from one change of a dose to the next; masters take twice as long."""
_ENOUGH_REPS = 15
_LAID_CLASS = 5
"""Load class of which no dose raises how much there is."""
_SPRING_SETS = 5
"""Sets of springs from which one more is a fifth of them at most (8.2)."""
_CEILING_RIR = 3
_EXTRA = 2
"""More in reserve than meant from which weight is added: two extra repetitions (2-for-2)."""


class Circumstances(Struct, frozen=True):
    """What else decides about the next dose.

    ``last_change`` is the day this exercise's dose was changed last; ``rir`` the effort target of
    the coming week; ``body_mass_kg`` None = unknown. Answers up to ``reset_on``, the end of the
    last flare, no longer count as green (a flare resets what goes up, domain rule 4.3).
    ``start`` is the load to begin with where none was lifted yet; ``masters`` take slower steps.
    ``greens`` are the green answers in a row, up to the newest session, to sessions at least as
    hard as the exercise. ``present`` are the ids of what the session holds besides.
    """

    today: date
    experience: Experience = Experience.NOVICE
    body_mass_kg: float | None = None
    last_change: date | None = None
    deload: bool = False
    rir: tuple[int, int] | None = None
    reset_on: date | None = None
    at_hand: AtHand = AtHand()
    start: StartLoad | None = None
    masters: bool = False
    greens: int = 0
    present: frozenset[str] = frozenset()
    asked: WhenAsked = WhenAsked()
    plates: Plates = KILOGRAMS


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

    In the order range, tempo, sets, repetitions, load, speed; one variable a week; only after two
    green answers in a row, to the exercise or to sessions at least as hard, the last one to it with
    every set done. A red answer takes one load class, once, until two green ones; repetitions
    missed twice take 5 to 10 % off the load (domain rule 8.1, calfjournal default where 8.1 says
    so). ``past`` in any order: times of the exercise and of easier ones for the same muscle.
    """
    exercise = library.get(current.exercise)
    dose = replace(current, rir=circumstances.rir or current.rir)
    exposures = [e for e in sorted(past, key=lambda e: e.day) if e.done]
    own = [e for e in exposures if e.exercise == exercise.id]
    rung = rung_left(exercise, exposures, library)
    case = _Case(dose, exercise, own, rung, circumstances, library)
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
    rung: RungLeft
    now: Circumstances
    library: Library

    def step(self, load: float) -> float | None:
        now = self.now
        return load_step(self.exercise, load, now.experience, now.body_mass_kg, now.plates)

    @property
    def last(self) -> Exposure:
        return self.past[-1]

    @property
    def load_kg(self) -> float:
        """Lightest load of the last exposure; where none was entered, the one asked for *then*."""
        return self.last.kg if self.last.kg is not None else self.last.asked_kg

    @property
    def lacks_load(self) -> bool:
        """True for an exercise with weight whose weight nobody knows."""
        known = bool(self.dose.load_kg) or any(e.kg for e in self.past)
        return not known and "weight" in self.exercise.needs

    @property
    def harder(self) -> str | None:
        """The id of the next rung, None when there is none that the athlete can do."""
        harder = self.exercise.harder
        able = harder is not None and self.now.at_hand.fits(self.library.get(harder))
        return harder if able else None


def _hold(case: _Case) -> DoseProposal | None:
    """Cases in which nothing goes up, most urgent first."""
    now = case.now
    if case.rung.load_class < case.exercise.load_class:
        return _step_down(case)
    if case.lacks_load and case.now.start is not None:
        return _begin(case, case.now.start)
    if not case.past:
        return _keep(case, say("training.first_time"))
    if is_red(case.last.answer):
        return _keep(case, say("training.red_keeps"))
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
    recent = [e for e in case.past[-GREEN_NEEDED:] if e.day > reset]
    good = [e for e in recent if is_calm(e.answer) and e.reached]
    greens = max(len(good), case.now.greens) if case.last in good else min(len(good), 1)
    if greens < GREEN_NEEDED:
        return _keep(case, say("training.greens_needed", greens=greens, needed=GREEN_NEEDED))
    target, left = case.dose.rir, case.last.reserve
    if target is not None and left is not None and left < target[0]:
        low, high = target
        return _keep(case, say("training.harder_than_meant", reserve=left, low=low, high=high))
    changed = case.now.last_change
    wait = _WEEK_MASTERS_D if case.now.masters else _WEEK_D
    if changed is not None and (case.now.today - changed).days < wait:
        key = "training.changed_lately_masters" if case.now.masters else "training.changed_lately"
        return _keep(case, say(key, day=changed))
    return None


def _range(case: _Case) -> DoseProposal | None:
    """Full range before anything else."""
    if all(line.full_height is not False for line in case.last.sets):
        return None
    return _keep(case, say("training.range_first"))


def _tempo(case: _Case) -> DoseProposal | None:
    """The exercise's own slow tempo before more repetitions."""
    own, planned = case.exercise.tempo, case.dose.tempo
    if own is None or planned is None or "tempo" in case.dose.commonly_reported:
        return None
    if planned.seconds >= own.seconds or case.now.asked.as_published():
        return None
    reason = say("training.slower_first", before=str(planned), after=str(own))
    return DoseProposal(replace(case.dose, tempo=own), DoseStep.TEMPO, reason)


def _race(case: _Case) -> DoseProposal | None:
    """Nothing goes up while a race takes sets off (8.6)."""
    return _keep(case, say("training.race_keeps")) if case.now.asked.near_race() else None


def _sets(case: _Case) -> DoseProposal | None:
    """A set more, where the plan laid fewer than the exercise is meant for.

    The plan begins with few and lays fewer to who runs much (7.4); what is carried may grow to the
    usual ones. A single set is a small test or all of a short session, and no more are added before
    as many were done. Springs grow by a fifth at most (8.2), those of load class 5 not at all.
    """
    own, sets, exercise = case.exercise.dose, case.dose.sets, case.exercise
    if own is None or own.unit is not case.dose.unit or not 1 < sets < own.sets[1]:
        return None
    spring = exercise.category in (Category.PLYOMETRIC, Category.TECHNIQUE)
    if exercise.load_class >= _LAID_CLASS or (spring and sets < _SPRING_SETS):
        return None
    done = max(exposure.sets_asked for exposure in case.past[-GREEN_NEEDED:])
    if done < sets or case.now.asked.sets_stay():
        return None
    reason = say("training.a_set_more", before=sets, after=sets + 1, most=own.sets[1])
    return DoseProposal(replace(case.dose, sets=sets + 1), DoseStep.SETS, reason)


def _reps(case: _Case) -> DoseProposal | None:
    """Climb inside the range, unless repetitions in reserve already ask for load.

    Repetitions are asked for up to the top, contacts, seconds and metres no more than the step.
    """
    low, high = case.dose.amount[0], _top(case)
    reached = case.last.least
    if reached >= high or _two_for_two(case):
        return None
    if low > reached:
        return _keep(case, say("training.plan_asks_more", amount=amount(case.dose.unit, low)))
    goal = min(high, reached + climb(case.dose.unit, reached))
    most = high if case.dose.unit is Unit.REPS else max(goal, case.dose.amount[1])
    after = amount(case.dose.unit, goal)
    reason = say("training.more_a_set", before=reached, after=after, most=high)
    return DoseProposal(replace(case.dose, amount=(goal, most)), DoseStep.REPS, reason)


def _top(case: _Case) -> int:
    """The top of the range; of a single number that of the exercise's own range.

    A number of a researched program is its top. Else only of a number that lies in the range: eight
    heavy ones of an exercise for 12 to 15 stay eight. With body weight alone a number below it is
    climbed too, hops apart.
    Contacts of load class 5 are as many as the plan lays, which counts them by the week (8.2).
    """
    low, high = case.dose.amount
    own = case.exercise.dose
    if low < high or own is None or case.dose.unit is not own.unit or own.unit is Unit.MINUTES:
        return high
    if case.now.asked.as_published():
        return high
    if case.exercise.counts_contacts and case.exercise.load_class >= _LAID_CLASS:
        return high
    bare = not case.load_kg and "weight" not in case.exercise.needs
    least = 0 if bare and not case.exercise.counts_contacts else own.amount[0]
    return own.amount[1] if least <= high <= own.amount[1] else high


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
    step = case.step(load)
    if load == 0 and "weight" in case.exercise.needs and step is None:
        return _keep(case, say("training.enter_weight"))
    if step is None:
        return _keep(case, say("training.no_load_step", load=load))
    after = case.now.plates.made_up(load + step)
    bottom = amount(case.dose.unit, _bottom(case))
    return _loaded(case, after, say("training.more_load", before=load, after=after, bottom=bottom))


def _loaded(case: _Case, kg: float, reason: Message) -> DoseProposal:
    """The dose with a load, from the bottom of the range; as it is where the plan lifts more."""
    if (case.dose.load_kg or 0.0) > case.load_kg:
        return _keep(case, say("training.plan_lifts_more", load=case.dose.load_kg))
    low = _bottom(case)
    dose = replace(case.dose, load_kg=kg, amount=(low, max(low, case.dose.amount[1])))
    return DoseProposal(dose, DoseStep.LOAD, reason)


def _ceiling(case: _Case) -> DoseProposal | None:
    """Without weight: from 15 to 20 repetitions, then the next rung of the ladder.

    One leg gets weight instead, from 15 easy ones on or with two more in reserve than is meant;
    without a next rung or weight it climbs to 20 too.
    On level ground, for a sore insertion, there is no next rung: weight is what comes next.
    """
    left = case.last.reserve or 0
    easy = left >= _CEILING_RIR
    spare = easy and left >= _meant(case) + _EXTRA
    harder, reached = case.harder, case.last.least
    one_leg = body_share(case.exercise) == 1.0
    loadable = one_leg and case.now.at_hand.has_weight
    level = case.now.at_hand.site is Site.INSERTION
    if loadable and ((easy and reached >= _ENOUGH_REPS) or spare or level):
        step = case.step(0) or case.now.plates.usual
        return _loaded(case, step, say("training.add_weight", reps=reached, load=step))
    climbs = harder is None or (reached >= _ENOUGH_REPS and not one_leg)
    if case.now.asked.as_published():
        return None
    if climbs and reached < CEILING_REPS and case.dose.unit is Unit.REPS:
        goal = min(CEILING_REPS, reached + climb(Unit.REPS, reached))
        return DoseProposal(
            replace(case.dose, amount=(goal, CEILING_REPS)),
            DoseStep.REPS,
            say("training.up_to_ceiling", reps=goal, most=CEILING_REPS),
        )
    if harder is None:
        return None
    return _keep(case, say("training.next_rung", exercise=case.library.get(harder).name))


def _meant(case: _Case) -> int:
    """The most repetitions that are to be left in reserve, 0 where nothing is meant."""
    return case.dose.rir[1] if case.dose.rir is not None else 0


def _speed(case: _Case) -> DoseProposal | None:
    """Plyometric: last of all, quicker contacts at the same number."""
    if case.dose.unit is not Unit.CONTACTS:
        return None
    return _keep(case, say("training.quicker"))


_STEPS: tuple[Callable[[_Case], DoseProposal | None], ...] = (
    _hold,
    _wait,
    _race,
    _range,
    _tempo,
    _sets,
    _reps,
    _load,
    _speed,
)


def _step_down(case: _Case) -> DoseProposal:
    """After a red answer: down the ladder to an exercise for the same muscle."""
    rung, now = case.rung, case.now
    swaps = Swaps(case.library, now.at_hand, now.asked.learned)
    easier = swaps.rung_below(case.exercise.id, rung.load_class, avoid=now.present)
    if easier.id == case.exercise.id or easier.dose is None:
        return _keep(case, say("training.red_keeps"))
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
        day=rung.red_on,
        easier=easier.name,
        exercise=case.exercise.name,
        greens=rung.greens,
        needed=GREEN_NEEDED,
    )
    return DoseProposal(dose, DoseStep.REGRESS, reason)


def _begin(case: _Case, start: StartLoad) -> DoseProposal:
    """A load to start from where the weight is not known."""
    return DoseProposal(replace(case.dose, load_kg=start.kg), DoseStep.LOAD, start.reason)


def _ease(case: _Case) -> DoseProposal | None:
    """Repetitions missed in two sessions: a lighter load, or fewer repetitions without one."""
    if case.load_kg > 0:
        load = lighter(case.load_kg, case.now.plates)
        reason = say("training.lighter_load", before=case.load_kg, after=load)
        return DoseProposal(replace(case.dose, load_kg=load), DoseStep.REGRESS, reason)
    low, high = case.dose.amount
    if low <= 1:
        return None
    fewer = low - max(1, round(low / 10))
    reason = say(_FEWER[case.dose.unit], before=low, after=fewer)
    return DoseProposal(replace(case.dose, amount=(fewer, high)), DoseStep.REGRESS, reason)


_FEWER = {
    Unit.REPS: "training.fewer_reps",
    Unit.SECONDS: "training.fewer_seconds",
    Unit.CONTACTS: "training.fewer_contacts",
    Unit.METRES: "training.fewer_metres",
    Unit.MINUTES: "training.fewer_minutes",
}


def _keep(case: _Case, reason: Message) -> DoseProposal:
    return DoseProposal(case.dose, DoseStep.KEEP, reason)


def _missed_twice(case: _Case) -> bool:
    """Less than was asked in two sessions, and no less is asked now.

    What was asked then counts: a template that asks for more is no repetition missed.
    """
    recent = case.past[-2:]
    if len(recent) < 2 or not all(e.missed for e in recent):
        return False
    done = [line.done for line in case.last.sets if line.done is not None]
    heavy_still = (case.dose.load_kg or 0.0) >= case.load_kg
    return heavy_still and min(done) < case.dose.amount[0]


def _two_for_two(case: _Case) -> bool:
    """Two extra repetitions in the last set, in two sessions in a row (2-for-2)."""
    if case.dose.unit is not Unit.REPS:
        return False
    recent = case.past[-2:]
    return len(recent) == 2 and all(_last_set(e) >= case.dose.amount[1] + 2 for e in recent)


def _last_set(exposure: Exposure) -> int:
    last = last_number(exposure.sets)
    return min(line.done or 0 for line in exposure.sets if line.number == last)


def _bottom(case: _Case) -> int:
    """The bottom of the range the exercise is meant for, never above where the dose is.

    Of a researched program that of the dose.
    """
    if case.now.asked.as_published():
        return case.dose.amount[0]
    own = case.exercise.dose
    same_unit = own is not None and own.unit is case.dose.unit
    return min(case.dose.amount[0], own.amount[0]) if own and same_unit else case.dose.amount[0]
