"""The samples of a recording, the same whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(slots=True)
class Track:
    """Columns of samples, all of the same length; None where nothing was recorded.

    ``time`` seconds since any one moment; ``heart_rate`` beats per minute; ``cadence`` as stored
    (mostly strides a minute for running), fraction included; ``speed`` m/s; ``distance`` metres
    since the start; ``altitude`` metres. Where somebody was is not among them.
    """

    time: list[float | None] = field(default_factory=list)
    heart_rate: list[float | None] = field(default_factory=list)
    cadence: list[float | None] = field(default_factory=list)
    speed: list[float | None] = field(default_factory=list)
    distance: list[float | None] = field(default_factory=list)
    altitude: list[float | None] = field(default_factory=list)

    def __len__(self) -> int:
        """Return the number of samples."""
        return len(self.time)

    def add(
        self,
        *,
        time: float | None,
        heart_rate: float | None = None,
        cadence: float | None = None,
        speed: float | None = None,
        distance: float | None = None,
        altitude: float | None = None,
    ) -> None:
        """Append one sample."""
        self.time.append(time)
        self.heart_rate.append(heart_rate)
        self.cadence.append(cadence)
        self.speed.append(speed)
        self.distance.append(distance)
        self.altitude.append(altitude)

    @classmethod
    def joined(cls, tracks: Iterable[Track]) -> Track:
        """Return the samples of several tracks, one after the other; of one alone itself."""
        parts = list(tracks)
        if len(parts) == 1:
            return parts[0]
        whole = cls()
        for track in parts:
            for each in fields(cls):
                getattr(whole, each.name).extend(getattr(track, each.name))
        return whole

    def picked(self, keep: Sequence[bool]) -> Track:
        """Return the samples to keep, as a track of their own."""
        return Track(*(_picked(getattr(self, each.name), keep) for each in fields(self)))

    def in_order(self) -> Track:
        """Return the samples that have a time, by time; all as they are where none has one."""
        timed = [(time, at) for at, time in enumerate(self.time) if time is not None]
        if not timed:
            return self
        order = [at for _, at in sorted(timed)]
        if order == list(range(len(self))):
            return self
        return Track(*([getattr(self, each.name)[at] for at in order] for each in fields(self)))

    def since(self, seconds: float) -> Track:
        """Return the samples with their times counted from so many seconds later."""
        times = [None if time is None else time - seconds for time in self.time]
        return replace(self, time=times)

    @property
    def is_empty(self) -> bool:
        """True where nothing but times was recorded, if that."""
        measured = (getattr(self, each.name) for each in fields(self) if each.name != "time")
        return all(value is None for column in measured for value in column)

    @property
    def span(self) -> tuple[float, float] | None:
        """The earliest and the latest time, None without any."""
        known = [time for time in self.time if time is not None]
        return (min(known), max(known)) if known else None

    @property
    def length_m(self) -> float | None:
        """The last distance that is known."""
        return next((value for value in reversed(self.distance) if value is not None), None)


def _picked(column: list[Any], keep: Sequence[bool]) -> list[Any]:
    return [value for value, kept in zip(column, keep, strict=True) if kept]
