"""What a day adds to the read-out beside its values, put in words when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from calfjournal.domain.message import Message, Words
from calfjournal.domain.panel import Cell, ChartAnswer, Event, Panel
from calfjournal.messages import in_words, tr
from ui.charts.words import cell


class DayNotes(Mapping[int, tuple[str, ...]]):
    """The notes of a panel by ordinal day, () where there are none.

    One day is looked for at a time: to sort and to say twenty years takes longer than their chart.
    """

    def __init__(self, panel: Panel, shift: int) -> None:
        """``shift`` is how many days after those of rows and events their values stand."""
        self._panel, self._shift = panel, shift
        self._columns = [(at, column) for at, column in enumerate(panel.columns) if column.told]

    def __getitem__(self, ordinal: int) -> tuple[str, ...]:
        panel, day = self._panel, date.fromordinal(ordinal)
        shifted = date.fromordinal(ordinal - self._shift)
        rows = [row for row in panel.rows if row[0] == shifted] if self._columns else []
        answers = [answer for answer in panel.answers if answer.day == day]
        told = [
            *(told for row in rows for told in self._told(row)),
            *map(_answered, _grouped(answers)),
            *(_happened(event) for event in panel.events if event.day == shifted),
        ]
        return tuple(dict.fromkeys(told))

    def __iter__(self) -> Iterator[int]:
        panel = self._panel
        rows = (row[0] for row in panel.rows if isinstance(row[0], date))
        shifted = {*rows, *(event.day for event in panel.events)}
        days = {day.toordinal() + self._shift for day in shifted}
        return iter(days | {answer.day.toordinal() for answer in panel.answers})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _told(self, row: Sequence[Cell]) -> Iterator[str]:
        for at, column in self._columns:
            if row[at] is not None:
                yield in_words(Message(column.told, {"value": cell(column, row[at])}))


def _grouped(answers: Sequence[ChartAnswer]) -> list[list[ChartAnswer]]:
    """What the legs answered at one moment to one session, or to those of a name on a day."""
    found: dict[tuple[date, Words, str], list[ChartAnswer]] = {}
    for answer in answers:
        about = (answer.session_day, answer.session_title, answer.moment)
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


def _happened(event: Event) -> str:
    return tr("{session} done", session=event.text) if event.kind else in_words(event.text)
