"""What stands on one calendar week of the plan, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.plan import Phase, Race, RaceRank
from calfjournal.domain.race_names import race_with_km
from calfjournal.domain.run import RunKind
from calfjournal.domain.session import Session
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import RUN_TITLES
from calfjournal.reports.palette import PHASE_LOOKS
from calfjournal.reports.plan_paper import DayText, PlanPaper
from calfjournal.reports.words import day_range, day_range_in_year


class PaperDay(Struct, frozen=True):
    """One column of a wall sheet."""

    day: date
    sessions: tuple[Session, ...]
    runs: tuple[DayText, ...]
    races: tuple[DayText, ...]
    blocked: str
    in_plan: bool

    @property
    def weight(self) -> float:
        """How much of the sheet's width the day needs beside the others."""
        if self.sessions:
            return 2.25
        return 1.3 if self.runs or self.races or self.blocked else 1.06


class PaperWeek(Struct, frozen=True):
    """One calendar week, Monday to Sunday, with the phase it belongs to."""

    monday: date
    days: tuple[PaperDay, ...]
    phase: Phase | None
    week: int
    weeks: int
    deload: bool

    @property
    def dates(self) -> str:
        """``23–29 Nov 2026``."""
        return day_range(self.monday, self._sunday)

    @property
    def _sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def title(self) -> str:
        """``Strength · week 3 of 7 · 23–29 Nov 2026``."""
        return self._dated(self.phase, self.dates) if self.phase else self.dates

    def _dated(self, phase: Phase, dates: str) -> str:
        return tr(
            "{phase} · week {week} of {weeks} · {dates}",
            phase=phase.title,
            week=self.week,
            weeks=self.weeks,
            dates=dates,
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The title and shorter ways to say it, best first."""
        phase = self.phase
        if phase is None:
            return (self.title,)
        undated = tr(
            "{phase} · week {week} of {weeks}",
            phase=phase.title,
            week=self.week,
            weeks=self.weeks,
        )
        return (
            self.title,
            self._dated(phase, day_range_in_year(self.monday, self._sunday)),
            undated,
        )

    @property
    def km(self) -> float:
        """Kilometres to run this week, races among them, as far as they are known."""
        return sum(line.km or 0.0 for day in self.days for line in (*day.runs, *day.races))

    @property
    def code(self) -> str:
        """``W48-S3``: calendar week, letter of the phase, week of the phase."""
        letter = PHASE_LOOKS[self.phase.kind].letter if self.phase else "X"
        return f"W{self.monday.isocalendar().week:02d}-{letter}{self.week}"


def weeks_of(paper: PlanPaper) -> tuple[PaperWeek, ...]:
    """The weeks to print."""
    sessions: dict[date, list[Session]] = {}
    for session in sorted(paper.sessions, key=lambda s: (s.day, s.start_time)):
        sessions.setdefault(session.day, []).append(session)
    runs = _by_day((*paper.flares, *paper.runs))
    races = _by_day(races_of(paper))
    return tuple(_week(paper, monday, sessions, runs, races) for monday in paper.mondays())


def races_of(paper: PlanPaper) -> tuple[DayText, ...]:
    """The races given, or those of the plan's wishes."""
    if paper.races:
        return paper.races
    wishes = paper.plan.wishes
    wished = [
        Race(day, distance_km=km, rank=RaceRank.B if day in wishes.b_races else RaceRank.A)
        for day, km in wishes.races
    ]
    return tuple(map(race_day_text, wished))


def race_day_text(race: Race) -> DayText:
    """A race as it stands on paper: its name with its kilometres."""
    km, first = race.distance_km, race.rank is RaceRank.A
    return DayText(race.day, race_with_km(race), km=km, first=first)


def _by_day(items: tuple[DayText, ...]) -> dict[date, list[DayText]]:
    days: dict[date, list[DayText]] = {}
    for item in items:
        days.setdefault(item.day, []).append(item)
    return days


def _week(
    paper: PlanPaper,
    monday: date,
    sessions: Mapping[date, list[Session]],
    runs: Mapping[date, list[DayText]],
    races: Mapping[date, list[DayText]],
) -> PaperWeek:
    plan = paper.plan
    wished = {} if paper.runs else dict(plan.wishes.run_days_of(monday))
    blocked = paper.blocked or plan.wishes.blocked
    days = []
    for offset in range(7):
        day = monday + timedelta(days=offset)
        inside = plan.start <= day <= plan.end
        away = next((why or tr("away") for first, last, why in blocked if first <= day <= last), "")
        planned = [_wished(day, wished[offset])] if offset in wished and inside else []
        days.append(
            PaperDay(
                day,
                tuple(sessions.get(day, ())),
                () if away else tuple(runs.get(day, planned)),
                tuple(races.get(day, ())),
                away,
                inside,
            )
        )
    phase, week, weeks = _phase(paper, monday)
    deload = any(session.deload for day in days for session in day.sessions)
    return PaperWeek(monday, tuple(days), phase, week, weeks, deload)


def _wished(day: date, kind: str) -> DayText:
    """The run of a weekday, of a plan whose runs were not laid."""
    return DayText(day, RUN_TITLES[RunKind(kind)])


def _phase(paper: PlanPaper, monday: date) -> tuple[Phase | None, int, int]:
    """The phase most of the week lies in, with the week counted inside it."""
    plan = paper.plan
    middle = min(max(monday + timedelta(days=3), plan.start), plan.end)
    phase, counted = plan.phase_on(middle), plan.week_on(middle)
    if phase is None or counted is None:
        return None, 1, 1
    return phase, min(counted[0], counted[1]), counted[1]
