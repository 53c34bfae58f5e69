"""Reads TOML that anybody may have written, in bounded time, and says why when it cannot.

Python's parser takes a time that grows with the square of a dotted key's depth and recurses into
brackets, so both are counted before it sees the text.
"""

from __future__ import annotations

import re
import stat
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from calfjournal.domain.message import Message, say
from calfjournal.errors import CalfjournalError

MOST_PARTS: Final = 16
MOST_BRACKETS: Final = 32
LONGEST_WORD: Final = 400
"""Signs of a key or a number; texts in quotes may be longer."""

_QUOTED = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*",
    re.DOTALL,
)
"""Texts and comments; an open one ends with the line or the file, so every sign is read once."""
_AROUND_DOT = re.compile(r"(?<![ \t])[ \t]*\.[ \t]*")
_BETWEEN_WORDS = re.compile(r"[\s=,\[\]{}]+")


class BadToml(CalfjournalError):
    """The file cannot be read as TOML; the message names it."""


def read_toml(path: Path, most_bytes: int) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        FileNotFoundError: there is no such file.
        BadToml: it is no file, too large, too deep, not UTF-8 or not TOML; says what and where.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadToml(say("store.toml_no_file", file=path.name))
        if status.st_size > most_bytes:
            raise BadToml(say("store.toml_too_large", file=path.name, most=most_bytes // 1000))
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadToml(_refused(path.name, error.strerror)) from error
    return parse_toml(data, path.name)


def _refused(name: str, reason: str | None) -> Message:
    if reason:
        return say("store.toml_unreadable", file=name, reason=reason)
    return say("store.toml_refused", file=name)


def parse_toml(data: bytes, name: str) -> dict[str, Any]:
    """Return the content of a TOML document that is called ``name`` in messages; raises BadToml."""
    import tomllib  # Late: a first start has no settings to read.

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        _refuse_deep(_QUOTED.sub('"', text), name)
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadToml(say("store.toml_no_text", file=name, place=error.start)) from error
    except tomllib.TOMLDecodeError as error:
        raise BadToml(say("store.toml_no_toml", file=name, reason=str(error))) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, and the like
        raise BadToml(say("store.toml_odd", file=name)) from error


def _refuse_deep(bare: str, name: str) -> None:
    """Raise BadToml when a document without its texts and comments is too deep or too long."""
    for word in _BETWEEN_WORDS.split(_AROUND_DOT.sub(".", bare)):
        parts = word.split(".")
        if len(parts) > MOST_PARTS:
            raise BadToml(say("store.toml_deep_key", file=name))
        if len(max(parts, key=len)) > LONGEST_WORD:
            raise BadToml(say("store.toml_long_word", file=name, signs=LONGEST_WORD))
    steps = ({"[": 1, "{": 1}.get(sign, -1) for sign in bare if sign in "[]{}")
    if max(accumulate(steps), default=0) > MOST_BRACKETS:
        raise BadToml(say("store.toml_too_deep", file=name))
