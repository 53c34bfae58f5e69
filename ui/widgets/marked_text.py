"""A line of text in which the words that somebody looks for stand out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from calfjournal.domain.text_match import spans
from ui.services.qt import LEFT
from ui.theme import Role, active, font, sized_font
from ui.theme.fill import fill
from ui.theme.fonts import STRONG
from ui.theme.upright import is_turned, reads_leftwards, turn_about

_LEAD: Final = 14
"""Signs that are kept before the first word found, where the beginning has no room."""
_BEFORE: Final = "… "


def paint_line(
    painter: QPainter,
    box: QRectF,
    text: str,
    words: tuple[str, ...],
    role: Role,
    colour: QColor,
) -> float:
    """Paint a text, cut where its room ends; returns how wide it became.

    Words found are strong on a pale ground; the first of them is always seen.
    """
    pieces = list(_pieces(text, words, role, box.width()))
    whole = sum(piece.width for piece in pieces)
    painter.save()
    left = box.left()
    if reads_leftwards(painter):
        if is_turned(painter):
            turn_about(painter, box)
        left = box.right() - whole
        if _begins_right(text):
            pieces.reverse()
    painter.setPen(colour)
    for piece in pieces:
        place = QRectF(left, box.top(), piece.width + 1, box.height())
        if piece.is_found:
            height = QFontMetricsF(piece.font).height()
            ground = QRectF(left, box.center().y() - height / 2, piece.width, height)
            fill(painter, ground, active().colour("accent_soft"))
        painter.setFont(piece.font)
        painter.drawText(place, LEFT.value, piece.text)
        left += piece.width
    painter.restore()
    return whole


class _Piece(NamedTuple):
    """A part of a line as it is shown."""

    text: str
    width: float
    font: QFont
    is_found: bool


def _pieces(text: str, words: tuple[str, ...], role: Role, room: float) -> Iterator[_Piece]:
    """Yield the parts of a text that have room, the last one cut where its room ends."""
    plain, strong = font(role), sized_font(role.value[0], STRONG)
    for part, is_found in _parts(_from_found(text, words, room, QFontMetricsF(plain)), words):
        if room <= 0:
            return
        face = strong if is_found else plain
        metric = QFontMetricsF(face)
        shown = metric.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = metric.horizontalAdvance(shown)
        yield _Piece(shown, width, face, is_found)
        room -= width
        if shown != part:
            return


def _begins_right(text: str) -> bool:
    """True for a text whose first letter is of a script that is written leftwards."""
    sorts = (bidirectional(letter) for letter in text)
    return next((sort != "L" for sort in sorts if sort in {"L", "R", "AL"}), False)


def _from_found(text: str, words: tuple[str, ...], room: float, metric: QFontMetricsF) -> str:
    """Return the text, from shortly before the first word found where that has no room."""
    found = spans(text, words)
    if not found or metric.horizontalAdvance(text[: found[0][1]]) < room * 0.9:
        return text
    begin = text.rfind(" ", 0, max(found[0][0] - _LEAD, 0)) + 1
    return _BEFORE + text[begin:] if begin else text


def _parts(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text with whether each is a word found."""
    at = 0
    for begin, end in spans(text, words):
        if begin > at:
            yield text[at:begin], False
        yield text[begin:end], True
        at = end
    if at < len(text):
        yield text[at:], False
