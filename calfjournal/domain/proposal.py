"""What the planner answers."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.message import Message, Words
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session


class Proposal(Struct, frozen=True):
    """A plan that is not kept yet.

    ``sessions`` are those of the plan in order of time: new ones without id, and those that stay
    (done, skipped or placed by hand) as they are; ``runs`` likewise. ``reasons`` say why the plan
    is as it is, ``diff`` what changes against the plan that was followed before, one sentence each;
    ``decided`` what the re-test decides about what comes next (domain rule 7.3), "" without one.
    """

    plan: Plan
    sessions: tuple[Session, ...]
    reasons: tuple[Words, ...]
    diff: tuple[Message, ...] = ()
    decided: Words = ""
    runs: tuple[PlannedRun, ...] = ()
