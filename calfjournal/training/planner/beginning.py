"""How carefully a plan begins: usual pain and history, age, and what is strong already.

All of it is calfjournal default; programs that were researched stay as they were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import Program
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.at_hand import MASTER, is_master
from calfjournal.training.planner.baseline import GOOD_REPS, SidesTested

GENTLE_WEEKS, GENTLE_SETS = 2, 0.8
"""First weeks with fewer sets, and how many of them, where a tendon is sore as a plan begins."""

_LATELY = timedelta(weeks=12)
"""Soreness that began within this time counts as new."""

_MASTER_HEAVY_H, _MASTER_HIGH_H = 72, 96
"""Hours between heavy sessions, and after load class 5, from 50 years on."""


class Beginning(Struct, frozen=True):
    """What shapes the first weeks of a plan."""

    sore: bool = False
    """A tendon hurts or is stiff on usual days, or began to lately: the first weeks are gentle."""
    strong: bool = False
    """Heel rises are many and even: raises start on one leg."""
    master: bool = False
    """Sessions stand further apart."""

    @classmethod
    def of(
        cls,
        program: Program,
        athlete: Athlete,
        tendons: Sequence[Tendon],
        baseline: SidesTested,
        day: date,
    ) -> Beginning:
        """Read what was entered and tested; nothing shapes a program that was researched."""
        if program.asks_first:
            return cls()
        sore = _is_sore(tendons, baseline.numbers, day)
        return cls(sore, not sore and _is_strong(baseline), is_master(athlete, day))

    @property
    def reasons(self) -> Iterator[Message]:
        """Why the plan begins so, a message each."""
        if self.sore:
            yield say("planner.sore_beginning", weeks=GENTLE_WEEKS, share=round(100 * GENTLE_SETS))
        if self.strong:
            yield say("planner.strong_beginning", least=GOOD_REPS)
        if self.master:
            yield say("planner.master_beginning", age=MASTER, heavy=_MASTER_HEAVY_H)


def paced(program: Program, athlete: Athlete, day: date) -> Program:
    """Return the program with the spacing an athlete trains it at: wider from 50 years on."""
    if program.asks_first or not is_master(athlete, day):
        return program
    spacing = replace(
        program.spacing,
        heavy_gap_h=max(program.spacing.heavy_gap_h, _MASTER_HEAVY_H),
        high_gap_h=max(program.spacing.high_gap_h, _MASTER_HIGH_H),
    )
    return replace(program, spacing=spacing)


def _is_sore(tendons: Sequence[Tendon], numbers: Thresholds, day: date) -> bool:
    pains = [tendon.usual_pain for tendon in tendons]
    minutes = [tendon.usual_stiffness_min for tendon in tendons]
    since = [t.sore_since for t in tendons if t.sore_since is not None]
    return (
        any(pain is not None and pain >= numbers["tendon.zone_amber"] for pain in pains)
        or any(m is not None and m > numbers["stiffness.rise"] for m in minutes)
        or any(day - _LATELY < start <= day for start in since)
    )


def _is_strong(baseline: SidesTested) -> bool:
    heels, even = baseline.heel_rise, baseline.lsi
    if heels is None or even is None:
        return False
    return min(heels) >= GOOD_REPS and even >= baseline.symmetry_goal
