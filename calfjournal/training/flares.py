"""The ladder back after a flare: one rung for every two green mornings (calfjournal default)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.checkin import Flare
from calfjournal.domain.finding import Adjustment, AdjustmentKind, State
from calfjournal.training.case import Case
from calfjournal.training.tendon_days import TendonDays, is_calm, is_red

GREENS_PER_RUNG = 2


class Rung(Struct, frozen=True):
    """How much of the plan is done on this rung."""

    text: str
    max_load_class: int
    sets_factor: float | None


RUNGS: tuple[Rung, ...] = (
    Rung("holds and easy range only, half the sets", 1, 0.5),
    Rung("two-leg and body-weight raises, 30 % fewer sets", 2, 0.7),
    Rung("heavy and slow again, 20 % fewer sets", 3, 0.8),
    Rung("two-leg hops again, all sets", 4, None),
)
"""From the bottom up; above the last one the plan goes on as it is."""


def rung_on(tendon: TendonDays, flare: Flare, today: date) -> int:
    """Return the rung reached: 0 at the bottom, ``len(RUNGS)`` when the ladder is climbed.

    Two green answers in a row lead one rung up, an amber one leads one down, a red one to the
    bottom.
    """
    rung = greens = 0
    for day in sorted(day for day in tendon if flare.start <= day <= today):
        state = tendon[day]
        if is_calm(state):
            greens += 1
            if greens == GREENS_PER_RUNG:
                rung, greens = min(rung + 1, len(RUNGS)), 0
        else:
            greens = 0
            rung = 0 if is_red(state) else max(0, rung - (state is State.AMBER))
    return rung


def ladder_back(case: Case) -> Adjustment | None:
    """Propose the rung of a running flare for the next days; None without a flare.

    Only sessions of the next three days are changed: later ones may stand on a higher rung.
    """
    running = [f for f in case.history.flares if f.start <= case.day and f.end is None]
    if not running:
        return None
    flare = max(running, key=lambda f: f.start)
    rung = rung_on(case.tendon, flare, case.day)
    since = (case.day - flare.start).days + 1
    reason = (
        f"Flare on the {flare.side.value} side, day {since}; it resets what goes up, not dates."
    )
    if rung == len(RUNGS):
        return Adjustment(
            AdjustmentKind.FLARE_LADDER,
            "The ladder is climbed: end the flare and go on with the plan.",
            reason,
            "flare",
        )
    step = RUNGS[rung]
    changes = tuple(
        case.change(session, sets_factor=step.sets_factor, max_load_class=step.max_load_class)
        for session in case.within(3)
        if session.load_class > step.max_load_class or step.sets_factor is not None
    )
    return Adjustment(
        AdjustmentKind.FLARE_LADDER,
        f"Rung {rung + 1} of {len(RUNGS)}: {step.text}. Two green mornings lead to the next.",
        reason,
        "flare",
        changes,
    )
