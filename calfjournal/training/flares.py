"""The ladder back after a flare: one rung for every two green mornings (rule 4.3b)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from statistics import mean

from msgspec import Struct

from calfjournal.domain.checkin import Flare, Moment
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import AdjustmentKind, Finding, Only, SessionChange, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Advice, Run
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.training.case import Case, Request, Way, change
from calfjournal.training.session_changes import is_open
from calfjournal.training.tendon_actions import tendon
from calfjournal.training.tendon_days import TendonDays, is_calm, is_red

GREENS_PER_RUNG = 2
LADDER_D = 7
"""Days ahead that stand on the rung of this morning; every morning looks again."""
QUIET_D = 14
"""Days for which a declined flare is not proposed again."""
_WORSE = 2
"""Points above the pain of the day it was declined that ask all the same."""
_USUAL_WEEKS = 4
_END_QUIET_D = 7
"""Days for which a declined end is not proposed again."""


class Rung(Struct, frozen=True):
    """How much of the plan and of running is done; ``said`` is the key of its sentence.

    ``title`` is the key of what a session is called that is lighter on it, ``kind`` what it then
    is, None for its own.
    """

    said: str
    title: str
    kind: SessionKind | None
    max_load_class: int
    sets_factor: float | None
    only: Only | None
    running: Advice


RUNGS: tuple[Rung, ...] = (
    Rung(
        "training.rung_holds",
        "training.session_of_holds",
        SessionKind.MOBILITY,
        1,
        0.5,
        Only.HOLDS,
        Advice.NONE,
    ),
    Rung(
        "training.rung_two_legs",
        "training.session_of_two_legs",
        SessionKind.STRENGTH,
        2,
        0.7,
        Only.BODY_WEIGHT,
        Advice.WALK_RUN,
    ),
    Rung(
        "training.rung_heavy",
        "training.session_without_hops",
        SessionKind.STRENGTH,
        3,
        0.8,
        None,
        Advice.SHORTER,
    ),
    Rung(
        "training.rung_hops",
        "training.session_of_hops",
        None,
        4,
        None,
        Only.TWO_LEG_HOPS,
        Advice.EASY,
    ),
)
"""From the bottom up; above the last one the plan goes on as it is."""


class Climb(Struct, frozen=True, order=True):
    """How far up the ladder: the rung from 0, and the green answers in a row on it."""

    rung: int = 0
    greens: int = 0

    @property
    def is_done(self) -> bool:
        """True above the last rung."""
        return self.rung == len(RUNGS)


def climb_on(tendon: TendonDays, flare: Flare, today: date) -> Climb:
    """Return how far a leg came up the ladder since its flare began.

    ``tendon`` is what the leg of the flare said. Two green answers in a row lead one rung up, an
    amber one leads one down, a red one to the bottom.
    """
    rung = greens = 0
    for day in sorted(day for day in tendon if flare.start <= day <= today):
        state = tendon[day]
        if is_calm(state):
            greens += 1
            if greens == GREENS_PER_RUNG:
                rung, greens = min(rung + 1, len(RUNGS)), 0
        else:
            greens = 0
            rung = 0 if is_red(state) else max(0, rung - (state is State.AMBER))
    return Climb(rung, greens)


def climb_of(flares: Iterable[Flare], days: Iterable[TendonDay], today: date) -> Climb:
    """Return how far some running flares came, that of the leg that is worse off.

    Without any it is above the ladder.
    """
    known = tuple(days)
    climbs = (
        climb_on(_of_leg(known, leg), flare, today) for flare in flares for leg in flare.side.legs
    )
    return min(climbs, default=Climb(len(RUNGS)))


def _of_leg(days: Iterable[TendonDay], leg: Side) -> Mapping[date, State]:
    return {each.day: state for each in days if (state := each.of(leg)) is not None}


def running(flares: Iterable[Flare], day: date) -> tuple[Flare, ...]:
    """Return the flares that run on the day and have no end yet, in the order given."""
    return tuple(flare for flare in flares if flare.start <= day and flare.end is None)


def legs_of(flares: Iterable[Flare]) -> tuple[Side, ...]:
    """Return the legs that some flares are about, left first."""
    found = {leg for flare in flares for leg in flare.side.legs}
    return tuple(leg for leg in LEGS if leg in found)


def on_the_ladder(sessions: Iterable[Session], day: date) -> list[Session]:
    """Return the sessions that stand on the rung of a day: open ones of a week, no re-test."""
    return [s for s in _of_the_week(sessions, day) if s.kind is not SessionKind.RETEST]


def waiting_tests(sessions: Iterable[Session], day: date) -> list[Session]:
    """Return the re-tests of the week from a day, which wait while a flare lasts, in time order."""
    found = [s for s in _of_the_week(sessions, day) if s.kind is SessionKind.RETEST]
    return sorted(found, key=attrgetter("day", "start_time"))


def _of_the_week(sessions: Iterable[Session], day: date) -> list[Session]:
    end = day + timedelta(days=LADDER_D)
    return [s for s in sessions if s.id is not None and is_open(s) and day <= s.day < end]


def eased(session: Session, rung: int) -> SessionChange:
    """Return what a rung below the top makes of a session."""
    step = RUNGS[rung]
    return change(
        session,
        sets_factor=step.sets_factor,
        max_load_class=step.max_load_class,
        only=step.only,
    )


def rung_told(rung: int) -> Message:
    """Say what a rung leaves of the plan, or that the ladder is climbed."""
    if rung == len(RUNGS):
        return say("training.ladder_climbed")
    return say(RUNGS[rung].said, rung=rung + 1, rungs=len(RUNGS))


def flare_told(legs: Sequence[Side], day: int) -> Message:
    """Say in which legs a flare runs and which day of it is today."""
    if len(legs) > 1:
        return say("training.flare_of_both", day=day)
    return say("training.flare", side=legs[0], day=day)


def usual_km(runs: Iterable[Run], before: date) -> float | None:
    """Return the mean length in km of the runs of four weeks before a day, None without any."""
    first = before - timedelta(weeks=_USUAL_WEEKS)
    lengths = [run.km for run in runs if run.is_running and run.km and first <= run.day < before]
    return mean(lengths) if lengths else None


# ---------------------------------------------------------------------- what is proposed


def flare_begins(case: Case) -> Request | None:
    """Propose a flare after mornings that hurt (``flare`` findings), unless declined lately.

    What the answers ask for without a flare stands beside it; on the day it was declined nothing
    else is proposed.
    """
    found = list(case.findings("flare", State.NOTE))
    wanted = [finding for finding in found if not _is_quiet(case, finding)]
    kind = AdjustmentKind.FLARE_LADDER
    if not wanted:
        is_settled = any(day == case.day for day, _ in case.decided.declined(kind))
        return Request(kind, "flare", "", final=True) if is_settled else None
    legs = [_side_of(finding.rule) for finding in wanted]
    rule = f"flare.{legs[0] if len(legs) == 1 else Side.BOTH}"
    return Request(
        kind,
        rule,
        say("training.reasons", reasons=[finding.text for finding in wanted]),
        (_laid(case, 0),),
        lead=_begin_told(legs),
        acts=True,
        final=True,
        beside=tendon(case),
    )


def _begin_told(legs: Sequence[Side]) -> Message:
    """Name the leg: the other one's flare may have been proposed the day before."""
    if len(legs) > 1:
        return say("training.begin_flare_of_both", said=rung_told(0))
    return say("training.begin_flare", side=legs[0], said=rung_told(0))


