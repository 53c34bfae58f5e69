"""Recorded activities in words: what they are called, and their figures."""

from __future__ import annotations

from calfjournal.domain.run import Run
from calfjournal.messages import formats, tr, vocabulary
from calfjournal.messages.sports import sport_title


def run_title(run: Run) -> str:
    """Return ``Run``, ``Long run``, ``Race``, or the name of another sport."""
    return vocabulary.RUN_TITLES[run.kind] if run.is_running else sport_title(run.sport)


def run_figures(run: Run) -> str:
    """Return distance, time, pace and cadence with their units, as far as they are known."""
    parts = [formats.distance(run.distance_m), formats.minutes_as_hours(run.minutes)]
    if run.is_running:
        parts.append(formats.pace(run.distance_m, run.duration_s))
        if run.cadence.spm is not None:
            parts.append(tr("{cadence:0} spm", cadence=run.cadence.spm))
    if run.avg_hr is not None:
        parts.append(formats.number(run.avg_hr, 0, "bpm"))
    return " · ".join(part for part in parts if part != formats.UNKNOWN) or tr("no figures")


def run_words(run: Run) -> str:
    """Return effort, surface, hills and shoes."""
    hills = "" if run.hill is None else vocabulary.HILLS[run.hill]
    return " · ".join(
        part for part in (effort_words(run.rpe), run.surface, hills, run.shoes) if part
    )


def effort_words(effort: int | None) -> str:
    """Return ``Effort 3, moderate``; "" where nobody said."""
    if effort is None:
        return ""
    word = vocabulary.scale_word(vocabulary.EFFORT_WORDS, effort)
    return tr("Effort {effort}, {word}", effort=effort, word=word)
