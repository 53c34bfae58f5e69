"""Planned runs in words: what they are called, what they ask for, what became of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calfjournal.domain.run import PlannedRun, Run
from calfjournal.messages import formats, in_words, tr, vocabulary

if TYPE_CHECKING:
    from calfjournal.recovery.load import RunSpike


def planned_title(run: PlannedRun) -> str:
    """Return ``Easy run``, ``Long run`` and the like."""
    return vocabulary.RUN_TITLES[run.kind]


def planned_amount(run: PlannedRun) -> str:
    """Return ``8 km · about 46 min``, as far as it is asked for; "" where it is not."""
    parts = [formats.number(run.km, 1, "km")] if run.km else []
    if run.minutes:
        parts.append(tr("about {time:as_minutes}", time=run.minutes))
    return " · ".join(parts)


def planned_figures(run: PlannedRun) -> str:
    """Return ``8 km · about 46 min · 07:00``, as far as it is asked for."""
    parts = filter(None, (planned_amount(run), run.start_time))
    return " · ".join(parts) or tr("as far as you like")


def planned_line(run: PlannedRun) -> str:
    """Return ``Long run 14 km``, or the title alone where no kilometres are known."""
    return in_words(run.named)


def recorded_words(run: Run) -> str:
    """Return ``8.1 km run of Tue 24 Nov``: how a recorded run is offered."""
    name = vocabulary.RUN_NAMES[run.kind]
    if run.km:
        name = tr("{distance:km} {name}", distance=run.km, name=name)
    elif run.minutes:
        name = tr("{time:as_minutes} {name}", time=run.minutes, name=name)
    return tr("{run} of {day:day}", run=name, day=run.day)


def offered_run(run: Run) -> str:
    """Return ``Tue 24 Nov: Long run, 14 km``: a recorded run in a list to choose from."""
    title = vocabulary.RUN_TITLES[run.kind]
    if run.km:
        return tr("{day:day}: {run}, {distance:km}", day=run.day, run=title, distance=run.km)
    return tr("{day:day}: {run}", day=run.day, run=title)


def offered_planned(run: PlannedRun, today: date) -> str:
    """Return ``Tue 24 Nov: Long run 14 km, missed``: a planned run in a list to choose from."""
    status = vocabulary.RUN_STATUSES[run.status_on(today)].text
    return tr("{day:day}: {run}, {status}", day=run.day, run=planned_line(run), status=status)


def beyond_words(spike: RunSpike) -> str:
    """Return ``64 % longer than your longest run of 30 days, 11 km``."""
    return tr(
        "{beyond:percent} longer than your longest run of 30 days, {longest:km}",
        beyond=spike.percent,
        longest=spike.longest_km,
    )


def kilometres(km: float | None, planned: float | None) -> tuple[str, ...]:
    """Return ``31 of 40 km`` and the same tighter, ``31 km`` where none was planned, or nothing."""
    if planned:
        done, of = formats.bare(km or 0, 0, "km"), formats.number(planned, 0, "km")
        bare = formats.bare(planned, 0, "km")
        return tr("{done} of {planned}", done=done, planned=of), f"{done}/{of}", f"{done}/{bare}"
    return (formats.number(km, 0, "km"), formats.bare(km, 0, "km")) if km else ()
