"""The left half of the player: whose set it is, the huge number, and how it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import Look
from ui.player.sight import TellingNow
from ui.services.qt import CENTRE
from ui.theme import active
from ui.theme.fonts import HEAVY, MEDIUM, REGULAR, STRONG, scale, sized_font
from ui.theme.upright import draw_words, is_turned, turn_about
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart, Read

OF_WINDOW: Final = 0.26
"""Height of the number's digits, of the window: to be read from three metres away."""
DRAWN_FOR: Final = 800
"""Pixels of the window for which the other sizes are given."""
SMALLEST, LARGEST = 0.62, 1.7
"""How far other windows shrink and grow them."""
FEWEST_PX: Final = 12
PROBE_PX: Final = 100
FEWEST_OF_BESIDE: Final = 0.24
"""Of the width, left beside the number for what it is compared with."""
CHIP_PX, TITLE_PX, THEN_PX, TEMPO_PX, CUE_PX, LAST_PX = 16, 30, 20, 26, 18, 16
DOT: Final = " · "
SHRINKING: Final = (1.0, 0.85, 0.7, 0.58)
WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class _PlacedText(Struct):
    """A text in its place; ``baseline`` counts for the number, whose box is its digits."""

    text: str
    font: QFont
    tone: str
    box: QRectF
    on_chip: bool = False
    is_number: bool = False


class SaidView(Painted):
    """Paints what is said; the number stands still while words around it come and go."""

    ACCESSIBLE_ROLE = Read.GROUP

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = TellingNow("", "", "", "", ())
        self._look = Look("accent")
        self._placed: list[_PlacedText] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def said(self) -> TellingNow:
        """What is shown."""
        return self._said

    def show_said(self, said: TellingNow, look: Look) -> None:
        """Show something else, in the colour of a kind."""
        if (said, look) == (self._said, self._look):
            return
        if said.title != self._said.title:
            self.setAccessibleName(said.title)
        self._said, self._look = said, look
        self._lay_out()
        self.update()

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(each.text, mirrored.box(self, each.box).toAlignedRect())
            for each in self._placed
        ]

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # ------------------------------------------------------------------ where things stand

    def _lay_out(self) -> None:
        """Put the number in the middle, the rest above and below it as far as it has room."""
        wide, high = float(self.width()), float(self.height())
        digits = self._number_font(OF_WINDOW * self.window().height(), wide)
        tall = QFontMetricsF(digits).capHeight()
        size = min(max(self.window().height() / DRAWN_FOR, SMALLEST), LARGEST)
        placed: list[_PlacedText] = []
        for shrink in SHRINKING:
            above = self._above(size * shrink, wide)
            gap = 14 * size * shrink
            head = sum(each.box.height() for each in above) + gap * 2
            head += gap
            if shrink == SHRINKING[-1] and head + tall > high:  # All else is as small as it may be.
                digits = self._number_font(max(high - head, FEWEST_PX), wide)
                tall = QFontMetricsF(digits).capHeight()
            top = max((high - tall) / 2 - 0.02 * high, head)
            placed = [*_stacked(above, top - head, gap), *self._number(digits, top, wide)]
            room = high - top - tall - gap * 2.5
            below = list(_that_fit(self._below(size * shrink, wide), room, gap))
            placed += _stacked(below, top + tall + gap * 2.5, gap)
            if top + tall <= high:
                break
        self._placed = placed

    def _above(self, size: float, wide: float) -> list[_PlacedText]:
        font = sized_font(max(round(CHIP_PX * size), FEWEST_PX), MEDIUM)
        sizes, room = QFontMetricsF(font), wide - 20 * size
        shown = sizes.elidedText(self._said.chip, Qt.TextElideMode.ElideRight, room)
        box = QRectF(0, 0, sizes.horizontalAdvance(shown) + 20 * size, sizes.height() + 10 * size)
        chip = _PlacedText(shown, font, "", box, on_chip=True)
        title = _broken(
            self._said.title, sized_font(_px(TITLE_PX * size), STRONG, figures=True), wide
        )
        return [chip, _made(title, TITLE_PX * size, STRONG, "text", wide)]

    def _below(self, size: float, wide: float) -> list[_PlacedText]:
        looks = ((THEN_PX, "text"), (TEMPO_PX, "muted"), (CUE_PX, "muted"), (LAST_PX, "muted"))
        found = []
        for text, (px, tone) in zip(self._said.lines, looks, strict=False):
            font = sized_font(_px(px * size), REGULAR, figures=True)
            if text:
                found.append(_made(_broken(text, font, wide), px * size, REGULAR, tone, wide))
        return found

    def _number_font(self, tall: float, wide: float) -> QFont:
        """The font whose digits are so tall, smaller where number and unit have no room."""
        probe = QFontMetricsF(sized_font(PROBE_PX, HEAVY, figures=True))
        least = QFontMetricsF(sized_font(FEWEST_PX, STRONG, figures=True))
        beside = least.horizontalAdvance(self._said.beside) * 1.25
        beside = max(beside, FEWEST_OF_BESIDE * wide) if self._said.beside else 0.0
        across = (wide - beside) / max(probe.horizontalAdvance(self._said.number), 1)
        px = PROBE_PX * min(tall / probe.capHeight(), across)
        return sized_font(max(round(px), 24), HEAVY, figures=True)

    def _number(self, font: QFont, top: float, wide: float) -> Iterator[_PlacedText]:
        sizes = QFontMetricsF(font)
        length, tall = sizes.horizontalAdvance(self._said.number), sizes.capHeight()
        bearing = sizes.leftBearing(self._said.number[0]) if self._said.number else 0.0
        box = QRectF(-bearing, top, length, tall)  # Its ink begins where the words do.
        yield _PlacedText(self._said.number, font, "text", box, is_number=True)
        if self._said.beside:
            left = length - bearing + font.pixelSize() * 0.09
            small = _beside_font(font.pixelSize() / scale(), self._said.beside, wide - left)
            room = QRectF(left, top, wide - left, tall)
            yield _PlacedText(self._said.beside, small, "muted", room, is_number=True)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored.mirror(painter, QRectF(self.rect()))
        for each in self._placed:
            painter.setFont(each.font)
            if each.on_chip:
                self._paint_chip(painter, each)
            elif each.is_number:
                painter.setPen(active().colour(each.tone))
                self._paint_number(painter, each)
            else:
                painter.setPen(active().colour(each.tone))
                draw_words(painter, each.box, WRAPPED, each.text)

    def _paint_number(self, painter: QPainter, number: _PlacedText) -> None:
        """Paint digits on their line: a box of words would cut them."""
        painter.save()
        if is_turned(painter):
            turn_about(painter, number.box)
        painter.drawText(number.box.bottomLeft(), number.text)
        painter.restore()

    def _paint_chip(self, painter: QPainter, chip: _PlacedText) -> None:
        theme = active()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(self._look))
        painter.drawRoundedRect(chip.box, 6, 6)
        painter.setPen(theme.ink(self._look))
        draw_words(painter, chip.box, CENTRE, chip.text)


