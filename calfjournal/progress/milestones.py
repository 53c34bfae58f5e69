"""Milestones: first times worth knowing, each with the noise of its test beside the gain.

Each is dated where it was earned, whatever comes later: they are counted from the journal's first
day. Of calm mornings only the last year is judged; what earlier ones reached is past, not told
again.

Definitions and borders: domain rule 11 (calfjournal defaults); noise bands: rules 2.1 and 2.2.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from statistics import fmean, stdev

from msgspec import Struct, field

from calfjournal.dates import monday
from calfjournal.domain.assessment import UNITS, Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.comparison import symmetry
from calfjournal.domain.exercise import LEGS, SINGLE_LEG_RAISES, Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message, say
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.norms import Change, raise_change, raise_noise, reach_change

RAISE_GOALS = (10, 15, 20, 25)
REACH_TREND = 1.0
"""cm of knee-to-wall that are a trend, where a real change takes more (rule 2.1)."""
CALM_GOALS = (7, 14, 28)
CONSISTENCY_GOAL, CONSISTENCY_WEEKS, CONSISTENCY_LEAST = 80.0, 4, 6
CONTACTS_GOAL = 50
CADENCE_RUNS, CADENCE_GAIN = 4, 1.0
ONE_LEG_LOAD, SEATED_LOAD = "sl_calf_raise_weighted", "seated_calf_raise"
COUNTED_EXERCISES = frozenset({*SINGLE_LEG_RAISES, ONE_LEG_LOAD, SEATED_LOAD})
"""Exercises whose sets are looked at, beside those that count contacts."""
ONE_LEG_SHARES = (0.10, 0.20, 0.30)
SEATED_SHARES = (0.5, 1.0)

_CALM_GAP_D = 3
_DAY = attrgetter("day")


class MilestoneInputs(Struct, frozen=True, dict=True):
    """Everything milestones look at since the journal's first day; sequences in any order.

    ``tendon`` is the worst judged tendon state of each morning of the last year, oldest first, and
    ``early`` tells of the mornings before whether they may have been calm; ``contact_exercises``
    are the ids of exercises whose repetitions are foot contacts.
    """

    today: date
    limits: Thresholds
    sessions: Sequence[Session] = ()
    assessments: Sequence[Assessment] = ()
    runs: Sequence[Run] = ()
    checkins: Sequence[CheckIn] = ()
    tendon: Mapping[date, State] = field(default_factory=dict)
    early: Mapping[date, bool] = field(default_factory=dict)
    flares: Sequence[Flare] = ()
    contact_exercises: Collection[str] = ()

    @cached_property
    def done(self) -> list[Session]:
        """Sessions done up to today, oldest first."""
        kept = (s for s in self.sessions if s.counts and s.day <= self.today)
        return sorted(kept, key=lambda s: (s.day, s.start_time))

    @cached_property
    def done_sets(self) -> Mapping[str, Sequence[tuple[Session, SetLine]]]:
        """The sets of those sessions by exercise, each with its session."""
        found: dict[str, list[tuple[Session, SetLine]]] = defaultdict(list)
        for session in self.done:
            for line in session.sets:
                found[line.exercise].append((session, line))
        return found

    @cached_property
    def tests(self) -> Sequence[Assessment]:
        """The assessments up to today, oldest first."""
        kept = (test for test in self.assessments if test.day <= self.today)
        return sorted(kept, key=lambda test: test.day)

    @cached_property
    def results(self) -> Mapping[tuple[Measure, Side], Sequence[tuple[date, Result]]]:
        """Their results by measure and side, each with its day."""
        found: dict[tuple[Measure, Side], list[tuple[date, Result]]] = defaultdict(list)
        for test in self.tests:
            for result in test.results:
                found[result.measure, result.side].append((test.day, result))
        return found

    @cached_property
    def weighed(self) -> Sequence[tuple[date, float]]:
        """Body mass on the days it is known, kg, oldest first."""
        return sorted((c.day, c.body_mass_kg) for c in self.checkins if c.body_mass_kg)


REPS = UNITS[Measure.HEEL_RISE]


def milestones(inputs: MilestoneInputs) -> tuple[Milestone, ...]:
    """Return every milestone reached, oldest first; each border counts once per side."""
    found = [milestone for rule in _RULES for milestone in rule(inputs)]
    return tuple(sorted(found, key=lambda m: (m.day, m.kind)))


def _raises(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """First 10, 15, 20 and 25 single-leg raises in a set, full height, pain 2 or less."""
    counted = {side: sorted(_raise_counts(inputs, side)) for side in LEGS}
    for goal in RAISE_GOALS:
        for side, counts in counted.items():
            first = next(((day, reps) for day, reps in counts if reps >= goal), None)
            if first is None:
                continue
            day, reps = first
            change = raise_change(counts[0][1], reps, inputs.limits)
            yield Milestone(
                day,
                MilestoneKind.RAISES,
                say("progress.first_raises", reps=goal, side=side),
                _raises_text(reps, change),
                change.value,
                change.noise,
                REPS,
                side,
            )


def _raises_text(reps: float, change: Change) -> Message:
    if change.value == 0:
        return say("progress.raises_at_once", reps=reps, noise=change.noise)
    key = "progress.raises_beyond_noise" if change.real else "progress.raises_within_noise"
    return say(key, reps=reps, change=change.value, noise=change.noise)


def _raise_counts(inputs: MilestoneInputs, side: Side) -> Iterator[tuple[date, float]]:
    for exercise in SINGLE_LEG_RAISES:
        for session, line in inputs.done_sets.get(exercise, ()):
            if line.side is side and _is_calm_set(line):
                yield session.day, float(line.done or 0)
    for day, result in inputs.results.get((Measure.HEEL_RISE, side), ()):
        if result.pain is not None and result.pain <= 2:
            yield day, result.value


def _is_calm_set(line: SetLine) -> bool:
    return bool(line.done) and line.full_height is True and line.pain is not None and line.pain <= 2


def _raise_tests(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """A heel-rise test beyond its noise above the first one made the same way."""
    for side in LEGS:
        first: dict[tuple[int | None, str], float] = {}
        for day, result in inputs.results.get((Measure.HEEL_RISE, side), ()):
            start = first.setdefault((result.bpm, result.surface), result.value)
            change = raise_change(start, result.value, inputs.limits)
            if change.real and change.value > 0:
                yield Milestone(
                    day,
                    MilestoneKind.RAISES,
                    say("progress.test_beyond_noise", side=side),
                    say(
                        "progress.test_from_to",
                        start=start,
                        end=result.value,
                        change=change.value,
                        noise=change.noise,
                    ),
                    change.value,
                    change.noise,
                    REPS,
                    side,
                )
                break


def _reach(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Knee-to-wall up by 1 cm (a trend), and by as much as is a real change."""
    noise = inputs.limits["reach.noise_cm"]
    borders = [REACH_TREND, noise] if noise > REACH_TREND else [noise]
    values = {side: inputs.results.get((Measure.KNEE_TO_WALL, side), ()) for side in LEGS}
    for border in borders:
        for side, found in values.items():
            gains = ((d, r.value, round(r.value - found[0][1].value, 2)) for d, r in found)
            hit = next((gain for gain in gains if gain[2] >= border), None)
            if hit is None:
                continue
            day, value, gain = hit
            title = "progress.reach_changed" if border == noise else "progress.reach_trend"
            yield Milestone(
                day,
                MilestoneKind.RANGE,
                say(title, border=border, side=side),
                _reach_text(found[0][1].value, value, inputs.limits),
                gain,
                noise,
                "cm",
                side,
            )


