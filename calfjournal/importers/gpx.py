"""GPX files: tracks of places with times, and with what watches add to each point.

Layout: Topografix GPX 1.0 and 1.1; heart rate and cadence by the names that Garmin, ClueTrust and
others gave them. Each track is an activity, each of its segments a stretch without a pause.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plausible import fastest
from calfjournal.domain.track import Track
from calfjournal.importers import limits
from calfjournal.importers.activity import Activity, recorded
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.places import Place, metres_between, read_place
from calfjournal.importers.reader import Bytes, Reading, broken_at, nothing_of, read_runs, skipped
from calfjournal.importers.samples import sample
from calfjournal.importers.sport_names import sport_of
from calfjournal.importers.words import together
from calfjournal.importers.xml_stream import BadXml, children, walked
from calfjournal.importers.zones import offset_of, read_time

_POINT_NAMES: Final[Mapping[str, str]] = {
    "ele": "altitude",
    "hr": "heart_rate",
    "heartrate": "heart_rate",
    "cad": "cadence",
    "cadence": "cadence",
    "speed": "speed",
    "time": "time",
}
_RUN_SPEED: Final = (1.4, 6.5)
_RUN_SECONDS: Final = 60.0
"""A track that names no sport is a run at such speeds (m/s) and from this length on [D]."""


class GpxTrack(Struct):
    """A track on its way: its name of a sport, its segments, and where it began."""

    sport: str = ""
    segments: list[Track] = []
    started: datetime | None = None
    offset_min: int | None = None
    first: Place | None = None
    last: Place | None = None
    length_m: float = 0.0


class GpxDocument:
    """What was read of a document so far: so what stands before damage is there."""

    def __init__(self) -> None:
        self.tracks: list[GpxTrack] = []
        self.points = 0
        self._inside = False

    def take(self, begins: bool, name: str, element: Element) -> None:
        """Take an element where it begins or ends; raises BadXml beyond the most points."""
        match name, begins:
            case "trk", _:
                self._inside = begins
                if begins:
                    self.tracks.append(GpxTrack())
            case "type", False if self._inside and not self.tracks[-1].sport:
                self.tracks[-1].sport = (element.text or "").strip()
            case "trkseg", True if self._inside:
                self.tracks[-1].segments.append(Track())
                self.tracks[-1].last = None
            case "trkpt", False if self._inside and self.tracks[-1].segments:
                _add(self.tracks[-1], element)
                self.points += 1
                if self.points > limits.TRACK_POINTS:
                    raise BadXml(say("importers.endless_track", most=limits.TRACK_POINTS))


def read_gpx(stream: Bytes) -> Reading:
    """Read the runs of a GPX file; a planned route is none, and what names no sport is asked."""
    read = GpxDocument()
    why = walked(stream, ("trk", "trkseg", "trkpt", "type"), read.take)
    broken = broken_at(read.points, why)
    activities = [found for track in read.tracks if (found := _activity(track, broken)) is not None]
    if activities:
        return _reading(activities)
    if broken:
        return nothing_of(read.points, broken)
    if any(track.started for track in read.tracks):
        return skipped(say("importers.no_length"))
    return skipped(
        say("importers.gpx_route") if read.points else say("importers.gpx_without_track")
    )


def _add(track: GpxTrack, point: Element) -> None:
    values = {_POINT_NAMES[name]: text for name, text in children(point) if name in _POINT_NAMES}
    moment = read_time(values["time"]) if "time" in values else None
    place = read_place(point.get("lat"), point.get("lon"))
    if place is not None:
        track.first = track.first or place
        track.length_m += 0.0 if track.last is None else metres_between(track.last, place)
        track.last = place
    if moment is not None and track.started is None:
        track.started, track.offset_min = moment
    time = None
    if moment is not None and track.started is not None:
        time = (moment[0] - track.started).total_seconds()
    track.segments[-1].add(
        time=time,
        heart_rate=sample("heart_rate", values.get("heart_rate")),
        cadence=sample("cadence", values.get("cadence")),
        speed=sample("speed", values.get("speed")),
        distance=None if place is None else track.length_m,
        altitude=sample("altitude", values.get("altitude")),
    )


def _activity(track: GpxTrack, broken: tuple[Message, ...]) -> Activity | None:
    """Return the activity of a track; None of one without a length in time."""
    spans = [segment.span for segment in track.segments]
    known = [span for span in spans if span is not None]
    if track.started is None or not known:
        return None
    first, last = min(low for low, _ in known), max(high for _, high in known)
    if first == last:
        return None
    start = track.started + timedelta(seconds=first)
    return Activity(
        format="gpx",
        start=start,
        sport=track.sport,
        track=Track.joined(track.segments),
        clock=track.started,
        utc_offset_min=offset_of(track.offset_min, track.first, start),
        duration_s=last - first - _pauses(sorted(known)),
        elapsed_s=last - first,
        distance_m=track.length_m,
        warning=together(*broken),
    )


def _pauses(spans: list[tuple[float, float]]) -> float:
    """Return the seconds between segments."""
    return sum(max(0.0, after[0] - before[1]) for before, after in pairwise(spans))


def _reading(activities: list[Activity]) -> Reading:
    named = [_named(activity) for activity in activities]
    reading = read_runs(*recorded(activity for activity, _ in named))
    doubts = [doubt for _, doubt in named if doubt]
    if not doubts or reading.status is not FileStatus.IMPORTED:
        return reading
    reason = together(*doubts, reading.reason)
    return replace(reading, status=FileStatus.ASKED, reason=reason, asking=Asking.UNNAMED)


def _named(activity: Activity) -> tuple[Activity, Words]:
    """Return the activity with a sport, and what is asked where the file names none we know."""
    known = sport_of(activity.sport)
    if known is not None:
        return replace(activity, sport=known.sport, sub_sport=known.sub_sport), ""
    seconds = activity.duration_s or 0.0
    speed = (activity.distance_m or 0.0) / seconds if seconds else 0.0
    run = replace(activity, sport="running")
    low, high = _RUN_SPEED
    if not activity.sport and seconds >= _RUN_SECONDS and low <= speed <= high:
        return run, ""
    told = {"distance": activity.distance_m, "time": seconds, "speed": speed * 3.6}
    fast = speed > fastest(run.sport, activity.distance_m or 0.0)
    if activity.sport:
        key = "importers.unknown_sport_fast" if fast else "importers.unknown_sport"
        return run, say(key, sport=activity.sport[:40], **told)
    return run, say("importers.no_sport_fast" if fast else "importers.no_sport", **told)
