"""The ladder back after a flare: one rung for every two green mornings (calfjournal default)."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from msgspec import Struct

from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import AdjustmentKind, State
from calfjournal.domain.message import Message, say
from calfjournal.training.case import Case, Request, Way, change
from calfjournal.training.decided import gravity
from calfjournal.training.tendon_days import TendonDays, is_calm, is_red

GREENS_PER_RUNG = 2
_DAYS_AHEAD = 3


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


def ladder_back(case: Case) -> Request | None:
    """Put the next days on the rung of a running flare; None without a flare.

    Only sessions of the next three days are changed: later ones may stand on a higher rung. While
    it runs, the ladder alone decides.
    """
    flare = running_flare(case)
    if flare is None:
        return None
    kind, rule = AdjustmentKind.FLARE_LADDER, "flare"
    rung = rung_on(case.tendon, flare, case.day)
    way: Way = ()
    if rung < len(RUNGS):
        step = RUNGS[rung]
        way = tuple(
            change(session, sets_factor=step.sets_factor, max_load_class=step.max_load_class)
            for session in case.within(_DAYS_AHEAD, gravity(kind, rule))
        )
    return Request(kind, rule, flare_told(case) or "", (way,), lead=rung_told(case), final=True)


def running_flare(case: Case) -> Flare | None:
    """Return the flare that runs on the day, the newest of two."""
    running = [f for f in case.history.flares if f.start <= case.day and f.end is None]
    return max(running, key=attrgetter("start"), default=None)


def rung_told(case: Case) -> Message | None:
    """Say on which rung a running flare is; None without a flare."""
    flare = running_flare(case)
    if flare is None:
        return None
    rung = rung_on(case.tendon, flare, case.day)
    if rung == len(RUNGS):
        return say("training.ladder_climbed")
    return say(RUNGS[rung].said, rung=rung + 1, rungs=len(RUNGS))


def flare_told(case: Case) -> Message | None:
    """Say which flare runs and for how long; None without a flare."""
    flare = running_flare(case)
    return None if flare is None else _flare(flare, (case.day - flare.start).days + 1)


def _flare(flare: Flare, day: int) -> Message:
    if flare.side is Side.BOTH:
        return say("training.flare_of_both", day=day)
    return say("training.flare", side=flare.side, day=day)
