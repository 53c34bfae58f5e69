"""Options of the program on this machine: one typed table and one TOML file.

The file may be edited by hand. A value that cannot be used counts as its default, keys of other
versions are kept as they are, and a file that cannot be read is put aside: options never keep the
program from starting. What was wrong is told in ``Settings.problems``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.dates import hour_words, minute_of_day
from calfjournal.domain.limits import BEATS, COOL_DOWN_MIN, WARM_UP_MIN
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.notation import MARKS, SYSTEM, Notation
from calfjournal.files import write_private
from calfjournal.toml_files import BadToml, read_toml

RECENT = 8
"""Journals kept in the list of recent ones."""
MOST_BYTES = 100_000
LONGEST_PLACE = 4096
"""Signs of a path; the longest that Linux takes."""


TOLD = 100
"""Things told of one journal's place that are remembered."""


class Option(Struct, frozen=True):
    """One option: its key in the file, and what it may be.

    ``choices`` are the allowed values in the order they are shown, None where the value is free.
    What people call them stands in ``messages.option_words``.
    """

    key: str
    default: Any
    choices: tuple[Any, ...] | None = None
    accepts: Callable[[Any], bool] | None = None

    def usable(self, value: object) -> bool:
        """True when the value is of the right type and inside the range."""
        if type(value) is not type(self.default):
            return False
        if self.choices is not None:
            return value in self.choices
        return self.accepts is None or self.accepts(value)


