"""From one activity of a recording, whatever its format, to a run with its figures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Words
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.track import Track
from calfjournal.progress.track_figures import cadence_of


class Activity(Struct, frozen=True):
    """What a reader found of one activity; figures that the file lacks are None.

    ``start`` is an aware UTC datetime, ``sport`` a word of `messages.sports` ("running", …) and
    ``format`` the one of the file. ``duration_s`` is timer time, ``elapsed_s`` time on the wall;
    ``avg_hr`` and ``max_hr`` are what the device says of itself.
    """

    format: str
    start: datetime
    sport: str
    track: Track
    sub_sport: str = ""
    utc_offset_min: int | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    distance_m: float | None = None
    avg_hr: float | None = None
    max_hr: float | None = None
    warning: Words = ""

    def as_run(self) -> Run:
        """Return the run, with the figures that come from the samples.

        Figures beyond belief are as the file has them, for `domain.plausible` to doubt.
        """
        distance = self.track.length_m if self.distance_m is None else self.distance_m
        run = Run(
            start=self.start,
            day=local_day(self.start, self.utc_offset_min),
            sport=self.sport,
            utc_offset_min=self.utc_offset_min,
            sub_sport=self.sub_sport,
            duration_s=self.duration_s or None,
            elapsed_s=self.elapsed_s or None,
            distance_m=distance,
            cadence=cadence_of(self.track) if self.sport == "running" else Cadence(),
            source=self.format,
            warning=self.warning,
        )
        return _with_heart_rate(run, self)


def local_day(start: datetime, offset_min: int | None) -> date:
    """Return the day at the place of the run; the computer's own zone where that is unknown."""
    if offset_min is None:
        return start.astimezone().date()
    return (start.astimezone(UTC) + timedelta(minutes=offset_min)).date()


def _with_heart_rate(run: Run, activity: Activity) -> Run:
    """Add what the device says of the heart rate, else the mean and the highest sample."""
    beats = [beat for beat in activity.track.heart_rate if beat]
    mean, most = activity.avg_hr or None, activity.max_hr or None
    if mean is None and beats:
        mean = round(sum(beats) / len(beats), 2)
    if most is None and beats:
        most = max(beats)
    return replace(run, avg_hr=mean, max_hr=None if most is None else int(most))
