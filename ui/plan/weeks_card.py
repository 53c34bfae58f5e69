"""The weeks ahead: what stands in them and where a click leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.domain.looks import KIND_LOOKS, PHASE_KIND_LOOKS, Glyph, Look
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import tr, tr_n
from calfjournal.messages.formats import day_month, short_weekday
from calfjournal.messages.vocabulary import STATUSES
from calfjournal.views import plan_words as words
from calfjournal.views.plan import WeekAhead
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS, TOP
from ui.theme import Role, metrics
from ui.theme.focus_ring import paint_focus
from ui.theme.fonts import scale, text_width
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, clear
from ui.widgets.text import Label, small

NARROW, NARROWEST = 440, 300
"""Below these widths of the card, at the usual text size, rows take two lines, or three."""
_TWO = 2
_LEADS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENDS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class DayChip(Chip):
    """A chip that leads to a day of the calendar: click, Enter or Space."""

    pressed = Signal(date)

    def __init__(self, text: str, look: Look | None, day: date, *, dashed: bool, tip: str) -> None:
        super().__init__(text, look, dashed=dashed)
        self._day = day
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.pressed.emit(self._day)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus(self, metrics.CHIP_RADIUS)


class _Week(NamedTuple):
    """The parts of a row."""

    begins: QWidget
    phase: QWidget
    sessions: QWidget
    load: Label
    line: QWidget


class WeeksCard(Card):
    """The next weeks, one row each; ``day_chosen`` carries a day to show in the calendar.

    Where a row has no room its sessions stand below the rest of it.
    """

    day_chosen = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The weeks ahead"), parent=parent)
        self._weeks: list[_Week] = []
        self._lines = 1
        """That a row takes."""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.M)
        self._grid.setVerticalSpacing(metrics.S)
        self._grid.setColumnStretch(2, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_weeks(self, weeks: Sequence[WeekAhead], today: date) -> None:
        """Show other weeks."""
        clear(self._grid)
        self._weeks = [
            _Week(
                self._week_chip(week),
                _phase_label(week),
                self._sessions(week, today),
                _load(week),
                Hairline(),
            )
            for week in weeks
        ]
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the parts into lines that the width has room for."""
        grid = self._grid
        for at, week in enumerate(self._weeks):
            line = 4 * at
            grid.addWidget(week.begins, line, 0, TOP)
            grid.addWidget(week.phase, line, 1, TOP)
            grid.addWidget(week.load, *self._place_of_load(line), TOP)
            week.load.setAlignment(_ENDS if self._lines <= _TWO else _LEADS)
            if self._lines > 1:
                grid.addWidget(week.sessions, line + 2, 0, 1, 4)
            else:
                grid.addWidget(week.sessions, line, 2)
            grid.addWidget(week.line, line + 3, 0, 1, 4)
        if self._weeks:
            self._weeks[-1].line.hide()

    def _place_of_load(self, line: int) -> tuple[int, int, int, int]:
        """Row and column, and how many of them: it ends the first line, or has one for itself."""
        match self._lines:
            case 1:
                return line, 3, 1, 1
            case 2:
                return line, 2, 1, 1
            case _:
                return line + 1, 0, 1, 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = 1 + sum(self.width() < least * scale() for least in (NARROW, NARROWEST))
        if lines != self._lines:
            self._lines = lines
            for week in self._weeks:
                for part in week:
                    self._grid.removeWidget(part)
            self._lay_out()

    def _week_chip(self, week: WeekAhead) -> DayChip:
        text = day_month(week.first)
        tip = (
            tr(
                "Week of {day:day}, {phase}: show in the calendar",
                day=week.first,
                phase=words.week_text(week),
            )
            if week.phase is not None
            else tr("Week of {day:day}: show in the calendar", day=week.first)
        )
        chip = DayChip(text, None, week.first, dashed=False, tip=tip)
        chip.pressed.connect(self.day_chosen)
        return chip

    def _sessions(self, week: WeekAhead, today: date) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=metrics.XS)
        for sessions in _together(week.sessions):
            chip = _session_chip(sessions)
            chip.pressed.connect(self.day_chosen)
            flow.addWidget(chip)
        if not week.sessions:
            flow.addWidget(small(tr("no sessions")))
        if week.deload:
            flow.addWidget(Chip(tr("easier week"), Look("run", Glyph.HALF)))
        return box


def _together(sessions: Sequence[Session]) -> list[list[Session]]:
    """Sessions of one kind and status on one day share a chip (programs that train twice a day)."""
    key = attrgetter("day", "kind", "status")
    return [list(same) for _, same in groupby(sessions, key=key)]


def _session_chip(sessions: Sequence[Session]) -> DayChip:
    session = sessions[0]
    day = short_weekday(session.day.weekday())
    if len(sessions) > 1:
        day = f"{day} ×{len(sessions)}"
    glyph = STATUSES[session.status].glyph if session.status is not SessionStatus.PLANNED else ""
    return DayChip(
        f"{day} {glyph}".strip(),
        KIND_LOOKS[session.kind],
        session.day,
        dashed=session.status is SessionStatus.PLANNED,
        tip=_tip(session, len(sessions)),
    )


def _tip(session: Session, times: int) -> str:
    values = {
        "day": session.day,
        "title": session.title,
        "kind": session.kind,
        "status": session.shown_status,
    }
    if times == 1:
        return tr("{day:day}: {title} ({kind:kind}, {status:status})", **values)
    return tr_n(
        "{day:day}: {title} ({kind:kind}, {status:status}), {count} time",
        "{day:day}: {title} ({kind:kind}, {status:status}), {count} times",
        times,
        **values,
    )


def _load(week: WeekAhead) -> Label:
    lines = words.load_lines(week)
    told = small("\n".join(lines), wrap=True)
    told.setAlignment(_ENDS)
    told.setMinimumWidth(round(max((text_width(t, Role.SMALL) for t in lines[:1]), default=0)) + 1)
    return told


def _phase_label(week: WeekAhead) -> Label:
    colour = PHASE_KIND_LOOKS[week.phase.kind].colour if week.phase is not None else "muted"
    label = small(words.week_text(week, short=True), wrap=True)
    label.setToolTip(words.week_text(week))
    label.setProperty("tone", colour)
    label.setMinimumHeight(22)
    return label
