"""GPX and TCX files as watches write them, invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct

START = datetime(2026, 5, 4, 16, 30, tzinfo=UTC)
HERE = (46.05, 14.5)
"""Ljubljana: two hours ahead of UTC in May."""
DEGREE_M = 111_195.08
"""Metres of a degree of latitude on a sphere."""


class Point(Struct, frozen=True):
    """One point: seconds since the start, metres along, heart rate, strides a minute, height."""

    at: float | None
    along: float
    hr: int | None = None
    cad: int | None = None
    ele: float | None = None


def steady(minutes: float, *, speed: float = 3.0, cad: int | None = 84) -> list[Point]:
    """Points each two seconds at one speed (m/s)."""
    return [
        Point(s, s * speed, hr=150, cad=cad, ele=300.0)
        for s in range(0, round(minutes * 60) + 1, 2)
    ]


def time_text(at: float, *, zone: str = "Z") -> str:
    """The time so many seconds after the start, as files write it."""
    return f"{START + timedelta(seconds=at):%Y-%m-%dT%H:%M:%S}{zone}"


def gpx(*segments: Sequence[Point], sport: str | None = "running") -> bytes:
    """A GPX 1.1 file with one track of these segments."""
    kind = "" if sport is None else f"<type>{sport}</type>"
    body = "".join(f"<trkseg>{''.join(map(_gpx_point, segment))}</trkseg>" for segment in segments)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="tests" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:w="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<metadata><time>{time_text(0)}</time></metadata>"
        f"<trk><name>Evening</name>{kind}{body}</trk></gpx>"
    ).encode()


def _gpx_point(point: Point) -> str:
    latitude = HERE[0] + point.along / DEGREE_M
    inside = [f"<ele>{point.ele}</ele>" if point.ele is not None else ""]
    inside += [f"<time>{time_text(point.at)}</time>" if point.at is not None else ""]
    more = "".join(
        f"<w:{name}>{value}</w:{name}>"
        for name, value in (("hr", point.hr), ("cad", point.cad))
        if value is not None
    )
    if more:
        inside.append(
            f"<extensions><w:TrackPointExtension>{more}</w:TrackPointExtension></extensions>"
        )
    return f'<trkpt lat="{latitude:.8f}" lon="{HERE[1]}">{"".join(inside)}</trkpt>'


class Lap(Struct, frozen=True):
    """A lap: what the device says of it, and its points."""

    points: Sequence[Point]
    seconds: float
    metres: float
    mean_hr: int | None = None


def tcx(*laps: Lap, sport: str = "Running") -> bytes:
    """A TCX file with one activity of these laps."""
    body = "".join(map(_lap, laps))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/TrainingCenterDatabase/v2" '
        'xmlns:x="http://www.garmin.com/xmlschemas/ActivityExtension/v2">'
        f'<Activities><Activity Sport="{sport}"><Id>{time_text(0)}</Id>{body}'
        "</Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def _lap(lap: Lap) -> str:
    first = next((point.at for point in lap.points if point.at is not None), 0.0)
    mean = "" if lap.mean_hr is None else _bpm("AverageHeartRateBpm", lap.mean_hr)
    return (
        f'<Lap StartTime="{time_text(first)}"><TotalTimeSeconds>{lap.seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{lap.metres}</DistanceMeters>{mean}"
        f"<Track>{''.join(map(_tcx_point, lap.points))}</Track></Lap>"
    )


def _bpm(name: str, value: int) -> str:
    return f"<{name}><Value>{value}</Value></{name}>"


def _position(latitude: float) -> str:
    return (
        f"<Position><LatitudeDegrees>{latitude:.8f}</LatitudeDegrees>"
        f"<LongitudeDegrees>{HERE[1]}</LongitudeDegrees></Position>"
    )


def _tcx_point(point: Point) -> str:
    latitude = HERE[0] + point.along / DEGREE_M
    parts: Iterable[str] = (
        f"<Time>{time_text(point.at)}</Time>" if point.at is not None else "",
        _position(latitude),
        f"<DistanceMeters>{point.along}</DistanceMeters>",
        _bpm("HeartRateBpm", point.hr) if point.hr is not None else "",
        f"<Extensions><x:TPX><x:RunCadence>{point.cad}</x:RunCadence></x:TPX></Extensions>"
        if point.cad is not None
        else "",
    )
    return f"<Trackpoint>{''.join(parts)}</Trackpoint>"
