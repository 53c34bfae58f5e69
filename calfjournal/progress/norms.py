"""Tests beside what others reach and beside their own noise (domain rules 2.1 and 2.2)."""

from __future__ import annotations

import math

from calfjournal.domain.assessment import NORM_SURFACE, Measure
from calfjournal.domain.athlete import Sex
from calfjournal.domain.comparison import Change, GapLevel, RaiseLevel
from calfjournal.domain.thresholds import Thresholds

MID_AGES = (25, 35, 45, 55, 65, 75, 85)
HEEL_RISE_NORMS: dict[Sex, tuple[int, ...]] = {
    Sex.MALE: (37, 32, 28, 23, 19, 14, 10),
    Sex.FEMALE: (30, 27, 24, 21, 19, 16, 13),
}
"""Single-leg heel raises on a 10 degree incline by age (commonly reported transcription of
Hébert-Losier et al. 2017, n = 566; copies differ by one raise, the lower is kept)."""


LIMIT_KEYS: dict[Measure, str] = {
    Measure.KNEE_TO_WALL: "reach.noise_cm",
    Measure.KNEE_TO_WALL_ANGLE: "reach.noise_deg",
    Measure.HEEL_RISE: "raise.noise_reps",
}
"""Where the rules hold the least change that is more than noise."""

COUNTS_FROM: dict[Measure, float] = {
    Measure.HOPS_IN_PLACE: 2,
    Measure.VISA_A: 14,
    Measure.TENDINS_A: 12,
}
"""The same for what the rules do not use: Farrar 2001 (pain 0-10), Lagas 2021 (VISA-A at twelve
weeks, with wide uncertainty), and the minimal detectable change of TENDINS-A's authors."""


def heel_rise_norm(sex: Sex, age: float | None) -> float | None:
    """Return the reference in reps, linear between the middles of the decades, held outside.

    None when sex or age is not known: show both lines then (``heel_rise_norms``).
    """
    norms = HEEL_RISE_NORMS.get(sex)
    if norms is None or age is None or not math.isfinite(age):
        return None
    if age <= MID_AGES[0]:
        return float(norms[0])
    for index in range(1, len(MID_AGES)):
        low, high = MID_AGES[index - 1], MID_AGES[index]
        if age <= high:
            share = (age - low) / (high - low)
            return norms[index - 1] + share * (norms[index] - norms[index - 1])
    return float(norms[-1])


def heel_rise_norms(sex: Sex, age: float | None) -> dict[Sex, float]:
    """Return the reference lines to show: one where the sex is given, both where it is not."""
    asked = [sex] if sex in HEEL_RISE_NORMS else list(HEEL_RISE_NORMS)
    found = {one: heel_rise_norm(one, age) for one in asked}
    return {one: reps for one, reps in found.items() if reps is not None}


def norm_share(reps: float, norm: float | None, surface: str) -> float | None:
    """Return raises in percent of the reference; None unless tested on the 10 degree incline.

    Counted from whole raises, as the reference is told: who does 29 of 29.2 has reached it.
    """
    if surface != NORM_SURFACE or norm is None or norm <= 0:
        return None
    return 100 * reps / max(round(norm), 1)


def raise_level(share: float, limits: Thresholds) -> RaiseLevel:
    """Return the level of a share of the reference in percent."""
    if share < limits["raise.developing"]:
        return RaiseLevel.BUILD_FIRST
    if share < limits["raise.typical"]:
        return RaiseLevel.DEVELOPING
    return RaiseLevel.TYPICAL if share < limits["raise.strong"] else RaiseLevel.STRONG


def change_of(measure: Measure, first: float, last: float, limits: Thresholds) -> Change:
    """Return the change between two results of a measure: the one place that tells a real one.

    Knee to wall is real from 1.9 cm on (Powden et al. 2015), heel rises from 7 on, so that 6 may
    be noise.
    """
    change = round(last - first, 6)
    least = counts_from(measure, limits)
    return Change(change, noise_of(measure, limits), least is not None and abs(change) >= least)


def noise_of(measure: Measure, limits: Thresholds) -> float | None:
    """Return how far two results of a measure may lie apart without a change, None if unknown."""
    return raise_noise(limits) if measure is Measure.HEEL_RISE else counts_from(measure, limits)


def counts_from(measure: Measure, limits: Thresholds) -> float | None:
    """Return the least change that is more than noise, None where none is known."""
    key = LIMIT_KEYS.get(measure)
    return limits[key] if key is not None else COUNTS_FROM.get(measure)


def raise_noise(limits: Thresholds) -> float:
    """Repetitions that a heel-rise test may differ by without a change: one less than counts."""
    return limits["raise.noise_reps"] - 1


def gap_level(left_cm: float, right_cm: float, limits: Thresholds) -> GapLevel:
    """Return what the gap between the sides is called: shipped borders 1.5, 2 and 3 cm."""
    gap = round(abs(left_cm - right_cm), 6)
    if gap <= limits["reach.gap_info"]:
        return GapLevel.EVEN
    if gap <= limits["reach.gap_amber"]:
        return GapLevel.SMALL
    return GapLevel.CLEAR if gap <= limits["reach.gap_strong"] else GapLevel.LARGE
