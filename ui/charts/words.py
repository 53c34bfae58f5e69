"""What charts say beside their marks: captions, ways on, and what a day adds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.domain.panel import Origin, Panel
from calfjournal.messages.formats import UNKNOWN, number, short_day
from calfjournal.messages.vocabulary import MOMENTS
from ui.services.places import Place

WAYS_ON = {
    Origin.TESTS: ("Enter a test", Place.TESTS),
    Origin.CHECK_INS: ("Check in on Today", Place.TODAY),
    Origin.DAYS: ("Open the calendar", Place.CALENDAR),
}
"""The button of an empty chart, with the page where its values are entered."""


def caption(panel: Panel) -> str:
    """Return the unit, and the noise of the test where it has one."""
    noise = sorted({band.noise for band in panel.noise})
    return " · ".join([panel.caption or panel.unit, *(noise_words(n, panel.unit) for n in noise)])


def noise_words(noise: float, unit: str) -> str:
    """Return what a test may differ by without a change: ``noise ±1.9 cm``."""
    return f"noise ±{number(noise, 1, unit)}"


def notes(panel: Panel, shift: int) -> dict[int, tuple[str, ...]]:
    """Return what each ordinal day adds to the read-out; ``shift`` days after those of rows."""
    found: dict[int, list[str]] = {}
    wanted = [panel.columns.index(name) for name in panel.told]
    for row in panel.rows:
        told = [_told(panel, at, row[at]) for at in wanted if row[at] != UNKNOWN]
        found.setdefault(_ordinal(row[0]) + shift, []).extend(told)
    for (day, about), sides in _answers(panel).items():
        found.setdefault(day, []).append(f"{about}: {', '.join(sides)}")
    for event in panel.events:
        words = f"{event.text} done" if event.kind else event.text
        found.setdefault(event.day.toordinal() + shift, []).append(words)
    return {day: tuple(dict.fromkeys(told)) for day, told in found.items()}


def _answers(panel: Panel) -> dict[tuple[int, str], list[str]]:
    """What each leg answered, by the day of the answer and the words for its session."""
    found: dict[tuple[int, str], list[str]] = {}
    for answer in panel.answers:
        session = f"{answer.session_title}, {short_day(answer.session_day)}"
        key = (answer.day.toordinal(), f"{MOMENTS[answer.moment]} after {session}")
        found.setdefault(key, []).append(f"{answer.side.value} {answer.pain}")
    return found


def _told(panel: Panel, at: int, value: str) -> str:
    column = panel.columns[at]
    return value if column in panel.words else f"{column.lower()} {value}"


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def table(panel: Panel) -> Sequence[Sequence[str]]:
    """Return the rows behind the chart, the header first."""
    return (panel.columns, *panel.rows) if panel.rows else ()