def _is_place(value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_PLACE or "\0" in value:
        return False
    # The name of a file may hold bytes that are no text; a TOML file cannot say them.
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _are_places(value: list[Any]) -> bool:
    return all(map(_is_place, value))


def _are_told(value: dict[str, Any]) -> bool:
    return all(isinstance(keys, list) and _are_places(keys) for keys in value.values())


ENTER_FIELDS: Final = ("kg", "rir", "pain")
"""What Enter may go to behind the repetitions of a set."""


def _is_order(value: str) -> bool:
    named = value.split()
    return len(named) == len(set(named)) and set(named) <= set(ENTER_FIELDS)


def _is_clock(value: str) -> bool:
    try:
        return hour_words(minute_of_day(value)) == value
    except ValueError:
        return False


OPTIONS: Final[tuple[Option, ...]] = (
    Option("theme", "system", ("system", "light", "dark")),
    Option("less_motion", False, (False, True)),
    Option("sound", True, (False, True)),
    Option("spoken_counts", False, (False, True)),
    Option("first_weekday", 0, (0, 6, 5)),
    Option("paper", "a4", ("a4", "letter")),
    Option("mass_unit", SYSTEM, (SYSTEM, "kg", "lb")),
    Option("distance_unit", SYSTEM, (SYSTEM, "km", "mi")),
    Option("length_unit", SYSTEM, (SYSTEM, "cm", "in")),
    Option("number_format", SYSTEM, (SYSTEM, *MARKS)),
    Option("text_size", 100, (100, 115, 130, 150, 175, 200)),
    Option("remind_check_in", False, (False, True)),
    Option("remind_check_in_at", "07:30", accepts=_is_clock),
    Option("remind_session", False, (False, True)),
    Option("remind_session_before", 15, (0, 15, 30, 60)),
    Option("remind_answers", False, (False, True)),
    Option("quiet_from", "22:00", accepts=_is_clock),
    Option("quiet_until", "07:00", accepts=_is_clock),
    Option("calendar_alarm", -1, (-1, 0, 15, 30, 60)),
    Option("last_journal", "", accepts=_is_place),
    Option("recent_journals", [], accepts=_are_places),
    Option("import_folder", "", accepts=_is_place),
    Option("watch_folder", "", accepts=_is_place),
    Option("enter_order", " ".join(ENTER_FIELDS), accepts=_is_order),
    Option("beat_every", 1, accepts=(1, 2).__contains__),
    Option("beat_warm_up", WARM_UP_MIN, accepts=BEATS["warm_up_min"].holds),
    Option("beat_cool_down", COOL_DOWN_MIN, accepts=BEATS["cool_down_min"].holds),
    Option("told_places", {}, accepts=_are_told),
    Option("reminded", {}, accepts=_are_told),
)
"""Every option there is, in the order the preferences show them."""


_METRIC: Final = Notation()


class Settings(Struct, frozen=True):
    """The options as they stand.

    ``others`` keeps keys this version does not know, ``problems`` says what of the file could not
    be used.
    """

    theme: str = "system"
    less_motion: bool = False
    sound: bool = True
    """Whether what is played is heard."""
    spoken_counts: bool = False
    """Whether repetitions are counted aloud, where the computer has a voice."""
    first_weekday: int = 0
    paper: Literal["a4", "letter"] = "a4"
    mass_unit: str = SYSTEM
    distance_unit: str = SYSTEM
    length_unit: str = SYSTEM
    number_format: str = SYSTEM
    text_size: int = 100
    """Per cent of the usual size."""
    remind_check_in: bool = False
    remind_check_in_at: str = "07:30"
    """When the morning is reminded of, "HH:MM" local [our default]."""
    remind_session: bool = False
    remind_session_before: int = 15
    """Minutes before a session [our default]."""
    remind_answers: bool = False
    quiet_from: str = "22:00"
    """Nothing is reminded of from here, "HH:MM" local, [our default] …"""
    quiet_until: str = "07:00"
    """… until here, next morning; the same hour twice is no quiet at all."""
    calendar_alarm: int = -1
    """Minutes before an event at which calendar files ring; -1 = never."""
    last_journal: str = ""
    recent_journals: list[str] = []
    import_folder: str = ""
    watch_folder: str = ""
    """In which new recordings are looked for; "" for none."""
    enter_order: str = " ".join(ENTER_FIELDS)
    """What Enter goes to behind the repetitions of a set, in its order."""
    beat_every: int = 1
    """Of the steps of a beat each one sounds, or every second."""
    beat_warm_up: int = WARM_UP_MIN
    beat_cool_down: int = COOL_DOWN_MIN
    """Minutes before and after the repeats of a beat."""
    told_places: dict[str, list[str]] = {}
    """By journal: what of its place was told already (``FileNote.keys``)."""
    reminded: dict[str, list[str]] = {}
    """By journal: what was reminded of lately (``Reminder.key``)."""
    others: dict[str, Any] = {}
    problems: tuple[Words, ...] = ()

    def notation(self, system: Notation = _METRIC) -> Notation:
        """Return units and marks of numbers; ``system`` stands in where nothing was chosen."""
        decimal_mark, thousands_mark = MARKS.get(
            self.number_format, (system.decimal_mark, system.thousands_mark)
        )
        return Notation(
            system.mass if self.mass_unit == SYSTEM else self.mass_unit,
            system.distance if self.distance_unit == SYSTEM else self.distance_unit,
            system.length if self.length_unit == SYSTEM else self.length_unit,
            decimal_mark,
            thousands_mark,
        )

    @property
    def former_day_border(self) -> str:
        """When days begin ("HH:MM") as a version kept it that had it here; "" when it did not."""
        former = self.others.get("day_border")
        return former if isinstance(former, str) else ""

    def with_journal(self, path: Path) -> Settings:
        """Return the settings with ``path`` as the last and most recent journal.

        A path that the file cannot hold is not remembered.
        """
        name = str(paths.real(path))
        if not _is_place(name):
            return self
        recent = [name, *(entry for entry in self.recent_journals if entry != name)][:RECENT]
        return replace(self, last_journal=name, recent_journals=recent)

    def with_told(self, path: Path, keys: Iterable[str]) -> Settings:
        """Return the settings that know what was told of a journal; forgotten ones drop out."""
        return replace(self, told_places=self._with(self.told_places, path, keys))

    def with_reminded(self, path: Path, keys: Iterable[str]) -> Settings:
        """Return the settings that know what was reminded of in a journal, likewise."""
        return replace(self, reminded=self._with(self.reminded, path, keys))

    def _with(
        self, told: dict[str, list[str]], path: Path, keys: Iterable[str]
    ) -> dict[str, list[str]]:
        name = str(path)
        kept = {place: told.get(place) for place in (name, *self.recent_journals)}
        kept[name] = sorted(keys)[:TOLD]
        return {place: known for place, known in kept.items() if known}


def option(key: str) -> Option:
    """Return the option of a key; KeyError for keys nobody declared."""
    return _BY_KEY[key]


_BY_KEY = {entry.key: entry for entry in OPTIONS}


def file() -> Path:
    """Return where the options are kept."""
    return paths.config_dir() / "settings.toml"


def put_aside_file() -> Path:
    """Return where options that could not be read are kept."""
    return _aside(file())


def load(source: Path | None = None) -> Settings:
    """Read the options; what is missing or unusable is at its default, and told."""
    source = source or file()
    try:
        found = read_toml(source, MOST_BYTES)
    except FileNotFoundError:
        return Settings()
    except BadToml as error:
        problem = say("values.several", sentences=(error.said, _put_aside(source)))
        return Settings(problems=(problem,))
    known = {key: value for key, value in found.items() if key in _BY_KEY}
    usable = {key: value for key, value in known.items() if option(key).usable(value)}
    others = {key: found[key] for key in found.keys() - known.keys()}
    problems = tuple(_unusable(source, key) for key in known if key not in usable)
    return Settings(**usable, others=others, problems=problems)


def save(settings: Settings, target: Path | None = None) -> None:
    """Write the options whole or not at all; raises OSError when the disk refuses."""
    import tomli_w  # Late: most starts change nothing.

    document = dict(settings.others)
    document.update({key: getattr(settings, key) for key in _BY_KEY})
    write_private(target or file(), tomli_w.dumps(document).encode("utf-8"))


def _unusable(source: Path, key: str) -> Message:
    return say("store.setting_unusable", file=source.name, key=key)


def _aside(source: Path) -> Path:
    return source.with_name(source.name + ".broken")


def _put_aside(source: Path) -> Message:
    with contextlib.suppress(OSError):
        source.replace(_aside(source))
        return say("store.defaults_used_kept", file=_aside(source).name)
    return say("store.defaults_used")
