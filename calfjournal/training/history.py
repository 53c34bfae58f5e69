"""What is known about the athlete's training when a plan is made."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.assessment import Assessment, Measure
from calfjournal.domain.checkin import CheckIn, Flare, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.plates import KILOGRAMS, Plates
from calfjournal.domain.run import PlannedRun, Run
from calfjournal.domain.session import Session


class History(Struct, frozen=True):
    """Everything kept so far, seen from ``today``.

    ``sessions`` holds what was done and what is still planned (with its sets); rules look at
    ``done`` and ``kept``; ``planned_runs`` likewise what was planned and is. Tuples may come in
    any order.
    """

    today: date
    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    readings: tuple[TendonReading, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    flares: tuple[Flare, ...] = ()
    planned_runs: tuple[PlannedRun, ...] = ()
    plates: Plates = KILOGRAMS
    """What the loads that are proposed are made up of."""

    @property
    def done(self) -> tuple[Session, ...]:
        """Sessions done at least in part, oldest first."""
        return tuple(
            sorted((s for s in self.sessions if s.counts), key=lambda s: (s.day, s.start_time))
        )

    @property
    def weekly_km(self) -> float | None:
        """Mean running distance of the last four full weeks (domain rule 7.4), km.

        Weeks run from Monday to Sunday; None without a run in each half of the four weeks.
        """
        this_week = monday(self.today)
        first, middle = this_week - timedelta(weeks=4), this_week - timedelta(weeks=2)
        window = [r for r in self.runs if r.is_running and first <= r.day < this_week]
        if not any(r.day < middle for r in window) or not any(r.day >= middle for r in window):
            return None
        return sum(r.km or 0.0 for r in window) / 4

    def latest(
        self, measure: Measure, side: Side, on_or_before: date | None = None
    ) -> tuple[date, float] | None:
        """The newest value of a measure and side, None when it was never tested."""
        found = (
            (a.day, value)
            for a in self.assessments
            if (on_or_before is None or a.day <= on_or_before)
            and (value := a.value(measure, side)) is not None
        )
        return max(found, key=lambda pair: pair[0], default=None)

    @property
    def body_mass_kg(self) -> float | None:
        """The body mass of the newest check-in with one, None when it was never given."""
        weighed = [c for c in self.checkins if c.body_mass_kg is not None]
        return max(weighed, key=lambda c: c.day).body_mass_kg if weighed else None

    @property
    def weaker_raises(self) -> float | None:
        """Heel rises of the weaker leg at the newest tests, None unless both were tested."""
        found = [self.latest(Measure.HEEL_RISE, side) for side in LEGS]
        return min(leg[1] for leg in found if leg is not None) if all(found) else None

    def open_flare(self, day: date) -> Flare | None:
        """The flare that lasts on a day, None when there is none."""
        return next((flare for flare in self.flares if flare.holds(day)), None)