def _is_quiet(case: Case, finding: Finding) -> bool:
    """True when it was declined within 14 days and the leg is not two points worse."""
    leg = _side_of(finding.rule)
    asked = case.decided.declined(AdjustmentKind.FLARE_LADDER)
    days = [day for day, rule in asked if leg in _side_of(rule).legs]
    day = max(days, default=None)
    if day is None or case.day - day > timedelta(days=QUIET_D):
        return False
    then = [
        reading.pain
        for reading in case.history.readings
        if reading.day == day
        and reading.moment is Moment.MORNING
        and leg in reading.side.legs
        and reading.pain is not None
    ]
    return not then or (finding.value or 0) < max(then) + _WORSE


def sides_asked(rule: str) -> tuple[Side, ...]:
    """Return the legs that a proposal to begin a flare is about, by its rule."""
    return _side_of(rule).legs


def _side_of(rule: str) -> Side:
    return Side(rule.rpartition(".")[2])


def ladder(case: Case) -> Request | None:
    """Leave no room for other rules while a flare runs; propose its end above the last rung."""
    flares = running(case.history.flares, case.day)
    if not flares:
        return None
    kind = AdjustmentKind.FLARE_END
    if not climb_of(flares, case.days, case.day).is_done:
        return Request(kind, "flare", "", final=True)
    since = case.day - timedelta(days=_END_QUIET_D)
    if any(day > since for day, _ in case.decided.declined(kind)):
        return None
    first = min(flare.start for flare in flares)
    return Request(
        kind,
        "flare",
        flare_told(legs_of(flares), (case.day - first).days + 1),
        lead=say("training.ladder_climbed"),
        otherwise=say("training.flare_stays"),
        acts=True,
    )


def _laid(case: Case, rung: int) -> Way:
    return tuple(eased(session, rung) for session in on_the_ladder(case.history.sessions, case.day))
