"""One printed document as a pile of sheets: text, lines, boxes and signs, measured from the top."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from calfjournal.messages import tr
from calfjournal.reports import operators
from calfjournal.reports.fonts import SUBSTITUTE, Weight
from calfjournal.reports.layout import MARGIN, TypeSizes, page_size, scale_of
from calfjournal.reports.packing import pack
from calfjournal.reports.palette import INK, MUTED, Colour
from calfjournal.reports.plan_paper import PaperSize
from calfjournal.reports.scripts import is_rtl
from calfjournal.reports.shapes import Shapes
from calfjournal.reports.text import TextLine, Typesetter, clean


class Sheets(Shapes):
    """The document being made and the sheet on top.

    ``x`` runs from the left edge, ``y`` down from the top edge, both in points. ``left``,
    ``right``, ``top`` and ``bottom`` bound what home printers reach.
    """

    def __init__(self, paper: PaperSize, large_print: bool, language: str) -> None:
        """Begin a document without pages."""
        self.scale: TypeSizes = scale_of(large_print)
        self.large = large_print
        self.type = Typesetter()
        self._paper: PaperSize = paper
        self._buffer = BytesIO()
        super().__init__(operators.Ink(self._buffer, language))
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
        self.canvas.forget_style()
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
            self.canvas.forget_style()
            words = _lacking() if index in self._lacking else footer
            number = tr("page {number} of {count}", number=index + 1, count=self.count)
            self._footer(number, words, code)
            self.canvas.add_to_page(index)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("calfjournal")
        self.canvas.setCreator("calfjournal")
        self.canvas.setProducer("calfjournal")
        self.canvas.setSubject(subject)
        self.canvas.finish()
        return pack(self._buffer.getvalue())

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
        line: TextLine,
        size: float,
        *,
        colour: Colour = INK,
        align: str = "left",
    ) -> float:
        """Draw a set line on the base line ``y`` and return its width."""
        width = line.width * size
        x -= {"left": 0.0, "centre": width / 2, "right": width}[align]
        self.note_lacking([line])
        # Readers turn right-to-left lines round by themselves, and would turn spoken ones twice.
        if line.lacks and not is_rtl(line.spoken):
            with self.canvas.spoken(line.spoken):
                self._draw(x, y, line, size, colour)
        else:
            self._draw(x, y, line, size, colour)
        return width

    def note_lacking(self, lines: Sequence[TextLine]) -> None:
        """Say in the footer of this sheet that characters were substituted, if they were."""
        if any(line.lacks for line in lines):
            self._lacking.add(self.count - 1)

    def _draw(self, x: float, y: float, line: TextLine, size: float, colour: Colour) -> None:
        self.canvas.decorate()
        self.canvas.fill_with(colour)
        self.canvas.show(x, self.height - y, line, size)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[TextLine],
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


def _lacking() -> str:
    """Stands in the footer of a sheet where a character was substituted."""
    return tr("{sign} = a character this print lacks", sign=SUBSTITUTE)
