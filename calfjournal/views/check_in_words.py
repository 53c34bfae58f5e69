"""A check-in as short words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from calfjournal.domain.checkin import (
    FEVER_TAG,
    FIGURES,
    ILLNESS_TAG,
    CheckIn,
    EntryKind,
    Habit,
    Moment,
    MorningFigure,
    TendonReading,
    WellnessValue,
)
from calfjournal.domain.exercise import LEGS
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.messages.vocabulary import SIDE_LETTERS, Vocabulary

TAGS: Final = Vocabulary(
    {
        ILLNESS_TAG: mark("illness"),
        FEVER_TAG: mark("fever"),
        "travel": mark("travel"),
        "alcohol": mark("alcohol"),
        "heat": mark("heat"),
        "late_meal": mark("late meal"),
        "poor_bed": mark("poor bed"),
        "stress": mark("stress"),
        "medication": mark("medication"),
        "menstruation": mark("menstruation"),
        "stimulants": mark("stimulants"),
        "new_device": mark("new device"),
    }
)
"""What may explain an odd morning (domain rule 5.1 ; bed, stress and medication are our own)."""


HABITS: Final = Vocabulary(
    {
        Habit.ROLLING: mark("rolling"),
        Habit.SELF_MASSAGE: mark("self-massage"),
        Habit.CONTRAST: mark("contrast"),
        Habit.COOLING_STRETCH: mark("cooling stretch"),
        Habit.EASY_SPIN: mark("easy spin"),
        Habit.PROTEIN: mark("protein"),
    }
)
"""In the order they are asked (domain rule 10); they are never scored."""


def tag_word(tag: str) -> str:
    """Return what a tag says; one that was imported says it itself."""
    return TAGS.get(tag, tag)


def habit_word(habit: str) -> str:
    """Return what a habit says; one of a later version says it itself."""
    return HABITS[Habit(habit)] if habit in HABITS else habit


def check_in_words(check_in: CheckIn | None, readings: Iterable[TendonReading]) -> tuple[str, ...]:
    """Return ``Resting HR 49``, ``Sleep 7 h 10``, ``Tendon L 0 · R 1``, … for what was given."""
    words = [] if check_in is None else _figures(check_in)
    mornings = [reading for reading in readings if reading.moment is Moment.MORNING]
    pains = [
        tr("{leg} {pain}", leg=SIDE_LETTERS[leg], pain=reading.pain)
        for leg in LEGS
        for reading in mornings
        if leg in reading.side.legs and reading.pain is not None
    ]
    if pains:
        words.append(tr("Tendon {pains}", pains=" · ".join(pains)))
    if stiff := stiffness_text(mornings):
        words.append(tr("Stiffness {minutes}", minutes=stiff))
    return (*words, *(() if check_in is None else ticked_words(check_in)))


def ticked_words(check_in: CheckIn) -> tuple[str, ...]:
    """Return what was ticked: tags, habits, and that nothing was trained."""
    rest = (tr("rest"),) if check_in.rest_day else ()
    tags = (tag_word(tag) for tag in check_in.tags)
    return (*rest, *tags, *(habit_word(habit) for habit in check_in.habits))


def pains_text(mornings: Iterable[TendonReading]) -> str:
    """Return the pains of both legs, ``0 / 3``, a dash for one not told; "" when none was."""
    pains = {
        leg: reading.pain
        for reading in mornings
        for leg in reading.side.legs
        if reading.pain is not None
    }
    if not pains:
        return ""
    return " / ".join(str(pains[leg]) if leg in pains else formats.UNKNOWN for leg in LEGS)


def stiffness_text(mornings: Iterable[TendonReading], *, unit: bool = True) -> str:
    """Return ``4 min``, or ``L 3 · R 9 min`` where the legs differ; "" when nothing was said."""
    minutes = {
        leg: reading.stiffness_min
        for reading in mornings
        for leg in reading.side.legs
        if reading.stiffness_min is not None
    }
    if not minutes:
        return ""
    if len(minutes) == len(LEGS) and len(set(minutes.values())) == 1:
        return formats.number(max(minutes.values()), 0, "min" if unit else "")
    last = max(minutes)
    return " · ".join(
        tr(
            "{leg} {minutes}",
            leg=SIDE_LETTERS[leg],
            minutes=formats.number(minutes[leg], 0, "min" if unit and leg is last else ""),
        )
        for leg in sorted(minutes)
    )


def figure_text(figure: MorningFigure, value: float | None, *, unit: bool = True) -> str:
    """Return a value as people read it: ``49 bpm``, ``7 h 10``, ``4/5``; a dash for None."""
    if value is None:
        return formats.UNKNOWN
    if figure.entry is EntryKind.HOURS:
        return formats.hours(value)
    if figure.entry is EntryKind.SCALE:
        return tr("{value:0}/{highest:0}", value=value, highest=figure.limit.high)
    return formats.number(value, figure.decimals, figure.limit.unit if unit else "")


def imported_text(value: WellnessValue, kept: float | None) -> str:
    """Return who says a figure and when, ``Watch, 06:40``; what, where something else is kept."""
    figure = next(each for each in FIGURES if each.name == value.figure)
    said = figure_text(figure, value.value)
    if kept is not None and kept == value.value:
        if value.at is None:
            return tr("From {source}", source=value.source)
        return tr("From {source}, {at:clock}", source=value.source, at=value.at.astimezone())
    if value.at is None:
        return tr("{source} says {value}", source=value.source, value=said)
    at = value.at.astimezone()
    return tr("{source} says {value}, {at:clock}", source=value.source, value=said, at=at)


def _figures(check_in: CheckIn) -> list[str]:
    given = ((figure, figure.of(check_in)) for figure in FIGURES)
    return [figure_told(figure, value) for figure, value in given if value is not None]


def figure_told(figure: MorningFigure, value: float) -> str:
    """Return a value with what it is, where that is not told by its unit: ``Fatigue 3/7``."""
    text = figure_text(figure, value)
    if not figure.label:
        return text
    return tr("{figure} {value}", figure=in_words(figure.label), value=text)
