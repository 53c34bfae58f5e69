"""The day's check-in as short words."""

from __future__ import annotations

from collections.abc import Iterable

from calfjournal import units
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import Side


def check_in_words(check_in: CheckIn | None, readings: Iterable[TendonReading]) -> tuple[str, ...]:
    """Return ``Resting HR 49``, ``Sleep 7 h 10``, ``Tendon L 0 · R 1``, … for what was given."""
    words = []
    if check_in is not None:
        words += _figures(check_in)
    mornings = [reading for reading in readings if reading.moment is Moment.MORNING]
    pains = [
        f"{letter} {reading.pain}"
        for side, letter in ((Side.LEFT, "L"), (Side.RIGHT, "R"))
        for reading in mornings
        if reading.side in (side, Side.BOTH) and reading.pain is not None
    ]
    if pains:
        words.append(f"Tendon {' · '.join(pains)}")
    stiff = [reading.stiffness_min for reading in mornings if reading.stiffness_min is not None]
    if stiff:
        words.append(f"Stiffness {max(stiff)} min")
    return tuple(words)


def _figures(check_in: CheckIn) -> list[str]:
    given = (
        ("Resting HR {} bpm", check_in.resting_hr),
        ("HRV {} ms", _rounded(check_in.hrv_ms)),
        ("Sleep {}", None if check_in.sleep_hours is None else units.hours(check_in.sleep_hours)),
        ("Sleep quality {} of 5", check_in.sleep_quality),
        ("Fatigue {} of 7", check_in.fatigue),
        ("Stress {} of 7", check_in.stress),
        ("Muscle soreness {} of 7", check_in.muscle_soreness),
        ("{} kg", None if check_in.body_mass_kg is None else units.number(check_in.body_mass_kg)),
    )
    return [words.format(value) for words, value in given if value is not None]


def _rounded(value: float | None) -> str | None:
    return None if value is None else units.number(value, 0)
