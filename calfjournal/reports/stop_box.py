"""The stop box: pain limits, the next-morning rule and when to get help; on every sheet."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from calfjournal.messages import mark, tr
from calfjournal.reports.fonts import Weight
from calfjournal.reports.palette import (
    GO,
    GO_SOFT,
    HOLD,
    HOLD_SOFT,
    INK,
    STOP,
    WHITE,
    Colour,
)
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.tagging import Tag
from calfjournal.reports.text import TextLine

MORNING = (
    mark("Next morning (24-hour rule)"),
    mark(
        "Back to your usual: go on. Pain up by 2 or more, or stiff for over 30 minutes: do less"
        " and wait one more day. Still sore after 48 hours: step back."
    ),
)
HELP = (
    mark("Stop and get help the same day"),
    mark(
        "A sudden snap or kick in the back of the leg · you cannot rise on your toes · a calf that"
        " is swollen, red or hot · fever with a hot, red tendon. Chest pain or short of breath:"
        " call an ambulance."
    ),
)
PAIN = mark("Pain while you train, 0–10")

_BAR_SHARE = {
    (True, True): 0.28,
    (True, False): 0.32,
    (False, True): 0.46,
    (False, False): 0.49,
}
"""How much of the width the bar takes, by (landscape, large print)."""
_PAD = 8.0
_GAP = 14.0


class _StopColumn(Struct, frozen=True):
    x: float
    width: float
    title: list[TextLine]
    text: list[TextLine]


class _Zone(Struct, frozen=True):
    """A stretch of the bar; ``words`` from the longest to the shortest."""

    first: int
    last: int
    fill: Colour
    ink: Colour
    colour: Colour
    words: tuple[str, ...]

    @property
    def cells(self) -> int:
        return self.last - self.first + 1


class StopBox:
    """Laid out for the sheet's width and drawn at the bottom, always at the same place."""

    def __init__(self, sheets: Sheets, limits: tuple[int, int]) -> None:
        """Break the words for the width of the sheet on top."""
        self._sheets = sheets
        self._limits = limits
        self._size = sheets.scale.small
        inner = sheets.inner - 2 * _PAD
        left = sheets.left + _PAD
        self._wide = sheets.inner > 650
        share = _BAR_SHARE[self._wide, sheets.large]
        bar = inner * share
        self._bar_width = bar
        if self._wide:
            morning = (inner - bar - 2 * _GAP) * 0.46
            rest = inner - bar - morning - 2 * _GAP
            self._columns = [
                self._column(left + bar + _GAP, morning, MORNING),
                self._column(left + bar + morning + 2 * _GAP, rest, HELP),
            ]
        else:
            self._columns = [
                self._column(left + bar + _GAP, inner - bar - _GAP, MORNING),
                self._column(left, inner, HELP),
            ]
        heights = [self._height(column) for column in self._columns]
        first = max(heights[0], self._bar_height())
        body = max(first, heights[1]) if self._wide else first + heights[1] + 5
        self._second = first + 5
        self.height = body + 2 * _PAD - 2
        """Of the whole box in points."""

    @property
    def top(self) -> float:
        """The y at which the box begins; sheets end their content above it."""
        return self._sheets.bottom - self.height

    def _column(self, x: float, width: float, words: tuple[str, str]) -> _StopColumn:
        kind = self._sheets.type
        return _StopColumn(
            x,
            width,
            kind.wrap(tr(words[0]), width, self._size, Weight.STRONG),
            kind.wrap(tr(words[1]), width, self._size),
        )

    def _height(self, column: _StopColumn) -> float:
        lines = len(column.title) + len(column.text)
        return lines * self._sheets.scale.leading(self._size)

    def _bar_height(self) -> float:
        leading = self._sheets.scale.leading(self._size)
        return leading + self._size * 2.0 + 2 + leading

    def draw(self) -> None:
        """Draw the box; the same words on the same paper are kept once in the document."""
        sheets = self._sheets
        green, amber = self._limits
        key = ("stop", sheets.width, sheets.height, self._limits)
        alt = tr(
            "Pain 0 to {green}: go on. {hold} to {amber}: hold. From {stop}: stop.",
            green=green,
            hold=green + 1,
            amber=amber,
            stop=amber + 1,
        )
        with sheets.canvas.group(Tag.SECTION):
            with sheets.canvas.element(Tag.FIGURE, alt=alt):
                sheets.canvas.stamp(key, self._draw_bar)
            for index in range(len(self._columns)):
                with sheets.canvas.element(Tag.P):
                    sheets.canvas.stamp((*key, index), partial(self._draw_column, index))

    def _draw_column(self, index: int) -> None:
        sheets, column = self._sheets, self._columns[index]
        y = self.top + _PAD - 2 + (self._second if index and not self._wide else 0.0)
        y = sheets.lines(column.x, y, column.title, self._size)
        sheets.lines(column.x, y, column.text, self._size)

    def _draw_bar(self) -> None:
        """The frame, and the 0-10 bar in three zones told apart by shade, pattern and words."""
        sheets, size = self._sheets, self._size
        sheets.box(sheets.left, self.top, sheets.inner, self.height, stroke=INK, line=1.3, radius=4)
        x, y = sheets.left + _PAD, self.top + _PAD - 2
        y = sheets.paragraph(x, y, tr(PAIN), self._bar_width, size, Weight.STRONG) + 2
        cell, height = self._bar_width / 11, size * 1.75
        green, amber = self._limits
        zones = (
            _Zone(0, green, GO_SOFT, INK, GO, (tr("go on"),)),
            _Zone(green + 1, amber, HOLD_SOFT, INK, HOLD, (tr("hold: no harder"), tr("hold"))),
            _Zone(amber + 1, 10, STOP, WHITE, STOP, (tr("stop, also when limping"), tr("stop"))),
        )
        for zone in zones:
            self._zone(x + zone.first * cell, y, zone.cells * cell, height, zone)
        inner = [x + value * cell for value in range(1, 11)]
        sheets.hatch([((at, y), (at, y + height)) for at in inner], colour=INK, width=0.4)
        for value in range(11):
            ink = next(zone.ink for zone in zones if value <= zone.last)
            at, base = x + (value + 0.5) * cell, y + height * 0.68
            sheets.text(at, base, str(value), size, Weight.STRONG, colour=ink, align="centre")

    def _fitting(self, choices: tuple[str, ...], room: float) -> str:
        kind, size = self._sheets.type, self._size
        fitting = (words for words in choices if kind.width(words, size, Weight.STRONG) <= room)
        return next(fitting, choices[-1])

    def _zone(self, x: float, y: float, width: float, height: float, zone: _Zone) -> None:
        sheets, size = self._sheets, self._size
        sheets.box(x, y, width, height, fill=zone.fill, stroke=INK, line=0.8)
        if zone.fill == HOLD_SOFT:
            with sheets.clipped(x, y, width, height):
                starts = (x + 5 * step for step in range(int((width + height) / 5) + 1))
                lines = [((at, y), (at - height, y + height)) for at in starts]
                sheets.hatch(lines, colour=HOLD, width=0.4)
        room = width - size * 0.6  # Words of neighbours keep apart.
        words, base = self._fitting(zone.words, room), y + height + size * 1.18
        middle = x + width / 2
        sheets.text(middle, base, words, size, Weight.STRONG, colour=zone.colour, align="centre")
