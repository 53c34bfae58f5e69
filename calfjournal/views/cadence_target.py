"""The beat for steps on a day, out of the runs and the sessions before it."""

from __future__ import annotations

from datetime import date, timedelta

from calfjournal.domain.cadence_beat import CadenceTarget
from calfjournal.domain.run import RunKind
from calfjournal.progress.own_cadence import own_cadence, race_cadence, target_in_week
from calfjournal.training.cadence_weeks import counts_from, week_of_repeats
from calfjournal.views.source import Source


def gather(source: Source, day: date, counted: int | None = None) -> CadenceTarget:
    """Read what the beat of a day rests on; recordings up to that day count.

    ``counted`` stands in for the own cadence that is kept, spm.
    """
    limits, today = source.recovery.thresholds(), source.clock.today()
    last = min(day, today)
    first = last - timedelta(days=limits.whole("cadence.race_days"))
    runs, kinds = source.runs.between(first, last), _kinds(source, first, last)
    sessions = source.sessions.between(counts_from(day, limits), day)
    return target_in_week(
        day,
        week_of_repeats(sessions, day, today, limits),
        own_cadence(runs, kinds, last, limits, counted),
        race_cadence(runs, kinds, last, limits),
        limits,
    )


def _kinds(source: Source, first: date, last: date) -> dict[int, RunKind]:
    planned = source.planned_runs.between(first, last)
    return {each.run_id: each.kind for each in planned if each.run_id is not None}
