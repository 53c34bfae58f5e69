"""Tinted icons as files, for the style sheet, which takes pictures from files only."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from ui.theme import icons


@cache
def icon_file(name: str, colour: str) -> str:
    """Return the path of the icon in one colour; the file lives as long as the program."""
    target = _folder() / f"{name}-{colour.lstrip('#')}.svg"
    with target.open("wb") as file:
        file.write(icons.drawing(name, colour))
    return target.as_posix()


@cache
def _keeper() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="calfjournal-icons-", ignore_cleanup_errors=True)


def _folder() -> Path:
    return Path(_keeper().name)
