"""Flares: they begin, the days ahead follow their ladder, they end (domain rule 4.3b)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.checkin import Flare, Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, SessionChange
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.message import Words, say
from calfjournal.domain.session import Session
from calfjournal.errors import InputError, NothingToDo
from calfjournal.store import reviews
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.reviews import KeptAdjustment
from calfjournal.training.at_hand import Swaps
from calfjournal.training.decided import STANDING
from calfjournal.training.flares import (
    GREENS_PER_RUNG,
    RUNGS,
    climb_of,
    legs_of,
    rung_told,
    running,
    usual_km,
)
from calfjournal.training.ladder import is_same_work, laid_on
from calfjournal.training.library import Library
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.checking import not_to_come
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.rule_inputs import RuleInputs
from calfjournal.verbs.sessions import SessionVerbs


class FlareVerbs(Verbs):
    """Begins and ends flares; while one runs, the week ahead stands on its rung.

    That is one standing decision: an adjustment of the day the flare began, which holds the
    sessions as they were planned, so that every morning lays them anew and the end gives them
    back.
    """

    def __init__(
        self, file: JournalFile, inputs: RuleInputs, library: Library, ground: GroundReader
    ) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._library = library
        self._ground = ground
        self._athlete = AthleteVerbs(file)
        self._checkins = CheckInVerbs(file)
        self._sessions = SessionVerbs(file)

    # ------------------------------------------------------------------ reading

    def now(self, day: date | None = None) -> FlareNow | None:
        """Return the flare that runs on a day with its rung, None without one."""
        on = day or self._clock.today()
        known = self._inputs.day(on)
        flares = running(known.history.flares, on)
        if not flares:
            return None
        climb, start = climb_of(flares, known.tendon_days, on), min(f.start for f in flares)
        return FlareNow(
            legs_of(flares),
            start,
            on,
            climb.rung,
            len(RUNGS),
            rung_told(climb.rung),
            None if climb.is_done else RUNGS[climb.rung].running,
            known.thresholds.whole("tendon.zone_red"),
            usual_km(known.history.runs, start),
            climb.greens,
            GREENS_PER_RUNG,
            self._waiting(start, on),
        )

    def _waiting(self, since: date, today: date) -> tuple[Words, ...]:
        standing = self._standing(since, today)
        changes = standing.adjustment.changes if standing is not None else ()
        return tuple(change.text for change in changes if change.new_day is not None)

    # ------------------------------------------------------------------ acts

    def start(self, legs: Sequence[Side], day: date, note: str = "") -> Outcome[list[Flare]]:
        """Begin a flare of each leg that has none yet; the days ahead step onto the ladder.

        Raises:
            InputError: no leg is named, the day is to come, or every leg has a flare already.
        """
        if not legs:
            raise InputError("side", say("values.no_leg"))
        not_to_come(day, self._clock.today(), "day")
        taken = legs_of(flare for flare in self._checkins.flares() if flare.end is None)
        free = [leg for leg in LEGS if leg in legs and leg not in taken] or list(legs)
        both = len(free) == len(LEGS)
        label = say("edits.flare_on_both") if both else say("edits.flare_on_leg", side=free[0])
        tendons = self._athlete.tendons()
        with self._edit(label) as edit:
            begun = [
                self._checkins.start_flare(
                    Flare(day, leg, site=tendons[leg].site or Site.MIDPORTION, note=note.strip())
                ).value
                for leg in free
            ]
            self.follow()
        return Outcome(begun, edit.changes)

    def end(self, day: date, legs: Sequence[Side] = LEGS) -> Outcome[list[Flare]]:
        """End the flares of some legs with ``day`` as the last; the plan is as it was again.

        Raises:
            NothingToDo: no flare of these legs runs. InputError: it began later than the day, or
                the day is to come.
        """
        not_to_come(day, self._clock.today(), "day")
        flares = [flare for flare in self._checkins.flares() if flare.end is None]
        if not set(legs) & set(legs_of(flares)):
            raise NothingToDo(say("values.no_flare"))
        since = min(flare.start for flare in flares)
        with self._edit(say("edits.end_flare")) as edit:
            each = [one for flare in flares for one in self._parted(flare, legs)]
            ended = [flare for flare in each if set(flare.side.legs) & set(legs)]
            done = [self._checkins.end_flare(flare.key, day).value for flare in ended]
            self._lay([flare for flare in each if flare not in ended], since)
        return Outcome(done, edit.changes)

    def _parted(self, flare: Flare, legs: Sequence[Side]) -> tuple[Flare, ...]:
        """One flare of both legs, of an older journal, as one of each where only one leg ends."""
        ending = [leg in legs for leg in flare.side.legs]
        is_whole = all(ending) or not any(ending)
        return (flare,) if is_whole else self._checkins.of_each_leg(flare)

    def follow(self) -> None:
        """Put the days ahead on today's rung, as part of the edit around it."""
        today = self._clock.today()
        flares = running(self._inputs.day(today).history.flares, today)
        if flares:
            self._lay(flares, min(flare.start for flare in flares))

    # ------------------------------------------------------------------ the ladder

    def _lay(self, flares: Iterable[Flare], since: date) -> None:
        """Lay the week ahead on the rung of some running flares; without any as planned."""
        today = self._clock.today()
        known = self._inputs.day(today)
        swaps = Swaps.of(known.athlete, self._library, today)
        there = {s.id: s for s in known.history.sessions if s.id is not None}
        standing = self._standing(since, today)
        before = standing.adjustment.changes if standing is not None else ()
        rung = climb_of(flares, known.tendon_days, today).rung
        ground = partial(self._ground.rules, known.history, known.athlete)
        laid = laid_on(rung, there, before, today, swaps, ground)
        for session in laid.sessions:
            self._write(there[session.key], session)
        if laid.standing != before:
            self._keep(standing, since, rung, laid.standing)

    def _standing(self, since: date, today: date) -> KeptAdjustment | None:
        """What stands eased now, with the day it is kept at.

        It may have been begun by a flare that is over: the other leg's goes on with it.
        """
        first = min((flare.start for flare in self._checkins.flares()), default=since)
        kept = reviews.adjustments_between(self._database, min(first, since), today)
        for each in reversed(kept):
            if each.adjustment.rule == STANDING:
                return each if each.day >= since or each.adjustment.changes else None
        return None

    def _write(self, there: Session, session: Session) -> None:
        """Write what changes in a session; targets that were carried on since stay."""
        if there.day == session.day and is_same_work(there, session):
            return
        known = {line.id for line in there.sets}
        lines = (line if line.id in known else replace(line, id=None) for line in session.sets)
        self._sessions.record(replace(session, sets=tuple(lines)))

    def _keep(
        self,
        standing: KeptAdjustment | None,
        since: date,
        rung: int,
        changes: tuple[SessionChange, ...],
    ) -> None:
        kept = Adjustment(
            AdjustmentKind.FLARE_LADDER,
            rung_told(rung),
            rule=STANDING,
            changes=changes,
            id=standing.adjustment.id if standing is not None else None,
            accepted=True,
        )
        day = standing.day if standing is not None else since
        reviews.save_adjustment(self._database, day, kept, self._clock.now())
