"""What a rule of adaptation looks at: the verdict, the sessions ahead and behind, the tendon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import (
    AdjustmentKind,
    Finding,
    Only,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.message import Message, Words
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay, tendon_day
from calfjournal.training.at_hand import Swaps
from calfjournal.training.decided import Decided
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.history import History
from calfjournal.training.moves import REACH
from calfjournal.training.session_changes import apply, is_open
from calfjournal.training.tendon_days import is_red

AHEAD_D = 14
"""No session further ahead than this is changed by a morning."""

_ANSWER_D = 4
"""Days within which a morning still answers a session (48 h and some sleep)."""
_MOST_MOVES = 3
"""Sessions that may slide together."""

_CALM = (State.GREEN, State.NOTE)

Way = tuple[SessionChange, ...]
"""Changes that belong together; their lines of text are written later."""


class RedCount(Struct, frozen=True):
    """Sessions that a tendon answered red, worse side: what escalation counts (rule 4.3).

    The three questions are answered by the numbers in force (``tendon.reds_reassess``,
    ``tendon.reds_clinician``, ``tendon.red_lasting``).
    """

    in_14_days: int = 0
    in_28_days: int = 0
    lasting_days: int = 0
    """Days since red began without a calm answer; 0 when the newest answer is not red."""
    reassess: bool = False
    """Enough red answers to test again and to step back a week."""
    clinician: bool = False
    """Enough of them, or red for so long, that a clinician should look."""
    lasts: bool = False
    """Red for so long."""
    side: Side = Side.BOTH
    """The leg with most of them."""
    last: date | None = None
    """The day of the newest of them."""


class Request(Struct, frozen=True):
    """What one rule asks for: its ways in order, the wisest first; none = the plan stands.

    ``lead`` is what is to be done besides the changes, ``otherwise`` what is done without them.
    One that ``acts`` is asked for also where nothing of the plan changes, and knows by itself
    when it is quiet. ``answered`` is the day of the session
    whose answer asks for it. A ``final`` one leaves no room for what other rules ask, an
    ``urgent`` one has no *as planned* beside it either. ``beside`` is what another rule asks for
    and may be chosen in its place. One that asks ``again`` is asked for though the like was
    accepted of late.
    """

    kind: AdjustmentKind
    rule: str
    reason: Words
    ways: tuple[Way, ...] = ()
    lead: Message | None = None
    otherwise: Message | None = None
    answered: date | None = None
    final: bool = False
    acts: bool = False
    urgent: bool = False
    beside: Request | None = None
    again: bool = False


@dataclass(frozen=True)
class Case:
    """One morning; ``earlier`` holds the tendon's days of the last 28 and more, any order."""

    verdict: Verdict
    history: History
    earlier: tuple[TendonDay, ...]
    swaps: Swaps
    count_reds: Callable[[], RedCount]
    """Counts red answers; asked when a red one is told."""
    decided: Decided
    ground: Callable[[], GroundRules] = GroundRules
    """Gives the hard rules; gathered when there is something to propose."""

    @property
    def day(self) -> date:
        """The day the verdict is for."""
        return self.verdict.day

    # ------------------------------------------------------------------ what was answered

    @cached_property
    def days(self) -> tuple[TendonDay, ...]:
        """What both tendons said day by day, today's included."""
        known = tuple(each for each in self.earlier if each.day < self.day)
        today = tendon_day(self.day, self.verdict.findings)
        return known if today is None else (*known, today)

    @cached_property
    def tendon(self) -> dict[date, State]:
        """The answer of the worse leg day by day, today's included."""
        return {each.day: each.state for each in self.days}

    @cached_property
    def mornings(self) -> dict[date, bool]:
        """Whether each morning that was judged was calm by itself, today's included."""
        return {each.day: each.calm_morning for each in self.days}

    @cached_property
    def runs_soon(self) -> tuple[PlannedRun, ...]:
        """The planned runs of today and tomorrow: every rule of running asks for them."""
        tomorrow = self.day + timedelta(days=1)
        return tuple(r for r in self.history.planned_runs if self.day <= r.day <= tomorrow)

    @cached_property
    def reds(self) -> RedCount:
        """The red answers, counted once."""
        return self.count_reds()

    def findings(self, rule: str, *states: State) -> Iterator[Finding]:
        """Return today's findings of a rule in one of the states, the worse leg's first."""
        found = [f for f in self.verdict.findings if f.is_of(rule) and f.state in states]
        return iter(sorted(found, key=attrgetter("excess"), reverse=True))

    @cached_property
    def is_calm_morning(self) -> bool:
        """True when both tendons were asked this morning, and neither is sore or stiff."""
        stiff = any(self.findings("stiffness", State.AMBER, State.RED))
        calm = (any(self.findings(f"tendon.green.{leg}", *_CALM)) for leg in LEGS)
        return all(calm) and not stiff

    def answered(self, finding: Finding | None) -> Session | None:
        """Return the session that a finding answers, by its id or as the last one done."""
        if finding is not None and finding.session_id is not None:
            mine = (s for s in self.history.sessions if s.id == finding.session_id)
            return next(mine, None)
        last = self.last_done
        if last is None or (self.day - last.day).days > _ANSWER_D:
            return None
        return last

    @cached_property
    def last_done(self) -> Session | None:
        """The newest session done, None when there is none."""
        done = [session for session in self.history.done if session.day <= self.day]
        return done[-1] if done else None

    # ------------------------------------------------------------------ what is planned

    @cached_property
    def open(self) -> tuple[Session, ...]:
        """Every session that is only planned, past ones too, in time order."""
        known = (s for s in self.history.sessions if s.id is not None and is_open(s))
        return tuple(sorted(known, key=lambda s: (s.day, s.start_time)))

    @cached_property
    def ahead(self) -> tuple[Session, ...]:
        """The sessions planned for today and later."""
        return tuple(session for session in self.open if session.day >= self.day)

    @cached_property
    def phase(self) -> tuple[Session, ...]:
        """All sessions of the stretch of one phase that the next session belongs to."""
        return stretch_of(self.ahead[0], self.history.sessions) if self.ahead else ()

    def within(self, days: int, gravity: int) -> tuple[Session, ...]:
        """Return the sessions of the next days that a proposal of a gravity may change.

        Never a re-test, nor one of another phase, nor one decided on that gravely.
        """
        end = self.day + timedelta(days=min(days, AHEAD_D))
        soon = (s for s in self.ahead if s.day < end)
        return tuple(s for s in soon if self.may_change(s, gravity))

    def may_change(self, session: Session, gravity: int) -> bool:
        """True for a session of the running phase that nobody decided on so gravely."""
        in_phase = session.phase is None or session in self.phase
        return in_phase and self.is_free(session, gravity)

    def is_free(self, session: Session, gravity: int) -> bool:
        """True for a session of any phase that nobody decided on so gravely; never a re-test."""
        return _is_free(session, gravity, self.decided.settled)

    def today(self, gravity: int) -> tuple[Session, ...]:
        """Return the day's sessions that may be changed.

        On a sore red morning also those that were eased before: less than rest was accepted then.
        """
        if not self.is_sore_red:
            return self.within(1, gravity)
        there = (s for s in self.ahead if s.day == self.day)
        mine = (s for s in there if s.phase is None or s in self.phase)
        return tuple(s for s in mine if _is_free(s, gravity, self.decided.declined_on))

    @cached_property
    def is_sore_red(self) -> bool:
        """True on a red day whose morning is not calm."""
        return is_red(self.tendon.get(self.day)) and not self.is_calm_morning

    def next_like(self, answered: Session | None, gravity: int) -> Session | None:
        """Return the next session of the kind that was answered, else simply the next one.

        None when it was decided on already: the one after it is not eased in its place.
        """
        end = self.day + timedelta(days=AHEAD_D)
        free = [s for s in self.ahead if s.day < end and s.kind is not SessionKind.RETEST]
        if answered is not None:
            free = [s for s in free if s.kind is answered.kind and s.id != answered.id] or free
        found = free[0] if free else None
        return found if found is not None and self.may_change(found, gravity) else None

    def eased(
        self,
        session: Session,
        sets: float,
        *,
        max_load_class: int | None = None,
        only: Only | None = None,
    ) -> SessionChange:
        """Return the change that leaves a share of the sets that a session was planned with.

        What was taken off it before counts: two easings take no more than the graver of them.
        """
        more = sets / self.decided.left.get(session.key, 1.0)
        factor = more if more < 1 else None
        return change(session, sets_factor=factor, max_load_class=max_load_class, only=only)

    # ------------------------------------------------------------------ sliding

    def slides(self, session: Session, gravity: int, by: Sequence[int] = (1, 2)) -> tuple[Way, ...]:
        """Return the first way to do a session some days later, none where there is no room.

        Those after it move along as far as they must; all of them or none.
        """
        tried = (self._slide(session, days, gravity) for days in by)
        found = next((way for way in tried if way and self.fits(way)), None)
        return () if found is None else (found,)

    def made(self, way: Way) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
        """Return the sessions around a way before and after it, in the same order."""
        ids = {one.session_id for one in way} | {one.like for one in way}
        days = [s.day for s in self.history.sessions if s.id in ids] or [self.day]
        first, last = min(*days, self.day) - REACH, max(*days, self.day) + REACH
        known = (s for s in self.history.sessions if s.id is not None)
        before = tuple(s for s in known if first <= s.day <= last)
        return before, apply(way, before, self.swaps)

    def fits(self, way: Way) -> bool:
        """True when a way breaks no hard rule that held before."""
        return not self.hard_rules.breaks(*self.made(way))

    @cached_property
    def hard_rules(self) -> GroundRules:
        """The hard rules, gathered once."""
        return self.ground()

    def _slide(self, session: Session, days: int, gravity: int) -> Way:
        """Move a session, and those after it as far as they need; () if that cannot be."""
        moves: list[SessionChange] = []
        last = session.day
        for other in (s for s in self.ahead if s is session or s.day > session.day):
            if moves and (other.day - last).days >= 2:
                break
            if other.locked or not self.may_change(other, gravity) or len(moves) == _MOST_MOVES:
                return ()
            last = other.day + timedelta(days=days)
            moves.append(SessionChange(other.key, new_day=last))
        return tuple(moves)


