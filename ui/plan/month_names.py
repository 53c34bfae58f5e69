"""Months and years below a timeline: all months have their names, or all their letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from calfjournal.messages.formats import month_letter, short_month
from ui.services.qt import LEFT
from ui.theme import Role, active, font
from ui.theme.upright import draw_words

PAD = 4
"""Between the line where a month begins and its name."""


def month_labels(first: date, last: date, x_of: Callable[[date], float]) -> list[tuple[float, str]]:
    """Return where each month between two days begins, and what it is called there.

    Whole months are all named, or all have their letter; those cut by an end are called alike where
    they have the room, and nothing where not.
    """
    wide = QFontMetricsF(font(Role.SMALL, figures=True))
    spans = [(day, x_of(day), x_of(until)) for day, until in _months(first, last)]
    whole = [right - left for day, left, right in spans[1:-1]] or [s[2] - s[1] for s in spans]
    widest = max(wide.horizontalAdvance(short_month(month)) for month in range(1, 13))
    named = min(whole) >= widest + 2 * PAD
    labels: list[tuple[float, str]] = []
    for day, left, right in spans:
        text = short_month(day.month) if named else month_letter(day.month)
        fits = wide.horizontalAdvance(text) + _after(text) <= right - left - PAD
        labels.append((left, text if fits else ""))
    return labels


def year_labels(first: date, last: date, x_of: Callable[[date], float]) -> list[tuple[float, str]]:
    """Return where each year begins, the first one at the first day, and its number.

    A year of which hardly a part is seen has none where the next one needs the room.
    """
    wide = QFontMetricsF(font(Role.SMALL, figures=True))
    begins = [first, *(date(year, 1, 1) for year in range(first.year + 1, last.year + 1))]
    ends = [*map(x_of, begins[1:]), x_of(last + timedelta(days=1))]
    labels = [(x_of(day), str(day.year), end) for day, end in zip(begins, ends, strict=True)]
    return [
        (left, text)
        for left, text, end in labels
        if wide.horizontalAdvance(text) + PAD + _after(text) <= end - left
    ]


def _after(text: str) -> int:
    """Room behind a name; a letter stands close."""
    return PAD if len(text) > 1 else 0


def paint_labels(painter: QPainter, place: QRectF, labels: Sequence[tuple[float, str]]) -> None:
    """Draw a line where each month or year begins, with its name behind it."""
    painter.setFont(font(Role.SMALL, figures=True))
    wide = QFontMetricsF(painter.font())
    for x, text in labels:
        painter.setPen(QPen(active().colour("line"), 1))
        painter.drawLine(QPointF(x, place.top() + 1), QPointF(x, place.bottom()))
        painter.setPen(active().colour("muted"))
        room = QRectF(x + PAD, place.top(), wide.horizontalAdvance(text) + 1, wide.height())
        draw_words(painter, room, LEFT, text)


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the first day of each month between two days, and the day after its last."""
    day = first
    while day <= last:
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield day, min(following, last + timedelta(days=1))
        day = following
