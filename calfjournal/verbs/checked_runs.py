"""Runs on their way into the journal: refused with the place named, or made clean."""

from __future__ import annotations

from datetime import UTC

from msgspec.structs import replace

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE
from calfjournal.domain.message import say
from calfjournal.domain.run import Run
from calfjournal.errors import InputError
from calfjournal.verbs.checking import checked, within


def check_run(run: Run) -> Run:
    """Return a run fit to be stored, or raise InputError naming the field."""
    if not run.sport:
        raise InputError("sport", say("values.no_sport"))
    run = checked(run, Kind.RUN)
    cadence = within(run.cadence, CADENCE, "cadence.")
    return replace(run, start=run.start.astimezone(UTC), cadence=cadence)
