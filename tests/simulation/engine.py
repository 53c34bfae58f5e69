"""The one way to the program: six functions over the verbs that window and commands use.

``new``, ``morning``, ``session_done``, ``answer``, ``proposal`` and ``accept`` are all that a
simulated runner needs; other runners than ours can be tried on them, see docs/simulation.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.changes import ChangeSet
from calfjournal.clock import Clock
from calfjournal.domain.assessment import Assessment
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.dose import DoseChange
from calfjournal.domain.exercise import Exercise, Side
from calfjournal.domain.finding import Adjustment, Light, SessionChange
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import Run, RunAdvice
from calfjournal.domain.session import Session, SetLine
from calfjournal.journal import Journal
from calfjournal.store.keys import new_key

_WAKES, _TRAINS, _ANSWERS = time(7), time(19), time(20, 30)
_SINCE = timedelta(days=21)
"""What lies further back no longer matters to what is planned."""


class Start(Struct, frozen=True):
    """What a journal begins with: who the athlete is, the first tests, and what is wished for."""

    athlete: Athlete
    tendons: tuple[Tendon, ...]
    tests: Assessment
    wishes: Wishes


class OfferKind(StrEnum):
    """What is offered: a change of the plan, a sentence without one, or the next dose."""

    PLAN = "plan"
    ADVICE = "advice"
    DOSE = "dose"


class Offer(Struct, frozen=True):
    """One thing the program proposes.

    ``name`` is the kind of adjustment, or the one variable a dose changes ("reps", "load",
    "regress", …); ``changes`` are those of the plan, ``lines`` the sets a dose gives a session.
    ``others`` are the other ways to decide on a day, *as planned* last.
    """

    kind: OfferKind
    name: str
    words: Words
    source: Adjustment | DoseChange | None = None
    rule: str = ""
    changes: tuple[SessionChange, ...] = ()
    session_id: int | None = None
    lines: tuple[SetLine, ...] = ()
    others: tuple[Adjustment, ...] = ()


class Proposed(Struct, frozen=True):
    """What the program says on a day: its light, and what is still to be decided on."""

    light: Light
    offers: tuple[Offer, ...] = ()
    runs: tuple[RunAdvice, ...] = ()
    """What it says of the runs of the day and of the next."""


class TimeTold(Clock):
    """A clock that stands where the simulation says."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment

    def now(self) -> datetime:
        """Return the instant that was told, in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """Return the day that was told."""
        return self.moment.date()


class Coach:
    """A journal that lives with a simulated runner."""

    def __init__(self, journal: Journal, start: date) -> None:
        """Use ``opened``."""
        self._journal = journal
        self._clock = TimeTold(_at(start, _WAKES))
        journal._file.clock = self._clock
        self._plan: tuple[Session, ...] = ()

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises that sets name."""
        return self._journal.library.exercises

    # ------------------------------------------------------------------ the six functions

    def new(self, day: date, start: Start | None = None) -> tuple[Session, ...]:
        """Lay a plan, or lay the one there is again; return its sessions from lately on."""
        self._clock.moment = _at(day, _WAKES)
        planning = self._journal.planning
        if start is None:
            planning.accept(planning.propose_again())
        else:
            self._journal.athlete.save(start.athlete)
            for tendon in start.tendons:
                self._journal.athlete.save_tendon(tendon)
            self._journal.assessments.save(start.tests)
            planning.follow(planning.propose(start.wishes))
        return self._sessions(day)

    def morning(
        self, check_in: CheckIn, readings: Sequence[TendonReading], runs: Sequence[Run] = ()
    ) -> tuple[Session, ...]:
        """Tell a morning; ``runs`` are those of the day before, as a watch brings them.

        Return the sessions from lately on: in a flare each morning lays the days ahead.
        """
        self._clock.moment = _at(check_in.day, _WAKES)
        for run in runs:
            self._journal.runs.add(run)
        kept = self._journal.mornings.keep(check_in, readings)
        return self._followed(check_in.day, kept.changes)

    def session_done(
        self, session: Session, pains: Mapping[tuple[Moment, Side], int]
    ) -> tuple[Session, ...]:
        """Tell what was done of a session, and the pain during and after it by leg.

        Return the sessions from lately on: what was lifted is the next target.
        """
        self._clock.moment = _at(session.day, _TRAINS)
        self._journal.sessions.record(replace(session, finished_at=self._clock.now()))
        self.answer(session, session.day, pains)
        return self._sessions(session.day)

    def answer(
        self, session: Session, day: date, pains: Mapping[tuple[Moment, Side], int]
    ) -> tuple[Session, ...]:
        """Tell what the tendons say of a session, by moment and leg; return the sessions."""
        self._clock.moment = max(self._clock.moment, _at(day, _ANSWERS))
        now = self._clock.now()
        readings = [
            TendonReading(day, moment, side, pain, session_id=session.id, at=now)
            for (moment, side), pain in pains.items()
        ]
        if not readings:
            return self._plan
        told = self._journal.mornings.answer(*readings)
        return self._followed(day, told.changes)

    def proposal(self, day: date, sessions: Sequence[Session] = ()) -> Proposed:
        """Return what the program says now; doses for those sessions that are trained next."""
        verdict = self._journal.recovery.verdict(day)
        offers = [Offer(OfferKind.ADVICE, "counsel", words) for words in verdict.counsel]
        if verdict.adjustments and verdict.adjustments[0].is_open:
            offers.append(_of_adjustment(*verdict.adjustments))
        for session in sessions:
            doses = self._journal.doses.proposed(session.key)
            offers += [_of_dose(each) for each in doses if each.changes]
        return Proposed(verdict.light, tuple(offers), verdict.runs)

    def accept(self, day: date, offer: Offer, *, yes: bool = True) -> tuple[Session, ...]:
        """Accept what is offered, or decline it; return the sessions from lately on."""
        if isinstance(offer.source, DoseChange):
            if yes:
                self._journal.doses.take(offer.source)
        elif offer.source is not None and yes:
            self._journal.recovery.accept(day, offer.source)
        elif offer.source is not None:
            self._journal.recovery.decline(day, offer.source)
        return self._sessions(day)

    # ------------------------------------------------------------------ helpers

    def _followed(self, day: date, changes: ChangeSet) -> tuple[Session, ...]:
        """The sessions, read again only where a flare or a gate laid them anew."""
        laid = changes.touches(Kind.SESSION, Kind.SET_LINE)
        return self._sessions(day) if laid else self._plan

    def _sessions(self, day: date) -> tuple[Session, ...]:
        plan = self._journal.plans.active()
        last = plan.end if plan is not None else day
        self._plan = tuple(self._journal.sessions.between(day - _SINCE, last))
        return self._plan


@contextmanager
def opened(folder: Path, name: str, start: date, seed: int) -> Iterator[Coach]:
    """Open a new journal in a folder for as long as the block lasts; it is not kept.

    Keys repeat with the seed, so a life repeats row for row.
    """
    path = folder / f"{name}.calfjournal"
    first = round(_at(start, _WAKES).timestamp() * 1000)
    with new_key.repeatable(seed, first):
        journal = Journal.create(path)
        try:
            yield Coach(journal, start)
        finally:
            journal.close(back_up=False)
            for left in folder.glob(f"{name}.calfjournal*"):
                left.unlink()


def _of_adjustment(adjustment: Adjustment, *others: Adjustment) -> Offer:
    return Offer(
        OfferKind.PLAN,
        adjustment.kind.value,
        adjustment.text,
        adjustment,
        rule=adjustment.rule,
        changes=adjustment.changes,
        others=others,
    )


def _of_dose(dose: DoseChange) -> Offer:
    return Offer(
        OfferKind.DOSE,
        dose.change,
        dose.text,
        dose,
        session_id=dose.session_id,
        lines=dose.lines,
    )


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at).astimezone()
