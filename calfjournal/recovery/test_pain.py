"""Pain told with the tests of a day: pain during it, as far as the rules go (rules 2.2 and 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import aborts, felt


def pain_of_tests(tests: Iterable[Assessment], leg: Side) -> Iterator[TendonReading]:
    """Yield the worst pain 0-10 of a leg in each test as a reading during, none where none told."""
    for test in tests:
        told = [pain for r in test.results if leg in r.side.legs and (pain := felt(r)) is not None]
        if told:
            yield TendonReading(test.day, Moment.DURING, leg, max(told))


def tells_red_pain(test: Assessment) -> bool:
    """True for a test with pain that ends it: its day said something, whatever else was told."""
    return any(aborts(felt(result)) for result in test.results)
