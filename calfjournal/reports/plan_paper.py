"""What a printed plan is made of: plain values, so that any thread may draw it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.program import GateStatus
from calfjournal.domain.session import Session

PaperSize = Literal["a4", "letter"]


class DayText(Struct, frozen=True):
    """Something that happens on a day: a race, a planned run, a milestone."""

    day: date
    text: Words
    done: bool = False
    km: float | None = None
    """Kilometres to run."""
    first: bool = False
    """More weighty than the others of its kind: an A race."""


class Note(Struct, frozen=True):
    """A note of the athlete, printed in full after the sheets under its title."""

    title: str
    text: str


class PlanPaper(Struct, frozen=True):
    """Everything the printed plan shows.

    ``sessions`` hold their sets. ``first_day`` None prints from the plan's start, ``weeks`` None
    to its end; weeks are calendar weeks from Monday. ``runs`` and ``milestones`` empty are
    filled from the plan (run days of the wishes, phase starts). ``goal`` is the athlete's own
    sentence. ``pain_limits`` are the highest whole numbers that are still green and amber.
    ``warning`` is printed on every sheet (researched programs); ``progression`` says what
    changes next when all goes well. ``language`` tags the PDF for screen readers.
    """

    plan: Plan
    sessions: tuple[Session, ...]
    athlete: Athlete
    exercises: Mapping[str, Exercise]
    produced_on: date
    first_day: date | None = None
    weeks: int | None = None
    paper: PaperSize = "a4"
    large_print: bool = False
    language: str = "en"
    goal: str = ""
    gates: tuple[GateStatus, ...] = ()
    milestones: tuple[DayText, ...] = ()
    races: tuple[DayText, ...] = ()
    runs: tuple[DayText, ...] = ()
    flares: tuple[DayText, ...] = ()
    """What a running flare leaves, on the days that stand on its rung."""
    blocked: tuple[tuple[date, date, str], ...] = ()
    notes: tuple[Note, ...] = ()
    warning: str = ""
    progression: str = ""
    pain_limits: tuple[int, int] = (2, 5)
    show_name: bool = True
    session_notes: bool = True
    """False leaves the notes of sessions off the paper (for the gym wall)."""

    def mondays(self) -> tuple[date, ...]:
        """The Mondays of the printed weeks; empty when the range lies outside the plan."""
        start, end = self.plan.start, self.plan.end
        first = max(self.first_day or start, start)
        first_monday = monday(first)
        if self.weeks is not None:
            end = min(end, first_monday + timedelta(days=7 * self.weeks - 1))
        count = max(0, (end - first_monday).days // 7 + 1)
        return tuple(first_monday + timedelta(days=7 * index) for index in range(count))

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that have days."""
        return tuple(phase for phase in self.plan.phases if phase.start <= phase.end)

    @property
    def name(self) -> str:
        """The athlete's name, empty when it is unknown or not wanted on paper."""
        return self.athlete.name if self.show_name else ""
