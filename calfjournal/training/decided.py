"""What the athlete decided on lately, and what is therefore not asked again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from calfjournal.domain.finding import Adjustment, AdjustmentKind

MEMORY_D = 7
"""Days for which a decision keeps the rules from asking about the same again."""
REMEMBERED_D = 28
"""Days for which it is known at all that something was decided."""
SAME_WORDS_D = 2
"""Days within which the same is not proposed twice."""


STANDING = "flare.standing"
"""The rule of the one adjustment that holds what the ladder of a flare makes of the days ahead."""


class Family(StrEnum):
    """What a proposal is about; declining one keeps its family quiet."""

    SIGNS = "signs"
    ILLNESS = "illness"
    TENDON = "tendon"
    READINESS = "readiness"
    FLARE = "flare"
    MISSED = "missed"
    EASIER = "easier"


_FAMILIES = {
    "red_flag": Family.SIGNS,
    "illness": Family.ILLNESS,
    "readiness": Family.READINESS,
    "missed_time": Family.MISSED,
    "easier_week": Family.EASIER,
}

_GRAVITY = {
    AdjustmentKind.REDUCE: 2,
    AdjustmentKind.DELOAD: 2,
    AdjustmentKind.HOLD_DOSE: 2,
    AdjustmentKind.MISSED_TIME: 2,
    AdjustmentKind.FLARE_END: 1,
    AdjustmentKind.USUAL_WEEK: 1,
    AdjustmentKind.FLARE_LADDER: 3,
    AdjustmentKind.DIAL_BACK: 4,
    AdjustmentKind.STEP_BACK: 5,
    AdjustmentKind.ILLNESS: 5,
    AdjustmentKind.STOP: 6,
}
_OWN_GRAVITY = {"tendon.during": 4, "tendon.zone": 4}
"""Rules that are graver than their kind says."""


def family(rule: str) -> Family:
    """Return what a rule is about; stiffness and all rows of the table are the tendon."""
    if rule.startswith("flare"):
        return Family.FLARE
    return _FAMILIES.get(rule, Family.TENDON)


_EASED = _GRAVITY[AdjustmentKind.REDUCE]


def gravity(kind: AdjustmentKind, rule: str) -> int:
    """Return how grave a proposal is; only something graver asks about the same again."""
    own = max((g for name, g in _OWN_GRAVITY.items() if rule.startswith(name)), default=0)
    return max(own, _GRAVITY.get(kind, 1))


def is_about_the_morning(adjustment: Adjustment) -> bool:
    """True for what answers a morning; phases and doses are decided on elsewhere."""
    return adjustment.kind in _GRAVITY and adjustment.rule != STANDING


class Decided:
    """The decisions of the last days, seen from a morning."""

    def __init__(self, today: date, made: Iterable[tuple[date, Adjustment]] = ()) -> None:
        """Remember the decisions of four weeks, today's too; open proposals are none."""
        since, lately = today - timedelta(days=REMEMBERED_D), today - timedelta(days=MEMORY_D)
        self._today = today
        self._known = tuple(
            (day, adjustment)
            for day, adjustment in made
            if since <= day <= today
            and adjustment.accepted is not None
            and is_about_the_morning(adjustment)
        )
        self._made = tuple((day, adjustment) for day, adjustment in self._known if day >= lately)

    @cached_property
    def settled(self) -> dict[int, int]:
        """How grave the gravest decision on each session was, by its id."""
        return self._gravest(self._made)

    @cached_property
    def declined_on(self) -> dict[int, int]:
        """The same of decisions to leave a session as it is."""
        return self._gravest(each for each in self._made if not each[1].accepted)

    @staticmethod
    def _gravest(made: Iterable[tuple[date, Adjustment]]) -> dict[int, int]:
        found: dict[int, int] = {}
        for _, adjustment in made:
            if adjustment.kind is AdjustmentKind.FLARE_LADDER:
                continue  # Its ladder lays and takes back by itself.
            grave = gravity(adjustment.kind, adjustment.rule)
            for change in adjustment.changes:
                found[change.session_id] = max(found.get(change.session_id, 0), grave)
        return found

    @cached_property
    def left(self) -> dict[int, float]:
        """The share of its sets that accepted easings left of each session, by its id.

        What the ladder of a flare takes it gives back by itself; a week done again begins anew.
        """
        left: dict[int, float] = {}
        for _, adjustment in self._known:
            if not adjustment.accepted or adjustment.kind is AdjustmentKind.FLARE_LADDER:
                continue
            for change in adjustment.changes:
                before = 1.0 if change.like is not None else left.get(change.session_id, 1.0)
                left[change.session_id] = before * (change.sets_factor or 1.0)
        return left

    @cached_property
    def eased(self) -> frozenset[int]:
        """The sessions that accepted decisions of four weeks took something off, by their ids."""
        taken = (a for _, a in self._known if a.accepted)
        return frozenset(
            c.session_id
            for adjustment in taken
            for c in adjustment.changes
            if c.sets_factor is not None or c.max_load_class is not None or c.only is not None
        )

    def has(self, kind: AdjustmentKind) -> bool:
        """True when something of a kind was decided on."""
        return any(adjustment.kind is kind for _, adjustment in self._known)

    def declined(self, kind: AdjustmentKind) -> list[tuple[date, str]]:
        """Return when a kind was declined, by the rules that had asked for it."""
        return [
            (day, each.rule) for day, each in self._known if each.kind is kind and not each.accepted
        ]

    def this_week(self, rule: str) -> bool:
        """True when what a rule asks for was decided on in the last seven days."""
        return any(
            adjustment.rule.startswith(rule) and (self._today - day).days < MEMORY_D
            for day, adjustment in self._made
        )

    def is_quiet(
        self,
        kind: AdjustmentKind,
        rule: str,
        answered: date | None = None,
        *,
        again: bool = False,
    ) -> bool:
        """Tell whether a proposal is not made: it was declined, just made, or answered for.

        ``answered`` is the day of the session whose answer asks for it: one answer asks once.
        With ``again`` only what was declined, or decided today, keeps it quiet.
        """
        about, grave = family(rule), gravity(kind, rule)
        if self._is_decided_today(grave):
            return True
        return any(
            self._quiets(day, adjustment, kind, answered)
            for day, adjustment in self._made
            if not (again and adjustment.accepted)
            and family(adjustment.rule) is about
            and gravity(adjustment.kind, adjustment.rule) >= grave
        )

    def _is_decided_today(self, grave: int) -> bool:
        """A day has one decision: only what is graver, and more than an easing, asks again."""
        return any(
            day == self._today and grave <= max(gravity(made.kind, made.rule), _EASED)
            for day, made in self._made
        )

    def _quiets(
        self, day: date, adjustment: Adjustment, kind: AdjustmentKind, answered: date | None
    ) -> bool:
        if not adjustment.accepted:
            return True
        if adjustment.kind is kind and (self._today - day).days <= SAME_WORDS_D:
            return True
        return answered is not None and day > answered
