"""What others reach in a test, as context: with its source, and never as a verdict."""

from __future__ import annotations

from calfjournal.domain.assessment import NORM_SURFACE, Measure
from calfjournal.domain.athlete import Sex
from calfjournal.messages import tr
from calfjournal.views.assessment_words import norm_text
from calfjournal.views.assessments import AssessmentFacts, LegHistory, MeasureHistory


def reference_text(history: MeasureHistory, facts: AssessmentFacts) -> str:
    """Return the reference of a measure with its source; "" where there is none worth telling.

    The one of heel raises holds on the incline; elsewhere it is for orientation (rule 2.2).
    """
    match history.measure:
        case Measure.HEEL_RISE:
            return _heel_rise(history, facts)
        case Measure.KNEE_TO_WALL:
            return tr(
                "For orientation: healthy adults {mean:bare_cm} ± {spread:cm} (Hoch and McKeon "
                "2011).",
                mean=12,
                spread=2.8,
            )
        case Measure.VISA_A:
            return tr(
                "For orientation: people without trouble 96, 94 to 99 (Robinson et al. 2001)."
            )
        case Measure.HEEL_RISE_BENT:
            return tr("No reference holds: compare it with yourself only.")
        case _:
            return ""


def _heel_rise(history: MeasureHistory, facts: AssessmentFacts) -> str:
    if not facts.references:
        return tr("Year of birth and sex in the profile bring a reference.")
    reps = _reps(facts)
    if history.way.surface != NORM_SURFACE:
        return tr(
            "For orientation: {reps}, on the 10° incline (Hébert-Losier et al. 2017, 566 people; "
            "commonly reported).",
            reps=reps,
        )
    known = [leg for leg in history.legs if norm_text(leg.newest)]
    if not known or len(facts.references) > 1:
        return tr(
            "Reference: {reps} (Hébert-Losier et al. 2017, 566 people; commonly reported).",
            reps=reps,
        )
    weaker = min(known, key=_share)
    return tr(
        "Reference: {reps}; {side:side} {share} (Hébert-Losier et al. 2017, 566 people; commonly "
        "reported).",
        reps=reps,
        side=weaker.side,
        share=norm_text(weaker.newest),
    )


def _share(leg: LegHistory) -> float:
    return leg.newest.norm_percent or 0.0


def _reps(facts: AssessmentFacts) -> str:
    found = facts.references
    if len(found) == 1:
        (reps,) = found.values()
        return tr("{reps:0} reps for your age and sex", reps=reps)
    return tr(
        "men {men:0} reps, women {women:0} reps of your age",
        men=found[Sex.MALE],
        women=found[Sex.FEMALE],
    )
