"""The years beside the one shown, read and judged while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.views.tendon_answers import TendonAnswers
from calfjournal.views.year import YEARS, Year, YearWeek
from ui.calendar.month_ahead import AHEAD_MS
from ui.services.context import Context

KEPT_YEARS: Final = 6
"""On both sides of the one shown, so that nothing is judged twice on the way back."""

_Key = tuple[int, date, int]


class YearsAhead(QObject):
    """Keeps the year shown and those around it, until ``forget`` after a change in the journal.

    ``ready(Year)`` may be turned to next; ``judged(int, int)`` tells that the days of a week, by
    the number of its column, are judged in a year.
    """

    ready = Signal(Year)
    judged = Signal(int, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._years: dict[_Key, Year] = {}
        self._answers: dict[_Key, TendonAnswers] = {}
        self._before: dict[int, TendonAnswers] = {}
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def year(self, year: int) -> Year:
        """Return a year as the journal is now."""
        key = self._key(year)
        if key not in self._years:
            first_weekday = self._context.settings.now.first_weekday
            self._years[key] = self._context.journal.views.year(year, first_weekday)
        return self._years[key]

    def answers(self, year: int) -> TendonAnswers:
        """Return what the tendons said in a year, as far as it was judged."""
        key = self._key(year)
        if key not in self._answers:
            shown = self.year(year)
            views, before = self._context.journal.views, self._before.get(year)
            self._answers[key] = views.tendon_answers(shown.first, shown.last, before)
        return self._answers[key]

    def expect(self, shown: int, *, back: bool = False) -> None:
        """Read the years beside the one shown, and judge the days of all three, a step a turn.

        The likelier one comes first: that of the way that was turned last.
        """
        near = range(shown - KEPT_YEARS, shown + KEPT_YEARS + 1)
        self._years = {key: year for key, year in self._years.items() if key[0] in near}
        self._answers = {key: said for key, said in self._answers.items() if key[0] in near}
        beside = (shown - 1, shown + 1) if back else (shown + 1, shown - 1)
        self._steps = self._ahead(shown, [year for year in beside if year in YEARS])
        self._timer.start(AHEAD_MS)

    def forget(self) -> None:
        """Read everything anew; what was judged is shown until it is judged again."""
        self._timer.stop()
        self._years.clear()
        self._before = {key[0]: said for key, said in self._answers.items()}
        self._answers.clear()

    def stop(self) -> None:
        """Do nothing more until a year is expected again."""
        self._timer.stop()

    @Slot()
    def _step(self) -> None:
        if self._context.journal.closed or next(self._steps, self) is self:
            self._timer.stop()

    def _ahead(self, shown: int, beside: Sequence[int]) -> Iterator[None]:
        for year in beside:
            self.ready.emit(self.year(year))
            yield
        self._timer.setInterval(0)  # Each step is short: keys and clicks come in between.
        for year in (shown, *beside):
            yield from self._judge(year)

    def _judge(self, year: int) -> Iterator[None]:
        """Judge a year back from its newest week, a few days a step."""
        said, weeks = self.answers(year), self.year(year).weeks
        for at in reversed(range(len(weeks))):
            if _judge_week(weeks[at], said):
                self.judged.emit(year, at)
                yield

    def _key(self, year: int) -> _Key:
        """A year is drawn for a today and for a first day of the week."""
        return year, self._context.journal.today(), self._context.settings.now.first_weekday


def _judge_week(week: YearWeek, said: TendonAnswers) -> bool:
    """Judge the days of a week; False when all of them were judged before."""
    new = [day.day for day in week.days if not said.is_judged(day.day)]
    for day in new:
        said.judge(day)
    return bool(new)
