"""A small plan around one Monday, mornings to judge, and what adaptation proposes for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from calfjournal.domain.exercise import Laterality, Side
from calfjournal.domain.finding import Adjustment, Finding, Light, SessionChange, State, Verdict
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.tendon_day import TendonDay, tendon_day
from calfjournal.training.adaptation import propose
from calfjournal.training.at_hand import Swaps
from calfjournal.training.case import Case, RedCount
from calfjournal.training.decided import Decided
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.session_changes import apply
from calfjournal.training.set_lines import highest_load_class

LIBRARY = load_library()
MONDAY = date(2026, 11, 23)
HEAVY = (("sl_calf_raise_weighted", 4), ("seated_calf_raise", 4), ("quick_rebound_raise", 3))
SPRINGS = (("pogo_double", 3), ("a_skip", 3), ("hill_strides", 4))
Content = tuple[tuple[str, int], ...]


def lines(content: Content) -> tuple[SetLine, ...]:
    made = []
    for item, (name, sets) in enumerate(content):
        exercise = LIBRARY.get(name)
        assert exercise.dose is not None
        each = exercise.laterality is Laterality.EACH
        for number in range(1, sets + 1):
            for side in (Side.LEFT, Side.RIGHT) if each else (Side.BOTH,):
                line = SetLine(name, item, number, side, exercise.dose.unit, 1)
                made.append(replace(line, target=exercise.dose.amount[0]))
    return tuple(made)


def session(
    day: date,
    content: Content = HEAVY,
    *,
    kind: SessionKind = SessionKind.STRENGTH,
    week: int | None = None,
    done: bool = False,
    **more: object,
) -> Session:
    sets = lines(content)
    weeks = (day - MONDAY).days // 7 + 4
    made = Session(
        day,
        kind,
        "Springs" if kind is SessionKind.PLYOMETRIC else "Heavy and slow",
        id=day.toordinal(),
        plan_id=1,
        phase=PhaseKind.STRENGTH,
        week=week or weeks,
        status=SessionStatus.DONE if done else SessionStatus.PLANNED,
        load_class=highest_load_class(sets, LIBRARY),
        sets=sets,
    )
    return replace(made, **more)


def springs(day: date, **more: object) -> Session:
    return session(day, SPRINGS, kind=SessionKind.PLYOMETRIC, **more)  # type: ignore[arg-type]


def on(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def verdict(
    day: date,
    *findings: tuple[str, State],
    light: Light = Light.GREEN,
    points: int = 0,
) -> Verdict:
    made = tuple(
        Finding(rule, rule, state, text=f"{rule} is {state.value}.", points=points)
        for rule, state in findings
    )
    return Verdict(day, light, points, "1", "headline", made)


PLAN = (
    session(on(0), done=True),
    springs(on(2)),
    session(on(4)),
    springs(on(7)),
    session(on(9)),
)
AFTER_MONDAY = on(1)


NO_REDS = RedCount()
FREE = GroundRules()
SWAPS = Swaps(LIBRARY)


def tendons(*verdicts: Verdict) -> list[TendonDay]:
    """What the tendons said on the days of some verdicts."""
    days = (tendon_day(verdict.day, verdict.findings) for verdict in verdicts)
    return [day for day in days if day is not None]


def case_of(
    today: Verdict,
    *earlier: Verdict,
    sessions: tuple[Session, ...] = PLAN,
    reds: RedCount = NO_REDS,
    decided: Iterable[tuple[date, Adjustment]] = (),
    ground: GroundRules = FREE,
    **more: object,
) -> Case:
    """One morning of the small plan."""
    history = History(today.day, sessions=sessions, **more)  # type: ignore[arg-type]
    return Case(
        today,
        history,
        tuple(tendons(*earlier)),
        SWAPS,
        lambda: reds,
        Decided(today.day, decided),
        lambda: ground,
    )


def ways(*verdicts: Verdict, **more: Any) -> tuple[Adjustment, ...]:  # noqa: ANN401
    """The ways there are to decide about the plan, *as planned* last."""
    return propose(case_of(*verdicts, **more))


def proposed(*verdicts: Verdict, **more: Any) -> Adjustment:  # noqa: ANN401
    """The one proposal of a morning."""
    found = ways(*verdicts, **more)
    assert found, "nothing is proposed"
    return found[0]


def after(adjustment: Adjustment, sessions: tuple[Session, ...] = PLAN) -> dict[date, Session]:
    """The sessions once it is accepted, by the day they stood on."""
    made = apply(adjustment.changes, sessions, SWAPS)
    return {old.day: new for old, new in zip(sessions, made, strict=True)}


def by_session(adjustment: Adjustment) -> dict[date, SessionChange]:
    return {date.fromordinal(c.session_id): c for c in adjustment.changes}


GREEN_DAY = ("tendon.green.left", State.GREEN)


def weeks_of(first: int, last: int, done_until: int) -> tuple[Session, ...]:
    """Sessions on Mon, Wed, Fri of weeks first..last around week 4, done up to a day offset."""
    made = []
    for week in range(first, last + 1):
        for weekday in (0, 2, 4):
            day = on(7 * (week - 4) + weekday)
            sets = 1 + week
            made.append(
                session(day, (("calf_raise_step", sets),), done=day <= on(done_until), week=week)
            )
    return tuple(made)
