"""How what was done keeps to what was planned, counted by days.

The words are GoldenCheetah's (planned, on time, shifted, missed, unplanned), with *partly* for
sessions that were broken off; what counts as what is calfjournal default.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from calfjournal.domain.adherence import Adherence, Followed, Standing
from calfjournal.domain.run import Advice, PlannedRun, PlannedRunStatus, Run
from calfjournal.domain.session import Session, SessionStatus

Name = TypeVar("Name")

LEAST_SHARE: Final = 0.7
"""A run shorter than this share of what was asked, in kilometres or else in minutes, was done in
part [our default]: as two runs are alike in ``running.linking``."""
_CUT: Final = (Advice.SHORTER, Advice.WALK_RUN)


def of_session(session: Session, today: date) -> Standing:
    """Return how a session stands; one of ``today`` that was not done yet lies ahead."""
    if not session.was_planned:
        return Standing.UNPLANNED
    if session.status is SessionStatus.PARTLY:
        return Standing.PARTLY
    if session.status is SessionStatus.DONE:
        first = session.original_day or session.day
        return Standing.ON_TIME if session.day == first else Standing.SHIFTED
    if session.status is SessionStatus.SKIPPED:
        return Standing.SKIPPED
    return Standing.MISSED if session.day < today else Standing.AHEAD


def of_planned_run(planned: PlannedRun, became: Run | None, today: date) -> Standing:
    """Return how a planned run stands; ``became`` is the run it is linked with, where known."""
    status = planned.status_on(today)
    if status is PlannedRunStatus.DONE:
        if became is not None and _is_part(planned, became):
            return Standing.PARTLY
        first = planned.original_day or planned.day
        on_its_day = (became.day if became is not None else planned.day) == first
        return Standing.ON_TIME if on_its_day else Standing.SHIFTED
    if status is PlannedRunStatus.SKIPPED:
        return Standing.SKIPPED
    return Standing.MISSED if status is PlannedRunStatus.MISSED else Standing.AHEAD


def _is_part(planned: PlannedRun, became: Run) -> bool:
    """True where much less was run than asked; what the morning took off was not asked for."""
    if planned.advice in _CUT:
        return False
    if planned.km and became.km:
        return became.km < LEAST_SHARE * planned.km
    if planned.minutes and became.minutes:
        return became.minutes < LEAST_SHARE * planned.minutes
    return False


def sessions_by(
    sessions: Iterable[Session], today: date, place: Callable[[date], Name]
) -> Mapping[Name, Adherence]:
    """Count sessions by where their day belongs to, for instance its week.

    ``place`` names the place of a day. A session counts on the day it was done, or stands on now.
    """
    return _counted((place(s.day), of_session(s, today)) for s in sessions)


def runs_by(
    planned: Iterable[PlannedRun],
    runs: Iterable[Run],
    today: date,
    place: Callable[[date], Name],
) -> Mapping[Name, Adherence]:
    """Count planned runs, by their days, and the runs among ``runs`` that nobody planned.

    Of a planned run whose recorded one is not among ``runs`` only its own days are known.
    """
    asked, recorded = list(planned), {run.key: run for run in runs if run.is_running}
    linked = {each.run_id for each in asked}
    stand = [
        (place(each.day), of_planned_run(each, recorded.get(each.run_id or 0), today))
        for each in asked
    ]
    free = (run for run in recorded.values() if run.key not in linked and not run.is_very_short)
    return _counted([*stand, *((place(run.day), Standing.UNPLANNED) for run in free)])


def followed_by(
    sessions: Iterable[Session],
    planned: Iterable[PlannedRun],
    runs: Iterable[Run],
    today: date,
    place: Callable[[date], Name],
) -> Mapping[Name, Followed]:
    """Count sessions and runs by where their day belongs to."""
    trained = sessions_by(sessions, today, place)
    run = runs_by(planned, runs, today, place)
    none = Adherence()
    return {at: Followed(trained.get(at, none), run.get(at, none)) for at in {**trained, **run}}


def _counted(stand: Iterable[tuple[Name, Standing]]) -> Mapping[Name, Adherence]:
    counts: dict[Name, Counter[str]] = {}
    for at, standing in stand:
        counts.setdefault(at, Counter())[standing.value] += 1
    return {at: Adherence(**count) for at, count in counts.items()}
