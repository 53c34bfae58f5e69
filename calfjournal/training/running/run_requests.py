"""What each rule asks of today's and tomorrow's run (domain rules 4.1-4.3b, 5.5, 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.finding import Finding, Light, State
from calfjournal.domain.message import Words, say
from calfjournal.domain.run import Advice, PlannedRun, RunKind, Shoes
from calfjournal.domain.tendon_day import ZONE_BEFORE, TendonDay
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.case import Case
from calfjournal.training.flares import RUNGS, climb_of, running
from calfjournal.training.missed_time import had_fever_on, is_ill_on
from calfjournal.training.running.hard_runs import HardRuns
from calfjournal.training.running.lengths import Lengths
from calfjournal.training.running.split import step_of
from calfjournal.training.tendon_days import is_red

HARD = (RunKind.QUALITY, RunKind.LONG, RunKind.RACE)
_ORDER = (Advice.AS_PLANNED, Advice.EASY, Advice.SHORTER, Advice.WALK_RUN, Advice.NONE)
"""From what leaves all to what leaves nothing."""
_HALF, _LESS = 0.5, 0.8
_DAY = timedelta(days=1)
_RECORDS_END_D = 90
"""Days since the last run recorded, after which nobody seems to record runs."""


class RunRequest(Struct, frozen=True):
    """What one rule asks of the runs of today and tomorrow; ``share`` is what *shorter* leaves."""

    today: Advice
    tomorrow: Advice
    reason: Words
    share: float = _HALF

    def on(self, ahead: int) -> Advice:
        """Return what it asks of today (0) or tomorrow (1)."""
        return self.tomorrow if ahead else self.today

    def gravity(self, ahead: int) -> tuple[int, float]:
        """Rank it: the less it leaves of a run, the graver."""
        return _ORDER.index(self.on(ahead)), -self.share


def planned_on(case: Case, ahead: int) -> PlannedRun | None:
    """Return the planned run of today (0) or tomorrow (1), of several the hardest."""
    found = all_planned_on(case, ahead)
    return max(found, key=_weight, default=None)


def _weight(run: PlannedRun) -> float:
    """How much of the day a run is: a hard one counts half as much more."""
    return (run.km or 1.0) * (1.5 if run.kind in HARD else 1.0)


def all_planned_on(case: Case, ahead: int) -> list[PlannedRun]:
    """Return the planned runs of today (0) or tomorrow (1) that were not left out by hand."""
    day = case.day + ahead * _DAY
    there = (run for run in case.runs_soon if run.day == day and run.run_id is None)
    return [run for run in there if run.advice is not Advice.LEFT_OUT]


def run_requests(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> list[RunRequest]:
    """Return what each rule asks, most urgent first. Deterministic."""
    found = list(_asked(case, thresholds, shoes))
    red = case.verdict.light is Light.RED
    if red and all(each.today is Advice.AS_PLANNED for each in found):
        found.append(RunRequest(Advice.NONE, Advice.EASY, case.verdict.headline))
    return found


def _asked(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> Iterator[RunRequest]:
    if case.verdict.light is Light.STOP:
        flag = next(case.findings("red_flag", State.STOP, State.RED), None)
        reason = flag.title if flag is not None else case.verdict.headline
        yield RunRequest(Advice.NONE, Advice.NONE, reason)
    yield from _ill(case)
    yield from _in_a_flare(case)
    yield from _tendon(case)
    yield from _since_red(case)
    yield from _readiness(case)
    yield from _after_runs(case, thresholds, shoes)
    yield from _too_long(case, thresholds)


def _ill(case: Case) -> Iterator[RunRequest]:
    """No run on a day of illness; the day after half of it, after fever none (8.5)."""
    for day, left in ((case.day, Advice.NONE), (case.day - _DAY, Advice.SHORTER)):
        if not is_ill_on(case, day):
            continue
        fever = had_fever_on(case, day)
        if day == case.day:
            then = Advice.NONE if fever else Advice.SHORTER
            yield RunRequest(left, then, say("training.check_in_says_ill"))
        else:
            now = Advice.NONE if fever else left
            yield RunRequest(now, Advice.AS_PLANNED, say("running.ill_yesterday"))


def _in_a_flare(case: Case) -> Iterator[RunRequest]:
    flares = running(case.history.flares, case.day)
    climb = climb_of(flares, case.days, case.day) if flares else None
    if climb is not None and not climb.is_done:
        advice = RUNGS[climb.rung].running
        yield RunRequest(advice, advice, say("running.flare", rung=climb.rung + 1))


_ZONE = ("tendon.during", "tendon.zone")
_RED = (ZONE_BEFORE, "tendon.48h", "tendon.worsening", "tendon.rise", "stiffness")
_HOLD = ("tendon.rise", "tendon.worsening")
_SAME = ("tendon.agreeing", "tendon.hold_dose", "tendon.during", "stiffness")


def _tendon(case: Case) -> Iterator[RunRequest]:
    zone, red = _first(case, _ZONE, State.RED), _first(case, _RED, State.RED)
    hold, same = _first(case, _HOLD, State.AMBER), _first(case, _SAME, State.AMBER)
    trend = _first(case, ("tendon.trend",), State.AMBER)
    if zone is not None or (red is not None and not case.is_calm_morning):
        why = zone if zone is not None else red
        yield RunRequest(Advice.NONE, _after_red(_kind(case, 1), 1, _SORE), _said(why))
    elif red is not None:
        yield RunRequest(Advice.SHORTER, _after_red(_kind(case, 1), 1, _CALM), _said(red))
    if hold is not None:
        today = Advice.SHORTER if _kind(case, 0) is RunKind.LONG else Advice.EASY
        yield RunRequest(today, _slowed(case, 1), _said(hold))
    if trend is not None:
        yield RunRequest(Advice.SHORTER, Advice.SHORTER, _said(trend), _LESS)
    if same is not None:
        yield RunRequest(_slowed(case, 0), _slowed(case, 1), _said(same))


def _since_red(case: Case) -> Iterator[RunRequest]:
    """What was said of the days after a red or amber one holds on calm mornings, too."""
    before = [each for each in case.days if each.day < case.day]
    last = max((each for each in before if is_red(each.state)), key=_day_of, default=None)
    if last is not None:
        since = (case.day - last.day).days
        back = _CALM if last.calm_morning else _SORE
        today, tomorrow = (_after_red(_kind(case, n), since + n, back) for n in (0, 1))
        said = say("running.red_yesterday") if since == 1 else say("running.red_on", day=last.day)
        yield RunRequest(today, tomorrow, said)
    if any(each.day == case.day - _DAY and each.state is State.AMBER for each in before):
        yield RunRequest(_slowed(case, 0), Advice.AS_PLANNED, say("running.amber_yesterday"))


def _day_of(each: TendonDay) -> date:
    return each.day


class _WayBack(Struct, frozen=True):
    """The runs after a red day [default]: day by day, and so long no hard or long one."""

    steps: tuple[Advice, ...]
    no_hard_d: int
    short_long_d: int


_SORE = _WayBack((Advice.WALK_RUN, Advice.SHORTER, Advice.EASY), 4, 7)
"""After a sore morning, or pain above the accepted zone."""
_CALM = _WayBack((Advice.EASY,), 2, 3)
"""After an answer to a session, the morning being calm."""


def _after_red(kind: RunKind | None, since: int, back: _WayBack) -> Advice:
    """What a run may be so many days after a red one; the long one longest half as long."""
    step = back.steps[since - 1] if since <= len(back.steps) else Advice.AS_PLANNED
    least = Advice.AS_PLANNED
    if kind is RunKind.LONG and since <= back.short_long_d:
        least = Advice.SHORTER
    elif kind in HARD and since <= back.no_hard_d:
        least = Advice.EASY
    return max(step, least, key=_ORDER.index)


def _readiness(case: Case) -> Iterator[RunRequest]:
    """What the light asks; a red tendon lit it itself, and has spoken."""
    if is_red(case.tendon.get(case.day)):
        return
    if case.verdict.light is Light.RED:
        yield RunRequest(Advice.NONE, Advice.AS_PLANNED, case.verdict.headline)
    elif case.verdict.light is Light.AMBER:
        yield RunRequest(_slowed(case, 0), Advice.AS_PLANNED, case.verdict.headline)


def _after_runs(
    case: Case, thresholds: Thresholds, shoes: Callable[[], Sequence[Shoes]]
) -> Iterator[RunRequest]:
    """A run much longer or harder than usual is answered by the runs after it."""
    spike = next(case.findings("run_spike", State.AMBER), None)
    if spike is not None:
        yield _after_spike(case, spike, thresholds)
    hard = HardRuns(case.day, case.history.runs, shoes(), thresholds)
    for reason in hard.reasons():
        yield RunRequest(Advice.EASY, Advice.EASY, reason)
    if hard.is_hilly() and case.tendon.get(case.day) in (State.AMBER, State.RED):
        yield RunRequest(Advice.EASY, Advice.EASY, say("running.after_hills"))


_AFTER_SPIKE = (
    ("run.spike_large", (Advice.NONE, Advice.SHORTER)),
    ("run.spike_moderate", (Advice.SHORTER, Advice.EASY)),
    ("run.spike_small", (Advice.EASY, Advice.EASY)),
)
"""The further a run went beyond the longest of 30 days, the less the two days after [default]."""


def _after_spike(case: Case, spike: Finding, thresholds: Thresholds) -> RunRequest:
    ratio = spike.value or thresholds["run.spike_moderate"]
    after = next((days for key, days in _AFTER_SPIKE if ratio > thresholds[key]), ())
    lately = (r for r in case.history.runs if r.is_running and 0 <= (case.day - r.day).days <= 2)
    ran = max(lately, key=lambda run: run.km or 0.0, default=None)
    since = 1 if ran is None else (case.day - ran.day).days
    today, tomorrow = (
        after[n - 1] if 1 <= n <= len(after) else Advice.AS_PLANNED
        for n in (max(since, 1), since + 1)
    )
    return RunRequest(today, tomorrow, _said(spike))


def _too_long(case: Case, thresholds: Thresholds) -> Iterator[RunRequest]:
    """A planned run that grew out of reach, as after runs that were missed, is cut (5.5)."""
    known = [run.day for run in case.history.runs if run.is_running]
    since_first = (case.day - min(known, default=case.day)).days
    since_last = (case.day - max(known, default=case.day)).days
    if since_first < thresholds.whole("run.reference_since") or since_last > _RECORDS_END_D:
        return
    lengths = Lengths(case.history.runs, (), thresholds)
    longest, times = lengths.longest(case.day), thresholds["run.spike_small"]
    for ahead in (0, 1):
        planned = planned_on(case, ahead)
        if planned is None or not planned.km or planned.kind is RunKind.RACE:
            continue
        if longest is None:
            reason = say("running.hardly_a_run", days=thresholds.whole("run.reference_days"))
            yield _shorter(ahead, reason, _HALF)
        elif planned.km > times * longest + step_of(planned.km):
            reason = say("running.too_long", km=planned.km, longest=longest, times=times)
            yield _shorter(ahead, reason, times * longest / planned.km)


def _shorter(ahead: int, reason: Words, share: float) -> RunRequest:
    asked = (Advice.AS_PLANNED, Advice.SHORTER) if ahead else (Advice.SHORTER, Advice.AS_PLANNED)
    return RunRequest(*asked, reason, share)


def _first(case: Case, rules: Sequence[str], state: State) -> Finding | None:
    return next((f for rule in rules for f in case.findings(rule, state)), None)


def _said(finding: Finding | None) -> Words:
    return "" if finding is None else finding.text or finding.title


def _kind(case: Case, ahead: int) -> RunKind | None:
    planned = planned_on(case, ahead)
    return None if planned is None else planned.kind


def _slowed(case: Case, ahead: int) -> Advice:
    """No speed and no long run; an easy run stays as planned."""
    return Advice.EASY if _kind(case, ahead) in HARD else Advice.AS_PLANNED
