"""The language: sentences are looked up in its catalogue and their places filled.

English sentences are the keys of the catalogue (gettext), so English needs none. ``tr`` and
``tr_n`` give a text at once; ``mark``, ``mark_in`` and ``mark_n`` only tell the extraction
(``dev.py catalogue``) that a text in a table is to be translated when it is shown. A place is
``{name}`` or ``{name:format}``; the formats are those of ``messages.places``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from gettext import NullTranslations

PSEUDO: Final = "pseudo"
"""A language that nobody speaks: it shows what was left in English, and what has no room."""

PSEUDO_RIGHT_TO_LEFT: Final = "pseudo-rtl"
"""The same, written from right to left: it shows what was not mirrored."""

_RIGHT_TO_LEFT: Final = frozenset({PSEUDO_RIGHT_TO_LEFT, "ar", "fa", "he", "ur"})
_PSEUDOS: Final = frozenset({PSEUDO, PSEUDO_RIGHT_TO_LEFT})
_RIGHT_TO_LEFT_MARK: Final = "\u200f"

ENGLISH: Final = "en"
CATALOGUES: Final = Path(__file__).parent / "catalogues"
DOMAIN: Final = "calfjournal"

_CONTEXT: Final = "\x04"
"""Stands between context and text, as in gettext's own catalogues."""

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒǵĥíĵķĺḿńóṕʠŕśťúṽŵẋýžÁƁĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼŴẊÝŽ",
)


class Plural(Struct, frozen=True):
    """A sentence for one and for several; the value ``count`` decides."""

    one: str
    many: str


def mark(text: str) -> str:
    """Return the text as it is: it is translated where it is shown."""
    return text


def mark_in(context: str, text: str) -> str:
    """Return a text that means something else elsewhere, with the context that tells them apart."""
    return f"{context}{_CONTEXT}{text}"


def mark_n(one: str, many: str) -> Plural:
    """Return a sentence in its two English numbers, translated where it is shown."""
    return Plural(one, many)


def pattern(sentence: str | Plural, count: object = None) -> str:
    """Return the sentence in the language, its places unfilled; ``count`` chooses the number.

    Raises:
        TypeError: a plural without a whole number.
    """
    if isinstance(sentence, Plural):
        if not isinstance(count, int):
            raise TypeError(f"“{sentence.many}” needs a whole count")
        return _plural(sentence, count)
    return _single(sentence)


def filled(text: str, /, **values: str | int) -> str:
    """Return the text in the language with values that are words or digits already."""
    return pattern(text).format(**values)


def filled_n(one: str, many: str, count: int, /, **values: str | int) -> str:
    """Return the text for a count, in the language; see ``filled``."""
    return pattern(Plural(one, many), count).format(count=count, **values)


def own_text(text: str) -> str:
    """Return a text out of the program's own files in the language; braces in it are braces."""
    if is_pseudo():
        return text.translate(_ACCENTED)
    return _catalogue.gettext(text) if _catalogue is not None and text else text


def use(language: str) -> None:
    """Speak a language from now on; one without a catalogue is English."""
    global _language, _catalogue  # noqa: PLW0603 - a process speaks one language
    _language = language
    _catalogue = _load(language)
    _single.cache_clear()


def language() -> str:
    """Return the code of the language."""
    return _language


def is_pseudo() -> bool:
    """Return whether the language is one that nobody speaks, made of the English one."""
    return _language in _PSEUDOS


def is_right_to_left() -> bool:
    """Return whether the language is written from right to left."""
    return _language.partition("_")[0] in _RIGHT_TO_LEFT


def pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (text before, name, format) of each place; the name of the rest is ""."""
    for before, name, spec, _conversion in Formatter().parse(text):
        yield before, name or "", spec or ""


@cache
def _single(text: str) -> str:
    if is_pseudo():
        return _pseudo(text)
    found = _catalogue.gettext(text) if _catalogue is not None else text
    return found.rpartition(_CONTEXT)[2] if found is text else found


def _plural(sentence: Plural, count: int) -> str:
    if _catalogue is not None:
        return _catalogue.ngettext(sentence.one, sentence.many, count)
    text = sentence.one if count == 1 else sentence.many
    return _pseudo(text) if is_pseudo() else text


def _pseudo(text: str) -> str:
    """Accent every letter and lengthen the text by a third, as other languages would."""
    plain = text.rpartition(_CONTEXT)[2]
    shown = []
    for before, name, spec in pieces(plain):
        shown.append(before.replace("{", "{{").replace("}", "}}").translate(_ACCENTED))
        if name:
            shown.append(f"{{{name}:{spec}}}" if spec else f"{{{name}}}")
    letters = sum(len(before) for before, _name, _spec in pieces(plain))
    long = "".join(shown) + "·" * (letters // 3)
    # A text begins where its first letter says: this one, which nobody sees, says right. Marks and
    # single words stand inside of others.
    return f"{_RIGHT_TO_LEFT_MARK}{long}" if " " in plain and is_right_to_left() else long


def _load(language: str) -> NullTranslations | None:
    if language in {ENGLISH, *_PSEUDOS}:
        return None
    from gettext import translation  # English, which most people use, needs none of it

    return translation(DOMAIN, CATALOGUES, [language], fallback=True)


_language = os.environ.get("CALFJOURNAL_LANGUAGE", ENGLISH)
_catalogue = _load(_language)
