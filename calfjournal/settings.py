"""Options of the program on this machine: one typed table and one TOML file.

The file may be edited by hand. A value that cannot be used counts as its default, keys of other
versions are kept as they are, and a file that is no TOML is put aside: options never keep the
program from starting.
"""

from __future__ import annotations

import contextlib
import logging
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any, Final, Literal

import tomli_w

from calfjournal import paths
from calfjournal.files import write_whole

log = logging.getLogger(__name__)

RECENT = 8
"""Journals kept in the list of recent ones."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its key in the file, what it is called, and what it may be.

    ``choices`` maps allowed values to the words shown, None where the value is free.
    """

    key: str
    title: str
    default: Any
    choices: Mapping[Any, str] | None = None
    accepts: Callable[[Any], bool] | None = None
    hint: str = ""

    def usable(self, value: object) -> bool:
        """True when the value is of the right type and inside the range."""
        if type(value) is not type(self.default):
            return False
        if self.choices is not None:
            return value in self.choices
        return self.accepts is None or self.accepts(value)


def _is_clock(value: str) -> bool:
    return bool(re.fullmatch(r"0\d:[0-5]\d|1[01]:[0-5]\d", value))


def _are_texts(value: list[Any]) -> bool:
    return all(isinstance(entry, str) for entry in value)


OPTIONS: Final[tuple[Option, ...]] = (
    Option(
        "theme",
        "Appearance",
        "system",
        {"system": "As the system", "light": "Light", "dark": "Dark"},
    ),
    Option(
        "less_motion",
        "Less motion",
        False,
        {False: "Off", True: "On"},
        hint="No fades; the player's figure stays, its numbers count.",
    ),
    Option(
        "day_border",
        "A day begins at",
        "04:00",
        accepts=_is_clock,
        hint="A session at one in the morning still belongs to the evening before.",
    ),
    Option(
        "first_weekday",
        "A week begins on",
        0,
        {0: "Monday", 6: "Sunday", 5: "Saturday"},
        hint="For the calendar; training weeks always begin on Monday.",
    ),
    Option("paper", "Paper", "a4", {"a4": "A4", "letter": "Letter"}),
    Option("last_journal", "Journal opened last", ""),
    Option("recent_journals", "Recent journals", [], accepts=_are_texts),
    Option("import_folder", "Folder imported from last", ""),
)
"""Every option there is, in the order the preferences show them."""


@dataclass(frozen=True)
class Settings:
    """The options as they stand; ``others`` keeps keys this version does not know."""

    theme: str = "system"
    less_motion: bool = False
    day_border: str = "04:00"
    first_weekday: int = 0
    paper: Literal["a4", "letter"] = "a4"
    last_journal: str = ""
    recent_journals: list[str] = field(default_factory=list)
    import_folder: str = ""
    others: dict[str, Any] = field(default_factory=dict)

    @property
    def day_begins(self) -> time:
        """``day_border`` as a local time."""
        return time.fromisoformat(self.day_border)

    def with_journal(self, path: Path) -> Settings:
        """Return the settings with ``path`` as the last and most recent journal."""
        name = str(path.expanduser().resolve())
        recent = [name, *(entry for entry in self.recent_journals if entry != name)][:RECENT]
        return replace(self, last_journal=name, recent_journals=recent)


def option(key: str) -> Option:
    """Return the option of a key; KeyError for keys nobody declared."""
    return _BY_KEY[key]


_BY_KEY = {entry.key: entry for entry in OPTIONS}


def file() -> Path:
    """Return where the options are kept."""
    return paths.config_dir() / "settings.toml"


def load(source: Path | None = None) -> Settings:
    """Read the options; what is missing or unusable is at its default."""
    source = source or file()
    try:
        found = tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        _put_aside(source)
        return Settings()
    except OSError as error:
        log.info("options not read, defaults used: %s", error.strerror)
        return Settings()
    known = {key: value for key, value in found.items() if key in _BY_KEY}
    usable = {key: value for key, value in known.items() if option(key).usable(value)}
    return Settings(**usable, others={key: found[key] for key in found.keys() - known.keys()})


def save(settings: Settings, target: Path | None = None) -> None:
    """Write the options whole or not at all; raises OSError when the disk refuses."""
    target = target or file()
    target.parent.mkdir(parents=True, exist_ok=True)
    document = dict(settings.others)
    document.update({key: getattr(settings, key) for key in _BY_KEY})
    write_whole(target, tomli_w.dumps(document).encode("utf-8"))


def _put_aside(source: Path) -> None:
    aside = source.with_name(source.name + ".broken")
    with contextlib.suppress(OSError):
        source.replace(aside)
        log.info("options were unreadable, kept as %s", aside.name)