def change(
    session: Session,
    *,
    sets_factor: float | None = None,
    max_load_class: int | None = None,
    new_day: date | None = None,
    drop: bool = False,
    only: Only | None = None,
) -> SessionChange:
    """Return a change of a session of the journal."""
    return SessionChange(
        session.key,
        new_day=new_day,
        sets_factor=sets_factor,
        max_load_class=max_load_class,
        drop=drop,
        only=only,
    )


def _is_free(session: Session, gravity: int, settled: Mapping[int, int]) -> bool:
    is_test = session.id is None or session.kind is SessionKind.RETEST
    return not is_test and settled.get(session.key, 0) < gravity


def stretch_of(now: Session, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return all sessions of the stretch of one phase of its plan that a session belongs to."""
    of_plan = [s for s in sessions if s.plan_id == now.plan_id]
    ordered = sorted(of_plan, key=in_plan)
    block: list[Session] = []
    for session in ordered:
        if block and session.phase is not block[-1].phase:
            if now in block:
                break
            block = []
        block.append(session)
    return tuple(block) if now in block else ()


def in_plan(session: Session) -> tuple[date, str]:
    """Return where the plan laid a session."""
    return session.original_day or session.day, session.start_time


def merged(*ways: Iterable[SessionChange]) -> Way:
    """Return several changes as one whole: what is asked of a session twice is asked at once."""
    found: dict[int, SessionChange] = {}
    for one in (one for way in ways for one in way):
        known = found.get(one.session_id)
        found[one.session_id] = one if known is None else _both(known, one)
    return tuple(found.values())


def _both(one: SessionChange, other: SessionChange) -> SessionChange:
    given = {
        name: value
        for name in other.__struct_fields__
        if (value := getattr(other, name)) not in (None, False, "")
    }
    return replace(one, **given)
