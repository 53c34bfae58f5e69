"""The samples of a recording, the same whatever file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
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

    def picked(self, keep: Sequence[bool]) -> Track:
        """Return the samples to keep, as a track of their own."""
        return Track(*(_picked(getattr(self, each.name), keep) for each in fields(self)))

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
