"""Lines of text that are painted again and again: each is laid out once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QStaticText, QTransform

from ui.theme.fonts import Role, at_other_size, font, sizes, text_width
from ui.theme.upright import draw_words, is_turned, reads_leftwards, turn_about

_RIGHT_TO_LEFT = "\u0590"
"""From here on there are letters that are written the other way, and begin at the right."""


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: Role,
    *,
    figures: bool = False,
    centred: bool = False,
) -> None:
    """Draw a line in the middle of a box's height, where ``drawText`` would, with the pen set."""
    painter.setFont(font(role, figures=figures))
    line, width = _laid_out(text, role, figures=figures), text_width(text, role, figures=figures)
    height = sizes(role, figures=figures).height()
    if line is None or width > box.width() or height > box.height():
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        draw_words(painter, box, across | Qt.AlignmentFlag.AlignVCenter, text)
        return
    top = box.y() + (box.height() - height) / 2
    if not reads_leftwards(painter):
        x = box.x() + ((box.width() - width) / 2 if centred else 0)
        painter.drawStaticText(QPointF(x, top), line)
        return
    if turned := is_turned(painter):
        painter.save()
        turn_about(painter, box)
    x = round(box.right() - ((box.width() + width) / 2 if centred else width))
    painter.drawStaticText(QPointF(x, top), line)
    if turned:
        painter.restore()


def squeeze(
    painter: QPainter, box: QRectF, text: str, role: Role, *, figures: bool = False
) -> None:
    """Draw a line in the middle of a box, narrower than it is where it has no room."""
    width = text_width(text, role, figures=figures)
    if width <= box.width():
        write(painter, box, text, role, figures=figures, centred=True)
        return
    painter.save()
    painter.translate(box.center())
    painter.scale(box.width() / width, 1)
    whole = QRectF(-width / 2 - 1, -box.height() / 2, width + 2, box.height())
    write(painter, whole, text, role, figures=figures, centred=True)
    painter.restore()


@lru_cache(2048)
def _laid_out(text: str, role: Role, *, figures: bool) -> QStaticText | None:
    """The glyphs of a line and their places, None for what only ``drawText`` can place."""
    if not text.isprintable() or max(text.rstrip("…"), default="") >= _RIGHT_TO_LEFT:
        return None
    line = QStaticText(text)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(QTransform(), font(role, figures=figures))
    return line


at_other_size(_laid_out.cache_clear)
