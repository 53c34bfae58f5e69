"""What charts say beside their marks: captions, ways on, cells, and what a day adds."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.message import Message, Words
from calfjournal.domain.panel import Cell, ChartAnswer, Origin, Panel, PanelColumn
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
    """Return the unit, and the noise of the test where it has one."""
    told = in_words(panel.caption) or formats.unit_word(panel.unit)
    if not panel.noise:
        return told
    noise = formats.number(max(band.noise for band in panel.noise), 1, panel.unit)
    return tr("{caption} · noise ±{noise}", caption=told, noise=noise)


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


def notes(panel: Panel, shift: int) -> dict[int, tuple[str, ...]]:
    """Return what each ordinal day adds to the read-out; ``shift`` days after those of rows."""
    found: dict[int, list[str]] = {}
    wanted = [(at, column) for at, column in enumerate(panel.columns) if column.told]
    for row in panel.rows:
        told = [_told(column, row[at]) for at, column in wanted if row[at] is not None]
        found.setdefault(_ordinal(row[0]) + shift, []).extend(told)
    for answers in _answers(panel):
        found.setdefault(answers[0].day.toordinal(), []).append(_answered(answers))
    for event in panel.events:
        words = tr("{session} done", session=event.text) if event.kind else in_words(event.text)
        found.setdefault(event.day.toordinal() + shift, []).append(words)
    return {day: tuple(dict.fromkeys(told)) for day, told in found.items()}


def _answers(panel: Panel) -> list[list[ChartAnswer]]:
    """What the legs answered at one moment to one session, or to those of a name on a day."""
    found: dict[tuple[date, date, Words, str], list[ChartAnswer]] = {}
    for answer in panel.answers:
        about = (answer.day, answer.session_day, answer.session_title, answer.moment)
        found.setdefault(about, []).append(answer)
    return list(found.values())


def _answered(answers: list[ChartAnswer]) -> str:
    sides = [tr("{side:side} {pain}", side=each.side, pain=each.pain) for each in answers]
    return tr(
        "{moment:moment} after {session}, {day:day}: {sides:commas}",
        moment=answers[0].moment,
        session=answers[0].session_title,
        day=answers[0].session_day,
        sides=sides,
    )


def _told(column: PanelColumn, value: Cell) -> str:
    return in_words(Message(column.told, {"value": cell(column, value)}))


def _ordinal(day: Cell) -> int:
    if not isinstance(day, date):
        raise TypeError("the first column of a chart's table holds days")
    return day.toordinal()
