"""What the program does oddly while a runner lives with it: each event with its day and words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from calfjournal.domain.finding import AdjustmentKind, Light
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import Spacing
from calfjournal.domain.session import Session, SessionStatus, sets_asked
from calfjournal.messages import in_words
from tests.simulation.engine import Offer, OfferKind, Proposed

REPEAT_DAYS = 2
FAR_DAYS = 14
_NO_REASON_DAYS = 60
"""A load lifted longer ago than this is no "last time" any more."""
_FLARES = (AdjustmentKind.FLARE_LADDER, AdjustmentKind.FLARE_END)
"""What begins and ends a flare, also where no session lies ahead."""
_UP = frozenset(("reps", "load", "tempo"))


class OddKind(StrEnum):
    """The odd events that are counted."""

    REPEATED = "the same words again within two days"
    NOTHING = "a proposal that changes nothing"
    LIGHTER = "lighter than last time without a reason"
    UP_ON_HOLD = "up on a day that holds"
    FAR = "a session eased more than 14 days ahead"
    WIPED = "an acceptance wiped by planning again"
    STACKED = "two proposals on one look"
    RULE = "a hard rule broken"

    @property
    def is_contradiction(self) -> bool:
        """True where one thing said goes against another."""
        return self in (OddKind.UP_ON_HOLD, OddKind.STACKED)


class Odd(Struct, frozen=True):
    """One odd event."""

    kind: OddKind
    day: date
    what: str


class HardRules(Struct, frozen=True):
    """What no accepted proposal may break, as the plan was wished for."""

    wishes: Wishes
    spacing: Spacing
    races: tuple[date, ...]
    blocked: tuple[tuple[date, date], ...]

    def broken(self, sessions: Sequence[Session], first: date) -> Iterator[str]:
        """Yield what is wrong with the sessions from a day on, in words.

        What was planned for a day gone by was missed, and is no session of its week.
        """
        missed = (s for s in sessions if s.day < first and s.status is SessionStatus.PLANNED)
        out = {s.key for s in missed}
        out |= {s.key for s in sessions if s.status is SessionStatus.SKIPPED}
        live = sorted((s for s in sessions if s.key not in out), key=_begin)
        for session in live:
            if session.day >= first and session.status is SessionStatus.PLANNED:
                yield from self._of_day(session)
        for earlier, later in pairwise(live):
            if later.day >= first and later.status is SessionStatus.PLANNED:
                yield from self._of_gap(earlier, later)
        weeks = Counter(s.day - timedelta(days=s.day.weekday()) for s in live)
        most = self.wishes.sessions_per_week or self.spacing.max_per_week
        for monday, count in weeks.items():
            if count > most and monday + timedelta(days=6) >= first:
                yield f"{count} sessions in the week of {monday}"

    def _of_day(self, session: Session) -> Iterator[str]:
        if session.day in self.races:
            yield f"{session.day}: a session on race day"
        if any(start <= session.day <= end for start, end in self.blocked):
            yield f"{session.day}: a session on a blocked day"
        if self.wishes.days and session.day.weekday() not in self.wishes.days:
            yield f"{session.day}: a session on a day not offered"

    def _of_gap(self, earlier: Session, later: Session) -> Iterator[str]:
        gap = _begin(later) - _begin(earlier) + timedelta(minutes=self.spacing.tolerance_min)
        told = f"{earlier.day} to {later.day}"
        if gap < timedelta(hours=self.spacing.min_gap_h):
            yield f"{told}: less than {self.spacing.min_gap_h} h"
        elif self.spacing.non_consecutive and (later.day - earlier.day).days < 2:
            yield f"{told}: neighbouring days"
        high = earlier.load_class == 5 and later.load_class >= 4
        if high and gap < timedelta(hours=self.spacing.high_gap_h):
            yield f"{told}: less than {self.spacing.high_gap_h} h after load class 5"


class Watch:
    """Looks on while proposals are shown, decided on and trained."""

    def __init__(self, rules: HardRules, weigh: Callable[[Session], float] | None = None) -> None:
        """``weigh`` tells the calf load of a session if it is done as planned."""
        self._rules = rules
        self._weigh = weigh
        self._shown: dict[Words, date] = {}
        self._decided: dict[date, set[tuple[OfferKind, str, Words, int | None]]] = defaultdict(set)
        self._light = Light.GREEN
        self._eased: set[int] = set()
        self._stepped: dict[int, set[str]] = defaultdict(set)
        self._touched: set[int] = set()
        self._lifted: dict[str, tuple[date, float]] = {}
        self._lowered: set[str] = set()
        self._broken: set[str] = set()
        self.odd: list[Odd] = []
        self.moved: Counter[str] = Counter()
        """Calf load that accepted proposals added or, negative, took away, by their kind."""
        self.proposals = 0
        self.by_kind: Counter[str] = Counter()
        self.doses: Counter[str] = Counter()
        self.lights: Counter[str] = Counter()
        self._light_of: dict[date, Light] = {}

    def _note(self, kind: OddKind, day: date, what: str) -> None:
        self.odd.append(Odd(kind, day, what))

    # ------------------------------------------------------------------ what is shown

    def begin(self, plan: Sequence[Session]) -> None:
        """Take the first plan as it was laid: what it breaks by itself is not of a proposal."""
        self._broken.update(self._rules.broken(plan, date.min))

    def shown(self, day: date, proposed: Proposed) -> None:
        """Look at what is shown."""
        if day not in self._light_of:
            self.lights[proposed.light] += 1
        self._light = self._light_of[day] = proposed.light
        plan = [o for o in proposed.offers if o.kind is OfferKind.PLAN]
        if len([o for o in plan if not self.is_decided(day, o)]) > 1:
            names = ", ".join(offer.name for offer in plan)
            if not any(o.kind is OddKind.STACKED and o.day == day for o in self.odd):
                self._note(OddKind.STACKED, day, names)

    def is_decided(self, day: date, offer: Offer) -> bool:
        """True for what was decided on today already."""
        return _identity(offer) in self._decided[day]

    def decided(
        self,
        day: date,
        offer: Offer,
        before: Sequence[Session],
        after: Sequence[Session],
        *,
        yes: bool,
    ) -> None:
        """Look at a decision and what became of the plan."""
        self._decided[day].add(_identity(offer))
        if yes and self._weigh is not None:
            self.moved[_named(offer)] += round(_moved(before, after, day, self._weigh))
        if offer.kind is OfferKind.DOSE:
            self.doses[offer.name] += 1
            self._dose(day, offer, before, after, yes=yes)
            return
        if offer.kind is OfferKind.ADVICE:
            return
        self.proposals += 1
        self.by_kind[_named(offer)] += 1
        self._proposal(day, offer, before, after, yes=yes)

    def _proposal(
        self,
        day: date,
        offer: Offer,
        before: Sequence[Session],
        after: Sequence[Session],
        *,
        yes: bool,
    ) -> None:
        words = in_words(offer.words)
        last = self._shown.get(offer.words)
        if last is not None and 0 < (day - last).days <= REPEAT_DAYS:
            self._note(OddKind.REPEATED, day, words)
        self._shown[offer.words] = day
        if not yes:
            return
        old = {s.id: s for s in before}
        changed = _changed(before, after)
        if not changed and offer.name not in _FLARES:
            self._note(OddKind.NOTHING, day, words)
        self._touched.update(s.key for s in changed)
        for session in changed:
            ahead = (session.day - day).days
            if ahead > FAR_DAYS and _sets(session) < _sets(old[session.id]):
                self._note(OddKind.FAR, day, f"{words} ({session.day})")
            self._eased.add(session.key)
        self._rule_check(day, after, words)

    def _rule_check(self, day: date, sessions: Sequence[Session], words: str) -> None:
        for line in self._rules.broken(sessions, day):
            if line not in self._broken:
                self._broken.add(line)
                self._note(OddKind.RULE, day, f"{line}, after: {words}")

    def _dose(
        self,
        day: date,
        offer: Offer,
        before: Sequence[Session],
        after: Sequence[Session],
        *,
        yes: bool,
    ) -> None:
        if offer.name in _UP and self._light is not Light.GREEN:
            self._note(OddKind.UP_ON_HOLD, day, f"{in_words(offer.words)} on {self._light}")
        words = in_words(offer.words)
        if yes and not _changed(before, after):
            self._note(OddKind.NOTHING, day, words)
        if yes and offer.name == "sets":
            names = {line.exercise for line in offer.lines}
            for session in _changed(before, after):
                self._stepped[session.key] |= names
        if yes and offer.name == "regress":
            self._lowered.update(line.exercise for line in offer.lines)

    # ------------------------------------------------------------------ what is trained

    def done(self, session: Session) -> None:
        """Look at the loads of a session that was done."""
        for name in sorted({line.exercise for line in session.sets}):
            planned = [line.target_kg for line in session.sets if line.exercise == name]
            last = self._lifted.get(name)
            if last is not None and self._is_lighter(session, name, planned[0], last):
                told = f"{name}: {planned[0]} kg after {last[1]} kg on {last[0]}"
                self._note(OddKind.LIGHTER, session.day, told)
        for line in session.sets:
            if line.done is not None and line.done_kg is not None:
                self._lifted[line.exercise] = session.day, line.done_kg
        self._lowered -= {line.exercise for line in session.sets}

    def _is_lighter(
        self, session: Session, name: str, planned: float | None, last: tuple[date, float]
    ) -> bool:
        excused = session.deload or session.key in self._touched or name in self._lowered
        recent = last[0] < session.day <= last[0] + timedelta(days=_NO_REASON_DAYS)
        return recent and not excused and planned is not None and planned < last[1]

    def followed(self, day: date, before: Sequence[Session], after: Sequence[Session]) -> None:
        """Look at a plan that a flare, once accepted, laid anew by itself."""
        changed = _changed(before, after)
        self._touched.update(session.key for session in changed)
        if changed:
            self._rule_check(day, after, "a flare's ladder")

    def _is_wiped(self, was: Session, now: Session) -> bool:
        """Tell whether an easing or a step that was accepted is gone."""
        eased = was.key in self._eased and (_sets(now) > _sets(was) or now.day != was.day)
        return eased or any(
            0 < _sets_of(now, name) < _sets_of(was, name) for name in self._stepped[was.key]
        )

    def laid_again(self, day: date, before: Sequence[Session], after: Sequence[Session]) -> None:
        """Look for acceptances that planning again took back."""
        by_key = {s.id: s for s in after}
        for session in before:
            if session.day < day or session.status is not SessionStatus.PLANNED:
                continue
            now = by_key.get(session.key) or _on(after, session)
            if now is not None and self._is_wiped(session, now):
                self._note(OddKind.WIPED, day, f"{session.day}: {in_words(session.title)}")
        self._rule_check(day, after, "planned again")


def _identity(offer: Offer) -> tuple[OfferKind, str, Words, int | None]:
    return offer.kind, offer.rule or offer.name, offer.words, offer.session_id


def _named(offer: Offer) -> str:
    if offer.kind is OfferKind.DOSE:
        return f"dose: {offer.name}"
    return f"{offer.name}: {offer.rule.rpartition('.')[0] or offer.rule}"


def _changed(before: Sequence[Session], after: Sequence[Session]) -> list[Session]:
    """The sessions that ask something else than before, or on another day."""
    old = {session.id: _asked(session) for session in before}
    return [s for s in after if s.id in old and old[s.id] != _asked(s)]


def _moved(
    before: Sequence[Session],
    after: Sequence[Session],
    day: date,
    weigh: Callable[[Session], float],
) -> float:
    """How much more calf load the sessions from a day on hold."""
    old = {session.id: weigh(session) for session in before if session.day >= day}
    return sum(weigh(session) - old[session.id] for session in after if session.id in old)


def _asked(session: Session) -> tuple[object, ...]:
    lines = [
        (line.exercise, line.number, line.side, line.target, line.target_high, line.target_kg)
        for line in session.sets
    ]
    return session.day, session.start_time, session.status, lines


def _sets_of(session: Session, exercise: str) -> int:
    return sets_asked(line for line in session.sets if line.exercise == exercise)


def _sets(session: Session) -> float:
    """How much a session asks: sets, weighted by load class; nothing when it is left out."""
    if session.status is SessionStatus.SKIPPED:
        return 0.0
    return len(session.sets) * (1 + session.load_class / 10)


def _on(sessions: Sequence[Session], session: Session) -> Session | None:
    same = (s for s in sessions if s.day == session.day and s.kind is session.kind)
    return next(same, None)


def _begin(session: Session) -> datetime:
    return datetime.fromisoformat(f"{session.day.isoformat()}T{session.start_time}")
