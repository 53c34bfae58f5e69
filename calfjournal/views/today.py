"""A day as the Today page shows it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from calfjournal.dates import days, monday
from calfjournal.domain.adherence import Adherence
from calfjournal.domain.answer import DueAnswer, due_later, due_of
from calfjournal.domain.checkin import CheckIn, Moment, RedFlag, TendonReading
from calfjournal.domain.dose import DoseChange
from calfjournal.domain.finding import PhaseQuestion, State, Verdict
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.message import Words
from calfjournal.domain.milestone import Milestone
from calfjournal.domain.morning import Morning, all_imported, usually_told
from calfjournal.domain.plan import Phase, Plan, Race
from calfjournal.domain.program import CriterionStatus, SessionKind
from calfjournal.domain.run import Advice, PlannedRun, Run, planned_km
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import ago
from calfjournal.views.exercise_lines import ExerciseLine, exercise_lines
from calfjournal.views.source import Source

HINT_DAYS = 14
"""How old the last check-in may be to serve as a hint."""
LATELY_DAYS = 30
LATELY_LINES = 4


class TodaySession(Struct, frozen=True):
    """A session of the day with its lines as they are shown."""

    session: Session
    lines: tuple[ExerciseLine, ...]
    doses: tuple[DoseChange, ...] = ()
    """What progression proposes for it as long as it is planned."""
    must_end: bool = False
    """True when pain above the accepted zone was told of it: it is to be ended now."""
    is_tested: bool = False
    """True for a session of tests on whose day something was tested."""


class TodayRun(Struct, frozen=True):
    """A planned run of the day, and what it became: kilometres and minutes, None = unknown."""

    planned: PlannedRun
    km: float | None = None
    minutes: float | None = None


class OpenFlag(Struct, frozen=True):
    """A warning sign that is open: what it is, what to do."""

    flag: RedFlag
    title: Words
    action: Words


class StripSession(Struct, frozen=True):
    """A session as the strip shows it; ``missed`` when its day passed with nothing done of it."""

    kind: SessionKind
    status: SessionStatus
    missed: bool = False


class WeekDay(Struct, frozen=True):
    """One day of the strip."""

    day: date
    sessions: tuple[StripSession, ...] = ()
    km: float | None = None
    run_planned: bool = False
    """A run is still to be run."""
    run_missed: bool = False
    rested: bool = False
    """The day was marked as rest."""
    run_left_out: bool = False
    """What is planned is not to be run: by hand, by the morning or by the rung of a flare."""
    planned_km: float | None = None
    """Of all planned runs but those left out, done or not; as much as the morning leaves."""
    race: bool = False
    flare: bool = False
    """A flare lasts on it; of one without an end nobody knows about tomorrow."""


class Lately(Struct, frozen=True):
    """One line of news; ``sign`` "star", "rising" or "hold"."""

    sign: str
    title: str
    detail: str = ""


class TodayFacts(Struct, frozen=True):
    """The day as the page shows it."""

    day: date
    today: date
    verdict: Verdict
    plan: Plan | None
    """The one that is followed; of a day gone by, the one that held it."""
    race: Race | None
    morning: Morning | None
    hints: Morning | None
    sessions: tuple[TodaySession, ...]
    next_session: Session | None
    """The next planned one; none of a day gone by, after which others were done or missed."""
    flags: tuple[OpenFlag, ...]
    week: tuple[WeekDay, ...]
    lately: tuple[Lately, ...]
    is_new: bool
    """True while there is nothing to look back on or ahead to."""
    flare: FlareNow | None = None
    """The flare that runs on the day; it leads the page."""
    runs: tuple[TodayRun, ...] = ()
    """The planned runs of the day."""
    missing: tuple[DueAnswer, ...] = ()
    """The answers of tendons not given yet, due or not; none while another day is shown."""

    question: PhaseQuestion | None = None
    """Asked before the next phase begins; only of today."""

    to_measure: tuple[CriterionStatus, ...] = ()
    """What the gate close by still needs from a test; only of today."""

    week_followed: Adherence = Adherence()
    """How the sessions of the week stand today."""

    usual: tuple[str, ...] = ()
    """What is usually told in the morning beside what everybody is asked, by name."""

    @property
    def waiting(self) -> Phase | None:
        """The phase of today while it waits for its gate."""
        return self.question.waiting if self.question is not None else None

    @property
    def is_told(self) -> bool:
        """True once the morning was answered."""
        return self.morning is not None and self.morning.is_told

    @property
    def is_rest(self) -> bool:
        """True when the day was marked as rest and nothing was told of its morning."""
        return self.morning is not None and self.morning.is_rest

    @property
    def may_be_rest(self) -> bool:
        """True for a day gone by of which nothing was told or logged."""
        ran = any(each.km for each in self.week if each.day == self.day)
        trained = any(s.session.counts or s.session.is_begun for s in self.sessions)
        return self.day < self.today and self.morning is None and not (ran or trained)

    @property
    def is_empty(self) -> bool:
        """True while there is no plan to go on with, and nothing usual to compare with."""
        return self.plan is None and not self.verdict.knows_usual

    @property
    def is_over(self) -> bool:
        """True today once the plan has ended and nothing is planned after it."""
        ended = self.plan is not None and self.plan.end < self.day
        ahead = self.sessions or self.runs or self.next_session
        return ended and self.day == self.today and not ahead

    @property
    def is_ill(self) -> bool:
        """True when the day was told as one of illness."""
        return self.morning is not None and self.morning.check_in.is_ill

    def due(self, now: datetime) -> list[DueAnswer]:
        """Return the answers that can be given now (aware)."""
        return due_of(self.missing, now)

    def due_later(self, now: datetime) -> list[DueAnswer]:
        """Return the answers that can be given later on this day; ``now`` is aware."""
        return due_later(self.missing, now)


def gather(source: Source, day: date, today: date) -> TodayFacts:
    """Read what the page shows of a day when it is ``today``."""
    active = source.plans.active()
    plan = active if day >= today else _plan_of(source, day)
    sessions = source.sessions.on(day)
    verdict = source.recovery.verdict(day)
    before = source.checkins.between(day - timedelta(HINT_DAYS), day - timedelta(1))
    following = source.sessions.next_after(day)
    races = [race for race in source.plans.races() if race.day >= day]
    first, last = monday(day), monday(day) + timedelta(6)
    planned = source.planned_runs.between(first, last)
    week = source.sessions.between(first, last, sets=False)
    flare = source.flares.now(day)
    left = _RunsLeft(planned, today, verdict, flare)
    return TodayFacts(
        day=day,
        today=today,
        verdict=verdict,
        plan=plan,
        race=min(races, key=_race_day, default=None),
        morning=morning_on(source, day),
        hints=_newest_morning(source, before),
        sessions=tuple(_session(source, session) for session in sessions),
        next_session=following if day >= today else None,
        flags=_open_flags(source, day),
        week=_week(source, day, plan, races, planned, week, today, left),
        lately=_lately(source, day, verdict),
        is_new=active is None and not sessions and following is None,
        flare=flare,
        runs=tuple(_run(source, run) for run in planned if run.day == day),
        missing=tuple(source.checkins.missing(day)) if day == today else (),
        question=source.gates.question(day) if day == today and plan is not None else None,
        to_measure=source.gates.to_measure(day) if day == today else (),
        week_followed=_followed(week, today),
        usual=usually_told(before),
    )


def _plan_of(source: Source, day: date) -> Plan | None:
    """The plan that a day gone by was part of; the newest of several."""
    held = source.plans.touching(day, day)
    return held[-1] if held else None


def _race_day(race: Race) -> date:
    return race.day


def morning_on(source: Source, day: date) -> Morning | None:
    """Return the check-in of a day with its morning readings, None when there is none."""
    check_in = source.checkins.get(day)
    if check_in is None:
        return None
    imported = all_imported(check_in, source.mornings.imported(day))
    return Morning(check_in, _mornings_on(source, day), imported)


def _mornings_on(source: Source, day: date) -> tuple[TendonReading, ...]:
    readings = source.checkins.readings(day, day)
    return tuple(r for r in readings if r.moment is Moment.MORNING)


def _newest_morning(source: Source, found: Sequence[CheckIn]) -> Morning | None:
    return Morning(found[-1], _mornings_on(source, found[-1].day)) if found else None


def _session(source: Source, session: Session) -> TodaySession:
    wanted = {line.exercise for line in session.sets}
    last = source.sessions.last_done(wanted, session.day)
    planned = session.status is SessionStatus.PLANNED
    return TodaySession(
        session,
        exercise_lines(session, source.library.exercises, last),
        source.doses.proposed(session.key) if planned else (),
        planned and session.is_begun and _must_end(source, session),
        session.is_tests and bool(source.assessments.between(session.day, session.day)),
    )


def _must_end(source: Source, session: Session) -> bool:
    # Late: few sessions of a morning are begun.
    from calfjournal.training.between_sets import must_end
    from calfjournal.views.session import pains_told

    return must_end(pains_told(source, session), source.recovery.thresholds())


def _run(source: Source, planned: PlannedRun) -> TodayRun:
    became = source.runs.get(planned.run_id) if planned.run_id is not None else None
    return TodayRun(planned) if became is None else TodayRun(planned, became.km, became.minutes)


def _open_flags(source: Source, day: date) -> tuple[OpenFlag, ...]:
    flags = [flag for flag in source.checkins.open_flags() if flag.day <= day]
    by_urgency = list(source.recovery.signs())
    signs = [(flag, source.recovery.sign_of(flag)) for flag in flags]
    signs.sort(key=lambda pair: _place(pair[1].id, by_urgency))
    return tuple(OpenFlag(flag, sign.title, sign.advice) for flag, sign in signs)


def _place(sign: str, by_urgency: Sequence[str]) -> int:
    """Where a sign stands among those known, the most urgent first; an unknown one first of all."""
    return by_urgency.index(sign) if sign in by_urgency else -1


def _kilometres(runs: Iterable[Run]) -> dict[date, float]:
    km: dict[date, float] = {}
    for run in runs:
        if run.is_running and run.km:
            km[run.day] = km.get(run.day, 0) + run.km
    return km


def _week(
    source: Source,
    day: date,
    plan: Plan | None,
    races: Sequence[Race],
    runs: Sequence[PlannedRun],
    sessions: Sequence[Session],
    today: date,
    left: _RunsLeft,
) -> tuple[WeekDay, ...]:
    first = monday(day)
    last = first + timedelta(6)
    held = source.sessions.work_between(first, last) if first < today else {}
    begun = {key for key, parts in held.items() if any(part.done for part in parts)}
    km = _kilometres(source.runs.between(first, last))
    wished = set() if runs or plan is None else _wished(plan, first)
    race_days = {race.day for race in races}
    flares = source.checkins.flares_touching(first, min(last, today)) if first <= today else []
    told = source.checkins.between(first, last)
    rested = {each.day for each in told if each.is_only_rest}
    return tuple(
        WeekDay(
            at,
            tuple(_on_strip(s, today, begun) for s in sessions if s.day == at),
            km.get(at),
            run_planned=left.is_planned(at) or (at in wished - rested and not left.takes(at)),
            run_missed=any(run.is_open and at < today for run in runs if run.day == at),
            rested=at in rested,
            run_left_out=left.is_out(at) or (at in wished and left.takes(at)),
            planned_km=left.km(at) or None,
            race=at in race_days,
            flare=at <= today and any(flare.holds(at) for flare in flares),
        )
        for at in days(first, last)
    )


def _on_strip(session: Session, today: date, begun: Container[int]) -> StripSession:
    missed = session.is_missed(today, begun=session.key in begun)
    return StripSession(session.kind, session.shown_status, missed)


class _RunsLeft:
    """What the advice of a morning, and the rung of its flare, leave of the runs ahead.

    The advice is about two days; while the rung says no running, no later run is one to count on.
    """

    def __init__(
        self, runs: Sequence[PlannedRun], today: date, verdict: Verdict, flare: FlareNow | None
    ) -> None:
        self._runs, self._today = runs, today
        holds = verdict.day == today
        self._said = {said.day: said for said in verdict.runs} if holds else {}
        self._rests = holds and flare is not None and flare.running is Advice.NONE

    def takes(self, at: date) -> bool:
        """True for a day ahead on which nothing is to be run."""
        said = self._said.get(at)
        return at >= self._today and (self._rests if said is None else said.advice is Advice.NONE)

    def is_planned(self, at: date) -> bool:
        """True while a run is still to be run."""
        ahead = at >= self._today and any(run.is_open for run in self._on(at))
        return ahead and not self.takes(at)

    def is_out(self, at: date) -> bool:
        """True when no planned run of a day was or will be run."""
        runs = self._on(at)
        left = [run for run in runs if run.is_open and not self.takes(at)]
        return bool(runs) and not left and all(run.run_id is None for run in runs)

    def km(self, at: date) -> float:
        """What is planned of a day, as much of it as is left."""
        runs, said = self._on(at), self._said.get(at)
        if self.takes(at):
            runs = [run for run in runs if run.run_id is not None]
        elif said is not None and said.left_km is not None and self.is_planned(at):
            return said.left_km + planned_km(run for run in runs if run.run_id is not None)
        return planned_km(runs)

    def _on(self, at: date) -> list[PlannedRun]:
        return [run for run in self._runs if run.day == at]


def _followed(week: Sequence[Session], today: date) -> Adherence:
    from calfjournal.training.adherence import sessions_by  # Late: a start counts nothing.

    return sum(sessions_by(week, today, monday).values(), Adherence())


def _wished(plan: Plan, first: date) -> set[date]:
    """The run days of a week whose plan was laid before runs were planned with it."""
    wished = {first + timedelta(weekday) for weekday, _ in plan.wishes.run_days_of(first)}
    return {day for day in wished if plan.start <= day <= plan.end}


def _lately(source: Source, day: date, verdict: Verdict) -> tuple[Lately, ...]:
    news = [
        Lately("hold", in_words(finding.text))
        for finding in verdict.findings
        if finding.rule == "run_spike" and finding.state in (State.NOTE, State.AMBER, State.RED)
    ]
    told = set()
    for milestone in reversed(source.progress.told(day)):
        about = (milestone.kind, milestone.side)
        if day - milestone.day > timedelta(LATELY_DAYS) or about in told:
            continue
        told.add(about)
        sign = "star" if milestone.noise is None else "rising"
        news.append(Lately(sign, in_words(milestone.title), _dated(milestone, day)))
    return tuple(news[:LATELY_LINES])


def _dated(milestone: Milestone, day: date) -> str:
    news, back = milestone.text, (day - milestone.day).days
    if back == 0:
        return tr("Today · {news}", news=news)
    if back == 1:
        return tr("Yesterday · {news}", news=news)
    return tr("{when} · {news}", when=ago(milestone.day, day), news=news)
