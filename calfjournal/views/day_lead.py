"""What a day is about: the state it is in, the one sentence on top, and what is to be done first.

The gravest counts. The sentence is made last, of the same values as the state.
"""

from __future__ import annotations

from enum import Enum

from calfjournal.domain.finding import Light
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.run import Advice, PlannedRun, RunAdvice, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import commas
from calfjournal.messages.vocabulary import KIND_WORDS, KINDS, RUN_NAMES
from calfjournal.views.today import TodayFacts
from calfjournal.views.today_words import headline


class DayState(Enum):
    """What a day is about, the gravest first."""

    STOPPED = "stopped"
    """A warning sign is open."""
    FLARE = "flare"
    """A flare runs: it leads, whatever the morning says."""
    WARNED = "warned"
    """Amber or red: the verdict leads."""
    ASKED = "asked"
    """Nothing was told yet."""
    PAST = "past"
    RESTED = "rested"
    """A day gone by that was marked as rest, with nothing to judge."""
    DECIDING = "deciding"
    """Calm, and yet something of the plan is to be decided."""
    ILL = "ill"
    WAITING = "waiting"
    """The next phase waits for its gate."""
    AHEAD = "ahead"
    """A session or a run is still to be done."""
    DONE = "done"
    LEFT = "left"
    """What was planned was left out."""
    REST = "rest"
    FREE = "free"
    """There is no plan."""
    OVER = "over"
    """The plan has ended."""


class FirstStep(Enum):
    """What is wise to do first, which one button of the page asks for."""

    NONE = "none"
    CHECK_IN = "check_in"
    DECIDE = "decide"
    START = "start"
    TEST = "test"
    """The session ahead is nothing but tests, which have a page of their own."""
    END = "end"
    """A session that hurts too much is to be ended."""
    RUN = "run"
    """Nothing is left but a run: its day is opened."""
    PLAN = "plan"


def state_of(facts: TodayFacts) -> DayState:
    """Return what a day is about."""
    if facts.flags or facts.verdict.light is Light.STOP:
        return DayState.STOPPED
    if facts.flare is not None and facts.day == facts.today:
        return DayState.FLARE
    if facts.verdict.light is not Light.GREEN:
        return DayState.WARNED
    if not facts.is_told:
        return DayState.ASKED
    if facts.day != facts.today:
        return DayState.RESTED if facts.is_rest else DayState.PAST
    return _calm_state(facts)


def _calm_state(facts: TodayFacts) -> DayState:
    if _is_deciding(facts):
        return DayState.DECIDING
    if facts.is_ill:
        return DayState.ILL
    if facts.waiting is not None:
        return DayState.WAITING
    return _planned_state(facts)


def _planned_state(facts: TodayFacts) -> DayState:
    if _ahead(facts):
        return DayState.AHEAD
    if _done(facts):
        return DayState.DONE
    if facts.sessions:
        return DayState.LEFT
    if facts.is_over:
        return DayState.OVER
    return DayState.REST if facts.plan is not None else DayState.FREE


def first_step(facts: TodayFacts) -> FirstStep:
    """Return what is wise to do first; to start only where nothing speaks against it."""
    state = state_of(facts)
    if state is DayState.STOPPED:
        return FirstStep.NONE
    if session_to_end(facts) is not None:
        return FirstStep.END
    if not facts.is_told and state in (DayState.ASKED, DayState.FLARE):
        return FirstStep.CHECK_IN
    if _is_deciding(facts):
        return FirstStep.DECIDE
    if not facts.is_told:
        return FirstStep.CHECK_IN
    if state in (DayState.AHEAD, DayState.FLARE) and facts.verdict.light is not Light.RED:
        if (following := session_to_start(facts)) is not None:
            return FirstStep.TEST if following.is_tests else FirstStep.START
        if run_to_open(facts) is not None:
            return FirstStep.RUN
    wants_plan = facts.is_over or (facts.is_new and not facts.runs)
    return FirstStep.PLAN if wants_plan else FirstStep.NONE


def session_to_start(facts: TodayFacts) -> Session | None:
    """Return the first session of the day that is still to be done."""
    sessions = _sessions_ahead(facts)
    return min(sessions, key=_hour) if sessions else None


def is_tested(facts: TodayFacts, session: Session | None) -> bool:
    """True for a session of tests of which something was tested: it is to be finished."""
    return any(shown.is_tested for shown in facts.sessions if shown.session == session)


def session_to_end(facts: TodayFacts) -> Session | None:
    """Return the first session of the day that hurts too much to go on."""
    hurting = [shown.session for shown in facts.sessions if shown.must_end]
    return min(hurting, key=_hour) if hurting else None


def run_to_open(facts: TodayFacts) -> PlannedRun | None:
    """Return the first run of the day that is still to be run, None where the morning takes it."""
    run, said = _run_ahead(facts), _advice(facts)
    left = said.advice if said is not None else run.advice if run is not None else None
    return None if left is Advice.NONE else run


