"""Text can be read on the ground it really stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QMenuBar, QWidget

from tests.ui.looks.flaw import Flaw, flaw_of_line
from tests.ui.looks.written import Sight
from ui.theme.tokens import contrast

Pixels: TypeAlias = npt.NDArray[np.uint32]

TEXT, LARGE = 4.5, 3.0
LARGE_PX = 22


def text_stands_out(sight: Sight) -> Iterator[Flaw]:
    """Text keeps 4.5:1 on the ground that is painted under it, large text 3:1."""
    pixels = _pixels(sight.picture)
    for line in sight.lines:
        if not line.is_seen or _is_left_out(line.widget):
            continue
        ground = _ground(pixels, line.box_in(sight.window))
        ink = _mixed(line.colour, ground)
        found = contrast(ink.name(), ground.name())
        needed = LARGE if line.box.height() >= LARGE_PX * 0.7 else TEXT
        if found < needed - 0.01:
            yield flaw_of_line("contrast", line, f"{found:.2f}:1, {ink.name()} on {ground.name()}")


def _pixels(picture: QImage) -> Pixels:
    """The colours of a picture, row by row."""
    kept = np.frombuffer(picture.constBits(), np.uint32)
    return kept.reshape(picture.height(), -1)[:, : picture.width()]


def _is_left_out(widget: QWidget) -> bool:
    """What is switched off may be faint; what is marked by Qt is written in another colour."""
    is_marked = isinstance(widget, QLineEdit) and widget.hasSelectedText()
    return not widget.isEnabled() or is_marked or isinstance(widget, QMenuBar)


def _ground(pixels: Pixels, written: QRectF) -> QColor:
    """The colour that most of a line's box has; the letters are the smaller part of it."""
    box = written.adjusted(-3, -3, 3, 3).toAlignedRect()
    high, wide = pixels.shape
    rows = slice(max(box.top(), 0), min(max(box.bottom(), 0) + 1, high))
    part = pixels[rows, max(box.left(), 0) : min(max(box.right(), 0) + 1, wide)]
    colours, counts = np.unique(part, return_counts=True)
    return QColor.fromRgb(int(colours[counts.argmax()]) & 0xFFFFFF)


def _mixed(ink: QColor, ground: QColor) -> QColor:
    """What is seen of an ink that lets the ground through."""
    share = ink.alphaF()
    return QColor.fromRgbF(
        ink.redF() * share + ground.redF() * (1 - share),
        ink.greenF() * share + ground.greenF() * (1 - share),
        ink.blueF() * share + ground.blueF() * (1 - share),
    )
