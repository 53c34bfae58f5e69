"""Reads values out of TOML tables, and names file, table, key and value when one does not fit."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Any, NoReturn, TypeVar

from calfjournal import toml_files
from calfjournal.domain.exercise import Tempo
from calfjournal.domain.message import Message, say
from calfjournal.domain.program_check import Path
from calfjournal.errors import BadProgram

C = TypeVar("C", bound=StrEnum)
Keys = Mapping[str, Sequence[str]]

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,47}")
"""What ids look like: small letters, digits and underscores, a letter first."""

MOST_BYTES = 200_000
"""A program is a few kilobytes; more than this is some other file."""


def read_toml(path: FilePath, keys: Keys) -> TomlTable:
    """Return the top table of a TOML file.

    Raises:
        BadProgram: the file cannot be read or is not TOML; names the file and the line.
    """
    try:
        data = toml_files.read_toml(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise BadProgram(say("training.not_there", file=path.name)) from error
    except toml_files.BadToml as error:
        raise BadProgram(error.said) from error
    return TomlTable(path.name, "", data, "file", keys)


def parse_toml(text: str, name: str, keys: Keys) -> TomlTable:
    """Return the top table of TOML text that is called ``name`` in messages; raises BadProgram."""
    try:
        data = toml_files.parse_toml(text.encode("utf-8", "surrogatepass"), name)
    except toml_files.BadToml as error:
        raise BadProgram(error.said) from error
    return TomlTable(name, "", data, "file", keys)


class TomlTable:
    """One table of a TOML file.

    ``kind`` names its row in ``keys``, the accepted keys of every kind of table; any other key is
    refused, so that a misspelt one never passes silently. All methods raise BadProgram.
    """

    def __init__(
        self,
        file: str,
        place: str,
        data: Mapping[str, Any],
        kind: str,
        keys: Keys,
        path: Path = (),
    ) -> None:
        """Refuse unknown keys; ``place`` is the table's name in messages ("" = top)."""
        self.file = file
        self.place = place
        self.data = data
        self.path = path
        self._keys = keys
        for key in data:
            if key not in keys[kind]:
                close = get_close_matches(key, keys[kind], n=1)
                if close:
                    meant = repr(close[0])
                    self.refuse(key, say("training.key_misspelt", meant=meant, known=keys[kind]))
                self.refuse(key, say("training.key_unknown", known=keys[kind]))

    def fail(self, key: str, problem: Message) -> NoReturn:
        """Raise BadProgram for a key of this table."""
        raise bad_key(self.file, self.place, key, problem)

    def refuse(self, key: str, problem: Message) -> None:
        """Fail for a key, where a table that only looks for problems could go on without it."""
        self.fail(key, problem)

    def is_refused(self, key: str) -> bool:  # noqa: ARG002 - of those that go on
        """True when a problem of a key was noted, and what stands in its place means nothing."""
        return False

    def inside(self, place: str, data: Mapping[str, Any], kind: str, path: Path) -> TomlTable:
        """Return a table inside this one; ``place`` and ``path`` lead there from here."""
        named, way = self.named(place), (*self.path, *path)
        return TomlTable(self.file, named, data, kind, self._keys, way)

    def named(self, place: str) -> str:
        """Return the name of a place inside this table in messages."""
        return f"{self.place}, {place}" if self.place else place

    def has(self, key: str) -> bool:
        """Tell whether the file gives the key."""
        return key in self.data

    def text(self, key: str, default: str | None = None, *, longest: int = 2000) -> str:
        """Return a text, trimmed; without ``default`` the key must be there and not be empty."""
        if key not in self.data and default is not None:
            return default
        value = self._required(key)
        if not isinstance(value, str):
            self.fail(key, say("training.no_text", value=shown(value)))
        trimmed = value.strip()
        if default is None and not trimmed:
            self.fail(key, say("training.empty"))
        if len(trimmed) > longest:
            self.fail(key, say("training.too_long", length=len(trimmed), most=longest))
        return trimmed

    def identifier(self, key: str) -> str:
        """Return an id."""
        value = self.text(key)
        if not IDENTIFIER.fullmatch(value):
            self.fail(key, say("training.no_id", value=shown(value)))
        return value

    def choice(self, key: str, kinds: type[C], default: C | None = None) -> C:
        """Return a member of an enum, written as its value."""
        if key not in self.data and default is not None:
            return default
        value = self._required(key)
        try:
            return kinds(str(value))
        except ValueError:
            self.fail(key, say("training.not_one_of", value=shown(value), known=kinds))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            self.fail(key, say("training.no_flag", value=shown(value)))
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number from ``low`` to ``high``."""
        if key not in self.data and default is not None:
            return default
        return self._whole(key, self._required(key), low, high)

    def maybe_whole(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number, None when the key is not there."""
        return self.whole(key, low, high) if key in self.data else None

    def maybe_number(self, key: str, low: float, high: float) -> float | None:
        """Return a number, None when the key is not there."""
        if key not in self.data:
            return None
        value = self.data[key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(key, say("training.no_number", value=shown(value), low=low, high=high))
        if not math.isfinite(value) or not low <= value <= high:
            self.fail(key, say("training.outside", value=shown(value), low=low, high=high))
        return float(value)

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """Return a range written as one number or as ``[lowest, highest]``."""
        value = self._required(key)
        if not isinstance(value, list):
            single = self._whole(key, value, low, high)
            return single, single
        if len(value) != 2:
            self.fail(key, say("training.no_span", value=shown(value)))
        first, last = (self._whole(key, part, low, high) for part in value)
        if first > last:
            self.fail(key, say("training.span_falls", value=shown(value)))
        return first, last

    def wholes(self, key: str, count: int, low: int, high: int) -> tuple[int, ...]:
        """Return exactly ``count`` whole numbers that do not fall."""
        value = self._required(key)
        if not isinstance(value, list) or len(value) != count:
            self.fail(key, say("training.no_wholes", value=shown(value), numbers=count))
        numbers = tuple(self._whole(key, part, low, high) for part in value)
        if list(numbers) != sorted(numbers):
            self.fail(key, say("training.wholes_fall", value=shown(value)))
        return numbers

    def words(self, key: str, known: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, each one of ``known`` where that is given."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fail(key, say("training.no_texts", value=shown(value)))
        for word in value:
            if known is not None and word not in known:
                self.fail(key, say("training.not_one_of", value=shown(word), known=known))
        return tuple(value)

    def tempo(self, key: str) -> Tempo | None:
        """Return a tempo written ``lower-pause-rise-hold``, None when not there."""
        if key not in self.data:
            return None
        value = self.text(key)
        tempo = Tempo.read(value)
        if tempo is None:
            self.fail(key, say("training.no_tempo", value=shown(value)))
        return tempo

    def table(self, key: str, kind: str) -> TomlTable:
        """Return a table inside this one; an absent one is empty."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self.fail(key, say("training.no_table", value=shown(value)))
        return self.inside(f"[{key}]", value, kind, (key,))

    def tables(self, key: str, kind: str, *, most: int, label: str = "") -> Sequence[TomlTable]:
        """Return the tables of a list, named by number and, where it is text, by ``label``."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self.fail(key, say("training.no_tables", value=shown(value)))
        if len(value) > most:
            self.fail(key, say("training.too_many_tables", tables=len(value), most=most))
        tables = []
        for number, part in enumerate(value, start=1):
            named = part.get(label)
            name = f" ({named})" if isinstance(named, str) else ""
            place = f"[[{key}]] {number}{name}"
            tables.append(self.inside(place, part, kind, (key, number - 1)))
        return tables

    def _required(self, key: str) -> object:
        if key not in self.data:
            self.fail(key, say("training.missing"))
        return self.data[key]

    def _whole(self, key: str, value: object, low: int, high: int) -> int:
        if value == "":
            self.fail(key, say("training.number_missing", low=low, high=high))
        if isinstance(value, bool) or not isinstance(value, int):
            self.fail(key, say("training.no_whole", value=shown(value), low=low, high=high))
        if not low <= value <= high:
            self.fail(key, say("training.outside", value=shown(value), low=low, high=high))
        return value


def bad_key(file: str, place: str, key: str, problem: Message) -> BadProgram:
    """Return the error about a key of a table of a file; ``place`` "" = the top table."""
    if place:
        where = {"file": file, "place": place, "key": key}
        return BadProgram(say("training.at_key_of_table", **where, problem=problem))
    return BadProgram(say("training.at_key", file=file, key=key, problem=problem))


def shown(value: object) -> str:
    """Return a value as a program would write it, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
