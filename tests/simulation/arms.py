"""The arms: four ways to follow one plan. All get the same plan, days and chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import Exercise, Side, Unit
from calfjournal.domain.run import Advice, Run, RunAdvice
from calfjournal.domain.session import Session, SessionStatus, SetLine
from tests.simulation.engine import Coach, Offer, OfferKind
from tests.simulation.odd import Watch
from tests.simulation.runners import Runner

Pains = Mapping[tuple[Moment, Side], int]


_STEP = {Unit.REPS: 2, Unit.SECONDS: 10, Unit.CONTACTS: 2, Unit.METRES: 5, Unit.MINUTES: 0}
"""What pencil and paper adds, by unit."""
_ABOVE = 5
"""Repetitions above the range at which it adds weight instead; of other units in proportion."""
_BAD = 5
"""Pain of a morning after which it does the week again."""


_LEFT = {Advice.NONE: 0.0, Advice.WALK_RUN: 0.2, Advice.SHORTER: 0.5}
"""What is run of a run, where the advice names no kilometres (domain rule 4.3b)."""
_LOOKS = 5
"""A runner looks no more often in a row, however much there is to decide on."""


class RunLeft(Struct, frozen=True):
    """What is run of a run: a share of it, perhaps easy and flat whatever it was to be."""

    share: float = 1.0
    easy: bool = False


class Arm(Protocol):
    """One way to go through the plan."""

    def on(self, day: date) -> Sequence[Session]:
        """Return the sessions to do on a day, with their sets."""

    def morning(
        self, check_in: CheckIn, readings: Sequence[TendonReading], runs: Sequence[Run]
    ) -> None:
        """Hear a morning."""

    def running(self, day: date) -> RunLeft:
        """Return what is run of the day's run."""

    def before_training(self, day: date) -> None:
        """Decide what is to be decided before today's session."""

    def done(self, session: Session, pains: Pains) -> None:
        """Hear what was done."""

    def answer(self, session: Session, day: date, pains: Pains) -> None:
        """Hear an answer."""


