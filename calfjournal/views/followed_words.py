"""What a plan was asked for, in words: a caption and a text for each answer."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS
from calfjournal.domain.plan import Wishes
from calfjournal.domain.race_names import race_with_km
from calfjournal.domain.run import RunKind
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import commas, number, semicolons, short_weekday
from calfjournal.views.assessment_words import DECIMALS
from calfjournal.views.profile import FollowedAnswers


def plan_lines(followed: FollowedAnswers) -> Iterator[tuple[str, str]]:
    """Yield program, days and runs of the plan that is followed; nothing without one."""
    plan = followed.plan
    if plan is None:
        return
    span = tr(
        "{plan}, {first:day_with_year} to {last:day_with_year}",
        plan=plan.title,
        first=plan.start,
        last=plan.end,
    )
    yield tr("Program"), span
    yield tr("Days for calf work"), _days(plan.wishes)
    yield tr("Runs of a usual week"), _runs(plan.wishes)


def _days(wishes: Wishes) -> str:
    weeks = [commas([short_weekday(day) for day in days]) for days in _weeks(wishes)]
    return semicolons(weeks) if all(weeks) else tr("any day")


def _weeks(wishes: Wishes) -> tuple[tuple[int, ...], ...]:
    return (wishes.days, *wishes.other_weeks)


def _runs(wishes: Wishes) -> str:
    runs = [
        tr("{day} {kind:run_kind}", day=short_weekday(day), kind=RunKind(kind))
        for day, kind in wishes.run_days
    ]
    if runs:
        return commas(runs)
    if wishes.runs_per_week is not None:
        return tr("{runs:runs} a week", runs=wishes.runs_per_week)
    return tr("not told")


def race_words(followed: FollowedAnswers) -> str:
    """Return the races to come with their days."""
    races = [
        tr("{race}, {day:day_with_year}", race=race_with_km(race), day=race.day)
        for race in followed.races
    ]
    return "\n".join(races) or tr("none")


def test_words(followed: FollowedAnswers) -> str:
    """Return the newest results, a line each; where there are none, that they are to come."""
    lines = [
        tr(
            "{measure}, {side:side}: {value}, {day:day_with_year}",
            measure=MEASURE_NAMES[result.measure],
            side=result.side,
            value=number(result.value, DECIMALS.get(result.measure, 0), UNITS[result.measure]),
            day=day,
        )
        for day, result in followed.tests
    ]
    return "\n".join(in_words(line) for line in lines) or tr("not done yet")
