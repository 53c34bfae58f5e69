"""Where things lie in a day's cell: one layout for painting, hovering and dragging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt

from calfjournal.messages import tr_n
from calfjournal.views import run_words
from calfjournal.views.month import DayCell
from ui.calendar.chips import CalendarChip, ChipText, chips_of
from ui.theme import metrics as distances
from ui.theme.fonts import Role, sizes, text_width

STRIPE = 3
INSET = 3
"""Between the border of a cell and its chips."""
PAD = 4
"""Between the border of a chip and its words."""
AFTER = 2
"""Between the words of a chip and its border, at least."""
GLYPH_GAP = 2
"""Between signs."""
WORD_GAP = 1
"""And so much more between the last sign and the words."""
CHIP_GAP = 2
ROOMY_DAY = 66
"""Days at least this wide leave room for whole sums of their week."""
WIDE_DAY = 112
"""Days at least this wide tell what is in their sessions, and weeks what their load is held
against."""


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip in its place, written in the form that fits, and the lines below it."""

    chip: CalendarChip
    form: ChipText
    box: QRectF
    lines: tuple[str, ...] = ()


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
        self._elided: dict[tuple[str, int], str] = {}
        """Names of exercises come again and again, on days of a few widths."""
        self.line = words.height()
        self.glyph = round(words.ascent() * 0.78)
        self.chip_height = max(self.line + 8, distances.TARGET)
        self.head_height = sizes(Role.SMALL_STRONG, figures=True).height() + 6
        self.band_height = self.line + 2
        self.headings = self.line + 16
        """Height of the line of weekdays."""
        self.week_column = self.width(tr_n("session", "sessions", 2)) + 20
        """Least width of the column of weeks."""
        whole = self.width(run_words.kilometres(10, 10)[0], strong=True) + 14
        self.least_day = self.width("00", strong=True) + 14
        """Least width of a day: its number, as a pill when it is today."""
        self._roomy_week_column = max(self.week_column, whole)
        self._wide_week_column = 2 * self._roomy_week_column

    def week_width(self, width: float) -> float:
        """Width of the column of weeks in a month this wide: the days come first.

        0 where there is no room for both; the sums are told by tips and to readers then.
        """
        if width - self.week_column < 7 * self.least_day:
            return 0.0
        if width - self._wide_week_column >= 7 * WIDE_DAY:
            return self._wide_week_column
        roomy = width - self._roomy_week_column >= 7 * ROOMY_DAY
        return self._roomy_week_column if roomy else self.week_column

    def width(self, text: str, *, strong: bool = False) -> float:
        """Width of a text in points."""
        return text_width(text, Role.SMALL_STRONG if strong else Role.SMALL, figures=True)

    def signs_width(self, form: ChipText) -> float:
        """Width of the signs before the words, and of the gap after them."""
        return len(form.signs) * (self.glyph + GLYPH_GAP)

    def form_width(self, form: ChipText) -> float:
        """Width a chip needs in one form."""
        words = WORD_GAP + self.width(form.words) if form.words else -GLYPH_GAP
        return self.signs_width(form) + words + PAD + AFTER

    def fitting(self, chip: CalendarChip, width: float) -> ChipText:
        """The longest form of a chip that fits, its shortest when none does."""
        return next((f for f in chip.forms if self.form_width(f) <= width), chip.forms[-1])

    def shortened(self, words: str, width: float) -> str:
        """Leave out whole words at the end, and say so with dots, where not all of them fit."""
        if self.width(words) <= width:
            return words
        kept = words.split()
        while len(kept) > 1 and self.width(_dotted(kept)) > width:
            kept.pop()
        return _dotted(kept)

    def elided(self, words: str, width: float) -> str:
        """Use the room up to the last letter, and say so with dots, where not all fits."""
        key = words, round(width)
        if key not in self._elided:
            room = sizes(Role.SMALL, figures=True)
            self._elided[key] = room.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]

    def least_row(self, chips: int = 2, lanes: int = 0) -> float:
        """Height of a row that shows so many chips of a day below its lanes of bands."""
        below = chips * (self.chip_height + CHIP_GAP) + lanes * (self.band_height + CHIP_GAP)
        return STRIPE + 2 + self.head_height + below + INSET


def _dotted(words: Sequence[str]) -> str:
    return f"{' '.join(words).rstrip(',;:')} …"


def lay_out(
    cell: DayCell, box: QRectF, metrics: Metrics, longest_km: float = 0.0, lanes: int = 0
) -> CellLayout:
    """Return where a cell's head and chips lie inside its box, below its lanes of bands."""
    head = QRectF(
        box.x() + INSET, box.y() + STRIPE + 1, box.width() - 2 * INSET, metrics.head_height
    )
    chips = chips_of(cell, longest_km)
    top = head.bottom() + lanes * (metrics.band_height + CHIP_GAP)
    step = metrics.chip_height + CHIP_GAP
    height = box.bottom() - INSET + CHIP_GAP - top
    shown = chips[: max(int(height // step), 0)]
    spare = height - len(shown) * step
    lines = _lines(shown, spare, metrics) if box.width() >= WIDE_DAY else [()] * len(shown)
    placed = tuple(_placed(shown, lines, QRectF(head.x(), top, head.width(), 0), metrics))
    return CellLayout(head, placed, len(chips) - len(placed))


def _placed(
    chips: Sequence[CalendarChip],
    lines: Sequence[tuple[str, ...]],
    place: QRectF,
    metrics: Metrics,
) -> Iterator[PlacedChip]:
    top, width = place.top(), place.width()
    for chip, below in zip(chips, lines, strict=True):
        box = QRectF(place.x(), top, width, metrics.chip_height)
        told = tuple(metrics.elided(words, width - 2 * PAD) for words in below)
        yield PlacedChip(chip, metrics.fitting(chip, width), box, told)
        top = box.bottom() + CHIP_GAP + len(below) * metrics.line


def _lines(chips: Sequence[CalendarChip], spare: float, metrics: Metrics) -> list[tuple[str, ...]]:
    """Return what is told below each chip, the first ones first, as far as there is room."""
    room, told = max(int(spare // metrics.line), 0), []
    for chip in chips:
        told.append(chip.more[:room])
        room -= len(told[-1])
    return told
