"""What files of other programs call a sport, in our words for it (``resources/sports.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from calfjournal.paths import resources


class Sport(Struct, frozen=True):
    """A sport and its kind, by the words of the FIT profile."""

    sport: str
    sub_sport: str = ""


def sport_of(word: str) -> Sport | None:
    """Return the sport of a word as a file has it ("Trail_Running"), None for unknown ones."""
    return _named().get(" ".join(word.replace("_", " ").replace("-", " ").casefold().split()))


@cache
def _named() -> Mapping[str, Sport]:
    text = (resources() / "sports.toml").read_text(encoding="utf-8")
    return {
        name: Sport(row["sport"], row.get("sub_sport", ""))
        for row in tomllib.loads(text)["sport"]
        for name in row["names"]
    }
