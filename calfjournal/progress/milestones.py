"""Milestones: first times worth knowing, each with the noise of its test beside the gain.

Definitions and borders: domain rule 11 (calfjournal defaults); noise bands: rules 2.1 and 2.2.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean, stdev

from msgspec import Struct, field

from calfjournal.dates import monday
from calfjournal.domain.assessment import UNITS, Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.comparison import symmetry
from calfjournal.domain.exercise import LEGS, SINGLE_LEG_RAISES, Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages.formats import number, signed
from calfjournal.progress.norms import Change, raise_change, raise_noise, reach_change

RAISE_GOALS = (10, 15, 20, 25)
REACH_TREND = 1.0
"""cm of knee-to-wall that are a trend, where a real change takes more (rule 2.1)."""
CALM_GOALS = (7, 14, 28)
CONSISTENCY_GOAL, CONSISTENCY_WEEKS, CONSISTENCY_LEAST = 80.0, 4, 6
CONTACTS_GOAL = 50
CADENCE_RUNS, CADENCE_GAIN = 4, 1.0
ONE_LEG_SHARES = (0.10, 0.20, 0.30)
SEATED_SHARES = (0.5, 1.0)

_CALM_GAP_D = 3


class MilestoneInputs(Struct, frozen=True):
    """Everything milestones look at; tuples in any order.

    ``tendon`` is the worst judged tendon state of each morning; ``contact_exercises`` the ids of
    exercises whose repetitions are foot contacts.
    """

    today: date
    limits: Thresholds
    sessions: Sequence[Session] = ()
    assessments: Sequence[Assessment] = ()
    runs: Sequence[Run] = ()
    checkins: Sequence[CheckIn] = ()
    tendon: Mapping[date, State] = field(default_factory=dict)
    contact_exercises: Collection[str] = ()

    @property
    def done(self) -> list[Session]:
        """Sessions done up to today, oldest first."""
        kept = (s for s in self.sessions if s.counts and s.day <= self.today)
        return sorted(kept, key=lambda s: (s.day, s.start_time))


REPS = UNITS[Measure.HEEL_RISE]


def milestones(inputs: MilestoneInputs) -> tuple[Milestone, ...]:
    """Return every milestone reached, oldest first; each border counts once per side."""
    found = [milestone for rule in _RULES for milestone in rule(inputs)]
    return tuple(sorted(found, key=lambda m: (m.day, m.kind, m.title)))


def _raises(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """First 10, 15, 20 and 25 single-leg raises in a set, full height, pain 2 or less."""
    for side in LEGS:
        counted = sorted(_raise_counts(inputs, side))
        for goal in RAISE_GOALS:
            first = next(((day, reps) for day, reps in counted if reps >= goal), None)
            if first is None:
                continue
            day, reps = first
            change = raise_change(counted[0][1], reps, inputs.limits)
            yield Milestone(
                day,
                MilestoneKind.RAISES,
                f"{goal} single-leg raises, {side.value}",
                f"{reps:.0f} in one set at pain 2 or less; {_beside(change, REPS)}",
                change.value,
                change.noise,
                REPS,
                side,
            )


def _raise_counts(inputs: MilestoneInputs, side: Side) -> Iterator[tuple[date, float]]:
    for session in inputs.done:
        for line in session.sets:
            if line.exercise in SINGLE_LEG_RAISES and line.side is side and _is_calm_set(line):
                yield session.day, float(line.done or 0)
    for day, result in _results(inputs, Measure.HEEL_RISE, side):
        if result.pain is not None and result.pain <= 2:
            yield day, result.value


def _is_calm_set(line: SetLine) -> bool:
    return bool(line.done) and line.full_height is True and line.pain is not None and line.pain <= 2


def _raise_tests(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """A heel-rise test beyond its noise above the first one made the same way."""
    for side in LEGS:
        first: dict[tuple[int | None, str], float] = {}
        for day, result in _results(inputs, Measure.HEEL_RISE, side):
            start = first.setdefault((result.bpm, result.surface), result.value)
            change = raise_change(start, result.value, inputs.limits)
            if change.real and change.value > 0:
                yield Milestone(
                    day,
                    MilestoneKind.RAISES,
                    f"Heel-rise test beyond its noise, {side.value}",
                    f"{start:.0f} to {result.value:.0f} reps; {_beside(change, REPS)}",
                    change.value,
                    change.noise,
                    REPS,
                    side,
                )
                break


def _reach(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Knee-to-wall up by 1 cm (a trend), and by as much as is a real change."""
    noise = inputs.limits["reach.noise_cm"]
    borders = [(REACH_TREND, "a trend")] if noise > REACH_TREND else []
    borders.append((noise, "a real change"))
    for side in LEGS:
        values = list(_results(inputs, Measure.KNEE_TO_WALL, side))
        for border, word in borders:
            gains = ((d, r, round(r.value - values[0][1].value, 2)) for d, r in values)
            hit = next((found for found in gains if found[2] >= border), None)
            if hit is None:
                continue
            day, result, gain = hit
            change = reach_change(values[0][1].value, result.value, inputs.limits)
            yield Milestone(
                day,
                MilestoneKind.RANGE,
                f"Knee-to-wall +{border:g} cm, {word}, {side.value}",
                f"{values[0][1].value:g} to {result.value:g} cm; {_beside(change, 'cm')}",
                gain,
                noise,
                "cm",
                side,
            )


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
            change = Change(closer, noise, closer >= noise)
            yield Milestone(
                day,
                MilestoneKind.SYMMETRY,
                f"Knee-to-wall sides within {goal:g} cm",
                f"Gap {before:g} to {gap:g} cm; {_beside(change, 'cm', '', less=True)}",
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
                f"Weaker leg at {goal:g} % of the stronger",
                f"{share:.0f} %, first test {shares[0][1]:.0f} %; a test of one leg may differ by "
                f"{noise:g} reps from day to day.",
                share - shares[0][1],
                None,
                "%",
            )
            return


