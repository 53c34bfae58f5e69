"""The bar of a plan's phases: told apart by pattern, sign and label, not only by colour."""

from __future__ import annotations

from datetime import date, timedelta

from calfjournal.domain.flag_names import FlagPlace, NamedFlag, flag_places
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import short_month
from calfjournal.messages.vocabulary import PHASES
from calfjournal.reports.fonts import Weight
from calfjournal.reports.palette import INK, MUTED, PHASE_LOOKS, WHITE, PaperLook, Pattern
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.shapes import Point
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.tagging import Tag
from calfjournal.reports.text import TextLine
from calfjournal.reports.week import races_of

_CLOTH = 7.0
"""Width of a flag in points."""


class PaperTimeline:
    """Draws the whole plan on one line of weeks, with months below and races above."""

    def __init__(self, sheets: Sheets, paper: PlanPaper) -> None:
        """Nothing is drawn yet."""
        self._sheets = sheets
        self._paper = paper
        self._bar = sheets.scale.body * 2.6
        self._races = [
            race for race in races_of(paper) if paper.plan.start <= race.day <= paper.plan.end
        ]
        self._names = self._named()

    @property
    def height(self) -> float:
        """Of all of it in points."""
        label = self._sheets.scale.label
        return self._flag_room() + self._bar + label * 1.9

    def _flag_room(self) -> float:
        rows = 1 + max((place.row for _, place in self._names), default=-1)
        return self._flag_line * rows

    @property
    def _flag_line(self) -> float:
        return self._sheets.scale.label * 1.7

    def draw(self, y: float) -> float:
        """Draw below ``y`` and return the new y."""
        sheets = self._sheets
        phases = [
            tr("{phase} {weeks:weeks}", phase=phase.title, weeks=phase.weeks)
            for phase in self._paper.phases
        ]
        top = y + self._flag_room()
        alt = tr("Phases of the plan: {phases:commas}", phases=phases)
        with sheets.canvas.element(Tag.FIGURE, alt=alt):
            for phase in self._paper.phases:
                self._phase(phase, top)
            right = self._x(self._paper.plan.end + timedelta(days=1))
            sheets.box(sheets.left, top, right - sheets.left, self._bar, stroke=INK, line=0.9)
            self._months(top + self._bar)
            self._flags(top)
        return y + self.height

    def _x(self, day: date) -> float:
        plan, sheets = self._paper.plan, self._sheets
        days = max(1, (plan.end - plan.start).days + 1)
        return sheets.left + sheets.inner * (day - plan.start).days / days

    def _phase(self, phase: Phase, y: float) -> None:
        sheets, look = self._sheets, PHASE_LOOKS[phase.kind]
        x, end = self._x(phase.start), self._x(phase.end + timedelta(days=1))
        sheets.box(x, y, end - x, self._bar, fill=look.soft)
        draw_pattern(sheets, look, x, y, end - x, self._bar)
        sheets.rule((end, y), (end, y + self._bar), colour=INK, width=0.7)
        size = sheets.scale.small
        sign = size * 0.85
        weeks = tr("{weeks} wk", weeks=phase.weeks)
        choices = (
            " · ".join((in_words(phase.title), weeks)),
            " · ".join((PHASES[phase.kind], weeks)),
            weeks,
            str(phase.weeks),
        )
        room = end - x - sign - 12
        fitting = [
            words for words in choices if sheets.type.width(words, size, Weight.STRONG) <= room
        ]
        words = fitting[0] if fitting else ""
        used = sign + (4 + sheets.type.width(words, size, Weight.STRONG) if words else 0)
        left = (x + end - used) / 2
        middle = y + self._bar / 2
        high = size * 1.45
        sheets.box(left - 3, middle - high / 2, used + 6, high, fill=WHITE, radius=2.5)
        sheets.glyph(look.glyph, left + sign / 2, middle, sign, look.colour)
        if words:
            sheets.text(left + sign + 4, middle + size * 0.35, words, size, Weight.STRONG)

    def _months(self, y: float) -> None:
        sheets, size = self._sheets, self._sheets.scale.label
        plan = self._paper.plan
        day = plan.start
        last_end = sheets.left - 4
        while day <= plan.end:
            x = self._x(day)
            sheets.rule((x, y), (x, y + size * 0.5), colour=MUTED, width=0.6)
            words = short_month(day.month)
            if day.month == 1 or day == plan.start:
                words = tr("{month} {year}", month=words, year=day.year)
            width = sheets.type.width(words, size)
            if x > last_end + 3 and x + width <= sheets.right + 2:
                sheets.text(x, y + size * 1.5, words, size, colour=MUTED)
                last_end = x + width
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)

    def _flags(self, y: float) -> None:
        sheets, size, line = self._sheets, self._sheets.scale.label, self._flag_line
        for race, (name, place) in zip(self._races, self._names, strict=True):
            x, base = self._x(race.day), y - place.row * line
            top = base - size * 1.2
            sheets.rule((x, top), (x, y + 4), colour=INK, width=1.1)
            sheets.polygon([(x, top), (x + _CLOTH, top + 3), (x, top + 6)], INK)
            if place.left is not None:
                sheets.line(sheets.left + place.left, base - size * 0.45, name, size)

    def _named(self) -> list[tuple[TextLine, FlagPlace]]:
        """The names of races as far as they may be long, with their places."""
        sheets, size = self._sheets, self._sheets.scale.label
        names = [sheets.type.cut(in_words(race.text), 110, size) for race in self._races]
        flags = [
            NamedFlag(self._x(race.day) - sheets.left, name.width * size, race.first)
            for race, name in zip(self._races, names, strict=True)
        ]
        return list(zip(names, flag_places(flags, _CLOTH, sheets.inner), strict=True))


def draw_pattern(
    sheets: Sheets, look: PaperLook, x: float, y: float, width: float, height: float
) -> None:
    """Fill a box with the pattern of a phase."""
    if look.pattern is Pattern.PLAIN:
        return
    with sheets.clipped(x, y, width, height):
        lines = _PATTERNS[look.pattern](x, y, width, height)
        if look.pattern is Pattern.DOTS:
            sheets.hatch(lines, colour=look.colour, width=1.5, dotted=6)
        else:
            sheets.hatch(lines, colour=look.colour, width=0.5)


_Lines = list[tuple[Point, Point]]


def _level(x: float, y: float, width: float, height: float) -> _Lines:
    rows = range(1, int(height / 5) + 1)
    return [((x, y + row * 5), (x + width, y + row * 5)) for row in rows]


def _dots(x: float, y: float, width: float, height: float) -> _Lines:
    rows = range(int(height / 6) + 1)
    return [((x + 3 * (row % 2), y + row * 6 + 2), (x + width, y + row * 6 + 2)) for row in rows]


def _rising(x: float, y: float, width: float, height: float) -> _Lines:
    starts = (x + 6 * step for step in range(int((width + height) / 6) + 1))
    return [((at, y), (at - height, y + height)) for at in starts]


def _falling(x: float, y: float, width: float, height: float) -> _Lines:
    starts = (x - height + 6 * step for step in range(int((width + height) / 6) + 1))
    return [((at, y), (at + height, y + height)) for at in starts]


_PATTERNS = {
    Pattern.LEVEL: _level,
    Pattern.DOTS: _dots,
    Pattern.RISING: _rising,
    Pattern.FALLING: _falling,
}
