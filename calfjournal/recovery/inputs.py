"""What a verdict looks at: plain values of the journal, none of them later than the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.athlete import Athlete, Tendon, tendon_of
from calfjournal.domain.checkin import CheckIn, Flare, RedFlag, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.program import PainRule
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.recovery.leg_readings import LegReadings, leg_readings
from calfjournal.recovery.test_pain import tells_red_pain

_NOTHING_SAID = PainRule()


@dataclass(frozen=True)
class Inputs:
    """Everything known about the athlete; order does not matter.

    ``verdict.LOOKS_BACK_DAYS`` days before the day are enough, with the readings of the journal's
    first weeks (``leg_readings.BEGINNING_DAYS``).
    """

    athlete: Athlete = field(default_factory=Athlete)
    checkins: tuple[CheckIn, ...] = ()
    readings: tuple[TendonReading, ...] = ()
    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    flags: tuple[RedFlag, ...] = ()
    flares: tuple[Flare, ...] = ()
    tendons: tuple[Tendon, ...] = ()
    """What was said of each leg; of one that is missing, what was said of both."""
    pain_rules: Mapping[int, PainRule] = field(default_factory=dict)
    """What programs say of pain during sessions, by the id of the plan made of them."""
    tests: tuple[Assessment, ...] = ()
    """Tests, of which the rules see the pain during them."""
    known_legs: Mapping[Side, LegReadings] | None = field(default=None, compare=False)
    """The readings of each leg where they are laid out already, older ones among them."""

    def accepts(self, session: Session) -> PainRule:
        """Return what the program of a session says of pain during it."""
        return self.pain_rules.get(session.plan_id or 0, _NOTHING_SAID)

    @cached_property
    def done(self) -> tuple[Session, ...]:
        """The sessions done at least in part, oldest first."""
        done = (session for session in self.sessions if session.counts)
        return tuple(sorted(done, key=lambda s: (s.day, s.start_time)))

    @cached_property
    def legs(self) -> Mapping[Side, LegReadings]:
        """The readings of each leg."""
        if self.known_legs is not None:
            return self.known_legs
        return legs_of(self.readings, self.flares, self.tendons, self.athlete)

    @cached_property
    def told(self) -> frozenset[date]:
        """The days with a check-in, a reading at a tendon, or a test that pain ended."""
        days = {check_in.day for check_in in self.checkins}
        days.update([reading.day for reading in self.readings if reading.site.is_tendon])
        days.update([test.day for test in self.tests if tells_red_pain(test)])
        return frozenset(days)

    def until(
        self, day: date, back: int | None = None, legs: Mapping[Side, LegReadings] | None = None
    ) -> Inputs:
        """Return what was known by the end of the day, so that an old day is judged as then.

        ``back`` leaves out what is more days old than that; flags and flares always stay. ``legs``
        are the readings of each leg for who looks at none that are later.
        """
        days = (day - date.min).days
        first = date.min if back is None else day - timedelta(days=min(back, days))
        return Inputs(
            self.athlete,
            tuple(c for c in self.checkins if first <= c.day <= day),
            tuple(r for r in self.readings if first <= r.day <= day),
            tuple(s for s in self.sessions if first <= s.day <= day),
            tuple(r for r in self.runs if first <= r.day <= day),
            tuple(f for f in self.flags if f.day <= day),
            tuple(f for f in self.flares if f.start <= day),
            self.tendons,
            self.pain_rules,
            tuple(t for t in self.tests if first <= t.day <= day),
            legs,
        )


def legs_of(
    readings: Iterable[TendonReading],
    flares: Sequence[Flare],
    tendons: Iterable[Tendon],
    athlete: Athlete,
) -> Mapping[Side, LegReadings]:
    """Return the readings of each leg; what was not said of one was said of both."""
    said = {tendon.side: tendon for tendon in tendons}
    return {
        side: leg_readings(readings, side, flares, said.get(side) or tendon_of(athlete, side))
        for side in LEGS
    }
