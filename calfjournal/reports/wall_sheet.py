"""The wall sheet: one week on a landscape page, to be ticked and filled in by pencil.

Days with a session get wide columns and days of rest narrow ones. Large print spreads the week
over two pages. The text takes the largest size at which every session fits; what does not fit
even at the smallest is counted and left to the session sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import day_month, sentences, short_weekday, unit_word
from calfjournal.messages.vocabulary import SIDE_LETTERS
from calfjournal.reports.fonts import Weight
from calfjournal.reports.layout import CELL, TICK
from calfjournal.reports.palette import FAINT, HAIR, INK, LINE, MUTED, PHASE_LOOKS, WASH
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.session_box import SessionBox, session_box
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.stop_box import StopBox
from calfjournal.reports.tagging import Tag
from calfjournal.reports.week import PaperDay, PaperWeek

_GAP = 8.0
_PAD = 5.0
_MORNING = mark(
    "Each morning, first steps: tendon pain 0–10 left (L) and right (R), stiffness in minutes (min)"
)


_Part = tuple[int, int]
"""Which part of the week a sheet shows, of how many."""


class _DayColumn(Struct, frozen=True):
    day: PaperDay
    x: float
    width: float


class WallSheet:
    """Draws the sheet (or, in large print, the two sheets) of a week."""

    def __init__(
        self, sheets: Sheets, paper: PlanPaper, week: PaperWeek, codes: Mapping[int, str]
    ) -> None:
        """``codes`` name the session sheet of each session by its ``id(session)``."""
        self._sheets = sheets
        self._paper = paper
        self._week = week
        self._codes = codes

    def draw(self) -> None:
        """Draw the week."""
        days = self._week.days
        parts = (days[:4], days[4:]) if self._sheets.large else (days,)
        for index, part in enumerate(parts):
            self._sheets.begin(landscape=True, code=self._week.code)
            if not index:
                self._sheets.bookmark(self._week.title, 1)
            with self._sheets.canvas.group(Tag.SECTION):
                self._draw_part(part, (index + 1, len(parts)))

    def _draw_part(self, days: Sequence[PaperDay], part: _Part) -> None:
        sheets = self._sheets
        stop = StopBox(sheets, self._paper.pain_limits)
        y = self._head(part)
        low = stop.top - 2 * _GAP - self._morning_height()
        columns = self._columns(days)
        with sheets.canvas.group(Tag.TABLE):
            self._day_heads(columns, y)
            self._day_bodies(columns, y + self._head_height(), low)
            self._mornings(columns, low + _GAP)
        stop.draw()

    # -------------------------------------------------------------------------------- head

    def _head(self, part: _Part) -> float:
        sheets, week, scale = self._sheets, self._week, self._sheets.scale
        size, x = scale.title, sheets.left
        code_width = sheets.type.width(week.code, scale.heading, Weight.STRONG) + 12
        base = sheets.top + size * 0.8
        if week.phase:
            look = PHASE_LOOKS[week.phase.kind]
            sheets.glyph(look.glyph, x + size * 0.38, base - size * 0.34, size * 0.7, look.colour)
            x += size * 1.05
        room = sheets.right - x - code_width
        titles = (_numbered(title, part) for title in week.titles)
        fitting = (
            title for title in titles if sheets.type.width(title, size, Weight.STRONG) <= room
        )
        title = sheets.type.cut(next(fitting, week.title), room, size, Weight.STRONG)
        with sheets.canvas.element(Tag.H1):
            sheets.line(x, base, title, size)
        with sheets.canvas.element(Tag.P):
            sheets.text(sheets.right, base, week.code, scale.heading, Weight.STRONG, align="right")
        return self._warning(self._goal(base + size * 0.22))

    def _goal(self, y: float) -> float:
        sheets, week, size = self._sheets, self._week, self._sheets.scale.body
        goal = self._paper.goal or (in_words(week.phase.goal) if week.phase else "")
        easier = tr("Easier week: fewer sets, same load.") if week.deload else ""
        name = sheets.type.cut(self._paper.name, sheets.inner * 0.3, size)
        room = sheets.inner - name.width * size - 16
        runs = tr("Runs: {km:km}.", km=week.km) if week.km else ""
        words = sheets.type.cut(sentences([runs, easier, goal]), room, size)
        base = y + size
        with sheets.canvas.element(Tag.P):
            sheets.line(sheets.left, base, words, size, colour=MUTED)
            sheets.line(sheets.right, base, name, size, colour=MUTED, align="right")
        return base + size * 0.75

    def _warning(self, y: float) -> float:
        sheets, size = self._sheets, self._sheets.scale.small
        if not self._paper.warning:
            return y
        lines = sheets.type.wrap(self._paper.warning, sheets.inner, size, Weight.STRONG)[:2]
        with sheets.canvas.element(Tag.P):
            return sheets.lines(sheets.left, y - size * 0.4, lines, size) + 4

    # ------------------------------------------------------------------------------- columns

    def _columns(self, days: Sequence[PaperDay]) -> list[_DayColumn]:
        sheets = self._sheets
        total = sum(day.weight for day in days)
        columns, x = [], sheets.left
        for day in days:
            width = sheets.inner * day.weight / total
            columns.append(_DayColumn(day, x, width))
            x += width
        return columns

    def _head_height(self) -> float:
        return self._sheets.scale.body * 1.75

    def _day_heads(self, columns: list[_DayColumn], y: float) -> None:
        sheets, size = self._sheets, self._sheets.scale.body
        height = self._head_height()
        sheets.box(sheets.left, y, sheets.inner, height, fill=WASH)
        base = y + height * 0.68
        with sheets.canvas.group(Tag.TR):
            for column in columns:
                day, x = column.day.day, column.x + _PAD
                colour = INK if column.day.in_plan else FAINT
                with sheets.canvas.element(Tag.TH):
                    used = sheets.text(
                        x, base, short_weekday(day.weekday()), size, Weight.STRONG, colour=colour
                    )
                    used += size * 0.35
                    room = column.width - used - _PAD
                    fits = sheets.type.width(day_month(day), size) <= room
                    words = day_month(day) if fits else str(day.day)
                    sheets.text(x + used, base, words, size, colour=colour)

    def _day_bodies(self, columns: list[_DayColumn], top: float, low: float) -> None:
        sheets = self._sheets
        size = self._fitting_size(columns, low - top - _PAD)
        with sheets.canvas.group(Tag.TR):
            for index, column in enumerate(columns):
                if index:
                    sheets.rule((column.x, top), (column.x, low), colour=HAIR)
                with sheets.canvas.element(Tag.TD):
                    self._day_body(column, top + _PAD, low, size)
        head = self._head_height()
        sheets.box(
            sheets.left,
            top - head,
            sheets.inner,
            low - top + head,
            stroke=LINE,
            line=0.8,
            radius=3,
        )

    def _fitting_size(self, columns: list[_DayColumn], room: float) -> float:
        """The largest size at which every session fits, the least one if none does."""
        scale = self._sheets.scale
        size = scale.body
        while size > scale.least:
            if all(self._needed(column, size) <= room for column in columns):
                return size
            size -= 0.5
        return scale.least

    def _needed(self, column: _DayColumn, size: float) -> float:
        day = column.day
        if not day.sessions:
            return 0.0
        extras = len(day.runs) + len(day.races) + bool(day.blocked)
        leading = self._sheets.scale.leading(size)
        boxes = sum(self._box(column, session, size).height + _PAD for session in day.sessions)
        return extras * max(TICK + 4, leading) + boxes

    def _box(self, column: _DayColumn, session: Session, size: float) -> SessionBox:
        code = self._codes.get(id(session), "")
        width = column.width - 2 * _PAD + 2
        return session_box(self._sheets, self._paper, session, code, width, size)

    # -------------------------------------------------------------------------------- bodies

    def _day_body(self, column: _DayColumn, y: float, low: float, size: float) -> None:
        sheets, day, x = self._sheets, column.day, column.x + _PAD
        room = column.width - 2 * _PAD
        for race in day.races:
            y = self._ticked_line(x, y, room, in_words(race.text), size, strong=True)
        for run in day.runs:
            y = self._ticked_line(x, y, room, in_words(run.text), size, ticked=run.done)
        if day.blocked:
            lines = sheets.type.wrap(day.blocked[:200], room, size)[:4]
            y = sheets.lines(x, y, lines, size, colour=MUTED, width=room) + 3
        y = self._sessions(column, y, low, size)
        if not (day.sessions or day.races or day.blocked) and day.in_plan:
            words = tr("no calf work") if day.runs else tr("rest")
            sheets.paragraph(x, y, words, room, size, colour=MUTED)

    def _sessions(self, column: _DayColumn, y: float, low: float, size: float) -> float:
        """The boxes of a day; when they do not fit, each gives up exercises for the others."""
        boxes = [self._box(column, session, size) for session in column.day.sessions]
        for index, box in enumerate(boxes):
            rest = boxes[index + 1 :]
            left = low - y - 3 - _PAD * len(rest)
            share = max(left / (1 + len(rest)), left - sum(other.height for other in rest))
            fitting = box.shortened(share, self._codes.get(id(box.session), ""))
            if y + fitting.height > low:
                break
            y = fitting.draw(column.x + _PAD - 1, y) + _PAD
        return y

    def _ticked_line(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        size: float,
        *,
        strong: bool = False,
        ticked: bool = False,
    ) -> float:
        sheets = self._sheets
        weight = Weight.STRONG if strong else Weight.REGULAR
        lines = sheets.type.wrap(words[:200], width - TICK - 4, size, weight)[:3]
        sheets.tick_square(x, y + 1, TICK, ticked=ticked)
        leading = sheets.scale.leading(size)
        top = y + max(0.0, (TICK + 2 - leading) / 2)
        return max(sheets.lines(x + TICK + 4, top, lines, size), y + TICK + 1) + 3

    # ------------------------------------------------------------------------------- mornings

    def _morning_height(self) -> float:
        label = self._sheets.scale.label
        return self._sheets.scale.leading(label) * 2 + CELL + 2

    def _mornings(self, columns: list[_DayColumn], y: float) -> None:
        """Cells under each day: pain left and right, minutes of stiffness."""
        sheets, label = self._sheets, self._sheets.scale.label
        sheets.text(sheets.left, y + label * 0.85, tr(_MORNING), label, Weight.STRONG, colour=MUTED)
        heads = SIDE_LETTERS[Side.LEFT], SIDE_LETTERS[Side.RIGHT], unit_word("min")
        cells = y + sheets.scale.leading(label) * 2
        with sheets.canvas.group(Tag.TR):
            for column in columns:
                each = (column.width - 5) / 3
                with sheets.canvas.element(Tag.TD):
                    for index, name in enumerate(heads):
                        at = column.x + 2.5 + index * each
                        sheets.box(at, cells, each, CELL, stroke=INK, line=0.7)
                        sheets.text(
                            at + each / 2, cells - 2.5, name, label, colour=MUTED, align="centre"
                        )


def _numbered(title: str, part: _Part) -> str:
    number, parts = part
    if parts == 1:
        return title
    return tr("{title} ({number} of {parts})", title=title, number=number, parts=parts)
