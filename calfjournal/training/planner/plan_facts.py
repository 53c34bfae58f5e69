"""What the reasons speak about: everything that went into a plan and came out of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Phase, Wishes
from calfjournal.domain.program import Program
from calfjournal.training.history import History
from calfjournal.training.planner.baseline import SidesTested
from calfjournal.training.planner.beginning import Beginning
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.doses import Kit
from calfjournal.training.planner.mileage import Mileage
from calfjournal.training.planner.phases import Block
from calfjournal.training.planner.reassess import Branch
from calfjournal.training.planner.schedule import LaidWeek, PlacedSession
from calfjournal.training.planner.weeks import Scale


class PlanFacts(Struct, frozen=True):
    """Everything the reasons speak about."""

    program: Program
    athlete: Athlete
    wishes: Wishes
    baseline: SidesTested
    mileage: Mileage
    calendar: Calendar
    kit: Kit
    beginning: Beginning
    blocks: tuple[Block, ...]
    phases: tuple[Phase, ...]
    laid: tuple[LaidWeek, ...]
    scale: Scale
    branch: Branch
    limit: int
    """Most weeks the plan might have had."""
    floor: date
    history: History

    @property
    def placed(self) -> Iterator[PlacedSession]:
        """Every session that was placed."""
        return (placed for week in self.laid for placed in week.placed)
