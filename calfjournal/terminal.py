r"""Text on its way to a terminal or a log: nothing in it may move the cursor or turn a line around.

File names may hold any sign. What a terminal would obey is written out as ``\uXXXX``; JSON writes
it the same way, so a document keeps its meaning.
"""

from __future__ import annotations

import sys
import unicodedata

_OBEYED = {"Cc", "Cs", "Zl", "Zp"}
"""Categories: controls, halves of signs, line and paragraph separators."""
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Signs that change the direction of what follows."""
_MARKS = "\u200e\u200f\u061c"


def complain(text: object) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"calfjournal: {escaped(str(text).strip())}\n")


def escaped(text: str, *, keep: str = "") -> str:
    """Return the text with such signs written out, except those in ``keep``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if sign in keep or not _is_obeyed(sign) else _out(sign) for sign in text)


def _is_obeyed(sign: str) -> bool:
    return (
        unicodedata.category(sign) in _OBEYED
        or unicodedata.bidirectional(sign) in _TURNS
        or sign in _MARKS
    )


def _out(sign: str) -> str:
    return f"\\u{ord(sign):04x}"