def _reach_text(start: float, end: float, limits: Thresholds) -> Message:
    change = reach_change(start, end, limits)
    key = "progress.reach_beyond_noise" if change.real else "progress.reach_within_noise"
    return say(key, start=start, end=end, change=change.value, noise=change.noise)


def _even_sides(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Sides of knee-to-wall that are even after they were not."""
    goal, noise = inputs.limits["reach.gap_info"], inputs.limits["reach.noise_cm"]
    pairs = _pairs(inputs, Measure.KNEE_TO_WALL)
    before = next((abs(left - right) for _, left, right in pairs if abs(left - right) > goal), None)
    if before is None:
        return
    for day, left, right in pairs:
        gap = abs(left - right)
        if gap <= goal:
            closer = round(before - gap, 2)
            key = "progress.gap_beyond_noise" if closer >= noise else "progress.gap_within_noise"
            yield Milestone(
                day,
                MilestoneKind.SYMMETRY,
                say("progress.sides_even", gap=goal),
                say(key, before=before, gap=gap, closer=closer, noise=noise),
                closer,
                noise,
                "cm",
            )
            return


def _leg_symmetry(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """The weaker leg's raises as near to the stronger one's as the goal asks."""
    goal, noise = inputs.limits["raise.symmetry"], raise_noise(inputs.limits)
    pairs = [(day, symmetry(a, b)) for day, a, b in _pairs(inputs, Measure.HEEL_RISE)]
    shares = [(day, share) for day, share in pairs if share is not None]
    for day, share in shares:
        if share >= goal:
            yield Milestone(
                day,
                MilestoneKind.SYMMETRY,
                say("progress.legs_alike", goal=goal),
                say("progress.legs_alike_since", share=share, first=shares[0][1], noise=noise),
                share - shares[0][1],
                None,
                "%",
            )
            return


def _loads(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Shares of body mass: one-leg raises for 8, seated raises for 6 or more."""
    plans = (
        (ONE_LEG_LOAD, 8, ONE_LEG_SHARES, "progress.one_leg_load"),
        (SEATED_LOAD, 6, SEATED_SHARES, "progress.seated_load"),
    )
    for exercise, least, shares, title in plans:
        for share in shares:
            first = next(_lifts(inputs, exercise, least, share), None)
            if first is not None:
                day, kilograms, reps, mass = first
                yield Milestone(
                    day,
                    MilestoneKind.LOAD,
                    say(title, share=100 * share),
                    say("progress.lifted", load=kilograms, reps=reps, mass=mass),
                    unit="kg",
                )


def _lifts(
    inputs: MilestoneInputs, exercise: str, least: int, share: float
) -> Iterator[tuple[date, float, int, float]]:
    for session, line in inputs.done_sets.get(exercise, ()):
        mass = _body_mass(inputs, session.day)
        enough = (line.done or 0) >= least
        if enough and mass and line.done_kg and line.done_kg >= share * mass:
            yield session.day, line.done_kg, line.done or 0, mass


def _body_mass(inputs: MilestoneInputs, day: date) -> float | None:
    known = bisect_right(inputs.weighed, (day, math.inf))
    return inputs.weighed[known - 1][1] if known else None


def _calm(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """7, 14 and 28 calm mornings in a row; three days without an answer, or a flare, end the row.

    What an earlier morning had a part in was reached a year ago, on a day nobody judges any more.
    """
    row, last, left = 0, None, list(CALM_GOALS)
    dated = True
    for day, calm, judged in _mornings(inputs):
        if last is not None and (day - last).days > _CALM_GAP_D:
            row = 0
        row, last = (row + 1 if calm else 0), day
        dated = judged and (dated or row <= 1)
        if row == left[0]:
            goal = left.pop(0)
            if dated:
                yield Milestone(
                    day,
                    MilestoneKind.CALM,
                    say("progress.calm_mornings", count=goal),
                    say("progress.all_green"),
                    unit="mornings",
                )
        if not left:
            return


def _mornings(inputs: MilestoneInputs) -> Iterator[tuple[date, bool, bool]]:
    """Days with whether they were, or may have been, calm, and whether they were judged."""
    for day, may_be in inputs.early.items():
        yield day, may_be and not in_flare(inputs.flares, day), False
    for day in inputs.tendon:
        if day > inputs.today:
            return
        yield day, inputs.tendon[day].is_calm and not in_flare(inputs.flares, day), True


def in_flare(flares: Iterable[Flare], day: date) -> bool:
    """True when a flare of either leg lasts on a day: nothing is praised then."""
    return any(flare.holds(day) for flare in flares)


def _consistency(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """80 % of four weeks' sessions done, judged at the end of a week."""
    past = sorted((s for s in inputs.sessions if s.day <= inputs.today), key=_DAY)
    for sunday in sorted({monday(s.day) + timedelta(days=6) for s in past}):
        first = sunday - timedelta(days=7 * CONSISTENCY_WEEKS - 1)
        begin = bisect_left(past, first, key=_DAY)
        window = past[begin : bisect_right(past, sunday, begin, key=_DAY)]
        done = sum(1 for s in window if s.counts)
        whole = sunday <= inputs.today and any(s.day < first + timedelta(days=7) for s in window)
        if whole and len(window) >= CONSISTENCY_LEAST:
            share = 100 * done / len(window)
            if share >= CONSISTENCY_GOAL:
                yield Milestone(
                    sunday,
                    MilestoneKind.CONSISTENCY,
                    say("progress.four_weeks_done", share=CONSISTENCY_GOAL),
                    say("progress.sessions_done", done=done, sessions=len(window)),
                    unit="%",
                )
                return


def _cadence(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Cadence steadier by 1 percentage point, and each best mean of four runs."""
    steady = sorted(
        (run.start, run.day, run.cadence.rcv)
        for run in inputs.runs
        if run.is_running and run.cadence.rcv is not None and run.day <= inputs.today
    )
    values = [rcv for _, _, rcv in steady]
    means = [fmean(values[i - CADENCE_RUNS : i]) for i in range(CADENCE_RUNS, len(values) + 1)]
    if len(means) < 2:
        return
    noise = stdev(values[:CADENCE_RUNS])
    steadier = [i for i, mean in enumerate(means) if means[0] - mean >= CADENCE_GAIN]
    picks = [(steadier[0], say("progress.steadier_cadence"))] if steadier else []
    lowest = list(accumulate(means, min))
    picks += [
        (index, say("progress.steadiest_cadence"))
        for index in range(1, len(means))
        if means[index] < lowest[index - 1]
    ]
    for index, title in picks:
        gain = means[0] - means[index]
        key = "progress.spread_beyond_noise" if gain >= noise else "progress.spread_within_noise"
        yield Milestone(
            steady[index + CADENCE_RUNS - 1][1],
            MilestoneKind.CADENCE,
            title,
            say(key, spread=means[index], first=means[0], gain=gain, noise=noise),
            gain,
            noise,
            "%",
        )


def _contacts(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """The first session of 50 contacts or more with a green morning after it."""
    for session in inputs.done:
        contacts = sum(
            line.done or 0
            for line in session.sets
            if line.exercise in inputs.contact_exercises and line.unit in (Unit.REPS, Unit.CONTACTS)
        )
        if contacts < CONTACTS_GOAL:
            continue
        next_day = session.day + timedelta(days=1)
        if inputs.early.get(next_day):  # Told a year ago.
            return
        after = inputs.tendon.get(next_day)
        if after is not None and after.is_calm and not in_flare(inputs.flares, next_day):
            yield Milestone(
                session.day,
                MilestoneKind.CONTACTS,
                say("progress.first_contacts", contacts=CONTACTS_GOAL),
                say("progress.contacts_done", contacts=contacts),
                unit="contacts",
            )
            return


def _pairs(inputs: MilestoneInputs, measure: Measure) -> Iterator[tuple[date, float, float]]:
    """Both sides of a measure tested on one day."""
    for test in inputs.tests:
        found = [result for result in test.results if result.measure is measure]
        left = next((result.value for result in found if result.side is Side.LEFT), None)
        right = next((result.value for result in found if result.side is Side.RIGHT), None)
        if left is not None and right is not None:
            yield test.day, left, right


_RULES: tuple[Callable[[MilestoneInputs], Iterator[Milestone]], ...] = (
    _raises,
    _raise_tests,
    _reach,
    _even_sides,
    _leg_symmetry,
    _loads,
    _calm,
    _consistency,
    _cadence,
    _contacts,
)
