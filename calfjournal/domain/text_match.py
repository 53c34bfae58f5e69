"""Finding words in texts as people look for them: neither capitals nor accents matter."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize


def folded(text: str) -> str:
    """Return the text without capitals and accents: ``Übung`` is ``ubung``."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


@lru_cache(4096)
def _plain(sign: str) -> str:
    parts = normalize("NFKD", sign.casefold())
    return "".join(part for part in parts if not combining(part))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words somebody looks for, folded, each once and in their order."""
    return tuple(dict.fromkeys(folded(text).split()))


def spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where folded words stand in a text, as (begin, end), in order and never overlapping.

    A sign that is folded to several, such as ß, is one of them as a whole.
    """
    places = [at for at, sign in enumerate(text) for _ in _plain(sign)]
    plain = "".join(map(_plain, text))
    marked: set[int] = set()
    for word in filter(None, words):
        at = plain.find(word)
        while at >= 0:
            marked.update(places[at : at + len(word)])
            at = plain.find(word, at + len(word))
    return _runs(sorted(marked))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found
