"""The field of a test's result."""

from __future__ import annotations

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure
from calfjournal.domain.exercise import Side
from calfjournal.domain.limits import RESULT_LIMITS
from calfjournal.messages import in_words, tr
from calfjournal.views.assessment_words import DECIMALS
from ui.widgets.fields import NumberField


def result_field(measure: Measure, side: Side, *, name: str = "") -> NumberField:
    """Return the field of a result, or of one try of it where it has a name of its own."""
    called = in_words(MEASURE_NAMES[measure])
    sided = called if side is Side.BOTH else tr("{measure}, {side:side}", measure=called, side=side)
    places = DECIMALS.get(measure, 0)
    step, limit = 0.5 if places else 1, RESULT_LIMITS[measure]
    return NumberField(name or sided, UNITS[measure], limit=limit, step=step, decimals=places)
