"""Makes a plan, and makes it again: the planner's front door."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import Program
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.thresholds import Thresholds
from calfjournal.thresholds import load_thresholds
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner.beginning import paced
from calfjournal.training.planner.job import PlanJob
from calfjournal.training.planner.reassess import TendonThen
from calfjournal.training.planner.weeks import with_short_types
from calfjournal.training.planner.wishes import checked


def make_plan(  # noqa: PLR0913 - a pure function is given everything it looks at
    program: Program,
    athlete: Athlete,
    wishes: Wishes,
    history: History,
    library: Library,
    *,
    norm_reps: float | None = None,
    not_met: Collection[str] = (),
    numbers: Thresholds | None = None,
    tendons: Sequence[Tendon] = (),
) -> Proposal:
    """Lay a program on dates for this athlete, from ``wishes.start`` on.

    Deterministic; the hard rules of the program's spacing always hold. ``norm_reps`` is the
    heel-rise reference for age and sex, ``not_met`` the gates that hold their lines back now: the
    diff tells of the days ahead as they will stand; ``numbers`` are the rules' (the shipped ones);
    ``tendons`` what was entered of each leg.

    Raises:
        InputError: a wish makes no sense. NoLayout: the wishes cannot be met together; the
            message names the smallest set in conflict, the hint what would free it.
    """
    wishes = checked(wishes)
    job = PlanJob(
        with_short_types(paced(program, athlete, wishes.start)),
        athlete,
        wishes,
        history,
        library,
        norm_reps,
        frozenset(not_met),
        numbers or load_thresholds(),
        tuple(tendons),
    )
    return job.proposal(None, (), wishes.start)


def replan(  # noqa: PLR0913 - a pure function is given everything it looks at
    program: Program,
    athlete: Athlete,
    plan: Plan,
    history: History,
    library: Library,
    *,
    wishes: Wishes | None = None,
    norm_reps: float | None = None,
    not_met: Collection[str] = (),
    numbers: Thresholds | None = None,
    tendons: Sequence[Tendon] = (),
    accepted: Collection[int] = (),
    tendon: TendonThen | None = None,
) -> Proposal:
    """Lay a plan again from ``history.today`` on, perhaps with other wishes.

    Days before today, sessions done or skipped and sessions placed by hand stay; so do those whose
    change was ``accepted`` (by id), where their day is still open for them. Phases that have begun
    keep their start. The re-test of the last four weeks decides what comes next
    (domain rule 7.3), with what the ``tendon`` said then. ``diff`` says what
    changes, ``decided`` what the re-test decided.

    Raises:
        InputError, NoLayout: as ``make_plan``.
    """
    wishes = replace(checked(wishes or plan.wishes), start=plan.start)
    job = PlanJob(
        with_short_types(paced(program, athlete, wishes.start)),
        athlete,
        wishes,
        history,
        library,
        norm_reps,
        frozenset(not_met),
        numbers or load_thresholds(),
        tuple(tendons),
        frozenset(accepted),
        tendon or TendonThen(),
    )
    floor, begun = _begun(plan, wishes, history.today)
    return job.proposal(plan, begun, floor)


def _begun(plan: Plan, wishes: Wishes, today: date) -> tuple[date, tuple[Phase, ...]]:
    """The first day that is laid again, and the phases begun before it."""
    floor = max(today, plan.start)
    begun = tuple(phase for phase in plan.phases if phase.start < floor)
    return floor, _settled(begun, wishes, floor)


def _settled(begun: tuple[Phase, ...], wishes: Wishes, floor: date) -> tuple[Phase, ...]:
    """The phases begun, the running one at the length the athlete settled since.

    It keeps the week of ``floor`` and the weeks before. A phase whose days have come, while the one
    before it was settled to last longer, has not begun.
    """
    if not begun:
        return begun
    settled = dict(wishes.phase_weeks)
    if len(begun) > 1 and _until(begun[-2], settled.get(len(begun) - 2)) > floor:
        begun = begun[:-1]
    phase, weeks = begun[-1], settled.get(len(begun) - 1)
    if weeks is None or (phase.end < floor and _until(phase, weeks) <= floor):
        return begun
    least = (floor - phase.start).days // 7 + 1
    weeks = max(weeks, least)
    return (*begun[:-1], replace(phase, weeks=weeks, end=_until(phase, weeks) - timedelta(1)))


def _until(phase: Phase, weeks: int | None) -> date:
    """The day after a phase of so many weeks, None = of no length."""
    return phase.start + timedelta(weeks=weeks or 0)
