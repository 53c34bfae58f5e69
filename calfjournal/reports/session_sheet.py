"""The session sheet: drawings, cues, doses and empty cells for every set and side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Category, Exercise, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import listing, number, sentences, unit_word
from calfjournal.messages.vocabulary import SIDE_LETTERS, Vocabulary
from calfjournal.poses import figure_of
from calfjournal.reports.figures import draw_figure
from calfjournal.reports.fonts import Weight
from calfjournal.reports.layout import CELL, MM
from calfjournal.reports.palette import FAINT, INK, LINE, MUTED, SESSION_LOOKS, WASH, WHITE
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.session_types import SheetLine, SheetType
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.stop_box import StopBox
from calfjournal.reports.tagging import Tag
from calfjournal.reports.text import TextLine

_GAP = 8.0
_UNIT_HEADS = Vocabulary(
    {
        Unit.REPS: mark("reps"),
        Unit.SECONDS: mark("s"),
        Unit.CONTACTS: mark("cont."),
        Unit.METRES: mark("m"),
        Unit.MINUTES: mark("min"),
    }
)
"""Amounts above a cell, short enough for it."""
_BETWEEN = 6.0
"""Between the cells of two sets."""
_LOADED = (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)
_TESTS = (Measure.KNEE_TO_WALL, Measure.HEEL_RISE, Measure.ISO_HOLD)
_MOST_SETS = 6
"""Sets side by side in one row of cells; more go into a second row."""


class _SheetRow(Struct, frozen=True):
    """One exercise laid out."""

    line: SheetLine
    name: list[TextLine]
    dose: list[TextLine]
    cue: list[TextLine]
    sore: list[TextLine]
    height: float


class SessionSheet:
    """Draws the sheet of a session type, on as many pages as its exercises need."""

    def __init__(self, sheets: Sheets, paper: PlanPaper, kind: SheetType) -> None:
        """Nothing is drawn yet."""
        self._sheets = sheets
        self._paper = paper
        self._kind = kind

    def draw(self) -> None:
        """Draw the pages; each repeats the head and the stop box, no row is cut."""
        stop, y = self._page(first=True)
        for place, line in enumerate(self._kind.lines, 1):
            row = self._row(place, line)
            if y + row.height > stop.top - _GAP:
                stop.draw()
                stop, y = self._page(first=False)
            with self._sheets.canvas.group(Tag.SECTION):
                self._draw_row(row, y)
            y += row.height
        if y + self._foot_height() > stop.top - _GAP:
            stop.draw()
            stop, y = self._page(first=False)
        self._foot(y + 4, stop.top - _GAP)
        stop.draw()

    def _page(self, *, first: bool) -> tuple[StopBox, float]:
        """Begin a page; its stop box is drawn when it is full, so that it is also read last."""
        sheets = self._sheets
        sheets.begin(landscape=False, code=self._code())
        if first:
            title = in_words(self._kind.session.title)
            sheets.bookmark(f"{self._kind.code} · {title}", 1)
        return StopBox(sheets, self._paper.pain_limits), self._head(first)

    def _code(self) -> str:
        return tr("sheet {code}", code=self._kind.code)

    # -------------------------------------------------------------------------------- head

    def _head(self, first: bool) -> float:
        sheets, kind, scale = self._sheets, self._kind, self._sheets.scale
        look = SESSION_LOOKS[kind.session.kind]
        size, y = scale.title if first else scale.heading + 2, sheets.top
        base = y + size * 0.8
        sheets.glyph(
            look.glyph, sheets.left + size * 0.38, base - size * 0.34, size * 0.7, look.colour
        )
        code = self._code()
        x = sheets.left + size * 1.05
        room = sheets.right - x - sheets.type.width(code, scale.heading, Weight.STRONG) - 12
        again = "" if first else tr("(continued)")
        room -= sheets.type.width(f" {again}", scale.body) if again else 0.0
        with sheets.canvas.element(Tag.H1):
            line = sheets.type.cut(in_words(kind.session.title), room, size, Weight.STRONG)
            used = sheets.line(x, base, line, size)
            sheets.text(x + used + 4, base, again, scale.body, colour=MUTED)
        with sheets.canvas.element(Tag.P):
            sheets.text(sheets.right, base, code, scale.heading, Weight.STRONG, align="right")
        y = base + size * 0.3
        if first:
            y = self._about(y)
        return self._fill_in(y)

    def _about(self, y: float) -> float:
        sheets, scale, session = self._sheets, self._sheets.scale, self._kind.session
        size = scale.body
        parts = [self._used()]
        if session.planned_minutes:
            parts.append(number(session.planned_minutes, 0, "min"))
        if session.planned_rpe is not None:
            parts.append(tr("effort {rpe:of10}", rpe=session.planned_rpe))
        name = sheets.type.cut(self._paper.name, sheets.inner * 0.3, size)
        room = sheets.inner - name.width * size - 12
        with sheets.canvas.element(Tag.P):
            lines = sheets.type.wrap(" · ".join(parts), room, size)[:3]
            base = y + scale.leading(size) - size * 0.28
            sheets.line(sheets.right, base, name, size, colour=MUTED, align="right")
            y = sheets.lines(sheets.left, y, lines, size, colour=MUTED)
        if self._paper.warning:
            with sheets.canvas.element(Tag.P):
                words = self._paper.warning
                lines = sheets.type.wrap(words, sheets.inner, scale.small, Weight.STRONG)[:2]
                y = sheets.lines(sheets.left, y, lines, scale.small)
        return y

    def _used(self) -> str:
        weeks = self._kind.weeks
        codes = [week.code for week in weeks]
        if len(codes) <= 3:
            return listing(codes)
        return tr("{first} to {last}", first=codes[0], last=codes[-1])

    def _fill_in(self, y: float) -> float:
        """Lines to write date, time and week on."""
        sheets, size = self._sheets, self._sheets.scale.body
        base = y + size * 1.75
        x = sheets.left
        shares = ((tr("Date"), 0.34), (tr("Start"), 0.22), (tr("Shoes, surface"), 0.44))
        for label, share in shares:
            width = sheets.inner * share
            used = sheets.text(x, base, label, size, Weight.STRONG) + 5
            sheets.rule((x + used, base + 1.5), (x + width - 10, base + 1.5), width=0.7)
            x += width
        return base + size * 0.8

    # -------------------------------------------------------------------------------- rows

    def _figure_width(self) -> float:
        return (41 if self._sheets.large else 36) * MM

    def _row(self, place: int, line: SheetLine) -> _SheetRow:
        sheets, scale = self._sheets, self._sheets.scale
        room = sheets.inner - self._figure_width() - _GAP
        kind, size = sheets.type, scale.body
        exercise = self._paper.exercises.get(line.dose.exercise)
        title = tr("{place}. {exercise}", place=place, exercise=line.dose.name[:200])
        name = kind.wrap(title, room, size + 1, Weight.STRONG)
        doses = kind.wrap(line.dose.full[:300], room, size)
        cue = kind.wrap(exercise.cue[:600], room, size)[:5] if exercise else []
        sore = kind.wrap(sentences([_also(line), self._sore(exercise)]), room, scale.small)
        text = (
            len(name) * scale.leading(size + 1)
            + (len(doses) + len(cue)) * scale.leading(size)
            + len(sore) * scale.leading(scale.small)
        )
        cells = self._cells_height(line)
        height = max(text + cells + 4, self._least_figure()) + 2 * _GAP - 2
        return _SheetRow(line, name, doses, cue, sore, height)

    def _least_figure(self) -> float:
        return (38 if self._sheets.large else 29) * MM

    def _sore(self, exercise: Exercise | None) -> str:
        """The easier rung for a sore day."""
        if exercise is None:
            return tr("On a sore day: half the sets, or leave it out.")
        wanted = exercise.easier
        if self._paper.athlete.sore_site is Site.INSERTION and exercise.floor_variant:
            wanted = exercise.floor_variant
        easier = self._paper.exercises.get(wanted) if wanted else None
        if easier is None:
            return tr("On a sore day: half the sets and a smaller range.")
        return tr("On a sore day, the easier rung: {exercise}.", exercise=easier.name)

    def _draw_row(self, row: _SheetRow, y: float) -> None:
        sheets, scale = self._sheets, self._sheets.scale
        sheets.rule((sheets.left, y), (sheets.right, y), colour=LINE, width=0.8)
        y += _GAP
        exercise = self._paper.exercises.get(row.line.dose.exercise)
        figure = exercise and figure_of(exercise.figure)
        if figure:
            height = min(row.height - 2 * _GAP, self._least_figure() * 1.25)
            draw_figure(sheets, figure, sheets.left, y, self._figure_width(), height)
        x = sheets.left + self._figure_width() + _GAP
        with sheets.canvas.element(Tag.H2):
            at = sheets.lines(x, y - 2, row.name, scale.body + 1)
        with sheets.canvas.element(Tag.P):
            at = sheets.lines(x, at, row.dose, scale.body)
        with sheets.canvas.element(Tag.P):
            at = sheets.lines(x, at, row.cue, scale.body, colour=MUTED)
        with sheets.canvas.element(Tag.P):
            at = sheets.lines(x, at, row.sore, scale.small, colour=MUTED)
        self._cells(row.line, x, at + 4)

    # ------------------------------------------------------------------------------- cells

    def _bands(self, line: SheetLine) -> list[range]:
        """The sets of each row of cells."""
        most = 4 if self._sheets.large else _MOST_SETS
        count = max(1, min(line.sets, 24))
        rows = -(-count // most)
        each = -(-count // rows)
        return [range(start, min(start + each, count)) for start in range(0, count, each)]

    def _cells_height(self, line: SheetLine) -> float:
        head = self._sheets.scale.leading(self._sheets.scale.label)
        return len(self._bands(line)) * (head + CELL * len(line.dose.sides) + 4)

    def _heads(self, line: SheetLine) -> tuple[str, ...]:
        """What each cell of a set is for; a load only where one can be held."""
        exercise = self._paper.exercises.get(line.dose.exercise)
        loaded = bool(line.dose.load) or exercise is None or exercise.category in _LOADED
        unit, pain = _UNIT_HEADS[line.dose.unit], tr("pain")
        return (unit, unit_word("kg"), pain) if loaded else (unit, pain)

    def _cells(self, line: SheetLine, x: float, y: float) -> None:
        sheets = self._sheets
        bands = self._bands(line)
        indent = 0.0 if line.dose.sides == (Side.BOTH,) else sheets.scale.body * 1.3
        width = (sheets.right - x - indent + _BETWEEN) / max(3, len(bands[0]))
        with sheets.canvas.group(Tag.TABLE):
            for band in bands:
                self._band_heads(line, band, (x + indent, y), width)
                y += sheets.scale.leading(sheets.scale.label)
                for side in line.dose.sides:
                    self._band_cells(line, band, (x, y), indent, width, side)
                    y += CELL
                y += 4

    def _band_heads(
        self, line: SheetLine, band: Sequence[int], at: tuple[float, float], width: float
    ) -> None:
        """``1 · reps | kg | pain`` above the cells of each set."""
        sheets, label = self._sheets, self._sheets.scale.label
        heads = self._heads(line)
        cell = (width - _BETWEEN) / len(heads)
        base = at[1] + label * 0.9
        with sheets.canvas.group(Tag.TR):
            for place, index_of_set in enumerate(band):
                left = at[0] + place * width
                with sheets.canvas.element(Tag.TH):
                    used = sheets.text(left + 1, base, f"{index_of_set + 1}", label, Weight.STRONG)
                    sheets.text(left + used + 4, base, heads[0], label, colour=MUTED)
                    for index, head in enumerate(heads[1:], 1):
                        sheets.text(left + index * cell + 3, base, head, label, colour=MUTED)

    def _band_cells(
        self,
        line: SheetLine,
        band: Sequence[int],
        at: tuple[float, float],
        indent: float,
        width: float,
        side: Side,
    ) -> None:
        """A row of empty cells for one side."""
        sheets, size = self._sheets, self._sheets.scale.body
        x, y = at
        heads = self._heads(line)
        cell = (width - _BETWEEN) / len(heads)
        with sheets.canvas.group(Tag.TR), sheets.canvas.element(Tag.TD):
            letter = "" if side is Side.BOTH else SIDE_LETTERS[side]
            sheets.text(x, y + CELL * 0.65, letter, size, Weight.STRONG)
            for place in range(len(band)):
                left = x + indent + place * width
                sheets.box(left, y, cell * len(heads), CELL, stroke=INK, line=0.8)
                for index in range(1, len(heads)):
                    over = left + index * cell
                    sheets.rule((over, y), (over, y + CELL), colour=FAINT, width=0.7)

    # -------------------------------------------------------------------------------- foot

    def _foot_height(self) -> float:
        scale = self._sheets.scale
        progression = self._progression()
        retest = self._kind.session.kind is SessionKind.RETEST
        tests = (len(_TESTS) + 1) * (CELL + 3) + 3 if retest else 0.0
        return tests + CELL * 2 + scale.leading(scale.body) * (1.4 + len(progression)) + 10

    def _progression(self) -> list[TextLine]:
        scale, sheets = self._sheets.scale, self._sheets
        retest = self._kind.session.kind is SessionKind.RETEST
        if retest or not self._paper.progression:
            return []
        words = tr("Next time: {progression}", progression=self._paper.progression)
        return sheets.type.wrap(words, sheets.inner, scale.body)[:3]

    def _foot(self, y: float, low: float) -> None:
        """Cells for the whole session and lines for notes."""
        sheets, scale = self._sheets, self._sheets.scale
        size = scale.body
        with sheets.canvas.group(Tag.SECTION):
            sheets.box(sheets.left, y, sheets.inner, CELL + 6, fill=WASH, radius=3)
            x = sheets.left + 6
            pain = tr("Pain after, {leg}", leg=SIDE_LETTERS[Side.LEFT])
            heads = (tr("Effort 0–10"), tr("Minutes"), pain, SIDE_LETTERS[Side.RIGHT])
            room = [sheets.type.width(head, size, Weight.STRONG) for head in heads]
            cell = min((sheets.inner - 12 - sum(room) - 4 * 16) / 4, CELL * 2.2)
            for head, used in zip(heads, room, strict=True):
                with sheets.canvas.element(Tag.P):
                    sheets.text(x, y + 3 + CELL * 0.65, head, size, Weight.STRONG)
                sheets.box(x + used + 5, y + 3, cell, CELL, fill=WHITE, stroke=INK, line=0.8)
                x += used + cell + 16
            y = self._tests(y + CELL + 10)
            with sheets.canvas.element(Tag.P):
                progression = self._progression()
                if progression:
                    y = sheets.lines(sheets.left, y, progression, size)
            self._note_lines(y, low)

    def _tests(self, y: float) -> float:
        """Cells for the results of a re-test, left and right."""
        if self._kind.session.kind is not SessionKind.RETEST:
            return y
        sheets, size = self._sheets, self._sheets.scale.body
        cell = CELL * 2
        tests = [
            tr("{measure}, {unit:unit}", measure=MEASURE_NAMES[measure], unit=UNITS[measure])
            for measure in _TESTS
        ]
        tests.insert(_TESTS.index(Measure.HEEL_RISE) + 1, tr("What ended the raises"))
        right = sheets.left + 6 + max(sheets.type.width(t, size) for t in tests) + size
        with sheets.canvas.group(Tag.TABLE):
            for words in tests:
                with sheets.canvas.group(Tag.TR), sheets.canvas.element(Tag.TD):
                    sheets.text(sheets.left + 6, y + CELL * 0.65, words, size)
                    for index, side in enumerate(LEGS):
                        x = right + index * (cell + size * 2)
                        letter = SIDE_LETTERS[side]
                        sheets.text(x, y + CELL * 0.65, letter, size, Weight.STRONG)
                        sheets.box(x + size, y, cell, CELL, stroke=INK, line=0.8)
                y += CELL + 3
        return y + 3

    def _note_lines(self, y: float, low: float) -> None:
        sheets, size = self._sheets, self._sheets.scale.body
        base = y + CELL * 0.85
        with sheets.canvas.element(Tag.P):
            used = sheets.text(sheets.left, base, tr("Notes"), size, Weight.STRONG) + 6
        count = 0
        while base + 2 < low and count < 24:
            left = sheets.left + (used if count == 0 else 0)
            sheets.rule((left, base + 2), (sheets.right, base + 2), colour=LINE, width=0.7)
            base += CELL
            count += 1


def _also(line: SheetLine) -> str:
    if not line.also:
        return ""
    return tr("Some weeks {doses:list}, as the wall sheet says.", doses=line.also[:3])
