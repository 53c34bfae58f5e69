"""What a morning says of today's and tomorrow's run: what, why, and when to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from calfjournal.domain.checkin import Moment
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Advice, PlannedRun, RunAdvice, RunKind, Shoes, of_any_run
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.case import Case
from calfjournal.training.running.lengths import Lengths
from calfjournal.training.running.run_requests import (
    HARD,
    RunRequest,
    all_planned_on,
    planned_on,
    run_requests,
)
from calfjournal.training.running.split import step_of, whole_km


def run_advice(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> tuple[RunAdvice, ...]:
    """Return what is to be done with the runs of today and tomorrow, nothing where none is asked.

    The gravest of the reasons alone decides, so that two of them never add up to less than either
    meant. A day without a planned run has advice only where not all may be run, and was not run
    already. Deterministic.
    """
    asked = run_requests(case, thresholds, shoes)
    found = (_of_day(case, asked, ahead, thresholds) for ahead in (0, 1))
    return tuple(advice for advice in found if advice is not None)


def _of_day(
    case: Case, asked: Sequence[RunRequest], ahead: int, thresholds: Thresholds
) -> RunAdvice | None:
    day = case.day + timedelta(days=ahead)
    planned = planned_on(case, ahead)
    gravest = max(asked, key=lambda each: each.gravity(ahead), default=None)
    advice = Advice.AS_PLANNED if gravest is None else gravest.on(ahead)
    if planned is not None and planned.kind is RunKind.RACE and advice in _OF_NO_RACE:
        advice = Advice.NONE
    as_planned = gravest is None or advice is Advice.AS_PLANNED
    if planned is None and (as_planned or ahead or _was_run(case)):
        return None
    reason = _calm(case, planned, thresholds) if as_planned or gravest is None else gravest.reason
    km = planned.km if planned is not None else None
    left = _left(km, advice, gravest.share if gravest is not None else 1.0)
    return RunAdvice(
        day,
        advice,
        _text(case, planned, left, advice, ahead),
        reason,
        _stop(case, advice, ahead, thresholds),
        planned.kind if planned is not None else None,
        km,
        left,
    )


def _calm(case: Case, planned: PlannedRun | None, thresholds: Thresholds) -> Message:
    """Why a run is as planned; of a race too whether it lies far beyond what was run."""
    if planned is None or planned.kind is not RunKind.RACE or not planned.km:
        return say("running.all_calm")
    longest = Lengths(case.history.runs, (), thresholds).longest(case.day)
    if not longest or planned.km <= thresholds["run.spike_large"] * longest:
        return say("running.all_calm")
    return say("running.race_beyond", times=planned.km / longest, longest=longest)


def _was_run(case: Case) -> bool:
    return any(run.day == case.day and run.is_running for run in case.history.runs)


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
_OF_A_RACE = {Advice.EASY: "running.easy_race", Advice.NONE: "running.no_race"}
_OF_NO_RACE = (Advice.SHORTER, Advice.WALK_RUN)
"""There is no half of a race."""


def _text(
    case: Case, planned: PlannedRun | None, left: float | None, advice: Advice, ahead: int
) -> Message:
    if planned is None:
        return say("running.now", said=of_any_run(advice))
    run = say("running.run", kind=planned.kind)
    if planned.km is not None:
        run = say("running.run_of", kind=planned.kind, km=planned.km)
    said = say(_key(planned, left, advice, ahead), run=run, left=left)
    others = len(all_planned_on(case, ahead)) - 1
    if others and advice is not Advice.AS_PLANNED:
        more = "running.others_easy" if advice is Advice.EASY else "running.others_out"
        said = say("running.and_others", said=said, others=say(more, count=others))
    return say("running.tomorrow" if ahead else "running.now", said=said)


def _key(planned: PlannedRun, left: float | None, advice: Advice, ahead: int) -> str:
    if advice is Advice.AS_PLANNED and ahead:
        return "running.the_run"
    if planned.kind is RunKind.RACE:
        return _OF_A_RACE.get(advice, _OF_A_RUN[advice])
    if left is not None:
        return "running.shorter_to"
    if advice is Advice.EASY and planned.kind in HARD:
        return "running.easy_instead"
    return _OF_A_RUN[advice]


def _stop(case: Case, advice: Advice, ahead: int, thresholds: Thresholds) -> Message:
    """The first sign to stop: sooner where something is not calm, later than what is felt now."""
    pain = 0 if ahead else _pain_now(case)
    if advice is Advice.NONE:
        sore = pain >= thresholds.whole("tendon.zone_red")
        return say("running.walk_little" if sore else "running.walk_is_fine")
    calm = advice is Advice.AS_PLANNED
    limit = thresholds.whole("tendon.zone_red" if calm else "tendon.zone_amber")
    if pain >= limit:
        return say("running.stop_above", pain=pain)
    return say("running.stop" if calm else "running.stop_early", limit=limit)


def _pain_now(case: Case) -> int:
    """The worse leg's pain of this morning, 0 where nobody told."""
    told = (r for r in case.history.readings if r.day == case.day and r.moment is Moment.MORNING)
    return max((reading.pain or 0 for reading in told), default=0)
