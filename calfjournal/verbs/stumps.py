"""Runs of files that broke off, and what they become once the longer recording is there."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from calfjournal.domain.import_choice import RunFigure
from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.run_difference import ALIKE_BPM, ALIKE_SPM, figure_of, taking
from calfjournal.domain.same_run import metres_alike, times_alike

if TYPE_CHECKING:
    from calfjournal.domain.track import Track

_PAUSE_S = 10.0
"""Longer between two samples, and a watch was paused, maybe [our default]."""


def first_second(stream: RunStream | None) -> float:
    """Return when the first sample was taken, in seconds since the start; 0 without any."""
    track = _track(stream)
    return track.span[0] if track is not None and track.span is not None else 0.0


def edited(run: Run, stream: RunStream | None) -> frozenset[RunFigure]:
    """Return the figures of a run that are not those of its samples: somebody wrote them.

    Where there are no samples, or none of a figure, nobody can tell, and it counts as recorded.
    """
    track = _track(stream)
    if track is None:
        return frozenset()
    from calfjournal.progress.track_figures import cadence_of, mean_heart_rate

    steps = cadence_of(track).spm if run.is_running else None
    apart = {
        RunFigure.DISTANCE: not _metres_fit(run.distance_m, track.length_m),
        RunFigure.TIME: not _time_fits(run.duration_s, track),
        RunFigure.HEART_RATE: not _near(run.avg_hr, mean_heart_rate(track), ALIKE_BPM),
        RunFigure.CADENCE: not _near(run.cadence.spm, steps, ALIKE_SPM),
    }
    return frozenset(figure for figure, differs in apart.items() if differs)


def grown(mine: Run, theirs: Run, figures: Collection[RunFigure]) -> Run:
    """Return the journal's run with these figures of the longer recording, and as it was read.

    What a person says of a run stays: kind, effort, shoes, ground and note.
    """
    run = taking(mine, theirs, figures)
    day = theirs.day if mine.utc_offset_min is None else mine.day
    offset = theirs.utc_offset_min if mine.utc_offset_min is None else mine.utc_offset_min
    return replace(
        run,
        start=theirs.start,
        day=day,
        utc_offset_min=offset,
        source=theirs.source,
        file_hash=theirs.file_hash,
        warning=theirs.warning,
    )


def taken_from(theirs: Run, kept: Collection[RunFigure]) -> tuple[RunFigure, ...]:
    """Return the figures that a longer recording gives, without those that are ``kept``."""
    return tuple(
        figure
        for figure in RunFigure
        if figure not in kept and figure_of(theirs, figure) is not None
    )


def _track(stream: RunStream | None) -> Track | None:
    if stream is None:
        return None
    from calfjournal.progress.stream import unpacked

    try:
        return unpacked(stream)
    except ValueError:  # What cannot be read tells nothing.
        return None


def _metres_fit(metres: float | None, of_samples: float | None) -> bool:
    return metres is None or of_samples is None or metres_alike(metres, of_samples)


def _time_fits(seconds: float | None, track: Track) -> bool:
    """True for a time of samples, with or without the pauses between them."""
    if seconds is None or track.span is None:
        return True
    whole = track.span[1] - track.span[0]
    known = sorted(time for time in track.time if time is not None)
    steps = (after - before for before, after in pairwise(known))
    moving = whole - sum(step for step in steps if step > _PAUSE_S)
    between = moving <= seconds <= whole
    return between or times_alike(seconds, whole) or times_alike(seconds, moving)


def _near(value: float | None, of_samples: float | None, most: float) -> bool:
    return value is None or of_samples is None or abs(value - of_samples) <= most
