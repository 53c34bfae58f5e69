"""What a morning says of today's and tomorrow's run (domain rules 4.1-4.3b, 5.5, 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.finding import Finding, Light, State
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.run import Advice, PlannedRun, RunAdvice, RunKind, Shoes
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.case import Case
from calfjournal.training.flares import RUNGS, climb_of, running
from calfjournal.training.missed_time import is_ill_on
from calfjournal.training.running.hard_runs import HardRuns
from calfjournal.training.running.lengths import Lengths
from calfjournal.training.running.split import step_of, whole_km
from calfjournal.training.tendon_days import is_red

_ORDER = (Advice.AS_PLANNED, Advice.EASY, Advice.SHORTER, Advice.WALK_RUN, Advice.NONE)
"""From what leaves all to what leaves nothing."""
_HALF, _LESS = 0.5, 0.8
_RECORDED_D = 21
"""Days since the first run recorded, before which nobody knows how long runs were."""
_HARD = (RunKind.QUALITY, RunKind.LONG, RunKind.RACE)


class _RunRequest(Struct, frozen=True):
    """What one rule asks of the runs of today and tomorrow; ``share`` is what *shorter* leaves."""

    today: Advice
    tomorrow: Advice
    reason: Words
    share: float = _HALF


def run_advice(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> tuple[RunAdvice, ...]:
    """Return what is to be done with the runs of today and tomorrow, nothing where none is asked.

    The gravest of the reasons alone decides, so that two of them never add up to less than either
    meant. A day without a planned run has advice only where not all may be run. Deterministic.
    """
    asked = list(_asked(case, thresholds, shoes))
    found = (_of_day(case, asked, ahead, thresholds) for ahead in (0, 1))
    return tuple(advice for advice in found if advice is not None)


# ---------------------------------------------------------------------- what is asked, and why


def _asked(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> Iterator[_RunRequest]:
    """Yield what each rule asks, most urgent first."""
    if case.verdict.light is Light.STOP:
        flag = next(case.findings("red_flag", State.STOP, State.RED), None)
        reason = flag.title if flag is not None else case.verdict.headline
        yield _RunRequest(Advice.NONE, Advice.NONE, reason)
    if is_ill_on(case, case.day):
        yield _RunRequest(Advice.NONE, Advice.NONE, say("training.check_in_says_ill"))
    yield from _in_a_flare(case)
    yield from _tendon(case)
    yield from _readiness(case)
    yield from _after_runs(case, thresholds, shoes)
    yield from _too_long(case, thresholds)


def _in_a_flare(case: Case) -> Iterator[_RunRequest]:
    flares = running(case.history.flares, case.day)
    climb = climb_of(flares, case.days, case.day) if flares else None
    if climb is not None and not climb.is_done:
        advice = RUNGS[climb.rung].running
        yield _RunRequest(advice, advice, say("running.flare", rung=climb.rung + 1))


_ZONE = ("tendon.during", "tendon.zone")
_RED = ("tendon.48h", "tendon.worsening", "tendon.rise")
_HOLD = ("tendon.rise", "tendon.worsening")
_SAME = ("tendon.agreeing", "tendon.hold_dose", "tendon.during", "stiffness")


def _tendon(case: Case) -> Iterator[_RunRequest]:
    zone, red = _first(case, _ZONE, State.RED), _first(case, _RED, State.RED)
    hold, same = _first(case, _HOLD, State.AMBER), _first(case, _SAME, State.AMBER)
    trend = _first(case, ("tendon.trend",), State.AMBER)
    if zone is not None or (red is not None and not case.is_calm_morning):
        why = zone if zone is not None else red
        yield _RunRequest(Advice.NONE, Advice.WALK_RUN, _said(why))
    elif red is not None:
        yield _RunRequest(Advice.SHORTER, Advice.EASY, _said(red))
    if hold is not None:
        yield _RunRequest(_by_kind(case, Advice.SHORTER, Advice.EASY), Advice.EASY, _said(hold))
    if trend is not None:
        yield _RunRequest(Advice.SHORTER, Advice.SHORTER, _said(trend), _LESS)
    if same is not None:
        yield _RunRequest(_slowed(case, 0), _slowed(case, 1), _said(same))


def _readiness(case: Case) -> Iterator[_RunRequest]:
    """What the light asks; a red tendon lit it itself, and has spoken."""
    if is_red(case.tendon.get(case.day)):
        return
    if case.verdict.light is Light.RED:
        yield _RunRequest(Advice.NONE, Advice.EASY, case.verdict.headline)
    elif case.verdict.light is Light.AMBER:
        yield _RunRequest(_slowed(case, 0), Advice.AS_PLANNED, case.verdict.headline)


def _after_runs(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> Iterator[_RunRequest]:
    """A run much longer or harder than usual is answered by the runs after it."""
    spike = next(case.findings("run_spike", State.AMBER), None)
    if spike is not None:
        yield _RunRequest(Advice.EASY, Advice.EASY, _said(spike))
    hard = HardRuns(case.day, case.history.runs, shoes(), thresholds)
    for reason in hard.reasons():
        yield _RunRequest(Advice.EASY, Advice.EASY, reason)
    if hard.is_hilly() and case.tendon.get(case.day) in (State.AMBER, State.RED):
        yield _RunRequest(Advice.EASY, Advice.EASY, say("running.after_hills"))


def _too_long(case: Case, thresholds: Thresholds) -> Iterator[_RunRequest]:
    """A planned run that grew out of reach, as after runs that were missed, is cut (5.5)."""
    recorded = min((run.day for run in case.history.runs if run.is_running), default=case.day)
    if (case.day - recorded).days < _RECORDED_D:
        return
    lengths = Lengths(case.history.runs, (), thresholds)
    for ahead in (0, 1):
        planned = _planned(case, case.day + timedelta(days=ahead))
        longest = lengths.longest(case.day)
        if planned is None or not planned.km or not longest or planned.kind is RunKind.RACE:
            continue
        times = thresholds["run.spike_small"]
        most = times * longest
        if planned.km > most + step_of(planned.km):
            on = [Advice.AS_PLANNED, Advice.AS_PLANNED]
            on[ahead] = Advice.SHORTER
            reason = say("running.too_long", km=planned.km, longest=longest, times=times)
            yield _RunRequest(on[0], on[1], reason, most / planned.km)


def _first(case: Case, rules: Sequence[str], state: State) -> Finding | None:
    return next((f for rule in rules for f in case.findings(rule, state)), None)


def _said(finding: Finding | None) -> Words:
    return "" if finding is None else finding.text or finding.title


def _by_kind(case: Case, hard: Advice, easy: Advice) -> Advice:
    planned = _planned(case, case.day)
    return hard if planned is not None and planned.kind is RunKind.LONG else easy


def _slowed(case: Case, ahead: int) -> Advice:
    """No speed and no long run; an easy run stays as planned."""
    planned = _planned(case, case.day + timedelta(days=ahead))
    return Advice.EASY if planned is not None and planned.kind in _HARD else Advice.AS_PLANNED


# ---------------------------------------------------------------------- said of one day


def _planned(case: Case, day: date) -> PlannedRun | None:
    return next((run for run in case.history.planned_runs if run.day == day and run.is_open), None)


def _of_day(
    case: Case, asked: Sequence[_RunRequest], ahead: int, thresholds: Thresholds
) -> RunAdvice | None:
    day = case.day + timedelta(days=ahead)
    planned = _planned(case, day)
    gravest = max(asked, key=lambda each: _gravity(each, ahead), default=None)
    advice = Advice.AS_PLANNED if gravest is None else _on(gravest, ahead)
    if planned is None and (advice is Advice.AS_PLANNED or ahead):
        return None
    as_planned = gravest is None or advice is Advice.AS_PLANNED
    reason = say("running.all_calm") if as_planned or gravest is None else gravest.reason
    km = planned.km if planned is not None else None
    left = _left(km, advice, gravest.share if gravest is not None else 1.0)
    return RunAdvice(
        day,
        advice,
        _text(planned, left, advice, ahead),
        reason,
        _stop(advice, thresholds),
        planned.kind if planned is not None else None,
        km,
        left,
    )


def _gravity(asked: _RunRequest, ahead: int) -> tuple[int, float]:
    """The less it leaves of a run, the graver."""
    return _ORDER.index(_on(asked, ahead)), -asked.share


def _on(asked: _RunRequest, ahead: int) -> Advice:
    return asked.tomorrow if ahead else asked.today


def _left(km: float | None, advice: Advice, share: float) -> float | None:
    """The kilometres that are left of a run; None where that is not a length."""
    if km is None or advice is not Advice.SHORTER:
        return None
    return whole_km(km * share, step_of(km))


_OF_A_RUN = {
    Advice.AS_PLANNED: "running.as_planned",
    Advice.EASY: "running.easy",
    Advice.SHORTER: "running.shorter",
    Advice.WALK_RUN: "running.walk_run",
    Advice.NONE: "running.none",
}
_OF_ANY = {
    Advice.EASY: "running.if_easy",
    Advice.SHORTER: "running.if_shorter",
    Advice.WALK_RUN: "running.if_walk_run",
    Advice.NONE: "running.no_running",
}


def _text(planned: PlannedRun | None, left: float | None, advice: Advice, ahead: int) -> Message:
    if planned is None:
        said = say(_OF_ANY[advice])
    else:
        run = say("running.run", kind=planned.kind)
        if planned.km is not None:
            run = say("running.run_of", kind=planned.kind, km=planned.km)
        key = _OF_A_RUN[advice] if left is None else "running.shorter_to"
        if advice is Advice.EASY and planned.kind in _HARD:
            key = "running.easy_instead"
        said = say(key, run=run, left=left)
    return say("running.tomorrow" if ahead else "running.now", said=said)


def _stop(advice: Advice, thresholds: Thresholds) -> Message:
    """The first sign to stop: sooner where something is not calm."""
    if advice is Advice.NONE:
        return say("running.walk_is_fine")
    calm = advice is Advice.AS_PLANNED
    limit = thresholds.whole("tendon.zone_red" if calm else "tendon.zone_amber")
    return say("running.stop" if calm else "running.stop_early", limit=limit)
