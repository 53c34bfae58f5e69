"""Right-to-left scripts on paper: joined Arabic letters and visual order.

ReportLab draws characters in the order given, one glyph each, so joining and ordering are done
here before a line is drawn.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

# The package's other, faster get_display leaves brackets unmirrored.
from bidi.algorithm import get_display

_RTL = frozenset({"R", "AL", "AN"})
UNASSIGNED = "□"
_LAM = 0x0644
_TATWEEL = 0x0640


@dataclass(slots=True)
class _Forms:
    """Presentation forms of one letter; 0 where it has none."""

    isolated: int = 0
    final: int = 0
    initial: int = 0
    medial: int = 0

    @property
    def joins_next(self) -> bool:
        return bool(self.initial)

    @property
    def joins_previous(self) -> bool:
        return bool(self.final)


def is_rtl(text: str) -> bool:
    """True when the text holds characters that run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RTL for c in text)


def runs_rtl(text: str) -> bool:
    """True when the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def visual(text: str, rtl: bool) -> str:
    """A line in the order it is drawn, brackets mirrored; ``rtl`` is its paragraph's direction."""
    if not is_rtl(text):
        return text
    # Code points that Unicode has not assigned have no direction, which the algorithm refuses.
    known = "".join(c if unicodedata.bidirectional(c) else UNASSIGNED for c in text)
    return str(get_display(known, base_dir="R" if rtl else "L"))


def join_arabic(text: str) -> str:
    """Arabic letters replaced by the form they take beside their neighbours, in logical order."""
    if text.isascii() or not any("\u0600" <= c <= "\u06ff" for c in text):
        return text
    letters, ligatures = _tables()
    output: list[str] = []
    index, previous_joins = 0, False
    while index < len(text):
        code = ord(text[index])
        forms, used = letters.get(code), 1
        if code == _LAM and index + 1 < len(text) and ord(text[index + 1]) in ligatures:
            forms, used = ligatures[ord(text[index + 1])], 2
        if forms is None:
            output.append(text[index])
            if code == _TATWEEL:
                previous_joins = True
            elif not unicodedata.combining(text[index]):
                previous_joins = False
            index += 1
            continue
        before = previous_joins and forms.joins_previous
        after = forms.joins_next and _next_joins(text, index + used, letters)
        output.append(chr(_pick(forms, before, after)))
        previous_joins = forms.joins_next
        index += used
    return "".join(output)


def _pick(forms: _Forms, before: bool, after: bool) -> int:
    if before and after and forms.medial:
        return forms.medial
    if after and not before and forms.initial:
        return forms.initial
    if before and forms.final:
        return forms.final
    return forms.isolated or forms.final


def _next_joins(text: str, index: int, letters: dict[int, _Forms]) -> bool:
    while index < len(text) and unicodedata.combining(text[index]):
        index += 1
    if index >= len(text):
        return False
    code = ord(text[index])
    forms = letters.get(code)
    return code == _TATWEEL or (forms is not None and forms.joins_previous)


@cache
def _tables() -> tuple[dict[int, _Forms], dict[int, _Forms]]:
    """Letter -> forms, and alef -> forms of its ligature with lam, read from Unicode itself."""
    letters: dict[int, _Forms] = {}
    ligatures: dict[int, _Forms] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFE80, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(chr(code)).split() or ("",)
        bases = [int(part, 16) for part in parts]
        if len(bases) == 1:
            forms = letters.setdefault(bases[0], _Forms())
        elif len(bases) == 2 and bases[0] == _LAM:
            forms = ligatures.setdefault(bases[1], _Forms())
        else:
            continue
        setattr(forms, kind.strip("<>"), code)
    return letters, ligatures
