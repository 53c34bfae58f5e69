"""What charts say beside their marks: captions, ways on and cells."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.message import Message
from calfjournal.domain.panel import Cell, Origin, Panel, PanelColumn
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.messages.places import FORMATS
from ui.services.places import Place

WAYS_ON = {
    Origin.TESTS: (mark("Enter a test"), Place.TESTS),
    Origin.CHECK_INS: (mark("Check in on Today"), Place.TODAY),
    Origin.DAYS: (mark("Open the calendar"), Place.CALENDAR),
}
"""The button of an empty chart, with the page where its values are entered."""


def caption(panel: Panel) -> str:
    """Return what is measured and how it is drawn, or else the unit."""
    told = in_words(panel.caption)
    if told or not any(trace.side for trace in panel.traces):
        return told or formats.unit_word(panel.unit)
    return tr("{unit}, left ● solid, right ○ dashed", unit=formats.unit_word(panel.unit))


def first_test(panel: Panel) -> str:
    """Return the words of the brackets: since when, and how far values must move to count."""
    noise = formats.number(max(band.noise for band in panel.noise), 1, panel.unit)
    day = min(band.day for band in panel.noise)
    return tr("since {day:date}, noise ±{noise}", day=day, noise=noise)


def way_on(origin: Origin) -> tuple[str, Place]:
    """Return the button that leads to where values are entered, and the page it opens."""
    text, place = WAYS_ON[origin]
    return tr(text), place


def cell(column: PanelColumn, value: Cell) -> str:
    """Return a value of the table behind a chart as it is shown."""
    if isinstance(value, str | Message):
        return in_words(value)
    if isinstance(value, date):
        return formats.day_with_year(value)
    return FORMATS[column.form](value)
