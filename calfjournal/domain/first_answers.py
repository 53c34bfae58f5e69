"""What is told before there is a journal: the answers of the welcome."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.plan import Race, Wishes

FIRST_TESTS = (Measure.KNEE_TO_WALL, Measure.HEEL_RISE)
"""Tests that a journal begins with: how far the ankle bends, and how often one leg lifts."""


class FirstAnswers(Struct, frozen=True):
    """Everything that was answered so far; whatever was skipped is as nobody said it.

    ``wishes`` are without the race. With ``tests_first`` the tests that are missing are planned
    for the first day.
    """

    athlete: Athlete
    tendons: Mapping[Side, Tendon]
    wishes: Wishes
    race: Race | None = None
    tests: tuple[Result, ...] = ()
    tests_first: bool = True

    @property
    def plans_tests(self) -> bool:
        """True when tests are to be done first: those of ``FIRST_TESTS`` that nobody told."""
        told = {(result.measure, result.side) for result in self.tests}
        asked = {(measure, leg) for measure in FIRST_TESTS for leg in LEGS}
        return self.tests_first and bool(asked - told)
