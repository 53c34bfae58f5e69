"""What was made by copying."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session


class Copies(Struct, frozen=True):
    """Sessions and planned runs that were made like others, as they are kept."""

    sessions: tuple[Session, ...] = ()
    planned_runs: tuple[PlannedRun, ...] = ()
