"""The faces paper is set in: Inter, and DejaVu Sans for what Inter lacks."""

from __future__ import annotations

import errno
import os
import threading
from enum import Enum
from functools import cache

from msgspec import Struct
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from calfjournal.paths import resources

SUBSTITUTE = "□"
"""Printed in place of a character that no face has."""

drawing = threading.Lock()
"""Held while a document is made: ReportLab's faces serve one document at a time."""


class Weight(Enum):
    """The two weights of paper."""

    REGULAR = "regular"
    STRONG = "strong"


_FILES = {
    Weight.REGULAR: ("Inter-Regular", "DejaVuSans"),
    Weight.STRONG: ("Inter-SemiBold", "DejaVuSans-Bold"),
}


class Face(Struct, frozen=True):
    """A registered font file: its ReportLab name and the advance of each character in 1/1000."""

    name: str
    widths: dict[int, float]


@cache
def faces(weight: Weight) -> tuple[Face, ...]:
    """The faces of a weight in order of preference, registered on first use.

    Raises:
        FileNotFoundError: if the installation lacks its fonts.
    """
    # ASCII85 makes every stream a quarter larger and serves only seven-bit mail.
    rl_config.useA85 = 0
    return tuple(_face(name) for name in _FILES[weight])


def _face(name: str) -> Face:
    path = resources() / "fonts" / f"{name}.ttf"
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    font = TTFont(name, str(path), asciiReadable=True)
    pdfmetrics.registerFont(font)
    glyphs = font.face.charToGlyph
    widths = {code: width for code, width in font.face.charWidths.items() if code in glyphs}
    return Face(name, widths)
