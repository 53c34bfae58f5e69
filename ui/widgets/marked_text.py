"""A line of text in which the words that somebody looks for stand out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from calfjournal.domain.text_match import spans
from ui.services.qt import LEFT
from ui.theme import Role, active, font, sized_font
from ui.theme.fill import fill
from ui.theme.fonts import STRONG

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
    plain, strong = font(role), sized_font(role.value[0], STRONG)
    left = box.left()
    for part, is_found in _parts(
        _from_found(text, words, box.width(), QFontMetricsF(plain)), words
    ):
        room = box.right() - left
        if room <= 0:
            break
        metric = QFontMetricsF(strong if is_found else plain)
        shown = metric.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = metric.horizontalAdvance(shown)
        if is_found:
            top = box.center().y() - metric.height() / 2
            fill(painter, QRectF(left, top, width, metric.height()), active().colour("accent_soft"))
        painter.setFont(strong if is_found else plain)
        painter.setPen(colour)
        painter.drawText(QRectF(left, box.top(), width + 1, box.height()), LEFT.value, shown)
        left += width
        if shown != part:
            break
    return left - box.left()


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
