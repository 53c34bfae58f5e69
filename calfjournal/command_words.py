"""Which words of the command line open the window.

``dev.py`` asks as well, before anything is installed: standard library only.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

_ENDING = ".calfjournal"


def names_file(word: str) -> bool:
    """True for a word with a path separator or a journal's ending; every other is a command."""
    separators = filter(None, (os.sep, os.altsep))
    return word.lower().endswith(_ENDING) or any(sign in word for sign in separators)


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``FILE`` written as ``open FILE``."""
    words = list(arguments)
    at = _first_word(words)
    if at < len(words) and names_file(words[at]):
        words.insert(at, "open")
    return words


def opens_window(arguments: Sequence[str]) -> bool:
    """True when the arguments open the window rather than run a command."""
    words = with_command(arguments)
    at = _first_word(words)
    if at < len(words):
        return words[at] == "open"
    return not any(word in ("-h", "--help", "--version") for word in words)


def journal_of_window(arguments: Sequence[str]) -> tuple[Path, ...] | None:
    """Return what the window opens, one path or none, when it is opened without any option.

    None for whatever has to be parsed first.
    """
    if not arguments:
        return ()
    if len(arguments) == 1 and not arguments[0].startswith("-") and names_file(arguments[0]):
        return (Path(arguments[0]),)
    return None


def _first_word(words: list[str]) -> int:
    """The place of the first word that is no option and no option's value, else the length."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--journal" else 1
    return min(at, len(words))