def has_verdict(facts: TodayFacts) -> bool:
    """True once there is something to judge; green without a word of the athlete is no verdict.

    That a day was one of rest is no word about its morning.
    """
    return (facts.is_told and not facts.is_rest) or facts.verdict.light is not Light.GREEN


def leads_with_verdict(facts: TodayFacts) -> bool:
    """True when the sentence on top is the verdict's own."""
    return state_of(facts) in (DayState.STOPPED, DayState.WARNED, DayState.PAST)


# ---------------------------------------------------------------------- the sentence


def sentence(facts: TodayFacts) -> str:
    """Return the one sentence of a day, as ``Strength, 45 min, at 18:00; 8 km easy run``."""
    state = state_of(facts)
    if leads_with_verdict(facts):
        return headline(facts.verdict)
    if state is DayState.ASKED:
        return _asked(facts)
    if state is DayState.RESTED:
        return tr("Rest, nothing to tell.")
    if state is DayState.DECIDING:
        what = _inside(facts)
        said = tr("One decision comes first; then {what}.", what=what)
        return said if what else tr("One decision comes first.")
    if state is DayState.FLARE and facts.flare is not None:
        return _in_flare(facts, facts.flare)
    if state is DayState.ILL:
        return tr("Rest today: the check-in tells of illness.")
    if facts.waiting is not None:
        return tr(
            "{phase:phase} waits for its gate: stay longer, or begin all the same?",
            phase=facts.waiting.kind,
        )
    return _planned(facts, state)


def _in_flare(facts: TodayFacts, flare: FlareNow) -> str:
    if not facts.is_told:
        return tr("Day {day} of the flare: check in first.", day=flare.day)
    if flare.is_climbed:
        return tr("Day {day} of the flare: its ladder is climbed.", day=flare.day)
    if _is_deciding(facts):
        return tr("Day {day} of the flare: one decision comes first.", day=flare.day)
    if facts.verdict.light is Light.GREEN:
        return tr("Day {day} of the flare, and calm: go on with the rung.", day=flare.day)
    return tr("Day {day} of the flare, and not calm: no more than the rung leaves.", day=flare.day)


def _planned(facts: TodayFacts, state: DayState) -> str:
    if state is DayState.AHEAD:
        return _ahead_first(facts)
    if state is DayState.DONE:
        return tr("Done for today: {done:list}.", done=_done(facts))
    if state is DayState.LEFT:
        return _with_next(facts, tr("Nothing is left for today."), _LEFT)
    if state is DayState.OVER:
        return tr("The plan is over: time to make the next one.")
    if state is DayState.REST:
        return _with_next(facts, tr("Rest day."), _REST)
    return _with_next(facts, tr("Nothing is planned for today."), _FREE)


_LEFT = (
    mark("Nothing is left for today; next is {kind} tomorrow."),
    mark("Nothing is left for today; next is {kind} on {day:day}."),
)
_REST = (
    mark("Rest day; next is {kind} tomorrow."),
    mark("Rest day; next is {kind} on {day:day}."),
)
_FREE = (
    mark("Nothing is planned for today; next is {kind} tomorrow."),
    mark("Nothing is planned for today; next is {kind} on {day:day}."),
)


def _with_next(facts: TodayFacts, alone: str, with_next: tuple[str, str]) -> str:
    following = facts.next_session
    if following is None:
        return alone
    tomorrow, later = with_next
    if (following.day - facts.day).days == 1:
        return tr(tomorrow, kind=KIND_WORDS[following.kind])
    return tr(later, kind=KIND_WORDS[following.kind], day=following.day)


def _asked(facts: TodayFacts) -> str:
    if facts.day != facts.today:
        return tr("There was no check-in on this day. It can still be filled in.")
    what = _inside(facts)
    if _is_deciding(facts):
        said = tr("Check in first; then one decision waits, and {what}.", what=what)
        return said if what else tr("Check in first; then one decision waits.")
    if what:
        return tr("Check in first; then {what}.", what=what)
    if done := _done(facts):
        return tr("Done for today: {done:list}; only the check-in is open.", done=done)
    if facts.is_over:
        return tr("Check in first; then make the next plan, this one is over.")
    if facts.plan is not None:
        return tr("Check in first; nothing else is asked of you today.")
    return tr("Start with the morning check-in: half a minute, and the day gets its verdict.")


# ---------------------------------------------------------------------- what is ahead


def _is_deciding(facts: TodayFacts) -> bool:
    return any(way.is_open for way in facts.verdict.adjustments)


def _sessions_ahead(facts: TodayFacts) -> list[Session]:
    sessions = [shown.session for shown in facts.sessions]
    return [
        session
        for session in sessions
        if session.status is SessionStatus.PLANNED
        and not (facts.question is not None and facts.question.holds(session))
    ]


