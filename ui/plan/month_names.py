"""The months below a timeline: every one has its name, or its letter where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from calfjournal.messages import tr
from calfjournal.messages.formats import month_letter, short_month
from ui.theme import Role, active, font

PAD = 4
"""Between the line where a month begins and its name."""


def month_labels(first: date, last: date, x_of: Callable[[date], float]) -> list[tuple[float, str]]:
    """Return where each month between two days begins, and what it is called there.

    Whole months are all named, or all have their letter; months cut by an end have what fits. The
    year stands in its first month that has room for it.
    """
    wide = QFontMetricsF(font(Role.SMALL, figures=True))
    spans = [(day, x_of(day), x_of(until)) for day, until in _months(first, last)]
    whole = [right - left for day, left, right in spans[1:-1]] or [s[2] - s[1] for s in spans]
    widest = max(wide.horizontalAdvance(short_month(month)) for month in range(1, 13))
    named = min(whole) >= widest + 2 * PAD
    labels: list[tuple[float, str]] = []
    said = set[int]()
    for day, left, right in spans:
        name = short_month(day.month)
        with_year = tr("{month} {year}", month=name, year=str(day.year))
        names = (name, month_letter(day.month)) if named else (month_letter(day.month),)
        names = (with_year, *names) if named and day.year not in said else names
        room = right - left - PAD
        text = next((t for t in names if wide.horizontalAdvance(t) + _after(t) <= room), "")
        if text == with_year:
            said.add(day.year)
        labels.append((left, text))
    return labels


def _after(text: str) -> int:
    """Room behind a name; a letter stands close."""
    return PAD if len(text) > 1 else 0


def paint_months(painter: QPainter, place: QRectF, labels: Sequence[tuple[float, str]]) -> None:
    """Draw a line where each month begins, with its name behind it."""
    painter.setFont(font(Role.SMALL, figures=True))
    base = place.top() + QFontMetricsF(painter.font()).ascent()
    for x, text in labels:
        painter.setPen(QPen(active().colour("line"), 1))
        painter.drawLine(QPointF(x, place.top() + 1), QPointF(x, place.bottom()))
        painter.setPen(active().colour("muted"))
        painter.drawText(QPointF(x + PAD, base), text)


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the first day of each month between two days, and the day after its last."""
    day = first
    while day <= last:
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield day, min(following, last + timedelta(days=1))
        day = following
