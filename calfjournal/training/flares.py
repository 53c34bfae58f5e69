"""The ladder back after a flare: one rung for every two green mornings (calfjournal default)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, State
from calfjournal.domain.message import Message, say
from calfjournal.training.case import Case
from calfjournal.training.tendon_days import TendonDays, is_calm, is_red

GREENS_PER_RUNG = 2


class Rung(Struct, frozen=True):
    """How much of the plan is done on this rung; ``said`` is the key of its sentence."""

    said: str
    max_load_class: int
    sets_factor: float | None


RUNGS: tuple[Rung, ...] = (
    Rung("training.rung_holds", 1, 0.5),
    Rung("training.rung_two_legs", 2, 0.7),
    Rung("training.rung_heavy", 3, 0.8),
    Rung("training.rung_hops", 4, None),
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
    reason = _flare(flare, (case.day - flare.start).days + 1)
    if rung == len(RUNGS):
        return Adjustment(
            AdjustmentKind.FLARE_LADDER,
            say("training.ladder_climbed"),
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
        say(step.said, rung=rung + 1, rungs=len(RUNGS)),
        reason,
        "flare",
        changes,
    )


def _flare(flare: Flare, day: int) -> Message:
    if flare.side is Side.BOTH:
        return say("training.flare_of_both", day=day)
    return say("training.flare", side=flare.side, day=day)
