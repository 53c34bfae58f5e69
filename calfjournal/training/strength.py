"""Numbers of strength work: estimated maximum, load steps and effort targets (rule 8.1)."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.athlete import Experience
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.message import Message, say
from calfjournal.domain.notation import KEPT_PLACES
from calfjournal.domain.plates import KILOGRAMS, Plates
from calfjournal.domain.program import PhaseKind

MOST_EPLEY_REPS = 10
"""Above this the formula no longer describes strength."""

_TWO_LEG_STANDING = frozenset(
    {"calf_raise_floor", "calf_raise_step", "calf_raise_incline", "barbell_calf_raise"}
)
_ONE_LEG_STANDING = frozenset(
    {
        "sl_calf_raise_floor",
        "sl_calf_raise_step",
        "sl_calf_raise_weighted",
        "sl_bent_knee_raise",
        "sl_bent_knee_weighted",
        "towel_toe_raise",
        "two_up_one_down",
        "ecc_drop_straight",
        "ecc_drop_bent",
        "ecc_drop_weighted",
        "ecc_floor",
    }
)

_MOST_SHARE = 0.10
_LEAST_MASS_KG = 40.0
"""Body mass that counts while none is known: hardly an adult weighs less, so no step is above
10 % of what is moved [calfjournal default]."""


class Estimate(Struct, frozen=True):
    """An estimated one-repetition maximum in kg with the formula as it was worked out."""

    kg: float
    formula: Message


def epley(load_kg: float, reps: int) -> float | None:
    """Return the estimated one-repetition maximum, load x (1 + reps / 30), in kg.

    None outside 1 to 10 repetitions, where the formula does not hold (Epley).
    """
    if not 1 <= reps <= MOST_EPLEY_REPS or load_kg <= 0:
        return None
    return load_kg * (1 + reps / 30)


def body_share(exercise: Exercise) -> float | None:
    """Return the share of body mass each leg lifts: 1.0, 0.5, or None where it does not count."""
    if exercise.id in _ONE_LEG_STANDING:
        return 1.0
    return 0.5 if exercise.id in _TWO_LEG_STANDING else None


def estimated_max(
    exercise: Exercise, load_kg: float, reps: int, body_mass_kg: float | None
) -> Estimate | None:
    """Return the estimated maximum with its formula; None when it cannot be told.

    For standing raises the load is the share of body mass plus the external load.
    """
    share = body_share(exercise)
    if share is not None and body_mass_kg is None:
        return None
    body = (share or 0.0) * (body_mass_kg or 0.0)
    value = epley(body + load_kg, reps)
    if value is None:
        return None
    if share is None:
        return Estimate(value, say("training.estimate", load=load_kg, reps=reps, most=value))
    formula = say(
        "training.estimate_with_body",
        share=share,
        mass=body_mass_kg,
        load=load_kg,
        reps=reps,
        most=value,
    )
    return Estimate(value, formula)


def load_step(
    exercise: Exercise,
    load_kg: float,
    experience: Experience,
    body_mass_kg: float | None,
    plates: Plates = KILOGRAMS,
) -> float | None:
    """Return the kilograms to add: the largest step of at most 10 % and 5 kg.

    The share of body mass in a standing raise counts into the load, of 40 kg while it is not
    known. Steps are 2.5 kg, for the
    experienced 5 kg, and 1 or 0.5 kg where that would be more than 10 %; None when even those are.
    Of pounds they are 5, 10, 2.5 and 1.
    """
    moved = load_kg + (body_share(exercise) or 0.0) * (body_mass_kg or _LEAST_MASS_KG)
    if moved <= 0:
        return None
    steps = plates.steps if experience is Experience.EXPERIENCED else plates.steps[1:]
    return next((step for step in steps if step <= _MOST_SHARE * moved), None)


def lighter(load_kg: float, plates: Plates = KILOGRAMS) -> float:
    """Return the load after repetitions were missed twice: 5 to 10 % less, in the least steps."""
    for steps in range(int(load_kg / plates.least), -1, -1):
        kilograms = round(steps * plates.least, KEPT_PLACES)
        if kilograms <= 0.95 * load_kg:
            return max(kilograms, 0.0) if kilograms >= 0.9 * load_kg else load_kg * 0.9
    return 0.0


def rir_target(kind: PhaseKind | None, week: int | None, *, deload: bool) -> tuple[int, int]:
    """Return the repetitions to leave in reserve, by strength week (calfjournal default)."""
    if deload:
        return 4, 5
    if kind is PhaseKind.STRENGTH and week is not None:
        if week <= 2:
            return 3, 4
        return (2, 3) if week <= 6 else (1, 2)
    return (3, 4) if kind is PhaseKind.MOBILITY else (2, 3)