def _beside_font(number_px: float, text: str, wide: float) -> QFont:
    """A third of the number, smaller where there is no room."""
    probe = QFontMetricsF(sized_font(PROBE_PX, STRONG, figures=True))
    px = min(number_px * 0.34, PROBE_PX * wide / max(probe.horizontalAdvance(text), 1))
    return sized_font(max(int(px * 0.98), FEWEST_PX), STRONG, figures=True)


def _px(px: float) -> int:
    return max(round(px), FEWEST_PX)


def _broken(text: str, font: QFont, wide: float) -> str:
    """Break a text where its parts meet, and leave out the dot that would end a line."""
    sizes, lines = QFontMetricsF(font), list[str]()
    for part in text.split(DOT):
        longer = f"{lines[-1]}{DOT}{part}" if lines else part
        if lines and sizes.horizontalAdvance(longer) <= wide - 2:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)


def _made(text: str, px: float, weight: int, tone: str, wide: float) -> _PlacedText:
    font = sized_font(_px(px), weight, figures=True)
    box = QFontMetricsF(font).boundingRect(QRectF(0, 0, max(wide, 1), 10_000), WRAPPED, text)
    return _PlacedText(text, font, tone, QRectF(0, 0, box.width() + 1, box.height()))


def _stacked(parts: list[_PlacedText], top: float, gap: float) -> Iterator[_PlacedText]:
    for each in parts:
        each.box.moveTop(top)
        top += each.box.height() + gap
        yield each


def _that_fit(parts: list[_PlacedText], room: float, gap: float) -> Iterator[_PlacedText]:
    """What has room; a longer part gives way to a shorter one after it."""
    for each in parts:
        if each.box.height() <= room:
            room -= each.box.height() + gap
            yield each
