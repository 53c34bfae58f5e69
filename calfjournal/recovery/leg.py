"""One leg on one morning: what the findings of its tendon are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.responses import Response
from calfjournal.recovery.set_pain import pain_of_sets
from calfjournal.recovery.test_pain import pain_of_tests
from calfjournal.recovery.usual import Usual, usual_of


@dataclass(frozen=True)
class Leg:
    """One leg on one morning; ``judged`` are its responses of the last days, oldest first."""

    day: date
    side: Side
    thresholds: Thresholds
    readings: LegReadings
    judged: tuple[Response, ...]
    usual: Usual
    beside: tuple[TendonReading, ...] = ()
    """Pain told beside sets and tests of today and yesterday, of begun sessions too."""

    def told_on(self, day: date) -> tuple[TendonReading, ...]:
        """Return all that was told of it on a day, beside sets and tests too."""
        beside = (reading for reading in self.beside if reading.day == day)
        return (*self.readings.on_day.get(day, ()), *beside)

    @property
    def today(self) -> TendonReading | None:
        """This morning's reading."""
        return self.readings.mornings.get(self.day)

    @property
    def newest(self) -> Response | None:
        """The response to the last session of the last days."""
        return self.judged[-1] if self.judged else None

    @property
    def slept_on(self) -> Response | None:
        """The response to the last session before this morning; today's own comes after it."""
        earlier = [r for r in self.judged if r.session.day < self.day]
        return earlier[-1] if earlier else None

    @property
    def answers_yesterday(self) -> bool:
        """True when this morning is the next morning of a session."""
        return any((self.day - r.session.day).days == 1 for r in self.judged)

    def rule(self, name: str) -> str:
        """Return a rule id of this leg: ``tendon.rise.left``."""
        return f"{name}.{self.side}"


def leg_on(
    day: date, side: Side, inputs: Inputs, judged: Sequence[Response], thresholds: Thresholds
) -> Leg:
    """Return a leg on a morning; the usual is that of the 14 days before it."""
    readings, before = inputs.legs[side], days_before(day, 1)
    return Leg(
        day,
        side,
        thresholds,
        readings,
        tuple(r for r in judged if r.side is side),
        usual_of(before, readings, thresholds),
        tuple(_beside(before, day, side, inputs)),
    )


def _beside(first: date, last: date, side: Side, inputs: Inputs) -> Iterator[TendonReading]:
    for session in inputs.sessions:
        if first <= session.day <= last and (told := pain_of_sets(session, side)) is not None:
            yield told
    yield from pain_of_tests((t for t in inputs.tests if first <= t.day <= last), side)
