"""Queries of verdicts, adjustments and changed thresholds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.finding import Adjustment, AdjustmentKind, Decision, Verdict
from calfjournal.domain.keyed import Keyed
from calfjournal.store.database import Database
from calfjournal.store.models import PARAM, AdjustmentRow, DecisionRow, ThresholdRow, VerdictRow
from calfjournal.store.rows import Table


class _KeyedVerdict(Keyed, frozen=True):
    id: int | None
    verdict: Verdict


class KeptAdjustment(Struct, frozen=True):
    """An adjustment with the day it was proposed for and the instant it was decided."""

    day: date
    adjustment: Adjustment
    decided_at: datetime | None = None


class ThresholdOverride(Keyed, frozen=True):
    """A threshold of the rules as the athlete wants it."""

    name: str
    value: float
    id: int | None = None


def _verdict_record(kept: _KeyedVerdict) -> dict[str, Any]:
    columns = (column for column in VERDICTS.columns if column != "id")
    return {"id": kept.id} | {column: getattr(kept.verdict, column) for column in columns}


def _build_verdict(record: dict[str, Any]) -> _KeyedVerdict:
    return _KeyedVerdict(record.pop("id"), Verdict(**record))


def _adjustment_record(kept: KeptAdjustment) -> dict[str, Any]:
    own = {"day": kept.day, "decided_at": kept.decided_at}
    columns = (column for column in ADJUSTMENTS.columns if column not in own)
    return own | {column: getattr(kept.adjustment, column) for column in columns}


def _build_adjustment(record: dict[str, Any]) -> KeptAdjustment:
    day, decided_at = record.pop("day"), record.pop("decided_at")
    return KeptAdjustment(day, Adjustment(**record), decided_at)


VERDICTS: Table[_KeyedVerdict] = Table(
    VerdictRow,
    _KeyedVerdict,
    record=_verdict_record,
    build=_build_verdict,
    one_a_day=True,
)
ADJUSTMENTS: Table[KeptAdjustment] = Table(
    AdjustmentRow,
    KeptAdjustment,
    record=_adjustment_record,
    build=_build_adjustment,
    named_by=("day", "kind", "rule"),
)
DECISIONS: Table[Decision] = Table(DecisionRow, Decision, one_a_day=True)
THRESHOLDS: Table[ThresholdOverride] = Table(ThresholdRow, ThresholdOverride, named_by=("name",))

_JUDGED = f"{VERDICTS.putting('override')} RETURNING override"
_BETWEEN = VERDICTS.query((VerdictRow.day >= PARAM) & (VerdictRow.day <= PARAM), VerdictRow.day)
_ADJUSTMENTS_BETWEEN = ADJUSTMENTS.query(
    (AdjustmentRow.day >= PARAM) & (AdjustmentRow.day <= PARAM),
    AdjustmentRow.day,
    AdjustmentRow.decided_at,
    AdjustmentRow.id,
)
_OF_GATES = ADJUSTMENTS.query(
    (AdjustmentRow.kind == PARAM) | (AdjustmentRow.kind == PARAM),
    AdjustmentRow.day,
    AdjustmentRow.decided_at,
    AdjustmentRow.id,
)
_DECISION = DECISIONS.query(DecisionRow.day == PARAM)
_THRESHOLDS = THRESHOLDS.query(None, ThresholdRow.name)
_THRESHOLD = THRESHOLDS.query(ThresholdRow.name == PARAM)


_BY_ITSELF = (AdjustmentKind.FLARE_LADDER, AdjustmentKind.GATE_HOLDS)
"""What is laid and taken back without being asked for."""


def verdicts_between(database: Database, first: date, last: date) -> list[Verdict]:
    """Return the kept verdicts of the days, first and last included."""
    return [kept.verdict for kept in _BETWEEN.all(database, first, last)]


def save_verdict(database: Database, verdict: Verdict) -> None:
    """Keep the verdict of its day in place of an earlier one; adjustments are kept apart."""
    VERDICTS.put(database, _KeyedVerdict(None, verdict))


def save_judged(database: Database, verdict: Verdict) -> Verdict:
    """Keep what the rules say of a day; returns it with what the athlete decided beside it."""
    row = VERDICTS.encode(_KeyedVerdict(None, verdict), {})
    ((override,),) = database.rows(_JUDGED, row)
    return replace(verdict, override=override)


def adjustments_between(database: Database, first: date, last: date) -> list[KeptAdjustment]:
    """Return the adjustments of the days, first and last included, open ones too."""
    return _ADJUSTMENTS_BETWEEN.all(database, first, last)


def of_gates(database: Database) -> tuple[KeptAdjustment, ...]:
    """Return what waits for gates and what was said of them, oldest first, in one query."""
    kinds = AdjustmentKind.GATE_OPENED, AdjustmentKind.GATE_HOLDS
    return tuple(_OF_GATES.all(database, *kinds))


def sessions_changed(database: Database, first: date, last: date) -> frozenset[int]:
    """Return the ids of the sessions whose change was accepted on the days.

    What the ladder of a flare or a gate changed is laid by them again.
    """
    accepted = (
        kept.adjustment
        for kept in adjustments_between(database, first, last)
        if kept.adjustment.accepted and kept.adjustment.kind not in _BY_ITSELF
    )
    return frozenset(change.session_id for each in accepted for change in each.changes)


def save_adjustment(
    database: Database, day: date, adjustment: Adjustment, decided_at: datetime | None = None
) -> Adjustment:
    """Write an adjustment, new or decided, and return it with its id."""
    kept = KeptAdjustment(day, adjustment, decided_at)
    if adjustment.id is not None and ADJUSTMENTS.update(database, kept):
        return adjustment
    return replace(adjustment, id=ADJUSTMENTS.insert(database, kept))


def decision_on(database: Database, day: date) -> Decision | None:
    """Return what was proposed and chosen on a day, None when nothing was decided."""
    return _DECISION.one(database, day)


def save_decision(database: Database, decision: Decision) -> None:
    """Keep the decision of its day in place of an earlier one."""
    earlier = decision_on(database, decision.day)
    if earlier is None:
        DECISIONS.insert(database, decision)
    else:
        DECISIONS.update(database, replace(decision, id=earlier.id))


def thresholds(database: Database) -> dict[str, float]:
    """Return the thresholds the athlete has changed, by name."""
    return {override.name: override.value for override in _THRESHOLDS.all(database)}


def save_threshold(database: Database, name: str, value: float | None) -> None:
    """Change a threshold; None puts the shipped value back."""
    earlier = _THRESHOLD.one(database, name)
    if earlier is not None and value is not None:
        THRESHOLDS.update(database, replace(earlier, value=value))
    elif earlier is not None:
        THRESHOLDS.delete(database, earlier.key)
    elif value is not None:
        THRESHOLDS.insert(database, ThresholdOverride(name, value))
