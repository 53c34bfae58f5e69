"""A check-in as short words."""

from __future__ import annotations

from collections.abc import Iterable

from calfjournal.domain.checkin import (
    FIGURES,
    CheckIn,
    EntryKind,
    Moment,
    MorningFigure,
    TendonReading,
)
from calfjournal.domain.exercise import LEGS
from calfjournal.messages import formats, in_words


def check_in_words(check_in: CheckIn | None, readings: Iterable[TendonReading]) -> tuple[str, ...]:
    """Return ``Resting HR 49``, ``Sleep 7 h 10``, ``Tendon L 0 · R 1``, … for what was given."""
    words = [] if check_in is None else _figures(check_in)
    mornings = [reading for reading in readings if reading.moment is Moment.MORNING]
    pains = [
        f"{leg[:1].upper()} {reading.pain}"
        for leg in LEGS
        for reading in mornings
        if leg in reading.side.legs and reading.pain is not None
    ]
    if pains:
        words.append(f"Tendon {' · '.join(pains)}")
    stiff = [reading.stiffness_min for reading in mornings if reading.stiffness_min is not None]
    if stiff:
        words.append(f"Stiffness {max(stiff)} min")
    return (*words, *(check_in.tags if check_in is not None else ()))


def figure_text(figure: MorningFigure, value: float | None, *, unit: bool = True) -> str:
    """Return a value as people read it: ``49 bpm``, ``7 h 10``, ``4 of 5``; a dash for None."""
    if value is None:
        return formats.UNKNOWN
    if figure.entry is EntryKind.HOURS:
        return formats.hours(value)
    if figure.entry is EntryKind.SCALE:
        return f"{value:.0f} of {figure.limit.high:.0f}"
    return formats.number(value, figure.decimals, figure.limit.unit if unit else "")


def _figures(check_in: CheckIn) -> list[str]:
    given = ((figure, figure.of(check_in)) for figure in FIGURES)
    return [
        f"{in_words(figure.label)} {figure_text(figure, value)}".strip()
        for figure, value in given
        if value is not None
    ]
