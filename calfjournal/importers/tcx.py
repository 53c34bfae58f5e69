"""TCX files: activities of laps with points, as Garmin's Training Center wrote them.

Layout: TrainingCenterDatabase v2 and ActivityExtension v2 (speed, run cadence). The summary of a
lap is what the device measured: the timer time and the distance of an activity are the sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct

from calfjournal.domain.message import Message, say
from calfjournal.domain.track import Track
from calfjournal.importers import limits
from calfjournal.importers.activity import Activity, recorded
from calfjournal.importers.places import Place, read_place
from calfjournal.importers.reader import Bytes, Reading, broken_at, nothing_of, read_runs, skipped
from calfjournal.importers.samples import sample, within
from calfjournal.importers.sport_names import sport_of
from calfjournal.importers.words import together
from calfjournal.importers.xml_stream import BadXml, children, local, walked
from calfjournal.importers.zones import offset_of, read_time

_POINT_NAMES: Final[Mapping[str, str]] = {
    "Time": "time",
    "AltitudeMeters": "altitude",
    "DistanceMeters": "distance",
    "Cadence": "cadence",
    "RunCadence": "run_cadence",
    "Speed": "speed",
    "LatitudeDegrees": "latitude",
    "LongitudeDegrees": "longitude",
}
_OF_POINTS: Final = ("HeartRateBpm",)
_LONGEST_LAP_S: Final = 400 * 3600.0


class TcxElement(StrEnum):
    """Elements of the document that are looked at one by one."""

    ACTIVITY = "Activity"
    LAP = "Lap"
    POINT = "Trackpoint"


class TcxActivity(Struct):
    """An activity on its way; a lap that has no length of its own counts by its points."""

    sport: str
    track: Track
    started: datetime | None = None
    lap_started: datetime | None = None
    offset_min: int | None = None
    place: Place | None = None
    seconds: float = 0.0
    metres: float = 0.0
    beats: list[tuple[float, float]] = []
    most: float | None = None


class TcxDocument:
    """What was read of a document so far: so what stands before damage is there."""

    def __init__(self) -> None:
        self.found: list[TcxActivity] = []
        self.points = 0
        self._inside = False

    def take(self, begins: bool, name: str, element: Element) -> None:
        """Take an element where it begins or ends; raises BadXml beyond the most points."""
        match name, begins:
            case TcxElement.ACTIVITY, _:
                self._inside = begins
                if begins:
                    self.found.append(TcxActivity(element.get("Sport") or "", Track()))
            case TcxElement.LAP, True if self._inside:
                _begin_lap(self.found[-1], element)
            case TcxElement.LAP, False if self._inside:
                _end_lap(self.found[-1], element)
            case TcxElement.POINT, False if self._inside:
                _add(self.found[-1], element)
                self.points += 1
                if self.points > limits.TRACK_POINTS:
                    raise BadXml(say("importers.endless_track", most=limits.TRACK_POINTS))


def read_tcx(stream: Bytes) -> Reading:
    """Read the runs of a TCX file; courses and workouts hold none."""
    read = TcxDocument()
    why = walked(stream, frozenset(TcxElement), read.take)
    broken = broken_at(read.points, why)
    activities = [
        activity for each in read.found if (activity := _activity(each, broken)) is not None
    ]
    if activities:
        return read_runs(*recorded(activities))
    if broken:
        return nothing_of(read.points, broken)
    empty = say("importers.no_length") if read.found else say("importers.tcx_without_activity")
    return skipped(empty)


def _begin_lap(sketch: TcxActivity, lap: Element) -> None:
    moment = read_time(lap.get("StartTime") or "")
    if moment is not None and sketch.lap_started is None:
        sketch.lap_started = moment[0]
        sketch.offset_min = sketch.offset_min or moment[1]


def _end_lap(sketch: TcxActivity, lap: Element) -> None:
    """Add up what the device says of a lap; its points are gone from it by now."""
    own = {local(child): child for child in lap}
    seconds = within(_text(own.get("TotalTimeSeconds")), 0, _LONGEST_LAP_S) or 0.0
    sketch.seconds += seconds
    sketch.metres += sample("distance", _text(own.get("DistanceMeters"))) or 0.0
    mean = within(_value(own.get("AverageHeartRateBpm")), 1, 255)
    if mean is not None:
        sketch.beats.append((mean, seconds or 1.0))
    most = within(_value(own.get("MaximumHeartRateBpm")), 1, 255)
    if most is not None:
        sketch.most = max(most, sketch.most or 0.0)


def _text(element: Element | None) -> str | None:
    return None if element is None else element.text


def _value(element: Element | None) -> str | None:
    return None if element is None else next((text for _, text in children(element)), element.text)


def _add(sketch: TcxActivity, point: Element) -> None:
    values = {_POINT_NAMES[name]: text for name, text in children(point) if name in _POINT_NAMES}
    beats = [child for child in point if local(child) in _OF_POINTS]
    moment = read_time(values.get("time", ""))
    if moment is not None and sketch.started is None:
        sketch.started = moment[0]
        sketch.offset_min = sketch.offset_min or moment[1]
    if sketch.place is None:
        sketch.place = read_place(values.get("latitude"), values.get("longitude"))
    time = None
    if moment is not None and sketch.started is not None:
        time = (moment[0] - sketch.started).total_seconds()
    sketch.track.add(
        time=time,
        heart_rate=sample("heart_rate", _value(beats[0]) if beats else None),
        cadence=sample("cadence", values.get("run_cadence") or values.get("cadence")),
        speed=sample("speed", values.get("speed")),
        distance=sample("distance", values.get("distance")),
        altitude=sample("altitude", values.get("altitude")),
    )


def _activity(sketch: TcxActivity, broken: tuple[Message, ...]) -> Activity | None:
    """Return the activity; None of one that has no time."""
    start = sketch.lap_started or sketch.started
    span = sketch.track.span
    elapsed = 0.0 if span is None else span[1] - span[0]
    if start is None or not (sketch.seconds or elapsed):
        return None
    seconds, metres = sketch.seconds, sketch.metres
    if broken:  # A lap that did not end has no length of its own: the points go on.
        seconds, metres = max(seconds, elapsed), max(metres, sketch.track.length_m or 0.0)
    sport = sport_of(sketch.sport)
    beats = [beat for beat in sketch.track.heart_rate if beat]
    return Activity(
        format="tcx",
        start=start,
        sport="generic" if sport is None else sport.sport,
        track=sketch.track,
        clock=sketch.started,
        utc_offset_min=offset_of(sketch.offset_min, sketch.place, start),
        duration_s=seconds or elapsed,
        elapsed_s=elapsed or seconds,
        distance_m=metres or None,
        avg_hr=None if beats else _mean(sketch.beats),
        max_hr=sketch.most,
        warning=together(*broken),
    )


def _mean(beats: list[tuple[float, float]]) -> float | None:
    """Return the mean of laps by their lengths; a device says none of the whole in such a file."""
    weight = sum(seconds for _, seconds in beats)
    return round(sum(beat * held for beat, held in beats) / weight, 2) if weight else None
