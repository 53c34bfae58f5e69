"""One printed document as a pile of sheets: text, lines, boxes and signs, measured from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from calfjournal.reports.fonts import SUBSTITUTE, Weight
from calfjournal.reports.layout import MARGIN, Scale, page_size, scale_of
from calfjournal.reports.palette import INK, MUTED, WHITE, Colour, Glyph
from calfjournal.reports.plan_paper import PaperSize
from calfjournal.reports.tagging import TaggedCanvas
from calfjournal.reports.text import Line, Typesetter, clean

Point = tuple[float, float]


def near(value: float) -> float:
    """A length rounded to a tenth of a point: finer than any printer, and half the file."""
    return round(value, 1)


LACKING = f"{SUBSTITUTE} = a character this print lacks"
"""Stands in the footer of a sheet where a character was substituted."""


_TICK = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.22))


class Sheets:
    """The document being made and the sheet on top.

    ``x`` runs from the left edge, ``y`` down from the top edge, both in points. ``left``,
    ``right``, ``top`` and ``bottom`` bound what home printers reach.
    """

    def __init__(self, paper: PaperSize, large_print: bool, language: str) -> None:
        """Begin a document without pages."""
        self.scale: Scale = scale_of(large_print)
        self.large = large_print
        self.type = Typesetter()
        self._paper: PaperSize = paper
        self._buffer = BytesIO()
        self.canvas = TaggedCanvas(self._buffer, language)
        self._footers: list[tuple[float, float, str]] = []
        self._lacking: set[int] = set()
        self._section = ""
        self._set_size(landscape=False)

    @property
    def count(self) -> int:
        """Pages begun so far."""
        return len(self._footers)

    @property
    def left(self) -> float:
        """The left bound."""
        return MARGIN

    @property
    def top(self) -> float:
        """The top bound."""
        return MARGIN

    @property
    def right(self) -> float:
        """The right bound."""
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        """The bottom bound of what a sheet may fill; the page number stands below it."""
        return self.height - MARGIN - self.scale.label * 1.6

    @property
    def inner(self) -> float:
        """The width between the bounds."""
        return self.right - self.left

    def begin(self, *, landscape: bool, code: str = "") -> None:
        """Begin a sheet, finishing the one before; ``code`` stands in its footer."""
        if self._footers:
            self.canvas.end_page()
        self._set_size(landscape=landscape)
        self._footers.append((self.width, self.height, code))

    def _set_size(self, *, landscape: bool) -> None:
        self.width, self.height = page_size(self._paper, landscape)
        self.canvas.setPageSize((self.width, self.height))

    def bookmark(self, title: str, level: int = 0) -> None:
        """Name this sheet in the outline of the document."""
        if level and self._section:
            self._outline(self._section, 0)
            self._section = ""
        self._outline(clean(title)[:200], level)

    def section(self, title: str) -> None:
        """Gather the sheets bookmarked from now on, at level 1, under a title in the outline."""
        self._section = title

    def _outline(self, title: str, level: int) -> None:
        key = f"sheet{self.count}-{level}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key, level=level, closed=level == 0)

    def close(self, *, title: str, subject: str, footer: str) -> bytes:
        """Number the pages, write titles and structure, and return the PDF."""
        self.canvas.end_page()
        for index, (width, height, code) in enumerate(self._footers):
            self.width, self.height = width, height
            words = f"{footer} · {LACKING}" if index in self._lacking else footer
            self._footer(f"page {index + 1} of {self.count}", words, code)
            self.canvas.add_to_page(index)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("calfjournal")
        self.canvas.setCreator("calfjournal")
        self.canvas.setProducer("calfjournal")
        self.canvas.setSubject(subject)
        self.canvas.finish()
        return self._buffer.getvalue()

    def _footer(self, number: str, footer: str, code: str) -> None:
        size, y = self.scale.label, self.height - MARGIN
        self.text(self.left, y, footer, size, colour=MUTED)
        self.text((self.left + self.right) / 2, y, number, size, colour=MUTED, align="centre")
        self.text(self.right, y, code, size, Weight.STRONG, colour=MUTED, align="right")

    # -------------------------------------------------------------------------------- text

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: Weight = Weight.REGULAR,
        *,
        colour: Colour = INK,
        align: str = "left",
    ) -> float:
        """Draw one line on the base line ``y`` and return its width; ``align`` says what x is."""
        if not text:
            return 0.0
        return self.line(x, y, self.type.line(text, weight), size, colour=colour, align=align)

    def line(
        self,
        x: float,
        y: float,
        line: Line,
        size: float,
        *,
        colour: Colour = INK,
        align: str = "left",
    ) -> float:
        """Draw a set line on the base line ``y`` and return its width."""
        width = line.width * size
        x -= {"left": 0.0, "centre": width / 2, "right": width}[align]
        if line.lacks:
            self._lacking.add(self.count - 1)
        if line.differs:
            with self.canvas.spoken(line.spoken):
                self._draw(x, y, line, size, colour)
        else:
            self._draw(x, y, line, size, colour)
        return width

    def _draw(self, x: float, y: float, line: Line, size: float, colour: Colour) -> None:
        self.canvas.decorate()
        pen = self.canvas.beginText(near(x), near(self.height - y))
        pen.setFillColorRGB(*colour)
        for run in line.runs:
            pen.setFont(run.face, size)
            pen.textOut(run.text)
        self.canvas.drawText(pen)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        size: float,
        *,
        colour: Colour = INK,
        width: float = 0.0,
    ) -> float:
        """Draw lines below ``y`` and return the new y; right-to-left ones end at x + width."""
        leading = self.scale.leading(size)
        for line in lines:
            rtl = line.rtl and width > 0
            at = x + width if rtl else x
            base = y + leading - size * 0.28
            self.line(at, base, line, size, colour=colour, align="right" if rtl else "left")
            y += leading
        return y

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        size: float,
        weight: Weight = Weight.REGULAR,
        *,
        colour: Colour = INK,
    ) -> float:
        """Wrap a short text below ``y`` and return the new y."""
        lines = self.type.wrap(text, width, size, weight)
        return self.lines(x, y, lines, size, colour=colour, width=width)

    # ------------------------------------------------------------------------------- shapes

    def rule(
        self,
        start: Point,
        end: Point,
        *,
        colour: Colour = INK,
        width: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self.stroke_style(colour, width, dash)
        self.canvas.line(
            near(start[0]), near(self.height - start[1]), near(end[0]), near(self.height - end[1])
        )

    def stroke_style(self, colour: Colour, width: float, dash: Sequence[float] = ()) -> None:
        """Choose how the next lines are drawn."""
        self.canvas.decorate()
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
        radius: float = 0.0,
    ) -> None:
        """Draw a box whose upper left corner is (x, y)."""
        self.canvas.decorate()
        if fill is not None:
            self.canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self.stroke_style(stroke, line)
        bottom = near(self.height - y - height)
        x, width, height = near(x), near(width), near(height)
        fills, strokes = int(fill is not None), int(stroke is not None)
        if radius:
            self.canvas.roundRect(x, bottom, width, height, radius, strokes, fills)
        else:
            self.canvas.rect(x, bottom, width, height, strokes, fills)

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """Draw a closed shape."""
        self.canvas.decorate()
        path = self.canvas.beginPath()
        path.moveTo(near(points[0][0]), near(self.height - points[0][1]))
        for x, y in points[1:]:
            path.lineTo(near(x), near(self.height - y))
        path.close()
        if fill is not None:
            self.canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self.stroke_style(stroke, line)
        self.canvas.drawPath(path, int(stroke is not None), int(fill is not None))

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """Draw a circle around (x, y)."""
        self.canvas.decorate()
        if fill is not None:
            self.canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self.stroke_style(stroke, line)
        self.canvas.circle(
            near(x),
            near(self.height - y),
            near(radius),
            int(stroke is not None),
            int(fill is not None),
        )

    def glyph(self, glyph: Glyph, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw the sign of a kind, centred on (x, y), about ``size`` points high."""
        half = size / 2
        if glyph is Glyph.CIRCLE:
            self.disc(x, y, half * 0.86, stroke=colour, line=size * 0.2, fill=WHITE)
        elif glyph is Glyph.TRIANGLE:
            low = y + half * 0.85
            self.polygon([(x, y - half), (x + half, low), (x - half, low)], fill=colour)
        elif glyph is Glyph.SQUARE:
            self.box(x - half * 0.85, y - half * 0.85, size * 0.85, size * 0.85, fill=colour)
        elif glyph is Glyph.DIAMOND:
            points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            self.polygon(points, fill=colour)
        else:
            self.box(x - half, y - half * 0.35, size, size * 0.35, fill=colour)

    def tick_square(self, x: float, y: float, size: float, *, ticked: bool = False) -> None:
        """Draw an empty square to tick by pencil, or one that is ticked."""
        self.box(x, y, size, size, fill=WHITE, stroke=INK, line=0.9, radius=1.2)
        if ticked:
            self.stroke_style(INK, 1.6)
            path = self.canvas.beginPath()
            for step, (across, down) in enumerate(_TICK):
                go = path.lineTo if step else path.moveTo
                go(near(x + size * across), near(self.height - y - size * down))
            self.canvas.drawPath(path, 1, 0)

    def hatch(
        self,
        lines: Sequence[tuple[Point, Point]],
        *,
        colour: Colour,
        width: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw many straight lines in one stroke."""
        self.stroke_style(colour, width, dash)
        path = self.canvas.beginPath()
        for (x0, y0), (x1, y1) in lines:
            path.moveTo(near(x0), near(self.height - y0))
            path.lineTo(near(x1), near(self.height - y1))
        self.canvas.drawPath(path, 1, 0)

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Keep what is drawn inside to a box."""
        self.canvas.decorate()
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(near(x), near(self.height - y - height), near(width), near(height))
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()
