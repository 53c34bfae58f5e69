"""What a rule of adaptation looks at: the verdict, the sessions ahead and behind, the tendon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from calfjournal.domain.finding import Finding, SessionChange, State, Verdict
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay, tendon_day
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.session_changes import diff, is_open

_ANSWER_D = 4
"""Days within which a morning still answers a session (48 h and some sleep)."""


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


@dataclass(frozen=True)
class Case:
    """One morning; ``earlier`` holds the tendon's days of the last 28 and more, any order."""

    verdict: Verdict
    history: History
    earlier: tuple[TendonDay, ...]
    library: Library
    reds: RedCount
    touched: set[int] = field(default_factory=set)
    """Sessions that an adjustment of this morning changes already; no second one changes them."""

    @property
    def day(self) -> date:
        """The day the verdict is for."""
        return self.verdict.day

    @cached_property
    def tendon(self) -> dict[date, State]:
        """The tendon's answer day by day, today's included."""
        known = {each.day: each.state for each in self.earlier if each.day < self.day}
        today = tendon_day(self.day, self.verdict.findings)
        return known if today is None else known | {self.day: today.state}

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
    def last_done(self) -> Session | None:
        """The newest session done, None when there is none."""
        done = [session for session in self.history.done if session.day <= self.day]
        return done[-1] if done else None

    def within(self, days: int) -> tuple[Session, ...]:
        """Return the sessions of the next ``days`` days that nothing changes yet."""
        end = self.day + timedelta(days=days)
        return tuple(s for s in self.ahead if s.day < end and s.id not in self.touched)

    def next_of_same_kind(self) -> Session | None:
        """Return the next session of the kind that was answered, else simply the next one."""
        answered = self.last_done
        free = [session for session in self.ahead if session.id not in self.touched]
        if answered is not None and (self.day - answered.day).days <= _ANSWER_D:
            same = [s for s in free if s.kind is answered.kind and s.id != answered.id]
            free = same or free
        return free[0] if free else None

    def findings(self, rule: str, *states: State) -> Iterator[Finding]:
        """Return today's findings of a rule in one of the states, the worse leg's first."""
        found = [f for f in self.verdict.findings if f.is_of(rule) and f.state in states]
        return iter(sorted(found, key=attrgetter("excess"), reverse=True))

    def change(
        self,
        session: Session,
        *,
        sets_factor: float | None = None,
        max_load_class: int | None = None,
        new_day: date | None = None,
        drop: bool = False,
    ) -> SessionChange:
        """Return a change of a session with its line of diff, and mark the session as touched."""
        if session.id is None:
            raise ValueError("only sessions of the journal can be changed")
        self.touched.add(session.id)
        change = SessionChange(
            session.id,
            "",
            new_day=new_day,
            sets_factor=sets_factor,
            max_load_class=max_load_class,
            drop=drop,
        )
        return _told(change, diff(session, change, self.library))

    def weeks_back(
        self, weeks: int, sessions: Iterable[Session], *, ease: Ease | None = None
    ) -> tuple[SessionChange, ...]:
        """Return changes that give sessions of the running phase the content of earlier weeks.

        Each takes over the session of the same kind and place, ``weeks`` earlier but never before
        the first week of its phase; ``ease`` is laid on those of the next seven days. Sessions
        placed by hand, of other phases, or without a week keep theirs.
        """
        block = self._running_phase
        changes = []
        for session in sessions:
            source = _counterpart(session, block, weeks)
            soon = ease is not None and (session.day - self.day).days < 7
            if session.locked or session.id in self.touched or session.id is None:
                continue
            if source is None or source.id is None or (source is session and not soon):
                continue
            changes.append(self._as_before(session, source, ease if soon else None))
        return tuple(changes)

    def _as_before(self, session: Session, source: Session, ease: Ease | None) -> SessionChange:
        if session.id is None:
            raise ValueError("only sessions of the journal can be changed")
        self.touched.add(session.id)
        like = source.id if source is not session else None
        change = SessionChange(session.id, "", like=like)
        if ease is not None:
            limit = max(0, source.load_class - 1) if ease.class_down else None
            change = SessionChange(
                session.id, "", like=like, sets_factor=ease.sets_factor, max_load_class=limit
            )
        what = ease.line if ease is not None else "training.done_again"
        line = say(what, day=session.day, session=source.title, week=source.week)
        return _told(change, line)

    @cached_property
    def _running_phase(self) -> tuple[Session, ...]:
        """All sessions of the stretch of one phase that the next session belongs to."""
        if not self.ahead:
            return ()
        now = self.ahead[0]
        of_plan = [s for s in self.history.sessions if s.plan_id == now.plan_id]
        ordered = sorted(of_plan, key=lambda s: (s.original_day or s.day, s.start_time))
        block: list[Session] = []
        for session in ordered:
            if block and session.phase is not block[-1].phase:
                if now in block:
                    break
                block = []
            block.append(session)
        return tuple(block) if now in block else ()

    def phase_and_week(self, session: Session) -> tuple[PhaseKind, int] | None:
        """Return phase and week of a session of the running phase, None for any other."""
        if session.phase is None or session.week is None or session not in self._running_phase:
            return None
        return session.phase, session.week


class Ease(Struct, frozen=True):
    """How the first sessions after a break are eased; ``line`` is the key of their line of diff."""

    line: str
    sets_factor: float | None = None
    class_down: bool = False


FEWER_SETS = Ease("training.done_again_with_fewer_sets", sets_factor=0.8)
LIGHTER = Ease("training.done_again_lighter", class_down=True)


def _counterpart(session: Session, block: Sequence[Session], weeks: int) -> Session | None:
    """The session of the same kind and place some weeks earlier in the same phase."""
    if session.week is None or session not in block:
        return None
    goal = max(1, session.week - weeks)
    earlier = [s for s in block if s.week == goal]
    mine = [s for s in block if s.week == session.week and s.kind is session.kind]
    same_kind = [s for s in earlier if s.kind is session.kind]
    place = mine.index(session)
    if same_kind:
        return same_kind[min(place, len(same_kind) - 1)]
    return earlier[-1] if earlier else None


def _told(change: SessionChange, text: Message) -> SessionChange:
    return SessionChange(
        change.session_id,
        text,
        new_day=change.new_day,
        sets_factor=change.sets_factor,
        max_load_class=change.max_load_class,
        drop=change.drop,
        like=change.like,
    )
