"""A session inside its column of the wall sheet: title, tick square, exercises with doses."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import number
from calfjournal.messages.vocabulary import STATUSES
from calfjournal.reports.doses import DoseLine, dose_lines
from calfjournal.reports.fonts import Weight
from calfjournal.reports.layout import TICK
from calfjournal.reports.palette import INK, MUTED, SESSION_LOOKS
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.text import TextLine

_IN = 5.0
"""From the edge of the box to its text."""
_INSET = 2.0
"""A drawing kept once is cut at the edges of its page; the box's line needs room there."""
_AFTER_HEAD = 6.0
_AT_END = 5.0


class _Item(Struct, frozen=True):
    """One exercise: its name, and its dose beside the name's last line or below it."""

    name: list[TextLine]
    dose: list[TextLine]
    beside: bool

    @property
    def lines(self) -> float:
        """Height in lines, the space to the next exercise included."""
        return len(self.name) + (0 if self.beside else len(self.dose)) + 0.2


class SessionBox(Struct, frozen=True):
    """A session broken into lines for a width and a size."""

    sheets: Sheets
    session: Session
    width: float
    size: float
    title: list[TextLine]
    about: list[TextLine]
    items: tuple[_Item, ...]
    note: list[TextLine]
    more: str = ""
    """Says how many exercises were left to the session sheet."""

    @property
    def _leading(self) -> float:
        return self.sheets.scale.leading(self.size)

    @property
    def _small(self) -> float:
        return self.sheets.scale.leading(self.sheets.scale.small)

    @property
    def _head(self) -> float:
        title = max(len(self.title) * self._leading, TICK)
        return 3 + title + len(self.about) * self._small + 3

    @property
    def height(self) -> float:
        """Of the box in points."""
        items = sum(item.lines for item in self.items) * self._leading
        rest = (len(self.note) + bool(self.more)) * self._small
        return self._head + (_AFTER_HEAD if self.items else 0) + items + rest + _AT_END

    def shortened(self, room: float, code: str) -> SessionBox:
        """The box without its note and last exercises where it is higher than ``room``."""
        box = self if self.height <= room else replace(self, note=[])
        total = len(self.items)
        while box.items and box.height > room:
            left = len(box.items) - 1
            box = replace(box, items=box.items[:left], more=_more(total - left, code))
        return box

    def draw(self, x: float, y: float) -> float:
        """Draw the box with its upper left corner at (x, y); returns its lower edge.

        Most weeks repeat a box, so each is kept once in the document.
        """
        sheets, lines = self.sheets, self._all_lines
        sheets.note_lacking(lines)
        drawn = (self.session.kind, self.session.status, self.size)
        key = ("session", sheets.height, self.width, drawn, tuple(line.spoken for line in lines))
        sheets.canvas.stamp(key, self._draw, right=x - _INSET, up=_INSET - y)
        return y + self.height

    @property
    def _all_lines(self) -> list[TextLine]:
        items = [line for item in self.items for line in (*item.name, *item.dose)]
        more = [self.sheets.type.line(self.more)] if self.more else []
        return [*self.title, *self.about, *items, *self.note, *more]

    def _draw(self) -> None:
        sheets, look = self.sheets, SESSION_LOOKS[self.session.kind]
        left = top = _INSET
        sheets.box(left, top, self.width, self.height, stroke=look.colour, line=1.0, radius=4)
        head = self._head
        sheets.box(left + 0.5, top + 0.5, self.width - 1, head - 0.5, fill=look.soft, radius=3.5)
        self._status(left + self.width - TICK - 4, top + 4)
        sign = self.size * 0.82
        middle = top + 3 + self._leading * 0.5
        sheets.glyph(look.glyph, left + _IN + sign / 2, middle, sign, look.colour)
        end = sheets.lines(left + _IN + sign + 4, top + 3, self.title, self.size)
        sheets.lines(
            left + _IN, max(end, top + 3 + TICK), self.about, sheets.scale.small, colour=MUTED
        )
        self._body(left + _IN, top + head + (_AFTER_HEAD if self.items else 0))

    def _body(self, x: float, y: float) -> None:
        sheets, right = self.sheets, x + self.width - 2 * _IN
        for item in self.items:
            y = sheets.lines(x, y, item.name, self.size)
            if item.beside:
                y -= self._leading
            for dose in item.dose:
                y += self._leading
                sheets.line(right, y - self.size * 0.28, dose, self.size, align="right")
            y += self._leading * 0.2
        small = sheets.scale.small
        if self.more:
            y = sheets.lines(x, y, [sheets.type.line(self.more)], small, colour=MUTED)
        sheets.lines(x, y, self.note, small, colour=MUTED, width=self.width - 2 * _IN)

    def _status(self, x: float, y: float) -> None:
        status = self.session.status
        self.sheets.tick_square(x, y, TICK, ticked=status is SessionStatus.DONE)
        if status is SessionStatus.PARTLY:
            self.sheets.box(x + 2, y + TICK / 2, TICK - 4, TICK / 2 - 2, fill=INK)
        if status is SessionStatus.SKIPPED:
            middle = y + TICK / 2
            self.sheets.rule((x + 3, middle), (x + TICK - 3, middle), width=1.4)


def session_box(
    sheets: Sheets, paper: PlanPaper, session: Session, code: str, width: float, size: float
) -> SessionBox:
    """Break a session into lines; ``code`` names its session sheet, if it has one."""
    kind, small = sheets.type, sheets.scale.small
    room = width - 2 * _IN
    note = session.note.strip() if paper.session_notes else ""
    title_room = room - TICK - size * 0.82 - 6
    return SessionBox(
        sheets,
        session,
        width,
        size,
        kind.wrap(in_words(session.title)[:200], title_room, size, Weight.STRONG)[:3],
        kind.wrap(_about(session, code), room, small)[:3],
        tuple(_item(sheets, line, room, size) for line in dose_lines(paper, session)),
        [kind.cut(tr("Note: {note}", note=note), room, small)] if note else [],
    )


def _about(session: Session, code: str) -> str:
    parts = [session.start_time]
    if session.planned_minutes:
        parts.append(number(session.planned_minutes, 0, "min"))
    if session.status is SessionStatus.PARTLY:
        parts.append(STATUSES[session.status].text)
    if code:
        parts.append(tr("sheet {code}", code=code))
    return " · ".join(filter(None, parts))


def _more(count: int, code: str) -> str:
    if code:
        return tr("+ {count} more: sheet {code}", count=count, code=code)
    return tr("+ {count} more", count=count)


def _item(sheets: Sheets, line: DoseLine, room: float, size: float) -> _Item:
    kind = sheets.type
    # Large print leaves the tempo to the session sheet, so that more exercises fit.
    tempo = "" if sheets.large else line.counted_tempo
    short = " · ".join(filter(None, (line.short, line.load)))
    words = " · ".join(filter(None, (short, tempo)))
    name = kind.wrap(line.name[:200], room, size)
    one = kind.width(words, size, Weight.STRONG) <= room
    parts = (words,) if one else (short[:300], tempo)
    dose = [piece for part in parts for piece in kind.wrap(part, room, size, Weight.STRONG)][:3]
    last = name[-1].width if name else 0.0
    fits = len(dose) == 1 and (last + dose[0].width) * size + size * 0.8 <= room
    return _Item(name, dose, beside=bool(name) and fits)
