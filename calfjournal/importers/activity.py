"""From one activity of a recording, whatever its format, to a run with its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Words, say
from calfjournal.domain.run import Cadence, Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.importers.words import together
from calfjournal.progress.stream import packed, unpacked
from calfjournal.progress.track_figures import cadence_of, mean_heart_rate, most_heart_rate


class Activity(Struct, frozen=True):
    """What a reader found of one activity; figures that the file lacks are None.

    ``start`` is an aware UTC datetime, ``sport`` a word of `messages.sports` ("running", …) and
    ``format`` the one of the file. The ``track`` counts its seconds from ``clock``, or from the
    start where that is None. ``duration_s`` is timer time, ``elapsed_s`` time on the wall;
    ``avg_hr`` and ``max_hr`` are what the device says of itself.
    """

    format: str
    start: datetime
    sport: str
    track: Track
    clock: datetime | None = None
    sub_sport: str = ""
    utc_offset_min: int | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    distance_m: float | None = None
    avg_hr: float | None = None
    max_hr: float | None = None
    warning: Words = ""

    def recorded(self) -> tuple[Run, RunStream | None]:
        """Return the run with the figures that come from the samples, and the samples packed.

        The figures are those of the packed samples, so that they can be worked out again.
        Figures beyond belief are as the file has them, for `domain.plausible` to doubt.
        """
        stream, track = None, self.track
        if not track.is_empty:
            zero = self.start if self.clock is None else self.clock
            stream = packed(track.since((self.start - zero).total_seconds()))
            track = unpacked(stream)
        return self._as_run(track), stream

    def _as_run(self, track: Track) -> Run:
        distance = track.length_m if self.distance_m is None else self.distance_m
        run = Run(
            start=self.start,
            day=local_day(self.start, self.utc_offset_min),
            sport=self.sport,
            utc_offset_min=self.utc_offset_min,
            sub_sport=self.sub_sport,
            duration_s=self.duration_s or None,
            elapsed_s=self.elapsed_s or None,
            distance_m=distance,
            cadence=cadence_of(track) if self.sport == "running" else Cadence(),
            source=self.format,
            warning=self.warning,
        )
        return _with_heart_rate(run, self, track)


def local_day(start: datetime, offset_min: int | None) -> date:
    """Return the day at the place of the run; the computer's own zone where that is unknown."""
    if offset_min is None:
        return start.astimezone().date()
    return (start.astimezone(UTC) + timedelta(minutes=offset_min)).date()


def recorded(
    activities: Iterable[Activity],
) -> tuple[tuple[Run, ...], dict[datetime, RunStream]]:
    """Return the runs of activities, and their packed samples by the start of the run.

    Where several start at once nothing tells whose samples are whose, so none has any, and says so.
    """
    found = [activity.recorded() for activity in activities]
    starts = Counter(run.start for run, _ in dict.fromkeys(found))
    runs, streams = [], {}
    for run, stream in found:
        if stream is not None and starts[run.start] > 1:
            warning = together(run.warning, say("importers.one_start"))
            runs.append(replace(run, warning=warning))
            continue
        runs.append(run)
        if stream is not None:
            streams[run.start] = stream
    return tuple(runs), streams


def _with_heart_rate(run: Run, activity: Activity, track: Track) -> Run:
    """Add what the device says of the heart rate, else the mean and the highest sample."""
    mean = activity.avg_hr or mean_heart_rate(track)
    most = activity.max_hr or most_heart_rate(track)
    return replace(run, avg_hr=mean, max_hr=None if most is None else int(most))
