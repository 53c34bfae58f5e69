"""One run as its page shows it: its curves, what they say, and what the tendons said after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from calfjournal.domain.cadence_beat import OwnCadence
from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.run import PlannedRun, Run, Shoes
from calfjournal.domain.run_curves import CadenceBar, RunCurves
from calfjournal.errors import DamagedJournal
from calfjournal.progress.cadence import CadenceRules
from calfjournal.progress.cadence_target_share import cadence_bars, share_on_target
from calfjournal.progress.load import contacts_each
from calfjournal.progress.run_curves import run_curves
from calfjournal.progress.run_figures import Third, TrackFigures, track_figures
from calfjournal.recovery.load import RunSpike, run_spike
from calfjournal.views import cadence_target
from calfjournal.views.source import Source

if TYPE_CHECKING:
    from calfjournal.domain.thresholds import Thresholds
    from calfjournal.domain.track import Track

_LINKED_WITHIN = timedelta(days=7)
"""A planned run becomes a recorded one no further away than this."""


class Target(Struct, frozen=True):
    """The cadence to meet, spm, with what it rests on; ``chosen`` in the profile.

    ``percent`` is how far it lies above one's ``own`` cadence, None while that is not known;
    within ``beat_spm`` of it counts as on target.
    """

    spm: float
    own: OwnCadence | None
    percent: float | None
    chosen: bool
    beat_spm: float


class LegAnswer(Struct, frozen=True):
    """The pain of a leg, 0-10, the next morning, 24 or 48 hours after a run."""

    moment: Moment
    side: Side
    pain: int


class RunPage(Struct, frozen=True, eq=False):
    """Everything the page of a run shows; what was not recorded is None or empty.

    ``before`` and ``after`` are the keys of the runs beside it. ``steady`` are the minutes from
    and to of each steady part. ``contacts`` on each leg; ``spike`` compares with the runs of the
    30 days before. Where it ``is_damaged`` its samples cannot be read.
    """

    run: Run
    before: int | None
    after: int | None
    planned: PlannedRun | None
    shoes: Shoes | None
    track: Track | None
    curves: RunCurves | None
    steady: tuple[tuple[float, float], ...]
    thirds: tuple[Third, Third] | None
    target: Target | None
    on_target: float | None
    bars: tuple[CadenceBar, ...]
    contacts: int | None
    climb_m: float | None
    mean_hr: float | None
    spike: RunSpike | None
    answers: tuple[LegAnswer, ...]
    today: date
    is_damaged: bool = False

    @property
    def spread(self) -> float | None:
        """The spread of steady parts, else of all the run, percent; None from too few samples."""
        cadence = self.run.cadence
        return cadence.shown_cv if cadence.rcv is None else cadence.shown_rcv

    @property
    def waits(self) -> bool:
        """True while no morning came after it."""
        return not self.answers and self.today <= self.run.day

    @property
    def is_typed(self) -> bool:
        """True for a run that was typed in."""
        return self.run.source == "manual"


def gather(source: Source, run_id: int) -> RunPage | None:
    """Read a run with its samples, None when it is gone."""
    run = source.runs.get(run_id)
    if run is None:
        return None
    limits = source.recovery.thresholds()
    track, is_damaged = _track(source, run_id)
    rules = CadenceRules.of(limits)
    figures = None if track is None else track_figures(run, track, rules)
    before, after = source.runs.beside(run_id)
    target = _target(source, run, limits)
    answers = tuple(_answers(source, run))
    return RunPage(
        run,
        before,
        after,
        _planned(source, run),
        next((pair for pair in source.shoes.all() if pair.name == run.shoes), None),
        track,
        None if track is None else run_curves(track, is_running=run.is_running),
        () if track is None or figures is None else _steady(track, figures),
        None if figures is None else figures.thirds,
        target,
        *_around(figures, target, limits),
        contacts_each(run) if run.is_running else None,
        None if figures is None else figures.climb_m,
        None if figures is None else figures.mean_hr,
        _spike(source, run, limits),
        answers,
        source.clock.today(),
        is_damaged,
    )


def _track(source: Source, run_id: int) -> tuple[Track | None, bool]:
    """Return the samples of a run, and whether there are some that cannot be read."""
    try:
        return source.runs.track(run_id), False
    except DamagedJournal:
        return None, True


def cut(source: Source, page: RunPage, begin_min: float, end_min: float) -> Run:
    """Return the run of a page as it would be without some minutes at either end.

    Raises:
        InputError: nothing is cut, or too little would be left.
    """
    if not begin_min and not end_min:
        return page.run
    return source.runs.cut(page.run, page.track, begin_min * 60, end_min * 60)[0]


def _target(source: Source, run: Run, limits: Thresholds) -> Target | None:
    if not run.is_running:
        return None
    beat, within = cadence_target.gather(source, run.day), limits["cadence.beat_spm"]
    chosen = source.athlete.get().cadence_target_spm
    if chosen is not None:
        return Target(chosen, beat.own, beat.above_own(chosen), True, within)
    return None if beat.spm is None else Target(beat.spm, beat.own, beat.percent, False, within)


def _around(
    figures: TrackFigures | None, target: Target | None, limits: Thresholds
) -> tuple[float | None, tuple[CadenceBar, ...]]:
    if figures is None:
        return None, ()
    spm = None if target is None else target.spm
    share = None if spm is None else share_on_target(figures.spm, figures.held, spm, limits)
    return share, cadence_bars(figures.spm, figures.held, spm, limits)


def _steady(track: Track, figures: TrackFigures) -> tuple[tuple[float, float], ...]:
    first = track.span[0] if track.span is not None else 0.0
    return tuple(
        ((part.start_s - first) / 60, (part.start_s - first + part.seconds) / 60)
        for part in figures.steady
    )


def _planned(source: Source, run: Run) -> PlannedRun | None:
    near = source.planned_runs.between(run.day - _LINKED_WITHIN, run.day + _LINKED_WITHIN)
    return next((each for each in near if each.run_id == run.id), None)


def _spike(source: Source, run: Run, limits: Thresholds) -> RunSpike | None:
    if not run.is_running or not run.km:
        return None
    reach = timedelta(days=limits.whole("run.reference_days") + limits.whole("run.reference_since"))
    return run_spike(run.km, run.day, source.runs.between(run.day - reach, run.day), limits)


def _answers(source: Source, run: Run) -> Iterator[LegAnswer]:
    """The highest pain of each leg the next morning, and where it was told 24 and 48 h later."""
    told: dict[tuple[Moment, Side], int] = {}
    days = {run.day + timedelta(days=n): n for n in (1, 2)}
    for reading in source.checkins.readings(min(days), max(days)):
        moment = _moment_of(reading.moment, days.get(reading.day))
        if moment is None or reading.pain is None or not reading.site.is_tendon:
            continue
        key = moment, reading.side
        told[key] = max(reading.pain, told.get(key, 0))
    for moment in (Moment.MORNING, Moment.H24, Moment.H48):
        for side in (Side.LEFT, Side.RIGHT, Side.BOTH):
            if (moment, side) in told:
                yield LegAnswer(moment, side, told[moment, side])


def _moment_of(moment: Moment, days_after: int | None) -> Moment | None:
    """What a reading says of the run: the second morning is 48 hours after it."""
    if moment is Moment.MORNING:
        return {1: Moment.MORNING, 2: Moment.H48}.get(days_after or 0)
    fits = {Moment.H24: 1, Moment.H48: 2}.get(moment) == days_after
    return moment if fits else None