class StaticArm:
    """The plan as it was laid, whatever the tendon says."""

    def __init__(self, plan: Sequence[Session], exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._by_day: dict[date, list[Session]] = {}
        for session in plan:
            self._by_day.setdefault(session.day, []).append(session)
        self._start = min((session.day for session in plan), default=date.min)

    def on(self, day: date) -> Sequence[Session]:
        """The sessions laid on the day."""
        return [replace(s, sets=self.sets(s)) for s in self._by_day.get(day, ())]

    def sets(self, session: Session) -> tuple[SetLine, ...]:
        """The sets to do: as planned."""
        return session.sets

    def morning(
        self, check_in: CheckIn, readings: Sequence[TendonReading], runs: Sequence[Run]
    ) -> None:
        """Take no notice."""

    def running(self, day: date) -> RunLeft:
        """All of it."""
        return RunLeft()

    def before_training(self, day: date) -> None:
        """Decide nothing."""

    def done(self, session: Session, pains: Pains) -> None:
        """Take no notice."""

    def answer(self, session: Session, day: date, pains: Pains) -> None:
        """Take no notice."""


class TenPercentArm(StaticArm):
    """Ten per cent more a week than the plan says, until it is twice as much."""

    def sets(self, session: Session) -> tuple[SetLine, ...]:
        """The sets with more of everything, a tenth a week since the first session."""
        weeks = (session.day - self._start).days // 7
        factor = min(2.0, 1.1**weeks)
        return tuple(_more(line, factor) for line in session.sets)


class PaperArm(StaticArm):
    """A sheet of paper and a pencil.

    Each time an exercise comes again the runner writes two repetitions more (holds ten seconds,
    hops a tenth), up to five above the plan's range; then, where there is a weight, 2.5 kg more and
    the plan's repetitions again. After a morning of 5 of 10 or more the last week is done again:
    nothing goes up, and what stood a week ago is done, for seven days.
    """

    def __init__(self, plan: Sequence[Session], exercises: Mapping[str, Exercise]) -> None:
        super().__init__(plan, exercises)
        self._extra: dict[str, int] = {}
        self._kg: dict[str, float] = {}
        self._again_until = date.min

    def on(self, day: date) -> Sequence[Session]:
        """The day's sessions; after a bad morning those of a week ago."""
        if day > self._again_until:
            return super().on(day)
        before = self._by_day.get(day - timedelta(days=7), ())
        return [
            replace(s, sets=self.sets(_in_place_of(s, before))) for s in self._by_day.get(day, ())
        ]

    def sets(self, session: Session) -> tuple[SetLine, ...]:
        """The sets with what the sheet says of each exercise."""
        return tuple(self._written(line) for line in session.sets)

    def morning(
        self, check_in: CheckIn, readings: Sequence[TendonReading], runs: Sequence[Run]
    ) -> None:
        """Do the week again after a bad morning."""
        if max((r.pain or 0 for r in readings), default=0) >= _BAD:
            self._again_until = check_in.day + timedelta(days=6)

    def done(self, session: Session, pains: Pains) -> None:
        """Write down what comes next time."""
        if session.day <= self._again_until or session.status is not SessionStatus.DONE:
            return
        for name in {line.exercise for line in session.sets}:
            lines = [line for line in session.sets if line.exercise == name]
            self._next(name, lines)

    def _next(self, name: str, lines: Sequence[SetLine]) -> None:
        exercise = self._exercises.get(name)
        if exercise is None or exercise.load_class == 0:
            return
        if any((line.done or 0) < (line.target_high or line.target) for line in lines):
            return
        extra, step = self._extra.get(name, 0), _STEP[lines[0].unit]
        loads = [line.done_kg for line in lines if line.done_kg is not None]
        if extra + step <= _ABOVE * (step / 2):
            self._extra[name] = extra + step
        elif loads:
            self._extra[name] = 0
            self._kg[name] = max(loads) + 2.5

    def _written(self, line: SetLine) -> SetLine:
        extra = self._extra.get(line.exercise, 0)
        high = None if line.target_high is None else line.target_high + extra
        kg = self._kg.get(line.exercise, line.target_kg)
        return replace(line, target=line.target + extra, target_high=high, target_kg=kg)


class JournalArm:
    """The program: everything is told to it, and what it proposes is accepted as habits say."""

    def __init__(self, coach: Coach, runner: Runner, plan: Sequence[Session], watch: Watch) -> None:
        self._coach = coach
        self._runner = runner
        self._plan = tuple(plan)
        self._watch = watch
        self._advice: dict[date, RunAdvice] = {}

    def on(self, day: date) -> Sequence[Session]:
        """The sessions that the plan now has on the day."""
        return [s for s in self._plan if s.day == day and s.status is SessionStatus.PLANNED]

    def morning(
        self, check_in: CheckIn, readings: Sequence[TendonReading], runs: Sequence[Run]
    ) -> None:
        """Tell the morning and look at what is proposed."""
        self._follow(check_in.day, self._coach.morning(check_in, readings, runs))
        if self._runner.happens("plan_again", check_in.day):
            before = self._plan
            self._plan = self._coach.new(check_in.day)
            self._watch.laid_again(check_in.day, before, self._plan)
        self._look(check_in.day, doses=False)

    def before_training(self, day: date) -> None:
        """Look again, and at the doses of today's session."""
        self._look(day, doses=True)

    def done(self, session: Session, pains: Pains) -> None:
        """Tell what was done."""
        self._plan = self._coach.session_done(session, pains)
        self._watch.done(session)

    def answer(self, session: Session, day: date, pains: Pains) -> None:
        """Tell an answer."""
        self._follow(day, self._coach.answer(session, day, pains))

    def running(self, day: date) -> RunLeft:
        """As much as the program says, for those who follow it."""
        said = self._advice.get(day)
        follows = self._runner.chance("follows-run", day) < self._runner.traits.follows_runs
        if said is None or not follows or said.advice is Advice.AS_PLANNED:
            return RunLeft()
        share = _LEFT.get(said.advice, 1.0)
        if said.left_km is not None and said.km:
            share = said.left_km / said.km
        return RunLeft(share, easy=True)

    def _follow(self, day: date, after: Sequence[Session]) -> None:
        """Take the plan as a flare laid it anew."""
        self._watch.followed(day, self._plan, after)
        self._plan = tuple(after)

    def _look(self, day: date, *, doses: bool) -> None:
        """Decide on everything open: on the plan first, which may take the doses away."""
        for _ in range(_LOOKS):
            proposed = self._coach.proposal(day, self.on(day) if doses else ())
            self._watch.shown(day, proposed)
            self._advice.update((each.day, each) for each in proposed.runs)
            fresh = [offer for offer in proposed.offers if not self._watch.is_decided(day, offer)]
            plan = [offer for offer in fresh if offer.kind is OfferKind.PLAN][:1]
            for offer in plan or fresh:
                self._decide(day, offer)
            if not plan:
                return

    def _decide(self, day: date, offer: Offer) -> None:
        traits = self._runner.traits
        habit = traits.takes_doses if offer.kind is OfferKind.DOSE else traits.accepts
        yes = self._runner.chance(f"accepts-{offer.name}-{offer.session_id}", day) < habit
        before = self._plan
        if offer.kind is not OfferKind.ADVICE:
            self._plan = self._coach.accept(day, offer, yes=yes)
        self._watch.decided(day, offer, before, self._plan, yes=yes)


def _more(line: SetLine, factor: float) -> SetLine:
    high = None if line.target_high is None else round(line.target_high * factor)
    return replace(line, target=round(line.target * factor), target_high=high)


def _in_place_of(session: Session, before: Sequence[Session]) -> Session:
    same = [s for s in before if s.kind is session.kind] or list(before)
    return replace(session, sets=same[0].sets) if same else session
