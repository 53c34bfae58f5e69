"""What a verdict looks at: plain values of the journal, none of them later than the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Flare, RedFlag, TendonReading
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session


@dataclass(frozen=True)
class Inputs:
    """Everything known about the athlete; order does not matter.

    Some 60 days before the day are enough: baselines reach 34 days back, the usual of an
    answer 14 days before its session.
    """

    athlete: Athlete = field(default_factory=Athlete)
    checkins: tuple[CheckIn, ...] = ()
    readings: tuple[TendonReading, ...] = ()
    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    flags: tuple[RedFlag, ...] = ()
    flares: tuple[Flare, ...] = ()

    def until(self, day: date) -> Inputs:
        """Return what was known by the end of the day, so that an old day is judged as then."""
        return Inputs(
            self.athlete,
            tuple(c for c in self.checkins if c.day <= day),
            tuple(r for r in self.readings if r.day <= day),
            tuple(s for s in self.sessions if s.day <= day),
            tuple(r for r in self.runs if r.day <= day),
            tuple(f for f in self.flags if f.day <= day),
            tuple(f for f in self.flares if f.start <= day),
        )