def _loads(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Shares of body mass: one-leg raises for 8, seated raises for 6 or more."""
    plans = (
        ("sl_calf_raise_weighted", 8, ONE_LEG_SHARES, "One-leg raise"),
        ("seated_calf_raise", 6, SEATED_SHARES, "Seated raise"),
    )
    for exercise, least, shares, name in plans:
        for share in shares:
            first = next(_lifts(inputs, exercise, least, share), None)
            if first is not None:
                day, kilograms, reps, mass = first
                yield Milestone(
                    day,
                    MilestoneKind.LOAD,
                    f"{name} with {share:.0%} of body mass".replace("%", " %"),
                    f"{kilograms:g} kg for {reps} reps at {mass:g} kg body mass.",
                    unit="kg",
                )


def _lifts(
    inputs: MilestoneInputs, exercise: str, least: int, share: float
) -> Iterator[tuple[date, float, int, float]]:
    for session in inputs.done:
        mass = _body_mass(inputs, session.day)
        for line in session.sets:
            enough = line.exercise == exercise and (line.done or 0) >= least
            if enough and mass and line.done_kg and line.done_kg >= share * mass:
                yield session.day, line.done_kg, line.done or 0, mass


def _body_mass(inputs: MilestoneInputs, day: date) -> float | None:
    weighed = [(c.day, c.body_mass_kg) for c in inputs.checkins if c.body_mass_kg and c.day <= day]
    return max(weighed)[1] if weighed else None


def _calm(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """7, 14 and 28 calm mornings in a row; three days without an answer end the row."""
    row, last, left = 0, None, list(CALM_GOALS)
    for day in sorted(day for day in inputs.tendon if day <= inputs.today):
        if last is not None and (day - last).days > _CALM_GAP_D:
            row = 0
        row, last = (row + 1 if inputs.tendon[day].is_calm else 0), day
        if left and row == left[0]:
            yield Milestone(
                day,
                MilestoneKind.CALM,
                f"{left.pop(0)} calm mornings in a row",
                "Every tendon answer of these mornings was green.",
                unit="mornings",
            )


def _consistency(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """80 % of four weeks' sessions done, judged at the end of a week."""
    past = [s for s in inputs.sessions if s.day <= inputs.today]
    for sunday in sorted({monday(s.day) + timedelta(days=6) for s in past}):
        first = sunday - timedelta(days=7 * CONSISTENCY_WEEKS - 1)
        window = [s for s in past if first <= s.day <= sunday]
        done = sum(1 for s in window if s.status in (SessionStatus.DONE, SessionStatus.PARTLY))
        whole = sunday <= inputs.today and any(s.day < first + timedelta(days=7) for s in window)
        if whole and len(window) >= CONSISTENCY_LEAST:
            share = 100 * done / len(window)
            if share >= CONSISTENCY_GOAL:
                yield Milestone(
                    sunday,
                    MilestoneKind.CONSISTENCY,
                    f"{CONSISTENCY_GOAL:g} % of four weeks done",
                    f"{done} of {len(window)} sessions; 100 % is not the goal.",
                    unit="%",
                )
                return


def _cadence(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """Cadence steadier by 1 percentage point, and the best mean of four runs."""
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
    best = min(range(len(means)), key=lambda i: means[i])
    picks = [(steadier[0], "Cadence steadier by 1 percentage point")] if steadier else []
    if means[best] < means[0]:
        picks.append((best, "Steadiest cadence over four runs"))
    for index, title in picks:
        gain = means[0] - means[index]
        change = Change(gain, noise, gain >= noise)
        yield Milestone(
            steady[index + CADENCE_RUNS - 1][1],
            MilestoneKind.CADENCE,
            title,
            f"Spread {means[index]:.1f} %, first four runs {means[0]:.1f} %; "
            f"{_beside(change, 'percentage points', less=True)} Compare runs of one watch only.",
            gain,
            noise,
            "percentage points",
        )


def _contacts(inputs: MilestoneInputs) -> Iterator[Milestone]:
    """The first session of 50 contacts or more with a green morning after it."""
    for session in inputs.done:
        contacts = sum(
            line.done or 0
            for line in session.sets
            if line.exercise in inputs.contact_exercises and line.unit in (Unit.REPS, Unit.CONTACTS)
        )
        after = inputs.tendon.get(session.day + timedelta(days=1))
        if contacts >= CONTACTS_GOAL and after is not None and after.is_calm:
            yield Milestone(
                session.day,
                MilestoneKind.CONTACTS,
                f"First session of {CONTACTS_GOAL} contacts, green the next morning",
                f"{contacts} contacts.",
                unit="contacts",
            )
            return


def _results(
    inputs: MilestoneInputs, measure: Measure, side: Side
) -> Iterator[tuple[date, Result]]:
    for assessment in sorted(inputs.assessments, key=lambda a: a.day):
        if assessment.day <= inputs.today:
            for result in assessment.results:
                if result.measure is measure and result.side is side:
                    yield assessment.day, result


def _pairs(inputs: MilestoneInputs, measure: Measure) -> Iterator[tuple[date, float, float]]:
    """Both sides of a measure tested on one day."""
    for assessment in sorted(inputs.assessments, key=lambda a: a.day):
        left, right = assessment.value(measure, Side.LEFT), assessment.value(measure, Side.RIGHT)
        if assessment.day <= inputs.today and left is not None and right is not None:
            yield assessment.day, left, right


def _beside(gain: Change, unit: str, since: str = " since the first", *, less: bool = False) -> str:
    """Say whether a gain is more than the noise of its test; ``less`` when falling is the gain."""
    if gain.value == 0:
        return f"the first on record; two tests may differ by {gain.noise:.2g} {unit}."
    verdict = "more than" if gain.real else "within"
    change = f"{number(gain.value)} {unit} less" if less else f"{signed(gain.value)} {unit}"
    return f"{change}{since}, {verdict} the noise of {number(gain.noise, 2)} {unit}."


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
