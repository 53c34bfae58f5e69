"""The sentence of every message by its key; a module a topic, which begins the keys.

A key that a journal may hold stays for ever: reword the sentence, never reuse the key. A topic is
imported when the first of its sentences is wanted: a window opens with two of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from calfjournal.domain.message import OURS
from calfjournal.messages.language import Plural, mark

TOPICS: Final = (
    "edits",
    "importers",
    "moves",
    "planner",
    "progress",
    "recovery",
    "reminders",
    "running",
    "store",
    "training",
    "values",
)
_OURS: Final = mark("{text:ours}")


def sentence_of(key: str) -> str | Plural:
    """Return the sentence of a key.

    Raises:
        KeyError: there is none.
    """
    if key == OURS:
        return _OURS
    topic, _, _ = key.partition(".")
    if topic not in TOPICS:
        raise KeyError(key)
    return _sentences(topic)[key]


def every_sentence() -> dict[str, str | Plural]:
    """Return all of them by key, for whoever reads the catalogue."""
    every: dict[str, str | Plural] = {OURS: _OURS}
    for topic in TOPICS:
        every |= _sentences(topic)
    return every


def _sentences(topic: str) -> Mapping[str, str | Plural]:
    sentences: Mapping[str, str | Plural]
    sentences = import_module(f"{__name__}.{topic}").SENTENCES
    return sentences
