"""The planner: a pure function of program, athlete, calendar and history."""

from calfjournal.domain.proposal import Proposal
from calfjournal.training.planner.making import make_plan, replan

__all__ = ["Proposal", "make_plan", "replan"]
