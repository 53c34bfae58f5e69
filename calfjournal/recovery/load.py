"""Single runs against the longest of 30 days, and efforts against the plan (rules 5.5, 5.7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before

_EPSILON = 1e-9
"""Lets 13.2 of 12 km be the border 1.10 that it is, whatever the last bit says."""


class Spike(StrEnum):
    """How much longer a run is than the longest of the 30 days before (domain rule 5.5)."""

    NO_REFERENCE = "no_reference"
    NONE = "none"
    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"


_SPIKES: Final = {
    Spike.NONE: "recovery.run_in_line",
    Spike.SMALL: "recovery.run_small_spike",
    Spike.MODERATE: "recovery.run_moderate_spike",
    Spike.LARGE: "recovery.run_large_spike",
}


class RunSpike(Struct, frozen=True):
    """A run of ``km`` against the ``longest_km`` of its 30 days; ``ratio`` None = not judged."""

    km: float
    longest_km: float | None
    ratio: float | None
    runs: int
    band: Spike

    @property
    def percent(self) -> int | None:
        """How many percent longer than the longest, None when there is none or it is not."""
        return None if self.ratio is None else max(0, round(100 * (self.ratio - 1)))


def spike_band(ratio: float, thresholds: Thresholds) -> Spike:
    """Return the band of a ratio; borders belong to the lower band."""
    for key, band in (
        ("run.spike_small", Spike.NONE),
        ("run.spike_moderate", Spike.SMALL),
        ("run.spike_large", Spike.MODERATE),
    ):
        if ratio <= thresholds[key] + _EPSILON:
            return band
    return Spike.LARGE


def run_spike(km: float, day: date, runs: Iterable[Run], thresholds: Thresholds) -> RunSpike:
    """Compare a run, done or planned, with the single runs of the 30 days before its day.

    Source: Schuster Brandt Frandsen et al. 2025, 5205 runners, observational. With fewer than
    three runs in those days, or in the first two weeks of records, there is no reference.
    """
    first = days_before(day, thresholds.whole("run.reference_days"))
    known = [run for run in runs if run.is_running and run.distance_m and run.day < day]
    before = [(run.distance_m or 0.0) / 1000 for run in known if first <= run.day]
    begun = min((run.day for run in known), default=day)
    is_new = (day - begun).days < thresholds.whole("run.reference_since")
    if is_new or len(before) < thresholds.whole("run.reference_runs"):
        return RunSpike(km, None, None, len(before), Spike.NO_REFERENCE)
    ratio = km / max(before)
    return RunSpike(km, max(before), ratio, len(before), spike_band(ratio, thresholds))


def run_spike_finding(day: date, runs: Sequence[Run], thresholds: Thresholds) -> Finding:
    """Return the finding ``run_spike`` for the longest run of the last 48 h, without points."""
    since = days_before(day, thresholds.whole("run.recent_days"))
    recent = [run for run in runs if run.is_running and run.distance_m and since <= run.day <= day]
    limit = thresholds["run.spike_small"]
    if not recent:
        known = any(run.is_running and run.distance_m for run in runs)
        return Finding(
            "run_spike",
            say("recovery.longest_run"),
            State.GREEN if known else State.COLLECTING,
            threshold=limit,
            text=say("recovery.no_run_in_48h"),
            compared=say("recovery.none_to_compare"),
            shown_value=say("recovery.no_run"),
        )
    judged = [
        (run, run_spike(run.distance_m / 1000, run.day, runs, thresholds))
        for run in recent
        if run.distance_m is not None
    ]
    run, spike = max(judged, key=lambda pair: (pair[1].ratio or 0.0, pair[1].km))
    needed = thresholds.whole("run.reference_runs")
    when = (run.day, day)
    if spike.ratio is None or spike.longest_km is None:
        state, compared = State.COLLECTING, say("recovery.no_reference", runs=spike.runs)
        text = say("recovery.too_few_runs", distance=spike.km, when=when, needed=needed)
    else:
        compared = say("recovery.longest_of_30_days", longest=spike.longest_km)
        state = State.AMBER if spike.band is not Spike.NONE else State.GREEN
        text = _spike_text(spike, when)
    return Finding(
        "run_spike",
        say("recovery.longest_run"),
        state,
        value=spike.ratio,
        unit="x",
        threshold=limit,
        baseline=1.0 if spike.ratio is not None else None,
        days_present=spike.runs,
        days_needed=needed,
        text=text,
        compared=compared,
        shown_value=say("recovery.kilometres", distance=spike.km),
    )


def _spike_text(spike: RunSpike, when: tuple[date, date]) -> Message:
    return say(
        _SPIKES[spike.band],
        distance=spike.km,
        when=when,
        beyond=spike.percent,
        longest=spike.longest_km,
    )


def last_rpe_finding(day: date, sessions: Sequence[Session], thresholds: Thresholds) -> Finding:
    """Return the finding ``last_rpe``: amber when the last session felt 2 harder than planned."""
    over = thresholds["rpe.over"]
    since = days_before(day, thresholds.whole("rpe.days"))
    done = [s for s in sessions if s.counts and since <= s.day <= day]
    last = max(done, key=lambda s: (s.day, s.start_time), default=None)
    rpe = last.rpe if last is not None else None
    planned = last.planned_rpe if last is not None else None
    state = State.MISSING
    if last is None:
        text = say("recovery.no_session", days=thresholds.whole("rpe.days"))
        compared = say("recovery.no_session_to_compare")
    elif rpe is None:
        text = say("recovery.no_effort", session=last.title, when=(last.day, day))
        compared = say("recovery.not_entered")
    elif planned is None:
        text = say("recovery.no_planned_effort", session=last.title)
        compared = say("recovery.not_planned")
    else:
        state = State.AMBER if rpe >= planned + over else State.GREEN
        compared = say("recovery.planned_effort", planned=planned, when=(last.day, day))
        text = _effort_text(last.title, rpe, planned)
    return Finding(
        "last_rpe",
        say("recovery.effort"),
        state,
        value=None if rpe is None else float(rpe),
        unit="/10",
        threshold=None if planned is None else planned + over,
        baseline=None if planned is None else float(planned),
        text=text,
        compared=compared,
        shown_value="" if rpe is not None else say("recovery.not_known"),
    )


def _effort_text(session: Words, rpe: int, planned: int) -> Message:
    if rpe > planned:
        above = rpe - planned
        return say(
            "recovery.effort_above", session=session, effort=rpe, above=above, planned=planned
        )
    return say("recovery.effort_not_above", session=session, effort=rpe, planned=planned)
