"""The exercises of a day's session as a table, in as many columns as there is room for."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import tr
from calfjournal.views.exercise_lines import ExerciseLine
from calfjournal.views.today import TodaySession
from ui.theme import Role
from ui.theme.fonts import scale
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table_columns import Column

NARROW = 420
"""A planned session narrower than this says the tempo with the dose, and no last time."""


def _name(line: ExerciseLine) -> str:
    return line.name


def _target(line: ExerciseLine) -> str:
    return line.target


def _tempo(line: ExerciseLine) -> str:
    return line.tempo


def _dose(line: ExerciseLine) -> str:
    return " · ".join(part for part in (line.target, line.tempo) if part)


def _before(line: ExerciseLine) -> str:
    return line.before


def _done(line: ExerciseLine) -> str:
    return line.done or tr("not done")


def _done_tone(line: ExerciseLine) -> str:
    return "text" if line.done else "muted"


def _muted(_line: ExerciseLine) -> str:
    return "muted"


def _planned_columns() -> tuple[Column[ExerciseLine], ...]:
    return (
        Column(tr("Exercise"), _name, share=31),
        Column(tr("Do"), _target, share=27),
        Column(tr("Tempo"), _tempo, share=16),
        Column(tr("Last time"), _before, share=26, role=Role.SMALL, tone=_muted),
    )


def _short_columns() -> tuple[Column[ExerciseLine], ...]:
    return Column(tr("Exercise"), _name, share=50), Column(tr("Do"), _dose, share=50)


def _done_columns() -> tuple[Column[ExerciseLine], ...]:
    return (
        Column(tr("Exercise"), _name, share=34),
        Column(tr("Planned"), _target, share=28, tone=_muted),
        Column(tr("Done"), _done, share=38, tone=_done_tone),
    )


class SessionTable(QWidget):
    """Shows every line of a session."""

    def __init__(self, shown: TodaySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts, self._lines = shown.session.counts, shown.lines
        self._name = tr("Exercises of {session}", session=shown.session.title)
        columns = _done_columns() if self._counts else _planned_columns()
        self.whole: ReadingTable[ExerciseLine] = ReadingTable(columns, self._name)
        self.short: ReadingTable[ExerciseLine] | None = None
        """That of a narrow one; made when it is first that narrow."""
        self.whole.set_rows(shown.lines)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._counts:
            self._turn(narrow=event.size().width() < NARROW * scale())

    def _turn(self, *, narrow: bool) -> None:
        if narrow and self.short is None:
            self.short = ReadingTable(_short_columns(), self._name)
            self.short.set_rows(self._lines)
            self._stack.addWidget(self.short)
        if self.short is not None:
            self.whole.setHidden(narrow)
            self.short.setVisible(narrow)
