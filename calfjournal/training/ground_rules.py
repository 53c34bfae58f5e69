"""What a changed plan must respect: spacing, days offered, blocked days, races, hard runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from calfjournal.dates import monday
from calfjournal.domain.program import Spacing
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.moves import nearest_clash
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.soft import hard_run_soon
from calfjournal.training.planner.spacing import LOADS


@dataclass(frozen=True)
class GroundRules:
    """The hard rules of a plan and of its athlete's calendar (rules 6.1, 7.4, 8.6).

    ``calendar`` None means that nothing is known of days; ``most`` is how many sessions a calendar
    week may hold and ``last`` the last day of the plan.
    """

    spacing: Spacing = field(default_factory=Spacing)
    calendar: Calendar | None = None
    most: int | None = None
    last: date | None = None

    @property
    def between_sessions(self) -> GroundRules:
        """What sessions ask of each other, and the end of the plan; nothing of the calendar."""
        return GroundRules(self.spacing, last=self.last)

    def breaks(self, before: Sequence[Session], after: Sequence[Session]) -> bool:
        """Tell whether a change breaks a rule that held before, here or beside a neighbour.

        Sessions stand in the same order in both. Only what was moved or became harder can break
        one; a session that lay against a rule already may stay where it is.
        """
        pairs = [
            (old, new) for old, new in zip(before, after, strict=True) if _is_in_question(old, new)
        ]
        return any(
            not self._fits(new, after, moved=old.day != new.day)
            and (old.day != new.day or self._fits(old, before, moved=False))
            for old, new in pairs
        )

    def _fits(self, session: Session, sessions: Sequence[Session], *, moved: bool) -> bool:
        if moved and not self._has_room(session, sessions):
            return False
        clear = nearest_clash(session, sessions, self.spacing) is None
        return clear and self._open_for(session)

    def _open_for(self, session: Session) -> bool:
        """True when the calendar allows the session on its day."""
        calendar, day = self.calendar, session.day
        if calendar is None:
            return True
        allowance = calendar.allowance(day)
        if not calendar.open(day) or not allowance.kind_allowed(session.kind):
            return False
        if session.load_class > allowance.max_class:
            return False
        loads = session.load_class >= LOADS
        return not loads or hard_run_soon(day, session.load_class, calendar.run) is None

    def _has_room(self, session: Session, sessions: Iterable[Session]) -> bool:
        """True when week and plan hold one session more on the new day."""
        if self.last is not None and session.day > self.last:
            return False
        if self.most is None:
            return True
        week = monday(session.day)
        there = [
            s
            for s in sessions
            if monday(s.day) == week
            and s.plan_id == session.plan_id
            and s.status is not SessionStatus.SKIPPED
        ]
        return len(there) <= self.most


def _is_in_question(old: Session, new: Session) -> bool:
    if new.status is SessionStatus.SKIPPED:
        return False
    return old.day != new.day or new.load_class > old.load_class
