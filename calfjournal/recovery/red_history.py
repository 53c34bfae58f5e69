"""How often and for how long a leg was red: what the escalation of rule 4.3 counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import State
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.responses import Response
from calfjournal.recovery.tendon import Row, morning_row
from calfjournal.recovery.usual import usual_of

_COUNTED_DAYS = 42
"""Mornings further back are not looked at."""
_Judged = tuple[date, bool]
"""A day, and whether what was said on it was red."""


class RedHistory(Struct, frozen=True):
    """Reds of a leg: sessions it answered red, and spells of red mornings that follow none.

    ``lasting_days`` runs from the first red session, or the first red morning, after the last one
    that was not red, to the day; 0 when the newest that was judged is not red.
    """

    side: Side
    in_14_days: int
    in_28_days: int
    lasting_days: int
    reassess: bool
    """True: do the first tests again and step back one week of the phase."""
    lasts: bool
    """True: red for so long that a clinician should look."""
    clinician: bool
    """True: see a clinician."""
    last: date | None = None
    """The newest red, None without one."""


def red_history(
    day: date, judged: Iterable[Response], leg: LegReadings, thresholds: Thresholds
) -> RedHistory:
    """Count a leg's reds up to a day; ``judged`` should reach 28 days back.

    What was not answered closes no red.
    """
    sessions, mornings = _sessions(day, judged, leg.side), _mornings(day, leg, thresholds)
    red = [at for at, is_red in sessions if is_red]
    red += _spells(mornings, red, thresholds.whole("tendon.alive_days"))
    in_14 = sum(1 for at in red if at > days_before(day, 14))
    in_28 = sum(1 for at in red if at > days_before(day, 28))
    lasting = max(_lasting(day, sessions), _lasting(day, mornings))
    lasts = lasting >= thresholds.whole("tendon.red_lasting")
    return RedHistory(
        leg.side,
        in_14,
        in_28,
        lasting,
        in_14 >= thresholds.whole("tendon.reds_reassess"),
        lasts,
        lasts or in_28 >= thresholds.whole("tendon.reds_clinician"),
        max(red, default=None),
    )


def _sessions(day: date, judged: Iterable[Response], side: Side) -> list[_Judged]:
    told = (r for r in judged if r.state.judged and r.row is not Row.UNANSWERED)
    mine = sorted(
        (r for r in told if r.side is side and r.session.day <= day),
        key=lambda r: (r.session.day, r.session.start_time),
    )
    return [(r.session.day, r.state is State.RED) for r in mine]


def _mornings(day: date, leg: LegReadings, thresholds: Thresholds) -> list[_Judged]:
    first = days_before(day, _COUNTED_DAYS)
    told = sorted(at for at in leg.mornings if first <= at <= day)
    return [(at, _is_red(at, leg, thresholds)) for at in told]


def _is_red(at: date, leg: LegReadings, thresholds: Thresholds) -> bool:
    pain = leg.mornings[at].pain
    if pain is None or pain < thresholds["tendon.red_rise"]:
        return False
    usual = usual_of(days_before(at, 1), leg, thresholds)
    return morning_row(pain, usual, thresholds) is Row.WORSENING


def _spells(mornings: Sequence[_Judged], red: Sequence[date], apart: int) -> list[date]:
    """The first mornings of red spells; what follows a red session is part of that."""
    begun = list(red)
    found: list[date] = []
    for at, is_red in mornings:
        if not is_red:
            continue
        if not any(0 <= (at - other).days <= apart for other in begun):
            found.append(at)
        begun.append(at)
    return found


def _lasting(day: date, judged: Sequence[_Judged]) -> int:
    start: date | None = None
    for at, is_red in reversed(judged):
        if not is_red:
            break
        start = at
    return 0 if start is None else (day - start).days
