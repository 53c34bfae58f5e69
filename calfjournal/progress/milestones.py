"""Milestones: first times worth knowing, each with the noise of its test beside the gain.

Each is dated where it was earned, whatever comes later: they are counted from the journal's first
day. Of calm mornings only the last year is judged; what earlier ones reached is past, not told
again.

Definitions and borders: domain rule 11 (calfjournal defaults); noise bands: rules 2.1 and 2.2.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import ParamSpec

from msgspec import Struct, field

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.milestone import Milestone
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.once import Once
from calfjournal.progress.firsts.cadence import cadence
from calfjournal.progress.firsts.mornings import Mornings, calm_rows, contacts
from calfjournal.progress.firsts.tested import Tested, even_sides, leg_symmetry, raise_tests, reach
from calfjournal.progress.firsts.training import Trained, Weighed, consistency, loads, raises

P = ParamSpec("P")


class MilestoneInputs(Struct, frozen=True):
    """Everything milestones look at since the journal's first day; sessions and runs in any order.

    ``contact_exercises`` are the ids of exercises whose repetitions are foot contacts.
    """

    today: date
    limits: Thresholds
    sessions: Sequence[Session] = ()
    assessments: Sequence[Assessment] = ()
    runs: Sequence[Run] = ()
    weighed: Weighed = ()
    mornings: Mornings = field(default_factory=Mornings)
    contact_exercises: Collection[str] = ()


class Milestones:
    """Counts milestones, and again only those that rest on something that changed."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._trained = Once(Trained)
        self._tested = Once(Tested)
        self._tests = [_counted(rule) for rule in (raise_tests, reach, even_sides, leg_symmetry)]
        self._raises = _counted(raises)
        self._loads = _counted(loads)
        self._consistency = _counted(consistency)
        self._cadence = _counted(cadence)

    def reached(self, inputs: MilestoneInputs) -> tuple[Milestone, ...]:
        """Return every milestone reached up to today, oldest first; each border once per side."""
        limits = inputs.limits
        done = self._trained(inputs.sessions, inputs.contact_exercises)
        tests = self._tested(inputs.assessments)
        found = (
            *self._raises(done, tests, limits),
            *chain.from_iterable(count(tests, limits) for count in self._tests),
            *self._loads(done, inputs.weighed),
            *calm_rows(inputs.mornings),
            *self._consistency(inputs.sessions),
            *self._cadence(inputs.runs),
            *contacts(done, inputs.mornings),
        )
        told = (each for each in found if each.day <= inputs.today)
        return tuple(sorted(told, key=lambda each: (each.day, each.kind)))


def _counted(rule: Callable[P, Iterator[Milestone]]) -> Once[P, tuple[Milestone, ...]]:
    def count(*args: P.args, **kwargs: P.kwargs) -> tuple[Milestone, ...]:
        return tuple(rule(*args, **kwargs))

    return Once(count)
