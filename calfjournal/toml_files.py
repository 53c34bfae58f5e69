"""Reads TOML that anybody may have written, in bounded time and with a sentence when it cannot.

Python's parser takes a time that grows with the square of a dotted key's depth and recurses into
brackets, so both are counted before it sees the text.
"""

from __future__ import annotations

import re
import stat
import tomllib
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

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
    """The file cannot be read as TOML; the message is the end of a sentence about it."""


def read_toml(path: Path, most_bytes: int) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        FileNotFoundError: there is no such file.
        BadToml: it is no file, too large, too deep, not UTF-8 or not TOML; says what and where.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadToml("is not a file")
        if status.st_size > most_bytes:
            raise BadToml(f"is larger than {most_bytes // 1000} kB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadToml(f"cannot be read: {error.strerror or 'the system refused'}") from error
    return parse_toml(data)


def parse_toml(data: bytes) -> dict[str, Any]:
    """Return the content of a TOML document; raises BadToml."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        _refuse_deep(_QUOTED.sub('"', text))
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadToml(f"is not UTF-8 text (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise BadToml(f"is not TOML: {error}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, and the like
        raise BadToml("holds what no TOML file of ours can hold") from error


def _refuse_deep(bare: str) -> None:
    """Raise BadToml when a document without its texts and comments is too deep or too long."""
    for word in _BETWEEN_WORDS.split(_AROUND_DOT.sub(".", bare)):
        parts = word.split(".")
        if len(parts) > MOST_PARTS:
            raise BadToml("holds a key that is nested too deeply")
        if len(max(parts, key=len)) > LONGEST_WORD:
            raise BadToml(f"holds a word of more than {LONGEST_WORD} signs")
    steps = ({"[": 1, "{": 1}.get(sign, -1) for sign in bare if sign in "[]{}")
    if max(accumulate(steps), default=0) > MOST_BRACKETS:
        raise BadToml("is nested too deeply")
