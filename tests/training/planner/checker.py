"""Checks a finished plan from its sessions alone, sharing no rule with the planner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.exercise import Category, Side, Unit
from calfjournal.domain.plan import Phase, Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind, SessionType
from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal
from tests.training.planner.run_checker import run_problems

TABLE = (  # domain rule 7.4: below km, sessions, multiplier, contacts novice and experienced
    (15, 3, 1.00, 40, 60),
    (41, 3, 1.00, 60, 80),
    (66, 3, 0.85, 60, 80),
    (90.001, 2, 0.75, 50, 70),
    (float("inf"), 2, 0.65, 40, 60),
)
CUT = tuple(c for c in Category if c not in (Category.MOBILITY, Category.RECOVERY))
"""Range and recovery are never cut."""
BUILDING = (PhaseKind.MOBILITY, PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC)


@dataclass(frozen=True)
class Case:
    """A question to the planner and its answer."""

    program: Program
    athlete: Athlete
    wishes: Wishes
    before: tuple[Session, ...]
    library: Library
    proposal: Proposal
    begun: tuple[Phase, ...] = ()
    """Phases of the plan before, which stay as they are once they have begun."""

    @property
    def sessions(self) -> list[Session]:
        return sorted(self.proposal.sessions, key=lambda s: (s.day, s.start_time))

    def phase(self, session: Session) -> Phase:
        phase = self.proposal.plan.phase_on(session.day)
        assert phase is not None, f"{session.day} lies in no phase"
        return phase

    def load_class(self, session: Session) -> int:
        return max((self.library.get(line.exercise).load_class for line in session.sets), default=0)

    def type_of(self, session: Session) -> SessionType:
        """The type as the program writes it, also of a short form."""
        return self.program.session_types[session.type_id.removesuffix("_short")]

    def cut(self, session: Session) -> tuple[int, int]:
        """Sets as written of what easier weeks and tapers may cut, and the least there can be.

        An exercise keeps one set. What stands in for range, as at a sore insertion, may be cut too.
        """
        there = {line.exercise for line in session.sets}
        able = [
            line
            for line in self.type_of(session).items
            if self.library.get(line.exercise).category in CUT or line.exercise not in there
        ]
        return sum(line.sets for line in able), len(able)

    def week(self, session: Session) -> int:
        return (session.day - self.wishes.start).days // 7

    def sets(self, session: Session, *categories: Category) -> int:
        return len(
            {
                (line.item, line.number)
                for line in session.sets
                if not categories or self.library.get(line.exercise).category in categories
            }
        )

    def contacts(self, session: Session, load_class: int = 0) -> int:
        total = 0
        for line in session.sets:
            exercise = self.library.get(line.exercise)
            if not exercise.counts_contacts or exercise.load_class < load_class:
                continue
            amount = line.target_high or line.target
            total += amount * 2 if line.unit is Unit.SECONDS else amount
        return total

    def rows(self, session: Session) -> list[tuple[float, int, float, int, int]]:
        """The rows of the table that may apply: usual and planned kilometres."""
        usual, planned = self.athlete.weekly_km, self.wishes.weekly_km
        known = [km for km in (usual, planned) if km is not None]
        if not known:
            return [TABLE[1]]
        figures = known if self.week(session) < 4 else known[-1:]
        return [next(row for row in TABLE if km < row[0]) for km in figures]


def problems(case: Case) -> Iterator[str]:
    """Every broken promise, in words."""
    yield from _phases(case)
    yield from _spacing(case)
    yield from _counts(case)
    yield from _calendar(case)
    yield from _races(case)
    yield from _lines(case)
    yield from run_problems(case.proposal, case.wishes, case.athlete, case.before, case.library)
    if not case.program.asks_first:
        yield from _contacts(case)
        yield from _multiplier(case)
        yield from _deloads(case)


def _at(session: Session) -> datetime:
    return datetime.fromisoformat(f"{session.day.isoformat()}T{session.start_time}")


def _phases(case: Case) -> Iterator[str]:
    plan, expected = case.proposal.plan, case.wishes.start
    ranges = defaultdict(list)
    for template in case.program.phases:
        ranges[template.title].append(template.weeks_range)
    for phase in plan.phases:
        if phase.start != expected:
            yield f"{in_words(phase.title)} starts {phase.start}, not {expected}"
        if phase.end - phase.start + timedelta(1) != timedelta(weeks=phase.weeks):
            yield f"{in_words(phase.title)} does not last {phase.weeks} whole weeks"
        title = in_words(phase.title)
        weeks = phase.weeks - _waiting(case, phase, max(high for *_, high in ranges[title]))
        fits = any(low <= weeks <= high for low, _, high in ranges[title])
        if not fits and phase not in case.begun:
            yield f"{title} lasts {phase.weeks} weeks, outside {ranges[title]}"
        expected = phase.end + timedelta(1)
    if plan.start != case.wishes.start or plan.end != plan.phases[-1].end:
        yield "plan and phases disagree"
    if case.wishes.weeks is not None and sum(p.weeks for p in plan.phases) > case.wishes.weeks:
        yield "more weeks than asked for"


def _waiting(case: Case, phase: Phase, longest: int) -> int:
    """Weeks beyond its longest that a phase goes on as none of their days allows the re-test."""
    follows = [p for p in case.proposal.plan.phases if p.start == phase.end + timedelta(1)]
    if [p.kind for p in follows] != [PhaseKind.REASSESS]:
        return 0
    beyond = [phase.start + timedelta(weeks=n) for n in range(longest, phase.weeks)]
    return sum(
        not any(_tests_on(case, monday + timedelta(n)) for n in range(7)) for monday in beyond
    )


def _tests_on(case: Case, day: date) -> bool:
    """True when a re-test may stand on a day: offered, free, and away from races (rule 8.6)."""
    wishes, offered = case.wishes, case.wishes.days_of(day)
    if offered and day.weekday() not in offered:
        return False
    if any(first <= day <= last for first, last, _ in wishes.blocked):
        return False
    return not any(
        0 <= (race - day).days <= (4 if race in wishes.b_races else 14)
        or 0 <= (day - race).days < rest(km) + 7
        for race, km in wishes.races
    )


def _spacing(case: Case) -> Iterator[str]:
    rules = case.program.spacing
    slack = timedelta(minutes=rules.tolerance_min)
    own = {id(s) for s in case.sessions}
    times = {id(s): _at(s) for s in (*case.sessions, *case.before)}
    row = sorted({id(s): s for s in (*case.sessions, *case.before)}.values(), key=_at)
    for index, later in enumerate(row):
        for earlier in row[max(0, index - 20) : index]:
            if id(earlier) not in own and id(later) not in own:
                continue
            gap = times[id(later)] - times[id(earlier)]
            days = (later.day - earlier.day).days
            told = f"{earlier.day} {earlier.type_id} -> {later.day} {later.type_id}"
            if gap < timedelta(hours=rules.min_gap_h) - slack:
                yield f"{told}: {gap}"
            if rules.non_consecutive and days < 2:
                yield f"{told}: neighbouring days"
            high = earlier.load_class == 5 and later.load_class >= 4
            if high and gap < timedelta(hours=rules.high_gap_h) - slack:
                yield f"{told}: {gap} after load class 5"
    for session in case.sessions:
        if session.load_class != case.load_class(session):
            yield f"{session.day}: load class {session.load_class}, sets say otherwise"


def _counts(case: Case) -> Iterator[str]:
    most = case.program.spacing.max_per_week
    if case.wishes.sessions_per_week is not None:
        most = min(most, case.wishes.sessions_per_week)
    by_plan: dict[int, list[Session]] = defaultdict(list)
    by_calendar: dict[date, int] = defaultdict(int)
    for session in case.sessions:
        by_plan[case.week(session)].append(session)
        by_calendar[session.day - timedelta(session.day.weekday())] += 1
    for number, sessions in by_plan.items():
        limit = most
        if not case.program.asks_first:
            limit = min(limit, *(row[1] for row in case.rows(sessions[0])))
        if len(sessions) > limit:
            yield f"{len(sessions)} sessions in plan week {number}, at most {limit}"
    for monday, number in by_calendar.items():
        if number > most:
            yield f"{number} sessions in the week of {monday}, at most {most}"


def _calendar(case: Case) -> Iterator[str]:
    wishes = case.wishes
    for session in case.sessions:
        first = wishes.start - timedelta(wishes.start.weekday())
        turn = (session.day - first).days // 7 % (len(wishes.other_weeks) + 1)
        days = (wishes.days, *wishes.other_weeks)[turn]
        if days and session.day.weekday() not in days:
            yield f"{session.day} was not offered"
        if any(first <= session.day <= last for first, last, _ in wishes.blocked):
            yield f"{session.day} is blocked"


def _races(case: Case) -> Iterator[str]:
    for day, km in case.wishes.races:
        taper = 4 if day in case.wishes.b_races else 14
        for session in case.sessions:
            left = (day - session.day).days
            if -rest(km) < left <= 0:
                yield f"{session.day}: a session {-left} days after the race, {rest(km)} of rest"
            if not 0 < left <= taper:
                continue
            if left < 7 and session.kind is SessionKind.STRENGTH:
                yield f"{session.day}: heavy {left} days before the race"
            if session.kind is SessionKind.RETEST:
                yield f"{session.day}: tests {left} days before the race"
            limit = 5 if left >= 7 else 4 if left >= 4 else 1
            if session.load_class > limit:
                yield f"{session.day}: load class {session.load_class}, {left} days before"
            full, written = case.cut(session)
            share = 0.6 if left >= 8 else 0.5
            sets = case.sets(session, *CUT)
            if sets > max(share * full + 0.5, written):
                yield f"{session.day}: {sets} sets of {full}, {left} days before"


def _lines(case: Case) -> Iterator[str]:
    for session in case.sessions:
        if not session.sets:
            yield f"{session.day}: no sets"
        if not in_words(session.reason).endswith("."):
            yield f"{session.day}: no reason"
        for line in session.sets:
            exercise = case.library.get(line.exercise)
            sided = line.side is not Side.BOTH
            if sided != (exercise.laterality.value == "each"):
                yield f"{session.day}: {line.exercise} on {line.side}"
            if line.target < 1 or (line.target_high or line.target) < line.target:
                yield f"{session.day}: target {line.target}-{line.target_high}"
            if case.athlete.equipment is not None and exercise.needs - case.athlete.equipment:
                yield f"{session.day}: {line.exercise} needs {exercise.needs}"


def _contacts(case: Case) -> Iterator[str]:
    novice = case.athlete.experience is Experience.NOVICE
    very_high: dict[int, int] = defaultdict(int)
    for session in case.sessions:
        cap = min(row[3 if novice else 4] for row in case.rows(session))
        first_springs = session.phase is PhaseKind.PLYOMETRIC and session.week == 1
        if first_springs and novice:
            cap = min(cap, 40)
        if case.contacts(session) > cap:
            yield f"{session.day}: {case.contacts(session)} contacts, at most {cap}"
        very_high[case.week(session)] += case.contacts(session, 5)
    for week, total in very_high.items():
        if total > (30 if novice else 60):
            yield f"week {week}: {total} contacts of load class 5"


def _multiplier(case: Case) -> Iterator[str]:
    scaled = (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)
    for session in case.sessions:
        if session.kind is not SessionKind.STRENGTH:
            continue
        lines = case.type_of(session).items
        own = [p for p in lines if case.library.get(p.exercise).category in scaled]
        full = sum(line.sets for line in own)
        factor = min(row[2] for row in case.rows(session))
        usual, planned = case.athlete.weekly_km, case.wishes.weekly_km
        if case.week(session) < 4 and usual and planned and planned > 1.1 * usual:
            factor = min(factor, 0.7 if planned > 1.3 * usual else 0.85)
        if case.sets(session, *scaled) > max(full * factor + 1e-6, len(own)):
            yield f"{session.day}: {case.sets(session, *scaled)} of {full} strength sets"


def _deloads(case: Case) -> Iterator[str]:
    every = case.program.deload_every
    by_week: dict[int, list[Session]] = defaultdict(list)
    for session in case.sessions:
        by_week[case.week(session)].append(session)
    number = 0
    for phase in case.proposal.plan.phases:
        row = 0
        for _ in range(phase.weeks):
            sessions = by_week.get(number, [])
            eased = not sessions or _eased(case, sessions)
            row = 0 if eased else row + 1
            if every and phase.kind in BUILDING and row >= every:
                yield f"{in_words(phase.title)}: {row} full weeks in a row up to week {number}"
            number += 1
    for session in case.sessions:
        if session.deload:
            yield from _deload_dose(case, session)


def _eased(case: Case, sessions: list[Session]) -> bool:
    """True for deload weeks and weeks that a holiday or the rest after a race took away."""
    week = case.week(sessions[0])
    days = [case.wishes.start + timedelta(7 * week + n) for n in range(7)]
    closed = sum(
        any(first <= day <= last for first, last, _ in case.wishes.blocked)
        or any(race <= day < race + timedelta(rest(km)) for race, km in case.wishes.races)
        for day in days
    )
    return closed >= 5 or all(s.deload for s in sessions)


def rest(km: float | None) -> int:
    """Days without calf work after a race (domain rule 8.6), a half marathon if unknown."""
    distance = 21.1 if km is None else km
    return 3 if distance <= 10.5 else 7 if distance <= 25 else 14


def _deload_dose(case: Case, session: Session) -> Iterator[str]:
    full, written = case.cut(session)
    if case.sets(session, *CUT) > max(0.7 * full, written):
        yield f"{session.day}: deload with {case.sets(session, *CUT)} of {full} sets"
