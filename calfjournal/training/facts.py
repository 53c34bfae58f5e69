"""Works out the figures that gates ask for, from what was done, felt and tested (rule 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.assessment import NORM_SURFACE, Measure, Result
from calfjournal.domain.checkin import Moment
from calfjournal.domain.comparison import newest_pair, symmetry
from calfjournal.domain.exercise import LEGS, SINGLE_LEG_RAISES, Category, Laterality, Side
from calfjournal.domain.message import Words, say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Run, RunKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.tendon_days import TendonDays, green_row, is_calm, is_red

_CALM_PAIN = 2
_TEST_DAYS = 56
_FLOOR_REPS, _FLOOR_SETS = 15, 3
_GOAL_REPS, _GOAL_NORM = 20, 80
_PAUSE_S = 120
"""Standing time within a run that still counts as running in one go."""


class Facts(Struct, frozen=True):
    """The figures of one day by the names of ``measures.MEASURES``; what is not known is absent.

    ``instead`` says by the same names what stood for something else that was not done.
    """

    day: date
    figures: Mapping[str, float]
    instead: Mapping[str, Words] = {}

    def value(self, measure: str) -> float | None:
        """Return a figure, None when it cannot be told."""
        return self.figures.get(measure)


def build_facts(
    history: History,
    tendon: TendonDays,
    library: Library,
    norm_reps: float | None = None,
    names: Collection[str] | None = None,
) -> Facts:
    """Return the figures as of ``history.today``, all of them or those of some ``names``.

    ``norm_reps`` is the heel-rise reference for the athlete's age and sex, None when unknown.
    Windows and borders are those that ``measures.MEASURES`` notes [domain rule 8.3, calfjournal
    default].
    """
    known = _Known(history, tendon, library, norm_reps)
    figures: dict[str, float] = {}
    for name, figure in _FIGURES.items():
        value = figure(known) if names is None or name in names else None
        if value is not None:
            figures[name] = value
    said = {name: _INSTEAD[name](known) for name in figures if name in _INSTEAD}
    instead = {name: words for name, words in said.items() if words is not None}
    return Facts(history.today, figures, instead)


class _Known(Struct, frozen=True, dict=True):
    """Everything a figure may look at, with the look-ups several of them share."""

    history: History
    tendon: TendonDays
    library: Library
    norm_reps: float | None

    def back(self, days: int) -> date:
        return self.history.today - timedelta(days=days)

    def sessions(self, days: int) -> Iterator[Session]:
        since = self.back(days)
        return (s for s in self._done if since < s.day <= self.history.today)

    def runs(self, days: int) -> Iterator[Run]:
        """Runs of the last days whose next morning is over or is today."""
        since, today = self.back(days), self.history.today
        return (r for r in self.history.runs if r.is_running and since <= r.day < today)

    def morning_after(self, day: date) -> bool | None:
        """Tell whether the morning after a day was calm, None when it was not judged."""
        state = self.tendon.get(day + timedelta(days=1))
        return None if state is None else is_calm(state)

    def results(self, measure: Measure) -> Iterator[Result]:
        """Results of the last eight weeks, newest battery first."""
        return (result for _, result in self.dated(measure))

    def dated(self, measure: Measure) -> Iterator[tuple[date, Result]]:
        """The same, each with its day."""
        recent = (
            a
            for a in self.history.assessments
            if self.back(_TEST_DAYS) <= a.day <= self.history.today
        )
        for assessment in sorted(recent, key=lambda a: a.day, reverse=True):
            yield from ((assessment.day, r) for r in assessment.results if r.measure is measure)

    def set_pain(self, session: Session, line: SetLine) -> int | None:
        """Pain of a set; where it was not entered, the pain felt during its session."""
        if line.pain is not None:
            return line.pain
        felt = [
            pain
            for side, pain in self._felt_during.get(session.id, ())
            if line.side is Side.BOTH or side in (line.side, Side.BOTH)
        ]
        return max(felt, default=None) if session.id is not None else None

    @cached_property
    def _felt_during(self) -> dict[int | None, list[tuple[Side, int]]]:
        """The pain during each session, by its id: thousands of sets ask for it."""
        felt: dict[int | None, list[tuple[Side, int]]] = {}
        for reading in self.history.readings:
            if reading.moment is Moment.DURING and reading.pain is not None:
                felt.setdefault(reading.session_id, []).append((reading.side, reading.pain))
        return felt

    @cached_property
    def single_legs(self) -> Mapping[Side, float]:
        """Most single-leg raises of each leg, in sets and tests."""
        best: dict[Side, float] = self.best_sets(SINGLE_LEG_RAISES, _is_clean(self))
        for result in self.results(Measure.HEEL_RISE):
            if result.pain is not None and result.pain <= _CALM_PAIN:
                best[result.side] = max(best.get(result.side, 0), result.value)
        return best

    @cached_property
    def _done(self) -> tuple[Session, ...]:
        return self.history.done

    def best_sets(
        self,
        exercises: tuple[str, ...],
        counts: Callable[[Session, SetLine], bool],
        sessions: Iterable[Session] | None = None,
    ) -> dict[Side, float]:
        """Most shown in one set per leg over eight weeks, or in some sessions, if it counts."""
        best: dict[Side, float] = {}
        for session in self.sessions(_TEST_DAYS) if sessions is None else sessions:
            for line in session.sets:
                if line.exercise in exercises and line.done and counts(session, line):
                    best[line.side] = max(best.get(line.side, 0), _shown(line))
        return best


def _shown(line: SetLine) -> int:
    """What a set shows: what was done, and the repetitions said to be left in reserve."""
    return (line.done or 0) + (line.done_rir or 0)


def _days_without_red(known: _Known) -> float | None:
    judged = [day for day in known.tendon if day <= known.history.today]
    if not judged:
        return None
    reds = [day for day in judged if is_red(known.tendon[day])]
    start = max(reds) if reds else min(judged) - timedelta(days=1)
    days = (known.history.today - start).days
    window = min(days, 14)
    answered = sum(1 for day in judged if day > known.back(window))
    return _if(2 * answered >= window, days)


def _green_mornings(known: _Known) -> float | None:
    return _if(bool(known.tendon), green_row(known.tendon, known.history.today))


def _stiffness(known: _Known) -> float | None:
    minutes: dict[date, int] = {}
    for reading in known.history.readings:
        recent = known.back(7) < reading.day <= known.history.today
        if recent and reading.moment is Moment.MORNING and reading.stiffness_min is not None:
            minutes[reading.day] = max(minutes.get(reading.day, 0), reading.stiffness_min)
    return _if(len(minutes) >= 3, max(minutes.values(), default=0))


def _two_leg_floor_sets(known: _Known) -> float | None:
    counts = _floor_sets(known)
    if (_weaker(known.single_legs) or 0) >= _FLOOR_REPS:
        counts.append(_FLOOR_SETS)  # as many on one leg say more than sets on two
    return float(max(counts)) if counts else None


def _on_one_leg(known: _Known) -> Words | None:
    """Say which raises on one leg stand for sets on two; None where the sets were done."""
    reps = _weaker(known.single_legs) or 0
    if reps < _FLOOR_REPS or max(_floor_sets(known), default=0) >= _FLOOR_SETS:
        return None
    return say("training.one_leg_stands", count=int(reps))


def _floor_sets(known: _Known) -> list[int]:
    """The two-leg floor sets that count, of each session of four weeks that has some."""
    counts = []
    for session in known.sessions(28):
        rated = [
            (_shown(line), pain)
            for line in session.sets
            if line.exercise == "calf_raise_floor"
            and line.done is not None
            and (pain := known.set_pain(session, line)) is not None
        ]
        if rated:
            counts.append(
                sum(1 for done, pain in rated if done >= _FLOOR_REPS and pain <= _CALM_PAIN)
            )
    return counts


def _knee_to_wall_sides(known: _Known) -> float | None:
    sides = {r.side for r in known.results(Measure.KNEE_TO_WALL)}
    sides |= {r.side for r in known.results(Measure.KNEE_TO_WALL_ANGLE)}
    return float(len(sides & set(LEGS))) or None


def _is_clean(known: _Known) -> Callable[[Session, SetLine], bool]:
    def counts(session: Session, line: SetLine) -> bool:
        if line.full_height is False:
            return False
        pain = known.set_pain(session, line)
        return pain is not None and pain <= _CALM_PAIN

    return counts


def _iso_hold(known: _Known) -> float | None:
    best = known.best_sets(("iso_single_hold",), lambda _session, _line: True)
    for result in known.results(Measure.ISO_HOLD):
        best[result.side] = max(best.get(result.side, 0), result.value)
    return _weaker(best)


def _heel_rise_pair(known: _Known, surface: str | None = None) -> tuple[float, float] | None:
    """Both legs as they were last tested together and in the same way."""
    found = known.dated(Measure.HEEL_RISE)
    pair = newest_pair(pair for pair in found if surface in (None, pair[1].surface))
    return None if pair is None else (pair[0].value, pair[1].value)


def _lsi(known: _Known) -> float | None:
    pair = _heel_rise_pair(known)
    if pair is None:
        pair = max(_pairs_of_sets(known), key=min, default=None)
    return None if pair is None else symmetry(*pair)


def _pairs_of_sets(known: _Known) -> Iterator[tuple[float, float]]:
    """Raises of both legs in the same session: legs are compared under equal conditions only."""
    for session in known.sessions(_TEST_DAYS):
        best = known.best_sets(SINGLE_LEG_RAISES, _is_clean(known), (session,))
        if all(leg in best for leg in LEGS):
            yield best[Side.LEFT], best[Side.RIGHT]


def _norm_share(known: _Known) -> float | None:
    pair = _heel_rise_pair(known, NORM_SURFACE)
    return None if pair is None or not known.norm_reps else 100 * min(pair) / known.norm_reps


def _heel_rise_goal(known: _Known) -> float | None:
    reps, share = _weaker(known.single_legs), _norm_share(known)
    ways = [100 * reps / _GOAL_REPS] if reps is not None else []
    ways += [100 * share / _GOAL_NORM] if share is not None else []
    return max(ways, default=None)


def _strength_weeks(known: _Known) -> float:
    """Weeks with two strength sessions, or with the only one that a plan gives them."""
    weeks: dict[date, list[Session]] = {}
    for session in known.history.sessions:
        lately = known.back(84) < session.day <= known.history.today
        if lately and session.kind is SessionKind.STRENGTH:
            weeks.setdefault(monday(session.day), []).append(session)
    return float(sum(map(_is_strong_week, weeks.values())))


def _is_strong_week(sessions: Sequence[Session]) -> bool:
    done = sum(session.counts for session in sessions)
    only = len(sessions) == 1 and sessions[0].plan_id is not None
    return done >= 2 or (only and done == 1)


def _two_leg_plyo_weeks(known: _Known) -> float:
    calm: dict[date, bool] = {}
    for session in known.sessions(56):
        if session.day < known.history.today and any(_is_hop(known, line) for line in session.sets):
            week = monday(session.day)
            green = known.morning_after(session.day) is True
            calm[week] = calm.get(week, True) and green
    return float(sum(calm.values()))


def _is_hop(known: _Known, line: SetLine) -> bool:
    exercise = known.library.exercises.get(line.exercise)
    return (
        bool(line.done)
        and exercise is not None
        and exercise.category is Category.PLYOMETRIC
        and exercise.laterality is Laterality.BOTH
        and exercise.load_class >= 4
    )


def _run_mornings_not_green(known: _Known) -> float | None:
    mornings = [known.morning_after(run.day) for run in known.runs(14)]
    judged = [calm for calm in mornings if calm is not None]
    return _if(len(judged) >= 2, judged.count(False))


def _easy_runs_30_green(known: _Known) -> float | None:
    runs = list(known.runs(28))
    green = [run for run in runs if _is_easy_30(run) and known.morning_after(run.day) is True]
    return float(len(green)) if runs else None


def _is_easy_30(run: Run) -> bool:
    paused = (run.elapsed_s or 0) - (run.duration_s or 0)
    easy = run.kind in (None, RunKind.EASY, RunKind.LONG)
    return easy and (run.minutes or 0) >= 30 and paused <= _PAUSE_S


def _weaker(sides: Mapping[Side, float]) -> float | None:
    return min(sides[leg] for leg in LEGS) if all(leg in sides for leg in LEGS) else None


def _if(known: bool, value: float) -> float | None:
    return float(value) if known else None


_FIGURES: dict[str, Callable[[_Known], float | None]] = {
    "days_without_red": _days_without_red,
    "green_mornings": _green_mornings,
    "stiffness_min": _stiffness,
    "two_leg_floor_sets": _two_leg_floor_sets,
    "knee_to_wall_sides": _knee_to_wall_sides,
    "single_leg_reps": lambda known: _weaker(known.single_legs),
    "iso_hold_s": _iso_hold,
    "lsi": _lsi,
    "norm_share": _norm_share,
    "heel_rise_goal": _heel_rise_goal,
    "strength_weeks": _strength_weeks,
    "two_leg_plyo_weeks": _two_leg_plyo_weeks,
    "run_mornings_not_green": _run_mornings_not_green,
    "easy_runs_30_green": _easy_runs_30_green,
}
"""How each figure of ``measures.MEASURES`` is worked out."""

_INSTEAD: dict[str, Callable[[_Known], Words | None]] = {"two_leg_floor_sets": _on_one_leg}
"""What is said of figures for which something else may stand."""
