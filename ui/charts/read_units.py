"""A panel in the units people read: the one place where values of a chart are converted.

What is told in sentences and in the table stays in the kept unit, which the formats convert.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from calfjournal.domain.panel import Axis, Band, Panel, Trace
from calfjournal.messages.notation import notation


def as_read(panel: Panel) -> Panel:
    """Return a panel with all that is drawn in the unit that is read; most stay what they are."""
    unit = notation().unit(panel.unit)
    if unit == panel.unit:
        return panel

    def read(value: float) -> float:
        return notation().read(value, panel.unit)

    return replace(
        panel,
        unit=unit,
        traces=tuple(_trace(trace) for trace in panel.traces),
        bands=tuple(_band(band, read) for band in panel.bands),
        noise=tuple(
            replace(band, value=read(band.value), noise=read(band.noise)) for band in panel.noise
        ),
        levels=tuple(replace(level, value=read(level.value)) for level in panel.levels),
        axis=_axis(panel.axis, read),
    )


def _trace(trace: Trace) -> Trace:
    now, kept = notation(), trace.unit
    return replace(
        trace,
        values=tuple(None if value is None else now.read(value, kept) for value in trace.values),
        unit=now.unit(kept),
        decimals=now.decimals(trace.decimals, kept),
    )


def _band(band: Band, read: Callable[[float], float]) -> Band:
    low, middle, high = (
        tuple(None if value is None else read(value) for value in values)
        for values in (band.low, band.middle, band.high)
    )
    return replace(band, low=low, middle=middle, high=high)


def _axis(axis: Axis, read: Callable[[float], float]) -> Axis:
    scale = axis.scale and (read(axis.scale[0]), read(axis.scale[1]))
    return replace(axis, scale=scale, least_span=read(axis.least_span))
