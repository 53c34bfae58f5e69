"""Where things lie in a day's cell: one layout for painting, hovering and dragging."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from calfjournal.domain.looks import Glyph
from calfjournal.messages import tr_n
from calfjournal.views import run_words
from calfjournal.views.month import DayCell
from ui.calendar.chips import Body, CalendarChip, ChipText, chips_of
from ui.theme.fonts import Role, sizes, text_width

STRIPE = 3
INSET = 4
"""Between the border of a cell and its chips."""
PAD = 5
"""Between the border of a chip and its words."""
GLYPH_GAP = 4
CHIP_GAP = 3
ROOMY_DAY = 66
"""Days at least this wide leave room for whole sums of their week."""


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip in its place, written in the form that fits."""

    chip: CalendarChip
    form: ChipText
    box: QRectF


@dataclass(frozen=True, slots=True)
class CellLayout:
    """The head line of a cell, its chips, and how many more found no room."""

    head: QRectF
    placed: tuple[PlacedChip, ...]
    more: int


class Metrics:
    """Sizes of the cell's texts in the font that holds now."""

    def __init__(self) -> None:
        words = sizes(Role.SMALL, figures=True)
        self.line = words.height()
        self.glyph = round(words.ascent() * 0.78)
        self.chip_height = self.line + 4
        self.head_height = sizes(Role.SMALL_STRONG, figures=True).height() + 8
        self.headings = self.line + 16
        """Height of the line of weekdays."""
        self.week_column = self.width(tr_n("session", "sessions", 2)) + 20
        """Least width of the column of weeks."""
        whole = self.width(run_words.kilometres(10, 10)[0], strong=True) + 18
        self._roomy_week_column = max(self.week_column, whole)

    def week_width(self, width: float) -> float:
        """Width of the column of weeks in a month this wide: the days come first."""
        roomy = width - self._roomy_week_column >= 7 * ROOMY_DAY
        return self._roomy_week_column if roomy else self.week_column

    def width(self, text: str, *, strong: bool = False) -> float:
        """Width of a text in points."""
        return text_width(text, Role.SMALL_STRONG if strong else Role.SMALL, figures=True)

    def form_width(self, form: ChipText, body: Body) -> float:
        """Width a chip needs in one form."""
        parts: list[float] = [self.glyph] if form.before is not Glyph.NONE else []
        if form.words:
            parts.append(self.width(form.words))
        if form.after is not Glyph.NONE:
            parts.append(self.glyph)
        padding = 2 if body is Body.BARE else 2 * PAD
        return sum(parts) + GLYPH_GAP * (len(parts) - 1) + padding

    def fitting(self, chip: CalendarChip, width: float) -> ChipText:
        """The longest form of a chip that fits, its shortest when none does."""
        for form in chip.forms:
            if self.form_width(form, chip.body) <= width:
                return form
        return chip.forms[-1]

    def least_row(self) -> float:
        """Height of a row that shows two chips of a day."""
        return STRIPE + self.head_height + 2 * (self.chip_height + CHIP_GAP) + INSET


def lay_out(cell: DayCell, box: QRectF, metrics: Metrics) -> CellLayout:
    """Return where a cell's head and chips lie inside its box."""
    head = QRectF(
        box.x() + INSET, box.y() + STRIPE + 2, box.width() - 2 * INSET, metrics.head_height
    )
    chips = chips_of(cell)
    width = box.width() - 2 * INSET
    top = head.bottom() + 1
    step = metrics.chip_height + CHIP_GAP
    room = max(int((box.bottom() - INSET - top + CHIP_GAP) // step), 0)
    placed = tuple(
        PlacedChip(
            chip,
            metrics.fitting(chip, width),
            QRectF(head.x(), top + index * step, width, metrics.chip_height),
        )
        for index, chip in enumerate(chips[:room])
    )
    return CellLayout(head, placed, len(chips) - len(placed))
