"""The planner: a pure function of program, athlete, calendar and history."""

from calfjournal.training.planner.making import make_plan, replan
from calfjournal.training.planner.proposal import Proposal

__all__ = ["Proposal", "make_plan", "replan"]
