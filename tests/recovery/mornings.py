"""Mornings, sessions and readings of an invented runner for the tests of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Finding, Verdict
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.thresholds import load_thresholds

DAY = date(2026, 11, 23)
"""A Monday."""
RULES = load_thresholds()


def back(days: int) -> date:
    """Return the day so many days before."""
    return DAY - timedelta(days=days)


def mornings(
    pains: Sequence[int | None],
    side: Side = Side.LEFT,
    *,
    until: date = DAY,
    stiffness: int | None = 4,
    site: Site = Site.MIDPORTION,
) -> tuple[TendonReading, ...]:
    """Return a morning reading per pain, the last one on ``until``; None leaves the day out."""
    first = until - timedelta(days=len(pains) - 1)
    return tuple(
        TendonReading(
            first + timedelta(days=index),
            Moment.MORNING,
            side,
            pain=pain,
            stiffness_min=stiffness,
            site=site,
        )
        for index, pain in enumerate(pains)
        if pain is not None
    )


def done(days_ago: int, key: int = 1, **rest: object) -> Session:
    """Return a strength session done some days ago at 18:00."""
    values: dict[str, object] = {
        "status": SessionStatus.DONE,
        "rpe": 6,
        "planned_rpe": 6,
        "minutes": 40,
        **rest,
    }
    return Session(
        back(days_ago),
        SessionKind.STRENGTH,
        "Heavy slow raises",
        id=key,
        **values,  # type: ignore[arg-type]
    )


def answered(
    session: Session,
    side: Side = Side.LEFT,
    *,
    site: Site = Site.MIDPORTION,
    **pains: int | None,
) -> tuple[TendonReading, ...]:
    """Return the readings of a session: ``during``, ``after``, ``h24`` and ``h48``."""
    moments = {
        "during": (Moment.DURING, 0),
        "after": (Moment.AFTER, 0),
        "h24": (Moment.H24, 1),
        "h48": (Moment.H48, 2),
    }
    return tuple(
        TendonReading(
            session.day + timedelta(days=moments[name][1]),
            moments[name][0],
            side,
            pain=pain,
            site=site,
            session_id=session.id,
        )
        for name, pain in pains.items()
        if pain is not None
    )


def checkins(values: Sequence[float | None], name: str, source: str = "manual") -> list[CheckIn]:
    """Return a check-in per value of the named field, the last one on DAY; None leaves it out."""
    first = back(len(values) - 1)
    return [
        CheckIn(first + timedelta(days=index), source=source, **{name: value})  # type: ignore[arg-type]
        for index, value in enumerate(values)
        if value is not None
    ]


def ran(km: float | None, days_ago: int, sport: str = "running") -> Run:
    """Return a run some days ago at noon."""
    day = back(days_ago)
    metres = None if km is None else 1000 * km
    return Run(datetime.combine(day, time(12), UTC), day, sport, distance_m=metres)


def finding(verdict: Verdict, rule: str) -> Finding:
    """Return the one finding of a rule."""
    found = [f for f in verdict.findings if f.rule == rule]
    assert len(found) == 1, [f.rule for f in verdict.findings]
    return found[0]
