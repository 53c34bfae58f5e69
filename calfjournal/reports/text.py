"""Text on paper: cleaned, given a face for every character, broken into lines.

Nothing here parses markup: what the athlete typed is drawn character by character. Time grows
with the length of the text and not faster.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from calfjournal.reports.fonts import SUBSTITUTE, Weight, faces
from calfjournal.reports.scripts import is_rtl, join_arabic, runs_rtl, visual

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""Signs without a glyph: joiners, direction overrides, variation selectors, byte order marks."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MARKS = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
_NO_BREAK = "\u00a0\u202f"


class TextRun(Struct, frozen=True):
    """Characters of one face, as they are drawn."""

    face: str
    text: str
    width: float
    """In 1/1000 of the size."""


class TextLine(Struct, frozen=True):
    """One line of text ready to draw; ``spoken`` is the text it stands for."""

    runs: tuple[TextRun, ...]
    width: float
    """At size 1."""
    spoken: str
    rtl: bool = False
    lacks: bool = False
    """True when a character had to be substituted."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a note, cleaned: one a line, however the line ends were written."""
    return [clean(part) for part in _BREAKS.split(text)]


def clean(text: str) -> str:
    """One line of printable text: breaks and tabs become spaces, control signs a substitute."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub(" ", text).replace("\t", " ")
    text = _INVISIBLE.sub("", _UNPRINTABLE.sub(SUBSTITUTE, text))
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", text))


def _has(face: str, glyph: str, weight: Weight) -> bool:
    return any(f.name == face and ord(glyph) in f.widths for f in faces(weight))


@dataclass(slots=True)
class Typesetter:
    """Breaks text into lines and remembers which characters had to be substituted."""

    missing: set[str] = field(default_factory=set)
    _known: dict[Weight, dict[str, tuple[str, str, float]]] = field(
        default_factory=lambda: {weight: {} for weight in Weight}
    )

    def look_over(self, text: str) -> None:
        """Find out before anything is drawn whether characters of a text are missing."""
        for character in set(clean(join_arabic(text))):
            self._glyph(character, Weight.REGULAR)

    def line(self, text: str, weight: Weight = Weight.REGULAR) -> TextLine:
        """The whole text as one line, whatever its width."""
        spoken = clean(text)
        return self._line(join_arabic(spoken), spoken, weight, runs_rtl(spoken))

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """The width of a cleaned text in points."""
        return sum(self._glyph(c, weight)[2] for c in text) * size / 1000

    def wrap(
        self, text: str, width: float, size: float, weight: Weight = Weight.REGULAR
    ) -> list[TextLine]:
        """Lines no wider than ``width`` points; words too long for a line are cut.

        An empty text gives no line.
        """
        spoken = clean(text)
        rtl = runs_rtl(spoken)
        limit = width * 1000 / size
        return [
            self._line(join_arabic(part), part, weight, rtl)
            for part in self._break(spoken, limit, weight)
        ]

    def cut(
        self, text: str, width: float, size: float, weight: Weight = Weight.REGULAR
    ) -> TextLine:
        """One line no wider than ``width``, ended by an ellipsis when the text is longer."""
        spoken = clean(text)
        if self.width(spoken[:400], size, weight) <= width and len(spoken) <= 400:
            return self.line(spoken, weight)
        limit = (width - self.width("…", size, weight)) * 1000 / size
        first = next(iter(self._break(spoken, limit, weight)), "")
        return self.line(f"{first}…", weight)

    def _break(self, text: str, limit: float, weight: Weight) -> Iterator[str]:
        space = self._glyph(" ", weight)[2]
        words: list[str] = []
        used = 0.0
        for word in text.split(" "):
            if not word:
                continue
            wide = self._measure(word, weight)
            if words and used + space + wide > limit:
                yield " ".join(words)
                words, used = [], 0.0
            if wide > limit:
                *full, rest = self._chop(word, limit, weight)
                yield from full
                words, used = [rest], self._measure(rest, weight)
                continue
            used += wide + (space if words else 0.0)
            words.append(word)
        if words:
            yield " ".join(words)

    def _chop(self, word: str, limit: float, weight: Weight) -> list[str]:
        parts: list[str] = []
        start, used = 0, 0.0
        for index, character in enumerate(word):
            wide = self._glyph(character, weight)[2]
            if used + wide > limit and index > start:
                parts.append(word[start:index])
                start, used = index, 0.0
            used += wide
        parts.append(word[start:])
        return parts

    def _measure(self, word: str, weight: Weight) -> float:
        return sum(self._glyph(c, weight)[2] for c in join_arabic(word))

    def _line(self, shaped: str, spoken: str, weight: Weight, rtl: bool) -> TextLine:
        drawn = visual(shaped, rtl) if is_rtl(shaped) else shaped
        runs: list[TextRun] = []
        face, width = "", 0.0
        characters: list[str] = []
        for character in drawn:
            name, glyph, wide = self._glyph(character, weight)
            if unicodedata.combining(character) and face and _has(face, glyph, weight):
                name = face  # A mark drawn in another face would not sit on its letter.
            if name != face and characters:
                runs.append(TextRun(face, "".join(characters), width))
                characters, width = [], 0.0
            face = name
            characters.append(glyph)
            width += wide
        if characters:
            runs.append(TextRun(face, "".join(characters), width))
        lacks = bool(self.missing) and not self.missing.isdisjoint(spoken)
        return TextLine(tuple(runs), sum(run.width for run in runs) / 1000, spoken, rtl, lacks)

    def _glyph(self, character: str, weight: Weight) -> tuple[str, str, float]:
        """(face, character to draw, advance) of a character; remembers what is missing."""
        known = self._known[weight]
        if character not in known:
            known[character] = self._look_up(character, weight)
        return known[character]

    def _look_up(self, character: str, weight: Weight) -> tuple[str, str, float]:
        drawn = " " if character in _NO_BREAK else character
        for face in faces(weight):
            width = face.widths.get(ord(drawn))
            if width is not None:
                return face.name, drawn, width
        self.missing.add(character)
        face = faces(weight)[-1]
        return face.name, SUBSTITUTE, face.widths[ord(SUBSTITUTE)]
