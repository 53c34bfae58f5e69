"""What of a text is plain English and belongs to nobody: it was left out of the catalogue."""

from __future__ import annotations

import json
import platform
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from calfjournal.journal import Journal
from calfjournal.paths import resources

ENGLISH = re.compile(r"[A-Za-z]{2,}")

NAMES = (
    "calfjournal",
    "Alfredson",
    "Silbernagel",
    "Foster",
    "PDF",
    "JSON",
    "CSV",
    "FIT",
    "HRV",
    "RMSSD",
    "RPE",
    "Letter",
    "Python",
    "PySide6",
    "Qt",
    platform.platform(),
    "offscreen",
)
"""What has the same name in every language."""

QTS_OWN = re.compile(
    r"\b((Ctrl|Alt|Shift)\+)*(Ctrl|Alt|Shift|Esc|Space|Enter|PgUp|PgDn|PgDown|Home|End|Del|Tab"
    r"|(?<=\+)\w+)(?!\w)"
    r"|\d{1,2} [A-Z][a-z]{2} \d{4}, [A-Z][a-z]{2}"
)
"""Keys, and days in fields: Qt writes them in its own language."""


class Own:
    """Texts that belong to the user or to the program's files: nobody translates them here."""

    def __init__(self, journal: Journal | None = None, also: Iterable[str] = ()) -> None:
        known = {*_of_resources(), *NAMES, *also}
        if journal is not None:
            path = journal.path
            known |= {*_strings(journal.dump()), str(path), path.name, path.stem, str(path.parent)}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for text in sorted(known, key=len, reverse=True):
            if first := ENGLISH.search(text):
                self._by_word[first[0].lower()].append(text)

    def english(self, found: Iterable[str]) -> list[str]:
        """Return what is plain English in these texts and belongs to nobody."""
        return sorted({text for text in found if ENGLISH.search(self._without(text))})

    def foreign_words(self, text: str) -> set[str]:
        """Return the English words of a text that stand in no text of the user or the files.

        Words alone, for where texts are wrapped and cannot be found whole.
        """
        known = {word for texts in self._by_word.values() for own in texts for word in _words(own)}
        return _words(text) - known

    def _without(self, text: str) -> str:
        left = QTS_OWN.sub("", text)
        if left.endswith("…"):
            left = self._completed(left)
        words = {word.lower() for word in ENGLISH.findall(left)}
        known = [own for word in words for own in self._by_word.get(word, ())]
        for own in sorted(known, key=len, reverse=True):
            left = re.sub(re.escape(own), "", left, flags=re.IGNORECASE)
        return left

    def _completed(self, cut: str) -> str:
        """Return a text of ours that had no room for its end, in full."""
        first = ENGLISH.search(cut)
        known = self._by_word.get(first[0].lower(), ()) if first else ()
        return next((own for own in known if own.startswith(cut[:-1])), cut)


def every_text(journal: Journal) -> set[str]:
    """Return what people wrote into a journal, and all else in it that is a text."""
    return set(_strings(journal.dump()))


def _words(text: str) -> set[str]:
    return set(ENGLISH.findall(text))


def _of_resources() -> Iterator[str]:
    for file in sorted(Path(str(resources())).rglob("*.toml")):
        yield from _strings(tomllib.loads(file.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if value.startswith(("{", "[")):
            yield from _strings(_loaded(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
