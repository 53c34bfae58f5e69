"""What a day's decision says of a run."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.message import Words
from calfjournal.domain.run import Advice, RunKind


class RunAdvice(Struct, frozen=True):
    """One piece of advice on the run of a day: what, how much of it, why, and when to stop.

    ``kind`` and ``km`` are those of the planned run, None where none is planned or nobody said;
    ``left_km`` is what the advice leaves, None where it takes none away or the run has no length.
    """

    day: date
    advice: Advice
    text: Words
    """The whole of it in a sentence or two."""
    reason: Words
    stop: Words
    """The first sign to stop."""
    kind: RunKind | None = None
    km: float | None = None
    left_km: float | None = None