def _run_ahead(facts: TodayFacts) -> PlannedRun | None:
    """The first run that was not run; also one that the morning left out, which is to be told."""
    runs = [shown.planned for shown in facts.runs]
    ahead = (run for run in runs if run.run_id is None and run.advice is not Advice.LEFT_OUT)
    return next(ahead, None)


def _ahead(facts: TodayFacts) -> bool:
    return bool(_sessions_ahead(facts)) or _run_ahead(facts) is not None or _races(facts)


def _races(facts: TodayFacts) -> bool:
    is_day = facts.race is not None and facts.race.day == facts.day
    ran = any(shown.planned.run_id is not None for shown in facts.runs)
    return is_day and not ran


def _hour(session: Session) -> str:
    return session.start_time


def _ahead_first(facts: TodayFacts) -> str:
    """What is ahead as a sentence."""
    if _races(facts):
        return tr("Race day: {race}.", race=_race_name(facts))
    sessions, run = _sessions_ahead(facts), _run_ahead(facts)
    if not sessions:
        return tr("{what}.", what=_run_first(run, _advice(facts))) if run is not None else ""
    said = _sessions_words(sessions, KINDS[sessions[0].kind].text)
    if run is None:
        return tr("{what}.", what=said)
    return tr("{what}; {run}.", what=said, run=_run_inside(run, _advice(facts)))


def _inside(facts: TodayFacts) -> str:
    """What is ahead as part of a sentence; "" when nothing is."""
    if _races(facts):
        return tr("it is race day: {race}", race=_race_name(facts))
    sessions, run = _sessions_ahead(facts), _run_ahead(facts)
    parts = [_sessions_words(sessions, KIND_WORDS[sessions[0].kind])] if sessions else []
    if run is not None:
        parts.append(_run_inside(run, _advice(facts)))
    return tr("{what}; {run}", what=parts[0], run=parts[1]) if len(parts) > 1 else "".join(parts)


def _sessions_words(sessions: list[Session], kind: str) -> str:
    first = min(sessions, key=_hour)
    if len(sessions) > 1:
        at, count = first.start_time, len(sessions)
        return tr("{count:sessions}, the first at {time}", count=count, time=at)
    parts = [kind]
    if first.planned_minutes:
        parts.append(tr("{minutes} min", minutes=first.planned_minutes))
    return commas([*parts, tr("at {time}", time=first.start_time)])


def _race_name(facts: TodayFacts) -> str:
    race = facts.race
    if race is None:
        return ""
    if race.name:
        return race.name
    from calfjournal.domain.race_names import inside_name  # Late: most races have a name.

    return in_words(inside_name(race.distance_km))


# ---------------------------------------------------------------------- runs


def _advice(facts: TodayFacts) -> RunAdvice | None:
    return next((said for said in facts.verdict.runs if said.day == facts.day), None)


_EASED = {
    Advice.EASY: (mark("Today's run easy and flat"), mark("today's run easy and flat")),
    Advice.SHORTER: (mark("Today's run shorter"), mark("today's run shorter")),
    Advice.WALK_RUN: (mark("Today's run as walk and run"), mark("today's run as walk and run")),
    Advice.NONE: (mark("No run today"), mark("no run today")),
}
"""What a morning leaves of the run, where it begins a sentence and inside of one."""


def _eased(run: PlannedRun, said: RunAdvice | None) -> tuple[str, str] | None:
    return _EASED.get(said.advice if said is not None else run.advice or Advice.AS_PLANNED)


def _run_first(run: PlannedRun, said: RunAdvice | None) -> str:
    eased = _eased(run, said)
    if eased is not None:
        return tr(eased[0])
    parts = [tr("{kind:run_title}", kind=run.kind)]
    if run.km:
        parts.append(tr("{distance:km}", distance=run.km))
    if run.minutes:
        parts.append(tr("about {time:as_minutes}", time=run.minutes))
    return commas([*parts, tr("at {time}", time=run.start_time)] if run.start_time else parts)


def _run_inside(run: PlannedRun, said: RunAdvice | None) -> str:
    eased = _eased(run, said)
    return tr(eased[1]) if eased is not None else _run_name(run.kind, run.km)


def _run_name(kind: RunKind | None, km: float | None) -> str:
    if not km:
        return RUN_NAMES[kind]
    return tr("{distance:km} {name}", distance=km, name=RUN_NAMES[kind])


def _done(facts: TodayFacts) -> list[str]:
    """What was done of the day's plan, as parts of a sentence."""
    sessions = [shown.session for shown in facts.sessions if shown.session.counts]
    runs = [shown for shown in facts.runs if shown.planned.run_id is not None]
    return [
        *(KIND_WORDS[session.kind] for session in sessions),
        *(_run_name(shown.planned.kind, shown.km or shown.planned.km) for shown in runs),
    ]
